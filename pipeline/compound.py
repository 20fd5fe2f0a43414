"""Columns that hold two fields ("Lead / Timescale"): cut into two, each line or part where it looks to belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.headers import header_rows, known_role
from pipeline.witness import looks_like_date
from schemas.passage import EMPTY, Passage
from schemas.record import LogicalCell, LogicalTable, Paragraph, Role

_SURE = 0.9
_TWO = 2
_MOST = 0.5  # share of the filled cells that must hold both, or one that is a date
_GLUE = re.compile(r"\s*(?:/|&|\band\b|,|\+|\n)\s*", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:,|;|\s[-–—]|/|\(|\bby\b(?=\s+\S*\d))\s*", re.IGNORECASE
)  # where a date may begin in a line


def split_compound(table: LogicalTable) -> LogicalTable:
    """The table with each column of owners and dates as a column of owners and one of dates."""
    rows = header_rows(table)
    if rows == 0:
        return table
    column = table.columns - 1
    while column >= 0:
        names = _names(table, column, rows)
        if names is not None and _holds_both(table, column, rows):
            table = _split(table, column, rows, names)
        column -= 1
    return table


def _names(table: LogicalTable, column: int, rows: int) -> tuple[Passage, Passage] | None:
    """The owners' and the dates' part of the column's header; None where it does not name both."""
    cell = table.cell_at(rows - 1, column)
    if cell is None or cell.column_span > 1:
        return None
    parts = cell.passage.split(_GLUE)
    roles = [known_role(part.text, _SURE) for part in parts]
    if len(parts) != _TWO or set(roles) != {Role.OWNER, Role.TIMESCALE}:
        return None
    return (parts[0], parts[1]) if roles[0] is Role.OWNER else (parts[1], parts[0])


def _holds_both(table: LogicalTable, column: int, rows: int) -> bool:
    filled = [
        c for c in table.cells if c.column == column and c.row >= rows and c.text and c.column_span == 1
    ]
    return bool(filled) and sum(bool(_parted(c.paragraphs)[1]) for c in filled) >= _MOST * len(filled)


def _split(table: LogicalTable, column: int, rows: int, names: tuple[Passage, Passage]) -> LogicalTable:
    cells: list[LogicalCell] = []
    for cell in table.cells:
        if cell.column > column:
            cells.append(replace(cell, column=cell.column + 1))
        elif cell.column + cell.column_span - 1 < column:
            cells.append(cell)
        elif cell.column_span > 1:
            cells.append(replace(cell, column_span=cell.column_span + 1))
        elif cell.row + cell.row_span == rows:
            parts = [(Paragraph(name),) for name in names]
            cells += _two(cell, parts)
        else:
            cells += _two(cell, _parted(cell.paragraphs))
    ordered = tuple(sorted(cells, key=lambda c: (c.row, c.column)))
    return replace(table, columns=table.columns + 1, cells=ordered, column_edges=())


def _two(cell: LogicalCell, parts: Sequence[tuple[Paragraph, ...]]) -> list[LogicalCell]:
    return [
        replace(cell, paragraphs=parts[0]),
        replace(cell, column=cell.column + 1, paragraphs=parts[1]),
    ]


def _parted(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The lines that name somebody, and those (or ends of lines) that are dates."""
    owners: list[Paragraph] = []
    dates: list[Paragraph] = []
    for paragraph in paragraphs:
        before, after = cut_date(paragraph.body)
        if before:
            owners.append(replace(paragraph, passage=before, marker="", body_start=0))
        if after:
            dates.append(replace(paragraph, passage=after, marker="", body_start=0))
    return tuple(owners), tuple(dates)


def cut_date(line: Passage) -> tuple[Passage, Passage]:
    """The words before the date that ends a line, and the date: "A Pike, May 2031". Either may be empty."""
    for match in _ENDS.finditer(line.text):
        before, tail = line.cut(0, match.start()).strip(), line.cut(match.end()).strip(" ).")
        if tail and looks_like_date(tail.text) and before and not looks_like_date(before.text):
            return before, tail
    return (EMPTY, line) if line and looks_like_date(line.text) else (line, EMPTY)
