"""Bands on coloured bars between the rows of a table: each as wide as it, a title and no names of columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import START, rows
from extractors.pdf.ruled.grid import Grid, holds
from schemas.document import Box

_LOWEST = 8.0  # points: a coloured row is no lower
_WIDEST = 1.5  # of the font size: the most white between two words of a title


def bars_below(grid: Grid, drawn: Drawn) -> dict[float, float]:
    """Where the bars below the grid begin, and where they end; none right below which coloured cells stand, a header's."""
    low = [fill for fill in drawn.fills if fill.top > grid.ys[-1] - NEAR and fill.bottom - fill.top > _LOWEST]
    wide = [fill for fill in low if is_as_wide(grid.xs, fill)]
    begun = {round(fill.top) for fill in low if fill not in wide}
    found = (
        fill
        for fill in wide
        if begun.isdisjoint(range(round(fill.bottom - NEAR), round(fill.bottom + NEAR) + 1))
    )
    return {bar.top: bar.bottom for bar in found if is_title(bar, drawn.words)}


def with_bars(ys: Sequence[float], bars: Mapping[float, float]) -> tuple[list[float], list[int]]:
    """The heights with those of the bars between the first and the last, and the numbers of the bars' rows."""
    inside = {top: low for top, low in bars.items() if ys[0] - NEAR <= top and low < ys[-1] - NEAR}
    if not inside:  # as in nearly every table
        return list(ys), []
    found: list[float] = []
    for y in sorted([*ys, *inside, *inside.values()]):
        if not found or y - found[-1] > NEAR:
            found.append(y)
    return found, [n for n, y in enumerate(found[:-1]) if any(abs(y - top) <= NEAR for top in inside)]


def is_as_wide(xs: Sequence[float], fill: Box) -> bool:
    """Whether a ground begins and ends with a table of these edges."""
    return abs(fill.x0 - xs[0]) <= NEAR and abs(fill.x1 - xs[-1]) <= NEAR


def is_title(bar: Box, words: Sequence[Word]) -> bool:
    """Whether a text stands on the bar that no wide white parts, as it does names of columns."""
    lines = [sorted(line, key=START) for line in rows(word for word in words if holds(bar, word.box))]
    gaps = (other.x0 - one.x1 <= _WIDEST * one.size for line in lines for one, other in pairwise(line))
    return bool(lines) and all(gaps)
