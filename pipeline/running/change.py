"""What a run does once there is something to read: read and land, check, publish."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence

import duckdb
import numpy as np  # noqa: F401  # what plans are landed with, loaded while the readers load

from pipeline.checks.checking import Checking, check_again, checking
from pipeline.checks.judging import judging_elsewhere
from pipeline.children.engines import open_engine
from pipeline.database import store
from pipeline.database.cache import Cache, cache_of
from pipeline.database.connection import transaction
from pipeline.database.snapshot import Desk
from pipeline.database.versions import versions
from pipeline.imports import OFTEN
from pipeline.running.journal import Journal
from pipeline.running.landing import Landed, land_readings
from pipeline.running.order import Counts, Findings, Order, run_row
from pipeline.running.reading import Reading, Terms, read_all
from pipeline.running.report import Report, landed_plans, outcome_of, rejects_of, standing_failures
from pipeline.running.work import Work
from schemas.run import Reject


def change(desk: Desk, order: Order, found: Findings, journal: Journal) -> Report:
    """The report of a run that reads files, or takes rejected ones out of the tables."""
    gc.set_threshold(*OFTEN)  # rows come by the thousand
    con, work = desk.write(), found.work
    cache = cache_of(order.db, versions().reader)
    ahead = any(task.file.sha256 not in found.rejected_before for task in work.tasks)
    plans = len(work.tasks) + len(store.unchecked(con))
    with judging_elsewhere(ahead) as judge, checking(con, found.run_id, judge, plans=plans) as checks:
        with journal.step("read"):
            landed = _read(con, order, work, cache, checks, journal)
        rejects = rejects_of(found.run_id, (*found.refused, *landed.refused))
        allowed = order.options.max_rejects
        if allowed is not None and len(rejects) > allowed:
            return _give_up(found, rejects, allowed, journal)
        with journal.step("check"):
            waiting, new = store.unchecked(con), store.unchecked(con, only_new=True)
            store.land_quality(con, check_again(con, checks, waiting))
            plan_ids = landed.plan_ids | {task.plan_id for task in work.unchanged}
            failed = standing_failures(con, plan_ids)
            changed = bool(waiting or rejects or found.rejected_before)
            outcome = outcome_of(plan_ids, rejects, failed, changed=changed)
            counts = _counts(work, waiting, new, len(rejects))
            ended = run_row(found, journal, counts, outcome)
            with transaction(con):  # of a run broken off before it, the next checks all plans again
                store.end_waiting(con)
                store.remember_files(con, work.restamped)
                if changed:
                    store.land_runs(con, (*found.unlanded, ended), rejects)
    with journal.step("publish"):
        desk.publish()
    if landed.plan_ids:
        cache.sweep({state.source_sha256 for state in store.file_states(desk.con).values()})
    notes, now = (*work.notes, *landed.notes), landed_plans(desk.con, plan_ids)
    return Report(ended, now, failed, rejects, notes, tracebacks=landed.tracebacks, tolerated=allowed or 0)


def _read(
    con: duckdb.DuckDBPyConnection,
    order: Order,
    work: Work,
    cache: Cache,
    checks: Checking,
    journal: Journal,
) -> Landed:
    """What came of the files; checks of what has landed begin while others are read."""

    def check(cells: Mapping[str, int]) -> None:
        checks.landed(cells)
        store.land_quality(con, checks.found())

    store.forget_unlanded_quality(con)
    now = versions()
    terms = Terms(cache, order.options.limits, now, fresh=order.force)
    engine = open_engine(order.jobs, order.options.scheduler)
    readings = read_all(work.tasks, terms, engine, order.on_read)
    return land_readings(con, _told(readings, journal), work, now, check)


def _told(readings: Iterable[Reading], journal: Journal) -> Iterator[Reading]:
    for reading in readings:
        name, refusal = reading.task.file.path.name, reading.refusal
        if refusal is None:
            journal.tell("read", file=name, plan_id=reading.task.plan_id, cached=reading.cached.value)
        else:
            journal.tell("rejected", file=name, reason_code=refusal.reason_code, reason=refusal.reason)
        yield reading


def _give_up(found: Findings, rejects: tuple[Reject, ...], allowed: int, journal: Journal) -> Report:
    """The report of a run that publishes nothing; what it has read is taken up by the next."""
    counts = (0, 0, len(found.work.unchanged) + found.work.copies, len(rejects))
    ended = run_row(found, journal, counts, "failed")
    note = f"{len(rejects)} files were rejected, {allowed} are allowed (--max-rejects): nothing was published"
    return Report(ended, (), (), rejects, (*found.work.notes, note), published=False)


def _counts(work: Work, waiting: Sequence[str], new: Sequence[str], rejected: int) -> Counts:
    """What became of the files since the last snapshot: a run that was broken off may have read some of them."""
    unchanged = {task.plan_id for task in work.unchanged}
    done = ({task.plan_id for task in work.tasks} | unchanged) & set(waiting)
    left = len(unchanged - done) + work.copies
    return len(done & set(new)), len(done - set(new)), left, rejected
