"""The years of months across the top of a table: in a plan for 2031/32 the one behind December is 2032's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipeline.outline.metadata import front_lines, full_year, read_period
from schemas.passage import Passage
from schemas.record import Column, NamedTable, Paragraph
from schemas.role import Role
from schemas.vocabulary import TimescaleTerms, load_terms

_MONTHS = 12


def said_years(title: Passage, paragraphs: Sequence[Paragraph]) -> tuple[int, int] | None:
    """The first and last year of the period that the title or a line at the front gives."""
    found = ((a.text, full_year(a.text, b.text)) for a, b in map(read_period, front_lines(title, paragraphs)))
    return next(((int(first), int(last)) for first, last in found if first and last), None)


def with_years(tables: Iterable[NamedTable], years: tuple[int, int] | None) -> Iterator[NamedTable]:
    """The tables, the bare months of their columns with years where these go over the one New Year of `years`."""
    for named in tables:
        months = {c.index: month for c in named.columns if (month := _month(c)) is not None}
        if years is None or years[0] + 1 != years[1] or not _is_over_new_year([*months.values()]):
            yield named
            continue
        first = next(iter(months.values()))
        dated = {index: years[month < first] for index, month in months.items()}
        yield replace(named, columns=tuple(replace(c, year=dated.get(c.index)) for c in named.columns))


def _month(column: Column) -> int | None:
    """The month at the head of a column that is ticked, or that nobody has ticked."""
    if column.role not in {Role.PERIOD, Role.IGNORE}:
        return None
    return _months().get(column.header.text.strip(" .").lower())


def _is_over_new_year(months: Sequence[int]) -> bool:
    """Whether each month is the one after the month before, December and January among them, and none comes twice."""
    steps = all(after == month % _MONTHS + 1 for month, after in pairwise(months))
    return steps and len(months) <= _MONTHS and any(after < month for month, after in pairwise(months))


@cache
def _months() -> dict[str, int]:
    return {word: month for month, words in load_terms(TimescaleTerms).months.items() for word in words}
