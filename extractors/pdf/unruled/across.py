"""Which columns and rows the lines across a table without upright lines part."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import dropwhile
from typing import NamedTuple

from extractors.pdf.drawn.strokes import Stroke
from extractors.pdf.lines import Frame
from extractors.pdf.lines.gutters import Gap, column
from extractors.pdf.unruled.headings import are_bold
from extractors.pdf.unruled.loose import Loose

_SLACK = 6.0  # points by which a line may miss the borders of the columns it parts
_HALF = 0.5


class Columns(NamedTuple):
    """Columns of a table over all its pages: gutters, where lines begin and end, and the outer edges."""

    gutters: tuple[Gap, ...]
    frames: tuple[Frame, ...]
    edges: tuple[float, ...]
    bold: bool  # the first column is: a bold text in it is no band


def beside_merged(parts: Sequence[Loose], columns: Columns) -> int:
    """The number of columns at the left that some of the lines across leave out, at most half: cells merged over rows.

    What parts the last column alone is the edge of a coloured cell, as a rating has one; what lies in the header parts
    names of groups from those of their columns.
    """
    last = len(columns.frames) - 1
    heights = [
        own
        for part in parts
        for y, own in _parted_at(part, every(part), columns)
        if last in own != {last} and y > _header_end(part)
    ]
    first = max(map(min, heights), default=0)
    return first if 2 * first <= last else 0


def _header_end(part: Loose) -> float:
    """Where the first level below the bold ones that begin the table does."""
    below = list(dropwhile(are_bold, part.levels))
    is_headed = 0 < len(below) < len(part.levels)
    return min(text.box.top for text in below[0]) if is_headed else 0.0


def ruled_starts(part: Loose, rules: Iterable[Stroke], columns: Columns, first: int = 0) -> set[int]:
    """The levels that lines across the whole table, from the `first` of its columns on, part from the ones above.

    Lines may leave out a few columns in between, where a cell is merged over rows. What stands in a merged cell
    may stand beside a line: it is neither above nor below.
    """
    heights: dict[frozenset[int], list[float]] = defaultdict(list)
    for y, own in _parted_at(part, rules, columns):
        if _parts_rows(own, first, len(columns.frames)):
            heights[frozenset(own)].append(y)
    return {at for own, ys in heights.items() for at in _levels_below(part, ys, own, columns)}


def _levels_below(part: Loose, ys: Iterable[float], parted: Collection[int], columns: Columns) -> set[int]:
    """The first levels with text in the parted columns below each of the heights, where there is some above too."""
    whole = len(parted) == len(columns.frames)
    texts = [
        [text for text in level if whole or column(text, columns.gutters) in parted] for level in part.levels
    ]
    numbers = [n for n, own in enumerate(texts) if own]
    middles = [min(text.box.top + text.box.bottom for text in texts[n]) / 2 for n in numbers]
    return {numbers[at] for y in ys if 0 < (at := bisect_right(middles, y)) < len(numbers)}


def every(part: Loose) -> tuple[Stroke, ...]:
    """The lines across a part, drawn or edges of colour."""
    return (*part.rules.drawn, *part.rules.tinted)


def _parted_at(part: Loose, rules: Iterable[Stroke], columns: Columns) -> Iterator[tuple[float, set[int]]]:
    """Heights and the columns parted there: by all lines at a height together, and by each edge of colour by itself."""
    lines = set(part.rules.drawn)
    found: dict[tuple[float, Stroke | None], set[int]] = defaultdict(set)
    for rule in rules:
        parted = (at for at in range(len(columns.frames)) if parts_column(rule, columns, at))
        found[rule.at, None if rule in lines else rule].update(parted)
    return ((y, own) for (y, _), own in found.items())


def _parts_rows(parted: Collection[int], first: int, count: int) -> bool:
    """Whether lines that part these columns part rows: from the first to the last, and most of those between."""
    inside = sum(at >= first for at in parted)
    return first in parted and count - 1 in parted and inside > _HALF * (count - first)


def parts_column(rule: Stroke, columns: Columns, at: int) -> bool:
    """Whether the line runs over the whole column, as far as its text may."""
    low, high = columns.edges[at], columns.edges[at + 1]
    return rule.low <= low + _SLACK and rule.high >= high - _SLACK - (high - columns.frames[at].right)
