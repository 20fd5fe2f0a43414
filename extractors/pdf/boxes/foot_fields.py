"""Coloured panels that are a form: texts in areas side by side, and at the foot of all fields in one line.

"By when  May 2031      Who  Rivers team": each name is drawn unlike the value right behind it, and wide gaps part the
fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractors.pdf.boxes.boxed import Boxed, inner
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow import segments
from extractors.pdf.flow.regions import Region, region
from extractors.pdf.lines import Line, around
from schemas.document import Box

_FEWEST = 2  # fields, and areas above them
_SLIP = 2.0  # points
_LONGEST_NAME = 3  # words

Area = tuple[Box, Sequence[Region]]
Field = tuple[Sequence[Word], Sequence[Word]]


def over_fields(areas: Sequence[Area]) -> Boxed | None:
    """The areas of a panel as one card, its texts and then its fields, each a name and a value; None for any other panel."""
    *above, (foot, own) = areas
    box = around(area for area, _ in areas)
    wide = max(abs(foot.x0 - box.x0), abs(foot.x1 - box.x1)) <= NEAR
    level = all(max(abs(area.top - box.top), abs(area.bottom - foot.top)) <= NEAR for area, _ in above)
    if len(above) < _FEWEST or not (wide and level) or any(len(texts) != 1 for _, texts in areas):
        return None
    fields = _fields([piece for line in own[0].lines for piece in segments(line.words)])
    if len(fields) < _FEWEST:
        return None
    parts = [region(words, inner(box, words)) for field in fields for words in field]
    return Boxed(box, (*(text for _, texts in above for text in texts), *parts), is_card=True)


def _fields(pieces: Sequence[Line]) -> list[Field]:
    """The fields that texts are, or, begun where one or its value does, go on with; none where one is neither."""
    found: list[Field] = []
    for piece in pieces:
        if (begun := _field(piece.words)) is not None:
            found.append(begun)
            continue
        above = [n for n, field in enumerate(found) if _begins(piece, field)]
        if not above:
            return []
        name, value = found[above[0]]
        found[above[0]] = (name, (*value, *piece.words))
    return found


def _begins(piece: Line, field: Field) -> bool:
    return any(abs(piece.box.x0 - words[0].x0) <= _SLIP for words in field)


def _field(words: Sequence[Word]) -> Field | None:
    """The name that words begin with, drawn unlike what follows, and that value; None where they begin with none."""
    first, last = words[0], words[-1]
    name = list(takewhile(lambda word: (word.bold, word.size) == (first.bold, first.size), words))
    if len(name) > min(_LONGEST_NAME, len(words) - 1) or not first.text[:1].isupper():
        return None
    larger = first.bold > last.bold or first.size > last.size
    return (name, words[len(name) :]) if larger else None
