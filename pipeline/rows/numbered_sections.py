"""Tables that list numbered objectives and no action, where other tables name these by their numbers: they are sections.

"1 | Clean rivers", "2 | Safe banks" above a table with "Objective | Action | Lead" over "2 | Mend the weir | A Pike".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.naming.guesses import not_understood
from pipeline.outline.walk import Placed
from pipeline.rows.fields import reference
from pipeline.rows.references import number_of, parts_of
from pipeline.texts.entries import Entry, read_title
from pipeline.texts.heads import kind_of, split_name
from pipeline.texts.numbers import is_bare_number
from schemas.record import Column, LogicalCell, NamedTable
from schemas.role import Role

_FEWEST = 2  # objectives
_NAME, _NUMBER_AND_NAME = 1, 2  # columns of sections
_NOT_READ = frozenset({Role.OTHER, Role.IGNORE, Role.LINK})

Tables = Sequence[tuple[Placed, NamedTable]]


class Numbered(NamedTuple):
    """A table's objectives with their numbers, and what kind of sections they are."""

    kind: str
    entries: tuple[Entry, ...]


def sections_by_number(tables: Tables) -> tuple[Tables, dict[int, Numbered]]:
    """The tables, columns that name such sections as numbers, and by its place each table that lists these.

    Tables of actions behind it do.
    """
    made, found = list(tables), dict[int, Numbered]()
    for at, (_, named) in enumerate(tables):
        listed = _listed(named)
        for place in range(at + 1, len(tables)) if listed is not None else ():
            placed, other = made[place]
            columns = _pointing(other, listed) if listed else ()
            if listed and columns:
                found[at] = listed
                made[place] = placed, _as_numbers(other, columns)
    return made, found


def _as_numbers(named: NamedTable, columns: Sequence[Column]) -> NamedTable:
    """The table; where nothing else is known of such a column it is one of numbers."""
    own = {c.index for c in columns if c.role in _NOT_READ}
    why = "the numbers of sections listed above"
    now = tuple(replace(c, role=Role.REF, reason=why) if c.index in own else c for c in named.columns)
    return replace(named, columns=now, issues=not_understood(named.table, now)) if own else named


def _listed(named: NamedTable) -> Numbered | None:
    """The sections of a table that has a number and a name in each row, and no action."""
    columns = named.having(Role.SECTION)
    if len(columns) not in {_NAME, _NUMBER_AND_NAME} or named.having(Role.ACTION):
        return None
    kind = next((kind for c in columns if (kind := kind_of(c.header.text))), None)
    entries = tuple(_entries(named, columns))
    numbers = {number_of(e.ref.text) for e in entries}
    whole = len(entries) == named.table.rows - named.table.header_rows == len(numbers - {""})
    return Numbered(kind, entries) if kind and whole and len(entries) >= _FEWEST else None


def _entries(named: NamedTable, columns: Sequence[Column]) -> Iterator[Entry]:
    """The section of each row; its number stands in the cell beside its name, or before that."""
    for row in range(named.table.header_rows, named.table.rows):
        cells = [named.table.cell_at(row, c.index) for c in columns]
        own = [c for c in cells if c is not None and c.row == row and c.text]
        title = read_title(own[-1].paragraphs) if len(own) == len(columns) else None
        if title is not None and len(own) == 1:
            yield title if title.ref else replace(title, ref=reference(named, row)[0])
        elif title is not None and _is_number(own[0]):
            yield replace(title, ref=own[0].passage)


def _is_number(cell: LogicalCell) -> bool:
    name = split_name(cell.passage)
    return is_bare_number(cell.text) or (name is not None and bool(name[0]) and not name[1])


def _pointing(named: NamedTable, listed: Numbered) -> tuple[Column, ...]:
    """The columns of a table of actions that hold nothing but these numbers, under a name of their kind."""
    if not named.having(Role.ACTION):
        return ()
    known = {number_of(e.ref.text) for e in listed.entries}
    return tuple(
        c
        for c in named.columns
        if c.role is not Role.ACTION
        and kind_of(c.header.text) == listed.kind
        and (own := set(_numbers(named, c)))
        and own <= known
    )


def _numbers(named: NamedTable, column: Column) -> Iterable[str]:
    """The numbers in a column's cells; "" for words that are none."""
    cells = (c for c in named.table.cells if c.column == column.index and c.row >= named.table.header_rows)
    for cell in cells:
        if cell.text and cell.column_span < named.table.columns:
            yield from map(number_of, parts_of(cell.text))
