"""Coloured grounds behind a field of a framed card, as "Measure: ..." below its title and its owner: no boxes of their own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise
from operator import attrgetter

from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.grid import holds
from schemas.document import Box

_MOST = 3  # grounds in a card
_HIGH = 0.5  # of the card: all of its grounds together are no higher
_TOP = attrgetter("top")


def grounds_in_frames(boxes: Sequence[Box], framed: Collection[Box], words: Sequence[Word]) -> set[Box]:
    """The coloured boxes in a framed one that are no more than a part of it: its first words stand above them.

    Boxes side by side in a frame, or that fill it, are what the frame holds together.
    """
    coloured = sorted({box for box in boxes if box not in framed}, key=_TOP)
    frames = [box for box in boxes if box in framed] if coloured else []
    if not frames:  # as on nearly every page
        return set()
    found: set[Box] = set()
    ordered = sorted(words, key=_TOP)
    tops, word_tops = [box.top for box in coloured], [word.top for word in ordered]
    for frame in frames:
        near = coloured[bisect_left(tops, frame.top) : bisect_right(tops, frame.bottom)]
        own = [box for box in near if holds(frame, box)]
        if not own or not _are_fields(own, frame):
            continue
        above = ordered[bisect_left(word_tops, frame.top) : bisect_left(word_tops, own[0].top)]
        if any(holds(frame, word.box) for word in above):
            found.update(own)
    return found


def _are_fields(own: Sequence[Box], frame: Box) -> bool:
    """Whether the few grounds lie below each other and take no more than half of the frame."""
    high = sum(box.bottom - box.top for box in own)
    below = all(upper.bottom <= lower.top for upper, lower in pairwise(own))
    return len(own) <= _MOST and below and high <= _HIGH * (frame.bottom - frame.top)
