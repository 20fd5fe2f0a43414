"""Rows across a table that say more of the row above, "Progress: two of three are open": columns at its right.

Below each action, or below the last one of a section for all of these, the same name and a colon come again; or two
such names beside each other, "Lead: A Pike | By when: May 2031".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from pipeline.naming.label_blocks import ABOVE, Label, is_again
from pipeline.texts.bands import band_title
from pipeline.texts.header_rows import header_depth, names_period
from pipeline.texts.headers import header_words, known_role
from pipeline.texts.heads import split_name
from pipeline.texts.inline import labels_in
from schemas.passage import EMPTY, Passage
from schemas.record import LogicalCell, LogicalTable, Paragraph
from schemas.role import Role

_SURE = 0.9
_LONGEST_NAME = 5  # words
_MARKS = " ;,|–—"  # between two fields of a line
_TWO = 2
_FEWEST = 2  # times that the name stands there
_MOST_NAMES = 20  # in a table: all rows are looked at for each
_NAME = re.compile(r"(?P<name>[A-Za-z][^:\n–—]{1,40}?)\s*(?P<sign>:|\s[-–—](?!\S)|$)\s*")
_ELSEWHERE = ABOVE | {Role.ACTION, Role.MEASURE}  # measures close all the rows above them
_RECORD, _LABEL, _BREAK = "record", "label", "break"

Kinds = Mapping[int, str]  # of the rows below the header, those of other such names left out


def with_told_below(table: LogicalTable, header: int) -> LogicalTable:
    """The table, whose header is the row `header`, with such rows as columns; as it is where it has none."""
    top = range(header, header + header_depth(table, header))
    first = {row: labels for row in range(top.stop, table.rows) if (labels := _labels(table, row))}
    found = Counter(map(_key, first.values()))
    again = {row for row, labels in first.items() if found[_key(labels)] >= _FEWEST}
    keys = dict.fromkeys(_key(first[row]) for row in sorted(again))
    for key in islice(keys, _MOST_NAMES):
        rows = {row: labels for row, labels in first.items() if _key(labels) == key}
        kinds = {
            row: _kind(table, row, rows, top)
            for row in range(top.stop, table.rows)
            if row in rows or row not in again
        }
        if _stands_below(tuple(kinds.values())):
            made = _with_columns(table, rows, top, kinds)
            more = tuple(label.name for labels in list(rows.values())[1:] for label in labels)
            return with_told_below(replace(made, repeated_headers=table.repeated_headers + more), header)
    return table


def _key(labels: Sequence[Label]) -> tuple[str, ...]:
    return tuple(header_words(label.name.text) for label in labels)


def _labels(table: LogicalTable, row: int) -> tuple[Label, ...]:
    """What a row across the table says behind a name, in each of its cells or in one cell over the rest of it.

    Nothing where a name is a section's or a measure's. Behind a dash, or in a cell of its own, it must be a known one.
    """
    cells = table.row_cells(row)
    if not cells or any(c.row_span > 1 for c in cells) or not _is_across(table, row, cells):
        return ()
    if not cells[0].text:
        cells = cells[1:]  # a blank number
    if len(cells) == _TWO and cells[0].text and cells[1].column_span >= _TWO and (beside := _beside(*cells)):
        return (beside,)
    found: list[Label] = []
    for cell in cells:
        inside = _inside(cell, alone=len(cells) == 1) if cell.text else []
        if cell.text and not inside:
            return ()  # as the first cell of nearly every row
        found += inside
    return tuple(found)


def _is_across(table: LogicalTable, row: int, cells: Sequence[LogicalCell]) -> bool:
    """Whether they are the whole row and begin with words; or what stands beside a wide one is blank, or merged from above."""
    width = sum(c.column_span for c in cells)
    if width == table.columns and cells[0].text:
        return True
    told = [c for c in cells if c.text]
    if not told or len(told) > _TWO or all(c.column_span == 1 for c in told):
        return False
    merged = sum((c := table.cell_at(row, k)) is not None and c.row < row for k in range(table.columns))
    return width + merged == table.columns


def _beside(cell: LogicalCell, value: LogicalCell) -> Label | None:
    """A known name in a cell of its own, and what the other cell of the row says of it."""
    label = _bare(cell.paragraphs[0])
    return replace(label, paragraphs=value.paragraphs) if label else None


def _inside(cell: LogicalCell, *, alone: bool) -> list[Label]:
    """The names of a cell and what it says behind each, or below it; nothing where it begins with none.

    A name that is no known one must be the first, before a colon, and stand `alone` in its row.
    """
    lines = [line for line in cell.paragraphs if line.body]
    above = len(lines) > 1 and _bare(lines[0]) is not None
    labels: list[Label] = []
    for line in lines:
        bare = _bare(line) if above else None
        if found := [bare] if bare else _inline(line, alone=alone and not labels):
            labels += found
        elif labels:
            labels[-1] = replace(labels[-1], paragraphs=(*labels[-1].paragraphs, line))
        else:
            return []
    return labels


def _bare(line: Paragraph) -> Label | None:
    """The known name that is all a line says."""
    match = _NAME.match(line.body.text)
    role = known_role(match["name"], _SURE) if match and match.end() == len(match.string) else None
    return _label(line, match.span("name"), role) if match and role and _is_name(match, line) else None


def _inline(line: Paragraph, *, alone: bool) -> list[Label]:
    """The name that a line begins with and known ones further on in it, each with what is said behind it."""
    match = _NAME.match(line.body.text)
    if match is None or not match["sign"] or not _is_name(match, line):
        return []
    role = known_role(match["name"], _SURE)
    if role is None and not (alone and match["sign"] == ":"):
        return []
    found = [(*match.span("name"), match.end(), role or Role.OTHER)]
    for more in labels_in(line.body.text) if role else ():
        known = known_role(more["label"], _SURE) if ":" in more["gap"] else None
        if more.start("label") >= match.end() and known is not None and known not in _ELSEWHERE:
            found.append((*more.span("label"), more.end("gap"), known))
    ends = [*(start for start, *_ in found[1:]), len(line.body)]
    labels = [
        _label(line, (first, last), known, line.body.cut(start, end).strip(_MARKS))
        for (first, last, start, known), end in zip(found, ends, strict=True)
    ]
    return [label for label in labels if label] if all(labels) else []


def _is_name(match: re.Match[str], line: Paragraph) -> bool:
    return len(match["name"].split()) <= _LONGEST_NAME and not split_name(line.body)


def _label(line: Paragraph, name: tuple[int, int], role: Role, said: Passage = EMPTY) -> Label | None:
    """The label; None where the name is a section's, a measure's or a period's."""
    words = line.body.cut(*name)
    if role in _ELSEWHERE or names_period(words.text):
        return None
    return Label(words, role, (Paragraph(said, page=line.page),) if said else ())


def _kind(table: LogicalTable, row: int, labels: Collection[int], top: range) -> str:
    if row in labels:
        return _LABEL
    return _BREAK if band_title(table, row) or is_again(table, row, top) else _RECORD


def _stands_below(kinds: Sequence[str]) -> bool:
    """Whether each label stands right below a record, and one is the last of its section or of the table."""
    pairs = list(pairwise([_BREAK, *kinds, _BREAK]))
    return (_LABEL, _BREAK) in pairs and not {(_BREAK, _LABEL), (_LABEL, _LABEL)}.intersection(pairs)


def _with_columns(
    table: LogicalTable, labels: Mapping[int, tuple[Label, ...]], top: range, kinds: Kinds
) -> LogicalTable:
    """The table without these rows, and what they say beside the rows that it is said of."""
    names = [label.name for label in next(iter(labels.values()))]
    kept = [row for row in range(table.rows) if kinds.get(row) != _LABEL]
    place = {row: number for number, row in enumerate(kept)}
    said = _said(labels, kinds)
    cells = [_moved(c, place, table.columns, len(names)) for c in table.cells if c.row in place]
    for at, name in enumerate(names):
        column = table.columns + at
        cells.append(LogicalCell(top.start, column, len(top), paragraphs=(Paragraph(name),)))
        for row, number in place.items():
            if kinds.get(row) == _RECORD:
                lines = said[row][at].paragraphs if row in said else ()
                cells.append(LogicalCell(number, column, paragraphs=lines))
    return replace(
        table,
        rows=len(kept),
        columns=table.columns + len(names),
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        origins=tuple(table.origins[row] for row in kept),
        column_edges=(),
    )


def _moved(cell: LogicalCell, place: Mapping[int, int], columns: int, more: int) -> LogicalCell:
    across = more if cell.column_span == columns else 0
    span = sum(row in place for row in range(cell.row, cell.row + cell.row_span))
    return replace(cell, row=place[cell.row], row_span=span, column_span=cell.column_span + across)


def _said(labels: Mapping[int, tuple[Label, ...]], kinds: Kinds) -> dict[int, tuple[Label, ...]]:
    """What is said of each row: by the labels below it, or those that close its section where all stand at an end."""
    rows = list(kinds)
    places = [at for at, row in enumerate(rows) if kinds[row] == _LABEL]
    closing = all(at + 1 == len(rows) or kinds[rows[at + 1]] == _BREAK for at in places)
    said: dict[int, tuple[Label, ...]] = {}
    for at in places:
        above = at - 1
        said[rows[above]] = labels[rows[at]]
        while closing and above > 0 and kinds[rows[above - 1]] == _RECORD:
            above -= 1
            said[rows[above]] = labels[rows[at]]
    return said
