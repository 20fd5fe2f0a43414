"""Ruled lines on the picture of a page, and the picture without them. Numbers of pixels, origin top left."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]  # rows x columns, 0 is black
Whole = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

_SHORTEST = (18.0, 12.0)  # points: level and upright strokes of letters are shorter
_THICKNESS = (1.5, 4.5)  # points: a line is darker than what lies this far on both sides of it
_DARKER = 40  # by so much, of 255
_GAP = 0.7  # points missing from a line that a scanner leaves out


class Runs(NamedTuple):
    """Stretches of pixels: the row (or column) each lies in, and its half-open ends along it."""

    at: Whole
    low: Whole
    high: Whole


def level_lines(picture: Picture, scale: float) -> Runs:
    """The level lines of a picture of `scale` pixels a point, one run for each row of pixels of a line."""
    return _runs(_ridges(picture, scale), scale, _SHORTEST[0])


def upright_lines(picture: Picture, scale: float) -> Runs:
    """The upright lines, one run for each column of pixels of a line."""
    return _runs(_ridges(np.ascontiguousarray(picture.T), scale), scale, _SHORTEST[1])


def without(picture: Picture, level: Runs, upright: Runs) -> Picture:
    """A copy of the picture with the lines painted white, and the row or column of pixels on each side."""
    painted = picture.copy()
    for at, low, high in zip(*(side.tolist() for side in level), strict=True):
        painted[max(0, at - 1) : at + 2, low:high] = 255
    for at, low, high in zip(*(side.tolist() for side in upright), strict=True):
        painted[low:high, max(0, at - 1) : at + 2] = 255
    return painted


def _ridges(picture: Picture, scale: float) -> Mask:
    """Where the picture is darker than above and below."""
    found = np.zeros(picture.shape, np.bool_)
    darkest = np.minimum(picture, 255 - _DARKER) + np.uint8(_DARKER)
    for thickness in _THICKNESS:
        far = max(2, round(thickness * scale))
        if 2 * far < len(picture):
            found[far:-far] |= (darkest[far:-far] < picture[: -2 * far]) & (
                darkest[far:-far] < picture[2 * far :]
            )
    return found


def _runs(found: Mask, scale: float, shortest: float) -> Runs:
    rows, columns = found.shape
    edges = np.zeros((rows, columns + 2), np.int8)
    edges[:, 1:-1] = found
    steps = np.diff(edges.ravel())
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    if not starts.size:
        return Runs(starts, starts, ends)
    width = columns + 2
    begins = np.concatenate(([True], starts[1:] - ends[:-1] > max(1, round(_GAP * scale))))
    begins |= np.concatenate(([True], starts[1:] // width != ends[:-1] // width))
    firsts = np.flatnonzero(begins)
    lasts = np.concatenate((firsts[1:], [len(starts)])) - 1
    starts, ends = starts[firsts], ends[lasts]
    long = ends - starts >= shortest * scale
    starts, ends = starts[long], ends[long]
    return Runs(starts // width, starts % width, ends % width)
