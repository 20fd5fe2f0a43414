"""What the commands share: options, places, exit codes, and how an error is told."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipeline.answers import as_json
from pipeline.harmless import printable
from pipeline.running.journal import Fact
from schemas.exceptions import ActionPlanError


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

_AGE = re.compile(r"(?P<number>\d{1,6})(?P<unit>[mhd])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def since_when(text: str | None) -> datetime | None:
    """The time meant by "2030-01-31", "2030-01-31T18:00" or an age such as "90m", "12h", "7d".

    Raises: typer.BadParameter where it is none of these.
    """
    if text is None:
        return None
    age = _AGE.fullmatch(text.strip())
    if age:
        return datetime.now(UTC) - timedelta(**{_UNITS[age["unit"]]: int(age["number"])})
    try:
        return datetime.fromisoformat(text).astimezone()  # without a zone it is this machine's time
    except (ValueError, OverflowError) as error:
        raise typer.BadParameter(f"--since {text}: write a date (2030-01-31) or an age (7d, 12h)") from error


def log_event(event: str, facts: Mapping[str, Fact]) -> None:
    """Nothing; the event is a line of JSON on standard error."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    typer.echo(as_json.dump({"time": now, "event": event, **facts}), err=True)


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
    kind = error.reason_code if isinstance(error, ActionPlanError) else "internal"
    if "--json" in sys.argv[1:]:
        typer.echo(as_json.dump({"error": {"code": kind, "message": message}, "exit_code": int(code)}))
    if "--log-json" in sys.argv[1:]:
        log_event("failed", {"code": kind, "message": message, "exit_code": int(code)})
    else:
        typer.echo(f"actionplans: {printable(message)}", err=True)
    raise SystemExit(int(code))
