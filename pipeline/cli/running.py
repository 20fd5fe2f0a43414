"""Commands that change the database: `run` and `forget`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from pipeline.answers import as_json
from pipeline.cli.options import (
    Database,
    Engine,
    Json,
    Out,
    debugging,
    log_event,
    since_when,
)
from pipeline.cli.places import DB, OUT, RAW

# Commands import what they need: `--help` loads no reader and no database.
# ruff: noqa: PLC0415


def run(  # noqa: PLR0913, PLR0917  # a command's arguments are its options
    paths: Annotated[
        list[str] | None,  # as `list[Path]` typer would make a validator for each
        typer.Argument(
            help="Plan files, and folders searched to the bottom. [default: data/raw]", show_default=False
        ),
    ] = None,
    db: Database = DB,
    out: Out = OUT,
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
    since: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="Leave alone what has not changed since: 2030-01-31, 7d, 12h."),
    ] = None,
    max_rejects: Annotated[
        int | None,
        typer.Option(min=0, help="Publish nothing if more files are rejected; as many are no failure."),
    ] = None,
    log_json: Annotated[
        bool, typer.Option("--log-json", help="Tell what happens on standard error, a JSON object a line.")
    ] = False,
    json: Json = False,
) -> None:
    """Reads new and changed plan files, lands them, checks all plans and writes the CSVs.

    A file that cannot be read becomes a row in `rejects`; the others go on. A plan whose file has gone
    stays until `forget`.

    Examples:
    * `actionplans run`
    * `actionplans run plans/ --out tables/ --db plans.duckdb`
    * `actionplans run new.docx --force --json`
    * `actionplans run /share/plans --since 2d --max-rejects 5 --log-json`
    * `actionplans run /share/plans --engine dask --scheduler tcp://10.0.0.5:8786`

    """
    if (engine is Engine.DASK) != (scheduler is not None):
        raise typer.BadParameter("--engine dask and --scheduler ADDRESS go together")
    from pipeline.answers import display
    from pipeline.children.isolate import Limits
    from pipeline.run import run as run_files
    from pipeline.running.journal import nobody
    from pipeline.running.order import Options

    options = Options(
        rehash,
        scheduler,
        Limits(time_limit, memory_limit),
        since=since_when(since),
        max_rejects=max_rejects,
        on_event=log_event if log_json else nobody,
    )
    jobs = jobs or _processors()
    with display.progress_bar() as on_read:
        places = [Path(path) for path in paths] if paths else [RAW]
        report = run_files(places, db=db, out=out, jobs=jobs, force=force, on_read=on_read, options=options)
    if json:
        typer.echo(as_json.dump(as_json.report_json(report)))
    if not (json and log_json):  # standard error is for one kind of reader
        display.show_report(display.console(stderr=json), report)
    if debugging():
        for text in report.tracebacks:
            typer.echo(text, err=True)
    raise typer.Exit(report.exit_code)


def forget(
    plan_id: Annotated[str, typer.Argument(help="The plan's id, as in the table plans.")],
    db: Database = DB,
    out: Out = OUT,
    json: Json = False,
) -> None:
    """Takes a plan out of the database and the CSVs. Its file, if still there, is read again by `run`.

    Example: `actionplans forget some-council-send-plan-2019`
    """
    from pipeline.answers import display
    from pipeline.running.landing import forget_plan

    written = forget_plan(db, out, plan_id)
    if json:
        typer.echo(as_json.dump({"forgotten": plan_id, "exported": [path.as_posix() for path in written]}))
    display.console(stderr=json).print(f"{plan_id} is taken out; {len(written)} files written to {out}.")


def _processors() -> int:
    """Those this process may use, which a container or a batch system may have made fewer."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
