"""The fields of a card that stand beside each other on a line, "Lead: ..." and "Due: ...": each is read whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.pdf.drawn.words import Word
from extractors.pdf.flow.regions import Region, region
from extractors.pdf.lines import Frame, Line, line
from extractors.text import LABEL

_SLIP = 2.0  # points
_WHITE = 1.5  # of the font size: the white between fields, that none of their lines reaches into
_SPACE = 0.25  # of the font size
_NEXT = 0.8  # of the font size: wider white above a line begins another text

Row = Sequence[Line]


def label(piece: Line) -> str | None:
    """The name of the field that the text begins with, an icon before it or not; its value may stand behind a gap."""
    text = piece.text
    if ":" not in text:
        return None
    start = next((n for n, letter in enumerate(text) if letter.isalnum()), 0)
    found = LABEL.match(f"{text} -", start)
    return found and found["name"]


def parts_of(by_row: Sequence[Row], frame: Frame) -> tuple[Region, ...]:
    """The lines of a card; marks and fields that stand beside others are by themselves, those of its first line above it."""
    parts: list[Region] = []
    plain: list[Word] = []
    below = 0  # the first row that is not more of the texts above it
    for number, row in enumerate(by_row):
        if number < below:
            continue
        groups = _apart(row) if number else [[piece] for piece in row]
        (own, *others), below = _going_on(groups, by_row, number + 1, frame.right)
        beside = [region(words_of(group), _frame(group, frame)) for group in others]
        if number == 0:
            parts += beside
        if below > number + 1 and plain:  # the own text of the field ends elsewhere than those above
            parts.append(region(plain, frame))
            plain = []
        plain += words_of(own)
        if number and others:
            parts += [region(plain, _frame(own, frame)), *beside]
            plain = []
    return (*parts, region(plain, frame)) if plain else tuple(parts)


def _frame(group: Sequence[Line], frame: Frame) -> Frame:
    """The frame of a text beside others: that of the card, or where its longest line ends if it has several."""
    several = group[-1].box.top >= group[0].box.bottom
    return Frame(group[0].box.x0, max(piece.box.x1 for piece in group)) if several else frame


def _going_on(
    groups: Sequence[Sequence[Line]], by_row: Sequence[Row], at: int, right: float
) -> tuple[list[list[Line]], int]:
    """The texts beside each other with their further lines, and the first row from `at` that is none of these.

    A field goes on in a line that begins where it does and whose first word had no room before the next field, or before
    `right` in the last.
    """
    found = [list(group) for group in groups]
    if len(groups) > 1 and all(label(group[0]) is not None for group in groups):
        edges = [*(group[0].box.x0 for group in groups), right + _WHITE * groups[0][0].size]
        while at < len(by_row):
            pieces = _cut_at(edges, by_row[at])
            own = [_goes_on(found, edges, piece) for piece in pieces]
            if None in own:
                break
            for number, piece in zip(own, pieces, strict=True):
                found[number or 0].append(piece)
            at += 1
    return found, at


def _cut_at(edges: Sequence[float], row: Row) -> list[Line]:
    """The pieces of the row, cut where a field begins above, too: little white may part them."""
    parts: list[list[Word]] = []
    for piece in row:
        parts.append([])
        for word in piece.words:
            if parts[-1] and any(abs(word.x0 - x) <= _SLIP for x in edges):
                parts.append([])
            parts[-1].append(word)
    return [line(part) for part in parts]


def _goes_on(groups: Sequence[Sequence[Line]], edges: Sequence[float], piece: Line) -> int | None:
    """The number of the text of which a line is more, if it is."""
    at = next((n for n, x in enumerate(edges[:-1]) if abs(piece.box.x0 - x) <= _SLIP), None)
    if at is None or piece.marker or label(piece) is not None:
        return None
    last, white = groups[at][-1], (_SPACE + _WHITE) * piece.size
    had_room = last.box.x1 + piece.words[0].width + white <= edges[at + 1]
    is_near = piece.box.top - last.box.bottom <= _NEXT * piece.size
    return None if had_room or not is_near or piece.box.x1 > edges[at + 1] else at


def _apart(row: Row) -> list[list[Line]]:
    """The pieces of a line that belong together: none with what stands behind a field and its value."""
    groups = [[row[0]]]
    for piece in row[1:]:
        last = groups[-1]
        answered = label(last[0]) is not None and not last[-1].text.endswith(":")
        if answered or label(piece) is not None:
            groups.append([piece])
        else:
            last.append(piece)
    return groups


def words_of(group: Iterable[Line]) -> list[Word]:
    """The words of the texts, in their order."""
    return [word for piece in group for word in piece.words]
