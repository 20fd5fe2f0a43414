"""Two short texts beside each other that are drawn unlike, as a saying in large letters beside the text: each is read whole.

Columns of prose are known by three lines beside each other. Of fewer, letters of another size tell, where not all stand
on the lines of the other side.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.lines import Line

_FEWEST = 2  # lines beside each other
_WORDS = 5  # of each side
_UNLIKE = 1.08  # the letters of one side are so much larger
_GUTTER = 1.0  # of the larger size: the white between both
_SAME_EDGE = 1.5  # points by which lines of one side begin apart
_NEXT = 0.8  # of the font size: wider white above a line ends both
_BELOW = 0.22  # of the font size: from the baseline to the lower edge of a line
_OFF = 1.0  # points: baselines further apart are not of one line


def unlike(rows: Sequence[Sequence[Line]], start: int) -> tuple[int, tuple[list[Line], list[Line]]] | None:
    """The last row of two such texts that begin at row `start`, and their lines; None where none do."""
    first = rows[start : start + _FEWEST]
    if len(first) < _FEWEST or not all(map(_differ, first)) or not any(map(_are_off, first)):
        return None  # as nearly everywhere
    last, (left, right) = start, rows[start]
    sides: tuple[list[Line], list[Line]] = ([left], [right])
    for n in range(start + 1, len(rows)):
        own = [_side(one, left, right) for one in rows[n]]
        if None in own or not _follows(rows[n], rows[n - 1]):
            break
        last = n
        for one, side in zip(rows[n], own, strict=True):
            sides[side or 0].append(one)
    return (last, sides) if last > start and _are_two_texts(*sides) else None


def _differ(row: Sequence[Line]) -> bool:
    """Whether two texts stand there in letters of two sizes."""
    if len(row) != 2:  # noqa: PLR2004 -- a left and a right one
        return False
    small, large = sorted(one.size for one in row)
    return large > _UNLIKE * small


def _are_off(row: Sequence[Line]) -> bool:
    """Whether the two stand on different lines."""
    left, right = (one.box.bottom - _BELOW * one.size for one in row)
    return abs(left - right) > _OFF


def _side(one: Line, left: Line, right: Line) -> int | None:
    """0 for a line that begins where the left text does, 1 where the right one does."""
    edges = (left.box.x0, right.box.x0)
    return next((n for n, x in enumerate(edges) if abs(one.box.x0 - x) <= _SAME_EDGE), None)


def _follows(row: Sequence[Line], above: Sequence[Line]) -> bool:
    white = min(one.box.top for one in row) - max(one.box.bottom for one in above)
    return white <= _NEXT * max(one.size for one in row)


def _are_two_texts(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether white parts them all the way, and each has some words, one of them all in the same letters."""
    gutter = min(one.box.x0 for one in right) - max(one.box.x1 for one in left)
    said = min(sum(len(one.words) for one in side) for side in (left, right)) >= _WORDS
    alike = any(len({(one.size, one.bold) for one in side}) == 1 for side in (left, right))
    return said and alike and gutter >= _GUTTER * max(left[0].size, right[0].size)
