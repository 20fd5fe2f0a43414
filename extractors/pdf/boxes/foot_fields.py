"""Coloured panels that are a form: texts in areas side by side, and at the foot of all fields in one line.

"By when  May 2031      Who  Rivers team": each name is drawn unlike the value right behind it, and wide gaps part the
fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from extractors.pdf.boxes.boxed import Boxed, inner
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow import segments
from extractors.pdf.flow.regions import Region, region
from extractors.pdf.lines import Line, around, rows
from schemas.document import Box

_FEWEST = 2  # fields
_SLIP = 2.0  # points
_LONGEST_NAME = 3  # words

Area = tuple[Box, Sequence[Region]]
Field = tuple[Sequence[Word], Sequence[Word]]


def over_fields(areas: Sequence[Area]) -> list[Boxed]:
    """The areas of a panel as one card, its texts and then its fields, each a name and a value; nothing of any other panel."""
    if len(areas) < _FEWEST or any(len(texts) != 1 for _, texts in areas):
        return []
    *above, (foot, own) = areas
    box = around(area for area, _ in areas)
    wide = max(abs(foot.x0 - box.x0), abs(foot.x1 - box.x1)) <= NEAR
    level = all(max(abs(area.top - box.top), abs(area.bottom - foot.top)) <= NEAR for area, _ in above)
    fields = _parts(box, [word for line in own[0].lines for word in line.words]) if wide and level else []
    return [Boxed(box, (*(texts[0] for _, texts in above), *fields), is_card=True)] if fields else []


def above_fields(in_boxes: Mapping[Box, Sequence[Word]]) -> dict[Box, Boxed]:
    """The boxes, with their words, at whose foot fields stand right below a text: each as one card."""
    return {box: card for box, words in in_boxes.items() if (card := _above_fields(box, words)) is not None}


def _above_fields(box: Box, words: Sequence[Word]) -> Boxed | None:
    by_row = rows(words)
    for at in range(1, len(by_row)):
        if len(_fields(segments(by_row[at]))) >= _FEWEST:
            own, foot = ([word for row in part for word in row] for part in (by_row[:at], by_row[at:]))
            fields = _parts(box, foot)
            return Boxed(box, (region(own, inner(box, own)), *fields), is_card=True) if fields else None
    return None


def _parts(box: Box, foot: Sequence[Word]) -> list[Region]:
    """Each name and each value at the foot of the box; nothing where fewer than two fields are all that stands there."""
    fields = _fields(segments(foot))
    return (
        [region(words, inner(box, words)) for field in fields for words in field]
        if len(fields) >= _FEWEST
        else []
    )


def _fields(pieces: Sequence[Line]) -> list[Field]:
    """The fields that texts are, or, begun where one or its value does, go on with; none where one is neither."""
    found: list[Field] = []
    for words in _with_names(pieces):
        if (begun := _field(words)) is not None:
            found.append(begun)
            continue
        above = [n for n, field in enumerate(found) if _begins(words, field)]
        if not above:
            return []
        name, value = found[above[0]]
        found[above[0]] = (name, (*value, *words))
    return found


def _with_names(pieces: Sequence[Line]) -> Iterator[Sequence[Word]]:
    """The words of each text, a bare name and the value behind a gap as one."""
    name: Line | None = None
    for piece in pieces:
        if (
            name is not None
            and _is_larger(name.words[-1], piece.words[0])
            and piece.box.top < name.box.bottom
        ):
            yield (*name.words, *piece.words)
            name = None
            continue
        if name is not None:
            yield name.words
        name = piece
    if name is not None:
        yield name.words


def _begins(words: Sequence[Word], field: Field) -> bool:
    return any(abs(words[0].x0 - own[0].x0) <= _SLIP for own in field)


def _is_larger(name: Word, value: Word) -> bool:
    return name.bold > value.bold or name.size > value.size


def _field(words: Sequence[Word]) -> Field | None:
    """The name that words begin with, drawn unlike what follows, and that value; None where they begin with none."""
    first, last = words[0], words[-1]
    name = list(takewhile(lambda word: (word.bold, word.size) == (first.bold, first.size), words))
    if len(name) > min(_LONGEST_NAME, len(words) - 1) or not first.text[:1].isupper():
        return None
    return (name, words[len(name) :]) if _is_larger(first, last) else None
