"""Rows beside a label that nothing parts but white: each begins in most columns at one height, below white across all.

The label stands on a ground of its own, merged over its rows, and a line or a colour parts these from the next label's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import rows
from extractors.pdf.ruled.grid import Area, Grid, GridCell, build, holds, overlap, size
from extractors.pdf.ruled.wide_rows import is_over

_LEAST_COLUMNS = 4  # the labels' and three more
_WHITE = 1.0  # of the font size: the least white between two rows
_LEVEL = 2.0  # points by which the first lines of a row's cells differ
_MOST = 0.6  # share of the columns beside a label in which a row begins
_GROUND = 0.8  # share of a label's cell that its ground takes


def set_apart(grid: Grid, drawn: Drawn) -> Grid | None:
    """The grid with the row beside each label cut into the rows that white sets apart; None where there are none."""
    if len(grid.xs) <= _LEAST_COLUMNS:
        return None
    cuts = {cell.row: ys for cell in _labels(grid, drawn) if (ys := _cuts(cell, grid, drawn.words))}
    if not cuts:  # as in nearly every table
        return None
    firsts, ys = [0], [grid.ys[0]]
    for row, bottom in enumerate(grid.ys[1:]):
        ys += [*cuts.get(row, ()), bottom]
        firsts.append(len(ys) - 1)
    return build([area for cell in grid.cells for area in _areas(cell, firsts, cuts)], grid.xs, ys)


def _labels(grid: Grid, drawn: Drawn) -> Iterator[GridCell]:
    """The cells of the first column with words on a ground of their own, beside cells of the same row alone."""
    for cell in grid.cells:
        if (cell.column, cell.column_span, cell.row_span) != (0, 1, 1):
            continue
        beside = [grid.cells[slot] for slot in grid.slots[cell.row]]
        single = all(one.row_span == 1 for one in beside)
        spoken = any(holds(cell.box, word.box) for word in drawn.words)
        ground = max((overlap(cell.box, f) for f in drawn.fills if f.x1 <= grid.xs[1] + 1), default=0.0)
        if single and spoken and ground >= _GROUND * size(cell.box):
            yield cell


def _cuts(label: GridCell, grid: Grid, words: Sequence[Word]) -> list[float]:
    """The heights between the rows beside the label; none where white sets apart what is no row."""
    _, top, left, bottom = label.box
    own = [w for w in words if left <= w.x0 < grid.xs[-1] and top <= (w.top + w.bottom) / 2 < bottom]
    found: list[float] = []
    reached = top
    if is_over(grid.xs[1:], own, []):
        return found
    for n, line in enumerate(rows(own)):
        begin = min(word.top for word in line)
        if n and begin - reached >= _WHITE * line[0].size:
            if not _begins_row([word for word in own if abs(word.top - begin) <= _LEVEL], grid):
                return []
            found.append((reached + begin) / 2)
        reached = max(reached, *(word.bottom for word in line))
    return found


def _begins_row(level: Sequence[Word], grid: Grid) -> bool:
    columns = list(pairwise(grid.xs[1:]))
    filled = sum(any(left <= word.x0 < right for word in level) for left, right in columns)
    return filled >= _MOST * len(columns)


def _areas(cell: GridCell, firsts: Sequence[int], cuts: dict[int, list[float]]) -> Iterator[Area]:
    """The cell over its new rows, or cut into them and the columns where it stands beside a label."""
    first, last = firsts[cell.row], firsts[cell.row + cell.row_span] - 1
    area = cell.area._replace(row=first, last_row=last)
    if cell.column == 0 or cell.row not in cuts:
        yield area
    else:
        columns = range(area.column, area.last_column + 1)
        yield from (Area(at, row, at, row) for row in range(first, last + 1) for at in columns)
