"""Tables that say whose initials are whose: "AW | Anna Weir | Warden"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, permutations

from pipeline.tagging.identity import explained_persons
from schemas.record import Definition, LogicalTable

_INITIALS = 2  # letters


def staff_key(table: LogicalTable) -> Iterator[Definition]:
    """The initials of persons and their names, where these stand beside each other in a row, in either order."""
    for row in range(table.rows):
        for short, long in (order for pair in pairwise(table.row_cells(row)) for order in permutations(pair)):
            if len(short.text) == _INITIALS and any(explained_persons([(short.text, long.text)])):
                yield Definition(short.passage, long.passage)
