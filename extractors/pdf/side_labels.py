"""Tables that colour alone shows, with labels turned on their side left of the rows they name.

Between the labels and the right edge no line parts the columns: their text shows them, as in any table without
lines, but the labels are no text of its rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby, pairwise

from extractors.pdf.borderless import Loose, is_table
from extractors.pdf.framed import free
from extractors.pdf.grid import Area, build
from extractors.pdf.gutters import Level, inner, pieces
from extractors.pdf.lines import line, rows
from extractors.pdf.page import CellText, TableText, cells_of
from extractors.pdf.spread import spread
from extractors.pdf.strokes import Across, Stroke
from extractors.pdf.words import Word
from schemas.document import Box

_FEWEST_EDGES = 3  # of the labels' column and another


def opened(table: TableText, fills: Sequence[Box]) -> TableText | None:
    """The table with the columns its text shows right of its labels; None where it has no such labels or columns.

    `fills` are the coloured rectangles of its page.
    """
    side = [cell for cell in table.cells if cell.place.column == 0 and cell.place.column_span == 1]
    if len(table.grid.xs) < _FEWEST_EDGES or not any(map(_is_label, side)):
        return None
    rest = [cell for cell in table.cells if cell not in side]
    if any(part.turn for cell in rest for part in cell.regions):
        return None
    loose = _loose(table, [word for cell in rest for word in _words(cell)])
    if loose is None or not is_table(loose):
        return None
    return _beside(table, side, cells_of(spread([loose])[0], fills))


def _is_label(cell: CellText) -> bool:
    return cell.place.row_span > 1 and any(part.turn for part in cell.regions)


def _words(cell: CellText) -> list[Word]:
    return [word for region in cell.regions for one in region.lines for word in one.words]


def _loose(table: TableText, words: Sequence[Word]) -> Loose | None:
    """What stands right of the labels, with the lines and the edges of colours across it."""
    if not words:
        return None
    _, left, *_, right = table.grid.xs
    levels: list[Level] = [pieces([line(row)]) for row in rows(words)]
    by_row = [list(own) for _, own in groupby(levels, lambda level: _row(table.grid.ys, level))]
    gaps = free(by_row)
    if not inner(gaps):
        return None
    drawn = tuple(Stroke(y, left, right) for y in table.grid.ys)
    return Loose(tuple(levels), gaps, Across(drawn=drawn), follows=False)


def _row(ys: Sequence[float], level: Level) -> int:
    box = level[0].box
    return bisect_right(ys, (box.top + box.bottom) / 2)


def _beside(table: TableText, side: Sequence[CellText], rest: TableText) -> TableText | None:
    """The table's labels and the rows right of them as one table; None where a label would be lost."""
    rows_of = _named(side, rest.grid.ys)
    if any(cell.regions and n not in rows_of for n, cell in enumerate(side)):
        return None
    whole = {c.place.row for c in rest.cells if c.place.column_span == len(rest.grid.xs) - 1}
    across = {row for row, name in enumerate(rows_of) if name is None and row in whole}  # bands, headings
    found: dict[Area, CellText | None] = {}
    for (name, is_across), run in groupby(range(len(rows_of)), lambda row: (rows_of[row], row in across)):
        own = list(run)
        if not is_across:
            found[Area(0, own[0], 0, own[-1])] = None if name is None else side[name]
    for cell in rest.cells:
        row, column, row_span, column_span, _ = cell.place
        first = 0 if row in across else column + 1
        found[Area(first, row, column + column_span, row + row_span - 1)] = cell
    areas = sorted(found, key=lambda area: (area.row, area.column))
    grid = build(areas, (table.grid.xs[0], *rest.grid.xs), rest.grid.ys)
    return TableText(
        grid,
        tuple(
            CellText(place, text.regions if text else (), text.shaded if text else False)
            for place, text in zip(grid.cells, map(found.__getitem__, areas), strict=True)
        ),
    )


def _named(side: Sequence[CellText], ys: Sequence[float]) -> list[int | None]:
    """For each row between the heights the number of the cell beside it."""
    boxes = [cell.place.box for cell in side]
    middles = [(top + bottom) / 2 for top, bottom in pairwise(ys)]
    return [next((n for n, box in enumerate(boxes) if box.top <= y < box.bottom), None) for y in middles]
