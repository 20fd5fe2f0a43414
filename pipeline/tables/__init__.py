"""Document to logical tables: cells numbered, their words and drawing kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.tables.asked_rows import laid_beside
from pipeline.tables.choices import with_choices_made
from pipeline.tables.drawn_headings import boxed_title, drawn_heading, without_heading
from pipeline.tables.drift import without_drift
from pipeline.tables.foot_rows import with_foot_rows
from pipeline.tables.joining import HEADER_MIN_CELLS, Growing, join_tables
from pipeline.tables.page_tails import begins_form
from pipeline.tables.parted import parted
from pipeline.tables.sheet_titles import without_titles
from pipeline.tables.side_titles import without_side_title
from pipeline.tables.top_cards import with_top_cards, with_whole_titles
from pipeline.tables.whole_forms import whole_forms
from pipeline.texts.soft_lines import soft_paragraphs
from schemas.document import Block, BlockKind, Cell, Document, Table
from schemas.passage import Passage
from schemas.record import LogicalCell, LogicalTable, Paragraph, RowOrigin

_CONTINUED = re.compile(
    r"\W*(?:[\w ]{0,40}\b)?(?:continued|cont'?d|cont\.)(?: (?:from|over|on)\b.{0,40})?\W*$", re.IGNORECASE
)
_HEADER_MIN_ROWS = 2
_AGAIN = 2  # a table and a heading below it


class SourceCell(NamedTuple):
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
    body: list[Paragraph | Growing] = []
    drawn = _as_drawn(document, sources)
    elements = list(whole_forms(drawn))
    for at, element in enumerate(elements):
        if isinstance(element, Paragraph):
            below_table = bool(body) and isinstance(body[-1], Growing)
            note = below_table and _CONTINUED.match(element.body.text) is not None
            # a note is no heading, however it is drawn; above the table, so that this goes on behind it
            own_kind = replace(element, kind=BlockKind.PARAGRAPH, bold=False) if note else element
            body.insert(len(body) - int(note), own_kind)
            continue
        if not body and (front := boxed_title(element, elements[at + 1 :])):
            body += front
            continue
        front, table = without_titles(element) if not body else ([], element)
        body += front
        table = with_whole_titles(laid_beside(table))
        following = next(iter(elements[at + 1 : at + 2]), None)
        title = None if begins_form(table, following, elements) else drawn_heading(table)
        if title is not None:
            body.append(title)
            continue
        for without_title in (without_heading, without_side_title):
            title, table = without_title(table)
            if title is not None:
                body.append(title)
        body = _without_heading_again(body, table)
        growing = body[-1] if body else None
        own = growing.add(table) if isinstance(growing, Growing) else table
        if own is not None:
            body.append(Growing(own))
    physical = sum(isinstance(element, LogicalTable) for element in drawn)
    return Layout(tuple(with_foot_rows(with_top_cards(list(_whole(body))))), sources, physical)


def _as_drawn(document: Document, sources: Iterable[SourceCell]) -> list[Paragraph | LogicalTable]:
    """The document's paragraphs, and its tables as each page draws them."""
    drawn: list[Paragraph | LogicalTable] = []
    following = iter(sources)
    tables = 0
    for element in document.body:
        if isinstance(element, Block):
            drawn.append(_paragraph(element, next(following).number))
            continue
        tables += 1
        numbers = [next(following).number for _ in element.cells]
        drawn.append(_logical_table(element, tables, numbers))
    return drawn


def _without_heading_again(body: list[Paragraph | Growing], table: LogicalTable) -> list[Paragraph | Growing]:
    """The body, a heading that the page repeats above a cut row's rest moved up to where it stands first.

    "Aim 1" and its table's header may come again on each page; only a row that goes on shows that they do.
    """
    if len(body) <= _AGAIN:
        return body
    heading, growing, again = body[-3:]
    if not (isinstance(again, Paragraph) and isinstance(growing, Growing) and isinstance(heading, Paragraph)):
        return body  # as nearly every table
    if heading.body.text != again.body.text:
        return body
    whole = join_tables(growing.last, table)
    cut = len(whole) == 1 and whole[0].healed_rows > growing.last.healed_rows + table.healed_rows
    return [*body[:-2], again, growing] if cut else body


def _whole(body: Iterable[Paragraph | Growing]) -> Iterator[Paragraph | LogicalTable]:
    for element in body:
        if isinstance(element, Growing):
            yield from map(with_choices_made, parted(element.whole()))
        else:
            yield element


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
        height=block.box.bottom - block.box.top if block.box else None,
    )


def _logical_cell(cell: Cell, number: int) -> LogicalCell:
    paragraphs: list[Paragraph] = []
    offset = 0
    for block in cell.blocks:
        gap = cell.box.bottom - block.box.bottom if cell.box and block.box else None
        paragraphs += soft_paragraphs(_paragraph(block, number, offset, gap))
        offset += len(block.text) + 1
    return LogicalCell(cell.row, cell.column, cell.row_span, cell.column_span, tuple(paragraphs), cell.shaded)


def _logical_table(drawn: Table, number: int, numbers: Iterable[int]) -> LogicalTable:
    table = without_drift(drawn)
    cells = tuple(_logical_cell(c, n) for c, n in zip(table.cells, numbers, strict=True))
    origins = tuple(RowOrigin(table.page, number, row + 1) for row in range(table.rows))
    logical = LogicalTable(
        number, table.rows, table.columns, cells, origins, table.header_rows, column_edges=table.column_edges
    )
    drawn_rows = 0 if logical.header_rows else _drawn_header_rows(logical)
    return replace(logical, header_rows=drawn_rows) if drawn_rows else logical


def _drawn_header_rows(table: LogicalTable) -> int:
    """1 where the first row alone is drawn as a header: shaded or bold throughout, unlike the next row."""
    if table.rows < _HEADER_MIN_ROWS or not _drawn_as_header(table, 0):
        return 0
    return 0 if _drawn_as_header(table, 1) else 1


def _drawn_as_header(table: LogicalTable, row: int) -> bool:
    cells = table.row_cells(row)
    filled = [c for c in cells if c.text]
    if len(filled) < min(HEADER_MIN_CELLS, table.columns) or any(c.row_span > 1 for c in cells):
        return False
    return all(c.shaded for c in cells) or all(c.bold for c in filled)
