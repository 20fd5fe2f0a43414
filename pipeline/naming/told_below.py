"""Rows across a table that say more of the row above, "Progress: two of three are open": a column at its right.

Below each action, or below the last one of a section for all of these, the same name and a colon come again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.naming.label_blocks import ABOVE, is_again
from pipeline.texts.bands import band_title
from pipeline.texts.header_rows import header_depth, names_period
from pipeline.texts.headers import header_words, known_role
from pipeline.texts.heads import split_name
from schemas.passage import Passage
from schemas.record import LogicalCell, LogicalTable, Paragraph
from schemas.role import Role

_SURE = 0.9
_LONGEST_NAME = 5  # words
_FEWEST = 2  # times that the name stands there
_NAME = re.compile(r"(?P<name>[A-Za-z][^:\n]{1,40}?)\s*:\s*")
_ELSEWHERE = ABOVE | {Role.ACTION, Role.MEASURE}  # measures close all the rows above them
_RECORD, _LABEL, _BREAK = "record", "label", "break"


def with_told_below(table: LogicalTable, header: int) -> LogicalTable:
    """The table, whose header is the row `header`, with such rows as a column; as it is where it has none."""
    top = range(header, header + header_depth(table, header))
    first = {row: name for row in range(top.stop, table.rows) if (name := _name(table, row))}
    for key in dict.fromkeys(header_words(name.text) for name in first.values()):
        rows = [row for row, name in first.items() if header_words(name.text) == key]
        kinds = [_kind(table, row, rows, top) for row in range(top.stop, table.rows)]
        if len(rows) >= _FEWEST and _stands_below(kinds):
            made = _with_column(table, first[rows[0]], top, kinds)
            again = tuple(first[row] for row in rows[1:])
            return replace(made, repeated_headers=table.repeated_headers + again)
    return table


def _name(table: LogicalTable, row: int) -> Passage | None:
    """The name before the colon in a row that is one cell across; None where it is a section's or a measure's."""
    (cell, *others) = table.row_cells(row) or (None,)
    if cell is None or others or cell.column_span < table.columns or cell.row_span > 1 or not cell.text:
        return None
    line = cell.paragraphs[0].body
    match = _NAME.match(line.text)
    if match is None or len(match["name"].split()) > _LONGEST_NAME or split_name(line):
        return None
    role = known_role(match["name"], _SURE)
    return None if role in _ELSEWHERE or names_period(match["name"]) else line.cut(*match.span("name"))


def _kind(table: LogicalTable, row: int, labels: Sequence[int], top: range) -> str:
    if row in labels:
        return _LABEL
    return _BREAK if band_title(table, row) or is_again(table, row, top) else _RECORD


def _stands_below(kinds: Sequence[str]) -> bool:
    """Whether each label stands right below a record, and one is the last of its section or of the table."""
    pairs = list(pairwise([_BREAK, *kinds, _BREAK]))
    return (_LABEL, _BREAK) in pairs and not {(_BREAK, _LABEL), (_LABEL, _LABEL)}.intersection(pairs)


def _with_column(table: LogicalTable, name: Passage, top: range, kinds: Sequence[str]) -> LogicalTable:
    """The table without these rows, and what they say beside the rows that it is said of."""
    kind = dict(enumerate(kinds, top.stop))
    kept = [row for row in range(table.rows) if kind.get(row) != _LABEL]
    place = {row: number for number, row in enumerate(kept)}
    cells = [_moved(c, place, table.columns) for c in table.cells if c.row in place]
    cells.append(LogicalCell(top.start, table.columns, len(top), paragraphs=(Paragraph(name),)))
    said = _said(table, kind)
    for row, number in place.items():
        if row in said or kind.get(row) == _RECORD:
            lines = said.get(row, ())
            cells.append(LogicalCell(number, table.columns, paragraphs=lines))
    return replace(
        table,
        rows=len(kept),
        columns=table.columns + 1,
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        origins=tuple(table.origins[row] for row in kept),
        column_edges=(),
    )


def _moved(cell: LogicalCell, place: Mapping[int, int], columns: int) -> LogicalCell:
    across = cell.column_span == columns
    return replace(cell, row=place[cell.row], column_span=cell.column_span + across)


def _said(table: LogicalTable, kind: Mapping[int, str]) -> dict[int, tuple[Paragraph, ...]]:
    """What is said of each row: the label's lines below it, or those that close its section where all stand at an end."""
    closing = all(kind.get(row + 1, _BREAK) == _BREAK for row, each in kind.items() if each == _LABEL)
    said: dict[int, tuple[Paragraph, ...]] = {}
    for row in (row for row, each in kind.items() if each == _LABEL):
        lines = _value(table.row_cells(row)[0])
        above = row - 1
        said[above] = lines
        while closing and kind.get(above - 1) == _RECORD:
            above -= 1
            said[above] = lines
    return said


def _value(cell: LogicalCell) -> tuple[Paragraph, ...]:
    first, *others = cell.paragraphs
    match = _NAME.match(first.body.text)
    words = first.body.cut(match.end() if match else 0)
    return tuple(p for p in (Paragraph(words, page=first.page), *others) if p.passage)
