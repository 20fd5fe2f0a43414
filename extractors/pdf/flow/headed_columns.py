"""Short columns of text below headings, and more headings in the midst of one: no table has names but in its first row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.lines import Line

_FEWEST = 2  # columns
_LARGER = 1.08  # times the letters below it: those of a heading
_WHITE = 0.3  # of the font size: above lines that begin a text
_LEVEL = 3.0  # points by which what begins a row differs


def have_own_heads(sides: Sequence[Sequence[Line]]) -> bool:
    """Whether all columns begin with a heading in larger letters than their text, and one has another like it further down.

    Level with that nothing begins in the columns beside it: there it may name a row.
    """
    if len(sides) < _FEWEST or not all(map(_is_headed, sides)):
        return False
    for n, side in enumerate(sides):
        others = [line for k, other in enumerate(sides) if k != n for line in _begun(other)]
        inner = [line for line in side[1:-1] if _is_like(line, side[0])]
        if any(all(abs(line.box.bottom - other.box.bottom) > _LEVEL for other in others) for line in inner):
            return True
    return False


def _is_headed(side: Sequence[Line]) -> bool:
    """Whether a bold line, larger than all text of the column, stands right above some."""
    head, *below = side
    text = [line for line in below if not _is_like(line, head)]
    larger = all(head.size >= _LARGER * line.size and not line.bold for line in text)
    return head.bold and bool(text) and larger and below[0] in text


def _is_like(line: Line, head: Line) -> bool:
    return line.bold == head.bold and line.size == head.size


def _begun(side: Sequence[Line]) -> list[Line]:
    """The lines that white stands above, and the first."""
    return [side[0], *(b for a, b in pairwise(side) if b.box.top - a.box.bottom > _WHITE * b.size)]
