"""Tables whose columns lines part, and whose rows nothing does: numbers down the first column, set apart, are rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import rows
from extractors.pdf.ruled.grid import Area, Grid, build

NUMBER = re.compile(r"[A-Z]{0,4}[ .-]?\d{1,3}(?:\.\d{1,3})*[a-z]?[.)]?")
_MOST_ROWS = 2  # drawn: a header, and all that is below it
_LEAST_COLUMNS = 3
_LEAST_NUMBERS = 2
_APART = 0.5  # of the font size: lines of one text have less white between them
_LEVEL = 2.0  # points by which the first lines of a row differ


def numbered(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with its last row cut above each of two numbers or more that are all the first column holds.

    Each stands level with a text in half of the columns, below white that runs across the table. In a table of one
    row its header may stand above the first number, or the end of a row that a page break cuts.
    """
    last, columns = len(grid.ys) - 2, len(grid.xs) - 1
    if last >= _MOST_ROWS or columns < _LEAST_COLUMNS or len(set(grid.slots[last])) < columns:
        return grid
    if any(grid.cells[slot].row_span > 1 for slot in grid.slots[last]):
        return grid
    own = [w for w in words if grid.ys[last] <= (w.top + w.bottom) / 2 < grid.ys[-1] and _beside(w, grid)]
    found = rows([word for word in own if word.x0 < grid.xs[1]])
    texts = [" ".join(word.text for word in line) for line in found]
    heads = next((n for n, text in enumerate(texts) if NUMBER.fullmatch(text)), len(texts))
    starts, names = found[heads:], texts[heads:]
    if len(set(names)) < max(_LEAST_NUMBERS, len(names)) or not all(map(NUMBER.fullmatch, names)):
        return grid
    if heads and last > 0:
        return grid
    begun = last == 0 and any(
        word.bottom <= starts[0][0].top for word in own
    )  # a header, or the end of a row
    cuts = [_cut(own, line, grid) for line in (starts if begun else starts[1:])]
    whole = [y for y in cuts if y is not None]
    return _with_rows(grid, whole) if len(whole) == len(cuts) else grid


def _beside(word: Word, grid: Grid) -> bool:
    return grid.xs[0] <= word.x0 < grid.xs[-1]


def _cut(words: Sequence[Word], line: Sequence[Word], grid: Grid) -> float | None:
    """The height halfway between the number's row and what is above it; None where it begins no row."""
    top, size = min(word.top for word in line), line[0].size
    above = max((word.bottom for word in words if (word.top + word.bottom) / 2 < top), default=grid.ys[0])
    level = [word.x0 for word in words if abs(word.top - top) <= _LEVEL]
    filled = sum(any(left <= x < right for x in level) for left, right in pairwise(grid.xs))
    if top - above < _APART * size or 2 * filled <= len(grid.xs) - 1:
        return None
    return (above + top) / 2


def _with_rows(grid: Grid, cuts: Sequence[float]) -> Grid:
    last = len(grid.ys) - 2
    areas = [cell.area for cell in grid.cells if cell.row < last]
    areas += [
        Area(at, last + n, at, last + n) for n in range(len(cuts) + 1) for at in range(len(grid.xs) - 1)
    ]
    return build(areas, grid.xs, (*grid.ys[:-1], *cuts, grid.ys[-1]))
