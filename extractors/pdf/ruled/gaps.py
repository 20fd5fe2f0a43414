"""Cells that their shading alone shows, with white gaps between: the gaps closed, so that their edges meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from extractors.pdf.drawn.strokes import NEAR, root
from schemas.document import Box

_WIDEST = 6.5  # points: a wider gap parts cards or columns of a page, not cells
_FEWEST = 6  # areas: two rows of three cells
_MOST = 500  # areas on a page: beyond that it is a map or a chart
_FULL = 0.8  # share of a table that its cells cover
_IN_LINE = 0.8  # share of the cells whose sides stand in line with another's
_SAME = 1.0  # points between sides that are one

_Sides = npt.NDArray[np.float64]


def closed(fills: Sequence[Box]) -> list[Box]:
    """The coloured rectangles, those that are cells with gaps between grown to the middle of the gaps.

    Lines as near as `NEAR` are one line anyway, so tables with narrower gaps stay as they are.
    """
    found = list(fills)
    if not _FEWEST <= len(fills) <= _MOST:
        return found
    sides = np.array(fills, np.float64)
    level, upright = _gaps(sides, 0), _gaps(sides, 1)
    for group in _groups(~np.isnan(level) | ~np.isnan(upright)):
        own = np.ix_(group, group)
        across, down = _usual(level[own]), _usual(upright[own])
        if max(across, down) > NEAR and _is_table(sides[group]):
            for number in group:
                x0, top, x1, bottom = fills[number]
                found[number] = Box(x0 - across / 2, top - down / 2, x1 + across / 2, bottom + down / 2)
    return found


def _gaps(sides: _Sides, axis: int) -> _Sides:
    """The gap from each rectangle to each that stands right of it (axis 0) or below it (1); NaN where none does."""
    low, high = sides[:, axis], sides[:, axis + 2]
    start, end = sides[:, 1 - axis], sides[:, 3 - axis]
    gaps = low[None, :] - high[:, None]
    shared = np.minimum(end[:, None], end) - np.maximum(start[:, None], start)
    beside = shared > np.minimum(end - start, (end - start)[:, None]) / 2
    return np.where(beside & (gaps >= -_SAME) & (gaps <= _WIDEST), np.maximum(gaps, 0.0), np.nan)


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
