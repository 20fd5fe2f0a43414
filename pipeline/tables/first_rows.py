"""What the first row of a table is that stands below another: a header of its own, or one of that table's rows."""

from __future__ import annotations

import re

from pipeline.texts.header_rows import header_rows
from schemas.record import LogicalCell, LogicalTable

_NOT_LETTERS = re.compile(r"\W+")
_AMOUNT = re.compile(r"[£€]\d[\d,.]*[mk]?|\d[\d,.]*%|\d{2,3}|\d{1,3}(?:,\d{3})+")  # no year
_TWO = 2


def is_under_header(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether the second begins with a row of the columns that the first names, by its words alone, in its last row or above."""
    top = header_rows(first)
    if top == 0 or are_labelled(first, second):
        return False
    names, below = first.row_cells(top - 1), second.row_cells(0)
    return len(names) > _TWO and [(c.column, c.column_span) for c in names] == [
        (c.column, c.column_span) for c in below
    ]


def is_stripe(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether the second's first row is shaded as rows of the first are: below a page break no sign of a header."""
    if first.columns != second.columns or all(c.bold for c in second.row_cells(0) if c.text):
        return False
    rows = (first.row_cells(row) for row in range(max(1, first.header_rows), first.rows))
    return any(len(cells) == first.columns and all(c.shaded for c in cells) for cells in rows)


def is_of_figures(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether the second's first row, however drawn, holds amounts below the names of a header: 88%, £14,000.

    Word draws the first row of each table of some styles as a header, where a table is split too.
    """
    texts = [c.text for c in second.row_cells(0)]
    return first.header_rows > 0 and any(map(_AMOUNT.fullmatch, texts))


def is_end(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether the second begins with a plain row with blanks, where the first's header is drawn: ends of cells cut above.

    A row's end may be no more than "Officer | year".
    """
    below = second.row_cells(0)
    if all(c.text for c in below) or any(c.text and (c.bold or c.shaded) for c in below):
        return False
    header = first.row_cells(header_rows(first) - 1)
    return len(header) > 1 and all(c.bold or c.shaded for c in header if c.text)


def are_labelled(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether both name the same fields down their left side, below the first row too: a table an action."""
    one, other = (
        {squeezed(cells[0]) for row in range(1, t.rows) if (cells := t.row_cells(row))}
        for t in (first, second)
    )
    return len((one & other) - {""}) > len((one | other) - {""}) / 2


def squeezed(cell: LogicalCell) -> str:
    """Its letters and digits in small."""
    return _NOT_LETTERS.sub("", cell.text).lower()
