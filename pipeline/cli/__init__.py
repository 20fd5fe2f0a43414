"""The command line: arguments in, exit code out."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Runs the command line; always ends the process with an exit code.

    The commands are loaded here: child processes import the program's first module too, and have no use for them.
    """
    from pipeline.cli.ahead import load_readers_ahead  # noqa: PLC0415
    from pipeline.imports import SELDOM  # noqa: PLC0415

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy loads, which would start idle threads
    load_readers_ahead(sys.argv[1:])
    gc.set_threshold(*SELDOM)  # what loading makes stays: a twentieth of the time of an unchanged run
    from pipeline.cli.app import run_app  # noqa: PLC0415

    try:
        run_app()
    finally:
        gc.freeze()  # what goes down with the process is not searched for garbage first
