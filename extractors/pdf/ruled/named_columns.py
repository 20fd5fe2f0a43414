"""Columns of a drawn table that no line parts, but names at the top do, as where a spreadsheet has few of its borders.

Under each name texts begin right where it does, and none runs over that place. On the next page of the table, which may
not repeat the names, the columns are those of the page before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from itertools import accumulate

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import START, line, rows
from extractors.pdf.lines.gutters import EVERYWHERE, LEAST, Gap, cleared, inner, pieces
from extractors.pdf.ruled.grid import Area, Grid, GridCell, build

_SAME = 1.0  # points by which the texts below a name begin apart from it
_FEWEST = 2  # texts below a name
_LEAST = 2  # names behind the first in a frame without lines upright: all of them part columns
_ONE_COLUMN = 2  # edges


def with_named_columns(grid: Grid, inside: Sequence[Sequence[Word]], before: Grid | None) -> Grid:
    """The grid with its columns cut where their names say so, or the table `before` that ends the page before."""
    header = _header(grid, inside)
    starts = [start for words in header for start in _behind_white(words)]
    if not starts and (header or before is None):  # as in nearly every table
        return grid
    pad = _padding(grid, inside)
    if not header and before is not None:
        starts = _only_in(before.xs, grid.xs, pad)
    ends = (end - pad for end in (*starts[1:], grid.xs[-1] + pad))
    bands = _bands(grid, inside) if len(grid.xs) == _ONE_COLUMN else frozenset()
    cells = [
        (cell, own) for cell, own in zip(grid.cells, inside, strict=True) if own and cell.row not in bands
    ]
    edges = [
        x
        for x, end in zip((start - pad for start in starts), ends, strict=False)
        if _parts(x, end, pad, grid.xs, cells)
    ]
    if len(grid.xs) == _ONE_COLUMN and not _LEAST <= len(starts) == len(edges):
        return grid
    return _cut(grid, edges, bands) if edges else grid


def _header(grid: Grid, inside: Sequence[Sequence[Word]]) -> Sequence[Sequence[Word]]:
    """The names of the drawn columns: the first row with a text in each, if all are bold; none where there is no such row."""
    columns = len(grid.xs) - 1
    for slots in grid.slots:
        own = [inside[slot] for slot in slots]
        if len(set(slots)) == columns and all(own):
            return own if all(word.bold for words in own for word in words) else []
    return []


def _padding(grid: Grid, inside: Sequence[Sequence[Word]]) -> float:
    """How far texts begin from the edge of their cell, where it is least."""
    gaps = (min(map(START, own)) - cell.box.x0 for cell, own in zip(grid.cells, inside, strict=True) if own)
    return max(0.0, min(gaps, default=0.0))


def _behind_white(names: Sequence[Word]) -> list[float]:
    """Where the second and further names in a cell begin, white before each in all lines."""
    if not _are_apart(names):
        return []
    gaps: tuple[Gap, ...] = EVERYWHERE
    for level in rows(names):
        gaps = cleared(gaps, pieces([line(level)]))
    return [gap.high for gap in inner(gaps)]


def _are_apart(words: Sequence[Word]) -> bool:
    """Whether white as wide as between columns has no word above or below it."""
    ordered = sorted(words, key=START)
    least = LEAST * min(word.size for word in ordered)
    reached = accumulate((word.x1 for word in ordered), max)
    return any(word.x0 - end >= least for end, word in zip(reached, ordered[1:], strict=False))


def _only_in(some: Sequence[float], xs: Sequence[float], pad: float) -> list[float]:
    """Where texts behind the edges that only `some` have begin; nowhere if these are no others and those of `xs`."""
    if not all(any(abs(one - x) <= NEAR for one in some) for x in xs):
        return []
    return [one + pad for one in some if all(abs(one - x) > NEAR for x in xs)]


def _bands(grid: Grid, inside: Sequence[Sequence[Word]]) -> frozenset[int]:
    """The rows that are one bold text, the titles of those below."""
    return frozenset(
        cell.row
        for cell, own in zip(grid.cells, inside, strict=True)
        if own and len(rows(own)) == 1 and not _behind_white(own) and all(word.bold for word in own)
    )


def _parts(
    edge: float,
    end: float,
    pad: float,
    xs: Sequence[float],
    filled: Sequence[tuple[GridCell, Sequence[Word]]],
) -> bool:
    """Whether texts in most cells of the drawn column begin behind the edge, and no text runs over it or begins elsewhere.

    The next column begins at `end`.
    """
    column = bisect_right(xs, edge + NEAR) - 1
    cells = [own for cell, own in filled if (cell.column, cell.column_span) == (column, 1)]
    if any(word.x0 < edge - _SAME and word.x1 > edge + pad for own in cells for word in own):
        return False
    behind = [[word for word in own if edge - _SAME <= word.x0 < end - _SAME] for own in cells]
    firsts = [min(map(START, rows(own)[0])) for own in behind if own]
    level = all(abs(first - pad - edge) <= _SAME for first in firsts)
    return level and len(firsts) > _FEWEST and 2 * len(firsts) > len(cells)


def _cut(grid: Grid, edges: Sequence[float], bands: Container[int]) -> Grid:
    """The grid with these edges too: those within a cell of one drawn column cut it, unless its row is one of the bands."""
    xs = sorted((*grid.xs, *edges))
    at = [bisect_left(xs, x) for x in grid.xs]
    areas: list[Area] = []
    for cell in grid.cells:
        first, row, last, last_row = cell.area
        columns = range(at[first], at[last + 1])
        if first == last and row not in bands:
            areas += [Area(column, row, column, last_row) for column in columns]
        else:
            areas.append(Area(columns.start, row, columns.stop - 1, last_row))
    return build(areas, xs, grid.ys)
