"""When the tables and the coloured areas of a page are read: from top to bottom, and blocks beside each other one by one.

A block is a table right below a coloured strip as wide, its title: where blocks begin level, the table of the left one is
read before the title of the right one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.pdf.boxes.boxed import Boxed
from extractors.pdf.document.level_titles import Titled
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import around
from extractors.pdf.page import Layout, Tinted
from extractors.pdf.ruled.grid import holds
from extractors.pdf.table_text import TableText
from schemas.document import Box

_SAME = 1.0  # points by which areas level with each other begin apart
_FAR = 30.0  # points: the most white between a title and its table
_FINER = 1e-4  # of a point down a block, to the side: blocks stand further apart

Placed = tuple[float, float, Region | TableText]


def placed_areas(layout: Layout, alone: Sequence[Tinted], titled: Sequence[Titled]) -> list[Placed]:
    """The tables of a page with their bare titles, and the coloured areas that are parts of none.

    Each stands behind the height at which it is read and its left side.
    """
    blocks = [*_side_by_side(layout), *(around((one.table, one.title[0].box)) for one in titled)]
    found: list[tuple[Box, float, Region | TableText]] = [
        *((table.grid.box, table.grid.box.top, table) for table in layout.tables),
        *((one.box, _level_top(one.box, layout.boxes), one.whole) for one in alone),
        *((one.title[0].box, one.title[0].box.top, part) for one in titled for part in one.parts),
    ]
    return [(*_place(box, top, blocks), part) for box, top, part in found]


def _place(box: Box, top: float, blocks: Sequence[Box]) -> tuple[float, float]:
    block = next((block for block in blocks if holds(block, box)), None)
    return (top, box.x0) if block is None else (block.top, block.x0 + _FINER * (box.top - block.top))


def _side_by_side(layout: Layout) -> list[Box]:
    """The blocks of the page that have another beside them."""
    strips = [one.box for one in layout.tinted if isinstance(one.whole, Region)]
    tables = [table.grid.box for table in layout.tables] if strips else []
    tables += [one.box for one in layout.tinted if isinstance(one.whole, TableText)]
    blocks = [block for table in tables for block in _block(table, strips)]
    return [one for one in blocks if any(_are_level(one, other) for other in blocks)]


def _block(table: Box, strips: Sequence[Box]) -> Iterator[Box]:
    """The table and the title right above it as one area; none where it has no such title."""
    over = [
        strip
        for strip in strips
        if max(abs(strip.x0 - table.x0), abs(strip.x1 - table.x1)) <= NEAR
        and -NEAR <= table.top - strip.bottom <= _FAR
    ]
    if over:
        yield around((max(over, key=lambda strip: strip.bottom), table))


def _are_level(one: Box, other: Box) -> bool:
    return abs(one.top - other.top) <= _SAME and (one.x0 >= other.x1 or one.x1 <= other.x0)


def _level_top(area: Box, boxes: Sequence[Boxed]) -> float:
    """Where a coloured area begins: beside a box that begins level with it, where that one's text does.

    So both are read from left to right, whichever of them the white in the box puts lower.
    """
    level = (
        box.extent.top
        for box in boxes
        if abs(box.box.top - area.top) <= _SAME and (box.box.x0 >= area.x1 or box.box.x1 <= area.x0)
    )
    return max(area.top, min(level, default=area.top))
