"""Headings that are but a counted name, "Area 1", over tables of which a cell says what that is: "Area | Clean rivers".

Both are one section, the heading the number of what the cell names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.outline.walk import Placed
from pipeline.rows.section_cells import titles_of
from pipeline.texts.entries import Entry
from pipeline.texts.heads import Head, named_title, split_name
from schemas.passage import EMPTY
from schemas.record import Column, NamedTable
from schemas.role import Role

Tables = Sequence[tuple[Placed, NamedTable]]


def with_titled_heads(tables: Tables) -> Tables:
    """The tables, those below such a heading without their column of its title, and it the number of that.

    A heading over tables that say different things is a section above these.
    """
    found = [(*pair, _title(named, pair[1])) for placed, named in tables if (pair := _pair(placed, named))]
    if not found:  # as in most plans
        return tables
    said: dict[Head, dict[str, Entry]] = defaultdict(dict)
    for head, _, title in found:
        said[head][title.text.text] = title
    now = {
        h: _as_number(h, *titles.values())
        for h, titles in said.items()
        if len(titles) == 1 and "" not in titles
    }
    columns = [column for head, column, _ in found if head in now]
    return [
        (
            replace(placed, heads=tuple(now.get(head, head) for head in placed.heads)),
            replace(named, columns=tuple(_set_aside(c, columns) for c in named.columns)),
        )
        for placed, named in tables
    ]


def _pair(placed: Placed, named: NamedTable) -> tuple[Head, Column] | None:
    """The heading right above a table, and the column of sections that has its name."""
    head = placed.heads[-1] if placed.heads else None
    if head is None or not _is_bare(head):
        return None
    return next(((head, column) for column in named.having(Role.SECTION) if _is_name(column, head)), None)


def _is_bare(head: Head) -> bool:
    name = None if head.ref else split_name(head.title)
    return name is not None and bool(name[0]) and not name[1]


def _is_name(column: Column, head: Head) -> bool:
    """Whether the column's header is the heading's name or a part of it: "Area" below "Area of need 1"."""
    name = re.escape(column.header.text.strip(" :"))
    return bool(name) and re.search(rf"\b{name}\b", head.title.text, re.IGNORECASE) is not None


def _title(named: NamedTable, column: Column) -> Entry:
    """What all of the column's cells name; an empty entry where one of them names something else, or nothing."""
    rows = range(named.table.header_rows, named.table.rows)
    cells = [cell for row in rows if (cell := named.table.cell_at(row, column.index))]
    found = [entries[0] if len(entries := titles_of(cell, column)) == 1 else Entry(EMPTY) for cell in cells]
    one = len({entry.text.text for entry in found}) == 1
    return named_title(found[0])[0] if one else Entry(EMPTY)


def _as_number(head: Head, entry: Entry) -> Head:
    return replace(head, title=entry.text, ref=entry.ref or head.title)


def _set_aside(column: Column, columns: Sequence[Column]) -> Column:
    return replace(column, role=Role.OTHER) if any(column is other for other in columns) else column
