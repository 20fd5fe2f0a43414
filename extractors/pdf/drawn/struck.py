"""Text that a line strikes through: taken out of the plan, as where tracked changes or edits by hand are printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractors.pdf.drawn import DESCENT
from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.words import BACK, LIFT, Glyph

_LOWEST, _HIGHEST = 0.15, 0.45  # of the font size: how far above the baseline text is struck through
_SHORTEST = 0.5  # of the font size: a shorter line is the dash of another
_SIDE = 0.1  # of the font size: by which letters reach over the ends of the line
_SPACE = 0.5  # of the font size: spaces struck before and behind the text
_FILLED = 0.5  # of the line's length: the text it strikes is as long, spaces apart
_MEETS = 0.5  # points
_MOST = 4000  # level lines on a page: beyond that it is a map or a chart

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


class Texts(NamedTuple):
    """Stretches of text, a row each, in the frame in which they read from left to right."""

    start: Array
    end: Array
    top: Array
    size: Array

    @property
    def baseline(self) -> Array:
        """How far down the letters stand."""
        return self.top + (1 - DESCENT) * self.size


def may_be_struck(texts: Texts, heights: Array) -> bool:
    """Whether one of the lines across at those heights would strike texts through, if it were where these are."""
    baselines = np.sort(texts.baseline)
    furthest = _HIGHEST * texts.size.max(initial=0.0)
    return bool((baselines.searchsorted(heights) < baselines.searchsorted(heights + furthest)).any())


def struck(texts: Texts, rules: Rules) -> tuple[Flags, Flags]:
    """Which texts are struck through, and which rules do that.

    Such a line is as long as the text that it strikes. The border of a cell that its text flows over is longer, or
    meets the lines down.
    """
    deleted, strikes = np.zeros(texts.start.size, bool), np.zeros(len(rules), bool)
    level = np.flatnonzero(rules[:, 1] == rules[:, 3])
    if not deleted.size or not 0 < level.size <= _MOST:
        return deleted, strikes
    baselines, heights = texts.baseline, rules[level, 1]
    order = baselines.argsort(kind="stable")
    lows, highs = baselines[order].searchsorted((heights, heights + _HIGHEST * texts.size.max()))
    uprights = rules[rules[:, 0] == rules[:, 2]]
    for n in np.flatnonzero(lows < highs).tolist():
        rule = rules[level[n]]
        own = _struck_by(rule, texts, order[lows[n] : highs[n]])
        if own.size and not _is_met(rule, uprights):
            deleted[own] = strikes[level[n]] = True
    return deleted, strikes


def _struck_by(rule: Array, texts: Texts, near: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Which of the texts near the level rule it strikes through; none where it is no line of that kind."""
    left, height, right, _ = rule.tolist()
    start, end, _, size = (side[near] for side in texts)
    above, side = texts.baseline[near] - height, _SIDE * size
    crossed = (above >= _LOWEST * size) & (above <= _HIGHEST * size)
    crossed &= (end - left > side) & (right - start > side)
    own, largest = near[crossed], size[crossed].max(initial=0.0)
    whole = ((start >= left - side) & (end <= right + side))[crossed].all()
    if not own.size or not whole or right - left < _SHORTEST * largest:
        return near[:0]
    ends = max(start[crossed].min() - left, right - end[crossed].max())
    length = (end - start)[crossed].sum()
    return own if ends <= _SPACE * largest and length >= _FILLED * (right - left) else near[:0]


def _is_met(rule: Array, uprights: Rules) -> bool:
    """Whether an upright line meets an end of the level one: it is the border of a cell or a box."""
    left, height, right, _ = rule.tolist()
    beside = np.minimum(abs(uprights[:, 0] - left), abs(uprights[:, 0] - right)) <= _MEETS
    down = (uprights[:, 1] <= height + _MEETS) & (uprights[:, 3] >= height - _MEETS)
    return bool((beside & down).any())


def spread(texts: Texts, deleted: Flags) -> Texts:
    """The texts, those beside deleted ones over the place of these as well; all in drawing order.

    So a line still begins and ends where it did on the page: what stands behind takes the place, at the end of a line
    what stands before.
    """
    starts, ends = texts.start.copy(), texts.end.copy()
    gap, size = texts.start[1:] - texts.end[:-1], np.maximum(texts.size[1:], texts.size[:-1])
    level = abs(texts.baseline[1:] - texts.baseline[:-1]) <= LIFT * size
    beside = level & (gap <= _SPACE * size) & (gap >= -BACK * size)
    at = np.flatnonzero(deleted).tolist()
    taken = set()
    for one in at:
        if one < len(beside) and beside[one]:
            starts[one + 1] = starts[one]
    for one in reversed(at):
        goes_on = one < len(beside) and beside[one]
        if goes_on and (not deleted[one + 1] or one + 1 in taken):
            taken.add(one)
        elif one and beside[one - 1]:
            ends[one - 1] = ends[one]
    return texts._replace(start=starts, end=ends)


def without_struck(glyphs: Sequence[Glyph], rules: Rules) -> tuple[list[Glyph], list[Glyph], Rules]:
    """The glyphs that are left, those that a rule strikes through, and the rules that do no such thing."""
    read = [number for number, glyph in enumerate(glyphs) if glyph.turn == 0]
    if not read:
        return [*glyphs], [], rules
    sides = ((one.x0, one.x1, one.top, one.size) for one in glyphs)
    texts = Texts(*np.array(list(sides), np.float64).T)
    deleted = np.zeros(len(glyphs), bool)
    deleted[read], strikes = struck(Texts(*(side[read] for side in texts)), rules)
    if not deleted.any():  # as on nearly every page
        return [*glyphs], [], rules
    start, end, _, _ = spread(texts, deleted)
    placed = zip(glyphs, start.tolist(), end.tolist(), deleted.tolist(), strict=True)
    left = [one._replace(x0=x0, x1=x1) for one, x0, x1, gone in placed if not gone]
    return left, [one for one, gone in zip(glyphs, deleted.tolist(), strict=True) if gone], rules[~strikes]
