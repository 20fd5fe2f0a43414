"""The lines above the header of the first table, as the head of a spreadsheet holds them: whose the plan is, its title, a note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.tables.joining import halves
from pipeline.texts.header_rows import header_rows, known_headers
from pipeline.texts.heads import names_kind_of_plan, split_name
from pipeline.texts.sentences import ends_sentence
from schemas.document import BlockKind
from schemas.record import LogicalCell, LogicalTable, Paragraph

_TWO = 2
_MOST_ROWS = 6  # above the header
_LONGEST_TITLE = 20  # words


def without_titles(table: LogicalTable) -> tuple[list[Paragraph], LogicalTable]:
    """The lines that the rows above the header are, down to the one that names the plan, and the rest of the table.

    Each of them holds a text, or two at its ends ("Weirshire Council | Updated 3 May 2031"). What is blank below the
    title, or a note in sentences, goes with it; a band may name a section of the rows. None where no row names a plan, or
    one is a label and what it says, as in a form.
    """
    if table.columns <= _TWO:
        return [], table
    above = [_filled(table, row) for row in range(min(_top(table), _MOST_ROWS))]
    title = next((row for row, cells in enumerate(above) if any(map(_names_plan, cells))), None)
    if title is None or not all(_is_line(table, row, cells) for row, cells in enumerate(above)):
        return [], table
    noted = (row for row in range(title + 1, len(above)) if not all(map(_is_note, above[row])))
    cut = next(noted, len(above))
    lines = [line for cells in above[:cut] for cell in cells for line in _lines(cell)]
    rest = halves(table, cut)[1]
    return lines, replace(rest, header_rows=max(0, table.header_rows - cut))


def _top(table: LogicalTable) -> int:
    """The first row of the header, where that tells itself by its words; 0 where none does."""
    last = header_rows(table)
    return next((row for row in range(last) if known_headers(table, row) >= _TWO), 0)


def _filled(table: LogicalTable, row: int) -> list[LogicalCell]:
    return [c for c in table.row_cells(row) if c.text]


def _is_line(table: LogicalTable, row: int, filled: Sequence[LogicalCell]) -> bool:
    """Whether a row holds one text or none, or two with blank cells around them."""
    return len(filled) < _TWO or len(filled) == _TWO < len(table.row_cells(row))


def _names_plan(cell: LogicalCell) -> bool:
    short = len(cell.text.split()) <= _LONGEST_TITLE
    return short and names_kind_of_plan(cell.text) and split_name(cell.passage) is None


def _is_note(cell: LogicalCell) -> bool:
    return ends_sentence(cell.text) or len(cell.text.split()) > _LONGEST_TITLE


def _lines(cell: LogicalCell) -> Iterator[Paragraph]:
    """The cell's lines, each drawn as a title unless it is a note."""
    for line in cell.paragraphs:
        yield replace(line, kind=BlockKind.PARAGRAPH, bold=not _is_note(cell))
