"""What a row of a table looks like where no line parts its columns: its texts begin where those of the columns do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import inf
from types import MappingProxyType
from typing import Final, NamedTuple

from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import rows
from extractors.pdf.ruled.wide_rows import is_over

BLANK: Final = (
    0.8  # of the font size: lines of one row have less white between them, or less than two rows would
)
_SAME = 2.5  # points by which texts of one column begin apart
_CENTRED = 1.5  # points by which the middles of texts one below the other differ
_BOTH = 1.8  # paddings that are between the texts of two rows


class Columns(NamedTuple):
    """The edges of a table's columns, where the text of each begins, and the white between a stripe's edge and its text.

    `centres` are the middles of the names above columns: a tick may be centred below one.
    """

    xs: tuple[float, ...]
    starts: Mapping[int, float]
    pad: float
    centres: Mapping[int, float] = MappingProxyType({})


def is_row(words: Sequence[Word], columns: Columns) -> bool:
    """Whether the words are texts of half of the columns or more, all in one row."""
    own, middles = starts(columns.xs, words), centres(columns.xs, words)
    level = [
        at
        for at, x in own.items()
        if abs(columns.starts.get(at, -inf) - x) <= _SAME
        or abs(columns.centres.get(at, -inf) - middles[at]) <= _CENTRED
    ]
    if 2 * len(level) < len(columns.xs) - 1 or is_over(columns.xs, words, []):
        return False
    return all(
        min(w.top for w in below) - max(w.bottom for w in above) <= most_white(below, columns)
        for above, below in pairwise(rows(words))
    )


def is_title(words: Sequence[Word], columns: Columns) -> bool:
    """Whether the words are one bold line that may be a band."""
    return len(rows(words)) == 1 and all(word.bold for word in words) and is_band(words, columns)


def is_band(words: Sequence[Word], columns: Columns) -> bool:
    """Whether the words are one text that begins where those of the first column do, as wide as it may be."""
    lines = rows(words)
    lefts = [min(word.x0 for word in line) for line in lines]
    if not lefts or abs(lefts[0] - columns.starts.get(0, -inf)) > _SAME:
        return False
    ordered = (sorted(line, key=lambda word: word.x0) for line in lines)
    return not any(b.x0 - a.x1 > a.size for line in ordered for a, b in pairwise(line))


def most_white(line: Sequence[Word], columns: Columns) -> float:
    """The most white between a line and the one above it in a row."""
    return max(_BOTH * columns.pad, BLANK * line[0].size)


def starts(xs: Sequence[float], words: Iterable[Word]) -> Mapping[int, float]:
    """Where the text of each column begins."""
    found: dict[int, float] = {}
    for word in words:
        at = bisect_right(xs, word.x0) - 1
        found[at] = min(found.get(at, word.x0), word.x0)
    return found


def centres(xs: Sequence[float], words: Iterable[Word]) -> Mapping[int, float]:
    """The middle of the text of each column."""
    ends: dict[int, float] = {}
    own = [*words]
    for word in own:
        at = bisect_right(xs, word.x0) - 1
        ends[at] = max(ends.get(at, word.x1), word.x1)
    return {at: (x0 + ends[at]) / 2 for at, x0 in starts(xs, own).items()}
