"""What the models' field rules ask of Great Expectations: an expectation a kind of rule, over the values of all tables.

It works on values that DuckDB queries give; its own SQL engine does not work on DuckDB.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import duckdb

from pipeline.checks.field import FORMED, LISTED, RANGED, REQUIRED, UNIQUE
from pipeline.ddl import Column, columns, literal, quoted, table_name
from pipeline.expectations import Arguments, Question
from schemas.plan import PLAN_TABLES
from schemas.row import Row

_MOST = 100_000  # values in a question


class _Asked(NamedTuple):
    """An expectation's name and arguments, the rule it stands for, and SQL for the value it is about."""

    kind: str
    arguments: Arguments
    rule: str
    value: str


def broken_rules(con: duckdb.DuckDBPyConnection, ask: Callable[[Question], frozenset[int]]) -> frozenset[str]:
    """Names of the checks that do not hold for the rows of a batch; `ask` gives the numbers of a question's.

    A key that stands in two questions is for the query to find.
    """
    failed: set[str] = set()
    for kind, arguments, rules, values in _expectations():
        rows = con.execute(values)
        while some := rows.fetchmany(_MOST):
            failed |= {rules[number] for number in ask(Question(kind, arguments, some))}
    return frozenset(failed)


@cache
def _expectations() -> tuple[tuple[str, Arguments, list[str], str], ...]:
    """The expectations that the models give: name, arguments, rules, and SQL for the values of all tables.

    What is expected of many columns is asked once: an expectation takes 20 ms, however few its values. A value has
    the number of its rule before it.
    """
    asked: dict[tuple[str, Arguments], dict[tuple[str, str], list[str]]] = {}
    for model in PLAN_TABLES:
        for kind, arguments, rule, value in _questions(model):
            key = rule.format(model.TABLE), table_name(model)
            asked.setdefault((kind, arguments), {}).setdefault(key, []).append(value)
    return tuple(
        (kind, arguments, [rule for rule, _ in tables], _select(tables))
        for (kind, arguments), tables in asked.items()
    )


def _select(tables: dict[tuple[str, str], list[str]]) -> str:
    return " UNION ALL ".join(
        f"SELECT {number} AS rule, unnest([{', '.join(values)}]) AS value FROM {table}"  # noqa: S608
        for number, ((_, table), values) in enumerate(tables.items())
    )


def _questions(model: type[Row]) -> Iterator[_Asked]:
    """What the model asks of its rows' keys and values."""
    key = ", ".join(quoted(name) for name in model.KEY)
    whole = f"json_array({literal(model.TABLE)}, {key})::VARCHAR"
    yield _Asked("ExpectColumnValuesToBeUnique", (), UNIQUE, whole)
    for column in columns(model):
        name = quoted(column.name)
        if column.required:
            yield _Asked("ExpectColumnValuesToNotBeNull", (), REQUIRED.name, f"{name}::VARCHAR")
        if column.enum:
            coded = f"{literal(_code(model, column, ''))} || {name}"
            yield _Asked("ExpectColumnValuesToBeInSet", (("value_set", _codes()),), LISTED.name, coded)
        if column.in_its_range:
            ends = (("min_value", column.minimum), ("max_value", column.maximum))
            yield _Asked("ExpectColumnValuesToBeBetween", ends, RANGED.name, f"{name}::DOUBLE")
        if column.pattern:
            yield _Asked("ExpectColumnValuesToMatchRegex", (("regex", column.pattern),), FORMED.name, name)


@cache
def _codes() -> tuple[str, ...]:
    """All coded values of all tables."""
    listed = ((model, column) for model in PLAN_TABLES for column in columns(model))
    return tuple(_code(model, column, value) for model, column in listed for value in column.enum)


def _code(model: type[Row], column: Column, value: str) -> str:
    return f"{model.TABLE}.{column.name}={value}"
