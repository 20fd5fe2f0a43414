"""A run, in a straight line: find, decide, read and land, check, publish, export, write down."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from pipeline.database import store
from pipeline.database.current import export_where_stale
from pipeline.database.lock import only_run
from pipeline.database.snapshot import Desk, at_desk, repair
from pipeline.database.versions import code_version, versions
from pipeline.running import history
from pipeline.running.files import InputFile, find_files, open_inputs
from pipeline.running.history import Past
from pipeline.running.journal import Journal, OnRead
from pipeline.running.order import AS_EVER, Findings, Options, Order, run_row
from pipeline.running.report import (
    Report,
    exit_code_of,
    landed_plans,
    last_rejected,
    standing_failures,
)
from pipeline.running.run_record import write_failure, write_record
from pipeline.running.work import Work, plan_work, seen_before
from schemas.exceptions import DamagedStore, Unwritable

_REPAIRS = 2  # a damaged copy of a run that was broken off, then a damaged snapshot


def run(
    paths: Sequence[Path],
    *,
    db: Path,
    out: Path,
    jobs: int,
    force: bool,
    on_read: OnRead,
    options: Options = AS_EVER,
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


def _find(desk: Desk, order: Order, past: tuple[Past, ...]) -> Findings:
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
    return Findings(run_id, last, unlanded, refused, work, rejected_before, len(files))


def _leave(desk: Desk, found: Findings, journal: Journal) -> Report:
    """The report of a run that finds nothing to do."""
    plan_ids = {task.plan_id for task in found.work.unchanged}
    failed = standing_failures(desk.con, plan_ids)
    counts = (0, 0, len(found.work.unchanged) + found.work.copies, 0)
    ended = run_row(found, journal, counts, "nothing-changed")
    return Report(ended, landed_plans(desk.con, plan_ids), failed, (), found.work.notes)


def _change(desk: Desk, order: Order, found: Findings, journal: Journal) -> Report:
    from pipeline.running.change import change  # noqa: PLC0415  # what an unchanged run does without

    return change(desk, order, found, journal)


def _by_outcome(work: Work) -> dict[str, list[InputFile]]:
    parts = {"new": work.new, "changed": work.changed, "unchanged": work.unchanged}
    return {outcome: [task.file for task in tasks] for outcome, tasks in parts.items()}
