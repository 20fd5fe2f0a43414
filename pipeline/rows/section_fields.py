"""Fields named below a section's name in its cell, "Clean rivers" over "Lead: A Pike": columns merged over its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from pipeline.rows.section_cells import section_cell
from pipeline.texts.inline import Labelled, split_lines
from schemas.record import Column, LogicalCell, LogicalTable, NamedTable, Paragraph
from schemas.role import Role

_SURE = 0.9
_WHY = "a line below the section's name"


def with_section_fields(named: NamedTable) -> NamedTable:
    """The table with such fields as columns at its right, where no column gives them; its sections without these lines."""
    if not named.having(Role.ACTION):
        return named
    for column in named.having(Role.SECTION):
        named = _with_fields(named, column)
    return named


def _with_fields(named: NamedTable, column: Column) -> NamedTable:
    cells = [c for c in named.table.cells if c.column == column.index and c.row >= named.table.header_rows]
    known, across = {c.role for c in named.columns}, named.table.columns
    parted = {cell: split_lines(cell.paragraphs) for cell in cells if len(cell.paragraphs) > 1}
    told = {c: parts for c, parts in parted.items() if parts[1] and known.isdisjoint(r for r, _ in parts[1])}
    for role in dict.fromkeys(role for _, fields in told.values() for role, _ in fields):
        named = _with_column(named, column, role, {cell: fields for cell, (_, fields) in told.items()})
    bare = {cell: replace(cell, paragraphs=kept) for cell, (kept, _) in told.items()}
    if not bare:
        return named
    own = tuple(_still_across(bare.get(c, c), across, named.table) for c in named.table.cells)
    return replace(named, table=replace(named.table, cells=own))


def _still_across(cell: LogicalCell, across: int, table: LogicalTable) -> LogicalCell:
    """A cell that lay across the table of so many columns lies across the further ones, too."""
    return replace(cell, column_span=table.columns) if cell.column_span == across > 1 else cell


def _with_column(
    named: NamedTable, column: Column, role: Role, told: dict[LogicalCell, tuple[Labelled, ...]]
) -> NamedTable:
    at = named.table.columns
    made = [
        LogicalCell(rows[0], at, len(rows), paragraphs=lines)
        for cell, rows in _runs(named.table, column)
        if (lines := tuple(Paragraph(value.passage) for r, value in told.get(cell, ()) if r is role))
    ]
    cells = sorted((*named.table.cells, *made), key=lambda c: (c.row, c.column))
    table = replace(named.table, columns=at + 1, cells=tuple(cells), column_edges=())
    return replace(
        named, table=table, columns=(*named.columns, Column(at, role, confidence=_SURE, reason=_WHY))
    )


def _runs(table: LogicalTable, column: Column) -> Iterator[tuple[LogicalCell, list[int]]]:
    """The cells that name the sections of rows, and the rows of each."""
    rows = range(table.header_rows, table.rows)
    for cell, own in groupby(rows, lambda row: section_cell(table, row, column.index)):
        if cell is not None:
            yield cell, list(own)
