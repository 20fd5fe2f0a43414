"""Coloured rectangles on the picture of a page, and the picture with white in their place.

Numbers of pixels, origin top left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from extractors.pdf.ocr.lines import Mask, Picture

_DARK = 0.6  # of the paper's brightness: what is darker is printed on in white
_TINTED = 0.93  # ... and what is brighter is paper
_PAPER = 90  # the percentile of brightness that is paper
_STROKE = 2.2  # points: strokes of letters are thinner
_LOWEST = 5.0  # points: nothing lower or narrower is coloured ground, but a line or a letter
_NARROWEST = 12.0
_LEAST_ROWS = 4  # of pixels: a page of miles is drawn with less than one a point
_SAME = 1.5  # points by which the ends of a rectangle's rows may differ
_RIM = 0.8  # points of a dark rectangle that are left dark: the lines around it
_SOLID = 0.95  # share of its sides that is coloured: text has no such sides
_MOSTLY = 0.6  # ... and share of itself
_ONE_TONE = 16  # by so much, of 255, a scanner's tones of one colour differ
_MOSTLY_EVEN = 0.5
_WHOLE_PAGE = 0.5  # share of the page: more is the paper, or a photograph


class Fill(NamedTuple):
    """A coloured rectangle, half-open, and whether white is printed on it."""

    x0: int
    top: int
    x1: int
    bottom: int
    dark: bool


def fills(picture: Picture, scale: float) -> list[Fill]:
    """The coloured rectangles of a picture of `scale` pixels a point."""
    paper = float(np.percentile(picture[::4, ::4], _PAPER))
    dark = [Fill(*box, dark=True) for box in _rectangles(picture, picture < _DARK * paper, scale)]
    tinted = picture < _TINTED * paper
    for x0, top, x1, bottom, _ in dark:
        tinted[top:bottom, x0:x1] = False
    return dark + [Fill(*box, dark=False) for box in _rectangles(picture, tinted, scale)]


def lightened(picture: Picture, found: Sequence[Fill], scale: float) -> Picture:
    """A copy of the picture with black on white in the rectangles, and a line around each dark one."""
    lit = picture.copy()
    for x0, top, x1, bottom, dark in found:
        rim = max(1, round(_RIM * scale)) if dark else 0
        inside = lit[top + rim : bottom - rim, x0 + rim : x1 - rim]  # a view
        ground = float(np.median(inside)) if inside.size else 0.0
        apart = np.abs(inside - np.float32(ground)) / (255 - ground if dark else max(1.0, ground))
        inside[:] = np.clip(255 - 255 * apart, 0, 255).astype(np.uint8)
    return lit


def _rectangles(picture: Picture, coloured: Mask, scale: float) -> Iterator[tuple[int, int, int, int]]:
    """The boxes of solid ground, the letters on it overlooked; what goes on beyond the picture is no field on the paper."""
    letter, low = round(_STROKE * scale / 2), round(_LOWEST * scale / 2)
    filled = _shrunk(_grown(coloured, letter), letter)
    solid = _grown(_shrunk(filled, low), low)
    for x0, top, x1, bottom in _stacked(solid, _SAME * scale):
        is_large = x1 - x0 >= max(_LEAST_ROWS, _NARROWEST * scale) and bottom - top >= max(
            _LEAST_ROWS, _LOWEST * scale
        )
        is_page = (x1 - x0) * (bottom - top) > _WHOLE_PAGE * coloured.size
        ends_before = min(x0, top, coloured.shape[1] - x1, coloured.shape[0] - bottom) > 1
        part = slice(top, bottom), slice(x0, x1)
        if (
            is_large
            and not is_page
            and ends_before
            and _is_ground(coloured[part])
            and _is_even(picture[part])
        ):
            yield x0, top, x1, bottom


def _is_ground(part: Mask) -> bool:
    sides = (part[1], part[-2], part[:, 1], part[:, -2])
    return bool(part.mean() >= _MOSTLY and min(side.mean() for side in sides) >= _SOLID)


def _is_even(part: Picture) -> bool:
    """Whether most of it is of one tone: a photograph is not."""
    return bool(np.mean(np.abs(part - np.float32(np.median(part))) <= _ONE_TONE) >= _MOSTLY_EVEN)


def _grown(mask: Mask, reach: int) -> Mask:
    """Where the mask is true within a square that reaches so many pixels to all sides."""
    for _ in range(2):  # along the columns, then along the rows
        mask = np.pad(mask, ((reach, reach), (0, 0)))
        seen = 1  # pixels of the window
        while seen < 2 * reach + 1:
            more = min(seen, 2 * reach + 1 - seen)
            mask, seen = mask[:-more] | mask[more:], seen + more
        mask = np.ascontiguousarray(mask.T)
    return mask


def _shrunk(mask: Mask, reach: int) -> Mask:
    """Where the mask is true in all of such a square."""
    return ~_grown(~mask, reach)


def _stacked(solid: Mask, slack: float) -> Iterator[tuple[int, int, int, int]]:
    """The boxes of rows of pixels that begin and end alike."""
    steps = np.diff(np.pad(solid, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    stacks: list[list[int]] = []  # left, top, right, bottom; the last row's ends
    for row, low, high in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        above = next(
            (s for s in stacks if s[3] == row and abs(s[4] - low) <= slack and abs(s[5] - high) <= slack),
            None,
        )
        if above is None:
            yield from ((s[0], s[1], s[2], s[3]) for s in stacks if s[3] < row)
            stacks = [s for s in stacks if s[3] >= row]
            stacks.append([low, row, high, row + 1, low, high])
        else:
            above[0], above[2], above[3:] = max(above[0], low), min(above[2], high), [row + 1, low, high]
    yield from ((s[0], s[1], s[2], s[3]) for s in stacks)
