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
from math import inf
from statistics import median
from typing import NamedTuple

from extractors.pdf.lines import Frame, Line, marker, would_fit
from extractors.pdf.lines.gutters import Gap, Level, column, crosses
from schemas.open_ends import ends_open

_LOOSE = 1.17  # of the distance of lines in a sentence: more is a space between rows or paragraphs
_USUAL = 1.25  # of the font size: the distance of lines, where no sentence shows it
_CERTAIN = 3  # sentences that show it
_ALIKE = 1.0  # points by which equal distances differ
_HALF = 0.5
_NEARLY_ALL = 0.9
_MOSTLY = 0.8
_BULLETS = {"•", "-"}
_ENDED = re.compile(r"[.;:!?]$")

Texts = Mapping[int, Line]  # of a level: by column


class _Step(NamedTuple):
    """From one level to the next: points from baseline to baseline, the texts of both, and how far each is below its column's."""

    size: float
    above: Texts
    below: Texts
    own: Mapping[int, float]


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
        step.own[c]
        for step in steps
        for c in step.above.keys() & step.below.keys()
        if goes_on(step.above[c], step.below[c], frames[c])
    ]
    nearest = min([step.size for step in steps if step.size > _HALF * size], default=_USUAL * size)
    tight = median(going_on) if len(going_on) >= _CERTAIN else min(nearest, _USUAL * size)
    full = [step for step in steps if len(step.below) >= max(2, _HALF * (len(gutters) + 1))]
    loose = [step for step in full if step.size > _LOOSE * tight]
    anchors = _anchors(loose, steps, _LOOSE * tight)
    spaced = [at for at in anchors if _is_spaced(steps, loose, at, _LOOSE * tight, frames)]
    anchor = spaced[0] if spaced else _most_filled(full)
    apart = Counter(round(step.size) for step in loose if anchor in step.below).most_common(1)
    return Habits(tight, bool(spaced), float(apart[0][0]) if apart else 0.0, anchor)


def _is_spaced(
    steps: Sequence[_Step], loose: Sequence[_Step], at: int, most: float, frames: Sequence[Frame]
) -> bool:
    """Whether white lies above a text of the column more often than not where it does not go on."""
    near = [step for step in steps if step.size <= most and _is_fresh(step, at, frames)]
    return bool(loose) and sum(_is_fresh(step, at, frames) for step in loose) >= len(near)


def _steps(levels: Sequence[Level], gutters: Sequence[Gap]) -> list[_Step]:
    texts = [by_column(level, gutters) for level in levels]
    sizes = [baseline(after) - baseline(before) for before, after in pairwise(levels)]
    own = own_steps(texts)[1:]
    return [_Step(*parts) for parts in zip(sizes, texts, texts[1:], own, strict=False)]


def own_steps(texts: Sequence[Texts]) -> list[dict[int, float]]:
    """By level and column the points from each text to the last one above it in its column, however far up.

    Where its column has none above, they are those to the level above.
    """
    last: dict[int, float] = {}
    found: list[dict[int, float]] = []
    above = -inf
    for level in texts:
        found.append({c: text.box.bottom - last.get(c, above) for c, text in level.items()})
        last |= {c: text.box.bottom for c, text in level.items()}
        above = median(text.box.bottom for text in level.values())
    return found


def _anchors(full: Sequence[_Step], steps: Sequence[_Step], loose: float) -> list[int]:
    """The columns that every row may fill: those that show one nearly always where a text of theirs has white above it.

    In others paragraphs and items of a row have it, too. The one that is filled most often below full steps is the last.
    """
    begun = [step for step in steps if step.below.keys() != {0}]  # a lone text there may be a band
    fresh = Counter(c for step in begun for c in step.below if step.own[c] > loose)
    shown = Counter(c for step in begun for c in step.below if _shows_row(step, c, loose))
    sure = {c: count for c, count in shown.items() if count >= _MOSTLY * fresh[c]}
    return [*([_most(sure), *sorted(sure)] if sure else []), _most_filled(full)]


def _most_filled(steps: Sequence[_Step]) -> int:
    """The first of the columns that are filled most often below the steps."""
    return _most(Counter(c for step in steps for c in step.below))


def _most(counts: Mapping[int, int]) -> int:
    most = max(counts.values(), default=0)
    return min((c for c, count in counts.items() if count >= _NEARLY_ALL * most), default=0)


def _shows_row(step: _Step, at: int, loose: float) -> bool:
    """Whether white lies above a column's text and those right of it, and each text with white above it begins level with it."""
    fresh = [c for c in step.below if step.own[c] > loose]
    ends = [step.below[c].box.bottom for c in fresh]
    clear = all(c in fresh for c in step.below if c >= at)
    return clear and len(fresh) > 1 and max(ends) - min(ends) <= _ALIKE


def _is_fresh(step: _Step, at: int, frames: Sequence[Frame]) -> bool:
    """Whether a text begins in the column: nothing above it, or a line that the first word would have fitted on."""
    if at not in step.below:
        return False
    return at not in step.above or would_fit(step.above[at], step.below[at], frames[at])


def begins_row(
    group: Sequence[Texts],
    below: Level,
    step: float,
    own: tuple[Mapping[int, float], Mapping[int, float]],
    gutters: Sequence[Gap],
    frames: Sequence[Frame],
    habits: Habits,
) -> bool:
    """Whether a level begins a row; `group` are the levels of the row so far, `step` the points to the last.

    `own` are those from each text of the last level, and of this one, to the one above it in its column.
    """
    texts = by_column(below, gutters)
    is_band = len(below) == 1 and crosses(below[0], gutters)
    if habits.spaced and is_band:
        return step > habits.loose
    if habits.spaced:
        before, after = own
        begun = step <= habits.loose and any(points > habits.loose for points in before.values())
        listed = _is_of_list(group, texts, habits.anchor)
        return not (begun or listed) and _is_row(group, texts, step, after, frames, habits)
    if _is_bold_band(group, texts):
        return True
    if is_band or (len(group[-1]) == 1 and any(crosses(one, gutters) for one in group[-1].values())):
        return not (is_band and goes_on(group[-1].get(0), below[0], frames[0]))
    if len(group) == 1 and _are_cut(group[0], texts, own[0], frames, habits):
        return False
    return _is_full_row(group, texts, frames, habits, len(gutters) + 1)


def _is_bold_band(group: Sequence[Texts], texts: Texts) -> bool:
    """Whether a bold text stands alone in the first column, below a row whose text there is not."""
    first = group[0].get(0)
    return texts.keys() == {0} and texts[0].bold and first is not None and not first.bold


def _is_of_list(group: Sequence[Texts], texts: Texts, at: int) -> bool:
    """Whether a text with nothing beside it is of a list in a row that has more than that: below a lead-in, or a bullet.

    Where the row itself begins with a bullet, another may begin the next.
    """
    first = group[0].get(at)
    if texts.keys() != {at} or first is None or len(group[0]) == 1:
        return False
    lead = next((n for n, own in enumerate(group) if at in own and own[at].text.endswith(":")), None)
    follows = lead is not None and all(own.keys() == {at} for own in group[lead + 1 :])
    return follows or (_is_bullet(texts[at]) and not _is_bullet(first))


def _is_bullet(text: Line) -> bool:
    found = text.marker or marker(f"{text.text} x")
    return found is not None and found.sign in _BULLETS


def _is_row(
    group: Sequence[Texts],
    texts: Texts,
    step: float,
    own: Mapping[int, float],
    frames: Sequence[Frame],
    habits: Habits,
) -> bool:
    """Whether white lies above the texts of most columns, that of every row among them: others may be merged over rows."""
    above = group[-1]
    going = [c for c in texts if c in above and goes_on(above[c], texts[c], frames[c])]
    if len(going) > _HALF * len(texts) and abs(step - habits.apart) > _ALIKE:
        return False
    near = [c for c in texts if own[c] <= habits.loose]
    if habits.anchor in texts:
        return habits.anchor not in near and len(near) <= _HALF * len(texts)
    return len(texts) > 1 and not near and not going and abs(step - habits.apart) <= _ALIKE


def _are_cut(
    first: Texts, texts: Texts, own: Mapping[int, float], frames: Sequence[Frame], habits: Habits
) -> bool:
    """Whether several sentences that begin with the row, below white, go on in its second line: others are lists there."""
    begun = [c for c in texts if c in first and own.get(c, 0.0) > habits.loose]
    return sum(goes_on(first[c], texts[c], frames[c]) for c in begun) > 1


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
