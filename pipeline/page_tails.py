"""The end of a table on a later page: rows that need fewer columns than those above, and the rest of a card."""

from __future__ import annotations

from dataclasses import replace

from pipeline.cards import label_names
from schemas.record import LogicalTable

_SAME = 4.0  # points between two drawings of one column's edge
_FEWEST = 2  # columns: one cell across may be anything
_TWO = 2


def as_wide(first: LogicalTable, second: LogicalTable) -> LogicalTable:
    """`second` on the columns of cards in `first` where a row of those has its cells at the same places; else as it is.

    Where a page holds only rows with merged cells, nothing drawn on it shows the columns below these.
    """
    edges, own = first.column_edges, second.column_edges
    known = len(edges) == first.columns + 1 and len(own) == second.columns + 1
    if not known or not _FEWEST <= second.columns < first.columns or not label_names(first):
        return second
    places = [_place(edges, edge) for edge in own]
    if places not in [_starts(first, row) for row in range(first.rows)]:
        return second
    at = [place for place in places if place is not None]
    cells = (
        replace(c, column=at[c.column], column_span=at[c.column + c.column_span] - at[c.column])
        for c in second.cells
    )
    return replace(second, columns=first.columns, cells=tuple(cells), column_edges=edges)


def _starts(table: LogicalTable, row: int) -> list[int | None]:
    """The columns at which the cells of a row begin, and where the last of them ends."""
    return [*(c.column for c in table.row_cells(row)), table.columns]


def _place(edges: tuple[float, ...], edge: float) -> int | None:
    nearest = min(range(len(edges)), key=lambda k: abs(edges[k] - edge))
    return nearest if abs(edges[nearest] - edge) <= _SAME else None


def ends_card(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether both name fields down their left side and none of the second's is one of the first's: one card, cut."""
    above, below = label_names(first), label_names(second)
    if not above or not below or set(above) & set(below):
        return False
    pairs = sum(len(first.row_cells(row)) > 1 for row in range(first.rows))  # the others are titles
    return len(above) * _TWO > pairs and len(below) == second.rows
