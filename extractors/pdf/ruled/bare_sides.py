"""Cells without a ground of their own at the side of a table that coloured cells draw: cut into the table's rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.grid import Area, Grid, GridCell, build, holds

_LEVEL = 2.0  # points by which the first lines of a row's cells differ
_APART = 0.5  # of the font size: the least white between what stands in two rows


def in_rows(grid: Grid, drawn: Drawn) -> Grid:
    """The grid with each such cell cut, where what it says begins level with every row and ends before the next.

    No colour, no line: "Head of Parks" and "Head of Roads" one below the other are the owners of two rows.
    """
    tall = [
        cell
        for cell in grid.cells
        if cell.row_span > 1 and not any(holds(cell.box, fill) for fill in drawn.fills)
    ]
    if not tall:  # as in nearly every table
        return grid
    cut = [cell for cell in tall if _stands_in_rows(cell, grid, drawn.words)]
    return (
        build([area for cell in grid.cells for area in _areas(cell, cut)], grid.xs, grid.ys) if cut else grid
    )


def _areas(cell: GridCell, cut: Sequence[GridCell]) -> Iterator[Area]:
    last_row, last_column = cell.row + cell.row_span - 1, cell.column + cell.column_span - 1
    if cell not in cut:
        yield Area(cell.column, cell.row, last_column, last_row)
        return
    for row in range(cell.row, last_row + 1):
        yield Area(cell.column, row, last_column, row)


def _stands_in_rows(cell: GridCell, grid: Grid, words: Sequence[Word]) -> bool:
    own: list[list[Word]] = []
    for row in range(cell.row, cell.row + cell.row_span):
        level = [word for word in words if grid.ys[row] <= (word.top + word.bottom) / 2 < grid.ys[row + 1]]
        inside = [word for word in level if holds(cell.box, word.box)]
        beside = [word.top for word in level if grid.xs[0] <= word.x0 <= grid.xs[-1] and word not in inside]
        if not inside or not beside or abs(min(w.top for w in inside) - min(beside)) > _LEVEL:
            return False
        own.append(inside)
    return all(
        min(word.top for word in below) - max(word.bottom for word in above) >= _APART * below[0].size
        for above, below in pairwise(own)
    )
