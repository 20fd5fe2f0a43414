"""The commands as one program."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from pipeline.cli.asking import check, export, inspect, query
from pipeline.cli.options import EXIT_CODES, Exit, fail
from pipeline.cli.running import forget, run
from pipeline.cli.watching import doctor, status

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    epilog=EXIT_CODES,
    help="Reads the action plans UK public authorities publish (Word, PDF) into one checked schema.",
)
for _command in (run, inspect, check, export, query, forget, status, doctor):
    app.command()(_command)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib import metadata  # noqa: PLC0415  # 20 ms

        typer.echo(f"actionplans {metadata.version('actionplans')}")
        raise typer.Exit


@app.callback()
def _actionplans(
    version: Annotated[  # its callback answers
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
    debug: Annotated[  # `run_app` takes it out of the arguments, wherever it stands
        bool, typer.Option("--debug", help="Show the traceback of a fault. May stand anywhere.")
    ] = False,
) -> None:
    pass


def run_app() -> None:
    """Runs the command line; always ends the process with an exit code of `Exit`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file's name may hold what its encoding cannot
            stream.reconfigure(errors="backslashreplace")
    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    try:
        app(arguments)
    except Exception as error:  # noqa: BLE001  # the edge of the program: whatever it is, it is said
        from pipeline.running.report import exit_code_of  # noqa: PLC0415  # it brings the database along

        fail(error, Exit(exit_code_of(error)))
