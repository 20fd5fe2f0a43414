"""Columns that hold several fields, "Lead / Timescale" or cells of "Lead: A Pike", "By when: May 2031": cut into one each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from pipeline.texts.date_ends import cut_date
from pipeline.texts.header_rows import header_rows
from pipeline.texts.headers import WEAK, known_match, known_role
from pipeline.texts.inline import labelled_parts, labels_of
from pipeline.texts.witness import looks_like_date, looks_like_state
from schemas.open_ends import ends_open
from schemas.passage import EMPTY, Passage
from schemas.record import LogicalCell, LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN, Role

_SURE = 0.9
_TWO = 2
_BESIDE_DATES = frozenset({Role.OWNER, Role.STATUS})
_LABELLED = frozenset(
    {Role.OWNER, Role.TIMESCALE, Role.PARTNER, Role.COST, None}
)  # columns of notes quote labels
_NAMES = frozenset({Role.OWNER, Role.PARTNER})  # which a column of owners may hold both
_ORDER = tuple(Role)
_MOST = 0.5  # share of the filled cells that must hold both, or one that is a date
_GLUE = re.compile(r"\s*(?:/|&|\band\b|,|\+|\n)\s*", re.IGNORECASE)
_BREAK = re.compile(r"\n")

Fields = Mapping[Role, Passage]  # what a column holds, each with its name, left to right


def split_compound(table: LogicalTable) -> LogicalTable:
    """The table with each column of owners (or of how far it is) and dates as one of these and one of dates.

    So is one whose cells say by names of their own whose words these are, whatever its header says.
    """
    rows = header_rows(table)
    if rows == 0:
        return table
    column = table.columns - 1
    while column >= 0:
        fields = _fields(table, column, rows)
        if len(fields) > 1:
            table = _split(table, column, rows, fields)
        column -= 1
    return table


def _fields(table: LogicalTable, column: int, rows: int) -> Fields:
    """What the column holds: what its header names where its cells hold both, and what they name themselves."""
    header = table.cell_at(rows - 1, column)
    if header is None or header.column_span > 1:
        return {}
    filled = [
        c for c in table.cells if c.column == column and c.row >= rows and c.text and c.column_span == 1
    ]
    pair = _pair(header)
    if pair and not _mostly([bool(_sorted(c.paragraphs, pair)[Role.TIMESCALE]) for c in filled]):
        return {}
    return pair | {role: name for role, name in _named(header, filled).items() if role not in pair}


def _pair(header: LogicalCell) -> dict[Role, Passage]:
    """The owners' (or the status's) and the dates' part of a header; none where it does not name both.

    "RAG and date" is a status as a whole.
    """
    parts = header.passage.split(_GLUE)
    roles = [known_role(part.text, _SURE) for part in parts]
    named = [role for role in roles if role in _BESIDE_DATES]
    if len(parts) != _TWO or len(named) != 1 or Role.TIMESCALE not in roles or known_role(header.text, 1.0):
        return {}
    pair = dict(zip(roles, parts, strict=True))
    return {named[0]: pair[named[0]], Role.TIMESCALE: pair[Role.TIMESCALE]}


def _named(header: LogicalCell, filled: Sequence[LogicalCell]) -> Fields:
    """The fields that most of the cells name before their words, and the one of the header; none where they name but one."""
    known = known_match(header.text, _SURE)
    whole = known.role if known and known.kind != WEAK and known.role is not Role.IGNORE else None
    if whole not in _LABELLED or not any(":" in cell.text or "–" in cell.text for cell in filled):
        return {}
    names = [_names(cell) for cell in filled]
    own = {whole} if whole else set()
    others = [_names_others(cell, named, own) for cell, named in zip(filled, names, strict=True)]
    if not (_mostly(others) or (whole is Role.OWNER and any(others))):
        return {}
    fields = {role: name for named in reversed(names) for role, name in named.items()}
    fields |= {whole: header.passage} if whole else {}
    if fields.keys() <= _NAMES or WHO_AND_WHEN.isdisjoint(fields) or len(fields) < _TWO:
        return {}
    return {role: fields[role] for role in sorted(fields, key=lambda r: (r is not whole, _ORDER.index(r)))}


def _names(cell: LogicalCell) -> dict[Role, Passage]:
    """The fields whose names stand in the cell before their words, each with its first name."""
    named: dict[Role, Passage] = {}
    for line in _lines(cell.paragraphs):
        for role, name in labels_of(line).items():
            named.setdefault(role, name)
    return named


def _names_others(cell: LogicalCell, named: Fields, own: AbstractSet[Role]) -> bool:
    """Whether it names another field than the column's `own` (the partners, beside owners, are none); all where that is unknown."""
    if not own:
        before, fields = labelled_parts(next(_lines(cell.paragraphs)))
        return bool(fields) and not before
    return not named.keys() <= own | (_NAMES if own <= _NAMES else set())


def _mostly(filled: Sequence[bool]) -> bool:
    return bool(filled) and sum(filled) >= _MOST * len(filled)


def _split(table: LogicalTable, column: int, rows: int, fields: Fields) -> LogicalTable:
    more = len(fields) - 1
    left = table.repeated_headers
    cells: list[LogicalCell] = []
    for cell in table.cells:
        if cell.column > column:
            cells.append(replace(cell, column=cell.column + more))
        elif cell.column + cell.column_span - 1 < column:
            cells.append(cell)
        elif cell.column_span > 1 or cell.row + cell.row_span < rows:
            cells.append(replace(cell, column_span=cell.column_span + more))
        else:
            own = _sorted(cell.paragraphs, fields)
            if cell.row + cell.row_span == rows:
                own = {role: [Paragraph(name)] for role, name in fields.items()}
                left += (cell.passage,)  # "Delivery" names none of them
            cells += [
                replace(cell, column=column + place, paragraphs=tuple(own[role]))
                for place, role in enumerate(fields)
            ]
    ordered = tuple(sorted(cells, key=lambda c: (c.row, c.column)))
    return replace(table, columns=table.columns + more, cells=ordered, column_edges=(), repeated_headers=left)


def _sorted(paragraphs: Sequence[Paragraph], fields: Fields) -> dict[Role, list[Paragraph]]:
    """The lines of a cell by field: behind a name those of that field, before any those of the first.

    Lines that name somebody, or say how far something is, may end in a date, or be one.
    """
    held: dict[Role, list[Paragraph]] = {role: [] for role in fields}
    role = next(iter(fields))
    named = False
    for line in _lines(paragraphs):
        before, found = labelled_parts(line)
        if found and all(r in held for r, _ in found):
            parts = [(role, before), *((r, value.passage) for r, value in found)]
            role, named = found[-1][0], True
        elif Role.TIMESCALE not in held or role is Role.TIMESCALE or (named and role is not Role.OWNER):
            parts = [(role, line.body)]
        else:
            parts = [
                (r, part)
                for text in _soft_lines(line)
                for r, part in zip((role, Role.TIMESCALE), _parted(text, role), strict=True)
            ]
        for r, passage in parts:
            if passage:
                held[r].append(_line(line, passage))
    return held


def _parted(line: Passage, role: Role) -> tuple[Passage, Passage]:
    """The words of a line and the date it ends in; a state is none, as "Ongoing" may be both."""
    stated = role is Role.STATUS and looks_like_state(line.text)
    return (line, EMPTY) if stated else cut_date(line)


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs of a cell, each soft line that begins with the name of a field apart."""
    for paragraph in paragraphs:
        text = paragraph.passage.cut(paragraph.body_start if paragraph.bulleted else 0)
        breaks = [
            m.start() for m in _BREAK.finditer(text.text) if labels_of(_line(paragraph, text.cut(m.end())))
        ]
        for start, end in pairwise((0, *breaks, len(text))):
            if piece := text.cut(start, end).strip():
                yield _line(paragraph, piece)


def _line(paragraph: Paragraph, text: Passage) -> Paragraph:
    return replace(paragraph, passage=text, marker="", body_start=0)


def _soft_lines(line: Paragraph) -> tuple[Passage, ...]:
    """The words of a line; a date that stands in soft lines of its own, "A Pike" above "May 2031", apart."""
    text = line.passage
    cuts = [(text.cut(0, m.start()).strip(), text.cut(m.end()).strip()) for m in _BREAK.finditer(text.text)]
    for words, date in (*reversed(cuts), *((below, above) for above, below in cuts)):
        if looks_like_date(date.text) and not looks_like_date(words.text) and not ends_open(words.text):
            return words, date.collapsed()
    return (line.body,)
