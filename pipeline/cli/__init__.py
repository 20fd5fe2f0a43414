"""The command line: arguments in, exit code out."""

from __future__ import annotations


def main() -> None:
    """Runs the command line; always ends the process with an exit code.

    The commands are loaded here: child processes import the program's first module too, and have no use for them.
    """
    from pipeline.cli.app import run_app  # noqa: PLC0415

    run_app()
