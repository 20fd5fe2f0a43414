"""The last row of a table of one column, alone on the next page: there it looks like a framed box."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extractors.pdf.boxes.boxed import Boxed
from extractors.pdf.document.framed_boxes import one_cell
from extractors.pdf.lines import Line
from extractors.pdf.page import Layout
from extractors.pdf.table_text import TableText
from schemas.document import Box

_ONE_COLUMN = 2  # edges
_SLIP = 1.0  # points


def with_last_rows(pages: Sequence[Layout], taken: Collection[int]) -> Iterator[Layout]:
    """The pages, a box that begins one as a row of the table of one column, as wide, that ends the page before.

    The lines whose `id` is taken are furniture.
    """
    above: Layout | None = None
    for page in pages:
        table = above and _last(above, taken)
        box = _first(page, taken) if table else None
        if table and box and _as_wide(table.grid.box, box.box):
            rest = tuple(one for one in page.boxes if one is not box)
            page = replace(page, tables=(one_cell(box), *page.tables), boxes=rest)  # noqa: PLW2901 -- also the page above the next
        above = page
        yield page


def _last(page: Layout, taken: Collection[int]) -> TableText | None:
    """The table of one column that ends the page; None where something else does."""
    table = max(page.tables, key=lambda one: one.grid.box.bottom, default=None)
    if table is None or len(table.grid.xs) != _ONE_COLUMN:
        return None
    end = table.grid.box.bottom
    below = any(box.bottom > end for box in (*(b.box for b in page.boxes), *(t.box for t in page.tinted)))
    return None if below or any(line.box.top >= end for line in _lines(page, taken)) else table


def _first(page: Layout, taken: Collection[int]) -> Boxed | None:
    """The box that begins the page; None where something else does."""
    box = min(page.boxes, key=lambda one: one.box.top, default=None)
    if box is None or box.is_card or len(box.parts) != 1:
        return None
    top = box.box.top
    others = [*(t.grid.box for t in page.tables), *(t.box for t in page.tinted)]
    others += [line.box for line in _lines(page, taken)]
    return None if any(other.top < top for other in others) else box


def _lines(page: Layout, taken: Collection[int]) -> Iterator[Line]:
    return (line for line in page.free if id(line) not in taken)


def _as_wide(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) <= _SLIP and abs(one.x1 - other.x1) <= _SLIP
