"""Commands for whoever watches over runs: what was done, and whether this machine is fit for it."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.answers import as_json
from pipeline.cli.options import Database, Exit, Json, Out
from pipeline.cli.places import DB, OUT

# Commands import what they need: `--help` loads no reader and no database.
# ruff: noqa: PLC0415


def status(
    db: Database = DB,
    runs: Annotated[int, typer.Option(min=1, help="How many of the last runs.")] = 10,
    json: Json = False,
) -> None:
    """Shows what is published, whether a run is at work, and how the last runs ended.

    All there is to know of the last run (each file, rows, checks, versions, seconds) is in `run.json` beside
    the database.

    Examples:
    * `actionplans status`
    * `actionplans status --runs 50 --json`

    """
    from pipeline.answers import display
    from pipeline.answers.status import status as status_of

    found = status_of(db, runs)
    if json:
        typer.echo(as_json.dump(as_json.status_json(found)))
    else:
        display.show_status(display.console(), found)


def doctor(db: Database = DB, out: Out = OUT, json: Json = False) -> None:
    """Looks whether this machine has what a run needs: programs, fonts, write access, room, a sound database.

    Exit code 1 where something needed is missing; what is only useful (LibreOffice, Tesseract, fonts) is said.

    Example: `actionplans doctor --db /share/plans.duckdb`
    """
    from pipeline.answers import display
    from pipeline.answers.doctor import examine, is_fit

    findings = examine(db, out)
    if json:
        typer.echo(as_json.dump(as_json.doctor_json(findings)))
    else:
        display.show_findings(display.console(), findings)
    raise typer.Exit(Exit.OK if is_fit(findings) else Exit.FAILURES)
