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
_LIGHTEST = 255 - _DARKER  # of a line's pixels
_CLEAR = 0.5  # share of a line that stands clear of words
_IN_TEXT = 0.5  # share of a level run that lies within words: it is but the feet of their letters
_CELL = 5.0  # points: lines between two others may be as short as the lowest or narrowest cell
_MEETS = 1.0  # points between a line's end and the line it meets


class Runs(NamedTuple):
    """Stretches of pixels: the row (or column) each lies in, and its half-open ends along it."""

    at: Whole
    low: Whole
    high: Whole


def level_lines(picture: Picture, scale: float) -> Runs:
    """The level lines of a picture of `scale` pixels a point, one run for each row of pixels of a line."""
    return _runs(picture, scale, _SHORTEST[0])


def upright_lines(picture: Picture, scale: float, level: Runs) -> Runs:
    """The upright lines, one run for each column of pixels of a line; short ones only from level line to level line."""
    found = _runs(np.ascontiguousarray(picture.T), scale, _CELL)
    near = max(1, round(_MEETS * scale))
    lined = np.zeros(picture.shape, np.bool_)
    for at, low, high in zip(*(side.tolist() for side in level), strict=True):
        lined[max(0, at - near) : at + near + 1, low:high] = True
    long = found.high - found.low >= _SHORTEST[1] * scale
    return _where(found, long | (lined[found.low, found.at] & lined[found.high - 1, found.at]))


def without(picture: Picture, level: Runs, upright: Runs) -> Picture:
    """A copy of the picture with the lines painted white, and the row or column of pixels on each side."""
    painted = picture.copy()
    for at, low, high in zip(*(side.tolist() for side in level), strict=True):
        painted[max(0, at - 1) : at + 2, low:high] = 255
    for at, low, high in zip(*(side.tolist() for side in upright), strict=True):
        painted[low:high, max(0, at - 1) : at + 2] = 255
    return painted


def outside(runs: Runs, text: Mask, most: float = _IN_TEXT) -> Runs:
    """The runs without those of which at least that share lies in `text`, for upright runs with its sides swapped."""
    within = np.zeros((text.shape[0], text.shape[1] + 1), np.uint16)
    np.cumsum(text, axis=1, out=within[:, 1:])
    share = (
        within[runs.at, runs.high] - within[runs.at, runs.low]
    )  # a picture has fewer than 65,536 pixels a side
    return _where(runs, share < most * (runs.high - runs.low))


def _where(runs: Runs, kept: Mask) -> Runs:
    return Runs(runs.at[kept], runs.low[kept], runs.high[kept])


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


def _runs(picture: Picture, scale: float, shortest: float) -> Runs:
    """The ridges of at least that many points, those joined between which the line goes on in touch with words."""
    found, dark = _padded(_ridges(picture, scale)), _padded(picture < _LIGHTEST)
    steps = np.diff(found.view(np.int8))
    starts, ends = np.flatnonzero(steps == 1) + 1, np.flatnonzero(steps == -1) + 1
    if not starts.size:
        return Runs(starts, starts, ends)
    light = np.concatenate(([0], np.cumsum(~dark)))
    gaps = np.minimum(starts[1:] - ends[:-1], light[starts[1:]] - light[ends[:-1]])
    begins = np.concatenate(([True], gaps > max(1, round(_GAP * scale))))
    width = picture.shape[1] + 2
    begins[1:] |= starts[1:] // width != ends[:-1] // width
    firsts = np.flatnonzero(begins)
    clear = np.add.reduceat(ends - starts, firsts)
    starts, ends = starts[firsts], ends[np.concatenate((firsts[1:], [len(ends)])) - 1]
    long = (ends - starts >= shortest * scale) & (clear >= _CLEAR * (ends - starts))
    starts, ends = starts[long], ends[long]
    return Runs(starts // width, starts % width - 1, ends % width - 1)


def _padded(found: Mask) -> Mask:
    """The rows in one line, a False before and behind each."""
    padded = np.zeros((found.shape[0], found.shape[1] + 2), np.bool_)
    padded[:, 1:-1] = found
    return padded.ravel()
