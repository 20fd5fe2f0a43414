"""Columns of running text beside each other: where they begin and end on a page, and the white between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import TypeAlias

from extractors.pdf.drawn.strokes import NEAR, Across
from extractors.pdf.lines import Line

_GUTTER = 8.0  # points
_TO_BULLETS = 6.0  # points: the white before bullets, behind which there is more
_TALL = 3  # lines side by side that make columns
_RUN_ON = 2.5  # of the font size: lines of the longer column are this near each other
_LEAST_WIDTH = 0.2  # of the text's width
_PROSE = 3.5  # words on a usual line of a column of text; cells of a table have fewer
_LARGER = 1.3  # ... and so much larger are letters of a heading over columns
_LEVEL_ENDS = 3.0  # of the font size: columns that are filled evenly end no further apart
_SAME_EDGE = 1.5  # points by which lines of a paragraph may begin apart
_NEAR_LINES = 0.7  # of the font size: the widest gap between lines of a paragraph

Gap: TypeAlias = tuple[float, float]
Row: TypeAlias = tuple[Line, ...]


def column_block(rows: Sequence[Row], start: int, rules: Across) -> tuple[int, list[Gap]] | None:
    """The last row of the columns that begin at row `start`, and the gutters between them, if any.

    A column may begin further down than those beside it: outside of these all is free until then. A line across
    the white between columns ends them.
    """
    first = next((n for n in range(start, len(rows)) if len(rows[n]) > 1), None)
    if first is None or any(not _runs_on(rows, n) for n in range(start + 1, first + 1)):
        return None
    least = _TO_BULLETS if any(one.marker is not None for one in rows[first][1:]) else _GUTTER
    gaps: list[Gap] = [(one.box.x1, other.box.x0) for one, other in pairwise(rows[first])]
    outer: list[Gap] = [(-inf, rows[first][0].box.x0), (rows[first][-1].box.x1, inf)]
    for row in rows[start:first]:
        gaps, outer = _clear(gaps, row, least), _left(outer, row)
    if any(_is_ruled_off(rows, n, gaps, rules) for n in range(start + 1, first + 1)):
        return None
    last = first
    for n in range(first + 1, len(rows)):
        narrowed = _clear(gaps, rows[n], least)
        lone = len(rows[n]) == 1
        if (
            not narrowed
            or _is_ruled_off(rows, n, narrowed, rules)
            or (lone and (not _runs_on(rows, n) or _is_headline(rows, start, n, gaps)))
        ):
            break
        gaps, outer, last = narrowed, _left(outer, rows[n]), n
    gutters = [gap for gap in gaps if _parts_prose(gap, rows[start : last + 1])]
    if not gutters:
        return None
    more = [gap for gap in outer if inf not in gap and -inf not in gap]
    return last, [*gutters, *(gap for gap in more if _parts_prose(gap, rows[start : last + 1]))]


def _runs_on(rows: Sequence[Row], n: int) -> bool:
    """Whether row `n` follows the one before without a wide gap."""
    top, size = min(one.box.top for one in rows[n]), max(one.size for one in rows[n])
    return top - max(one.box.bottom for one in rows[n - 1]) <= _RUN_ON * size


def _is_ruled_off(rows: Sequence[Row], n: int, gaps: Iterable[Gap], rules: Across) -> bool:
    """Whether a line or an edge of colour above row `n` runs over the white between the columns."""
    above, top = max(one.box.bottom for one in rows[n - 1]), min(one.box.top for one in rows[n])
    across = rules.between(above - NEAR, top + NEAR)
    return any(rule.low <= low and high <= rule.high for rule in across for low, high in gaps)


def _is_headline(rows: Sequence[Row], start: int, n: int, gaps: Sequence[Gap]) -> bool:
    """Whether row `n` in larger letters stands below columns that end about level: it heads what follows all of them.

    It is one line: what a narrow column breaks into several is of that column.
    """
    above, text = rows[start:n], rows[n][0]
    size = median(one.size for row in above for one in row)
    pairs = [*((one, text) for one in rows[n - 1]), *((text, row[0]) for row in rows[n + 1 : n + 2])]
    if text.size <= _LARGER * size or any(continues([one], below) for one, below in pairs):
        return False
    lowest: dict[int, float] = {}
    for one in (one for row in above for one in row):
        at = sum((low + high) / 2 < one.box.x0 for low, high in gaps)
        lowest[at] = max(lowest.get(at, 0.0), one.box.bottom)
    return max(lowest.values()) - min(lowest.values()) <= _LEVEL_ENDS * size


def _clear(gaps: Iterable[Gap], row: Row, least: float) -> list[Gap]:
    """The widest stretch that the row leaves of each gap."""
    return [max(left, key=lambda gap: gap[1] - gap[0]) for gap in gaps if (left := _left([gap], row, least))]


def _left(gaps: Iterable[Gap], row: Row, least: float = _GUTTER) -> list[Gap]:
    """What the row leaves of the gaps, at least so wide."""
    found = list(gaps)
    for segment in row:
        x0, x1 = segment.box.x0, segment.box.x1
        parts = (part for low, high in found for part in ((low, min(high, x0)), (max(low, x1), high)))
        found = [(low, high) for low, high in parts if high - low >= least]
    return found


def _parts_prose(gap: Gap, rows: Sequence[Row]) -> bool:
    middle = (gap[0] + gap[1]) / 2
    left = [one for row in rows for one in row if one.box.x1 <= middle]
    right = [one for row in rows for one in row if one.box.x0 >= middle]
    both = sum(row[0].box.x1 <= middle <= row[-1].box.x0 for row in rows)
    if both < _TALL:
        return False
    width = max(one.box.x1 for one in right) - min(one.box.x0 for one in left)
    return all(
        median(len(one.words) for one in side) >= _PROSE
        and max(one.box.x1 for one in side) - min(one.box.x0 for one in side) >= _LEAST_WIDTH * width
        for side in (left, right)
    )


def continues(run: Sequence[Line], following: Line) -> bool:
    """Whether a line follows the last one as those of a paragraph follow each other."""
    gap = following.box.top - run[-1].box.bottom
    same_edge = abs(following.body_x - run[-1].body_x) <= _SAME_EDGE
    return same_edge and following.size == run[-1].size and gap <= _NEAR_LINES * following.size
