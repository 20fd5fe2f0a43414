"""Coloured panels beside a table whose coloured header does not reach over them: no column of that table.

They are read behind it, as nothing of them stands over its rows: their large letters ("12 boats") are no headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.flow.regions import Region
from extractors.pdf.page import TableText, Tinted
from schemas.document import Box

_WHITE = 6.0  # points between a panel and a table, at least
_NAMES = 3  # texts of a header, at least
_LINES = 3  # of a panel, at least
_ONE_COLUMN = 2  # edges


def without_panels(
    tinted: Sequence[Tinted], tables: Sequence[TableText]
) -> tuple[list[Region], list[Tinted]]:
    """The text of areas that stand beside a table and begin above its header, white between, and the other areas.

    One that begins level with the header or with its first row may name what the rows are about.
    """
    headers = [one.box for one in tinted if isinstance(one.whole, Region) and len(one.lines) >= _NAMES]
    headers += [box for table in tables if (box := _header(table))]
    found = [
        one
        for one in tinted
        if len(one.lines) >= _LINES and any(_is_beside(one.box, box) for box in headers) and _is_text(one)
    ]
    return [part._replace(aside=True) for one in found for part in _parts(one)], [
        one for one in tinted if one not in found
    ]


def _header(table: TableText) -> Box | None:
    """The first row of a table of several columns, where colour lies behind all of it."""
    xs, ys = table.grid.xs, table.grid.ys
    first = [cell for cell in table.cells if cell.place.row == 0]
    if len(xs) <= _NAMES or not all(cell.shaded for cell in first):
        return None
    return Box(xs[0], ys[0], xs[-1], ys[1])


def _is_beside(panel: Box, header: Box) -> bool:
    apart = header.x0 - panel.x1 >= _WHITE or panel.x0 - header.x1 >= _WHITE
    return apart and panel.top + NEAR < header.top and header.bottom + NEAR < panel.bottom


def _is_text(one: Tinted) -> bool:
    """Whether the area has one column, of text that is not turned on its side."""
    single = isinstance(one.whole, Region) or len(one.whole.grid.xs) == _ONE_COLUMN
    return single and not any(word.turn for line in one.lines for word in line.words)


def _parts(one: Tinted) -> Iterator[Region]:
    if isinstance(one.whole, Region):
        yield one.whole
        return
    for cell in one.whole.cells:
        yield from cell.regions
