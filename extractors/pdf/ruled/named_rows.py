"""Framed cards whose rows nothing parts: below a bar with the card's name, bold names of fields beside their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import START, rows
from extractors.pdf.ruled.grid import Area, Grid, build, holds
from extractors.text import BULLET

_ONE_COLUMN = 2  # edges
_TWO = 2  # rows: the bar and all that is below it; and fields at least
_APART = 1.0  # of the font size: the least white between a name and its value
_NEAR = 0.6  # of the font size: the most white between the lines of a name
_SLIP = 2.0  # points


class _Level(NamedTuple):
    """What stands in a line below the names, and what below the values."""

    name: list[Word]
    value: list[Word]

    @property
    def top(self) -> float:
        return min(word.top for word in (*self.name, *self.value))

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in (*self.name, *self.value))


def with_named_rows(grid: Grid, drawn: Drawn) -> Grid:
    """The grid of a bar and what is below it, cut above each name of a field but the first; as it is if other text is there."""
    if len(grid.xs) > _ONE_COLUMN or len(grid.cells) != _TWO:
        return grid
    bar, body = (
        rows(word for word in drawn.words if holds(cell.box, word.box) and not word.turn)
        for cell in grid.cells
    )
    cuts = _cuts(body) if len(bar) == 1 else []
    if not cuts:  # as in nearly every table
        return grid
    ys = (*grid.ys[:-1], *cuts, grid.ys[-1])
    return build([Area(0, row, 0, row) for row in range(len(ys) - 1)], grid.xs, ys)


def _cuts(lines: Sequence[Sequence[Word]]) -> list[float]:
    """The heights between the fields; none where a line is neither a name, a value, nor both."""
    levels = _levels(lines)
    cuts: list[float] = []
    name, reached = levels[0].name if levels else [], levels[0].bottom if levels else 0.0
    for level in levels[1:]:
        if level.name and not _goes_on(name, level.name):
            cuts.append((reached + level.top) / 2)
        name, reached = level.name or name, max(reached, level.bottom)
    return cuts


def _levels(lines: Sequence[Sequence[Word]]) -> list[_Level]:
    ordered = [sorted(line, key=START) for line in lines]
    first = ordered[0] if ordered else []
    bold = next((at for at, word in enumerate(first) if not word.bold), 0)
    if bold == 0 or first[bold].x0 - first[bold - 1].x1 <= _APART * first[bold].size:
        return []
    left, right = first[0].x0, first[bold].x0
    levels = [
        _Level([w for w in line if w.x0 < right - _SLIP], [w for w in line if w.x0 >= right - _SLIP])
        for line in ordered
    ]
    return levels if all(_is_field(level, left, right) for level in levels) else []


def _is_field(level: _Level, left: float, right: float) -> bool:
    """Whether what stands in the line begins where names and values do, the names in bold and the values not."""
    name, value = level
    named = not name or (
        abs(name[0].x0 - left) <= _SLIP and all(w.bold for w in name) and name[-1].x1 < right
    )
    told = not value or value[0].text == BULLET or (abs(value[0].x0 - right) <= _SLIP and not value[0].bold)
    return named and told


def _goes_on(name: Sequence[Word], more: Sequence[Word]) -> bool:
    """Whether a name has a further line: right below it, in mid-sentence."""
    white = more[0].top - max(word.bottom for word in name)
    return white <= _NEAR * more[0].size and more[0].text[:1].islower()
