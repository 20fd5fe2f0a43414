"""Words of a cell, a box or a column of the page -> its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from extractors.pdf.lines import Frame, Line, lines
from extractors.pdf.words import Word, turned

_TURN = attrgetter("turn")


class Region(NamedTuple):
    """The lines of a cell, a box or a column of the page.

    `turn` says by how many degrees they are turned; lines and frame are in their own reading frame.
    `ragged` regions are drawings: people break lines in boxes by hand, so room left says nothing there.
    """

    lines: tuple[Line, ...]
    frame: Frame
    turn: int = 0
    ragged: bool = False


def region(words: Sequence[Word], frame: Frame, *, ragged: bool = False) -> Region:
    """The region of the words; text turned on its side gets its own reading frame."""
    turn = Counter([word.turn for word in words]).most_common(1)[0][0] if any(map(_TURN, words)) else 0
    if turn == 0:
        return Region(lines(words), frame, 0, ragged)
    found = lines(turned(word, turn) for word in words)
    return Region(found, Frame(found[0].box.x0, max(line.box.x1 for line in found)), turn, ragged)
