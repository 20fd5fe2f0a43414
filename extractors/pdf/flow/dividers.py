"""An upright line between two texts: what stands left of it is read first, then what stands right of it.

Figures and an introduction stand so beside a list of what will be done. Where what is level on both sides begins and
ends together the line parts the columns of a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractors.pdf.drawn.strokes import NEAR, Stroke
from extractors.pdf.lines import Line, line

_FEWEST = 3  # lines of text on each side
_WHITE = 0.6  # of the font size: above a text that begins
_LEVEL = 2.0  # points by which lines beside each other differ
_ROWS = 0.5  # share of the texts of a side that begin level with one of the other: they are rows
_PROSE = 3.5  # words on a usual line of a text; cells of a table have fewer
_COVERED = 0.5  # of the line: text stands on both sides of so much of it


class Parted(NamedTuple):
    """The lines above such a line, on both sides of it, and below."""

    above: list[Line]
    left: list[Line]
    right: list[Line]
    below: list[Line]


def parted(found: Sequence[Line], uprights: Sequence[Stroke]) -> Parted | None:
    """The lines at the highest of the upright lines that has texts on both sides; None where none has."""
    for stroke in uprights:
        if sides := _parted(found, stroke):
            return sides
    return None


def _parted(found: Sequence[Line], stroke: Stroke) -> Parted | None:
    sides = Parted([], [], [], [])
    for whole in found:
        middle = (whole.box.top + whole.box.bottom) / 2
        if not stroke.low - NEAR <= middle <= stroke.high + NEAR:
            (sides.above if middle < stroke.low else sides.below).append(whole)
            continue
        words = [word for word in whole.words if word.x1 <= stroke.at + 1]
        others = [word for word in whole.words if word.x0 >= stroke.at - 1]
        if len(words) + len(others) < len(whole.words):  # a word on the line
            return None
        for own, side in ((words, sides.left), (others, sides.right)):
            if own:
                side.append(whole if len(own) == len(whole.words) else line(own))
    texts = sides.left, sides.right
    few = any(len(side) < _FEWEST or not _covers(side, stroke) for side in texts)
    return None if few or are_rows(*texts) else sides


def _covers(side: Sequence[Line], stroke: Stroke) -> bool:
    reach = max(one.box.bottom for one in side) - min(one.box.top for one in side)
    return reach >= _COVERED * (stroke.high - stroke.low)


def are_rows(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether texts begin level on both sides, below white, or all lines of a side without sentences are level."""
    begun = [_begun(side) for side in (left, right)]
    few, many = sorted(begun, key=len)
    if few and sum(_is_level(one, many) for one in few) >= _ROWS * len(few):
        return True
    short, other = sorted((left, right), key=lambda side: median(len(one.words) for one in side))
    bare = median(len(one.words) for one in short) < _PROSE
    return bare and all(_is_level(one, other) for one in short)


def _begun(side: Sequence[Line]) -> list[Line]:
    """The lines that white stands above, but for the first."""
    ordered = sorted(side, key=lambda one: one.box.top)
    return [
        below for above, below in pairwise(ordered) if below.box.top - above.box.bottom > _WHITE * below.size
    ]


def _is_level(one: Line, others: Sequence[Line]) -> bool:
    return any(abs(one.box.bottom - other.box.bottom) <= _LEVEL for other in others)
