"""A table of its own within a cell: which row and column each of the boxes in the cell is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.drawn.strokes import NEAR
from schemas.document import Box

_LEAST_COLUMNS = 3  # fewer may be a form
_LEAST_ROWS = 2


def inner_rows(boxes: Sequence[Box]) -> dict[Box, tuple[int, int]]:
    """The row and the column of each box; none where they are not all of one such table, whole and without merged cells."""
    by_top: dict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        by_top[round(box.top)].append(box)
    rows = [sorted(by_top[top]) for top in sorted(by_top)]
    if len(rows) < _LEAST_ROWS or len(rows[0]) < _LEAST_COLUMNS:
        return {}
    if not all(_continues(above, below) for above, below in pairwise(rows)):
        return {}
    return {box: (row, column) for row, cells in enumerate(rows) for column, box in enumerate(cells)}


def _continues(above: Sequence[Box], below: Sequence[Box]) -> bool:
    """Whether a row has the columns of the one it stands right below."""
    if len(above) != len(below):
        return False
    sides = ((one.x0 - other.x0, one.x1 - other.x1) for one, other in zip(above, below, strict=True))
    return abs(above[0].bottom - below[0].top) <= NEAR and all(max(map(abs, pair)) <= NEAR for pair in sides)
