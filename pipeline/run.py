"""A run, in a straight line: find, decide, read and land, check, publish, export, write down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from pipeline import history, store
from pipeline.cache import cache_of
from pipeline.checks import check_again
from pipeline.checks.judging import judging_elsewhere
from pipeline.connection import transaction
from pipeline.current import export_where_stale
from pipeline.engines import open_engine
from pipeline.files import InputFile, Refusal, find_files, open_inputs
from pipeline.history import Past
from pipeline.isolate import Limits
from pipeline.journal import Journal, OnEvent, nobody
from pipeline.landing import land_readings
from pipeline.lock import only_run
from pipeline.reading import OnRead, Reading, Terms, read_all
from pipeline.report import (
    Outcome,
    Report,
    exit_code_of,
    landed_plans,
    last_rejected,
    outcome_of,
    rejects_of,
    standing_failures,
)
from pipeline.run_record import write_failure, write_record
from pipeline.snapshot import Desk, at_desk, repair
from pipeline.versions import code_version, versions
from pipeline.work import Work, plan_work, seen_before
from schemas.exceptions import DamagedStore, Unwritable
from schemas.run import Reject, Run

_REPAIRS = 2  # a damaged copy of a run that was broken off, then a damaged snapshot


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may do differently: hash unchanged files too, use a Dask cluster, allow a file more.

    Files last changed before `since` are left alone. With more than `max_rejects` rejected files nothing is
    published; as many are no failure.
    """

    rehash: bool = False
    scheduler: str | None = None
    limits: Limits = field(default_factory=Limits)
    since: datetime | None = None
    max_rejects: int | None = None
    on_event: OnEvent = nobody


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is asked to do."""

    paths: Sequence[Path]
    db: Path
    out: Path
    jobs: int
    force: bool
    on_read: OnRead
    options: Options


@dataclass(frozen=True, slots=True)
class _Findings:
    """What a run has found before it reads anything: files, what to do about them, its id."""

    run_id: str
    after: str | None  # the newest run that is landed
    unlanded: tuple[Run, ...]
    refused: tuple[Refusal, ...]
    work: Work
    rejected_before: frozenset[str]
    seen: int

    @property
    def idle(self) -> bool:
        """Whether the database can stay as it is."""
        return not (self.work.tasks or self.refused or self.rejected_before or self.work.restamped)


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
        StoreLocked: another run is at work, or another program is writing in the database.
        UnreadableFile: the database cannot be used.
        Unwritable: the disk is full or a folder read-only; the database is as it was.

    """
    order = Order(paths, db, out, jobs, force, on_read, options)
    journal = Journal(options.on_event)
    with only_run(db) as before:
        notes = [f"the run before ({before}) was broken off"] if before else []
        try:
            return _run_repairing(order, journal, notes)
        except Exception as error:
            _write_failure(db, journal, error)
            raise


def _run_repairing(order: Order, journal: Journal, notes: list[str]) -> Report:
    for _ in range(_REPAIRS):
        try:
            return _run(order, journal, notes)
        except DamagedStore:
            notes.append(repair(order.db))
            journal.tell("repaired", what=notes[-1])
    return _run(order, journal, notes)


def _write_failure(db: Path, journal: Journal, error: Exception) -> None:
    words, code = write_failure(db, journal, error), exit_code_of(error)
    ended = Past(began=journal.started, error=words, exit_code=code, seconds=journal.elapsed())
    with suppress(Unwritable):
        history.remember(db, history.past_runs(db), ended)


def _run(order: Order, journal: Journal, notes: Sequence[str]) -> Report:
    past = history.past_runs(order.db)
    with at_desk(order.db) as desk:
        with journal.step("find"):
            found = _find(desk, order, past)
        idle = found.idle and not store.unchecked(desk.con)
        journal.tell("found", run_id=found.run_id, files=found.seen, to_read=len(found.work.tasks))
        report = _leave(desk, found, journal) if idle else _change(desk, order, found, journal)
        if report.published:
            with journal.step("export"):
                report = replace(report, exported=export_where_stale(desk.con, order.out))
        report = replace(report, notes=(*notes, *desk.notes, *report.notes))
        write_record(order.db, desk.con, report, _by_outcome(found.work), journal)
    seconds = journal.elapsed()
    after = found.after if report.run.outcome == "nothing-changed" else report.run.run_id
    code, notes = report.exit_code, report.notes
    ended = Past(
        began=journal.started, run=report.run, after=after, exit_code=code, seconds=seconds, notes=notes
    )
    history.remember(order.db, past, ended)
    journal.tell("ended", run_id=found.run_id, outcome=report.run.outcome, exit_code=report.exit_code)
    return report


def _find(desk: Desk, order: Order, past: tuple[Past, ...]) -> _Findings:
    options, now = order.options, versions()
    files, unfound = find_files(order.paths, options.since)
    states, rejected_before = store.file_states(desk.con), last_rejected(desk.con)
    known = {} if order.force or options.rehash else seen_before(states, now)
    inputs, unopened = open_inputs(files, known)
    work = plan_work(order.paths, inputs, states, now, force=order.force)
    last = store.last_run_id(desk.con)
    unlanded = history.unlanded(past, last)
    read = (f"{file.path.name} {file.sha256}" for file in inputs)
    run_id = store.next_run_id(desk.con, (code_version(), *read), len(unlanded))
    refused = (*unfound, *unopened)
    return _Findings(run_id, last, unlanded, refused, work, rejected_before, len(files))


def _leave(desk: Desk, found: _Findings, journal: Journal) -> Report:
    """The report of a run that finds nothing to do."""
    plan_ids = {task.plan_id for task in found.work.unchanged}
    failed = standing_failures(desk.con, plan_ids)
    counts = (0, 0, len(found.work.unchanged) + found.work.copies, 0)
    ended = _run_row(found, journal, counts, "nothing-changed")
    return Report(ended, landed_plans(desk.con, plan_ids), failed, (), found.work.notes)


def _change(desk: Desk, order: Order, found: _Findings, journal: Journal) -> Report:
    """The report of a run that reads files, or takes rejected ones out of the tables."""
    con, work, now = desk.write(), found.work, versions()
    terms = Terms(cache_of(order.db, now.reader), order.options.limits, now, fresh=order.force)
    with judging_elsewhere(any(t.file.sha256 not in found.rejected_before for t in work.tasks)) as judge:
        with journal.step("read"):
            engine = open_engine(order.jobs, order.options.scheduler)
            readings = read_all(work.tasks, terms, engine, order.on_read)
            landed = land_readings(con, _told(readings, journal), work, now)
        rejects = rejects_of(found.run_id, (*found.refused, *landed.refused))
        allowed = order.options.max_rejects
        if allowed is not None and len(rejects) > allowed:
            return _give_up(found, rejects, allowed, journal)
        with journal.step("check"), transaction(con):
            waiting, new = store.unchecked(con), store.unchecked(con, only_new=True)
            store.land_quality(con, found.run_id, check_again(con, found.run_id, waiting, judge))
            store.remember_files(con, work.restamped)
            plan_ids = landed.plan_ids | {task.plan_id for task in work.unchanged}
            failed = standing_failures(con, plan_ids)
            changed = bool(waiting or rejects or found.rejected_before)
            outcome = outcome_of(plan_ids, rejects, failed, changed=changed)
            counts = _counts(work, waiting, new, len(rejects))
            ended = _run_row(found, journal, counts, outcome)
            if changed:
                store.land_runs(con, (*found.unlanded, ended), rejects)
    with journal.step("publish"):
        desk.publish()
    if landed.plan_ids:
        terms.cache.sweep({state.source_sha256 for state in store.file_states(desk.con).values()})
    plans = landed_plans(desk.con, plan_ids)
    notes = (*work.notes, *landed.notes)
    return Report(ended, plans, failed, rejects, notes, tracebacks=landed.tracebacks, tolerated=allowed or 0)


def _told(readings: Iterable[Reading], journal: Journal) -> Iterator[Reading]:
    for reading in readings:
        name, refusal = reading.task.file.path.name, reading.refusal
        if refusal is None:
            journal.tell("read", file=name, plan_id=reading.task.plan_id, cached=reading.cached.value)
        else:
            journal.tell("rejected", file=name, reason_code=refusal.reason_code, reason=refusal.reason)
        yield reading


def _by_outcome(work: Work) -> dict[str, list[InputFile]]:
    parts = {"new": work.new, "changed": work.changed, "unchanged": work.unchanged}
    return {outcome: [task.file for task in tasks] for outcome, tasks in parts.items()}


def _give_up(found: _Findings, rejects: tuple[Reject, ...], allowed: int, journal: Journal) -> Report:
    """The report of a run that publishes nothing; what it has read is taken up by the next."""
    counts = (0, 0, len(found.work.unchanged) + found.work.copies, len(rejects))
    ended = _run_row(found, journal, counts, "failed")
    note = f"{len(rejects)} files were rejected, {allowed} are allowed (--max-rejects): nothing was published"
    return Report(ended, (), (), rejects, (*found.work.notes, note), published=False)


_Counts = tuple[int, int, int, int]  # files new, changed, unchanged, rejected


def _counts(work: Work, waiting: Sequence[str], new: Sequence[str], rejected: int) -> _Counts:
    """What became of the files since the last snapshot: a run that was broken off may have read some of them."""
    unchanged = {task.plan_id for task in work.unchanged}
    done = ({task.plan_id for task in work.tasks} | unchanged) & set(waiting)
    left = len(unchanged - done) + work.copies
    return len(done & set(new)), len(done - set(new)), left, rejected


def _run_row(found: _Findings, journal: Journal, counts: _Counts, outcome: Outcome) -> Run:
    new, changed, unchanged, rejected = counts
    return Run(
        run_id=found.run_id,
        started_at=journal.started,
        finished_at=journal.now(),
        files_seen=found.seen,
        files_new=new,
        files_changed=changed,
        files_unchanged=unchanged,
        files_rejected=rejected,
        outcome=outcome,
    )
