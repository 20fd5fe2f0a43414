"""Rows across a table that say more of the row above, "Progress: two of three are open": columns at its right.

Below each action, or below the last one of a section for all of these, the same name and a colon come again.
"""

from __future__ import annotations

import re
from collections import Counter
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
_TWO = 2
_FEWEST = 2  # times that the name stands there
_NAME = re.compile(r"(?P<name>[A-Za-z][^:\n–—]{1,40}?)\s*(?P<sign>:|\s[-–—](?!\S)|$)\s*")
_ELSEWHERE = ABOVE | {Role.ACTION, Role.MEASURE}  # measures close all the rows above them
_RECORD, _LABEL, _BREAK = "record", "label", "break"

Kinds = Mapping[int, str]  # of the rows below the header, those of other such names left out


def with_told_below(table: LogicalTable, header: int) -> LogicalTable:
    """The table, whose header is the row `header`, with such rows as columns; as it is where it has none."""
    top = range(header, header + header_depth(table, header))
    first = {row: name for row in range(top.stop, table.rows) if (name := _name(table, row))}
    found = Counter(header_words(name.text) for name in first.values())
    again = {row for row, name in first.items() if found[header_words(name.text)] >= _FEWEST}
    for key in dict.fromkeys(header_words(first[row].text) for row in sorted(again)):
        rows = [row for row, name in first.items() if header_words(name.text) == key]
        kinds = {
            row: _kind(table, row, rows, top)
            for row in range(top.stop, table.rows)
            if row in rows or row not in again
        }
        if _stands_below(tuple(kinds.values())):
            made = _with_column(table, first[rows[0]], top, kinds)
            more = tuple(first[row] for row in rows[1:])
            return with_told_below(replace(made, repeated_headers=table.repeated_headers + more), header)
    return table


def _name(table: LogicalTable, row: int) -> Passage | None:
    """The name that a row across the table begins with, or that stands beside one cell over the rest of it.

    None where it is a section's or a measure's. Behind a dash, or in a cell of its own, it must be a known one.
    """
    cells = table.row_cells(row)
    if not cells or not cells[0].text or sum(c.column_span for c in cells) < table.columns:
        return None
    if (
        len(cells) > _TWO
        or any(c.row_span > 1 for c in cells)
        or (len(cells) > 1 and cells[1].column_span < _TWO)
    ):
        return None
    line = cells[0].paragraphs[0].body
    match = _NAME.match(line.text)
    if match is None or len(match["name"].split()) > _LONGEST_NAME or split_name(line):
        return None
    role = known_role(match["name"], _SURE)
    whole = match.end() == len(line.text) if len(cells) > 1 else bool(match["sign"])
    if not whole or (role is None and (len(cells) > 1 or match["sign"] != ":")):
        return None
    return None if role in _ELSEWHERE or names_period(match["name"]) else line.cut(*match.span("name"))


def _kind(table: LogicalTable, row: int, labels: Sequence[int], top: range) -> str:
    if row in labels:
        return _LABEL
    return _BREAK if band_title(table, row) or is_again(table, row, top) else _RECORD


def _stands_below(kinds: Sequence[str]) -> bool:
    """Whether each label stands right below a record, and one is the last of its section or of the table."""
    pairs = list(pairwise([_BREAK, *kinds, _BREAK]))
    return (_LABEL, _BREAK) in pairs and not {(_BREAK, _LABEL), (_LABEL, _LABEL)}.intersection(pairs)


def _with_column(table: LogicalTable, name: Passage, top: range, kinds: Kinds) -> LogicalTable:
    """The table without these rows, and what they say beside the rows that it is said of."""
    kept = [row for row in range(table.rows) if kinds.get(row) != _LABEL]
    place = {row: number for number, row in enumerate(kept)}
    cells = [_moved(c, place, table.columns) for c in table.cells if c.row in place]
    cells.append(LogicalCell(top.start, table.columns, len(top), paragraphs=(Paragraph(name),)))
    said = _said(table, kinds)
    for row, number in place.items():
        if kinds.get(row) == _RECORD:
            cells.append(LogicalCell(number, table.columns, paragraphs=said.get(row, ())))
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


def _said(table: LogicalTable, kinds: Kinds) -> dict[int, tuple[Paragraph, ...]]:
    """What is said of each row: the label's lines below it, or those that close its section where all stand at an end."""
    rows = list(kinds)
    places = [at for at, row in enumerate(rows) if kinds[row] == _LABEL]
    closing = all(at + 1 == len(rows) or kinds[rows[at + 1]] == _BREAK for at in places)
    said: dict[int, tuple[Paragraph, ...]] = {}
    for at in places:
        above = at - 1
        said[rows[above]] = lines = _value(table.row_cells(rows[at]))
        while closing and above > 0 and kinds[rows[above - 1]] == _RECORD:
            above -= 1
            said[rows[above]] = lines
    return said


def _value(cells: Sequence[LogicalCell]) -> tuple[Paragraph, ...]:
    if len(cells) > 1:
        return cells[1].paragraphs
    first, *others = cells[0].paragraphs
    match = _NAME.match(first.body.text)
    words = first.body.cut(match.end() if match else 0)
    return tuple(p for p in (Paragraph(words, page=first.page), *others) if p.passage)
