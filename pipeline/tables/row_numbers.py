"""Numbers at the left of rows on both sides of a page break: whether they go on, and whether a row lacks its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.texts.bands import band_title
from pipeline.texts.numbers import is_bare_number, item_ordinal
from schemas.record import LogicalTable

_TWO = 2
_PARTS = re.compile(r"\d+|(?<=\d)[a-z]")


def follows_numbering(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether `second`'s row numbers and items can come after `first`'s: not 4 after 8, not (ii) without (i).

    Below a band numbers may begin anew.
    """
    before = next(_row_numbers(first, range(first.rows - 1, first.header_rows - 1, -1)), None)
    after = next(_row_numbers(second, range(second.header_rows, second.rows)), None)
    if before and after and after <= before:
        return False
    last, head = first.rows - 1, 0
    for column in range(first.columns):
        cell = second.cell_at(head, column)
        ordinal = item_ordinal(cell.paragraphs[0].body.text) if cell and cell.paragraphs else None
        if ordinal is None or ordinal == 1:
            continue
        above = first.cell_at(last, column)
        items = [item_ordinal(p.body.text) for p in above.paragraphs] if above else []
        if (ordinal - 1) not in items:
            return False
    return True


def lacks_number(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether the row below lacks a number, which each row has, and words in another column that each row fills.

    Where numbers or words are merged over rows, a blank says nothing.
    """
    body = range(first.header_rows, first.rows)
    blank = [cell.column for cell in second.row_cells(0) if not cell.text and cell.row_span == 1]
    above = ([first.cell_at(row, column) for row in body] for column in blank)
    filled = [cells for cells in above if all(c is not None and c.text and c.row_span == 1 for c in cells)]
    numbered = any(all(c is not None and is_bare_number(c.text) for c in cells) for cells in filled)
    return numbered and len(body) >= _TWO <= len(filled)


def _row_numbers(table: LogicalTable, rows: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """The numbers at the left of the rows up to a band, "1.10" as (1, 10), "1.2b" as (1, 2, 2)."""
    for row in rows:
        if band_title(table, row) is not None:
            return
        cell = table.cell_at(row, 0)
        if cell and cell.row == row and is_bare_number(cell.text):
            yield tuple(
                int(part) if part.isdigit() else ord(part) - ord("a") + 1
                for part in _PARTS.findall(cell.text)
            )
