"""Rows at a page break: does the first row of a page go on with the last row of the page before?

Evidence is gathered from the drawing (a cut cell is full to its lower edge, the next word would not have
fitted) and from the words (lower case, a hyphen, the next item of a list, columns blank that never are).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipeline.tables.page_tails import labels_on
from pipeline.tables.row_numbers import lacks_number
from pipeline.tables.top_cards import card_rows
from pipeline.texts.broken_text import (
    full_line,
    goes_on,
    in_brackets,
    join_paragraphs,
    names,
    over_break,
    would_have_fitted,
)
from pipeline.texts.headers import known_role
from pipeline.texts.numbers import is_bare_number, item_ordinal
from pipeline.texts.sentences import ends_sentence
from pipeline.texts.witness import looks_like_figure
from schemas.record import LogicalCell, LogicalTable

_MOSTLY = 0.8
_LINE = 16.0  # points: the height of a line
_SPACED = 1.25  # of the height of letters: a line's, where they are large
_LACKING = 2  # what a column left blank that never is weighs for a cut row
_FITTING = 1.5  # what a word that would have fitted above the break weighs against one
_OFTEN = 0.3
_TWO = 2
_SURE = 0.95
_PROSE = 5  # words: fewer may be a name


def continues_row(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether `second`'s first row is the rest of `first`'s last row."""
    first = _below_card(first)
    pairs = _pairs(first, second)
    if not pairs:
        return True  # a page that begins with an empty row: what a cut row leaves when it ended in time
    if _ends_in_number(first, second, pairs):
        pairs = pairs[1:]
    numbered = any(is_bare_number(b.text) and not in_brackets(a.text) for a, b in pairs if b.column == 0)
    if numbered or _are_labels(*pairs[0]) or not _could_go_on(first, pairs):
        return False
    going_on = sum(goes_on(above, below) for above, below in _of_one_row(pairs))
    above, left = min(pairs, key=lambda pair: pair[1].column)
    unnumbered, labelled = lacks_number(first, second), labels_on(first, second)
    undecided = not going_on and not unnumbered and not labelled
    if undecided and begins_anew(above, left) and not _lists_lines(first, left.column):
        return False  # what stands at the left tells the rows apart
    fitting = sum(would_have_fitted(above.paragraphs[-1], below.paragraphs[0]) for above, below in pairs)
    lacking = _blank_where_filled(first, second)
    listed = lacking and (_lists_on(first, second, pairs) or _bullets_on(first, pairs))
    if listed or labelled or (unnumbered and fitting * _TWO <= len(pairs)):
        return True
    if going_on:
        return going_on + _LACKING * lacking > _FITTING * fitting
    return lacking and all(_is_full(above, below) for above, below in pairs)


def _below_card(table: LogicalTable) -> LogicalTable:
    """The table, a card of labels on top of it ("Aim 1 | Clean rivers") and the names below that taken for its header."""
    rows = card_rows(table)
    return replace(table, header_rows=rows + 1) if rows >= max(1, table.header_rows) else table


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
        at = next(k for k in reversed(range(len(cells))) if cells[k].row == above.row and cells[k] == above)
        merged[at] = replace(
            merged[at],  # several cells below a wide one go on with it
            row_span=above.row_span + part.row_span - 1,
            paragraphs=join_paragraphs(
                merged[at].paragraphs,
                part.paragraphs,
                fresh=fresh or _lists_lines(first, part.column),
                known=names(first, part.column) | _said_elsewhere(first, above, part),
            ),
        )
    return merged, [c for c in below if c.row != row]


def _said_elsewhere(table: LogicalTable, above: LogicalCell, below: LogicalCell) -> frozenset[str]:
    """What goes on over the break, if the words on both sides of it stand together in another cell: "Public | Health"."""
    if not above.paragraphs or not below.paragraphs:
        return frozenset()
    last, head = above.paragraphs[-1].body.text, below.paragraphs[0].body.text
    words = (last.split()[-1], head.split()[0])
    if not all(word[0].isupper() for word in words):
        return frozenset()
    if not any(" ".join(words) in p.body.text for c in table.cells for p in c.paragraphs):
        return frozenset()
    return frozenset({over_break(last, head)})


def _lists_lines(table: LogicalTable, column: int) -> bool:
    """Whether cells of a column often hold several lines, each a thing of its own."""
    cells = [c for c in table.cells if c.column == column and c.row >= table.header_rows and c.paragraphs]
    return sum(len(c.paragraphs) > 1 for c in cells) >= _OFTEN * max(1, len(cells))


def _pairs(first: LogicalTable, second: LogicalTable) -> list[tuple[LogicalCell, LogicalCell]]:
    """Each filled cell of the second's first row with the cell above it over the break."""
    pairs = []
    for below in second.row_cells(0):
        above = first.cell_at(first.rows - 1, below.column)
        if below.paragraphs and above is not None:
            pairs.append((above, below))
    return pairs


def _of_one_row(pairs: Sequence[tuple[LogicalCell, LogicalCell]]) -> list[tuple[LogicalCell, LogicalCell]]:
    """The pairs of cells that are not merged over rows: a merged one goes on below whole rows too."""
    return [pair for pair in pairs if pair[0].row_span == pair[1].row_span == 1] or list(pairs)


def _last_row(table: LogicalTable) -> list[LogicalCell]:
    return [c for c in table.cells if c.row + c.row_span == table.rows]


def _could_go_on(first: LogicalTable, pairs: Sequence[tuple[LogicalCell, LogicalCell]]) -> bool:
    """A cut cell has words above the break, and they reach down as far as any in its row, give or take a line.

    A sentence in its middle takes another line with it, lest one stands alone on the next page.
    """
    if any(not above.paragraphs or above.column_span != below.column_span for above, below in pairs):
        return False
    lowest = min(_gap(cell) for cell in _last_row(first) if cell.paragraphs)
    high = [pair for pair in pairs if _gap(pair[0]) - lowest > _LINE]
    if not high:
        return True
    line = _line(first)
    return all(_gap(pair[0]) - lowest <= line * (_TWO if _is_amid(*pair) else 1) for pair in high)


def _gap(cell: LogicalCell) -> float:
    return cell.paragraphs[-1].gap_below or 0.0


def _line(table: LogicalTable) -> float:
    """The height of a line in most rows, in points: that of the row's lowest text and the white below it."""
    rows = ([c.paragraphs for c in table.row_cells(row)] for row in range(table.header_rows, table.rows))
    heights = [[p.height for own in row for p in own if p.height is not None] for row in rows]
    return _SPACED * median([min(own) for own in heights if own] or [0.0])


def _are_labels(above: LogicalCell, below: LogicalCell) -> bool:
    """Whether two cells at the left name different fields, "Lead" and "Partners"; "Completion | date" is one name, cut."""
    roles = {known_role(c.text, _SURE) for c in (above, below)} if below.column == 0 else set()
    return len(roles) > 1 and None not in roles


def _is_full(above: LogicalCell, below: LogicalCell) -> bool:
    return full_line(above.paragraphs[-1], below.paragraphs[0], unknown=False)


def _is_amid(above: LogicalCell, below: LogicalCell) -> bool:
    """Whether a sentence goes on over the break for want of room on its line."""
    return _is_full(above, below) and goes_on(above, below) and not above.text.endswith(":")


def begins_anew(above: LogicalCell, below: LogicalCell) -> bool:
    """Whether words without a full stop end in small letters above the break, and those below it begin with a capital."""
    last, head = above.paragraphs[-1].body.text, below.paragraphs[0].body.text
    if (
        below.paragraphs[0].marker
        or ends_sentence(last)
        or len(head.split()) < _PROSE
        or len(last.split()) < _PROSE
    ):
        return False
    return last.split()[-1][:1].islower() and head[:1].isupper()


def _blank_where_filled(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether the row below lacks words in a column that hardly any row leaves blank."""
    body = range(first.header_rows, first.rows)
    for column in range(first.columns):
        head = second.cell_at(0, column)
        if head is None or head.text:
            continue
        filled = sum(cell.filled for row in body if (cell := first.cell_at(row, column)))
        if filled >= _MOSTLY * len(body):
            return True
    return False


def _ends_in_number(
    first: LogicalTable, second: LogicalTable, pairs: Sequence[tuple[LogicalCell, LogicalCell]]
) -> bool:
    """Whether the number of a cut row, in the middle of its height, stands below the break: blank above it where no row is."""
    above, left = pairs[0]
    if above.paragraphs or left.column or not is_bare_number(left.text) or len(pairs) < _TWO:
        return False
    rows = [first.row_cells(row) for row in range(first.header_rows, first.rows - 1)]
    numbers = [own[0].text for own in rows if own and any(cell.text for cell in own)]
    return bool(numbers) and all(map(is_bare_number, numbers)) and _blank_where_filled(first, second)


def _lists_on(
    first: LogicalTable, second: LogicalTable, pairs: Sequence[tuple[LogicalCell, LogicalCell]]
) -> bool:
    """Whether the row below lacks most columns that rows fill, and the others list lines or were full above.

    A row that is cut where no other has words left is the rest of a list, whatever its lines say. So it is where no other
    row lacks what stands at its left, unless figures stand below figures: those are of a row of totals.
    """
    body = range(first.header_rows, first.rows)
    filled = [
        column
        for column in range(first.columns)
        if sum(bool(c.text) for row in body if (c := first.cell_at(row, column))) >= _MOSTLY * len(body)
    ]
    below = {cell.column for cell in second.row_cells(0) if cell.paragraphs}
    lacking = [column for column in filled if column not in below]
    if not filled or filled[0] in below or len(lacking) <= len(filled) / 2:
        return False
    if all(_lists_lines(first, cell.column) or _is_full(above, cell) for above, cell in pairs):
        return True
    if any(looks_like_figure(above.text) and looks_like_figure(cell.text) for above, cell in pairs):
        return False
    rows = [
        *(first.cell_at(row, filled[0]) for row in body),
        *(second.cell_at(row, filled[0]) for row in range(1, second.rows)),
    ]
    return len(rows) > _TWO and all(cell is not None and cell.text for cell in rows)


def _bullets_on(first: LogicalTable, pairs: Sequence[tuple[LogicalCell, LogicalCell]]) -> bool:
    """Whether all there is below the break are bullets that go on with bullets above, where rows fill most cells."""
    rows = range(first.header_rows, first.rows)
    filled = sum(bool(c.text) for row in rows for c in first.row_cells(row))
    listed = all(a.paragraphs[-1].bulleted and b.paragraphs[0].bulleted for a, b in pairs)
    return listed and len(pairs) * len(rows) * _TWO <= filled


def _begins_item(cell: LogicalCell) -> bool:
    return bool(cell.paragraphs) and item_ordinal(cell.paragraphs[0].body.text) is not None
