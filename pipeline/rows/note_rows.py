"""Rows of a table that are no record: notes on all rows above, whose cells lie over columns of different fields."""

from __future__ import annotations

from pipeline.texts.witness import instructs
from schemas.record import LogicalCell, NamedTable
from schemas.role import Role

_FEWEST = 2  # cells: one across is a band
_NO_FIELD = frozenset({Role.OTHER, Role.IGNORE})


def is_note(named: NamedTable, row: int) -> bool:
    """Whether the row is a name and what it says, "Comments of the board | On track", under columns for something else.

    Every cell of it lies over several fields, and the first does not tell anybody what to do.
    """
    table = named.table
    cells = table.row_cells(row)
    if len(cells) < _FEWEST or any(c.row_span > 1 for c in cells):
        return False
    from_above = sum((c := table.cell_at(row, k)) is not None and c.row < row for k in range(table.columns))
    if sum(c.column_span for c in cells) + from_above != table.columns:
        return False
    return all(_over_fields(named, c) for c in cells) and not instructs(cells[0].text)


def _over_fields(named: NamedTable, cell: LogicalCell) -> bool:
    roles = {c.role for c in named.columns[cell.column : cell.column + cell.column_span]}
    return len(roles - _NO_FIELD) > 1
