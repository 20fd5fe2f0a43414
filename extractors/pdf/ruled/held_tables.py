"""Tables drawn within cells so near to their borders that all lines together look like one table.

White at both sides of such a table makes columns that hold nothing, narrow ones, below a name that stands over these and its own.
Where no line crosses this white the cell goes on, whatever lines the table within has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled import Ruled
from extractors.pdf.ruled.grid import Area, Grid, GridCell, build, holds
from schemas.document import Box

_LEAST = 5  # columns: three of a table, and the white at both sides
_LEAST_NAMES = 3
_WIDEST = 20.0  # points: the white
_LOWEST = 6.0  # points: a lower row is none

_Held = tuple[Grid, list[Box]]  # a grid without them, and their cells


def with_held_tables(ruled: Ruled, drawn: Drawn) -> Ruled:
    """What is enclosed on the page, the cells of such tables among what is nested in cells."""
    if not any(cell.column_span >= _LEAST for grid in ruled.grids for cell in grid.cells):  # as on most pages
        return ruled
    parted = [_parted(grid, drawn) for grid in ruled.grids]
    nested = [box for _, boxes in parted for box in boxes]
    return replace(ruled, grids=tuple(grid for grid, _ in parted), nested=(*ruled.nested, *nested))


def _parted(grid: Grid, drawn: Drawn) -> _Held:
    boxes: list[Box] = []
    spans = [(c.column, _end(c)) for c in grid.cells if c.row == 0 and c.column_span >= _LEAST]
    words = [word for word in drawn.words if holds(grid.box, word.box)] if spans else []
    for first, last in sorted(spans, reverse=True) if _is_headed(grid, words) else ():
        if _holds_tables(grid, first, last, words):
            held = [cell for cell in grid.cells if first < cell.column and _end(cell) < last]
            boxes += _joined([cell.box for cell in held], words)
            grid = _without(grid, first, last, drawn.rules)
    return grid, boxes


def _is_headed(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether the first row names three columns or more."""
    names = [cell.box for cell in grid.cells if cell.row == 0]
    return len(names) >= _LEAST_NAMES and all(any(holds(box, word.box) for word in words) for box in names)


def _end(cell: GridCell) -> int:
    return cell.column + cell.column_span - 1


def _holds_tables(grid: Grid, first: int, last: int, words: Sequence[Word]) -> bool:
    """Whether between two narrow columns of white, from the first to the last one, other cells stand."""
    if max(grid.xs[first + 1] - grid.xs[first], grid.xs[last + 1] - grid.xs[last]) > _WIDEST:
        return False
    own = [cell for cell in grid.cells if cell.column <= last and _end(cell) >= first]
    white = [cell for cell in own if cell.column_span == 1 and cell.column in {first, last}]
    within = [cell for cell in own if first < cell.column and _end(cell) < last]
    whole = [cell for cell in own if cell.column <= first and _end(cell) >= last]
    if not within or not white or len(white) + len(within) + len(whole) < len(own):
        return False
    return not any(holds(cell.box, word.box) for cell in white for word in words)


def _joined(boxes: Sequence[Box], words: Sequence[Word]) -> Iterator[Box]:
    """The boxes that hold words, or may; those too low for that are part of the ones below them."""
    low = [
        box for box in boxes if box.bottom - box.top < _LOWEST and not any(holds(box, w.box) for w in words)
    ]
    for box in boxes:
        if box not in low:
            above = (one.top for one in low if one.x0 == box.x0 and one.bottom == box.top)
            yield box._replace(top=next(above, box.top))


def _without(grid: Grid, first: int, last: int, rules: Rules) -> Grid:
    """The grid with one cell from the first column to the last one between any two lines that cross the white at its left."""
    own = {cell for cell in grid.cells if first <= cell.column and _end(cell) <= last}
    level = rules[rules[:, 1] == rules[:, 3]]
    across = level[(level[:, 0] <= grid.xs[first] + NEAR) & (level[:, 2] >= grid.xs[first + 1] - NEAR)]
    tops = [
        row
        for row, y in enumerate(grid.ys)
        if row in {0, len(grid.ys) - 1} or (abs(across[:, 1] - y) <= NEAR).any()
    ]
    others = [cell.area for cell in grid.cells if cell not in own]
    taken = {
        row
        for area in others
        if area.column <= first <= area.last_column
        for row in range(area.row, area.last_row + 1)
    }
    cells = [
        Area(first, top, last, low - 1) for top, low in pairwise(tops) if taken.isdisjoint(range(top, low))
    ]
    return build([*others, *cells], grid.xs, grid.ys)
