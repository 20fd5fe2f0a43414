"""Lines across inside a frame that end as far from its left side as from its right: they part its rows as borders do.

Web pages draw a card so: a bar with its name, and below that each field's name beside its value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR, joined
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import START, rows
from extractors.pdf.ruled.grid import Area, Grid, build, holds
from schemas.document import Box

_TWO = 2
_ONE_COLUMN = 2  # edges
_WIDEST = 24.0  # points: a line that ends further from the frame is one below some words
_EVEN = 1.5  # points by which the white left and right of a line differs
_APART = 1.0  # of the font size: the least white between a name and its value


def with_inset_rows(grid: Grid, drawn: Drawn) -> Grid:
    """The grid of one column with its cells cut at such lines."""
    if len(grid.xs) > _ONE_COLUMN:
        return grid
    cuts = [y for y in _inset(grid.box, drawn) if all(abs(y - edge) > NEAR for edge in grid.ys)]
    return _one_column(grid.box, sorted((*grid.ys, *cuts))) if cuts else grid


def cards(frames: Iterable[Box], drawn: Drawn) -> dict[Box, Grid]:
    """Those of the frames that are such cards, as grids of one column."""
    return {frame: grid for frame in frames if (grid := _card(frame, drawn)) is not None}


def _card(box: Box, drawn: Drawn) -> Grid | None:
    """The frame as a grid of one column, where a name stands beside its value in its first row; else None.

    The name of the whole card may stand above that, by itself; the rest of one that a page break cuts has none.
    """
    cuts = _inset(box, drawn)
    if not cuts:  # as in nearly every frame
        return None
    above = rows(word for word in drawn.words if holds(box._replace(bottom=cuts[0]), word.box))
    first = next((at for at, row in enumerate(above[:_TWO]) if _is_pair(row)), None)
    if first is None:
        return None
    if first:
        cuts.insert(0, (above[0][0].bottom + min(word.top for word in above[1])) / 2)
    return _one_column(box, (box.top, *cuts, box.bottom))


def _is_pair(row: Sequence[Word]) -> bool:
    """Whether much white parts what stands in the line."""
    ordered = sorted(row, key=START)
    return any(after.x0 - word.x1 > _APART * word.size for word, after in pairwise(ordered))


def _inset(box: Box, drawn: Drawn) -> list[float]:
    """The heights of the lines in the box that end a little short of both of its sides."""
    x0, at, x1, end = drawn.rules.T
    before, behind = x0 - box.x0, box.x1 - x1
    is_inside = (at == end) & (box.top + NEAR < at) & (at < box.bottom - NEAR)
    is_even = (abs(before - behind) <= _EVEN) & (before > NEAR) & (before <= _WIDEST)
    found = drawn.rules[is_inside & is_even]
    return [line.at for line in joined(found)] if len(found) else []


def _one_column(box: Box, ys: Sequence[float]) -> Grid:
    return build([Area(0, row, 0, row) for row in range(len(ys) - 1)], (box.x0, box.x1), ys)
