"""A wide page that shows two pages of a brochure side by side: each is read by itself, the left one first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from extractors.pdf.page import Layout, TableText
from schemas.document import Box

_WIDE = 1100.0  # points: A3 is 1191 wide, a slide 960
_GUTTER = 8.0  # points beside the middle that must be free
_LEVEL = 1.0  # points: lines nearer to one height may be a row
_MOST_LEVEL = 2  # a header and a footer stand level


def halves(layout: Layout) -> tuple[Layout, ...]:
    """The two pages, or the page itself where it is one.

    Nothing stands in the middle, a table stands in one half, and no lines of text without a table are level.
    """
    if layout.width < _WIDE:
        return (layout,)
    middle = layout.width / 2
    solid = [*_tables(layout), *(box.extent for box in layout.boxes), *(one.box for one in layout.tinted)]
    solid += [panel.box for panel in layout.panels]
    everything = [*solid, *(line.box for line in layout.free)]
    if any(box.x0 < middle + _GUTTER and box.x1 > middle - _GUTTER for box in everything):
        return (layout,)
    sides = {box.x0 < middle for box in everything}
    lefts = [line.box.bottom for line in layout.free if line.box.x0 < middle]
    rights = [line.box.bottom for line in layout.free if line.box.x0 >= middle]
    level = sum(any(abs(left - right) <= _LEVEL for left in lefts) for right in rights)
    if len(sides) == 1 or not any(_tables(layout)) or level > _MOST_LEVEL:
        return (layout,)
    return _half(layout, -inf, middle), _half(layout, middle, inf)  # all of it, what sticks out too


def _tables(layout: Layout) -> Iterator[Box]:
    yield from (table.grid.box for table in layout.tables)
    yield from (one.box for one in layout.tinted if isinstance(one.whole, TableText))


def _half(layout: Layout, left: float, right: float) -> Layout:
    return replace(
        layout,
        tables=tuple(table for table in layout.tables if left <= table.grid.box.x0 < right),
        boxes=tuple(box for box in layout.boxes if left <= box.extent.x0 < right),
        tinted=tuple(one for one in layout.tinted if left <= one.box.x0 < right),
        panels=tuple(one for one in layout.panels if left <= one.box.x0 < right),
        free=tuple(line for line in layout.free if left <= line.box.x0 < right),
        rules=layout.rules.within(left, 0.0, right, layout.height),
    )
