"""A wide page that shows two pages of a brochure side by side: each is read by itself, the left one first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.page import Layout
from extractors.pdf.table_text import TableText
from schemas.document import Box

_WIDE = 1100.0  # points: A3 is 1191 wide, a slide 960
_GUTTER = 8.0  # points beside the middle that must be free
_LEVEL = 1.0  # points: lines nearer to one height may be a row
_MOST_LEVEL = 2  # a header and a footer stand level


def halves(layout: Layout) -> tuple[Layout, ...]:
    """The two pages, or the page itself where it is one.

    Nothing stands in the middle, a table stands in one half, and no lines of text without a table are level. Where the
    fold is drawn, it is enough that nothing runs over it.
    """
    if layout.width < _WIDE:
        return (layout,)
    middle = layout.width / 2
    solid = [*_tables(layout), *(box.extent for box in layout.boxes), *(one.box for one in layout.tinted)]
    solid += [panel.box for panel in layout.panels]
    everything = [*solid, *(line.box for line in layout.free)]
    white = -NEAR if layout.folded else _GUTTER  # what is coloured may reach to a fold
    if any(box.x0 < middle + white and box.x1 > middle - white for box in everything):
        return (layout,)
    sides = {_center(box) < middle for box in everything}
    lefts = [line.box.bottom for line in layout.free if line.box.x0 < middle]
    rights = [line.box.bottom for line in layout.free if line.box.x0 >= middle]
    level = sum(any(abs(left - right) <= _LEVEL for left in lefts) for right in rights)
    apart = layout.folded or (any(_tables(layout)) and level <= _MOST_LEVEL)
    if len(sides) == 1 or not apart:
        return (layout,)
    return _half(layout, -inf, middle), _half(layout, middle, inf)  # all of it, what sticks out too


def _center(box: Box) -> float:
    return (box.x0 + box.x1) / 2


def _tables(layout: Layout) -> Iterator[Box]:
    yield from (table.grid.box for table in layout.tables)
    yield from (one.box for one in layout.tinted if isinstance(one.whole, TableText))


def _half(layout: Layout, left: float, right: float) -> Layout:
    return replace(
        layout,
        tables=tuple(table for table in layout.tables if left <= _center(table.grid.box) < right),
        boxes=tuple(box for box in layout.boxes if left <= _center(box.extent) < right),
        tinted=tuple(one for one in layout.tinted if left <= _center(one.box) < right),
        panels=tuple(one for one in layout.panels if left <= _center(one.box) < right),
        free=tuple(line for line in layout.free if left <= _center(line.box) < right),
        rules=layout.rules.within(left, 0.0, right, layout.height),
    )
