"""Columns that hold dates and another field ("Lead / Timescale"): cut into two, each line or part where it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.texts.header_rows import header_rows
from pipeline.texts.headers import known_role
from pipeline.texts.witness import begins_with_verb, looks_like_date, looks_like_owner, looks_like_state
from schemas.open_ends import ends_open
from schemas.passage import EMPTY, Passage
from schemas.record import LogicalCell, LogicalTable, Paragraph
from schemas.role import Role

_SURE = 0.9
_TWO = 2
_BESIDE_DATES = frozenset({Role.OWNER, Role.STATUS})
_MOST = 0.5  # share of the filled cells that must hold both, or one that is a date
_GLUE = re.compile(r"\s*(?:/|&|\band\b|,|\+|\n)\s*", re.IGNORECASE)
_BREAK = re.compile(r"\n")
_ENDS = re.compile(
    r"\s*(?:,|;|\s[-–—]|(?<!\d)/|/(?!\d)|\(|\bby\b(?=\s+\S*\d))\s*", re.IGNORECASE
)  # where a date may begin in a line


def split_compound(table: LogicalTable) -> LogicalTable:
    """The table with each column of owners (or of how far it is) and dates as one of these and one of dates."""
    rows = header_rows(table)
    if rows == 0:
        return table
    column = table.columns - 1
    while column >= 0:
        names = _names(table, column, rows)
        if names is not None and _holds_both(table, column, rows, names):
            table = _split(table, column, rows, names)
        column -= 1
    return table


def _names(table: LogicalTable, column: int, rows: int) -> tuple[Passage, Passage] | None:
    """The owners' (or the status's) and the dates' part of the column's header; None where it does not name both.

    "RAG and date" is a status as a whole.
    """
    cell = table.cell_at(rows - 1, column)
    if cell is None or cell.column_span > 1:
        return None
    parts = cell.passage.split(_GLUE)
    roles = [known_role(part.text, _SURE) for part in parts]
    named = [role for role in roles if role in _BESIDE_DATES]
    if len(parts) != _TWO or len(named) != 1 or Role.TIMESCALE not in roles or known_role(cell.text, 1.0):
        return None
    return (parts[0], parts[1]) if roles[1] is Role.TIMESCALE else (parts[1], parts[0])


def _holds_both(table: LogicalTable, column: int, rows: int, names: tuple[Passage, Passage]) -> bool:
    states = _asks_status(names)
    filled = [
        c for c in table.cells if c.column == column and c.row >= rows and c.text and c.column_span == 1
    ]
    return bool(filled) and sum(bool(_parted(c.paragraphs, states=states)[1]) for c in filled) >= _MOST * len(
        filled
    )


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
            cells += _two(cell, _parted(cell.paragraphs, states=_asks_status(names)))
    ordered = tuple(sorted(cells, key=lambda c: (c.row, c.column)))
    return replace(table, columns=table.columns + 1, cells=ordered, column_edges=())


def _two(cell: LogicalCell, parts: Sequence[tuple[Paragraph, ...]]) -> list[LogicalCell]:
    return [
        replace(cell, paragraphs=parts[0]),
        replace(cell, column=cell.column + 1, paragraphs=parts[1]),
    ]


def _asks_status(names: tuple[Passage, Passage]) -> bool:
    return known_role(names[0].text, _SURE) is Role.STATUS


def _parted(
    paragraphs: Sequence[Paragraph], *, states: bool
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The lines that name somebody (with `states`, say how far it is), and those, or ends of lines, that are dates."""
    others: list[Paragraph] = []
    dates: list[Paragraph] = []
    for paragraph, line in ((p, line) for p in paragraphs for line in _lines(p)):
        stated = states and looks_like_state(line.text)  # "Ongoing" may be both
        before, after = (line, EMPTY) if stated else cut_date(line)
        if before:
            others.append(replace(paragraph, passage=before, marker="", body_start=0))
        if after:
            dates.append(replace(paragraph, passage=after, marker="", body_start=0))
    return tuple(others), tuple(dates)


def _lines(paragraph: Paragraph) -> tuple[Passage, ...]:
    """The words of a paragraph; a date that stands in soft lines of its own, "A Pike" above "May 2031", apart."""
    text = paragraph.passage.cut(paragraph.body_start if paragraph.bulleted else 0)
    cuts = [(text.cut(0, m.start()).strip(), text.cut(m.end()).strip()) for m in _BREAK.finditer(text.text)]
    for words, date in (*reversed(cuts), *((below, above) for above, below in cuts)):
        if looks_like_date(date.text) and not looks_like_date(words.text) and not ends_open(words.text):
            return words, date.collapsed()
    return (paragraph.body,)


def cut_date(line: Passage) -> tuple[Passage, Passage]:
    """The words before the date that ends a line, and the date: "A Pike, May 2031". Either may be empty."""
    cut: re.Match[str] | None = None
    for match in _ENDS.finditer(line.text):
        before, tail = line.cut(0, match.start()).strip(), line.cut(match.end()).strip(" ).")
        if not (before and tail and looks_like_date(tail.text)) or looks_like_date(before.text):
            continue
        if before.text.count("(") > before.text.count(")") or ")" in tail.text.partition("(")[0]:
            continue  # "Director (Homes); May 2031": what a bracket holds is one
        if cut is not None and not looks_like_owner(line.text[cut.end() : match.start()]):
            break
        cut = match  # "A Pike; Head of Rivers, May 2031" is as long as two are named before the date
    if cut is not None:
        return line.cut(0, cut.start()).strip(), line.cut(cut.end()).strip(" ).")
    return (EMPTY, line) if line and looks_like_date(line.text) else (line, EMPTY)


def dates_deed(text: str) -> bool:
    """Whether the text is a day and what is done by then: "May 2031, mend the weir"; "By" before it names no field."""
    day, _, deed = text.partition(",")
    return begins_with_verb(deed.strip()) and looks_like_date(day)
