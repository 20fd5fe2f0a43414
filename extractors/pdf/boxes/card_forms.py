"""Cards that say what they are about and below that are a form: names one below the other, each with its value beside it.

Names are drawn unlike their values, or cards beside each other have the same. Names above their values need no more than
that the lines are read from top to bottom.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from extractors.pdf.boxes.boxed import differs
from extractors.pdf.boxes.card_rows import in_reading_order, joined_label
from extractors.pdf.flow.regions import Region, region
from extractors.pdf.lines import Frame, Line

_SLIP = 2.0  # points
_TWO = 2
_LONGEST_NAME = 4  # words

Row = Sequence[Line]


def form_names(by_row: Sequence[Row]) -> frozenset[str]:
    """The names on such a card, or on one where each stands above its value, drawn unlike it; none where other text does."""
    if all(len(row) == 1 for row in by_row):
        return frozenset(
            name.text for (name,), (value,) in pairwise(by_row[1:]) if _is_name(name) and differs(name, value)
        )
    return frozenset(row[0].text for row in _fields(by_row) if len(row) == _TWO)


def form_parts(by_row: Sequence[Row], frame: Frame, again: Container[str] = ()) -> tuple[Region, ...]:
    """The text of such a card: what it is about, then each name and its value; nothing of any other.

    `again` are the names that cards beside each other have: no type need tell them from their values.
    """
    fields = _fields(by_row, again)
    if not fields:
        return ()
    start, value_x = fields[0][0].box.x0, fields[0][1].box.x0
    top = fields[0][0].box.top
    title = [row for row in in_reading_order(by_row) if row[0].box.top < top]
    parts = [region([word for row in title for one in row for word in one.words], frame)]
    for own in _by_name(fields, start):
        (name, *_), values = own[0], [row[-1] for row in own if row[-1].box.x0 >= value_x - _SLIP]
        parts.append(region(name.words, Frame(start, value_x - name.size)))
        if values:
            parts.append(region([word for one in values for word in one.words], Frame(value_x, frame.right)))
    return tuple(parts)


def _fields(by_row: Sequence[Row], again: Container[str] = ()) -> list[Row]:
    """The rows of names and values below the title; none where a text stands in neither column."""
    rows = in_reading_order(by_row)
    at = next((n for n, row in enumerate(rows) if len(row) == _TWO and _begins_with_name(row, again)), 0)
    if at == 0 or any(len(row) > 1 for row in rows[:at]):
        return []
    places = [one.box.x0 for one in rows[at]]
    fields = _with_whole_names(rows[at:])
    keeps = all(_keeps_to(row, places, again) for row in fields)
    named = sum(len(row) == _TWO for row in fields)
    return fields if keeps and named >= _TWO else []


def _with_whole_names(rows: Sequence[Row]) -> list[Row]:
    """The rows, the lines of a name without a value as one."""
    found: list[Row] = []
    for row in rows:
        alone = found and len(row) == len(found[-1]) == 1 and row[0].text[:1].islower()
        if alone and abs(row[0].box.x0 - found[-1][0].box.x0) <= _SLIP and _is_name(found[-1][0]):
            found[-1] = (joined_label(found[-1][0], row[0]),)
        else:
            found.append(row)
    return found


def _keeps_to(row: Row, places: Sequence[float], again: Container[str]) -> bool:
    """Whether a row is a name with its value, one without a value, or a further line of a value."""
    start, value = (any(abs(one.box.x0 - x) <= _SLIP for one in row) for x in places)
    if len(row) == _TWO:
        return start and value and _begins_with_name(row, again)
    return len(row) == 1 and (value or (start and _is_name(row[0])))


def _begins_with_name(row: Row, again: Container[str]) -> bool:
    return _is_name(row[0]) and (differs(row[0], row[1]) or row[0].text in again)


def _is_name(one: Line) -> bool:
    return len(one.words) <= _LONGEST_NAME and one.text[:1].isupper()


def _by_name(fields: Sequence[Row], start: float) -> Iterator[list[Row]]:
    """The rows of each name."""
    own: list[Row] = []
    for row in fields:
        if own and abs(row[0].box.x0 - start) <= _SLIP:
            yield own
            own = []
        own.append(row)
    yield own
