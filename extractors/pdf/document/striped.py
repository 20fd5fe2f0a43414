"""Paragraphs and lists beside a narrow coloured stripe: set apart by it from the rows of a table above and below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.lines import Line
from schemas.document import Box

_WIDEST = 15.0  # points: a stripe is no wider
_FAR = 3.0  # of the font size: its text begins no further from it
_LEAST = 2  # lines beside it


def set_apart(lines: Sequence[Line], fills: Sequence[Box]) -> Iterator[float]:
    """The heights at which such text begins and ends.

    All that stands at the height of the stripe is one column right of it: a stripe beside the cells of a row is none,
    nor is that of a coloured panel, which may be a band of the table.
    """
    bars = dict.fromkeys(fill for fill in fills if fill.x1 - fill.x0 <= _WIDEST)
    for bar in bars:
        level = [line for line in lines if bar.top <= (line.box.top + line.box.bottom) / 2 <= bar.bottom]
        if len(level) < _LEAST or any(_is_beside(fill, bar) for fill in fills if fill not in bars):
            continue
        if _are_beside(bar, sorted(level, key=lambda line: line.box.top)):
            yield from (bar.top, bar.bottom)


def _is_beside(ground: Box, bar: Box) -> bool:
    """Whether a coloured area is as high as the stripe."""
    return abs(ground.top - bar.top) <= NEAR and abs(ground.bottom - bar.bottom) <= NEAR


def _are_beside(bar: Box, level: Sequence[Line]) -> bool:
    """Whether the lines, from top to bottom, are one column that begins right beside the stripe."""
    if not 0 <= min(line.box.x0 for line in level) - bar.x1 <= _FAR * level[0].size:
        return False
    return all((a.box.top + a.box.bottom) / 2 < b.box.top for a, b in pairwise(level))
