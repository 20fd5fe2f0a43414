"""Borders that somebody dragged a little: two edges of one column, drawn apart in different rows."""

from __future__ import annotations

from dataclasses import replace

from schemas.document import Cell, Table

DRIFT = 18.0  # points: a column narrower than this that no cell has to itself is a dragged border
_SAME = 3.0  # points
_LEAST = 3  # columns
_MOST = 0.6  # of the narrower of two columns: as far as the border between them may be dragged


def without_drift(table: Table) -> Table:
    """The table with each dragged border drawn once; cells keep their order and words."""
    edges = table.column_edges
    if len(edges) != table.columns + 1:
        return table
    return _alike(table) or _without_slivers(table)


def _alike(table: Table) -> Table | None:
    """The table whose rows have cells as many, but borders dragged far, each row its own way; else None."""
    edges = table.column_edges
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.column_span < table.columns:
            rows.setdefault(cell.row, []).append(cell)
    counts = {len(row) for row in rows.values()}
    if len(counts) != 1 or any(cell.row_span > 1 for cell in table.cells):
        return None
    count = counts.pop()
    if not _LEAST <= count < table.columns:
        return None
    ways = [[edges[0], *(edges[c.column + c.column_span] for c in row)] for row in rows.values()]
    borders = [sorted(border) for border in zip(*ways, strict=True)]
    widths = [min(way[k + 1] - way[k] for way in ways) for k in range(count)]
    far = (borders[k][-1] - borders[k][0] > _MOST * min(widths[k - 1 : k + 1]) for k in range(1, count))
    if any(far) or borders[-1][-1] - borders[-1][0] > _SAME:
        return None
    moved = {id(cell): (place, 1) for row in rows.values() for place, cell in enumerate(row)}
    cells = tuple(
        replace(cell, column=place, column_span=span)
        for cell in table.cells
        for place, span in [moved.get(id(cell), (0, count))]
    )
    kept = tuple(border[0] for border in borders)
    return replace(table, cells=cells, columns=count, column_edges=kept)


def _without_slivers(table: Table) -> Table:
    edges = table.column_edges
    alone = {cell.column for cell in table.cells if cell.column_span == 1}
    gone = {k for k in range(table.columns) if edges[k + 1] - edges[k] < DRIFT and k not in alone}
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
