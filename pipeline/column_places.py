"""Where the columns of tables stand on the page."""

from __future__ import annotations

from schemas.record import LogicalTable

_SAME_PLACE = 0.06  # share of the table's width by which the edges of columns may differ


def same_places(one: LogicalTable, other: LogicalTable) -> bool:
    """Whether two tables have as many columns at the same places; not where a file does not say where they stand."""
    if one.columns != other.columns or any(len(t.column_edges) != t.columns + 1 for t in (one, other)):
        return False
    return all(abs(a - b) <= _SAME_PLACE for a, b in zip(_shares(one), _shares(other), strict=True))


def _shares(table: LogicalTable) -> list[float]:
    left, *_, right = table.column_edges
    return [(edge - left) / ((right - left) or 1) for edge in table.column_edges]
