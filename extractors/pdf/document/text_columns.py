"""Columns of running text with coloured areas among it, titles and notes: each column is read by itself, down to its foot.

Read from top to bottom of the page, a title in one column would stand over the text of the other.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from extractors.pdf.document.page_parts import Part, within
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.flow.dividers import are_rows
from extractors.pdf.lines import Line
from extractors.pdf.page import Layout
from schemas.document import Box

_FEWEST = 2  # columns
_LINES = 4  # of text in each, at least
_PROSE = 3.5  # words on a usual line of a text; cells of a table have fewer
_GUTTER = 8.0  # points between columns, at least
_ANEW = 20.0  # points: white above columns that begin anew, in all of them


class _Element(NamedTuple):
    """A line of text, or an area without one."""

    box: Box
    line: Line | None


def text_columns(layout: Layout, gone: Container[int]) -> tuple[Part, ...]:
    """The page from top to bottom, such columns one by one; nothing where it has none. `gone` are the `id`s of furniture."""
    areas = [*(one.box for one in layout.tinted), *(one.box for one in layout.boxes)]
    middles = _middles(areas)
    if not middles:  # as on most pages
        return ()
    areas += [*(table.grid.box for table in layout.tables), *(panel.box for panel in layout.panels)]
    found = [_Element(line.box, line) for line in layout.free if id(line) not in gone]
    found += [_Element(box, None) for box in areas]
    parts: list[Part] = []
    top = -inf
    for own in _stretches(found, middles):
        if not _are_columns(own, middles):
            continue
        low, high = min(one.box.top for one in own), max(one.box.bottom for one in own)
        parts.append(Part(within(layout, Box(-inf, top, inf, low))))
        parts += (
            Part(within(layout, Box(left, low, right, high)), beside=True)
            for left, right in pairwise((-inf, *middles, inf))
        )
        top = high
    return (*parts, Part(within(layout, Box(-inf, top, inf, inf)))) if parts else ()


def _middles(areas: Sequence[Box]) -> list[float]:
    """The middles of the white between areas that are as wide as each other, none of which has one in its way."""
    widths = {round((box.x1 - box.x0) / NEAR) for box in areas}
    for wide in sorted(widths, reverse=True):
        alike = sorted((box.x0, box.x1) for box in areas if abs(box.x1 - box.x0 - wide * NEAR) <= NEAR)
        columns = [side for n, side in enumerate(alike) if not n or side[0] > alike[n - 1][0] + NEAR]
        apart = all(left[1] + _GUTTER <= right[0] for left, right in pairwise(columns))
        if len(columns) >= _FEWEST and apart:
            return [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    return []


def _stretches(found: Sequence[_Element], middles: Sequence[float]) -> list[list[_Element]]:
    """What stands between what runs over the middles, and from where all columns begin anew, from top to bottom."""
    stretches: list[list[_Element]] = [[]]
    for one in sorted(found, key=lambda one: one.box.top):
        if any(one.box.x0 < middle < one.box.x1 for middle in middles):
            stretches.append([])
            continue
        if _begins_anew(one, stretches[-1], found, middles):
            stretches.append([])
        stretches[-1].append(one)
    return stretches


def _begins_anew(
    one: _Element, above: Sequence[_Element], found: Sequence[_Element], middles: Sequence[float]
) -> bool:
    """Whether in each column something begins level with an element, white between and all that stands above."""
    top = one.box.top
    if top - max((other.box.bottom for other in above), default=inf) < _ANEW:
        return False
    level = {_column(other, middles) for other in found if abs(other.box.top - top) <= NEAR}
    return len(level) > len(middles)


def _column(one: _Element, middles: Sequence[float]) -> int:
    return sum((one.box.x0 + one.box.x1) / 2 > middle for middle in middles)


def _are_columns(own: Sequence[_Element], middles: Sequence[float]) -> bool:
    """Whether elements are columns of prose with areas in some of them, and no rows: what is level begins by chance so."""
    areas = [one for one in own if one.line is None]
    if len({_column(one, middles) for one in areas}) < _FEWEST or all(
        _has_level(one, areas) for one in areas
    ):
        return False
    sides: list[list[Line]] = [[] for _ in range(len(middles) + 1)]
    for one in own:
        if one.line is not None:
            sides[_column(one, middles)].append(one.line)
    prose = all(len(side) >= _LINES and median(len(one.words) for one in side) >= _PROSE for side in sides)
    return prose and not any(are_rows(left, right) for left, right in pairwise(sides))


def _has_level(one: _Element, areas: Sequence[_Element]) -> bool:
    """Whether another area is level with one and as high, as a cell or a card in the same row is."""
    return any(
        abs(one.box.top - other.box.top) <= NEAR and abs(one.box.bottom - other.box.bottom) <= NEAR
        for other in areas
        if other is not one
    )
