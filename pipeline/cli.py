"""The command line: arguments in, exit code out."""

from __future__ import annotations

import os
import sys
import traceback
from enum import IntEnum, StrEnum
from importlib import metadata
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipeline import as_json, display
from schemas.exceptions import ActionPlanError, StoreLocked

# Commands import what they need: `--help` loads no reader and no database.
# ruff: noqa: PLC0415


class Exit(IntEnum):
    """What the process answers."""

    OK = 0
    FAILURES = 1
    USAGE = 2
    LOCKED = 3
    INTERNAL = 4


class Engine(StrEnum):
    """Where files are read."""

    LOCAL = "local"
    DASK = "dask"


_EXIT_CODES = """Exit codes: 0 all is well; 1 finished, but a file was rejected or an error-level check
failed; 2 wrong use (arguments, database or query); 3 another run or program holds the database; 4 a fault of
this program (add --debug for the traceback)."""

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    epilog=_EXIT_CODES,
    help="Reads the action plans UK public authorities publish (Word, PDF) into one checked schema.",
)

Database = Annotated[Path, typer.Option("--db", help="The DuckDB database.", dir_okay=False)]
Out = Annotated[Path, typer.Option("--out", help="Folder of the CSVs and datapackage.json.", file_okay=False)]
Json = Annotated[
    bool, typer.Option("--json", help="One JSON object on standard output, words on standard error.")
]

_DB = Path("data/actionplans.duckdb")
_OUT = Path("data/curated")
_RAW = Path("data/raw")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"actionplans {metadata.version('actionplans')}")
        raise typer.Exit


@app.callback()
def _actionplans(
    version: Annotated[  # its callback answers
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
    debug: Annotated[  # `main` takes it out of the arguments, wherever it stands
        bool, typer.Option("--debug", help="Show the traceback of a fault. May stand anywhere.")
    ] = False,
) -> None:
    pass


@app.command()
def run(  # noqa: PLR0913, PLR0917  # a command's arguments are its options
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Plan files, and folders searched to the bottom. [default: data/raw]", show_default=False
        ),
    ] = None,
    db: Database = _DB,
    out: Out = _OUT,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Files read at a time. [default: processors]")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Read unchanged files again.")] = False,
    rehash: Annotated[
        bool, typer.Option("--rehash", help="Compare the bytes of all files, not their size and times.")
    ] = False,
    time_limit: Annotated[
        int, typer.Option(min=1, metavar="SECONDS", help="Give up a file that takes longer.")
    ] = 600,
    memory_limit: Annotated[
        int, typer.Option(min=256, metavar="MB", help="Give up a file that takes more memory.")
    ] = 1024,
    engine: Annotated[Engine, typer.Option(help="Read on this machine or on a Dask cluster.")] = Engine.LOCAL,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The cluster's, e.g. tcp://10.0.0.5:8786.")
    ] = None,
    json: Json = False,
) -> None:
    """Reads new and changed plan files, lands them, checks all plans and writes the CSVs.

    A file that cannot be read becomes a row in `rejects`; the others go on. A plan whose file has gone
    stays until `forget`.

    Examples:
    * `actionplans run`
    * `actionplans run plans/ --out tables/ --db plans.duckdb`
    * `actionplans run new.docx --force --json`
    * `actionplans run /share/plans --engine dask --scheduler tcp://10.0.0.5:8786`

    """
    from pipeline.isolate import Limits
    from pipeline.run import Options
    from pipeline.run import run as run_files

    if (engine is Engine.DASK) != (scheduler is not None):
        raise typer.BadParameter("--engine dask and --scheduler ADDRESS go together")
    options = Options(rehash, scheduler, Limits(time_limit, memory_limit))
    places = jobs or _processors()
    with display.progress_bar() as on_read:
        report = run_files(
            paths or [_RAW], db=db, out=out, jobs=places, force=force, on_read=on_read, options=options
        )
    if json:
        typer.echo(as_json.dump(as_json.report_json(report)))
    display.show_report(display.console(stderr=json), report)
    if _debugging():
        for text in report.tracebacks:
            typer.echo(text, err=True)
    raise typer.Exit(report.exit_code)


@app.command()
def inspect(
    file: Annotated[Path, typer.Argument(help="The plan file, with its sidecar beside it if it has one.")],
    json: Json = False,
) -> None:
    """Shows how a plan would be read: tables, header to role and why, first records, leftovers.

    Lands nothing. Look here before adding a plan, and put what is not understood into its sidecar.

    Example: `actionplans inspect data/raw/new-plan.docx`
    """
    from pipeline.inspect_plan import inspect_file

    try:
        seen = inspect_file(file)
    except ActionPlanError as error:
        _fail(error, Exit.FAILURES)
    if json:
        typer.echo(as_json.dump(as_json.inspection_json(seen)))
    else:
        display.show_inspection(display.console(), seen)


@app.command()
def check(db: Database = _DB, json: Json = False) -> None:
    """Checks all landed plans again and shows what fails. Writes nothing.

    Example: `actionplans check --db plans.duckdb --json`
    """
    from pipeline.checks import run_checks
    from pipeline.report import has_error
    from pipeline.store import connect

    with connect(db, read_only=True) as con:
        quality = run_checks(con, "check")
    if json:
        typer.echo(as_json.dump(as_json.checks_json(quality)))
    display.show_checks(display.console(stderr=json), quality)
    raise typer.Exit(Exit.FAILURES if has_error(quality) else Exit.OK)


@app.command()
def export(db: Database = _DB, out: Out = _OUT, json: Json = False) -> None:
    """Writes the curated tables as CSV, with a datapackage.json that describes them.

    Example: `actionplans export --out /tmp/tables`
    """
    from pipeline.export import export as export_tables
    from pipeline.store import connect

    with connect(db, read_only=True) as con:
        written = export_tables(con, out)
    if json:
        typer.echo(as_json.dump({"exported": [path.as_posix() for path in written]}))
    display.console(stderr=json).print(f"{len(written)} files written to {out}.")


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help="One statement; tables need no schema.")],
    db: Database = _DB,
    json: Json = False,
) -> None:
    """Answers an SQL query from the curated tables; it can change nothing.

    Example: `actionplans query "SELECT owner, count(*) FROM action_owners GROUP BY ALL ORDER BY 2 DESC"`
    """
    from pipeline.query import query as answer_query

    answer = answer_query(db, sql)
    if json:
        typer.echo(as_json.dump(as_json.answer_json(answer)))
    else:
        display.show_answer(display.console(), answer)


@app.command()
def forget(
    plan_id: Annotated[str, typer.Argument(help="The plan's id, as in the table plans.")],
    db: Database = _DB,
    out: Out = _OUT,
    json: Json = False,
) -> None:
    """Takes a plan out of the database and the CSVs. Its file, if still there, is read again by `run`.

    Example: `actionplans forget some-council-send-plan-2019`
    """
    from pipeline.landing import forget_plan

    written = forget_plan(db, out, plan_id)
    if json:
        typer.echo(as_json.dump({"forgotten": plan_id, "exported": [path.as_posix() for path in written]}))
    display.console(stderr=json).print(f"{plan_id} is taken out; {len(written)} files written to {out}.")


def _processors() -> int:
    """Those this process may use, which a container or a batch system may have made fewer."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def main() -> None:
    """Runs the command line; always ends the process with an exit code of `Exit`."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    try:
        app(arguments)
    except ActionPlanError as error:
        _fail(error, Exit.LOCKED if isinstance(error, StoreLocked) else Exit.USAGE)
    except Exception as error:  # noqa: BLE001  # the edge of the program: whatever is left is our fault
        _fail(error, Exit.INTERNAL)


def _debugging() -> bool:
    return "--debug" in sys.argv[1:]


def _fail(error: Exception, code: Exit) -> NoReturn:
    """Ends the process with the error in words, and as JSON where JSON was asked for."""
    message = str(error)
    if code is Exit.INTERNAL:
        hint = "report it with the output of the same command and --debug"
        message = f"a fault of this program: {type(error).__name__}: {message}; {hint}"
    if _debugging():
        traceback.print_exception(error)
    if "--json" in sys.argv[1:]:
        kind = error.reason_code if isinstance(error, ActionPlanError) else "internal"
        typer.echo(as_json.dump({"error": {"code": kind, "message": message}, "exit_code": int(code)}))
    typer.echo(f"actionplans: {message}", err=True)
    raise SystemExit(int(code))


if __name__ == "__main__":
    main()
