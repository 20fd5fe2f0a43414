"""Titles on a coloured bar that reaches over more than its table: figures or a note stand beside the rows.

The bar touches the grounds of the header's cells, which begin or end with it, and what is drawn below these begins and
ends where they do. So its other end is the edge of no column, and the bar is a box of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR
from schemas.document import Box

_LEAST_CELLS = 2  # of the header
_WIDE = 0.5  # of the header: a shorter line is of what stands beside the table
_TALLEST = 250.0  # points: the first row is no higher
_TOP, _LEFT, _RIGHT = attrgetter("top"), attrgetter("left"), attrgetter("right")


class _Head(NamedTuple):
    """Cells side by side, as one: the sides they begin and end at, and how many there are."""

    left: float
    right: float
    cells: int


def wide_titles(fills: Sequence[Box], rules: Rules) -> list[Box]:
    """The bars of them."""
    ordered = sorted(fills, key=_TOP)
    tops = [fill.top for fill in ordered]
    heads: dict[float, list[_Head]] = {}
    found = []
    for bar in ordered:
        low = round(bar.bottom)
        first, end = bisect_left(tops, low - NEAR), bisect_right(tops, low + NEAR)
        if end - first < _LEAST_CELLS:  # as below most
            continue
        if low not in heads:
            heads[low] = _side_by_side(
                (cell.x0, cell.x1) for cell in ordered[first:end] if cell.bottom > low + NEAR
            )
        own = [head for head in _near(heads[low], bar) if head.cells >= _LEAST_CELLS]
        if any(_ends(head, low, ordered[first:], rules) for head in own):
            found.append(bar)
    return found


def _near(heads: Sequence[_Head], bar: Box) -> list[_Head]:
    """Those that begin or end with the bar, and are narrower."""
    places = (bisect_left(heads, bar.x0 - NEAR, key=_LEFT), bisect_left(heads, bar.x1 - NEAR, key=_RIGHT))
    found = [heads[at] for at in places if at < len(heads)]
    return [
        head
        for head in found
        if (abs(head.left - bar.x0) <= NEAR and head.right < bar.x1 - NEAR)
        or (abs(head.right - bar.x1) <= NEAR and head.left > bar.x0 + NEAR)
    ]


def _ends(head: _Head, top: float, fills: Sequence[Box], rules: Rules) -> bool:
    """Whether the next wide line below the header, or ground below a white row, begins and ends where it does."""
    low = max(
        fill.bottom
        for fill in fills
        if abs(fill.top - top) <= NEAR and head.left - NEAR <= fill.x0 < head.right
    )
    grounds = [fill for fill in fills if low - NEAR <= fill.top <= low + _TALLEST]
    if any(fill.top <= low + NEAR and head.left <= fill.x0 < head.right for fill in grounds):
        grounds = []
    level = rules[(rules[:, 1] == rules[:, 3]) & (rules[:, 1] > low + NEAR) & (rules[:, 1] < low + _TALLEST)]
    pieces: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for left, at, right, _ in (*level.tolist(), *grounds):
        pieces[round(at)].append((left, right))
    for _, own in sorted(pieces.items()):
        for left, right, _ in _side_by_side(own):
            if min(right, head.right) - max(left, head.left) >= _WIDE * (head.right - head.left):
                return abs(left - head.left) <= NEAR and abs(right - head.right) <= NEAR
    return False


def _side_by_side(pieces: Iterable[tuple[float, float]]) -> list[_Head]:
    """The pieces from left to right, those that meet as one; what lies in another is none of its own."""
    found: list[_Head] = []
    for left, right in sorted(pieces):
        if not found or left > found[-1].right + NEAR:
            found.append(_Head(left, right, 1))
        else:
            begun, reached, cells = found[-1]
            found[-1] = _Head(begun, max(reached, right), cells + (left >= reached - NEAR))
    return found
