"""Figures under the years to come: behind a baseline, in a plan for these years, the last of them is the target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.naming.column_cells import filled
from pipeline.naming.figure_columns import is_bare_date
from pipeline.naming.guesses import not_understood
from pipeline.outline.metadata import read_status
from pipeline.tagging.dates import find_dates
from schemas.passage import Passage
from schemas.record import Column, NamedTable
from schemas.role import Role

_FEWEST = 2  # years
_GIVEN = 0.7  # how sure a role is that the columns around it give
_SAID = frozenset(
    {Role.TARGET, Role.LATEST, Role.ACTION}
)  # a table with such a column says itself what its figures are


def with_year_targets(
    tables: Iterable[NamedTable], title: Passage, years: tuple[int, int] | None
) -> Iterator[NamedTable]:
    """The tables, figures "2031 | 2032 | 2033" behind a baseline aims for these years, if the plan is for `years`.

    The last is the target, those before lie on the way there. A report looks back: its figures are what came of it.
    """
    looks_ahead = years is not None and years[0] < years[1] and read_status(title)[0] != "review"
    for named in tables:
        aims = _aims(named, years) if years and looks_ahead and named.having(Role.BASELINE) else []
        yield _with_aims(named, aims) if aims else named


def _aims(named: NamedTable, years: tuple[int, int]) -> list[Column]:
    """The columns behind the baseline, where all hold a figure for each measure and their years reach the plan's last.

    A plan for 2031–34 has three years, of which "2033" is the last where each has its column.
    """
    if not named.having(Role.MEASURE) or named.having(*_SAID):
        return []
    baseline = named.having(Role.BASELINE)[0].index
    bare = [c for c in named.columns if is_bare_date(named.table, c)]
    if len(bare) < _FEWEST or bare[0].index < baseline or not all(_is_full(named, c) for c in bare):
        return []
    days = [find_dates(c.header.text)[0].last_day for c in bare]
    in_order = all(before < after for before, after in pairwise(days))
    to_the_end = days[0].year >= years[0] and days[-1].year >= years[1]
    return bare if in_order and (to_the_end or [day.year for day in days] == list(range(*years))) else []


def _is_full(named: NamedTable, column: Column) -> bool:
    measured = named.having(Role.MEASURE)[0]
    return len(filled(named.table, column)) == len(filled(named.table, measured))


def _with_aims(named: NamedTable, aims: list[Column]) -> NamedTable:
    last = aims[-1].index
    steps = {c.index for c in aims[:-1]}
    columns = tuple(
        replace(
            c, role=Role.TARGET, confidence=_GIVEN, reason="the last of the plan's years behind the baseline"
        )
        if c.index == last
        else replace(c, role=Role.IGNORE, confidence=_GIVEN, reason="a year on the way to the target")
        if c.index in steps
        else c
        for c in named.columns
    )
    return replace(named, columns=columns, issues=not_understood(named.table, columns))
