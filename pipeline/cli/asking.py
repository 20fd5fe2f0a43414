"""Commands that look: a file before it is taken in, the checks, the tables, a query."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.answers import as_json
from pipeline.cli.options import Database, Exit, Json, fail
from pipeline.cli.places import DB, OUT
from schemas.exceptions import ActionPlanError

# Commands import what they need: `--help` loads no reader and no database.
# ruff: noqa: PLC0415


def inspect(
    file: Annotated[Path, typer.Argument(help="The plan file, with its sidecar beside it if it has one.")],
    json: Json = False,
) -> None:
    """Shows how a plan would be read: tables, header to role and why, first records, leftovers.

    Lands nothing. Look here before adding a plan, and put what is not understood into its sidecar.

    Example: `actionplans inspect data/raw/new-plan.docx`
    """
    from pipeline.answers import display
    from pipeline.answers.inspect_plan import inspect_file

    try:
        seen = inspect_file(file)
    except ActionPlanError as error:
        fail(error, Exit.FAILURES)
    if json:
        typer.echo(as_json.dump(as_json.inspection_json(seen)))
    else:
        display.show_inspection(display.console(), seen)


def check(db: Database = DB, json: Json = False) -> None:
    """Checks all landed plans again and shows what fails. Writes nothing.

    Example: `actionplans check --db plans.duckdb --json`
    """
    from pipeline.answers import display
    from pipeline.checks.checking import run_checks
    from pipeline.database.snapshot import reading
    from pipeline.running.report import has_error

    with reading(db) as con:
        quality = run_checks(con, "check")
    if json:
        typer.echo(as_json.dump(as_json.checks_json(quality)))
    display.show_checks(display.console(stderr=json), quality)
    raise typer.Exit(Exit.FAILURES if has_error(quality) else Exit.OK)


def export(
    db: Database = DB,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            file_okay=False,
            show_default=False,
            help="Folder of the files. [default: data/curated, data/excel or data/parquet]",
        ),
    ] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV for spreadsheets: no cell is computed.")
    ] = False,
    parquet: Annotated[bool, typer.Option("--parquet", help="Parquet, with the columns' types.")] = False,
    json: Json = False,
) -> None:
    """Writes the curated tables as CSV, with a datapackage.json that describes them.

    Plain CSV and Parquet hold every text as it is. With `--excel` the CSV has a byte order mark and Windows line
    ends, and an apostrophe stands before texts that begin with `=`, `+`, `-` or `@`.

    Examples:
    * `actionplans export --out /tmp/tables`
    * `actionplans export --excel`
    * `actionplans export --parquet --out /share/tables`

    """
    from pipeline.answers import display
    from pipeline.database.export import Profile
    from pipeline.database.export import export as export_tables
    from pipeline.database.snapshot import reading

    if excel and parquet:
        raise typer.BadParameter("choose one of --excel and --parquet")
    profile = Profile.EXCEL if excel else Profile.PARQUET if parquet else Profile.CSV
    place = out or (OUT if profile is Profile.CSV else OUT.with_name(profile.value))
    with reading(db) as con:
        written = export_tables(con, place, profile)
    if json:
        typer.echo(as_json.dump({"exported": [path.as_posix() for path in written]}))
    display.console(stderr=json).print(f"{len(written)} files written to {place}.")


def query(
    sql: Annotated[str, typer.Argument(help="One statement; tables need no schema.")],
    db: Database = DB,
    json: Json = False,
) -> None:
    """Answers an SQL query from the curated tables; it can change nothing.

    Example: `actionplans query "SELECT owner, count(*) FROM action_owners GROUP BY ALL ORDER BY 2 DESC"`
    """
    from pipeline.answers import display
    from pipeline.answers.query import query as answer_query

    answer = answer_query(db, sql)
    if json:
        typer.echo(as_json.dump(as_json.answer_json(answer)))
    else:
        display.show_answer(display.console(), answer)
