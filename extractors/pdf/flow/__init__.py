"""The words outside tables -> columns of text in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractors.pdf.drawn.strokes import Across
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow.beside_rows import beside_table
from extractors.pdf.flow.column_blocks import Gap, Row, column_block, continues
from extractors.pdf.flow.dividers import parted
from extractors.pdf.flow.headed_columns import have_own_heads
from extractors.pdf.flow.unlike import unlike
from extractors.pdf.lines import Frame, Line, line, lines, marker, would_fit
from extractors.pdf.lines.gutters import LEAST, Level, pieces
from extractors.pdf.unruled.borderless import find, find_like
from extractors.pdf.unruled.centred_headers import with_centred_headers
from extractors.pdf.unruled.loose import Loose
from extractors.text import BULLET

_WIDE_GAP = 1.0  # of the font size: parts of a line this far apart may not be one text
_MARKER_GAP = 6.0  # of the font size: a tab behind a list marker may be this wide
_PROSE_LINES = 4
_PROSE_WIDTH = 0.5  # of the text's width: shorter lines are a list
_PROSE_SHARE = 0.6  # of the lines that are full
_RESIZED = 1.08
_CONTINUED = re.compile(r"\bcont(?:inued|['’]?d)?\b", re.IGNORECASE)
_NOTES = 2  # lines above a table that goes on, as "(continued)"
_COLUMN_LINES = 8  # of each column, that show whether its lines keep to those beside them
_SAME_BASE = 1.0  # points by which the baselines of lines beside each other differ
_PARTED_SHARE = 0.1  # of a column's lines may be in pieces
_ALIGNED_SHARE = 0.5  # of the lines of a table's column stand on a line of the column beside it
_WRAPPED = 8  # lines that end where the next word had no room, and show the width of a column
_WRAPPED_SHARE = 0.5


class Text(NamedTuple):
    """Lines read one after the other; `beside` others or across the page."""

    lines: tuple[Line, ...]
    beside: bool


def segments(words: Iterable[Word]) -> list[Line]:
    """The lines of the words, cut where a wide gap parts them; a list marker stays with its text."""
    found: list[Line] = []
    for whole in lines(words):
        part: list[Word] = [whole.words[0]]
        for word in whole.words[1:]:
            gap, size = word.x0 - part[-1].x1, max(word.size, part[-1].size)
            least = LEAST if word.text == BULLET else _WIDE_GAP  # between words it has but spaces around it
            if gap > least * size and not (gap <= _MARKER_GAP * size and _is_marker(part)):
                found.append(line(part))
                part = []
            part.append(word)
        found.append(line(part))
    return found


def _is_marker(part: Sequence[Word]) -> bool:
    return len(part) == 1 and marker(f"{part[0].text} x") is not None


def texts(found: Sequence[Line], rules: Across, carried: Loose | None = None) -> list[Text | Loose]:
    """The lines (segments of a stretch of page without ruled tables) as texts, in reading order.

    Texts that line up are a table, columns of prose side by side are read one after the other, anything
    else is read line by line. `rules` are the stretch's lines across, `carried` the table that the page
    before ends with, where the stretch is the first of its page.
    """
    if rules.upright and (sides := parted(found, rules.upright)) is not None:
        beside = [Text(tuple(side), beside=True) for side in (sides.left, sides.right)]
        above = texts(sides.above, rules, carried) if sides.above else []
        return [*above, *beside, *(texts(sides.below, rules) if sides.below else [])]
    if (sides := beside_table(found, rules)) is not None:
        above = texts(sides.above, rules, carried) if sides.above else []
        text = Text(tuple(sides.left), beside=True)
        return [*above, text, *texts(sides.right, rules), *(texts(sides.below, rules) if sides.below else [])]
    rows = with_centred_headers(_rows(found))
    levels = [pieces(row) for row in rows]
    read: list[Text | Loose] = []
    plain: list[Line] = []
    at = 0
    while at < len(rows):
        before = next((one for one in reversed(read) if isinstance(one, Loose)), carried)
        is_first = at <= _NOTES and not read and not _are_headings(plain, carried)
        last, parts = _side_by_side(rows, levels, at, rules, before, is_first=is_first)
        if not parts:
            plain.append(_whole(rows[at]))
        elif plain:
            read.append(Text(tuple(plain), beside=False))
            plain = []
        read += parts
        at = last + 1
    return [*read, Text(tuple(plain), beside=False)] if plain else read


def _are_headings(above: Sequence[Line], carried: Loose | None) -> bool:
    """Whether a line above is larger than the table that the page before ends with: another begins below it."""
    if carried is None or not above:
        return False
    size = median(text.size for level in carried.levels for text in level)
    return any(one.size > _RESIZED * size and not _CONTINUED.search(one.text) for one in above)


def narrowed(found: Sequence[Line], frame: Frame) -> list[tuple[tuple[Line, ...], Frame]]:
    """The lines with their frame; runs of prose set narrower than the page get a frame of their own."""
    runs: list[list[Line]] = []
    for one in found:
        if runs and continues(runs[-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    if column := _narrow_column(runs, frame):
        return [(tuple(found), column)]
    parts: list[tuple[tuple[Line, ...], Frame]] = []
    for run in runs:
        right = max(one.box.x1 for one in run)
        own = Frame(frame.left, right) if _is_narrow_prose(run, right, frame) else frame
        if parts and parts[-1][1] == own:
            parts[-1] = ((*parts[-1][0], *run), own)
        else:
            parts.append((tuple(run), own))
    return parts


def _narrow_column(runs: Sequence[Sequence[Line]], frame: Frame) -> Frame | None:
    """The frame of a column of text beside which the page is empty: most of its lines wrap at its own right edge."""
    own = Frame(frame.left, max(one.box.x1 for run in runs for one in run))
    pairs = [pair for run in runs for pair in pairwise(run)]
    wrapped = sum(not would_fit(above, below, own) for above, below in pairs)
    broad = sum(not would_fit(above, below, frame) for above, below in pairs)
    if broad or wrapped < max(_WRAPPED, _WRAPPED_SHARE * len(pairs)):
        return None
    return own


def _is_narrow_prose(run: Sequence[Line], right: float, frame: Frame) -> bool:
    if len(run) < _PROSE_LINES or right - run[0].body_x < _PROSE_WIDTH * (frame.right - frame.left):
        return False
    own = Frame(frame.left, right)
    full = sum(not would_fit(before, after, own) for before, after in pairwise(run))
    return full >= _PROSE_SHARE * (len(run) - 1)


def _side_by_side(
    rows: Sequence[Row],
    levels: Sequence[Level],
    start: int,
    rules: Across,
    before: Loose | None,
    *,
    is_first: bool,
) -> tuple[int, Sequence[Text | Loose]]:
    """The columns or the table that begin at row `start`, and their last row; nothing where none does."""
    block = column_block(rows, start, rules)
    sides = _sides(rows[start : block[0] + 1], block[1]) if block else []
    own_course = all(_keeps_apart(left.lines, right.lines) for left, right in pairwise(sides))
    if block and (own_course or have_own_heads([side.lines for side in sides])):
        return block[0], sides
    if table := find(levels, start, rules, before if is_first else None):
        return table[0], [table[1]]
    if block:
        return block[0], sides
    if before and (table := find_like(levels, start, rules, before)):
        return table[0], [table[1]]
    last, both = unlike(rows, start) or (start, ())
    return last, [Text(tuple(side), beside=True) for side in both]


def _rows(found: Sequence[Line]) -> list[Row]:
    """Segments on one level together, left to right."""
    rows: list[list[Line]] = []
    for segment in sorted(found, key=lambda one: (one.box.top + one.box.bottom, one.box.x0)):
        middle = (segment.box.top + segment.box.bottom) / 2
        if rows and rows[-1][0].box.top <= middle <= rows[-1][0].box.bottom:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [tuple(sorted(row, key=lambda one: one.box.x0)) for row in rows]


def _whole(row: Row) -> Line:
    return row[0] if len(row) == 1 else line(word for segment in row for word in segment.words)


def _keeps_apart(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether columns have a course of their own: the lines of a table's rows begin level, those of two columns do not."""
    few, many = sorted((left, right), key=len)
    if len(few) < _COLUMN_LINES or any(map(_is_parted, (left, right))):
        return False
    level = sum(any(abs(one.box.bottom - other.box.bottom) <= _SAME_BASE for other in many) for one in few)
    return level < _ALIGNED_SHARE * len(few)


def _is_parted(side: Sequence[Line]) -> bool:
    """Whether columns that no gutter parts stand beside each other in it."""
    rows = _rows(side)
    return sum(len(row) > 1 for row in rows) > _PARTED_SHARE * len(rows)


def _sides(rows: Sequence[Row], gutters: Sequence[Gap]) -> list[Text]:
    middles = sorted((low + high) / 2 for low, high in gutters)
    sides: list[list[Line]] = [[] for _ in range(len(middles) + 1)]
    for row in rows:
        for segment in row:
            at = sum((segment.box.x0 + segment.box.x1) / 2 > middle for middle in middles)
            sides[at].append(segment)
    return [Text(tuple(side), beside=True) for side in sides if side]
