"""Coloured areas to the right of a text in one column: notes above a table, no column of that, and their titles no headings
of it; and panels that run on beside the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from extractors.pdf.drawn import DESCENT
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Line
from extractors.pdf.page import Tinted
from schemas.document import Box

_LINES = 3  # of a note and of the text beside it, at least
_PROSE = 5  # words on a usual line of that
_COLUMNS = 3  # texts of a table's row, at least
_WHITE = 6.0  # points between the text and the note, at least
_RUNNING = 5  # lines of a panel and of the text beside it, at least
_SLIP = 1.0  # points by which the baselines of words on one level differ
_SAME_EDGE = 1.6  # points
_NEAR = 1.0  # of the font size: the widest white between lines of a text


def without_notes(tinted: Sequence[Tinted], free: Sequence[Line]) -> tuple[list[Tinted], list[Tinted]]:
    """The notes, each to be read before the text it stands beside, and the other areas; `free` are lines outside these.

    A row of a table has more texts beside a coloured cell than one, and a label stands to the left of what it names.
    """
    if not tinted:  # as on most pages
        return [], []
    found: list[Tinted] = []
    others: list[Tinted] = []
    for one in tinted:
        beside = _text_beside(one, free)
        if not beside or not isinstance(one.whole, Region):
            others.append(one)
            continue
        top = min(one.box.top, *(line.box.top for line in _with_above(beside, free)))
        found.append(one._replace(whole=one.whole._replace(aside=True), box=one.box._replace(top=top)))
    return found, others


def side_panels(tinted: Sequence[Tinted], free: Sequence[Line]) -> list[Tinted]:
    """The areas under a bold line at the right of a text in one column, whose lines stand level with few of that text's.

    Rows of a table would: a panel runs on beside the text, in smaller letters as a rule. `free` are lines outside these.
    """
    return [one for one in tinted if isinstance(one.whole, Region) and _runs_apart(one.whole, one.box, free)]


def _runs_apart(panel: Region, box: Box, free: Sequence[Line]) -> bool:
    head, *below = panel.lines
    if panel.turn or len(below) < _RUNNING or not head.bold or all(line.bold for line in below):
        return False
    beside = _one_column_beside(box, free)
    lows = [_baseline(line) for line in beside]
    flush = sum(any(abs(_baseline(line) - low) <= _SLIP for low in lows) for line in panel.lines)
    return len(beside) >= _RUNNING and flush * 2 < min(len(beside), len(panel.lines))


def _one_column_beside(box: Box, free: Sequence[Line]) -> list[Line]:
    """The lines beside an area where all of them are left of it, and no two side by side."""
    level = [line for line in free if _overlap(line.box, box)]
    reach = any(line.box.x1 > box.x0 - _WHITE for line in level)
    return [] if reach or any(_stands_beside(line, level) for line in level) else level


def _baseline(line: Line) -> float:
    return line.box.bottom - DESCENT * line.size


def _text_beside(one: Tinted, free: Sequence[Line]) -> list[Line]:
    """The lines of the text to the left of a note; none where anything else is there, or no table follows."""
    whole, box = one.whole, one.box
    if not isinstance(whole, Region) or whole.turn or not _LINES <= len(whole.lines) == len(one.lines):
        return []
    level = _one_column_beside(box, free)
    if len(level) < _LINES or median(len(line.words) for line in level) < _PROSE:
        return []
    return level if _table_follows(box, free) else []


def _overlap(one: Box, other: Box) -> bool:
    return other.top <= (one.top + one.bottom) / 2 <= other.bottom


def _stands_beside(line: Line, others: Sequence[Line]) -> bool:
    return any(one is not line and _overlap(line.box, one.box) for one in others)


def _table_follows(box: Box, free: Sequence[Line]) -> bool:
    """Whether below the note some line has as many texts as a table's row."""
    below = [line for line in free if line.box.top >= box.bottom]
    return any(sum(_overlap(one.box, line.box) for one in below) >= _COLUMNS for line in below)


def _with_above(beside: Sequence[Line], free: Sequence[Line]) -> Iterator[Line]:
    """The lines, and those of the same text that stand above the note's top."""
    yield from beside
    first = min(beside, key=lambda line: line.box.top)
    while above := next((line for line in free if _runs_on(line, first)), None):
        yield above
        first = above


def _runs_on(line: Line, below: Line) -> bool:
    white = below.box.top - line.box.bottom
    same = line.size == below.size and abs(line.box.x0 - below.box.x0) <= _SAME_EDGE
    return same and line.box.top < below.box.top and white <= _NEAR * line.size
