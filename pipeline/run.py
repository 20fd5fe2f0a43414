"""A run, in a straight line: find, decide, read and land, check, export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pipeline import store
from pipeline.cache import cache_of
from pipeline.checks import check_again
from pipeline.checks.judging import judging_elsewhere
from pipeline.engines import open_engine
from pipeline.files import find_files, open_inputs
from pipeline.isolate import Limits
from pipeline.landing import export_where_stale, land_readings
from pipeline.lock import only_run
from pipeline.reading import OnRead, Terms, read_all
from pipeline.report import (
    Outcome,
    Report,
    landed_plans,
    last_rejected,
    outcome_of,
    rejects_of,
    standing_failures,
)
from pipeline.versions import versions
from pipeline.work import Work, plan_work, seen_before
from schemas.plan import Reject, Run


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may do differently: hash unchanged files too, use a Dask cluster, allow a file more."""

    rehash: bool = False
    scheduler: str | None = None
    limits: Limits = field(default_factory=Limits)


def run(
    paths: Sequence[Path],
    *,
    db: Path,
    out: Path,
    jobs: int,
    force: bool,
    on_read: OnRead,
    options: Options = Options(),
) -> Report:
    """What became of the plan files at `paths`: read into the database and the CSVs in `out`, or rejected.

    Raises:
        StoreLocked: another run is at work, or another program has the database open.
        UnreadableFile: the database cannot be used.

    """
    started, now = datetime.now(UTC), versions()
    with only_run(db), store.connect(db) as con:
        files, unfound = find_files(paths)
        states, rejected_before = store.file_states(con), last_rejected(con)
        known = {} if force or options.rehash else seen_before(states, now)
        inputs, unopened = open_inputs(files, known)
        work = plan_work(paths, inputs, states, now, force=force)
        run_id = store.next_run_id(con, (f"{file.path.name} {file.sha256}" for file in inputs))
        with judging_elsewhere(any(t.file.sha256 not in rejected_before for t in work.tasks)) as judge:
            terms = Terms(cache_of(db, now.reader), options.limits, now, fresh=force)
            readings = read_all(work.tasks, terms, open_engine(jobs, options.scheduler), on_read)
            landed = land_readings(con, readings, work, now)
            plan_ids = landed.plan_ids | {task.plan_id for task in work.unchanged}
            rejects = rejects_of(run_id, (*unfound, *unopened, *landed.refused))
            waiting = store.unchecked(con)
            changed = bool(waiting or rejects or rejected_before)
            with store.transaction(con):
                store.land_quality(con, run_id, check_again(con, run_id, waiting, judge))
                store.remember_files(con, work.restamped)
                failed = standing_failures(con, plan_ids)
                outcome = outcome_of(plan_ids, rejects, failed, changed=changed)
                ended = _run_row(run_id, started, len(files), work, landed.plan_ids, rejects, outcome)
                if changed:
                    store.land_run(con, ended, rejects)
        exported = export_where_stale(con, out)
        if not changed:  # exported before it is landed, so that equal plans stay equal files
            store.land_run(con, ended, ())
        plans = landed_plans(con, plan_ids)
        if landed.plan_ids:
            terms.cache.sweep({state.source_sha256 for state in store.file_states(con).values()})
    notes = (*work.notes, *landed.notes)
    return Report(ended, plans, failed, rejects, notes, exported, landed.tracebacks)


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
