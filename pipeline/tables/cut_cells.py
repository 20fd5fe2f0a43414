"""What a page break cuts besides rows: cells merged over rows of both pages, and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.tables.page_breaks import begins_anew
from pipeline.texts.broken_text import goes_on, join_paragraphs, names
from schemas.passage import join
from schemas.record import LogicalCell, LogicalTable

_MOSTLY = 0.8
_TWO_LINES = 1.5  # times the height of a line: less is one
_SEVERAL_LINES = 2.5  # fewer may be left white where two lines of a paragraph are kept together
_NUMBER = re.compile(r"(\D{0,3}(?:\d{1,3}\.)*)(\d{1,3})\W*")


def with_whole_number(first: LogicalTable, second: LogicalTable) -> tuple[LogicalTable, LogicalTable]:
    """Both tables, a number cut by the page put together again: "A9", "A1" and on the next page "1" below "A10".

    A column narrower than its numbers breaks them; what follows must be the number after the one before.
    """
    last, head = first.cell_at(first.rows - 1, 0), second.cell_at(0, 0)
    before = first.cell_at(last.row - 1, 0) if last is not None and last.row > first.header_rows else None
    if last is None or head is None or before is None or not last.paragraphs or not head.paragraphs:
        return first, second
    if _follows(before.text, last.text) or not _follows(before.text, last.text + head.text):
        return first, second
    whole = replace(
        last.paragraphs[-1], passage=join((last.paragraphs[-1].passage, head.paragraphs[0].passage), "")
    )
    mended = replace(last, paragraphs=(*last.paragraphs[:-1], whole))
    return _with(first, last, mended), _with(second, head, replace(head, paragraphs=()))


def carried_down(first: LogicalTable, second: LogicalTable) -> dict[int, LogicalCell]:
    """The cells merged over rows that go on below the break, as one, by the number of their column.

    Where such a cell ends its page, its rest on the next is blank, in a column that leaves no other blank, or
    holds the words that had no room, as another cell of the column shows at times. Those merged over as many rows
    beside it go on too, unless their words begin anew.
    """
    merged = {c.column for table in (first, second) for c in _body(table) if c.row_span > 1}
    tops = [c for c in second.row_cells(0) if c.column in merged and c.column_span == 1]
    known = {top: _names_beside(first, second, top) for top in tops}
    wholes = {top: whole for top in tops if (whole := _whole(first, top, known[top])) is not None}
    rests = [top for top, whole in wholes.items() if _is_rest(first, top, whole, known[top])]
    if second.header_rows or not rests:
        return {}
    level = [top for top in tops if top.row_span == rests[0].row_span]
    gone = {top for top in level if top not in wholes or _is_next(first, top)}
    if gone:  # where a cell as high begins, so may a list beside it
        gone |= {top for top in level if _may_list_on(first, top)}
    return {
        top.column: whole
        for top, whole in wholes.items()
        if top in rests or (top in level and top not in gone)
    }


def _names_beside(first: LogicalTable, second: LogicalTable, top: LogicalCell) -> frozenset[str]:
    """What the cells of the column list above the break, and say below it beside the one at the break."""
    below = (cell.text for cell in second.cells if cell.column == top.column and cell is not top)
    return names(first, top.column) | frozenset(below)


def _whole(first: LogicalTable, top: LogicalCell, known: frozenset[str]) -> LogicalCell | None:
    """The cell above the break with its rest below; None where the words below are no rest."""
    above = first.cell_at(first.rows - 1, top.column)
    if above is None or above.column_span != 1 or above.row < first.header_rows:
        return None
    if top.text and above.text and _had_room(first, above, ended=not goes_on(above, top)):
        return None
    joined = join_paragraphs(above.paragraphs, top.paragraphs, known=known)
    apart = len(joined) == len(above.paragraphs) + len(top.paragraphs)
    if top.text and apart and not _may_list_on(first, top):
        return None
    return replace(above, row_span=above.row_span + top.row_span, paragraphs=joined)


def _had_room(first: LogicalTable, above: LogicalCell, *, ended: bool) -> bool:
    """Whether several more lines would have found room above the break, or one below a line alone if its words `ended`.

    Nobody cuts a text there.
    """
    height, (room, line) = above.paragraphs[-1].height, _room_below(first, above)
    alone = height is not None and height < _TWO_LINES * line
    return room > _SEVERAL_LINES * line or (alone and ended and room > _MOSTLY * line)


def _room_below(first: LogicalTable, above: LogicalCell) -> tuple[float, float]:
    """How much more white is below its last words than below the row's other cells', and the height of a line."""
    last = above.paragraphs[-1]
    if last.height is None or last.gap_below is None:
        return 0.0, 0.0
    others = [c.paragraphs[-1] for c in first.cells if c.row + c.row_span == first.rows and c.paragraphs]
    line = min((p.height for p in others if p.height is not None), default=last.height)
    lowest = min((p.gap_below for p in others if p.gap_below is not None), default=last.gap_below)
    return last.gap_below - lowest, line


def _may_list_on(first: LogicalTable, top: LogicalCell) -> bool:
    """Whether a list ends above the break and one begins below it: it may be the same."""
    above = first.cell_at(first.rows - 1, top.column)
    if above is None or not above.paragraphs or not top.paragraphs:
        return False
    return above.paragraphs[-1].bulleted and top.paragraphs[0].bulleted


def _is_rest(first: LogicalTable, top: LogicalCell, whole: LogicalCell, known: frozenset[str]) -> bool:
    """Whether the first cell of the page must go on from the one above.

    It is blank, or in the middle of a sentence or of a name that stands elsewhere.
    """
    above = first.cell_at(first.rows - 1, top.column)
    if above is None or not above.text or not _is_always_filled(first, top.column):
        return False
    return not top.text or goes_on(above, top) or (whole.text in known and top.text not in known)


def _is_next(first: LogicalTable, top: LogicalCell) -> bool:
    """Whether the words below the break begin anew: the next objective of a theme that goes on."""
    above = first.cell_at(first.rows - 1, top.column)
    return above is not None and bool(above.text and top.text) and begins_anew(above, top)


def _follows(before: str, text: str) -> bool:
    one, other = (
        _NUMBER.fullmatch("".join(each.split())) for each in (before, text)
    )  # "A 6", one letter wide
    return one is not None and other is not None and one[1] == other[1] and int(other[2]) == int(one[2]) + 1


def _with(table: LogicalTable, old: LogicalCell, new: LogicalCell) -> LogicalTable:
    return replace(table, cells=tuple(new if cell == old else cell for cell in table.cells))


def _body(table: LogicalTable) -> Iterator[LogicalCell]:
    return (cell for cell in table.cells if cell.row >= table.header_rows)


def _is_always_filled(table: LogicalTable, column: int) -> bool:
    cells = [cell for cell in _body(table) if cell.column == column]
    return bool(cells) and sum(bool(cell.text) for cell in cells) >= _MOSTLY * len(cells)
