"""Where a table's cells lie: their edges in points, and the logical columns these edges make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, Final, Generic, NamedTuple, TypeVar

DRIFT: Final = 18.0  # points; edges nearer than this are one border that somebody dragged
_UNKNOWN: Final = 72.0  # points; a column for which the file gives no width

Content = TypeVar("Content")


class Placed(NamedTuple, Generic[Content]):
    """A cell of one row with its left and right edge, counted in grid lines, points or logical columns."""

    content: Content
    left: float
    right: float


Row = Sequence[Placed[Content]]


def by_grid(rows: Sequence[Row[Content]], grid: Sequence[float | None]) -> list[list[Placed[Content]]]:
    """The rows with their edges in points instead of grid lines; `grid` are the widths between these."""
    lines = max(int(row[-1].right) for row in rows)
    widths = [width or _UNKNOWN for width in grid] + [_UNKNOWN] * (lines - len(grid))
    edges = [round(edge, 2) for edge in accumulate(widths, initial=0.0)]
    return [[Placed(c.content, edges[int(c.left)], edges[int(c.right)]) for c in row] for row in rows]


def logical_edges(rows: Sequence[Row[Any]]) -> list[list[float]]:
    """The edges of all cells from left to right, those of one logical border grouped.

    Two edges are one border if they lie closer together than `DRIFT` and no cell lies between them.
    """
    cells = [cell for row in rows for cell in row]
    latest_left: dict[float, float] = {}  # of the cells that end at an edge, where the narrowest begins
    for cell in cells:
        latest_left[cell.right] = max(cell.left, latest_left.get(cell.right, cell.left))
    groups: list[list[float]] = []
    for edge in sorted({cell.left for cell in cells} | {cell.right for cell in cells}):
        begins = groups[-1][0] if groups else edge
        between = latest_left.get(edge, begins - 1) >= begins
        if groups and not between and edge - begins < DRIFT:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def in_columns(
    rows: Sequence[Row[Content]], borders: Sequence[Sequence[float]]
) -> list[list[Placed[Content]]]:
    """The rows with logical columns for edges: a cell lies in columns `left` to `right` (half-open)."""
    column = {edge: place for place, border in enumerate(borders) for edge in border}
    return [[Placed(c.content, column[c.left], column[c.right]) for c in row] for row in rows]


def usual_edges(rows: Sequence[Row[Any]], borders: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """For each border the edge that most cells have, the leftmost of several."""
    used = Counter(edge for row in rows for cell in row for edge in (cell.left, cell.right))
    return tuple(max(border, key=lambda edge: used[edge]) for border in borders)


def gaps(row: Row[Any], columns: int) -> Iterator[tuple[int, int]]:
    """The column ranges (half-open) that no cell of the row covers."""
    at = 0
    for cell in row:
        if cell.left > at:
            yield at, int(cell.left)
        at = int(cell.right)
    if at < columns:
        yield at, columns
