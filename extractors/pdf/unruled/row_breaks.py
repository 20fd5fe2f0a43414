"""Where the rows of a table without lines begin: told by the space between them and by what is written.

A cell of several paragraphs may have blank lines in it, and rows may follow each other without any space. So
the whole table is asked, over all its pages: how far lines of one sentence are apart, which column every row
fills, and whether a text goes on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractors.pdf.lines import Frame, Line, would_fit
from extractors.pdf.lines.gutters import Gap, Level, column, crosses
from schemas.open_ends import ends_open

_LOOSE = 1.2  # of the distance of lines in a sentence: more is a space between rows or paragraphs
_USUAL = 1.25  # of the font size: the distance of lines, where no sentence shows it
_CERTAIN = 3  # sentences that show it
_ALIKE = 1.0  # points by which equal distances differ
_HALF = 0.5
_NEARLY_ALL = 0.9
_ENDED = re.compile(r"[.;:!?]$")

Texts = Mapping[int, Line]  # of a level: by column


class _Step(NamedTuple):
    """From one level to the next: points from baseline to baseline, and the texts of both."""

    size: float
    above: Texts
    below: Texts


@dataclass(frozen=True, slots=True)
class Habits:
    """What a table shows of its rows."""

    tight: float  # points from line to line in a sentence
    spaced: bool  # rows are set apart
    apart: float  # points from the last line of a row to the next row
    anchor: int  # the column that every row fills

    @property
    def loose(self) -> float:
        """The points from line to line above which there is a space between rows or paragraphs.

        On pictures of pages both distances vary a little: what is nearer to that of rows is one of them.
        """
        usual = _LOOSE * self.tight
        return min(usual, (self.tight + self.apart) / 2) if self.apart else usual


def by_column(level: Level, gutters: Sequence[Gap]) -> dict[int, Line]:
    """The texts of a level by the column they begin in; the first where there are two."""
    found: dict[int, Line] = {}
    for text in level:
        found.setdefault(column(text, gutters), text)
    return found


def table_habits(parts: Sequence[Sequence[Level]], gutters: Sequence[Gap], frames: Sequence[Frame]) -> Habits:
    """The habits of a table of which each page shows a part."""
    steps = [step for levels in parts for step in _steps(levels, gutters)]
    size = median(text.size for levels in parts for level in levels for text in level)
    going_on = [
        step.size
        for step in steps
        if any(
            goes_on(step.above[c], step.below[c], frames[c]) for c in step.above.keys() & step.below.keys()
        )
    ]
    nearest = min([step.size for step in steps if step.size > _HALF * size], default=_USUAL * size)
    tight = median(going_on) if len(going_on) >= _CERTAIN else min(nearest, _USUAL * size)
    full = [step for step in steps if len(step.below) >= max(2, _HALF * (len(gutters) + 1))]
    loose = [step for step in full if step.size > _LOOSE * tight]
    anchor = _anchor(loose)
    near = [step for step in steps if step.size <= _LOOSE * tight and _is_fresh(step, anchor, frames)]
    spaced = bool(loose) and sum(_is_fresh(step, anchor, frames) for step in loose) >= len(near)
    apart = Counter(round(step.size) for step in loose if anchor in step.below).most_common(1)
    return Habits(tight, spaced, float(apart[0][0]) if apart else 0.0, anchor if spaced else _anchor(full))


def _steps(levels: Sequence[Level], gutters: Sequence[Gap]) -> list[_Step]:
    texts = [by_column(level, gutters) for level in levels]
    sizes = [baseline(after) - baseline(before) for before, after in pairwise(levels)]
    return [_Step(size, above, below) for size, (above, below) in zip(sizes, pairwise(texts), strict=True)]


def _anchor(steps: Sequence[_Step]) -> int:
    """The first of the columns that are filled most often below the steps."""
    counts = Counter(c for step in steps for c in step.below)
    most = max(counts.values(), default=0)
    return min((c for c, count in counts.items() if count >= _NEARLY_ALL * most), default=0)


def _is_fresh(step: _Step, at: int, frames: Sequence[Frame]) -> bool:
    """Whether a text begins in the column: nothing above it, or a line that the first word would have fitted on."""
    if at not in step.below:
        return False
    return at not in step.above or would_fit(step.above[at], step.below[at], frames[at])


def begins_row(
    group: Sequence[Texts],
    below: Level,
    step: float,
    gutters: Sequence[Gap],
    frames: Sequence[Frame],
    habits: Habits,
) -> bool:
    """Whether a level begins a row; `group` are the levels of the row so far, `step` the points to the last."""
    texts = by_column(below, gutters)
    is_band = len(below) == 1 and crosses(below[0], gutters)
    if habits.spaced:
        return step > habits.loose and (is_band or _is_row(group, texts, step, frames, habits))
    if is_band or (len(group[-1]) == 1 and any(crosses(one, gutters) for one in group[-1].values())):
        return not (is_band and goes_on(group[-1].get(0), below[0], frames[0]))
    return _is_full_row(group, texts, frames, habits, len(gutters) + 1)


def _is_row(
    group: Sequence[Texts], texts: Texts, step: float, frames: Sequence[Frame], habits: Habits
) -> bool:
    above = group[-1]
    going = [c for c in texts if c in above and goes_on(above[c], texts[c], frames[c])]
    if len(going) > _HALF * len(texts) and abs(step - habits.apart) > _ALIKE:
        return False
    if habits.anchor in texts:
        return True
    return len(texts) > 1 and not going and abs(step - habits.apart) <= _ALIKE


def _is_full_row(
    group: Sequence[Texts], texts: Texts, frames: Sequence[Frame], habits: Habits, columns: int
) -> bool:
    """Whether a level that is not set apart begins a row: most columns begin, and no sentence goes on."""
    if habits.anchor not in texts or len(texts) < _HALF * columns:
        return False
    above = group[-1]
    meeting = [c for c in texts if c in above]
    going = sum(goes_on(above[c], texts[c], frames[c]) for c in meeting)
    ending = sum(would_fit(above[c], texts[c], frames[c]) for c in meeting)
    if habits.anchor in above and goes_on(above[habits.anchor], texts[habits.anchor], frames[habits.anchor]):
        return False
    return going <= ending + len(texts) - len(meeting)


def goes_on(above: Line | None, below: Line, frame: Frame) -> bool:
    """Whether a sentence clearly runs on from one line to the next."""
    if above is None or below.marker is not None:
        return False
    return not would_fit(above, below, frame) and is_open(above.text, below.text)


def is_open(above: str, below: str) -> bool:
    """Whether a sentence stands open at the end of the upper text, or goes on in small letters in the lower."""
    return ends_open(above) or (below[:1].islower() and _ENDED.search(above) is None)


def baseline(level: Level) -> float:
    """Where most of the level's texts stand, in points."""
    return median(text.box.bottom for text in level)


def together(levels: Sequence[Level], gutters: Sequence[Gap]) -> float:
    """The share of the columns' own gaps that end where another column begins too: high in a table, low in prose."""
    places: list[list[int]] = [[] for _ in range(len(gutters) + 1)]
    texts = [by_column(level, gutters) for level in levels]
    for n, found in enumerate(texts):
        for c in found:
            places[c].append(n)
    tight = min((baseline(b) - baseline(a) for a, b in pairwise(levels)), default=0.0)
    fresh = [
        (c, after)
        for c, own in enumerate(places)
        for before, after in pairwise(own)
        if baseline(levels[after]) - baseline(levels[before]) > _LOOSE * tight
    ]
    counts = Counter(n for _, n in fresh)
    return sum(counts[n] > 1 for _, n in fresh) / len(fresh) if fresh else 0.0
