"""What stands in a framed box: its lines, and fields side by side, each a name with its value below it.

A card says "Lead", "Partners" and "By when" in one row and the answers in the next: read along the lines they would
be one sentence. They are read one field after the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.drawn.words import Word, turned_box
from extractors.pdf.flow import segments
from extractors.pdf.flow.regions import Region, region
from extractors.pdf.lines import Frame, Line, around, line, lines, rows
from schemas.document import Box

_MOST_PADDING = 12.0  # points: text further from its border is indented
_RESIZED = 0.09  # of the font size: letters that differ more are of another kind
_SLIP = 2.0  # points
_HANGING = 1.5  # of the font size: behind a bullet
_NEAR = 1.0  # of the font size: the widest white between a name and its value, and between a value's lines
_TWO = 2
_FIGURE = re.compile(r"[£€$]?\d[\d,.]*\s?(?:%|k|m|bn)?")

Row = Sequence[Line]


class Boxed(NamedTuple):
    """A framed box, and its text in reading order."""

    box: Box
    parts: tuple[Region, ...]
    is_card: bool = False  # whether it names something and has fields side by side below that
    has_rows: bool = False  # whether what stands side by side in it are rows of a table

    @property
    def extent(self) -> Box:
        """The box around its lines, as they stand on the page."""
        return around(turned_box(line.box, -part.turn) for part in self.parts for line in part.lines)


def boxed(box: Box, words: Sequence[Word], *, ragged: bool = False) -> Boxed:
    """The text of the box; drawings (`ragged`) hold no fields."""
    frame = inner(box, words)
    if not ragged and not any(word.turn for word in words):
        by_row = [segments(row) for row in rows(words)]
        if parts := _parts(by_row, frame):
            return Boxed(box, parts, is_card=_fields_end(by_row, 0) is None)
        has_rows = any(_values_end(by_row, at) is not None for at in range(len(by_row) - _TWO))
        return Boxed(box, (region(words, frame),), has_rows=has_rows)
    return Boxed(box, (region(words, frame, ragged=ragged),))


def card(words: Sequence[Word], frame: Frame) -> tuple[Region, ...]:
    """The text of a card that names something and has fields side by side below that; nothing of any other text."""
    by_row = [segments(row) for row in rows(words)]
    return _parts(by_row, frame) if _fields_end(by_row, 0) is None else ()


def titled(boxes: Sequence[Box], words: Sequence[Sequence[Word]]) -> Boxed | None:
    """Areas below each other, with their words, as one card; None where the first has fields, or none has any."""
    found = [boxed(box, own) for box, own in zip(boxes, words, strict=True) if own]
    if len(found) < _TWO or len(found[0].parts) > 1 or not any(len(part.parts) > 1 for part in found):
        return None
    parts = tuple(region for part in found for region in part.parts)
    return Boxed(around(part.box for part in found), parts, is_card=True)


def inner(box: Box, words: Sequence[Word]) -> Frame:
    """Where the words of a box may begin and must end: as far from its right side as from its left."""
    left, right = min(word.x0 for word in words) - box.x0, box.x1 - max(word.x1 for word in words)
    pad = max(0.0, min(left, right))
    if pad > _MOST_PADDING and not _is_even(left, right, words):
        pad = _MOST_PADDING
    return Frame(box.x0 + pad, box.x1 - pad)


def _is_even(left: float, right: float, words: Sequence[Word]) -> bool:
    """Whether lines that begin below each other leave as much white at the left as at the right: padding, however wide.

    Bullets hang a little right of the heading above them.
    """
    edge = min(word.x0 for word in words)
    flush = [text for text in lines(words) if text.box.x0 <= edge + _SLIP or _hangs(text, edge)]
    return len(flush) >= _TWO and abs(left - right) <= words[0].size


def _hangs(text: Line, edge: float) -> bool:
    return text.marker is not None and text.box.x0 <= edge + _HANGING * text.size


def _parts(by_row: Sequence[Row], frame: Frame) -> tuple[Region, ...]:
    """The lines and the fields from top to bottom; nothing where there are no fields side by side."""
    parts: list[Region] = []
    plain: list[Row] = []
    columns: list[Region] = []
    at = 0
    while at < len(by_row):
        end = _fields_end(by_row, at)
        if end is None:
            plain.append(by_row[at])
            at += 1
            continue
        heads, plain = _heads(plain, by_row[at])
        parts += _plain(plain, _room(plain, columns, frame))
        columns = _columns(by_row[at:end], frame)
        parts += _headed(heads, columns)
        at, plain = end, []
    parts += _plain(plain, _room(plain, columns, frame))
    return tuple(parts) if columns else ()


def _room(below: Sequence[Row], columns: Sequence[Region], frame: Frame) -> Frame:
    """Where the lines below fields must end: with the first of these, where all of them do."""
    if not columns or any(row[-1].box.x1 > columns[0].frame.right for row in below):
        return frame
    return columns[0].frame


def _plain(by_row: Sequence[Row], frame: Frame) -> list[Region]:
    words = [word for row in by_row for word in _words(row)]
    return [region(words, frame)] if words else []


def _heads(above: Sequence[Row], names: Row) -> tuple[list[Region], list[Row]]:
    """The texts right above fields that stand over several of these each, what is left of all first, and the other rows."""
    starts = [name.box.x0 for name in names]
    first = len(above)
    while first and all(_fits(text, starts) for text in above[first - 1]):
        first -= 1
    over = [text for row in above[first:] for text in row if text.box.x1 >= starts[0]]
    edges = [x for x in starts if any(abs(text.box.x0 - x) <= _SLIP for text in over)]
    if not _TWO <= len(edges) < len(starts) or edges[0] != starts[0]:
        return [], list(above)
    heads: list[Region] = []
    for left, right in pairwise((float("-inf"), *edges, float("inf"))):
        own = [text for row in above[first:] for text in row if left - _SLIP <= text.box.x0 < right - _SLIP]
        if any(text.box.x1 >= right for text in own):
            return [], list(above)
        words = [word for text in own for word in text.words]
        # ragged, for nothing shows how far the lines may reach
        heads += (
            [region(words, inner(around(word.box for word in words), words), ragged=True)] if words else []
        )
    return heads, list(above[:first])


def _fits(text: Line, starts: Sequence[float]) -> bool:
    """Whether a text begins where a field does, or ends left of all."""
    return text.box.x1 < starts[0] or any(abs(text.box.x0 - x) <= _SLIP for x in starts)


def _headed(heads: Sequence[Region], columns: Sequence[Region]) -> list[Region]:
    """The columns, each head before those that it stands over."""
    ordered = sorted((*heads, *columns), key=lambda part: round(part.frame.left))
    return ordered if heads else list(columns)


def _fields_end(by_row: Sequence[Row], at: int) -> int | None:
    """The row behind the values of the names that stand in row `at`; None where no such names do.

    Names are drawn alike, and unlike the values below them; each value begins where its name does, the last may end there.
    """
    end = _values_end(by_row, at)
    return None if end is None or _are_rows(by_row[at], by_row[at + 1 : end]) else end


def _values_end(by_row: Sequence[Row], at: int) -> int | None:
    """The row behind the texts that stand below each of the names of row `at`; None where none do."""
    names = by_row[at]
    if len(names) < _TWO or any(differs(names[0], name) for name in names[1:]):
        return None
    end = at + 1
    while end < len(by_row) and _are_values(names, by_row[end]) and _is_near(by_row[end - 1], by_row[end]):
        end += 1
    return end if end > at + 1 and _starts(names, by_row[at + 1]) else None


def _are_rows(names: Row, values: Sequence[Row]) -> bool:
    """Whether the lines below the names are rows of a table: each begins one, and a later column has nothing but figures."""
    columns = list(zip(*(_by_column(names, row) for row in values), strict=True))
    if None in columns[0]:
        return False
    figures = ([text.text for text in column if text is not None] for column in columns[1:])
    return any(len(own) > 1 and all(map(_FIGURE.fullmatch, own)) for own in figures)


def _are_values(names: Row, row: Row) -> bool:
    starts = [name.box.x0 for name in names]
    ends = [*(start + _SLIP for start in starts[1:]), float("inf")]
    return all(
        differs(names[0], text)
        and (_is_below(text, start) or _ends_below(text, names[-1]))
        and text.box.x1 <= end
        for start, end, text in zip(starts, ends, _by_column(names, row), strict=True)
        if text is not None
    )


def _is_below(text: Line, start: float) -> bool:
    return start - _SLIP <= text.box.x0 <= start + _HANGING * text.size


def _ends_below(text: Line, name: Line) -> bool:
    """Whether a text is set flush with the right end of a name."""
    return abs(text.box.x1 - name.box.x1) <= _SLIP


def _by_column(names: Row, row: Row) -> list[Line | None]:
    """The row's text below each name: between columns there may be no more room than between words."""
    columns: list[list[Word]] = [[] for _ in names]
    if _ends_below(row[-1], names[-1]) and row[-1].box.x0 > names[-2].box.x1:
        columns[-1] += row[-1].words
        row = row[:-1]
    for word in _words(row):
        columns[max(0, sum(word.x0 >= name.box.x0 - _SLIP for name in names) - 1)].append(word)
    return [line(words) if words else None for words in columns]


def _starts(names: Row, row: Row) -> bool:
    """Whether the values begin right below their names, and most names have one."""
    below = [
        abs(text.box.x0 - name.box.x0) <= _SLIP or _ends_below(text, names[-1])
        for name, text in zip(names, _by_column(names, row), strict=True)
        if text is not None
    ]
    return all(below) and len(below) * _TWO >= len(names)


def _is_near(above: Row, below: Row) -> bool:
    white = min(text.box.top for text in below) - max(text.box.bottom for text in above)
    return white <= _NEAR * max(text.size for text in below)


def differs(one: Line, other: Line) -> bool:
    """Whether texts are drawn unlike each other; words in small capitals are as large as their first letter."""
    size = _size(one)
    return one.bold != other.bold or abs(size - _size(other)) > _RESIZED * size


def _size(text: Line) -> float:
    return max(word.size for word in text.words)


def _columns(by_row: Sequence[Row], frame: Frame) -> list[Region]:
    starts = [name.box.x0 for name in by_row[0]]
    gap = max(
        text.size for row in by_row for text in row
    )  # from a column's text to the next column, at least
    edges = [*starts, frame.right + gap]
    texts = [_by_column(by_row[0], row) for row in by_row]
    columns = [[word for row in texts if (text := row[n]) for word in text.words] for n in range(len(starts))]
    return [
        region(words, Frame(left, right - gap))
        for words, (left, right) in zip(columns, pairwise(edges), strict=True)
    ]


def _words(row: Row) -> list[Word]:
    return [word for text in row for word in text.words]
