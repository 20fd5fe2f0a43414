"""The lines of a card as they are read: its number before its title, and a label that wraps as one.

A badge "1.1" stands level with the middle of a title of several lines, between two of them, and "Success measure" takes
two lines beside those of its value: read along the lines both would part what they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import Line, line
from schemas.document import Box

NUMBER = re.compile(r"[A-Z]{0,2}\d{1,2}(?:\.\d{1,2})*\.?")
_FAR = 3  # lines above that of a number beside a title
_FEWEST = 3  # lines of a card
_NEXT = 3.0  # of a number's size: the title of one line stands no further right of it
_SLIP = 2.0  # points
_NEAR = 0.6  # of the font size: the widest white between the lines of a label
_TWO = 2
_LONGEST = 3  # words in a line of a label

Row = Sequence[Line]


def in_reading_order(by_row: Sequence[Row]) -> list[Row]:
    """The card's rows (of texts that gaps part) with its number in the first and each label in one."""
    return _with_whole_labels(_with_number_first(by_row))


def _with_number_first(by_row: Sequence[Row]) -> list[Row]:
    """The rows with a number that alone stands left of the title before the title's first line."""
    by_row = [own for row in by_row for own in _levels(row)]
    at = next((n for n, row in enumerate(by_row[: _FAR + 1]) if NUMBER.fullmatch(row[0].text)), None)
    if at is None or at + 1 == len(by_row) or len(by_row) < _FEWEST:
        return list(by_row)
    number, *beside = by_row[at]
    title = [*(row[0] for row in by_row[:at]), *beside[:1]]
    if not beside or number.size * _NEXT < beside[0].box.x0 - number.box.x1:
        title.append(by_row[at + 1][0])
    edge = title[0].box.x0
    apart = edge <= number.box.x1 or any(abs(one.box.x0 - edge) > _SLIP for one in title)
    if apart or sum(_is_below(number, row[0]) for row in by_row) > 1:
        return list(by_row)
    first = title[0].words[0]
    words = [word._replace(top=first.top, bottom=first.bottom) for word in number.words]
    rows = [*by_row[:at], *([beside] if beside else []), *by_row[at + 1 :]]
    head, *marks = rows[0]
    return [(line((*words, *head.words)), *marks), *rows[1:]]


def _levels(row: Row) -> list[Row]:
    """The row; what stands on several lines beside a number as high as both, and this, each by itself."""
    others = [one for one in row if not NUMBER.fullmatch(one.text)]
    several = any(below.box.top >= above.box.bottom for above, below in pairwise(others))
    return [(one,) for one in row] if several and len(others) < len(row) else [row]


def _is_below(number: Line, one: Line) -> bool:
    """Whether a text is a number too, in the same column."""
    return abs(one.box.x0 - number.box.x0) <= _SLIP and NUMBER.fullmatch(one.text) is not None


def _with_whole_labels(by_row: Sequence[Row]) -> list[Row]:
    """The rows with what goes on below a label, beside further lines of its value or none, in the label."""
    found: list[Row] = []
    at, low = 0, 0.0  # the row of the last label, and where that ends
    for row in by_row:
        if found and _ends(found[at], low, row):
            label, *values = found[at]
            found[at] = (joined_label(label, row[0]), *values)
            low = row[0].box.bottom
            found += [row[1:]] if len(row) > 1 else []
            continue
        if len(row) > 1:
            at, low = len(found), row[0].box.bottom
        found.append(row)
    return found


def _ends(labelled: Row, low: float, row: Row) -> bool:
    """Whether a row begins with more of the label above it, which ends at the height `low`."""
    if len(labelled) < _TWO or not labelled[0].text[:1].isupper() or not row[0].text[:1].islower():
        return False
    label, value = labelled[:_TWO]
    more, *rest = row
    starts = (value.box.x0, value.body_x)  # below a bullet its text goes on where it begins
    beside = all(min(abs(one.box.x0 - x) for x in starts) <= _SLIP for one in rest)
    sizes = {word.size for word in label.words}  # those of small capitals differ
    near = more.box.bottom - low <= (1 + _NEAR) * max(sizes) and more.size in sizes
    return near and beside and more.box.x1 < value.box.x0 and len(more.words) <= _LONGEST


def joined_label(label: Line, more: Line) -> Line:
    """The label as one word on its first line."""
    x0, top, x1, bottom = label.box
    words = (*label.words, *more.words)
    whole = Box(min(x0, more.box.x0), top, max(x1, more.box.x1), bottom)
    return line([Word(" ".join(one.text for one in words), *whole, label.size, label.bold)])
