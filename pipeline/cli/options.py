"""What the commands share: options, places, exit codes, and how an error is told."""

from __future__ import annotations

import sys
import traceback
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipeline import as_json
from schemas.exceptions import ActionPlanError, StoreLocked, Unwritable


class Exit(IntEnum):
    """What the process answers."""

    OK = 0
    FAILURES = 1
    USAGE = 2
    LOCKED = 3
    INTERNAL = 4
    UNWRITABLE = 5
    UNPUBLISHED = 6


class Engine(StrEnum):
    """Where files are read."""

    LOCAL = "local"
    DASK = "dask"


EXIT_CODES = """Exit codes: 0 all is well; 1 finished, but a file was rejected or an error-level check
failed; 2 wrong use (arguments, database or query); 3 another run or program holds the database; 4 a fault of
this program (add --debug for the traceback); 5 a place cannot be written to (disk full, folder read-only); 6 more
files were rejected than --max-rejects allows. After 2 to 6 the tables are what they were before."""

Database = Annotated[Path, typer.Option("--db", help="The DuckDB database.", dir_okay=False)]
Out = Annotated[Path, typer.Option("--out", help="Folder of the CSVs and datapackage.json.", file_okay=False)]
Json = Annotated[
    bool, typer.Option("--json", help="One JSON object on standard output, words on standard error.")
]

DB = Path("data/actionplans.duckdb")
OUT = Path("data/curated")
RAW = Path("data/raw")


def exit_of(error: ActionPlanError) -> Exit:
    """The exit code of a command that ends with the error."""
    if isinstance(error, StoreLocked):
        return Exit.LOCKED
    return Exit.UNWRITABLE if isinstance(error, Unwritable) else Exit.USAGE


def debugging() -> bool:
    """Whether the traceback of a fault is wanted."""
    return "--debug" in sys.argv[1:]


def fail(error: Exception, code: Exit) -> NoReturn:
    """Ends the process with the error in words, and as JSON where JSON was asked for."""
    message = str(error)
    if code is Exit.INTERNAL:
        hint = "report it with the output of the same command and --debug"
        message = f"a fault of this program: {type(error).__name__}: {message}; {hint}"
    if debugging():
        traceback.print_exception(error)
    if "--json" in sys.argv[1:]:
        kind = error.reason_code if isinstance(error, ActionPlanError) else "internal"
        typer.echo(as_json.dump({"error": {"code": kind, "message": message}, "exit_code": int(code)}))
    typer.echo(f"actionplans: {message}", err=True)
    raise SystemExit(int(code))
