"""Areas of colour below each other, with or without a narrow bare stripe along one side, as cards have it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.grid import Grid

_WIDEST = 15.0  # points: a column is wider
_ONE_COLUMN = 2  # edges


def is_one_column(grid: Grid, inside: Sequence[Sequence[Word]]) -> bool:
    """Whether all words, sorted into the cells, stand in one column, and any other is but such a stripe."""
    if len(grid.xs) == _ONE_COLUMN:
        return True
    if len(grid.xs) > _ONE_COLUMN + 1 or any(cell.column_span > 1 for cell in grid.cells):
        return False
    filled = {cell.column for cell, own in zip(grid.cells, inside, strict=True) if own}
    widths = [
        grid.xs[column + 1] - grid.xs[column] for column in range(len(grid.xs) - 1) if column not in filled
    ]
    return len(filled) == 1 and max(widths) <= _WIDEST
