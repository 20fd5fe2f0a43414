"""Tables that say what short forms mean: glossaries, and those that say whose initials are whose."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, permutations

from pipeline.tagging.identity import explained_persons
from pipeline.texts.witness import mostly_letters
from schemas.record import Definition, LogicalTable, NamedTable
from schemas.role import Role

_INITIALS = 2  # letters


def glossary(named: NamedTable) -> list[Definition]:
    """The short and long forms of a glossary; none of a table that says what letters of a rating mean."""
    pairs = list(zip(named.having(Role.SHORT), named.having(Role.LONG), strict=False))
    found = []
    for row in range(named.table.header_rows, named.table.rows):
        for short, long in pairs:
            left, right = named.table.cell_at(row, short.index), named.table.cell_at(row, long.index)
            if left and right and left.text and right.text:
                found.append(Definition(left.passage, right.passage))
    return [] if mostly_letters([definition.short.text for definition in found]) else found


def staff_key(table: LogicalTable) -> Iterator[Definition]:
    """Initials of persons and their names, "AW | Anna Weir | Warden", where these stand beside each other in a row, in either order."""
    for row in range(table.rows):
        for short, long in (order for pair in pairwise(table.row_cells(row)) for order in permutations(pair)):
            if len(short.text) == _INITIALS and any(explained_persons([(short.text, long.text)])):
                yield Definition(short.passage, long.passage)
