"""Coloured strips down the left side, each naming what stands right of it down to its foot: headings of that."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Line
from extractors.pdf.page import Tinted
from schemas.document import Box

_STRIPS = 2
_LEVELS = 3  # lines right of a strip, at least
_SLIP = 2.0  # points
_TALL = 1.3  # times as high as its text: a strip that is no more may be the cell of a row
_WORDS = 12  # of a heading, at most


def with_headings(alone: Sequence[Tinted], free: Sequence[Line], areas: Sequence[Box]) -> list[Tinted]:
    """The coloured areas, those that are such strips as one heading each.

    Two and more stand below each other, as wide; nothing is left of them, and each line and framed area (`areas`) from
    the first to the last is right of one of them.
    """
    strips = [one for one in alone if _may_be(one)]
    strips = [one for one in strips if any(_are_alike(one, other) for other in strips if other is not one)]
    strips.sort(key=lambda one: one.box.top)
    if len(strips) < _STRIPS or any(
        a.box.bottom > b.box.top for a, b in pairwise(strips)
    ):  # as on nearly every page
        return list(alone)
    boxes = [*(line.box for line in free), *areas, *(one.box for one in alone if one not in strips)]
    top, bottom = strips[0].box.top, strips[-1].box.bottom
    level = [box for box in boxes if box.bottom > top + _SLIP and box.top < bottom - _SLIP]
    if not all(any(_is_beside(box, one.box) for one in strips) for box in level):
        return list(alone)
    if any(sum(_is_beside(line.box, one.box) for line in free) < _LEVELS for one in strips):
        return list(alone)
    return [_heading(one) if one in strips else one for one in alone]


def _may_be(one: Tinted) -> bool:
    """Whether it is a few words at the top of an area that is much higher."""
    text = one.whole
    if not isinstance(text, Region) or text.turn or not text.lines:
        return False
    foot = text.lines[-1].box.bottom - one.box.top
    words = sum(len(line.words) for line in text.lines)
    lettered = any(map(str.isalpha, "".join(line.text for line in text.lines)))
    return words <= _WORDS and lettered and one.box.bottom - one.box.top >= _TALL * foot


def _are_alike(one: Tinted, other: Tinted) -> bool:
    return abs(one.box.x0 - other.box.x0) <= _SLIP and abs(one.box.x1 - other.box.x1) <= _SLIP


def _is_beside(box: Box, strip: Box) -> bool:
    return box.x0 >= strip.x1 and strip.top - _SLIP <= box.top and box.bottom <= strip.bottom + _SLIP


def _heading(one: Tinted) -> Tinted:
    return one._replace(whole=one.whole._replace(heading=True)) if isinstance(one.whole, Region) else one
