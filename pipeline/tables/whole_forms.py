"""Forms that a page break cuts in two, put together again: both parts ask what another form of the document asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from pipeline.tables.asked_rows import asked_rows
from pipeline.tables.joining import stack
from schemas.record import LogicalTable, Paragraph

_ONE = 1  # column

_Shape: TypeAlias = tuple[tuple[tuple[int, int, str], ...], ...]


def whole_forms(body: Sequence[Paragraph | LogicalTable]) -> Sequence[Paragraph | LogicalTable]:
    """The document's paragraphs and tables as drawn, two tables one where together they are a form that is there uncut.

    Each part alone says too little: names over values at the foot of a page, answers at the top of the next.
    """
    cuts = [k for k in range(len(body) - 1) if _may_be_cut(body[k], body[k + 1])]
    forms = _forms(body) if cuts else set()
    if not forms:
        return body
    made = list(body)
    for k in reversed(cuts):
        first, second = made[k], made[k + 1]
        if isinstance(first, LogicalTable) and isinstance(second, LogicalTable):
            whole = _whole(first, second, forms)
            made[k : k + 2] = [first, second] if whole is None else [whole]
    return made


def _may_be_cut(first: Paragraph | LogicalTable, second: Paragraph | LogicalTable) -> bool:
    if not (isinstance(first, LogicalTable) and isinstance(second, LogicalTable)):
        return False
    if max(first.columns, second.columns) == 1 or first.origins[-1].page == second.origins[0].page:
        return False
    return first.columns == second.columns or _ONE in (first.columns, second.columns)


def _forms(body: Sequence[Paragraph | LogicalTable]) -> set[_Shape]:
    """The shapes of the tables that ask across and answer below."""
    tables = (part for part in body if isinstance(part, LogicalTable))
    return {_shape(table, asked) for table in tables if (asked := asked_rows(table))}


def _shape(table: LogicalTable, asked: Sequence[int]) -> _Shape:
    """Where the cells of each row stand, and what the rows with questions ask."""
    return tuple(
        tuple((c.column, c.column_span, c.text if row in asked else "") for c in table.row_cells(row))
        for row in range(table.rows)
    )


def _whole(first: LogicalTable, second: LogicalTable, forms: set[_Shape]) -> LogicalTable | None:
    """Both as one table, an answer cut between its lines one too, where that is a form; else None."""
    above, below = (replace(_as_wide(*pair), header_rows=0) for pair in ((first, second), (second, first)))
    for cut in (False, True):
        whole = stack(above, below, cut=cut, later=False)
        if _shape(whole, asked_rows(whole)) in forms:
            return whole
    return None


def _as_wide(table: LogicalTable, other: LogicalTable) -> LogicalTable:
    """The table, its rows across the other's columns where it has but one: a page with questions alone shows no more."""
    if table.columns == other.columns or table.columns > _ONE:
        return table
    cells = tuple(replace(c, column_span=other.columns) for c in table.cells)
    return replace(table, columns=other.columns, cells=cells, column_edges=other.column_edges)
