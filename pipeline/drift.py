"""Borders that somebody dragged a little: two edges of one column, drawn apart in different rows."""

from __future__ import annotations

from dataclasses import replace

from schemas.document import Cell, Table

_DRIFT = 18.0  # points: a column narrower than this that no cell has to itself is a dragged border


def without_drift(table: Table) -> Table:
    """The table with each dragged border drawn once; cells keep their order and words."""
    edges = table.column_edges
    if len(edges) != table.columns + 1:
        return table
    alone = {cell.column for cell in table.cells if cell.column_span == 1}
    gone = {k for k in range(table.columns) if edges[k + 1] - edges[k] < _DRIFT and k not in alone}
    if not gone:
        return table
    place = _places(table, gone)
    cells = tuple(_moved(cell, place) for cell in table.cells)
    kept = tuple(edge for k, edge in enumerate(edges) if k == 0 or k - 1 not in gone)
    return replace(table, cells=cells, columns=len(kept) - 1, column_edges=kept)


def _places(table: Table, gone: set[int]) -> list[int]:
    """For each old edge the number of the border it belongs to."""
    place = [0]
    for column in range(table.columns):
        place.append(place[-1] + (column not in gone))
    return place


def _moved(cell: Cell, place: list[int]) -> Cell:
    first, last = place[cell.column], place[cell.column + cell.column_span]
    return replace(cell, column=first, column_span=max(1, last - first))
