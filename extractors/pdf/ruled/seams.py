"""Merged cells whose colour is drawn a row at a time: where two such pieces meet is no border."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR, Stroke, joined
from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.grid import Area, Grid, GridCell, build, holds
from schemas.document import Box

_SAME = 1.0  # points between sides that are one
_RULED = 0.6  # share of a cell's side, or of a row's columns, that lines must cover


def seamless(grid: Grid, drawn: Drawn) -> Grid:
    """The grid with cells made one that only colour parts, where lines part the rows in most other columns.

    What one of them says is that of all: the others are blank. Labels that stand one below the other stay apart.
    """
    seams = _seams(grid.box, drawn.fills)
    if not seams:  # as in nearly every table
        return grid
    level = drawn.rules[drawn.rules[:, 1] == drawn.rules[:, 3]]
    lines = joined(level)
    runs: list[list[GridCell]] = []
    for above, below in _stacked(grid):
        y = below.box.top
        tinted = any(abs(y - at) <= NEAR and _covers(below, low, high) for at, low, high in seams)
        if tinted and not _is_ruled(below.box, y, lines) and _parts_rows(grid, below.row, lines):
            if runs and runs[-1][-1] is above:
                runs[-1].append(below)
            else:
                runs.append([above, below])
    whole = [run for run in runs if sum(_speaks(cell, drawn.words) for cell in run) <= 1]
    return build(_areas(grid, whole), grid.xs, grid.ys) if whole else grid


def _seams(hull: Box, fills: Sequence[Box]) -> list[Stroke]:
    """Where a coloured area in the hull ends and another, as wide and at the same place, begins."""
    own = sorted(fill for fill in fills if holds(hull, fill))
    return [
        Stroke(below.top, below.x0, below.x1)
        for above, below in pairwise(own)
        if abs(below.x0 - above.x0) <= _SAME
        and abs(below.x1 - above.x1) <= _SAME
        and abs(below.top - above.bottom) <= _SAME
    ]


def _covers(cell: GridCell, low: float, high: float) -> bool:
    return abs(cell.box.x0 - low) <= NEAR and abs(cell.box.x1 - high) <= NEAR


def _stacked(grid: Grid) -> Iterator[tuple[GridCell, GridCell]]:
    """Each cell with the one below it, as wide as it is, column by column."""
    ordered = sorted(grid.cells, key=lambda cell: (cell.column, cell.row))
    for above, below in pairwise(ordered):
        if (above.column, above.column_span) == (below.column, below.column_span):
            yield above, below


def _is_ruled(box: Box, y: float, lines: Sequence[Stroke]) -> bool:
    """Whether lines at that height cover most of the box's width."""
    drawn = [min(line.high, box.x1) - max(line.low, box.x0) for line in lines if abs(line.at - y) <= NEAR]
    return sum(max(0.0, length) for length in drawn) >= _RULED * (box.x1 - box.x0)


def _parts_rows(grid: Grid, row: int, lines: Sequence[Stroke]) -> bool:
    """Whether lines part the row from the one above it in most columns."""
    y, columns = grid.ys[row], list(pairwise(grid.xs))
    ruled = [_is_ruled(Box(low, y, high, y), y, lines) for low, high in columns]
    return sum(ruled) >= _RULED * len(columns)


def _speaks(cell: GridCell, words: Sequence[Word]) -> bool:
    return any(holds(cell.box, word.box) for word in words)


def _areas(grid: Grid, runs: Sequence[Sequence[GridCell]]) -> Iterator[Area]:
    merged = {cell for run in runs for cell in run}
    yield from (cell.area for cell in grid.cells if cell not in merged)
    yield from (run[0].area._replace(last_row=run[-1].area.last_row) for run in runs)
