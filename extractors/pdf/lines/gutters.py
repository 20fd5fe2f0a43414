"""The white stretches between columns of text: what a row of text leaves of them, and which one divides."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf
from typing import Final, NamedTuple, TypeAlias

from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import START, Line, line, marker

LEAST: Final = (
    0.4  # of the font size: a white stretch this wide may part columns, the widest fonts' spaces are narrower
)
_BULLET_GAP = 2.5  # of the font size: from a bullet to its text
_SPACED = 1.0  # of the font size: no wider are the spaces of a text whose letters are set apart
_EVEN = 0.1  # of the font size: by which such spaces differ
_NARROW = 1.0  # of the font size: a gutter narrower than this must have a straight right bank
_STRAIGHT = 1.5  # points: texts that begin this near the bank make it straight
_MOSTLY = 0.6
_SLIP = 0.5  # points
_TICKS = frozenset("✓✔")
_SEVERAL = 3  # texts that show where a column's begin

Level: TypeAlias = tuple[Line, ...]


class Gap(NamedTuple):
    """A stretch across the page without text."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """Halfway."""
        return (self.low + self.high) / 2


EVERYWHERE: Final = (Gap(-inf, inf),)


def pieces(row: Sequence[Line]) -> Level:
    """The texts of a row, cut wherever the gap is wider than a space; a bullet stays with its text."""
    found: list[Line] = []
    part: list[Word] = []
    words = sorted((word for segment in row for word in segment.words), key=START)
    if _is_spaced(words):
        return (line(words),)
    end = -inf  # how far the texts so far reach; those of a header may stand above each other
    for word in words:
        if part:
            sign = marker(f"{part[0].text} x") if len(part) == 1 else None
            most = _BULLET_GAP if sign is not None and sign.sign in {"•", "-"} else LEAST
            if word.x0 - end > most * max(word.size, part[-1].size):
                found.append(line(part))
                part = []
        part.append(word)
        end = max(end, word.x1)
    found.append(line(part))
    return tuple(found)


def _is_spaced(words: Sequence[Word]) -> bool:
    """Whether the words are one text whose letters are set apart: all its spaces are wide and alike."""
    pairs = ((one, other, max(one.size, other.size)) for one, other in pairwise(words))
    spaces = [(other.x0 - one.x1) / size for one, other, size in pairs if size > 0]
    if len(spaces) < 2 or max(spaces) > _SPACED:  # noqa: PLR2004 -- one space is like no other
        return False
    return max(spaces) - min(spaces) <= _EVEN and max(spaces) > LEAST


def cleared(gaps: Iterable[Gap], level: Level) -> tuple[Gap, ...]:
    """What the texts of the level leave of the gaps."""
    least = LEAST * max(text.size for text in level)
    left: list[Gap] = []
    for gap in gaps:
        low = gap.low
        for text in level:
            if text.box.x1 <= low or text.box.x0 >= gap.high:
                continue
            if text.box.x0 - low >= least:
                left.append(Gap(low, text.box.x0))
            low = max(low, text.box.x1)
        if gap.high - low >= least:
            left.append(Gap(low, gap.high))
    return tuple(left)


def shared(one: Sequence[Gap], other: Sequence[Gap]) -> tuple[Gap, ...]:
    """Where both have gaps."""
    found = [Gap(max(a.low, b.low), min(a.high, b.high)) for a in one for b in other]
    return tuple(sorted(gap for gap in found if gap.high > gap.low))


def inner(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gutters: the gaps that have text on both sides."""
    return tuple(gap for gap in gaps if gap.low > -inf and gap.high < inf)


def crosses(text: Line, gutters: Iterable[Gap]) -> bool:
    """Whether the text runs over a gutter."""
    return any(text.box.x0 < gap.low + _SLIP and text.box.x1 > gap.high - _SLIP for gap in gutters)


def column(text: Line, gutters: Sequence[Gap]) -> int:
    """The number of the column in which the text begins."""
    return bisect_right([gap.middle for gap in gutters], text.box.x0)


def dividing(levels: Sequence[Level], gutters: Sequence[Gap]) -> tuple[Gap, ...]:
    """The gutters that part columns: not those behind typed numbers, nor chance ones between words."""
    places = _places(levels, gutters)
    kept = [gap for number, gap in enumerate(gutters) if _is_straight(levels, places, gap, number)]
    while (number := _behind_markers(levels, kept)) is not None:
        del kept[number]
    return tuple(kept)


def _places(levels: Sequence[Level], gutters: Sequence[Gap]) -> list[list[int]]:
    """For each text of each level the number of its column."""
    middles = [gap.middle for gap in gutters]
    return [[bisect_right(middles, text.box.x0) for text in level] for level in levels]


def _is_straight(levels: Sequence[Level], held: Sequence[Sequence[int]], gap: Gap, number: int) -> bool:
    """Whether a narrow gutter has a bank: most texts behind it begin at one or two places, as bullets do.

    A wide one behind which no header stands, and no two texts begin at one place, is chance between words.
    """
    behind = [
        level[own.index(number + 1)] for level, own in zip(levels, held, strict=True) if number + 1 in own
    ]
    places = Counter(round((one.box.x0 - gap.high) / _STRAIGHT) for one in behind)
    if not behind or gap.high - gap.low >= _NARROW * behind[0].size:
        headed = number + 1 in held[0] or len(behind) < _SEVERAL
        return bool(behind) and (headed or max(places.values()) > 1)
    return places[0] > 0 and sum(count for _, count in places.most_common(2)) >= _MOSTLY * len(behind)


def _behind_markers(levels: Sequence[Level], gutters: Sequence[Gap]) -> int | None:
    """The gutter behind a column, not the first one, that holds typed list numbers only; ticks mark what is left of them."""
    columns: dict[int, list[Line]] = defaultdict(list)
    for level, own in zip(levels, _places(levels, gutters), strict=True):
        for text, number in zip(level, own, strict=True):
            columns[number].append(text)
    for number in range(1, len(gutters)):
        held = columns[number]
        if held and all(_is_marker(one) for one in held) and not all(one.text in _TICKS for one in held):
            return number
    return None


def _is_marker(one: Line) -> bool:
    return len(one.words) == 1 and marker(f"{one.text} x") is not None
