"""Cells that hold several rows and columns, as lines across them show, which are drawn in pieces: a line below each cell.

Labels that are merged over rows, each on its own ground or beside a line, make a grid of two columns: the label's, and
one of all that stands right of it. There the pieces' ends are the edges of the columns, as in `pieced`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import between
from extractors.pdf.ruled.first_rows import above
from extractors.pdf.ruled.grid import Area, Grid, build
from extractors.pdf.ruled.pieced import edges
from extractors.pdf.ruled.wide_rows import is_over

_LEAST_COLUMNS = 3
_LEVEL = 0.11  # points: heights that are one when rounded are no further apart

_Lines: TypeAlias = Mapping[float, Sequence[tuple[float, float]]]


def crossed(grid: Grid, drawn: Drawn) -> Grid | None:
    """The grid cut at the pieces of the lines that run across its cells, with the row above it; None without these.

    Each piece is as wide as a column, and no text runs from one column into the next.
    """
    least = max(_LEAST_COLUMNS, len(grid.xs))
    lines = _lines(grid, drawn, least)
    xs = max(map(edges, lines.values()), key=len, default=[])
    if len(xs) <= least or not _are_columns(xs, grid, lines):
        return None
    ys = sorted([*grid.ys, *(y for y in lines if all(abs(y - other) > NEAR for other in grid.ys))])
    words = [word for word in drawn.words if xs[0] - NEAR <= word.x0 < xs[-1]]
    if any(is_over(xs, between(words, top, bottom), []) for top, bottom in pairwise(ys)):
        return None
    upper = above(xs, ys[0], words, drawn.fills)
    first = len(upper)
    parts = [_parts(grid, lines, ys, x) for x in map(_middle, pairwise(xs))]
    areas = [Area(at, n, at, n) for n in range(first) for at in range(len(parts))]
    areas += [
        Area(at, first + top, at, first + end - 1)
        for at, own in enumerate(parts)
        for top, end in pairwise(own)
    ]
    return build(areas, xs, (*upper, *ys))


def _lines(grid: Grid, drawn: Drawn, least: int) -> _Lines:
    """The pieces of the lines across the table, by their height; none where no line may be of at `least` so many."""
    x0, top, x1, bottom = drawn.rules.T
    box = grid.box
    own = (top == bottom) & (top > box.top - NEAR) & (top < box.bottom + NEAR)
    own &= (x0 > box.x0 - NEAR) & (x1 < box.x1 + NEAR)
    heights = np.sort(top[own])
    further = heights[least - 1 :]  # for each height, the one so many pieces on
    if not (further - heights[: len(further)] <= _LEVEL).any():  # as in most tables
        return {}
    found: dict[float, list[tuple[float, float]]] = {}
    for left, y, right, _ in drawn.rules[own].tolist():
        found.setdefault(round(y, 1), []).append((left, right))
    return found


def _are_columns(xs: Sequence[float], grid: Grid, lines: _Lines) -> bool:
    """Whether the edges are those of all pieces, and the grid's own among them."""
    columns = list(pairwise(xs))
    pieces = {piece for own in lines.values() for piece in own}
    known = all(any(abs(x - other) <= NEAR for other in xs) for x in grid.xs)
    return known and all(any(_is_as_wide(piece, column) for column in columns) for piece in pieces)


def _is_as_wide(piece: tuple[float, float], column: tuple[float, float]) -> bool:
    return max(abs(piece[0] - column[0]), abs(piece[1] - column[1])) <= NEAR


def _parts(grid: Grid, lines: _Lines, ys: Sequence[float], x: float) -> list[int]:
    """The numbers of the heights at which the cells of the column with `x` in it begin, and of the table's end."""
    column = sum(edge < x for edge in grid.xs) - 1
    own = [grid.cells[row[column]].box for row in grid.slots]
    known = {y for box in own for y in (box.top, box.bottom)}
    known.update(y for y, pieces in lines.items() if any(left < x < right for left, right in pieces))
    return [n for n, y in enumerate(ys) if y in known]


def _middle(column: tuple[float, float]) -> float:
    return sum(column) / 2
