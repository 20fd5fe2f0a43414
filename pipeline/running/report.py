"""What a run has to say at its end: plans, failed checks, rejects, and its exit code."""

# ruff: noqa: S608 - the statements hold names in our models only

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import duckdb

from pipeline.database.ddl import table_name
from pipeline.harmless import storable
from pipeline.running.files import Refusal
from schemas.exceptions import ActionPlanError, StoreLocked, Unwritable
from schemas.plan import PlanRow
from schemas.row import Row
from schemas.run import Quality, Reject, Run

Outcome = Literal["ok", "nothing-changed", "with-failures", "failed"]
AnyRow = TypeVar("AnyRow", bound=Row)


@dataclass(frozen=True, slots=True)
class Report:
    """The end of a run, for people and programs alike; `failed` holds the checks that did not pass.

    As many rejects as are `tolerated` are no failure; without `published` the tables are as they were.
    """

    run: Run
    plans: tuple[PlanRow, ...]
    failed: tuple[Quality, ...]
    rejects: tuple[Reject, ...]
    notes: tuple[str, ...] = ()
    exported: tuple[Path, ...] = ()
    tracebacks: tuple[str, ...] = ()
    tolerated: int = 0
    published: bool = True

    @property
    def exit_code(self) -> int:
        """0 when all is well, 1 when a file was rejected or a check failed, 6 when nothing was published."""
        if not self.published:
            return 6
        return int(len(self.rejects) > self.tolerated or has_error(self.failed))


def exit_code_of(error: Exception) -> int:
    """The exit code of a command that ends in the error: 2 wrong use, 3 in use, 4 our fault, 5 nowhere to write."""
    if isinstance(error, StoreLocked):
        return 3
    if isinstance(error, Unwritable):
        return 5
    return 2 if isinstance(error, ActionPlanError) else 4


def rejects_of(run_id: str, refusals: Iterable[Refusal]) -> tuple[Reject, ...]:
    """The refusals as rows, sorted by file name; files of one name go by their paths."""
    refusals = tuple(refusals)
    names = Counter(_name(refusal) for refusal in refusals)
    rows = (
        Reject(
            source_file=storable(_name(refusal) if names[_name(refusal)] == 1 else refusal.path.as_posix()),
            source_sha256=refusal.sha256,
            run_id=run_id,
            reason_code=refusal.reason_code,
            reason=storable(refusal.reason),
        )
        for refusal in refusals
    )
    return tuple(sorted(rows, key=lambda row: row.source_file))


def _name(refusal: Refusal) -> str:
    return refusal.path.name or refusal.path.resolve().name


def outcome_of(
    plan_ids: Collection[str], rejects: Sequence[Reject], failed: Sequence[Quality], *, changed: bool
) -> Outcome:
    """How a run ended that read or left alone `plan_ids`, whose failed checks are `failed`."""
    if not changed:
        return "nothing-changed"
    if rejects and not plan_ids:
        return "failed"
    return "with-failures" if rejects or has_error(failed) else "ok"


def last_rejected(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The SHA-256 of each file that the newest run in the database rejected, "" where it has none."""
    last = f"(SELECT max(run_id) FROM {table_name(Run)})"
    rows = con.execute(f"SELECT source_sha256 FROM {table_name(Reject)} WHERE run_id = {last}").fetchall()
    return frozenset(row[0] or "" for row in rows)


def has_error(quality: Sequence[Quality]) -> bool:
    """Whether a failed check is an error, not a warning."""
    return any(row.severity == "error" and not row.passed for row in quality)


def landed_plans(con: duckdb.DuckDBPyConnection, plan_ids: Collection[str]) -> tuple[PlanRow, ...]:
    """The plans of these ids, in the order of ids."""
    sql = f"SELECT * FROM {table_name(PlanRow)} WHERE plan_id IN (SELECT unnest(?::VARCHAR[]))"
    return _rows(con, PlanRow, sql, [sorted(plan_ids)])


def standing_failures(con: duckdb.DuckDBPyConnection, plan_ids: Collection[str]) -> tuple[Quality, ...]:
    """The checks of these plans that did not pass when they were last checked."""
    table = table_name(Quality)
    sql = (
        f"SELECT * FROM {table} JOIN (SELECT plan_id, max(run_id) AS run_id FROM {table} GROUP BY ALL) "
        "USING (plan_id, run_id) WHERE NOT passed AND plan_id IN (SELECT unnest(?::VARCHAR[]))"
    )
    return _rows(con, Quality, sql, [sorted(plan_ids)])


def _rows(
    con: duckdb.DuckDBPyConnection, model: type[AnyRow], sql: str, parameters: Sequence[object]
) -> tuple[AnyRow, ...]:
    result = con.execute(f"{sql} ORDER BY ALL", parameters)
    names = [column[0] for column in result.description or ()]
    return tuple(model.known(**dict(zip(names, row, strict=True))) for row in result.fetchall())
