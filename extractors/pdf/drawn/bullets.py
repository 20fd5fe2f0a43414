"""Bullets drawn as small round shapes, as browsers print those of lists, and not as signs of a font."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.pdf.drawn import DESCENT
from extractors.pdf.drawn.words import Word
from schemas.document import Box

_LARGEST = 8.0  # points
_ROUND = 1.2  # how much wider than tall a dot may be, or taller
_CORNERS = 4  # of its outline at least
_MOST = 400  # dots of a page: beyond that it is a map or a chart
_EXTENT = (0.12, 0.5)  # of the font size: less is dust, more the light that shows a status
_RAISED = (0.1, 0.55)  # of the font size above the baseline lies the middle of a bullet
_GAP = (0.2, 2.0)  # of the font size: from a bullet to its text
_APART = 1.0  # of the font size: where words end nearer before it, it is a sign between words ...
_BELOW = 0.4  # ... this near if it does not stand below or above a bullet
_SLIP = 0.5  # points


def dot(points: Sequence[Sequence[float]]) -> Box | None:
    """The box of a small closed outline (curves by their ends) about as tall as wide; else None."""
    if len(points) <= _CORNERS or tuple(points[0]) != tuple(points[-1]):
        return None
    xs, ys = [x for x, *_ in points], [y for _, y, *_ in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    short, long = sorted((box.x1 - box.x0, box.bottom - box.top))
    return box if 0 < long <= min(_LARGEST, _ROUND * short) else None


def bulleted(words: Sequence[Word], dots: Iterable[Box]) -> tuple[Word, ...]:
    """The words, in drawing order, a bullet before each one that has a dot where its bullet would stand."""
    found = set(dots)
    if not found or len(found) > _MOST:
        return tuple(words)
    upright = sorted((word for word in words if word.turn == 0), key=lambda word: word.x0)
    bullets = {word: box for box in found if (word := _item(box, upright, _APART)) is not None}
    places = [box.x0 for box in bullets.values()]
    among = [box for box in found if any(abs(box.x0 - x) <= _SLIP for x in places)]
    bullets |= {word: box for box in among if (word := _item(box, upright, _BELOW)) is not None}
    made: list[Word] = []
    for word in words:
        if (box := bullets.get(word)) is not None:
            made.append(word._replace(text="•", x0=box.x0, x1=box.x1))
        made.append(word)
    return tuple(made)


def _item(box: Box, upright: Iterable[Word], apart: float) -> Word | None:
    """The first word of the list item whose bullet the dot would be, among words from left to right.

    Words before it end no nearer than `apart`, of the font size.
    """
    level = [word for word in upright if word.top < box.top and box.bottom < word.bottom]
    word = next((word for word in level if word.x0 >= box.x1), None)
    if word is None or any(
        box.x1 - other.x0 > 0 and box.x0 - other.x1 < apart * word.size for other in level
    ):
        return None
    size = word.size
    raised = word.bottom - DESCENT * size - (box.top + box.bottom) / 2
    fits = ((_EXTENT, box.x1 - box.x0), (_RAISED, raised), (_GAP, word.x0 - box.x1))
    return word if all(least * size <= length <= most * size for (least, most), length in fits) else None
