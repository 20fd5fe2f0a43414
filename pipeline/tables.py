"""Document to logical tables: cells numbered, pages joined, cut rows put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from pipeline.cut_cells import carried_down, with_whole_number
from pipeline.drift import without_drift
from pipeline.page_breaks import continues_row, follows_numbering, merge_cells
from schemas.document import Block, Cell, Document, Table
from schemas.passage import Passage
from schemas.record import LogicalCell, LogicalTable, Paragraph, RowOrigin

_CONTINUED = re.compile(
    r"\W*(?:[\w ]{0,40}\b)?(?:continued|cont'?d|cont\.)(?: (?:from|over|on)\b.{0,40})?\W*$", re.IGNORECASE
)
_READING_ORDER = attrgetter("row", "column")
_HEADER_MIN_CELLS = 2
_HEADER_MIN_ROWS = 2
_GROUPED = 2  # rows of a header that groups columns


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A numbered cell, heading, paragraph or list item: the unit lineage points at (number from 0)."""

    number: int
    block: Block | Cell
    table: int | None = None  # number of its table in the document, from 1

    @property
    def text(self) -> str:
        """Its words; offsets count in this string."""
        return self.block.text


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's blocks and logical tables in reading order, and the numbered sources behind them."""

    body: tuple[Paragraph | LogicalTable, ...]
    sources: tuple[SourceCell, ...]
    physical_tables: int


def read_layout(document: Document) -> Layout:
    """The document's paragraphs and logical tables in reading order, every character traceable."""
    sources = number_sources(document)
    body: list[Paragraph | LogicalTable] = []
    physical = 0
    following = iter(sources)
    for element in document.body:
        if isinstance(element, Block):
            paragraph = _paragraph(element, next(following).number)
            below_table = bool(body) and isinstance(body[-1], LogicalTable)
            note = below_table and _CONTINUED.match(paragraph.body.text) is not None
            body.insert(len(body) - int(note), paragraph)  # so that the table goes on behind the note
            continue
        physical += 1
        table = _logical_table(element, physical, [next(following).number for _ in element.cells])
        before = body[-1] if body and isinstance(body[-1], LogicalTable) else None
        if before is None:
            body.append(table)
        else:
            body[-1:] = join_tables(before, table)
    return Layout(tuple(body), sources, physical)


def number_sources(document: Document) -> tuple[SourceCell, ...]:
    """Every block and cell of the body with its number, in reading order."""
    sources: list[SourceCell] = []
    tables = 0
    for element in document.body:
        if isinstance(element, Block):
            sources.append(SourceCell(len(sources), element))
            continue
        tables += 1
        for cell in element.cells:
            sources.append(SourceCell(len(sources), cell, tables))
    return tuple(sources)


def join_tables(first: LogicalTable, second: LogicalTable) -> tuple[LogicalTable, ...]:
    """One table where `second` goes on with `first` on a later page, else both.

    A table whose numbers cannot follow keeps the columns of the first but not its headings.
    """
    if first.columns != second.columns:
        return first, second
    if first.header_rows == 0 and _same_rows(first, second, 1):  # on top of both: a header, however drawn
        deep = _reach(first)
        first = replace(first, header_rows=deep if _same_rows(first, second, deep) else 1)
    if _has_own_header(first, second):
        return first, second
    later = first.origins[-1].page is not None and second.origins[0].page != first.origins[-1].page
    if not later and first.header_rows == 0:
        return first, second  # two small tables in a row, e.g. one table an action
    repeated = _repeats_header(first, second)
    rest = _drop_rows(second, first.header_rows if repeated else 0)
    if rest.rows == 0:
        return (replace(first, repeated_headers=first.repeated_headers + rest.repeated_headers),)
    if later:
        first, rest = with_whole_number(first, rest)
    if not follows_numbering(first, rest):
        return first, replace(rest, lost_heading=True)
    return (_stack(first, rest, cut=later and continues_row(first, rest), later=later),)


def _paragraph(block: Block, number: int, offset: int = 0, gap_below: float | None = None) -> Paragraph:
    return Paragraph(
        passage=Passage.of(number, block.text, offset),
        marker=block.marker,
        body_start=block.body_start,
        kind=block.kind,
        level=block.level,
        bold=block.bold,
        page=block.page,
        room=block.room,
        first_word=block.first_word,
        gap_below=gap_below,
    )


def _logical_cell(cell: Cell, number: int) -> LogicalCell:
    paragraphs, offset = [], 0
    for block in cell.blocks:
        gap = cell.box.bottom - block.box.bottom if cell.box and block.box else None
        paragraphs.append(_paragraph(block, number, offset, gap))
        offset += len(block.text) + 1
    return LogicalCell(cell.row, cell.column, cell.row_span, cell.column_span, tuple(paragraphs), cell.shaded)


def _logical_table(drawn: Table, number: int, numbers: Iterable[int]) -> LogicalTable:
    table = without_drift(drawn)
    cells = tuple(_logical_cell(c, n) for c, n in zip(table.cells, numbers, strict=True))
    origins = tuple(RowOrigin(table.page, number, row + 1) for row in range(table.rows))
    logical = LogicalTable(
        number, table.rows, table.columns, cells, origins, table.header_rows, column_edges=table.column_edges
    )
    return replace(logical, header_rows=table.header_rows or _drawn_header_rows(logical))


def _drawn_header_rows(table: LogicalTable) -> int:
    """1 where the first row alone is drawn as a header: shaded or bold throughout, unlike the next row."""
    if table.rows < _HEADER_MIN_ROWS or not _drawn_as_header(table, 0):
        return 0
    return 0 if _drawn_as_header(table, 1) else 1


def _drawn_as_header(table: LogicalTable, row: int) -> bool:
    cells = table.row_cells(row)
    filled = [c for c in cells if c.text]
    if len(filled) < min(_HEADER_MIN_CELLS, table.columns) or any(c.row_span > 1 for c in cells):
        return False
    return all(c.shaded for c in cells) or all(c.bold for c in filled)


def _row_words(table: LogicalTable, row: int) -> tuple[str, ...]:
    return tuple(re.sub(r"\W+", "", c.text).lower() for c in table.row_cells(row))


def _repeats_header(first: LogicalTable, second: LogicalTable) -> bool:
    return first.header_rows > 0 and _same_rows(first, second, first.header_rows)


def _same_rows(first: LogicalTable, second: LogicalTable, count: int) -> bool:
    """Whether the first `count` rows of both say the same, in two cells at least; one may lack its end."""
    if count > min(first.rows, second.rows) or sum(map(bool, _row_words(first, 0))) < _HEADER_MIN_CELLS:
        return False
    pairs = [(_row_words(first, row), _row_words(second, row)) for row in range(count)]
    if any(len(one) != len(other) for one, other in pairs):
        return False
    odd = [(a, b) for one, other in pairs for a, b in zip(one, other, strict=True) if a != b]
    return not odd or (len(odd) == 1 and min(odd[0]) != "" and odd[0][0].startswith(odd[0][1]))


def _has_own_header(first: LogicalTable, second: LogicalTable) -> bool:
    return second.header_rows > 0 and not _repeats_header(first, second)


def _reach(table: LogicalTable) -> int:
    """How far down the first row goes: its merged cells, and the names below those that group columns."""
    cells = table.row_cells(0)
    grouped = any(1 < c.column_span < table.columns for c in cells)
    return max(_GROUPED if grouped else 1, *(c.row_span for c in cells))


def _drop_rows(table: LogicalTable, count: int) -> LogicalTable:
    dropped = tuple(c.passage for c in table.cells if c.row < count)
    return replace(
        table,
        rows=table.rows - count,
        cells=tuple(replace(c, row=c.row - count) for c in table.cells if c.row >= count),
        origins=table.origins[count:],
        header_rows=0 if count else table.header_rows,
        repeated_headers=table.repeated_headers + dropped,
    )


def _stack(first: LogicalTable, second: LogicalTable, *, cut: bool, later: bool) -> LogicalTable:
    """`second` below `first`; with `cut` its first row is the rest of first's last row, `later` on another page."""
    shift = first.rows - (1 if cut else 0)
    below = [replace(c, row=c.row + shift) for c in second.cells]
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
