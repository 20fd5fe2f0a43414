"""Titles in one cell down the whole left side of a table, its header included, often turned: "Priority 1: Clean rivers"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.texts.header_rows import known_headers
from pipeline.texts.headers import known_role
from pipeline.texts.sentences import ends_sentence
from schemas.document import BlockKind
from schemas.record import LogicalTable, Paragraph

_SURE = 0.9
_LEAST_ROWS = 3
_LEAST_NAMES = 2  # of the header beside it
_LONGEST = 25  # words


def without_side_title(table: LogicalTable) -> tuple[Paragraph | None, LogicalTable]:
    """The bold line that such a cell is, and the table right of it; None and the table for any other."""
    side = table.cell_at(0, 0)
    if side is None or not side.text or table.rows < _LEAST_ROWS:
        return None, table
    if side.row_span < table.rows or side.column_span > 1 or len(side.text.split()) > _LONGEST:
        return None, table
    cells = tuple(replace(cell, column=cell.column - 1) for cell in table.cells if cell is not side)
    edges = table.column_edges[1:]
    rest = replace(table, columns=table.columns - 1, cells=cells, column_edges=edges)
    if known_role(side.text, _SURE) or ends_sentence(side.text) or known_headers(rest, 0) < _LEAST_NAMES:
        return None, table
    title = replace(
        side.paragraphs[0], passage=side.passage, marker="", body_start=0, kind=BlockKind.PARAGRAPH, bold=True
    )
    return title, rest
