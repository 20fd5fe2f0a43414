"""Rows at a page break: does the first row of a page go on with the last row of the page before?

Evidence is gathered from the drawing (a cut cell is full to its lower edge, the next word would not have
fitted) and from the words (lower case, a hyphen, the next item of a list, columns blank that never are).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.numbers import is_bare_number, item_ordinal
from schemas.passage import join
from schemas.record import LogicalCell, LogicalTable, Paragraph

_MOSTLY = 0.8
_LINE_GAP = 16.0  # points: more below the last line than this and the cell was not full
_SPACE = 3.0  # points between two words
_STOPS = (".", "!", "?", ";", ":")
_DIGITS = re.compile(r"\d+")


def follows_numbering(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether `second`'s row numbers and items can come after `first`'s: not 4 after 8, not (ii) without (i)."""
    before, after = _row_numbers(first), _row_numbers(second)
    if before and after and after[0] <= before[-1]:
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


def continues_row(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether `second`'s first row is the rest of `first`'s last row."""
    pairs = _pairs(first, second)
    if not pairs:
        return True  # a page that begins with an empty row: what a cut row leaves when it ended in time
    if any(is_bare_number(below.text) for _, below in pairs if below.column == 0):
        return False
    if not all(_could_go_on(above, below) for above, below in pairs):
        return False
    if any(_goes_on(above, below) for above, below in pairs):
        return True
    return _blank_where_filled(first, second) and all(
        _full_line(above.paragraphs[-1], below.paragraphs[0], unknown=False) for above, below in pairs
    )


def merge_cells(
    first: LogicalTable, cells: list[LogicalCell], below: list[LogicalCell]
) -> tuple[list[LogicalCell], list[LogicalCell]]:
    """`cells` with the cut row's rest joined to them, and the cells of `below` that are left."""
    row = first.rows - 1
    rest = [c for c in below if c.row == row]
    fresh = any(_begins_item(c) for c in rest)
    merged = list(cells)
    for part in rest:
        above = first.cell_at(row, part.column)
        if above is None:
            merged.append(part)
            continue
        at = merged.index(above)
        merged[at] = replace(
            above,
            row_span=above.row_span + part.row_span - 1,
            paragraphs=join_paragraphs(above.paragraphs, part.paragraphs, fresh=fresh),
        )
    return merged, [c for c in below if c.row != row]


def join_paragraphs(
    above: tuple[Paragraph, ...], below: tuple[Paragraph, ...], *, fresh: bool = False
) -> tuple[Paragraph, ...]:
    """The paragraphs of a cut cell; the last above and the first below are one where the sentence runs on."""
    if not above or not below:
        return above or below
    last, head = above[-1], below[0]
    if fresh or head.marker or _begins_number(head) or not _full_line(last, head):
        return above + below
    glue = "" if last.passage.text.endswith(("-", "/")) else " "
    one = replace(
        last,
        passage=join((last.passage, head.passage), glue),
        room=head.room,
        gap_below=head.gap_below,
    )
    return (*above[:-1], one, *below[1:])


def _row_numbers(table: LogicalTable) -> list[int]:
    found = []
    for row in range(table.header_rows, table.rows):
        cell = table.cell_at(row, 0)
        if cell and cell.row == row and is_bare_number(cell.text):
            digits = _DIGITS.search(cell.text)
            found += [int(digits.group())] if digits else []
    return found


def _pairs(first: LogicalTable, second: LogicalTable) -> list[tuple[LogicalCell, LogicalCell]]:
    """Each filled cell of the second's first row with the cell above it over the break."""
    pairs = []
    for below in second.row_cells(0):
        above = first.cell_at(first.rows - 1, below.column)
        if below.paragraphs and above is not None:
            pairs.append((above, below))
    return pairs


def _could_go_on(above: LogicalCell, below: LogicalCell) -> bool:
    """A cut cell has words above the break, and they reach down to it."""
    if not above.paragraphs or above.column_span != below.column_span:
        return False
    gap = above.paragraphs[-1].gap_below
    return gap is None or gap <= _LINE_GAP


def _goes_on(above: LogicalCell, below: LogicalCell) -> bool:
    """The words themselves say so: a sentence in its middle, or the next item of the list."""
    last, head = above.paragraphs[-1], below.paragraphs[0]
    ordinal = item_ordinal(head.body.text)
    if ordinal is not None:
        return ordinal > 1 and (ordinal - 1) in [item_ordinal(p.body.text) for p in above.paragraphs]
    text = last.body.text
    if text.endswith(("-", "&", ",", "/")):
        return True
    return head.body.text[:1].islower() and not text.endswith(_STOPS) and not head.marker


def _full_line(last: Paragraph, head: Paragraph, *, unknown: bool = True) -> bool:
    """Whether the next word would not have fitted on the last line, so that it had to go below.

    `unknown` is the answer where the file does not say how much room there was.
    """
    if last.room is None or head.first_word is None:
        return unknown
    return head.first_word + _SPACE > last.room


def _blank_where_filled(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether the row below lacks words in a column that hardly any row leaves blank."""
    body = range(first.header_rows, first.rows)
    for column in range(first.columns):
        filled = sum(bool(cell.text) for row in body if (cell := first.cell_at(row, column)))
        head = second.cell_at(0, column)
        if filled >= _MOSTLY * len(body) and head is not None and not head.text:
            return True
    return False


def _begins_item(cell: LogicalCell) -> bool:
    return bool(cell.paragraphs) and item_ordinal(cell.paragraphs[0].body.text) is not None


def _begins_number(paragraph: Paragraph) -> bool:
    return item_ordinal(paragraph.body.text) is not None
