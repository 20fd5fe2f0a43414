"""Rows of a broader action that is planned for itself: its own owner or date, and no narrower action beside it."""

from __future__ import annotations

from pipeline.rows.measure_records import is_nothing
from schemas.record import Column, LogicalCell, NamedTable
from schemas.role import Role


def own_action(named: NamedTable, row: int) -> Column | None:
    """The column of broader actions whose cell is the row's action; None where it only stands over others.

    "Sub-tasks" is blank in the row, and an owner or a date begins there.
    """
    broader, narrower = named.having(Role.SECTION_EACH), named.having(Role.ACTION)
    if not broader or _begun(named, narrower[0], row) is None or _begun(named, narrower[0], row):
        return None
    planned = any(_begun(named, column, row) for column in named.having(Role.OWNER, Role.TIMESCALE))
    return broader[-1] if planned and _begun(named, broader[-1], row) else None


def stands_over_others(named: NamedTable, row: int) -> bool:
    """Whether narrower actions stand beside the row's broader one further down."""
    cell = named.table.cell_at(row, named.having(Role.SECTION_EACH)[-1].index)
    below = range(row + 1, row + cell.row_span) if cell else ()
    return any(_begun(named, named.having(Role.ACTION)[0], number) for number in below)


def _begun(named: NamedTable, column: Column, row: int) -> str | None:
    """The words of the cell that begins in the row, "" where they say nothing; None where none begins there."""
    cell: LogicalCell | None = named.table.cell_at(row, column.index)
    if cell is None or cell.row != row or cell.column_span == named.table.columns:
        return None
    return "" if is_nothing(cell.text) else cell.text
