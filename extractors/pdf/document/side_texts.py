"""Text in a column of its own right of a page's tables, without a ground: key figures, a quotation.

Read line by line with what stands between the tables it would be a heading of these. Large letters tell it from notes on
the rows, no text left of it reaches under it, and it has no list, which its large letters may be the heading of.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Frame, Line, around
from extractors.pdf.page import Layout
from extractors.pdf.table_text import TableText
from schemas.document import Box

_WHITE = 6.0  # points between the tables and the text, at least
_COLUMNS = 3  # of a table, at least
_LINES = 3  # of the text, at least
_LARGE = 1.2  # times the size of its smallest letters: those of a figure or a quotation
_ABOVE = 40.0  # points above the first table at which it may begin
_WIDEST = 0.5  # of the tables' width


def without_side_text(layout: Layout, free: Sequence[Line]) -> tuple[list[Region], list[Line]]:
    """The text, and the lines in it not; `free` are the lines outside all areas and tables."""
    tables = [table.grid.box for table in _tables(layout) if len(table.grid.xs) > _COLUMNS]
    if not tables:
        return [], list(free)
    hull = around(tables)
    own = [line for line in free if line.box.x0 >= hull.x1 + _WHITE and line.box.bottom >= hull.top - _ABOVE]
    if len(own) < _LINES or any(line.marker or line.words[0].turn for line in own):  # as on nearly every page
        return [], list(free)
    place = around(line.box for line in own)
    others = [*(line.box for line in free if line not in own), *_areas(layout)]
    if not (_is_large(own) and _is_beside(place, hull)) or any(_reaches(box, place) for box in others):
        return [], list(free)
    lines = tuple(sorted(own, key=lambda line: (line.box.top, line.box.x0)))
    return [Region(lines, Frame(place.x0, place.x1), aside=True)], [line for line in free if line not in own]


def _tables(layout: Layout) -> Sequence[TableText]:
    tinted = (one.whole for one in layout.tinted if isinstance(one.whole, TableText))
    return [*layout.tables, *tinted]


def _areas(layout: Layout) -> Sequence[Box]:
    return [
        *(one.extent for one in layout.boxes),
        *(one.box for one in layout.tinted),
        *(one.box for one in layout.panels),
        *(table.grid.box for table in layout.tables),
    ]


def _is_large(lines: Sequence[Line]) -> bool:
    sizes = [line.size for line in lines]
    return max(sizes) >= _LARGE * min(sizes)


def _is_beside(place: Box, tables: Box) -> bool:
    """Whether it is narrow, and its first line is above the end of the tables."""
    narrow = place.x1 - place.x0 <= _WIDEST * (tables.x1 - tables.x0)
    return narrow and place.top < tables.bottom


def _reaches(box: Box, place: Box) -> bool:
    """Whether something stands level with the text and not clear of it, left or right."""
    level = box.top < place.bottom and box.bottom > place.top
    return level and box.x1 > place.x0 - _WHITE and box.x0 < place.x1 + _WHITE
