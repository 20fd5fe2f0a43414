"""Columns of numbers and codes that name what stands elsewhere: actions, outcomes, measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.naming.column_cells import filled, is_codes, mostly
from pipeline.tagging.links import names_outcomes
from pipeline.texts.numbers import is_bare_number
from pipeline.texts.witness import looks_like_reference
from schemas.record import Column, LogicalCell, LogicalTable
from schemas.role import Role

_PARTS = re.compile(r"\s*[,;&/]\s*|\s+(?:and\s+)?")
_NEARLY_ALL = 0.8
_FEWEST = 2  # cells
_FIGURES = frozenset({Role.BASELINE, Role.LATEST, Role.TARGET})


def of_actions_elsewhere(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Numbers under "Action" beside what is measured ("1.1", "M1, M2") are those of actions that stand elsewhere.

    Beside anything else they are links: no action is but a number.
    """
    roles = [c.role for c in columns]
    measured = [c.index for c in columns if c.role is Role.MEASURE]
    figures = not _FIGURES.isdisjoint(roles)

    def is_number(column: Column) -> bool:
        before = figures and any(column.index < index for index in measured)
        return _are_codes(table, column) or (before and _are_numbers(table, column))

    role = Role.REF if measured or roles.count(Role.ACTION) > 1 else Role.LINK
    why = "; its cells are numbers of actions"
    return tuple(
        replace(c, role=role, reason=c.reason + why) if c.role is Role.ACTION and is_number(c) else c
        for c in columns
    )


def _are_numbers(table: LogicalTable, column: Column) -> bool:
    cells = filled(table, column)
    return bool(cells) and all(looks_like_reference(c.text) for c in cells)


def _are_codes(table: LogicalTable, column: Column) -> bool:
    """Whether nearly all cells are codes or lists of numbers, and not all of them bare ones, which may count something."""
    cells = filled(table, column)
    listed = [c for c in cells if _lists_numbers(c.text.strip())]
    return (
        len(cells) >= _FEWEST and len(listed) >= _NEARLY_ALL * len(cells) and any(_is_code(c) for c in listed)
    )


def _lists_numbers(text: str) -> bool:
    first = _PARTS.split(text, maxsplit=1)[0]  # as a rule the word that an action begins with
    return is_bare_number(first) and all(map(is_bare_number, _PARTS.split(text)))


def _is_code(cell: LogicalCell) -> bool:
    return not cell.text.strip(" .").isdigit()


def referring(table: LogicalTable, column: Column, action: int, measured: Sequence[int]) -> Column:
    """What holds nothing but codes ("O1, O3") behind the action refers to what bears them elsewhere.

    So do the names of outcomes that the law has for all plans. Left of what is measured they are its numbers: "KPI" over "K1", "K2".
    """
    if column.role not in {Role.MEASURE, Role.SECTION}:
        return column
    if column.index > action and mostly(table, column, lambda cell: names_outcomes(cell.text)):
        return replace(column, role=Role.LINK, reason=column.reason + "; its cells are outcomes of all plans")
    numbers = column.role is Role.MEASURE and any(index > column.index for index in measured)
    if (column.index < action and not numbers) or not mostly(table, column, is_codes):
        return column
    if numbers:
        return replace(
            column, role=Role.REF, reason=column.reason + "; its cells are the numbers of measures"
        )
    return replace(column, role=Role.LINK, reason=column.reason + "; its cells are codes of something else")
