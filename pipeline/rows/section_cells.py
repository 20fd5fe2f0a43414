"""Which cell names the section of a row: its own, a merged one's, or the nearest above."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.texts.bands import band_title
from schemas.record import Column, LogicalCell, LogicalTable


def section_cell(
    table: LogicalTable, row: int, column: int, inner: Sequence[Column] = ()
) -> LogicalCell | None:
    """The cell over a row; at the top of a page, where a merged cell's rest is blank, the one it goes on from.

    Only in a column that leaves no other cell blank: elsewhere a cell that is merely blank is blank. But where the
    row names a section in one of the `inner` columns, it stands under the nearest one above.
    """
    cell = table.cell_at(row, column)
    if cell and not cell.text and _names_section(table, row, inner):
        return _outer_cell(table, row, column)
    if cell is None or cell.text or not _tops_page(table, cell.row):
        return cell
    cells = [c for c in table.cells if c.column == column and c.row >= table.header_rows]
    if any(not c.text and not _tops_page(table, c.row) for c in cells):
        return cell
    above = [c for c in cells if c.text and c.row < row]
    return max(above, key=lambda c: c.row, default=cell)


def _names_section(table: LogicalTable, row: int, inner: Sequence[Column]) -> bool:
    """Whether the row's own cell names a section in one of the narrower columns."""
    cells = (table.cell_at(row, column.index) for column in inner)
    return any(c is not None and c.row == row and bool(c.text) for c in cells)


def _outer_cell(table: LogicalTable, row: int, column: int) -> LogicalCell | None:
    """The nearest filled cell above, no band between: a section that names others is written once, above the first."""
    for above in range(row - 1, table.header_rows - 1, -1):
        cell = table.cell_at(above, column)
        if band_title(table, above) is not None or (cell is not None and cell.text):
            return None if cell is None or cell.column_span >= table.columns else cell
    return None


def _tops_page(table: LogicalTable, row: int) -> bool:
    page = table.origins[row].page
    return page is not None and row > table.header_rows and table.origins[row - 1].page != page
