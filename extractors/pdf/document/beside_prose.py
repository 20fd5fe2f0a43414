"""Coloured notes to the right of running text, above a table: no column of that table, and their titles no headings of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Line
from extractors.pdf.page import Tinted
from schemas.document import Box

_LINES = 3  # of a note and of the text beside it, at least
_PROSE = 5  # words on a usual line of that
_COLUMNS = 3  # texts of a table's row, at least
_WHITE = 6.0  # points between the text and the note, at least
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


def _text_beside(one: Tinted, free: Sequence[Line]) -> list[Line]:
    """The lines of the text to the left of a note; none where anything else is there, or no table follows."""
    whole, box = one.whole, one.box
    if not isinstance(whole, Region) or whole.turn or not _LINES <= len(whole.lines) == len(one.lines):
        return []
    level = [line for line in free if _overlap(line.box, box)]
    if len(level) < _LINES or any(line.box.x1 > box.x0 - _WHITE for line in level):
        return []
    is_text = not any(_stands_beside(line, level) for line in level)
    is_text = is_text and median(len(line.words) for line in level) >= _PROSE
    return level if is_text and _table_follows(box, free) else []


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
