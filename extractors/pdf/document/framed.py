"""Tables with a frame and lines across, but none between their columns: their text shows the columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.pdf.drawn.strokes import NEAR, Across, Stroke
from extractors.pdf.lines import Line, line, rows
from extractors.pdf.lines.gutters import EVERYWHERE, Gap, Level, cleared, dividing, inner, pieces, shared
from extractors.pdf.table_text import CellText, TableText
from extractors.pdf.unruled.loose import Loose, columns, is_table

_ONE_COLUMN = 2  # edges
_TWO = 2
_PAIRS = 4  # texts of a row of two names with their values


def opened(table: TableText, before: Loose | None) -> Loose | None:
    """The table of one drawn column as one whose columns the text shows; None where it shows none.

    `before` is the table that the page before ends with.
    """
    grid = table.grid
    if len(grid.xs) != _ONE_COLUMN or any(len(cell.regions) > 1 for cell in table.cells):
        return None
    by_row = [own for cell in table.cells if (own := _levels(cell))]
    levels = tuple(level for own in by_row for level in own)
    gaps = _between_pairs(by_row) or free(by_row)
    if not inner(gaps):
        return None
    rules = Across(drawn=tuple(Stroke(y, grid.xs[0], grid.xs[-1]) for y in grid.ys))
    found = Loose(levels, gaps, rules, follows=False, framed=True)
    if before is not None and _goes_on(before, found):
        return replace(found, follows=True)
    return found if is_table(found) else None


def _levels(cell: CellText) -> list[Level]:
    words = [word for region in cell.regions for one in region.lines for word in one.words]
    return [pieces([line(row)]) for row in rows(words)]


def free(found: Sequence[Sequence[Level]]) -> tuple[Gap, ...]:
    """The stretches that all rows (of levels) keep free, but those with nothing beside each other: they may be bands."""
    gaps: tuple[Gap, ...] = EVERYWHERE
    for levels in found:
        if any(len(level) > 1 for level in levels):
            for level in levels:
                gaps = cleared(gaps, level)
    return gaps


def _between_pairs(found: Sequence[Sequence[Level]]) -> tuple[Gap, ...]:
    """The stretches that the rows of two names and two values keep free, where other rows run over them; else none.

    A form says "Lead | A Pike | By when | May" in two rows at least, names in bold or with a colon, values without, and
    in the rows around them one name (on top a number) and what may take the rest of the width.
    """
    pairs = [levels for levels in found if _is_pairs(levels[0])]
    if len(pairs) < _TWO or not all(_is_name(levels[0][0]) for levels in found[1:]):
        return ()
    gaps = free(pairs)
    whole = len(inner(gaps)) == _PAIRS - 1
    return gaps if whole and len(inner(free(found))) < _PAIRS - 1 else ()


def _is_pairs(level: Level) -> bool:
    return len(level) == _PAIRS and [_is_name(text) for text in level] == [True, False] * _TWO


def _is_name(text: Line) -> bool:
    return text.bold or text.text.endswith(":")


def paired(table: Loose) -> Loose:
    """The table with all columns of the form that it is, where lines across alone part its rows; else as it is."""
    if len(inner(table.gaps)) != 1 or len(table.rules.drawn) < _PAIRS:  # as of most tables
        return table
    by_row: list[list[Level]] = []
    heights = sorted(rule.at for rule in table.rules.drawn)
    above = -1
    for level in table.levels:
        at = bisect_right(heights, (level[0].box.top + level[0].box.bottom) / 2)
        if at != above:
            by_row.append([])
        by_row[-1].append(level)
        above = at
    gaps = _between_pairs(by_row)
    return replace(table, gaps=gaps) if gaps else table


def _goes_on(before: Loose, own: Loose) -> bool:
    """Whether the tables have one frame, and all columns of one of them in common."""
    if not before.framed:
        return False
    one, other = before.rules.drawn[0], own.rules.drawn[0]
    if abs(one.low - other.low) > NEAR or abs(one.high - other.high) > NEAR:
        return False
    common = len(dividing((*before.levels, *own.levels), inner(shared(before.gaps, own.gaps))))
    return common >= max(1, min(columns(before), columns(own)) - 1)
