"""The framed and coloured boxes of a page that hold words and are neither table, nor mark, nor running line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import inf

import numpy as np

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.field_grounds import grounds_in_frames
from extractors.pdf.ruled.grid import Grid, Shape, holds, size
from extractors.pdf.ruled.middles import Middles, middles
from schemas.document import Box

FRAME_SHARE = 0.5  # of the page: a larger box frames the page
_HIGHLIGHT = 1.5  # of the font size: a word this near beside a coloured box belongs to the same sentence
_RESIZED = 1.5  # of the size of letters: larger ones are of another sentence
_TALLEST = 5  # of the font size: what is higher is no mark behind words of a line
_LOW = 20.0  # points: the height of a line on a coloured ground
_RUNNING = 30.0  # points: the height of a strip along the upper edge of a page that holds its running line
_FOOT = 60.0  # points: of one along the lower edge, where no title stands
_MARK = 0.5  # of a card: a mark in it is not as wide or high
_MOST_MARKS = 2  # of a card


def single_boxes(
    shapes: Iterable[Shape], framed: Collection[Box], grids: Sequence[Grid], drawn: Drawn
) -> dict[Box, bool]:
    """The boxes, each with whether connectors hold it together with others; `framed` are those that lines show."""
    page = Box(0.0, 0.0, drawn.width, drawn.height)
    singles = _without_marks([(box, len(shape.boxes) > 1) for shape in shapes for box in shape.boxes])
    fields = grounds_in_frames([box for box, _ in singles], framed, drawn.words)
    singles = [single for single in singles if single[0] not in fields]
    if not singles:  # as on most pages
        return {}
    places = middles(drawn.words)
    boxes = [box for box, _ in singles]
    return {
        box: in_drawing
        for box, in_drawing in singles
        if size(box) < FRAME_SHARE * size(page)
        and not any(holds(box, other) for other in _others(box, singles, grids))
        and places.inside(box).any()
        and (box in framed or not _is_highlight(box, boxes, drawn.words, places))
        and not _runs_along(box, page)
    }


def _others(box: Box, singles: Sequence[tuple[Box, bool]], grids: Sequence[Grid]) -> list[Box]:
    return [other for other, _ in singles if other != box and size(other) < size(box)] + [
        g.box for g in grids
    ]


def _without_marks(singles: Sequence[tuple[Box, bool]]) -> list[tuple[Box, bool]]:
    """The boxes without the small ones in a card, behind a word or two of its own ("On track")."""
    low = [box for box, _ in singles if box.bottom - box.top <= _LOW]
    high = [box for box, _ in singles if box.bottom - box.top > _LOW] if low else []
    marks: set[Box] = set()
    for outer in high:
        wide, tall = _MARK * (outer.x1 - outer.x0), _MARK * (outer.bottom - outer.top)
        own = [box for box in low if holds(outer, box)]
        if len(own) <= _MOST_MARKS and all(x1 - x0 <= wide and y1 - y0 <= tall for x0, y0, x1, y1 in own):
            marks.update(own)
    return [single for single in singles if single[0] not in marks]


def _runs_along(box: Box, page: Box) -> bool:
    """Whether a low box takes the whole upper or lower edge of the page: what is in it runs along there."""
    high, wide = box.bottom - box.top, box.x0 <= page.x0 + NEAR and box.x1 >= page.x1 - NEAR
    at_top = high <= _RUNNING and box.top <= page.top + NEAR
    return wide and (at_top or (high <= _FOOT and box.bottom >= page.bottom - NEAR))


def _is_highlight(box: Box, boxes: Sequence[Box], words: Sequence[Word], places: Middles) -> bool:
    """Whether words stand beside a coloured box that may be of a sentence with those in it: no larger ones.

    Those in a box beside it as high, and higher than a line, are that one's own.
    """
    inside = max((words[n].size for n in np.flatnonzero(places.inside(box)).tolist()), default=inf)
    for word in (words[n] for n in np.flatnonzero(places.level_with(box)).tolist()):
        gap = max(box.x0 - word.x1, word.x0 - box.x1)
        low = box.bottom - box.top <= _TALLEST * word.size
        near = -NEAR < gap < _HIGHLIGHT * word.size
        if low and near and word.size <= _RESIZED * inside and not _is_in_like(word, box, boxes):
            return True
    return False


def _is_in_like(word: Word, box: Box, boxes: Iterable[Box]) -> bool:
    """Whether a word stands in another box beside this, as high as it and higher than a line."""
    high = box.bottom - box.top
    return high > _LOW and any(
        holds(other, word.box) and abs(other.top - box.top) <= NEAR and abs(other.bottom - box.bottom) <= NEAR
        for other in boxes
        if other != box
    )
