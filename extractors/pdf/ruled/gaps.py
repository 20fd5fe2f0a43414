"""Cells that their shading alone shows, with white gaps between: the gaps closed, so that their edges meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from extractors.pdf.drawn.strokes import NEAR, root
from schemas.document import Box

_WIDEST = 6.5  # points: a wider gap parts cards or columns of a page, not cells
_FARTHEST = 16.0  # points: not even those of a table of tiles, its names at their left
_FEWEST = 6  # areas: two rows of three cells
_MOST = 500  # areas on a page: beyond that it is a map or a chart
_FULL = 0.8  # share of a table that its cells cover
_IN_LINE = 0.8  # share of the cells whose sides stand in line with another's
_SAME = 1.0  # points between sides that are one
_LEAST_TILES = 3  # rows, and columns, of a table of tiles at least

_Sides = npt.NDArray[np.float64]


def closed(fills: Sequence[Box]) -> list[Box]:
    """The coloured rectangles, those that are cells with gaps between grown to the middle of the gaps.

    Lines as near as `NEAR` are one line anyway, so tables with narrower gaps stay as they are.
    """
    found = list(fills)
    if not _FEWEST <= len(fills) <= _MOST:
        return found
    sides = np.array(fills, np.float64)
    for widest, is_table in ((_WIDEST, _is_table), (_FARTHEST, _is_of_tiles)):
        level, upright = _gaps(sides, 0, widest), _gaps(sides, 1, widest)
        for group in _groups(~np.isnan(level) | ~np.isnan(upright)):
            own = np.ix_(group, group)
            across, down = _usual(level[own]), _usual(upright[own])
            if max(across, down) > NEAR and is_table(sides[group]):
                for number in group:
                    x0, top, x1, bottom = fills[number]
                    found[number] = Box(x0 - across / 2, top - down / 2, x1 + across / 2, bottom + down / 2)
    return found


def _gaps(sides: _Sides, axis: int, widest: float) -> _Sides:
    """The gap from each rectangle to each that stands right of it (axis 0) or below it (1); NaN where none does."""
    low, high = sides[:, axis], sides[:, axis + 2]
    start, end = sides[:, 1 - axis], sides[:, 3 - axis]
    gaps = low[None, :] - high[:, None]
    shared = np.minimum(end[:, None], end) - np.maximum(start[:, None], start)
    beside = shared > np.minimum(end - start, (end - start)[:, None]) / 2
    return np.where(beside & (gaps >= -_SAME) & (gaps <= widest), np.maximum(gaps, 0.0), np.nan)


def _groups(touching: npt.NDArray[np.bool_]) -> list[list[int]]:
    parent = list(range(len(touching)))
    for one, other in np.argwhere(touching).tolist():
        parent[root(parent, other)] = root(parent, one)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(parent)):
        groups[root(parent, number)].append(number)
    return [group for group in groups.values() if len(group) >= _FEWEST]


def _usual(gaps: _Sides) -> float:
    known = gaps[~np.isnan(gaps)]
    return float(np.median(known)) if known.size else 0.0


def _is_table(sides: _Sides) -> bool:
    """Whether the rectangles tile most of their hull, in columns that are not all as wide: cards in a row are."""
    extents = sides[:, 2:] - sides[:, :2]
    hull = sides[:, 2:].max(0) - sides[:, :2].min(0)
    near = np.abs(sides[:, None, (0, 2)] - sides[None, :, (0, 2)]) <= _SAME
    shared = (near.sum(1) > 1).all(1)
    return bool(
        np.ptp(extents[:, 0]) > NEAR
        and extents.prod(1).sum() >= _FULL * hull.prod()
        and shared.mean() >= _IN_LINE
    )


def _is_of_tiles(sides: _Sides) -> bool:
    """Whether the rectangles are a table's cells however wide the gaps: all but the one above the names at the left.

    Each column is as wide from top to bottom and each row as high, and the names' column is narrower than any other.
    """
    columns, rows = _bands(sides, 0), _bands(sides, 1)
    if min(len(columns), len(rows)) < _LEAST_TILES or len(sides) != len(columns) * len(rows) - 1:
        return False
    apart = all((own[1:, 0] >= own[:-1, 1]).all() for own in (columns, rows))
    has_corner = ((sides[:, 0] < columns[0, 1]) & (sides[:, 1] < rows[0, 1])).any()
    widths = columns[:, 1] - columns[:, 0]
    return bool(apart and not has_corner and (widths[0] < widths[1:] - NEAR).all() and _is_table(sides))


def _bands(sides: _Sides, axis: int) -> _Sides:
    """Where the columns (axis 0) or the rows (1) begin and end: the sides of all that stand in line, once each."""
    ordered = sides[np.lexsort((sides[:, axis + 2], sides[:, axis]))][:, (axis, axis + 2)]
    apart = (np.abs(np.diff(ordered, axis=0)) > _SAME).any(1)
    found: _Sides = ordered[np.concatenate(([True], apart))]
    return found
