"""What the models' field rules ask of Great Expectations: an expectation a kind of rule, over the values of all tables.

It works on values that DuckDB queries give; its own SQL engine does not work on DuckDB.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.checks.batch import rows_file
from pipeline.checks.expectations import Arguments, Question
from pipeline.checks.field import FORMED, LISTED, RANGED, REQUIRED, UNIQUE
from pipeline.database.ddl import Column, columns, literal, quoted
from schemas.plan import PLAN_TABLES
from schemas.row import Row


class _Asked(NamedTuple):
    """An expectation's name and arguments, the rule it stands for, and SQL for the value it is about."""

    kind: str
    arguments: Arguments
    rule: str
    value: str


def broken_rules(
    folder: Path, ask: Callable[[Sequence[Question]], Sequence[frozenset[int]]]
) -> frozenset[str]:
    """Names of the checks that do not hold for the rows in a batch's folder; `ask` gives each question's numbers."""
    questions = _questions(folder)
    found = ask([question for question, _ in questions])
    return frozenset(rules[n] for (_, rules), numbers in zip(questions, found, strict=True) for n in numbers)


def _questions(folder: Path) -> list[tuple[Question, list[str]]]:
    """The expectations that the models give over the values of all tables, each with its rules.

    What is expected of many columns is asked once: an expectation takes 15 ms, however few its values.
    """
    asked: dict[tuple[str, Arguments], dict[tuple[str, Path], list[str]]] = {}
    for model in PLAN_TABLES:
        for kind, arguments, rule, value in _asked(model):
            key = rule.format(model.TABLE), rows_file(folder, model)
            asked.setdefault((kind, arguments), {}).setdefault(key, []).append(value)
    return [
        (Question(kind, arguments, _select(tables)), [rule for rule, _ in tables])
        for (kind, arguments), tables in asked.items()
    ]


def _select(tables: dict[tuple[str, Path], list[str]]) -> str:
    return " UNION ALL ".join(
        f"SELECT {number} AS rule, unnest([{', '.join(values)}]) AS value FROM read_parquet({literal(str(file))})"  # noqa: S608
        for number, ((_, file), values) in enumerate(tables.items())
    )


def _asked(model: type[Row]) -> Iterator[_Asked]:
    """What the model asks of its rows' keys and values."""
    key = ", ".join(quoted(name) for name in model.KEY)
    whole = f"json_array({literal(model.TABLE)}, {key})::VARCHAR"
    yield _Asked("ExpectColumnValuesToBeUnique", (), UNIQUE, whole)
    for column in columns(model):
        name = quoted(column.name)
        if column.required:
            there = f"CASE WHEN {name} IS NOT NULL THEN 1::DOUBLE END"  # a number is looked at in no time
            yield _Asked("ExpectColumnValuesToNotBeNull", (), REQUIRED.name, there)
        coded = f"{literal(_code(model, column, ''))} || {name}"
        if column.enum:
            yield _Asked("ExpectColumnValuesToBeInSet", (("value_set", _codes()),), LISTED.name, coded)
        if column.in_its_range:
            ends = (("min_value", column.minimum), ("max_value", column.maximum))
            yield _Asked("ExpectColumnValuesToBeBetween", ends, RANGED.name, f"{name}::DOUBLE")
        if column.pattern:
            yield _Asked("ExpectColumnValuesToMatchRegex", (("regex", _forms()),), FORMED.name, coded)


@cache
def _codes() -> tuple[str, ...]:
    """All coded values of all tables."""
    return tuple(_code(model, column, value) for model, column in _columns() for value in column.enum)


@cache
def _forms() -> str:
    """What all coded values of all tables look like that have a form. The models' patterns are of whole values."""
    bodies = (
        f"{re.escape(_code(model, column, ''))}(?:{column.pattern.removeprefix('^').removesuffix('$')})"
        for model, column in _columns()
        if column.pattern
    )
    return f"^(?:{'|'.join(bodies)})$"


def _columns() -> Iterator[tuple[type[Row], Column]]:
    return ((model, column) for model in PLAN_TABLES for column in columns(model))


def _code(model: type[Row], column: Column, value: str) -> str:
    return f"{model.TABLE}.{column.name}={value}"
