"""Grids that only lay out the page: one cell holds a table with far more cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.grid import Grid, holds, is_inside
from schemas.document import Box

_OUTNUMBERED: Final = 2  # a table in which stand that many times its own cells
_ONE_ROW: Final = 2  # edges


def without_layouts(grids: list[Grid], words: Sequence[Word]) -> tuple[list[Grid], list[Box]]:
    """The grids without those that lay out the page, and the cells of these that each begin with a name of their own."""
    layouts = [grid for grid in grids if _holds_a_larger(grid, grids)]
    if not layouts:  # as on most pages
        return grids, []
    tables = [grid for grid in grids if grid not in layouts]
    return tables, [
        cell.box
        for grid in layouts
        if len(grid.ys) == _ONE_ROW and _are_named(grid, [table.box for table in tables], words)
        for cell in grid.cells
    ]


def _holds_a_larger(outer: Grid, grids: Sequence[Grid]) -> bool:
    return sum(len(grid.cells) for grid in grids if is_inside(grid, outer)) > _OUTNUMBERED * len(outer.cells)


def _are_named(layout: Grid, tables: Sequence[Box], words: Sequence[Word]) -> bool:
    """Whether several cells side by side begin with words on one level, above the tables in them."""
    tops = []
    for cell in layout.cells:
        held = [table for table in tables if holds(cell.box, table)]
        own = [w for w in words if holds(cell.box, w.box) and not any(holds(table, w.box) for table in held)]
        first = min((word.bottom for word in own), default=cell.box.bottom)
        if not own or any(table.top < first - NEAR for table in held):
            return False
        tops.append(first)
    return len(tops) > 1 and max(tops) - min(tops) <= NEAR
