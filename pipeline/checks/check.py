"""What a check is: a sentence, the rows it looks at and the rows that fail it."""

# ruff: noqa: S608 - the statements are put together from the checks and the names in our models

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

import duckdb

from pipeline.database.ddl import SCHEMA, quoted, table_name
from schemas.row import Reference, Row

# Where a reader finds a record again, and its first words; for rows with the columns source_*.
PLACE = (
    "coalesce(nullif(concat_ws(', ', 'page ' || source_page, 'table ' || source_table, 'row ' || source_row),"
    " '') || ': ', '') || left({}, 80)"
)

_TOGETHER = 12  # queries in a statement; all in one take half as much memory again
_IN_BATCH = "plan_id IN (SELECT unnest(?::VARCHAR[]))"


@dataclass(frozen=True, slots=True)
class Check:
    """`name` is what holds when the check passes, and what the rows of `quality` are known by.

    `checked` selects plan_id, a row for each row looked at (none: the check does not apply to the plan).
    `offenders` selects plan_id, place (they are listed in its order) and example, a row for each failure.
    A check that is not `always` made gives no row for a plan it does not apply to.
    """

    name: str
    subject: Literal["plan", "extraction"]
    severity: Literal["error", "warning"]
    checked: str
    offenders: str
    advice: str = ""
    always: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """How a check went for a plan."""

    failures: int = 0
    examples: tuple[str, ...] = ()


Tallies = dict[tuple[str, str], Tally]  # by check name and plan id


def count_checked(
    con: duckdb.DuckDBPyConnection, checks: Sequence[Check], plan_ids: Sequence[str]
) -> dict[tuple[str, str], int]:
    """Rows looked at, by check name and plan id; each distinct `checked` is asked once."""
    numbers = {sql: number for number, sql in enumerate(dict.fromkeys(check.checked for check in checks))}
    counts: dict[int, dict[str, int]] = {number: {} for number in numbers.values()}
    for number, plan_id, count in _of_each(con, numbers, "plan_id", "count(*)", plan_ids):
        counts[number][plan_id] = count
    return {
        (check.name, plan_id): count
        for check in checks
        for plan_id, count in counts[numbers[check.checked]].items()
    }


def find_offenders(
    con: duckdb.DuckDBPyConnection, checks: Sequence[Check], plan_ids: Sequence[str]
) -> Tallies:
    """The tallies of the checks that failed."""
    rows, examples = "plan_id, place, example", "count(*), list(example ORDER BY place, example)[:3]"
    found = _of_each(con, [check.offenders for check in checks], rows, examples, plan_ids)
    return {
        (checks[number].name, plan_id): Tally(failures, tuple(some))
        for number, plan_id, failures, some in found
    }


def _of_each(
    con: duckdb.DuckDBPyConnection, queries: Iterable[str], columns: str, told: str, plan_ids: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """The number of a query, a plan id and what is told of its rows; each query by itself would take 3 ms."""
    parts = (f"SELECT {number} AS query, {columns} FROM ({sql})" for number, sql in enumerate(queries))
    while some := list(islice(parts, _TOGETHER)):
        every = " UNION ALL ".join(some)
        statement = f"SELECT query, plan_id, {told} FROM ({every}) WHERE {_IN_BATCH} GROUP BY query, plan_id"
        yield from con.execute(statement, [list(plan_ids)]).fetchall()


def rows_with_plan(model: type[Row], through: Reference | None = None) -> str:
    """SQL for the model's rows with the plan each belongs to, which a parent tells where they do not.

    The parent is that of reference `through`, by default the first.
    """
    if "plan_id" in model.model_fields:
        return f"SELECT * FROM {table_name(model)}"
    (column,), parent, (key,) = through or model.REFERENCES[0]
    return (
        f"SELECT child.*, parent.plan_id FROM {table_name(model)} AS child "
        f"JOIN (SELECT DISTINCT {quoted(key)} AS parent_key, plan_id FROM {SCHEMA}.{quoted(parent)}) AS parent "
        f"ON child.{quoted(column)} = parent.parent_key"
    )
