"""What the reading steps saw and did not understand, reported under the check each issue names."""

# ruff: noqa: S608 - check names from the database are quoted, plan ids are parameters

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import duckdb

from pipeline.checks.check import Check
from pipeline.database.ddl import literal

Severities = dict[tuple[str, str], Literal["error", "warning"]]


def issue_severities(con: duckdb.DuckDBPyConnection, plan_ids: Sequence[str]) -> Severities:
    """The worst severity of the plans' issues, by check name and plan id."""
    rows = con.execute(
        # "error" is before "warning" in the alphabet
        "SELECT check_name, plan_id, min(severity) FROM state.issues "
        "WHERE plan_id IN (SELECT unnest(?::VARCHAR[])) GROUP BY ALL ORDER BY ALL",
        [list(plan_ids)],
    ).fetchall()
    return {(name, plan_id): severity for name, plan_id, severity in rows}


def with_issues(rules: Sequence[Check], severities: Severities) -> tuple[Check, ...]:
    """The rules, each failing by its issues too, and behind them a check for every other issue name."""
    named = {name for name, _ in severities}
    others = sorted(named - {rule.name for rule in rules})
    joined = [_joined(rule) if rule.name in named else rule for rule in rules]
    return (*joined, *(_issue_check(name) for name in others))


def _joined(rule: Check) -> Check:
    return replace(rule, offenders=f"SELECT * FROM ({rule.offenders}) UNION ALL {_issues(rule.name)}")


def _issue_check(name: str) -> Check:
    return Check(
        name=name,
        subject="extraction",
        severity="warning",
        checked=_issues(name),
        offenders=_issues(name),
        always=False,
    )


def _issues(name: str) -> str:
    return (
        f"SELECT plan_id, 0 AS place, message AS example FROM state.issues WHERE check_name = {literal(name)}"
    )
