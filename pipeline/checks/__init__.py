"""Checks what was landed and gives a row of `quality` a check and plan; data never makes it raise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from pipeline.checks.batch import LEAN, batch_of, lost_lineage, write_batch
from pipeline.checks.check import Check, Tallies, Tally, count_checked, find_offenders
from pipeline.checks.dataset import COPY_CHECKS, LINEAGE_CHECKS, REFERENCE_CHECKS
from pipeline.checks.field import field_checks
from pipeline.checks.issues import issue_severities, with_issues
from pipeline.checks.judging import Failed, Judge, judging_here
from pipeline.checks.record import PLAN_CHECKS, READING_CHECKS
from schemas.run import Quality

RULES = (*PLAN_CHECKS, *COPY_CHECKS, *READING_CHECKS, *LINEAGE_CHECKS, *REFERENCE_CHECKS)
_ACROSS_PLANS = frozenset(check.name for check in COPY_CHECKS)
_BATCH_PLANS, _BATCH_CELLS = 500, 50_000  # checked together: few enough to be held in memory
_MANY = 200  # plans from which on memory counts for more than a tenth of a second
_ONLY_GX = Tally(1, ("Great Expectations finds that this does not hold, our query finds no such row",))


def run_checks(
    con: duckdb.DuckDBPyConnection, run_id: str, plan_ids: Sequence[str] | None = None
) -> tuple[Quality, ...]:
    """How each check went for each plan (all that are landed where `plan_ids` is None).

    A check that does not apply to a plan has looked at no rows (`checked` 0) and has passed.
    """
    with judging_here() as judge:
        return tuple(_check_landed(con, run_id, _landed(con, plan_ids), _find_copies(con), judge))


def check_again(
    con: duckdb.DuckDBPyConnection, run_id: str, plan_ids: Sequence[str], judge: Judge
) -> Iterator[Quality]:
    """How each check went for plans just landed, and for those that their landing makes or unmakes copies."""
    if not plan_ids:
        return iter(())
    copies = _find_copies(con)
    wanted = _landed(con, {*plan_ids, *_other_copies(con, copies)})
    return _check_landed(con, run_id, wanted, copies, judge)


def _check_landed(
    con: duckdb.DuckDBPyConnection, run_id: str, plan_ids: Sequence[str], copies: Tallies, judge: Judge
) -> Iterator[Quality]:
    """The rows of `run_checks`, some plans at a time, so that neither time nor memory grow with the others."""
    with TemporaryDirectory(prefix="actionplans-") as name:
        folder, many = Path(name), len(plan_ids) > _MANY
        if many:
            con.execute(LEAN)
        lost = lost_lineage(con, folder)
        for some in _batches(con, plan_ids):
            chosen = frozenset(some)
            found = {key: tally for key, tally in copies.items() if key[1] in chosen}
            write_batch(con, some, folder)
            unkept = judge.rows(folder)  # while we query
            with batch_of(folder, lost, lean=many) as batch:
                yield from _check_batch(batch, run_id, some, found, judge, unkept)


def _batches(con: duckdb.DuckDBPyConnection, plan_ids: Sequence[str]) -> Iterator[list[str]]:
    cells = dict(con.execute("SELECT plan_id, count(*) FROM curated.cells GROUP BY plan_id").fetchall())
    batch: list[str] = []
    held = 0
    for plan_id in plan_ids:
        batch.append(plan_id)
        held += cells.get(plan_id, 0)
        if len(batch) >= _BATCH_PLANS or held >= _BATCH_CELLS:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _check_batch(
    batch: duckdb.DuckDBPyConnection,
    run_id: str,
    plan_ids: Sequence[str],
    copies: Tallies,
    judge: Judge,
    unkept: Future[Failed],
) -> Iterator[Quality]:
    """`unkept` are the field rules that do not hold for the batch."""
    severities = issue_severities(batch, plan_ids)
    rules = with_issues(RULES, severities)
    checks = (*rules, *field_checks())
    counts = count_checked(batch, checks, plan_ids)
    alone = [check for check in checks if check.name not in _ACROSS_PLANS]
    tallies = copies | find_offenders(batch, alone, plan_ids)
    failures = dict.fromkeys((rule.name for rule in rules), 0)
    for (name, _), tally in tallies.items():
        if name in failures:
            failures[name] += tally.failures
    # either engine's finding fails a check: where only one has any, the batch has to answer for it
    unexplained = (judge.counts(failures).result() | unkept.result()) - {name for name, _ in tallies}
    for plan_id in plan_ids:
        for check in checks:
            key = (check.name, plan_id)
            tally = _ONLY_GX if check.name in unexplained else tallies.get(key, Tally())
            if check.always or tally.failures:
                worse = check if severities.get(key) != "error" else replace(check, severity="error")
                yield _quality(run_id, plan_id, worse, tally, counts.get(key, 0))


def _find_copies(con: duckdb.DuckDBPyConnection) -> Tallies:
    """The tallies of all plans in the checks that compare plans."""
    return find_offenders(con, COPY_CHECKS, _landed(con, None))


def _other_copies(con: duckdb.DuckDBPyConnection, copies: Tallies) -> set[str]:
    """The plans that are copies of others than when they were last checked."""
    now = {key: tally.failures for key, tally in copies.items()}
    then = con.execute(
        "SELECT check_name, plan_id, failures FROM curated.quality "
        "WHERE check_name IN (SELECT unnest(?::VARCHAR[])) "
        "QUALIFY run_id = max(run_id) OVER (PARTITION BY plan_id)",
        [sorted(_ACROSS_PLANS)],
    ).fetchall()
    return {plan_id for name, plan_id, failures in then if now.get((name, plan_id), 0) != failures}


def _landed(con: duckdb.DuckDBPyConnection, plan_ids: Collection[str] | None) -> list[str]:
    landed = [row[0] for row in con.execute("SELECT plan_id FROM curated.plans ORDER BY plan_id").fetchall()]
    return [plan_id for plan_id in landed if plan_ids is None or plan_id in plan_ids]


def _quality(run_id: str, plan_id: str, check: Check, tally: Tally, checked: int) -> Quality:
    examples = [*tally.examples, check.advice] if tally.failures and check.advice else list(tally.examples)
    return Quality(
        run_id=run_id,
        plan_id=plan_id,
        check_name=check.name,
        subject=check.subject,
        severity=check.severity,
        passed=tally.failures == 0,
        failures=tally.failures,
        checked=max(checked, tally.failures),
        examples=" | ".join(examples) or None,
    )
