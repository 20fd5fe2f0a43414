"""Tables that colour alone shows, with labels turned on their side left of the rows they name.

Between the labels and the right edge no line parts the columns: their text shows them, as in any table without
lines, but the labels are no text of its rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from extractors.pdf.document.framed import free
from extractors.pdf.drawn.strokes import NEAR, Across, Stroke
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow.regions import region
from extractors.pdf.lines import Frame, line, rows
from extractors.pdf.lines.gutters import Level, inner, pieces
from extractors.pdf.page import Tinted
from extractors.pdf.ruled.grid import Area, GridCell, build
from extractors.pdf.table_text import CellText, TableText, cells_of
from extractors.pdf.unruled.loose import Loose, is_table
from extractors.pdf.unruled.spread import spread
from schemas.document import Box

_SET_OFF = 12.0  # points of white between a header and its table
_FEWEST_EDGES = 3  # of the labels' column and another


def opened(table: TableText, fills: Sequence[Box], header: Tinted | None = None) -> TableText | None:
    """The table with the columns its text shows right of its labels; None where it has no such labels or columns.

    `fills` are the coloured rectangles of its page, `header` one of them that is set off above it by a white gap.
    """
    side = [cell for cell in table.cells if cell.place.column == 0 and cell.place.column_span == 1]
    if len(table.grid.xs) < _FEWEST_EDGES or not any(map(_is_label, side)):
        return None
    bands = [cell for cell in table.cells if _is_band(cell)]
    rest = [cell for cell in table.cells if cell not in side and cell not in bands]
    if any(part.turn for cell in rest for part in cell.regions):
        return None
    names, over = _parted(header, table.grid.xs[1])
    loose = _loose(table, [*over, *(word for cell in rest for word in _words(cell))])
    if loose is None or not is_table(loose):
        return None
    return _beside(table, (*side, *bands, *names), cells_of(spread([loose])[0], fills))


def heads(box: Box, table: TableText) -> bool:
    """Whether the coloured box stands right above the table and is as wide."""
    whole = table.grid.box
    wide = abs(box.x0 - whole.x0) <= NEAR and abs(box.x1 - whole.x1) <= NEAR
    return wide and 0 < whole.top - box.bottom <= _SET_OFF


def _parted(header: Tinted | None, edge: float) -> tuple[list[CellText], list[Word]]:
    """What a header says above the labels, and its words right of that."""
    if header is None:
        return [], []
    words = [word for one in header.lines for word in one.words]
    own = [word for word in words if word.x0 < edge]
    x0, top, _, bottom = header.box
    place = GridCell(0, 0, 1, 1, Box(x0, top, edge, bottom))
    cells = [CellText(place, (region(own, Frame(x0, edge)),), shaded=True)] if own else []
    return cells, [word for word in words if word.x0 >= edge]


def _is_label(cell: CellText) -> bool:
    return cell.place.row_span > 1 and any(part.turn for part in cell.regions)


def _is_band(cell: CellText) -> bool:
    """Whether it is one text over the labels' column and others."""
    levels = [pieces([line(row)]) for row in rows(_words(cell))]
    return cell.place.column == 0 and cell.place.column_span > 1 and all(len(own) == 1 for own in levels)


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
    """The table's labels and bands, and the rows right of them, as one table; None where a label would be lost."""
    above = sorted(
        {c.place.box.top for c in side if c.place.box.bottom <= rest.grid.ys[0] + NEAR and c.regions}
    )
    ys = (*above, *rest.grid.ys)
    names = _named(side, ys)
    across = {row for row, n in enumerate(names) if n is not None and side[n].place.column_span > 1}
    if any(cell.regions and n not in names for n, cell in enumerate(side)):
        return None
    columns = len(rest.grid.xs) - 1
    found: dict[Area, CellText | None] = {}
    for name, run in groupby(range(len(names)), names.__getitem__):
        own = list(run)
        last = columns if own[0] in across else 0
        found[Area(0, own[0], last, own[-1])] = None if name is None else side[name]
    for cell in rest.cells:
        row, column, row_span, column_span, _ = cell.place
        row += len(above)
        if across.isdisjoint(range(row, row + row_span)):
            found[Area(column + 1, row, column + column_span, row + row_span - 1)] = cell
        elif cell.regions or not across.issuperset(range(row, row + row_span)):
            return None
    for row in set(range(len(above))) - across:
        found[Area(1, row, columns, row)] = None
    return _as_table(found, (table.grid.xs[0], *rest.grid.xs), ys)


def _as_table(found: Mapping[Area, CellText | None], xs: Sequence[float], ys: Sequence[float]) -> TableText:
    areas = sorted(found, key=lambda area: (area.row, area.column))
    grid = build(areas, xs, ys)
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
