"""What the checks find in plans: in some by themselves, and in those that are compared with all others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace

import duckdb

from pipeline.checks.check import Check, Tallies, Tally, count_checked, find_offenders
from pipeline.checks.dataset import COPY_CHECKS, LINEAGE_CHECKS, REFERENCE_CHECKS
from pipeline.checks.field import field_checks, suspected
from pipeline.checks.issues import issue_severities, with_issues
from pipeline.checks.judging import Failed, Judge
from pipeline.checks.record import PLAN_CHECKS, READING_CHECKS
from schemas.run import Quality

_ALONE = (*PLAN_CHECKS, *READING_CHECKS, *LINEAGE_CHECKS, *REFERENCE_CHECKS)
RULES = (*_ALONE, *COPY_CHECKS)
_ONLY_GX = Tally(1, ("Great Expectations finds that this does not hold, our query finds no such row",))


def check_alone(
    batch: duckdb.DuckDBPyConnection,
    run_id: str,
    plan_ids: Sequence[str],
    judge: Judge,
    unkept: Future[Failed],
) -> Iterator[Quality]:
    """How each check of a plan by itself went; `unkept` are the field rules that do not hold for the batch."""
    severities = issue_severities(batch, plan_ids)
    rules = with_issues(_ALONE, severities)
    checks = (*rules, *field_checks())
    counts = count_checked(batch, checks, plan_ids)
    tallies = find_offenders(batch, (*rules, *suspected(batch)), plan_ids)
    judged = judge.counts(_failures(rules, tallies))
    # either engine's finding fails a check: where only one has any, the batch has to answer for it
    unexplained = (judged.result() | unkept.result()) - {name for name, _ in tallies}
    for plan_id in plan_ids:
        for check in checks:
            key = (check.name, plan_id)
            tally = _ONLY_GX if check.name in unexplained else tallies.get(key, Tally())
            if check.always or tally.failures:
                worse = check if severities.get(key) != "error" else replace(check, severity="error")
                yield _quality(run_id, plan_id, worse, tally, counts.get(key, 0))


def find_copies(con: duckdb.DuckDBPyConnection) -> Tallies:
    """The tallies of all plans in the checks that compare plans."""
    return find_offenders(con, COPY_CHECKS, landed(con))


def compare(run_id: str, plan_ids: Sequence[str], copies: Tallies, judge: Judge) -> Iterator[Quality]:
    """How each check that compares plans went for these; asked of the judge at once, told when the rows are."""
    judged = judge.counts(_failures(COPY_CHECKS, copies))

    def rows() -> Iterator[Quality]:
        unexplained = judged.result() - {name for name, _ in copies}
        for plan_id in plan_ids:
            for check in COPY_CHECKS:
                tally = _ONLY_GX if check.name in unexplained else copies.get((check.name, plan_id), Tally())
                yield _quality(run_id, plan_id, check, tally, 1)

    return rows()


def other_copies(con: duckdb.DuckDBPyConnection, copies: Tallies) -> set[str]:
    """The plans that are copies of others than when they were last checked."""
    now = {key: tally.failures for key, tally in copies.items()}
    then = con.execute(
        "SELECT check_name, plan_id, failures FROM curated.quality "
        "WHERE check_name IN (SELECT unnest(?::VARCHAR[])) "
        "QUALIFY run_id = max(run_id) OVER (PARTITION BY plan_id)",
        [[check.name for check in COPY_CHECKS]],
    ).fetchall()
    return {plan_id for name, plan_id, failures in then if now.get((name, plan_id), 0) != failures}


def landed(con: duckdb.DuckDBPyConnection, plan_ids: Collection[str] | None = None) -> list[str]:
    """The ids of the landed plans in their order, of all or those among `plan_ids`."""
    ids = [row[0] for row in con.execute("SELECT plan_id FROM curated.plans ORDER BY plan_id").fetchall()]
    return [plan_id for plan_id in ids if plan_ids is None or plan_id in plan_ids]


def _failures(checks: Sequence[Check], tallies: Tallies) -> dict[str, int]:
    failures = dict.fromkeys((check.name for check in checks), 0)
    for (name, _), tally in tallies.items():
        if name in failures:
            failures[name] += tally.failures
    return failures


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
