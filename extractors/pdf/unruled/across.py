"""Which columns and rows the lines across a table without upright lines part."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from extractors.pdf.drawn.strokes import Stroke
from extractors.pdf.lines import Frame, Line
from extractors.pdf.lines.gutters import Gap, column
from extractors.pdf.unruled.headings import header_levels
from extractors.pdf.unruled.loose import Loose

_SLACK = 6.0  # points by which a line may miss the borders of the columns it parts
_HALF = 0.5
_WHITE = 0.6  # of the font size: lines of one text have less between them


class Columns(NamedTuple):
    """Columns of a table over all its pages: gutters, where lines begin and end, and the outer edges."""

    gutters: tuple[Gap, ...]
    frames: tuple[Frame, ...]
    edges: tuple[float, ...]
    bold: bool  # the first column is: a bold text in it is no band


class Parted(NamedTuple):
    """What the lines across a table part: the columns `inside`, and `along` with them others whose texts begin there."""

    inside: range
    along: frozenset[int] = frozenset()


def parted_together(parts: Sequence[Loose], columns: Columns) -> Parted:
    """The columns that all lines across the rows part: what stands left and right of them is merged over rows.

    A line over half of the columns or less shows no rows: the edge of a coloured rating parts the last column alone, and
    what lies in the header parts names of groups from those of their columns. Where below each line a text beside the
    rows begins as they do, with white above it, it is of one of them, though the lines do not go on there.
    """
    count = len(columns.frames)
    wide = [_wide(part, columns) for part in parts]
    known = [own for found in wide for _, own in found]
    first = max(map(min, known), default=0)
    last = min(map(max, known), default=count - 1)
    if last - first + 1 <= _HALF * count:
        return Parted(range(count))
    beside = [at for at in range(count) if not first <= at <= last]
    return Parted(
        range(first, last + 1), frozenset(at for at in beside if _begins_below(parts, wide, at, columns))
    )


def _wide(part: Loose, columns: Columns) -> list[tuple[float, set[int]]]:
    """The heights of the lines below the header over more than half of the columns, and which they part."""
    least, end = _HALF * len(columns.frames), _header_end(part)
    return [(y, own) for y, own in _parted_at(part, every(part), columns) if len(own) > least and y > end]


def _begins_below(
    parts: Sequence[Loose], wide: Sequence[Sequence[tuple[float, set[int]]]], at: int, columns: Columns
) -> bool:
    """Whether below each line that leaves the column out, several of them, it has a text that begins level with the row."""
    left_out = [[y for y, own in found if at not in own] for found in wide]
    return sum(map(len, left_out)) > 1 and all(
        set(_rows_below(part, heights)) <= _begun(part, at, columns)
        for part, heights in zip(parts, left_out, strict=True)
        if heights
    )


def _rows_below(part: Loose, heights: Iterable[float]) -> list[int]:
    middles = [_middle(level) for level in part.levels]
    return [bisect_right(middles, y) for y in heights]


def _begun(part: Loose, at: int, columns: Columns) -> set[int]:
    """The levels with a text in the column that has white above it."""
    found: set[int] = set()
    reached = 0.0
    for n, level in enumerate(part.levels):
        for text in level:
            if column(text, columns.gutters) == at:
                found.update([n] if text.box.top - reached > _WHITE * text.size else [])
                reached = text.box.bottom
    return found


def _middle(level: Sequence[Line]) -> float:
    return min(text.box.top + text.box.bottom for text in level) / 2


def _header_end(part: Loose) -> float:
    """Where the first level below the bold ones that begin the table does."""
    header = header_levels(part.levels)
    return min(text.box.top for text in part.levels[header]) if header else 0.0


def ruled_starts(
    part: Loose, rules: Iterable[Stroke], columns: Columns, together: Parted | None = None
) -> set[int]:
    """The levels that lines across the whole table, or all columns that they part `together`, part from the ones above.

    Lines may leave out a few columns in between, where a cell is merged over rows. What stands in a merged cell
    may stand beside a line: it is neither above nor below.
    """
    heights: dict[frozenset[int], list[float]] = defaultdict(list)
    within = together.inside if together else range(len(columns.frames))
    for y, own in _parted_at(part, rules, columns):
        if _parts_rows(own, within):
            heights[frozenset(own)].append(y)
    return {at for own, ys in heights.items() for at in _levels_below(part, ys, own, columns)}


def _levels_below(part: Loose, ys: Iterable[float], parted: Collection[int], columns: Columns) -> set[int]:
    """The first levels with text in the parted columns below each of the heights, where there is some above too."""
    whole = len(parted) == len(columns.frames)
    texts = [
        [text for text in level if whole or column(text, columns.gutters) in parted] for level in part.levels
    ]
    numbers = [n for n, own in enumerate(texts) if own]
    middles = [_middle(texts[n]) for n in numbers]
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


def _parts_rows(parted: Collection[int], inside: range) -> bool:
    """Whether lines that part these columns part rows: from the first to the last, and most of those between."""
    share = sum(at in inside for at in parted)
    return inside[0] in parted and inside[-1] in parted and share > _HALF * len(inside)


def parts_column(rule: Stroke, columns: Columns, at: int) -> bool:
    """Whether the line runs over the whole column, as far as its text may."""
    low, high = columns.edges[at], columns.edges[at + 1]
    return rule.low <= low + _SLACK and rule.high >= high - _SLACK - (high - columns.frames[at].right)
