"""Where the columns of tables stand on the page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from pipeline.texts.header_rows import header_rows
from schemas.record import LogicalTable

_LEAST_COLUMNS = 3  # two may be anything
_SAME_PLACE = 0.06  # share of the table's width by which the edges of columns may differ


def same_places(one: LogicalTable, other: LogicalTable) -> bool:
    """Whether two tables have as many columns at the same places; not where a file does not say where they stand."""
    if one.columns != other.columns or any(len(t.column_edges) != t.columns + 1 for t in (one, other)):
        return False
    return all(abs(a - b) <= _SAME_PLACE for a, b in zip(_shares(one), _shares(other), strict=True))


def stands_left(one: LogicalTable, other: LogicalTable) -> bool:
    """Whether all of a table stands left of another, where a file says where they stand."""
    return bool(one.column_edges and other.column_edges) and one.column_edges[-1] <= other.column_edges[0]


def lookalikes(tables: Iterable[LogicalTable]) -> frozenset[int]:
    """The tables without a header, by `id`, that look like the one before or behind them."""
    pairs = [(one, other) for one, other in pairwise(tables) if are_alike(one, other)]
    return frozenset(id(table) for pair in pairs for table in pair)


def are_alike(one: LogicalTable, other: LogicalTable) -> bool:
    """Whether two tables have columns enough to be told by their cells, at the same places, and no headers."""
    if one.columns < _LEAST_COLUMNS or not same_places(one, other):
        return False
    return not any(map(header_rows, (one, other)))


def _shares(table: LogicalTable) -> list[float]:
    left, *_, right = table.column_edges
    return [(edge - left) / ((right - left) or 1) for edge in table.column_edges]
