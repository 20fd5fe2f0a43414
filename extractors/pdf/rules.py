"""Ruled lines, and the lines that drawn rectangles and segments stand for. Points, origin top left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from schemas.document import Box

Rules: TypeAlias = npt.NDArray[np.float64]  # a row a rule: x0, top, x1 and bottom

THIN = 3.0  # points: a rectangle thinner than this is a line
STRAIGHT = 0.1  # points between the ends of a line that still counts as level


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


def segment(start: Sequence[float], end: Sequence[float]) -> Iterator[Rule]:
    """The line between two points, if it is level or upright."""
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) <= STRAIGHT < abs(x1 - x0):
        yield Rule(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2)
    elif abs(x1 - x0) <= STRAIGHT < abs(y1 - y0):
        yield Rule((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1))
