"""Several lines in small letters beside the title on a first page, as whose plan it is: read by themselves, before the title.

Read along the lines their words would stand mixed between each other behind the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from extractors.pdf.boxes.boxed import Boxed
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow.regions import region
from extractors.pdf.lines import Frame, around, rows

_LARGE = 1.5  # times the letters beside it: those of a title
_SAME = 0.5  # points by which sizes of letters in it differ
_HIGHEST = 4.0  # of its font size: a title
_APART = 1.0  # of its font size: the white beside it, at least
_FEWEST = 2  # lines
_SIZE = attrgetter("size")


def mastheads(words: Sequence[Word]) -> tuple[list[Boxed], list[Word]]:
    """Such lines as a box, if there are some, and the other words."""
    if not words:
        return [], []
    largest = max(map(_SIZE, words))
    title = [word for word in words if word.size >= largest - _SAME]
    _, top, x1, bottom = around(word.box for word in title)
    if bottom - top > _HIGHEST * largest:
        return [], list(words)
    level = [
        word
        for word in words
        if top <= (word.top + word.bottom) / 2 <= bottom and word.size < largest - _SAME
    ]
    apart = all(word.x0 >= x1 + _APART * largest and word.size * _LARGE <= largest for word in level)
    if not apart or len(rows(level)) < _FEWEST or any(word.turn for word in level):
        return [], list(words)
    hull = around(word.box for word in level)
    taken = set(level)
    own = Boxed(hull, (region(level, Frame(hull.x0, hull.x1), ragged=False),))
    return [own], [word for word in words if word not in taken]
