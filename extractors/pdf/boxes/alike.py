"""Boxes that say the same things of different things: cards with the same labels ("Lead: ...", "By when: ...") in each.

A table never has one label in two of its columns, so such boxes are read one after the other however well they line up,
and a box that has one label at several places side by side holds a card in each of these columns.
What stands at the right end of a card's first line, or behind a labelled field, is a mark of its own ("On track").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, takewhile
from math import inf
from operator import attrgetter

from extractors.pdf.boxes.beside_fields import label, parts_of, words_of
from extractors.pdf.boxes.boxed import Boxed, card, inner
from extractors.pdf.boxes.card_forms import form_names, form_parts
from extractors.pdf.boxes.card_rows import in_reading_order
from extractors.pdf.boxes.large_numbers import with_large_numbers
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow import segments
from extractors.pdf.flow.regions import Region, region
from extractors.pdf.lines import Frame, Line, rows
from schemas.document import Box

_FEWEST = 2  # boxes with a label
_MOST = 60  # boxes on a page: beyond that it is a chart
_LINES = 3.0  # of the font size: the least height of a card
_SLIP = 2.0  # points
_LONGEST_NAME = 3  # words of a label without a colon

Row = Sequence[Line]


def cards(in_boxes: Mapping[Box, Sequence[Word]]) -> dict[Box, Boxed]:
    """The boxes of a page, with their words, that are cards: a label of theirs is another's too.

    Names without a colon count where several stand in boxes beside each other, or on boxes that are forms.
    """
    high = {box: words for box, words in in_boxes.items() if _may_be_card(box, words)}
    if not (_FEWEST <= len(high) <= _MOST or (len(high) == 1 and _asks_again(next(iter(high.values()))))):
        return {}
    by_row = {box: [segments(row) for row in rows(_with_number(words))] for box, words in high.items()}
    labels = {box: frozenset(_labels(found)) for box, found in by_row.items()}
    names = {box: frozenset(_names(found)) for box, found in by_row.items()}
    columns = {box: _columns(found) for box, found in by_row.items()}
    beside = [box for box in by_row if any(are_beside(box, other) for other in by_row)]
    again, named = _again(labels.values()), _again(names[box] for box in beside)
    forms = {box: form_names(found) for box, found in by_row.items()}
    asked = _again(forms.values())
    return {
        box: Boxed(box, _card_parts(found, columns[box], named, box, inner(box, high[box])), is_card=True)
        for box, found in by_row.items()
        if (
            columns[box]
            or labels[box] & again
            or len(names[box] & named) >= _FEWEST
            or len(forms[box] & asked) >= _FEWEST
        )
        and len(found) > _FEWEST
    }


def _with_number(words: Sequence[Word]) -> Sequence[Word]:
    """The words, a number as high as several lines of a title before it."""
    ordered, repeated = with_large_numbers(words)
    return words if repeated else ordered


def _may_be_card(box: Box, words: Sequence[Word]) -> bool:
    """Whether the box has room for several lines, and holds upright words."""
    high = len(words) > _FEWEST and box.bottom - box.top > _LINES * words[0].size
    return high and not any(word.turn for word in words)


def _again(found: Iterable[frozenset[str]]) -> frozenset[str]:
    """What several of the boxes have."""
    counts = Counter(name for own in found for name in own)
    return frozenset(name for name, count in counts.items() if count >= _FEWEST)


def are_beside(one: Box, other: Box) -> bool:
    """Whether two boxes stand side by side, level in part."""
    apart = one.x1 <= other.x0 or other.x1 <= one.x0
    return apart and min(one.bottom, other.bottom) > max(one.top, other.top)


def _names(by_row: Sequence[Row]) -> Iterator[str]:
    """What stands before a gap, or in bold before other words, in lines below the first: "Lead" of "Lead  A Pike"."""
    for row in by_row[1:]:
        found = [_name(piece.words) for piece in row]
        if not found[0] and len(row) > 1 and row[0].text[:1].isupper() and len(row[0].words) <= _LONGEST_NAME:
            found[0] = row[0].text
        yield from filter(None, found)


def _name(words: Sequence[Word]) -> str:
    """The few words in bold before others, an icon before them or not."""
    own = _without_icon(words)
    bold = [word.text for word in takewhile(attrgetter("bold"), own)]
    return (
        " ".join(bold)
        if len(bold) < len(own) and len(bold) <= _LONGEST_NAME and bold and bold[0][:1].isupper()
        else ""
    )


def _without_icon(words: Sequence[Word]) -> Sequence[Word]:
    return words if words[0].text[-1].isalnum() else words[1:]


def _labels(by_row: Sequence[Row]) -> Iterator[str]:
    """The names of the fields that lines, or what stands behind a gap in one, begin with."""
    for piece in chain.from_iterable(by_row):
        if (name := label(piece)) is not None:
            yield name


def _asks_again(words: Iterable[Word]) -> bool:
    """Whether a word before a colon comes again."""
    counts = Counter(word.text for word in words if word.text.endswith(":"))
    return any(count >= _FEWEST for count in counts.values())


def _columns(by_row: Sequence[Row]) -> tuple[float, ...]:
    """Where the columns of a box begin that holds a card in each: the same label stands in all; nothing where none do.

    From the first row with several texts on each begins where a column does, and reaches into no other.
    """
    starts: dict[str, list[float]] = {}
    for piece in chain.from_iterable(by_row):
        if (name := label(piece)) is not None and all(
            abs(piece.box.x0 - x) > _SLIP for x in starts.get(name, ())
        ):
            starts.setdefault(name, []).append(piece.box.x0)
    edges = max((tuple(sorted(own)) for own in starts.values()), key=len, default=())
    if len(edges) < _FEWEST:
        return ()
    inside = chain.from_iterable(by_row[_first_row(by_row) :])
    return edges if all(_keeps_to(piece, edges) for piece in inside) else ()


def _first_row(by_row: Sequence[Row]) -> int:
    """The first row with several texts."""
    return next((number for number, row in enumerate(by_row) if len(row) > 1), len(by_row))


def _keeps_to(piece: Line, edges: Sequence[float]) -> bool:
    """Whether a text begins where a column does and ends before the next."""
    later = [x for x in edges if x > piece.box.x0 + _SLIP]
    return any(abs(piece.box.x0 - x) <= _SLIP for x in edges) and piece.box.x1 < min(later, default=inf)


def _card_parts(
    by_row: Sequence[Row], edges: Sequence[float], names: Container[str], box: Box, frame: Frame
) -> tuple[Region, ...]:
    """The text of a card, or of the cards in the columns of a box one after the other, what stands over these first."""
    if not edges:
        return (
            _with_names_above(by_row, frame)
            or form_parts(by_row, frame, names)
            or _with_names(in_reading_order(by_row), names, box, frame)
        )
    first = _first_row(by_row)
    above = [word for row in by_row[:first] for word in words_of(row)]
    parts = [region(above, frame)] if above else []
    inside = list(chain.from_iterable(by_row[first:]))
    # ragged, for nothing shows how wide the columns are: room that seems left may be the white between them
    for left, right in pairwise((*edges, frame.right + inside[0].size)):
        own = [piece for piece in inside if abs(piece.box.x0 - left) <= _SLIP]
        parts.append(region(words_of(own), Frame(left, right - inside[0].size), ragged=True))
    return tuple(parts)


def _with_names(by_row: Sequence[Row], names: Container[str], box: Box, frame: Frame) -> tuple[Region, ...]:
    """The text of a card: what it is about, then each name in bold, without the icon before it, and its value.

    A name with a colon is a label, and part of its line. Beside names with but a space behind them, others before a gap
    are some too.
    """
    spaced = any(_bare_name(row[0], names) for row in by_row[1:])
    at = next((n for n, row in enumerate(by_row) if n and spaced and _first_name(row, names)), len(by_row))
    parts = list(parts_of(by_row[:at], frame))
    fields: list[list[Word]] = []
    for row in by_row[at:]:
        for number, piece in enumerate(row):
            if end := _bare_name(piece, names) if number else _first_name(row, names):
                own = _without_icon(piece.words)
                fields += [list(own[:end]), list(own[end:])]
            elif number and fields[-1]:  # a mark beside a field
                fields.append(list(piece.words))
            else:
                fields[-1] += piece.words
    return (*parts, *(region(own, _even(box, own)) for own in fields if own))


def _first_name(row: Row, names: Container[str]) -> int:
    """How many words of a row's first text are the name without a colon that it is, before a gap, or begins with."""
    first, *others = row
    whole = bool(others) and first.text in names and not first.text.endswith(":")
    return len(first.words) if whole else _bare_name(first, names)


def _bare_name(piece: Line, names: Container[str]) -> int:
    """How many words of a text are the name without a colon that it begins with, an icon before it left out."""
    name = _name(piece.words)
    return len(name.split()) if name in names and not name.endswith(":") else 0


def _even(box: Box, words: Sequence[Word]) -> Frame:
    """Where the words of a field may begin and must end: its ground has a margin of its own."""
    left = min(word.x0 for word in words)
    return Frame(left, max(box.x1 - (left - box.x0), *(word.x1 for word in words)))


def _with_names_above(by_row: Sequence[Row], frame: Frame) -> tuple[Region, ...]:
    """The text of a card with names side by side and their values below them; nothing of any other.

    Names with colons stand alone in their row: "Lead: A Pike  By when: May" holds the values too.
    """
    bare = any(len(row) > 1 and all(piece.text.endswith(":") for piece in row) for row in by_row)
    if not bare and any(_labels(by_row)):
        return ()
    return card([word for row in by_row for word in words_of(row)], frame)
