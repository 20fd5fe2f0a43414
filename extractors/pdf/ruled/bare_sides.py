"""Cells without a ground of their own at the side of a table that coloured cells draw: cut into the table's rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.grid import Area, Grid, GridCell, build, holds, overlap, size

_LEVEL = 2.0  # points by which the first lines of a row's cells differ
_APART = 0.3  # of the font size: the least white between what stands in two rows


def in_rows(grid: Grid, drawn: Drawn) -> Grid:
    """The grid with each such cell cut, where what it says begins level with every row and ends before the next.

    No colour, no line: "Head of Parks" and "Head of Roads" one below the other are the owners of two rows. Beside cells
    that are merged on a ground of their own, "Safe banks" and "Clean water" are of as many rows as these.
    """
    tall = [
        cell
        for cell in grid.cells
        if cell.row_span > 1 and not any(holds(cell.box, fill) for fill in drawn.fills)
    ]
    if not tall:  # as in nearly every table
        return grid
    cuts = {cell: starts for cell in tall if (starts := _starts(cell, grid, drawn.words))}
    return (
        build([area for cell in grid.cells for area in _areas(cell, cuts)], grid.xs, grid.ys)
        if cuts
        else grid
    )


def without_rests(grid: Grid, drawn: Drawn) -> Grid:
    """The grid without rows in which nothing begins but blank cells without a ground, beside one that goes on.

    The ground of a merged cell that a page break cuts may reach further down than its rows, or less far.
    """
    rests = [row for row in range(1, len(grid.ys) - 1) if _is_rest(grid, row, drawn)]
    if not rests:  # as in nearly every table
        return grid
    areas: list[Area] = []
    for cell in grid.cells:
        last = cell.row + cell.row_span - 1
        while last + 1 in rests:
            last += 1
        areas += [] if cell.row in rests else [cell.area._replace(last_row=last)]
    return build(areas, grid.xs, grid.ys)


def _is_rest(grid: Grid, row: int, drawn: Drawn) -> bool:
    cells = [grid.cells[slot] for slot in set(grid.slots[row])]
    begun = [cell for cell in cells if cell.row == row]
    return len(begun) < len(cells) and all(cell.row_span == 1 and _is_bare(cell, drawn) for cell in begun)


def _is_bare(cell: GridCell, drawn: Drawn) -> bool:
    ground = sum(overlap(cell.box, fill) for fill in drawn.fills)
    return 2 * ground < size(cell.box) and not any(holds(cell.box, word.box) for word in drawn.words)


def _areas(cell: GridCell, cuts: Mapping[GridCell, Sequence[int]]) -> Iterator[Area]:
    end, last_column = cell.row + cell.row_span, cell.column + cell.column_span - 1
    for row, following in pairwise((*cuts.get(cell, (cell.row,)), end)):
        yield Area(cell.column, row, last_column, following - 1)


def _starts(cell: GridCell, grid: Grid, words: Sequence[Word]) -> Sequence[int]:
    """The rows that parts of what the cell says begin with; none where it is one."""
    rows = range(cell.row, cell.row + cell.row_span)
    merged = {one.column for one in grid.cells if one is not cell and one.row_span > 1 and one.row in rows}
    beside = sorted({one.row for one in grid.cells if one.column in merged and one.row in rows})
    tried = (starts for starts in (rows, beside) if len(starts) > 1)
    return next((starts for starts in tried if _stands_in_rows(cell, starts, grid, words)), ())


def _stands_in_rows(cell: GridCell, starts: Sequence[int], grid: Grid, words: Sequence[Word]) -> bool:
    own: list[list[Word]] = []
    for row, end in pairwise((*starts, cell.row + cell.row_span)):
        inside = [word for word in words if holds(cell.box, word.box) and _is_in(word, grid, row, end)]
        level = [word for word in words if _is_in(word, grid, row, row + 1) and word not in inside]
        beside = [word.top for word in level if grid.xs[0] <= word.x0 <= grid.xs[-1]]
        if not inside or not beside or abs(min(w.top for w in inside) - min(beside)) > _LEVEL:
            return False
        own.append(inside)
    return all(
        min(word.top for word in below) - max(word.bottom for word in above) >= _APART * below[0].size
        for above, below in pairwise(own)
    )


def _is_in(word: Word, grid: Grid, first: int, end: int) -> bool:
    """Whether the word stands in the rows from the first on."""
    return grid.ys[first] <= (word.top + word.bottom) / 2 < grid.ys[end]
