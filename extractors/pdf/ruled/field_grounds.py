"""Coloured grounds behind a field of a card, as "Measure: ..." below its title and its owner: no boxes of their own.

The card is framed, or is a coloured ground itself, one of several as large; in such a one a name shows what is a field.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile
from operator import attrgetter

from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.grid import holds, size
from schemas.document import Box

_MOST = 3  # grounds in a card
_MOST_NAMED = 10  # ... with a name on each, icons on them counted too
_HIGH = 0.5  # of the card: all of its grounds together are no higher
_ALIKE = 2  # coloured grounds of one size: cards
_LONGEST_NAME = 3  # words
_TOP = attrgetter("top")


def grounds_in_frames(boxes: Sequence[Box], framed: Collection[Box], words: Sequence[Word]) -> set[Box]:
    """The coloured boxes in a card that are no more than a part of it: its first words stand above them.

    Boxes side by side in a frame, or that fill it, are what the frame holds together.
    """
    coloured = sorted({box for box in boxes if box not in framed}, key=_TOP)
    if not coloured:  # as on most pages
        return set()
    found: set[Box] = set()
    ordered = sorted(words, key=_TOP)
    tops, word_tops = [box.top for box in coloured], [word.top for word in ordered]
    for frame in (*(box for box in boxes if box in framed), *_alike(coloured)):
        near = coloured[bisect_left(tops, frame.top) : bisect_right(tops, frame.bottom)]
        own = [box for box in near if box != frame and holds(frame, box)]
        if not own:
            continue
        inside = ordered[bisect_left(word_tops, frame.top) : bisect_left(word_tops, frame.bottom)]
        above = (word for word in inside if word.top < own[0].top)
        are_fields = (
            _are_fields(own, frame) if frame in framed else _are_small(own, frame) and _are_named(own, inside)
        )
        if are_fields and any(holds(frame, word.box) for word in above):
            found.update(own)
    return found


def _alike(boxes: Sequence[Box]) -> list[Box]:
    """The boxes that have the size of another."""
    sizes = Counter(map(_size, boxes))
    return [box for box in boxes if sizes[_size(box)] >= _ALIKE]


def _size(box: Box) -> tuple[int, int]:
    return round(box.x1 - box.x0), round(box.bottom - box.top)


def _are_small(own: Sequence[Box], frame: Box) -> bool:
    """Whether the few grounds, some of them side by side, take no more than half of the card."""
    return len(own) <= _MOST_NAMED and sum(map(size, own)) <= _HIGH * size(frame)


def _are_named(own: Sequence[Box], words: Sequence[Word]) -> bool:
    return all(_is_named(box, words) for box in own)


def _is_named(ground: Box, words: Sequence[Word]) -> bool:
    """Whether the words on a ground begin with a name: set in bold before others, or with a colon behind it.

    Without words it is an icon.
    """
    own = [word for word in words if holds(ground, word.box)]
    first = next((n for n, word in enumerate(own) if word.text[:1].isalnum()), 0)  # behind an icon
    named = own[first:]
    bold = sum(1 for _ in takewhile(attrgetter("bold"), named))
    return not own or 0 < bold < len(named) or any(word.text.endswith(":") for word in named[:_LONGEST_NAME])


def _are_fields(own: Sequence[Box], frame: Box) -> bool:
    """Whether the few grounds lie below each other and take no more than half of the frame."""
    high = sum(box.bottom - box.top for box in own)
    below = all(upper.bottom <= lower.top for upper, lower in pairwise(own))
    return len(own) <= _MOST and below and high <= _HIGH * (frame.bottom - frame.top)
