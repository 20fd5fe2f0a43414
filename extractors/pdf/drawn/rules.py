"""Ruled lines, and the lines that drawn rectangles and segments stand for. Points, origin top left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from schemas.document import Box

Rules: TypeAlias = npt.NDArray[np.float64]  # a row a rule: x0, top, x1 and bottom

THIN = 3.0  # points: a rectangle thinner than this is a line
STRAIGHT = 0.1  # points between the ends of a line that still counts as level
_ROUNDEST = 20.0  # points a rounded corner may take of its sides
_LEAST = 12.0  # points: a narrower one is a bullet or a tick's box
_ROUND = 0.4  # of its shorter side: beyond that it is a pill or a badge
_SIDES = 4
_LEVEL = 1e-3  # points: single precision


class Rule(NamedTuple):
    """A horizontal or vertical line: one of its two extents is zero."""

    x0: float
    top: float
    x1: float
    bottom: float


def rows(rules: Iterable[Rule]) -> Rules:
    """The rules as one array, a row each."""
    return np.array(list(rules), np.float64).reshape(-1, 4)


def edges(box: Box) -> tuple[Rule, Rule, Rule, Rule]:
    """The four sides of the box: top, bottom, left, right."""
    x0, top, x1, bottom = box
    return (
        Rule(x0, top, x1, top),
        Rule(x0, bottom, x1, bottom),
        Rule(x0, top, x0, bottom),
        Rule(x1, top, x1, bottom),
    )


def is_thin(box: Box) -> bool:
    """Whether the rectangle is drawn as a line."""
    return min(box.x1 - box.x0, box.bottom - box.top) < THIN


def spine(box: Box) -> Iterable[Rule]:
    """The line a thin rectangle stands for."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    level, upright = Rule(box.x0, y, box.x1, y), Rule(x, box.top, x, box.bottom)
    width, height = box.x1 - box.x0, box.bottom - box.top
    if max(width, height) < THIN:  # a dot: part of a dotted line that may run either way
        return (level, upright)
    return (level,) if width >= height else (upright,)


def frame(outer: Box, inner: Box) -> list[Rule]:
    """The lines that remain of a box from which another takes all but a thin border, on one side or more.

    So some programs fill a border: what both boxes cover is not filled. None where more than lines remains.
    """
    gaps = [abs(one - other) for one, other in zip(outer, inner, strict=True)]
    if not STRAIGHT < max(gaps) < THIN:
        return []
    x0, top, x1, bottom = ((one + other) / 2 for one, other in zip(outer, inner, strict=True))
    left, upper, right, lower = (gap > STRAIGHT for gap in gaps)
    sides = zip((upper, lower, left, right), edges(Box(x0, top, x1, bottom)), strict=True)
    return [side for is_drawn, side in sides if is_drawn]


def segment(start: Sequence[float], end: Sequence[float]) -> Iterator[Rule]:
    """The line between two points, if it is level or upright."""
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) <= STRAIGHT < abs(x1 - x0):
        yield Rule(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2)
    elif abs(x1 - x0) <= STRAIGHT < abs(y1 - y0):
        yield Rule((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1))


def closed(points: list[list[float]]) -> list[list[float]]:
    """The outline of four corners that filling closes: each dash of a line is such a one where browsers print it."""
    return [*points, points[0]] if len(points) == _SIDES and points[0] != points[-1] else points


def rectangle(points: Sequence[Sequence[float]]) -> Box | None:
    """The box of a closed outline with four upright corners; slides begin it in the middle of a side."""
    if len(points) <= _SIDES or tuple(points[0]) != tuple(points[-1]):
        return None
    corners = points[:_SIDES] if len(points) == _SIDES + 1 else _corners(points[:-1])
    if len(corners) != _SIDES:
        return None
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = (point[:2] for point in corners)
    lying = _same(ax, bx) and _same(by, cy) and _same(cx, dx) and _same(dy, ay)
    standing = _same(ay, by) and _same(bx, cx) and _same(cy, dy) and _same(dx, ax)
    if not lying and not standing:
        return None
    return Box(min(ax, cx), min(ay, cy), max(ax, cx), max(ay, cy))


def _corners(ring: Sequence[Sequence[float]]) -> Sequence[Sequence[float]]:
    """The points of an outline at which it turns; the others lie between two more on a level or upright side."""
    if len(ring) > 2 * _SIDES:
        return ring
    around = zip([ring[-1], *ring[:-1]], ring, [*ring[1:], ring[0]], strict=True)
    return [at for before, at, after in around if not _goes_on(before, at, after)]


def _goes_on(before: Sequence[float], at: Sequence[float], after: Sequence[float]) -> bool:
    (x0, y0), (x, y), (x1, y1) = before[:2], at[:2], after[:2]
    level, upright = _same(y0, y) and _same(y, y1), _same(x0, x) and _same(x, x1)
    return (level and min(x0, x1) < x < max(x0, x1)) or (upright and min(y0, y1) < y < max(y0, y1))


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _LEVEL


def rounded(points: Sequence[Sequence[float]]) -> Box | None:
    """The box of a closed outline (curves by their ends) that is a rectangle but for rounded corners."""
    if len(points) <= _SIDES + 1 or tuple(points[0]) != tuple(points[-1]):
        return None
    xs, ys = [x for x, *_ in points], [y for _, y, *_ in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    narrow = min(box.x1 - box.x0, box.bottom - box.top)
    if narrow < _LEAST:
        return None
    most = min(_ROUNDEST, _ROUND * narrow)
    corners = all(
        min(x - box.x0, box.x1 - x) <= most and min(y - box.top, box.bottom - y) <= most
        for x, y in zip(xs, ys, strict=True)
    )
    drawn = {rule for start, end in pairwise(points) for rule in segment(start, end)}
    lined = {
        number
        for number, side in enumerate(edges(box))
        for rule in drawn
        if all(abs(one - other) <= most for one, other in zip(rule, side, strict=True))
        and (rule.x0 == rule.x1) == (side.x0 == side.x1)
    }
    return box if corners and len(lined) == _SIDES else None
