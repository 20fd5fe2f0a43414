"""The tables of pages to one table: whether one goes on with the other, repeated headers, cut rows together again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from operator import attrgetter

from pipeline.tables.column_places import stands_left
from pipeline.tables.cut_cells import carried_down, with_whole_number
from pipeline.tables.first_rows import (
    are_labelled,
    is_end,
    is_of_figures,
    is_stripe,
    is_under_header,
    squeezed,
)
from pipeline.tables.page_breaks import continues_row, merge_cells
from pipeline.tables.page_heads import cuts_header, ends_in_header
from pipeline.tables.page_tails import (
    as_narrow,
    as_top,
    as_upper_header,
    as_wide,
    cuts_label,
    ends_card,
)
from pipeline.tables.row_numbers import follows_numbering
from pipeline.texts.bands import band_title, goes_on_band
from pipeline.texts.header_rows import known_headers
from schemas.record import LogicalCell, LogicalTable, RowOrigin

_READING_ORDER = attrgetter("row", "column")
HEADER_MIN_CELLS = 2
_GROUPED = 2  # rows of a header that groups columns
_RECENT = 100  # rows above a break that show a table's habits: to ask all of them at each break is too much


@dataclass(slots=True)
class Growing:
    """A table that goes on over pages; rows far above the break are laid aside until it is whole.

    `last` is its header and its last rows, by which it is decided whether it goes on.
    """

    last: LogicalTable
    above: list[LogicalTable] = field(default_factory=list)  # pieces of the rows between these two
    top: int = 0  # rows of the header, once there are such pieces

    def add(self, table: LogicalTable) -> LogicalTable | None:
        """None where the table goes on with this one, else the table as it stands alone."""
        self.last, *own = join_tables(self.last, table)
        if self.last.rows > 2 * _RECENT:
            self._lay_aside()
        return own[0] if own else None

    def whole(self) -> LogicalTable:
        """All its rows."""
        if not self.above:
            return self.last
        header, rest = halves(self.last, self.top)
        return _piled(self.last, header, *self.above, rest)

    def _lay_aside(self) -> None:
        top = self.top or max(1, self.last.header_rows)
        ends = range(self.last.rows - _RECENT, top, -1)
        end = next((row for row in ends if _is_between_rows(self.last, row)), None)
        if end is None or not _is_between_rows(self.last, top):
            return  # merged cells hold all together
        upper, rest = halves(self.last, end)
        header, piece = halves(upper, top)
        self.top = top
        self.above.append(piece)
        self.last = _piled(self.last, header, rest)


def join_tables(first: LogicalTable, second: LogicalTable) -> tuple[LogicalTable, ...]:
    """One table where `second` goes on with `first` on a later page, else both.

    A table whose numbers cannot follow keeps the columns of the first but not its headings.
    """
    later = first.origins[-1].page is not None and second.origins[0].page != first.origins[-1].page
    if later and (top := as_top(first, second)) is not None:
        cut = cuts_label(first, second) or (_is_unnumbered_rest(second) and continues_row(top, second))
        return (stack(top, second, cut=cut, later=False),)
    if later and (upper := as_upper_header(first, second)) is not None:
        return (stack(upper, second, cut=False, later=False),)
    if later and ((cut := cuts_header(first, second)) or ends_in_header(first, second)):
        return (stack(first, replace(second, header_rows=0), cut=cut, later=False),)
    striped = second.header_rows > 0 and (is_stripe(first, second) or is_of_figures(first, second))
    return _joined(first, replace(second, header_rows=0) if striped else second, later=later)


def _joined(first: LogicalTable, second: LogicalTable, *, later: bool) -> tuple[LogicalTable, ...]:
    if later and ends_card(first, second):
        first = as_wide(second, first)
    drawn, second = second, as_narrow(first, as_wide(first, second)) if later else second
    # a saying in a box may stand beside a table; what goes on in a next column of the page stands at the right
    apart = _is_next_form(first, second) if later else stands_left(second, first)
    if first.columns != second.columns or apart:
        return first, drawn
    first, second = _with_header(first, second, later=later)
    repeated = _repeats_header(first, second)
    top = 0 if later else _bands(second)
    named = known_headers(second, top) >= HEADER_MIN_CELLS and not (later and is_end(first, second))
    headed = second.header_rows > 0 or named
    if not repeated and headed and not (later and ends_card(first, second)):
        return _with_rest(first, drawn) if later else (first, drawn)
    if not later and first.header_rows == 0 and not is_under_header(first, second):
        return first, drawn  # two small tables in a row, e.g. one table an action
    rest = _drop_rows(second, first.header_rows if repeated else 0)
    if later and rest.rows > 1 and goes_on_band(first, rest):
        rest = _drop_rows(rest, 1)
    if rest.rows == 0:
        return (replace(first, repeated_headers=first.repeated_headers + rest.repeated_headers),)
    if later:
        first, rest = with_whole_number(first, rest)
    cut = later and continues_row(first, rest)
    if not follows_numbering(first, rest) and not (cut and repeated and _is_unnumbered_rest(rest)):
        return first, replace(rest, lost_heading=True)
    return (stack(first, rest, cut=cut, later=later),)


def _is_unnumbered_rest(table: LogicalTable) -> bool:
    """Whether the first row, where the row above the break goes on, holds words but none at its left: no row of its own."""
    cells = table.row_cells(0)
    return bool(cells) and not cells[0].text and any(c.text for c in cells)


def _with_rest(first: LogicalTable, second: LogicalTable) -> tuple[LogicalTable, ...]:
    """Both tables, what the page break cuts off the first's last row taken from below the second's header.

    Below a band or a heading a row without a header ends a page, and the next page repeats the header above its rest.
    """
    if first.header_rows or not 0 < second.header_rows < second.rows:
        return first, second
    header, rows = halves(second, second.header_rows)
    rest, others = halves(rows, 1)
    whole = all(c.row + c.row_span == 1 for c in rest.cells) and any(c.text for c in rest.cells)
    if not whole or rest.row_cells(0)[0].text or not continues_row(first, rest):
        return first, second
    return stack(first, rest, cut=True, later=True), _piled(second, header, others)


def _with_header(
    first: LogicalTable, second: LogicalTable, *, later: bool
) -> tuple[LogicalTable, LogicalTable]:
    """Both, the first's header told by what stands on top of both, below the same bands: a header, however drawn.

    On a later page it may come again without the bands above it, and is dropped there.
    """
    top = _bands(first) + 1
    if later and _repeats_without_bands(first, second, top):
        return replace(first, header_rows=top), _drop_rows(second, 1)
    if first.header_rows > 0 or not _same_rows(first, second, top) or are_labelled(first, second):
        return first, second
    deep = top - 1 + _reach(first, top - 1)
    return replace(first, header_rows=deep if _same_rows(first, second, deep) else top), second


def _bands(table: LogicalTable) -> int:
    """The rows at the top that are one cell across."""
    return next((row for row in range(table.rows) if band_title(table, row) is None), 0)


def _is_next_form(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether both begin with titles of their own and below these with the same names beside other values.

    "Aim 2" and "Sponsor | A Pike", above a page's end "Aim 1" and "Sponsor | B Carp": rows below them may say more of each.
    """
    top = _bands(second)
    if top == 0 or top != _bands(first) or _row_words(first, 0) == _row_words(second, 0):
        return False
    one, other = _row_words(first, top), _row_words(second, top)
    return len(one) == len(other) >= HEADER_MIN_CELLS and one[::2] == other[::2] and one != other


def _row_words(table: LogicalTable, row: int) -> tuple[str, ...]:
    return tuple(squeezed(c) for c in table.row_cells(row))


def _repeats_header(first: LogicalTable, second: LogicalTable) -> bool:
    return first.header_rows > 0 and _same_rows(first, second, first.header_rows)


def _repeats_without_bands(first: LogicalTable, second: LogicalTable, top: int) -> bool:
    """Whether the second begins with the header that stands below the first's bands, and with no band of its own."""
    if top == 1 or top >= first.rows or second.rows == 1:
        return False
    words = _row_words(first, top - 1)
    return sum(map(bool, words)) >= HEADER_MIN_CELLS and words == _row_words(second, 0)


def _same_rows(first: LogicalTable, second: LogicalTable, count: int) -> bool:
    """Whether the first `count` rows of both say the same, in two cells at least; one may lack its end."""
    if count > min(first.rows, second.rows):
        return False
    pairs = [(_row_words(first, row), _row_words(second, row)) for row in range(count)]
    if any(len(one) != len(other) for one, other in pairs):
        return False
    if max(sum(map(bool, one)) for one, _ in pairs) < HEADER_MIN_CELLS:
        return False
    odd = [(a, b) for one, other in pairs for a, b in zip(one, other, strict=True) if a != b]
    return not odd or (len(odd) == 1 and min(odd[0]) != "" and odd[0][0].startswith(odd[0][1]))


def _reach(table: LogicalTable, row: int) -> int:
    """How far down a row goes: its merged cells, and the names below those that group columns."""
    cells = table.row_cells(row)
    grouped = any(1 < c.column_span < table.columns for c in cells)
    return max(_GROUPED if grouped else 1, *(c.row_span for c in cells))


def _drop_rows(table: LogicalTable, count: int) -> LogicalTable:
    if count == 0:
        return table
    dropped = tuple(c.passage for c in table.cells if c.row < count)
    return replace(
        table,
        rows=table.rows - count,
        cells=tuple(c.shifted(-count) for c in table.cells if c.row >= count),
        origins=table.origins[count:],
        header_rows=0,
        repeated_headers=table.repeated_headers + dropped,
    )


def stack(first: LogicalTable, second: LogicalTable, *, cut: bool, later: bool) -> LogicalTable:
    """`second` below `first`; with `cut` its first row is the rest of first's last row, `later` on another page."""
    shift = first.rows - (1 if cut else 0)
    below = [c.shifted(shift) for c in second.cells]
    cells = list(first.cells)
    if cut:
        cells, below = merge_cells(first, cells, below)
    elif later and (carried := carried_down(first, second)):
        last = first.rows - 1
        gone = {column: first.cell_at(last, column) for column in carried}
        cells = [carried[c.column] if c == gone.get(c.column) else c for c in cells]
        below = [c for c in below if c.row > shift or c.column not in carried]
    return replace(
        first,
        rows=shift + second.rows,
        cells=tuple(sorted((*cells, *below), key=_READING_ORDER)),
        origins=first.origins + second.origins[1 if cut else 0 :],
        repeated_headers=first.repeated_headers + second.repeated_headers,
        healed_rows=first.healed_rows + second.healed_rows + (1 if cut else 0),
    )


def _is_between_rows(table: LogicalTable, row: int) -> bool:
    """Whether no merged cell reaches over the upper edge of the row."""
    cells = (table.cell_at(row, column) for column in range(table.columns))
    return all(cell is None or cell.row == row for cell in cells)


def halves(table: LogicalTable, row: int) -> tuple[LogicalTable, LogicalTable]:
    """The rows above the given one, and those from it on."""
    above = tuple(c for c in table.cells if c.row < row)
    below = tuple(c.shifted(-row) for c in table.cells if c.row >= row)
    return (
        replace(table, rows=row, cells=above, origins=table.origins[:row]),
        replace(table, rows=table.rows - row, cells=below, origins=table.origins[row:]),
    )


def _piled(table: LogicalTable, *parts: LogicalTable) -> LogicalTable:
    """The table with the rows of the parts, one below the other, instead of its own."""
    cells: list[LogicalCell] = []
    origins: list[RowOrigin] = []
    for part in parts:
        cells += (c.shifted(len(origins)) for c in part.cells)
        origins += part.origins
    return replace(table, rows=len(origins), cells=tuple(cells), origins=tuple(origins))
