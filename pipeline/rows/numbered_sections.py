"""Tables that list numbered objectives and no action, where other tables name these by their numbers: they are sections.

"1 | Clean rivers", "2 | Safe banks" above a table with "Objective | Action | Lead" over "2 | Mend the weir | A Pike".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.outline.walk import Placed
from pipeline.rows.fields import reference
from pipeline.rows.references import number_of
from pipeline.texts.entries import Entry
from pipeline.texts.heads import kind_of
from schemas.record import Column, NamedTable
from schemas.role import WHO_AND_WHEN, Role

_FEWEST = 2  # objectives
_PLANNED = (Role.ACTION, Role.MEASURE, *WHO_AND_WHEN)


class Numbered(NamedTuple):
    """A table's objectives with their numbers, and what kind of sections they are."""

    kind: str
    entries: tuple[Entry, ...]


def sections_by_number(tables: Sequence[tuple[Placed, NamedTable]]) -> dict[int, Numbered]:
    """By its place each table that lists sections, where a table of actions behind it names them by number alone."""
    found: dict[int, Numbered] = {}
    for at, (_, named) in enumerate(tables):
        listed = _listed(named)
        if listed is not None and any(_points_to(other, listed) for _, other in tables[at + 1 :]):
            found[at] = listed
    return found


def _listed(named: NamedTable) -> Numbered | None:
    """The sections of a table that has a number and a name in each row, and says neither what is done nor who and when."""
    columns = named.having(Role.SECTION)
    if len(columns) != 1 or not named.having(Role.REF) or named.having(*_PLANNED):
        return None
    kind = kind_of(columns[0].header.text)
    entries = tuple(_entries(named, columns[0]))
    numbers = {number_of(e.ref.text) for e in entries}
    whole = len(entries) == named.table.rows - named.table.header_rows == len(numbers - {""})
    return Numbered(kind, entries) if kind and whole and len(entries) >= _FEWEST else None


def _entries(named: NamedTable, column: Column) -> Iterator[Entry]:
    for row in range(named.table.header_rows, named.table.rows):
        cell = named.table.cell_at(row, column.index)
        if cell is not None and cell.row == row and cell.text:
            yield Entry(cell.passage, reference(named, row)[0])


def _points_to(named: NamedTable, listed: Numbered) -> bool:
    """Whether a column of a table of actions holds nothing but these numbers, under a name of their kind."""
    if not named.having(Role.ACTION):
        return False
    known = {number_of(e.ref.text) for e in listed.entries}
    columns = named.having(Role.REF, Role.SECTION)
    return any(
        kind_of(c.header.text) == listed.kind and bool(own := _numbers(named, c)) and own <= known
        for c in columns
    )


def _numbers(named: NamedTable, column: Column) -> set[str]:
    """The numbers in a column's cells; "" for one that has none."""
    cells = (c for c in named.table.cells if c.column == column.index and c.row >= named.table.header_rows)
    return {number_of(c.text) for c in cells if c.text and c.column_span < named.table.columns}
