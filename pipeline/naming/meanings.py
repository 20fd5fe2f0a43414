"""What a column's header may mean besides the role that it has."""

from __future__ import annotations

from pipeline.naming.header_matches import header_matches
from schemas.record import Column, LogicalTable
from schemas.role import Role

LIKE = 0.7  # likeness of a header that claims a role


def may_mean(table: LogicalTable, column: Column, role: Role, least: float = 1, kind: str = "") -> bool:
    """Whether the header is, or is so like, a wording of the role; one of that kind of its lists."""
    matches = header_matches(table, column.index, column.header)
    return any(m.role is role and m.score >= least and m.kind == kind for m in matches)


def claims(table: LogicalTable, column: Column, role: Role) -> bool:
    """Whether the header asks for the role, of whatever kind, and not only the cells look like it."""
    matches = header_matches(table, column.index, column.header)
    return column.confidence == 1.0 or any(m.role is role and m.score >= LIKE for m in matches)
