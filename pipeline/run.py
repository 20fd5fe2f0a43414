"""A run, in a straight line: find, decide, read, land, check, export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from pipeline import store
from pipeline.files import find_files, open_inputs, reader_version
from pipeline.landing import export_where_stale, land_readings, remember
from pipeline.lock import only_run
from pipeline.reading import OnRead, read_all
from pipeline.report import (
    Outcome,
    Report,
    failures_of,
    landed_plans,
    last_run_rejected,
    outcome_of,
    rejects_of,
    standing_failures,
)
from pipeline.work import Work, plan_work
from schemas.plan import Quality, Reject, Run


def run(paths: Sequence[Path], *, db: Path, out: Path, jobs: int, force: bool, on_read: OnRead) -> Report:
    """What became of the plan files at `paths`: read into the database and the CSVs in `out`, or rejected.

    Raises:
        StoreLocked: another run is at work, or another program has the database open.
        UnreadableFile: the database cannot be used.

    """
    started, version = datetime.now(UTC), reader_version()
    with only_run(db):
        files, unfound = find_files(paths)
        inputs, unopened = open_inputs(files)
        with store.connect(db) as con:
            work = plan_work(paths, inputs, store.file_states(con), version, force=force)
        readings = read_all(work.tasks, jobs, on_read)  # no database is open meanwhile
        with store.connect(db) as con:
            run_id = store.next_run_id(con, (f"{file.path.name} {file.sha256}" for file in inputs))
            landed, unlanded = land_readings(con, readings, work)
            rejects = rejects_of(run_id, (*unfound, *unopened, *unlanded))
            plan_ids = landed | {task.plan_id for task in work.unchanged}
            quality = _check(con, run_id) if landed else ()
            failed = failures_of(quality, plan_ids) if landed else standing_failures(con, plan_ids)
            changed = bool(landed or rejects or last_run_rejected(con))
            outcome = outcome_of(plan_ids, rejects, failed, changed=changed)
            ended = _run_row(run_id, started, len(files), work, landed, rejects, outcome)
            if changed:
                store.land_run(con, ended, rejects, quality)
                remember(con, work, landed, version)
                exported = export_where_stale(con, out)
            else:  # exported before it is landed, so that equal plans stay equal files
                exported = export_where_stale(con, out)
                store.land_run(con, ended, (), ())
            plans = landed_plans(con, plan_ids)
    tracebacks = tuple(reading.traceback for reading in readings if reading.traceback)
    return Report(ended, plans, failed, rejects, work.notes, exported, tracebacks)


def _check(con: duckdb.DuckDBPyConnection, run_id: str) -> tuple[Quality, ...]:
    from pipeline.checks import run_checks  # noqa: PLC0415  # Great Expectations takes seconds to load

    return run_checks(con, run_id)


def _run_row(
    run_id: str,
    started: datetime,
    seen: int,
    work: Work,
    landed: frozenset[str],
    rejects: Sequence[Reject],
    outcome: Outcome,
) -> Run:
    return Run(
        run_id=run_id,
        started_at=started,
        finished_at=datetime.now(UTC),
        files_seen=seen,
        files_new=sum(task.plan_id in landed for task in work.new),
        files_changed=sum(task.plan_id in landed for task in work.changed),
        files_unchanged=len(work.unchanged) + work.copies,
        files_rejected=len(rejects),
        outcome=outcome,
    )
