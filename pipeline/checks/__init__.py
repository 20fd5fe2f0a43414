"""Checks what was landed and gives a row of `quality` a check and plan; data never makes it raise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from pipeline.checks.check import Check, Tally, count_checked, find_offenders
from pipeline.checks.dataset import COPY_CHECKS, LINEAGE_CHECKS, REFERENCE_CHECKS
from pipeline.checks.field import field_checks
from pipeline.checks.issues import issue_severities, with_issues
from pipeline.checks.record import PLAN_CHECKS, READING_CHECKS
from schemas.plan import Quality

RULES = (*PLAN_CHECKS, *COPY_CHECKS, *READING_CHECKS, *LINEAGE_CHECKS, *REFERENCE_CHECKS)
_ONLY_GX = Tally(1, ("Great Expectations finds that this does not hold, our query finds no such row",))


def run_checks(
    con: duckdb.DuckDBPyConnection, run_id: str, plan_ids: Sequence[str] | None = None
) -> tuple[Quality, ...]:
    """How each check went for each plan (all that are landed where `plan_ids` is None).

    A check that does not apply to a plan has looked at no rows (`checked` 0) and has passed.
    """
    batch = _landed(con, plan_ids)
    if not batch:
        return ()
    from pipeline.checks.suites import failed_rules  # noqa: PLC0415  # pandas and Great Expectations

    severities = issue_severities(con, batch)
    rules = with_issues(RULES, severities)
    checks = (*rules, *field_checks())
    counts = count_checked(con, checks, batch)
    tallies = find_offenders(con, checks, batch)
    # either engine's finding fails a check: where only one has any, the batch has to answer for it
    unexplained = failed_rules(con, rules, tallies, batch) - {name for name, _ in tallies}
    rows = []
    for plan_id in batch:
        for check in checks:
            key = (check.name, plan_id)
            tally = _ONLY_GX if check.name in unexplained else tallies.get(key, Tally())
            if check.always or tally.failures:
                worse = check if severities.get(key) != "error" else replace(check, severity="error")
                rows.append(_quality(run_id, plan_id, worse, tally, counts.get(key, 0)))
    return tuple(rows)


def _landed(con: duckdb.DuckDBPyConnection, plan_ids: Sequence[str] | None) -> list[str]:
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
