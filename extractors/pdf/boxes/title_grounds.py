"""Cards whose title stands on a ground of its own at their top: a heading, whatever the font says of its letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from extractors.pdf.boxes.boxed import Boxed
from extractors.pdf.boxes.card_rows import NUMBER
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Line, line
from extractors.text import LABEL
from schemas.document import Box

_LONGEST = 20  # words of a title


def with_title(one: Boxed, fills: Iterable[Box]) -> Boxed:
    """The card, the lines on a ground as wide as it at its top by themselves, where more text stands below that."""
    first, *rest = one.parts
    ground = next((fill for fill in fills if _tops(fill, one.box)), None)
    if ground is None or first.turn or first.ragged:
        return one
    own = tuple(takewhile(lambda text: text.box.bottom <= ground.bottom + NEAR, first.lines))
    below = first.lines[len(own) :]
    number, title = _numbered(own)
    if not (below or rest) or not _is_title(title):
        return one
    parts = [Region(_joined(number, title), first.frame, heading=True)]
    parts += [first._replace(lines=below)] if below else []
    return one._replace(parts=(*parts, *rest))


def _tops(fill: Box, box: Box) -> bool:
    beside = max(abs(fill.x0 - box.x0), abs(fill.x1 - box.x1), abs(fill.top - box.top))
    return beside <= NEAR and fill.bottom < box.bottom - NEAR


def _numbered(texts: Sequence[Line]) -> tuple[tuple[Word, ...], tuple[Line, ...]]:
    """The number in front of a title, if it has one, and the title."""
    if not texts or len(texts[0].words) == 1 or NUMBER.fullmatch(texts[0].words[0].text) is None:
        return (), tuple(texts)
    number, *words = texts[0].words
    return (number,), (line(words), *texts[1:])


def _joined(number: Sequence[Word], title: Sequence[Line]) -> tuple[Line, ...]:
    """The title behind its number, in letters of one size: larger ones of the number give it no higher rank."""
    first, *others = title
    return (line((*(word._replace(size=first.size) for word in number), *first.words)), *others)


def _is_title(texts: Sequence[Line]) -> bool:
    words = [word.text for text in texts for word in text.words]
    named = not any(text.bold or text.marker or LABEL.match(text.text) for text in texts)
    return 0 < len(words) <= _LONGEST and named and any(map(str.isalpha, words[0]))
