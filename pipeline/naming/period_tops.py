"""Rows at the top of a table that say nothing but when: "Year 1 | Year 2", and the years below these."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, takewhile

from pipeline.texts.header_rows import names_period
from pipeline.texts.headers import known_role
from pipeline.texts.witness import looks_like_date
from schemas.record import LogicalCell, LogicalTable
from schemas.role import Role

_MOST = 2  # rows
_SURE = 0.8
_SHOWN = frozenset({Role.MEASURE, Role.OUTCOME})  # what will be so on a day
_ASKS = re.compile(r"\b(?:where|what|how)\b", re.IGNORECASE)


def with_one_period_row(table: LogicalTable) -> LogicalTable:
    """The table, several such rows ("Year 1" over "2031/32") as one; as it is where there is one or none."""
    rows = len(list(takewhile(lambda row: all_periods(table, row), range(min(_MOST, table.rows - 1)))))
    if rows < _MOST:  # as in nearly every table
        return table
    tops = [
        [c for row in range(rows) if (c := table.cell_at(row, k)) is not None] for k in range(table.columns)
    ]
    heads = [
        replace(own[0], paragraphs=tuple(chain.from_iterable(c.paragraphs for c in own))) for own in tops
    ]
    below = (replace(c, row=c.row - rows + 1) for c in table.cells if c.row >= rows)
    return replace(
        table,
        rows=table.rows - rows + 1,
        cells=(*heads, *below),
        origins=(table.origins[0], *table.origins[rows:]),
        header_rows=1,
    )


def all_periods(table: LogicalTable, row: int) -> bool:
    """Whether each cell of a row is nothing but a period."""
    cells = table.row_cells(row)
    return len(cells) == table.columns and all(is_period(c) and c.row_span == 1 for c in cells)


def is_period(head: LogicalCell) -> bool:
    """Whether a cell over a single column says nothing but when.

    "What will be different by March 2032" and "How many homes by 2032" ask for something.
    """
    if head.column_span > 1 or _ASKS.search(head.text) or not says_when(head.text):
        return False
    return known_role(head.text, _SURE) not in _SHOWN


def says_when(text: str) -> bool:
    """Whether a text is a date or the name of a period, and no bare number."""
    return looks_like_date(text) or (names_period(text) and not text.strip().isdigit())
