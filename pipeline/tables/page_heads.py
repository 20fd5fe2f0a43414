"""A header that ends a page: the rows on the next page are its own, and what a page break cut of it is one again."""

from __future__ import annotations

import re

from pipeline.texts.header_rows import known_headers
from pipeline.texts.headers import known_match
from schemas.record import LogicalCell, LogicalTable

_SURE = 0.9
_DIGIT = re.compile(r"\d")
_TWO = 2
_THIRDS = 3
_NAME = 80  # letters of a header's longest name
_LONGEST = 4  # words that the break cuts off a header's name


def ends_in_header(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether the last row of `first` is a header, and surely more of one than the first row of `second`."""
    if first.columns != second.columns:
        return False
    cells = first.row_cells(first.rows - 1)
    if not all(0 < len(c.text) <= _NAME and not _DIGIT.search(c.text) for c in cells):  # as nearly everywhere
        return False
    known = known_headers(first, first.rows - 1)
    if known < _TWO or known * _THIRDS < len(cells) * _TWO:
        return False
    return second.header_rows == 0 and known > known_headers(second, 0)


def cuts_header(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether the first row of `second` holds but the ends of names in the last row of `first`: "What we" | "will do"."""
    rest = second.row_cells(0)
    filled = [c for c in rest if c.text]
    if first.columns != second.columns or not 0 < len(filled) < len(rest):
        return False
    if any(len(c.text.split()) > _LONGEST for c in filled):
        return False
    whole = all(_is_end(first.cell_at(first.rows - 1, c.column), c) for c in filled)
    return whole and known_headers(first, first.rows - 1) >= _TWO


def _is_end(above: LogicalCell | None, below: LogicalCell) -> bool:
    """Whether both together are a field's name."""
    if above is None or not 0 < len(above.text) <= _NAME or above.column_span != below.column_span:
        return False
    return known_match(f"{above.text} {below.text}", _SURE) is not None
