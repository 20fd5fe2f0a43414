"""Checks that follow from the models: required values, keys, lists, ranges and forms.

The same `Column` gives the SQL that finds offenders here and the expectation in `suites.py`.
"""

# ruff: noqa: S608 - the statements are put together from the names in our models

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import duckdb

from pipeline.checks.check import Check, rows_with_plan
from pipeline.database.ddl import Column, columns, literal, quoted, table_name
from schemas.plan import PLAN_TABLES
from schemas.row import Row


class FieldRule(NamedTuple):
    """A kind of rule a model's columns give; `condition` is SQL that is false for what breaks it."""

    name: str
    condition: Callable[[Column], str | None]


def _is_there(column: Column) -> str | None:
    return f"{quoted(column.name)} IS NOT NULL" if column.required else None


REQUIRED = FieldRule("every required value of {} is there", _is_there)
LISTED = FieldRule("every coded value of {} is on its list", lambda column: column.on_its_list)
RANGED = FieldRule("every figure of {} is within its range", lambda column: column.in_its_range)
FORMED = FieldRule("every code of {} has its form", lambda column: column.of_its_form)
UNIQUE = "every key of {} is unique"


def field_checks() -> tuple[Check, ...]:
    """The checks of every table of a plan, table by table."""
    return tuple(check for model in PLAN_TABLES for check in _table_checks(model))


def suspected(con: duckdb.DuckDBPyConnection) -> tuple[Check, ...]:
    """Those of the checks that some row fails: a question a table, where looking for offenders takes one a check."""
    asked = " UNION ALL ".join(map(_suspicions, PLAN_TABLES))
    fails = dict(con.execute(asked).fetchall())
    return tuple(
        check
        for model in PLAN_TABLES
        for check, fail in zip(_table_checks(model), fails[model.TABLE], strict=True)
        if fail
    )


def _suspicions(model: type[Row]) -> str:
    """SQL for the table's name and a list, in the order of its checks: whether any row fails."""
    key = ", ".join(quoted(name) for name in model.KEY)
    broken = (f"coalesce(bool_or({' OR '.join(its.values())}), false)" for _, its in _broken(model))
    fails = ", ".join((f"count(*) > count(DISTINCT ({key}))", *broken))
    return f"SELECT {literal(model.TABLE)}, [{fails}] FROM {table_name(model)}"


def _table_checks(model: type[Row]) -> list[Check]:
    broken = _broken(model)
    return [_key_check(model), *(_check(model, rule.name, _offenders(model, its)) for rule, its in broken)]


def _broken(model: type[Row]) -> list[tuple[FieldRule, dict[str, str]]]:
    """The rules that apply to the table, each with the SQL that is true for what breaks it, by column."""
    found = []
    for rule in (REQUIRED, LISTED, RANGED, FORMED):
        conditions = {column.name: rule.condition(column) for column in columns(model)}
        broken = {name: f"NOT coalesce({sql}, true)" for name, sql in conditions.items() if sql}
        if broken:
            found.append((rule, broken))
    return found


def _offenders(model: type[Row], broken: dict[str, str]) -> str:
    """One row for each row of the table with a broken value; the example names the first."""
    cases = " ".join(
        f"WHEN {sql} THEN {literal(name + ' is ')} || coalesce({quoted(name)}::VARCHAR, 'empty')"
        for name, sql in broken.items()
    )
    return (
        f"SELECT plan_id, 0 AS place, {_key_text(model)} || ': ' || CASE {cases} END AS example "
        f"FROM ({rows_with_plan(model)}) WHERE {' OR '.join(broken.values())}"
    )


def _key_check(model: type[Row]) -> Check:
    key = ", ".join(quoted(name) for name in model.KEY)
    offenders = (
        f"SELECT plan_id, 0 AS place, {_key_text(model)} || ' stands more than once' AS example "
        f"FROM ({rows_with_plan(model)}) QUALIFY count(*) OVER (PARTITION BY {key}) > 1"
    )
    return _check(model, UNIQUE, offenders)


def _check(model: type[Row], name: str, offenders: str) -> Check:
    return Check(
        name=name.format(model.TABLE),
        subject="extraction",
        severity="error",
        checked=f"SELECT plan_id FROM ({rows_with_plan(model)})",
        offenders=offenders,
        advice="The database was changed by hand: read the plan again with force.",
    )


def _key_text(model: type[Row]) -> str:
    return "concat_ws('/', " + ", ".join(quoted(name) for name in model.KEY) + ")"
