"""Rows across a table that say how the actions above are measured: "Success criteria" and lines below that name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.outline.measure_heads import asks_how_known
from pipeline.outline.prose import field_role
from pipeline.rows.fields import by_role
from pipeline.texts.entries import read_measures
from pipeline.texts.figure_labels import labels_of, values_of
from pipeline.texts.headers import spelt_out
from schemas.passage import Passage
from schemas.record import LogicalTable, MeasureRecord, Paragraph, RowOrigin
from schemas.role import Role

_SURE = 0.9
_LONGEST_NAME = 8  # words
_COLON = re.compile(r":\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class CriteriaRow:
    """A row of criteria: their name, what they are, and the section and the rows that they measure."""

    name: Passage
    lines: tuple[Paragraph, ...]
    path: tuple[int, ...]
    origin: RowOrigin
    rows: tuple[int, ...]


def criteria_across(table: LogicalTable, row: int) -> tuple[Passage, tuple[Paragraph, ...]] | None:
    """The name and the lines of criteria that fill one cell across the table; None where the row holds something else.

    The first may stand in the line of the name: "We will know it has worked by: fewer floods; more eels".
    """
    first = table.cell_at(row, 0)
    if first is None or table.columns == 1 or first.column_span < table.columns or first.row_span > 1:
        return None
    filled = [p for p in first.paragraphs if p.body]
    if not filled or filled[0].bulleted:
        return None
    name, begun = _apart(filled[0])
    lines = (*begun, *filled[1:])
    return (name, lines) if lines and _names_criteria(name.text.strip(" :")) else None


def _apart(line: Paragraph) -> tuple[Passage, tuple[Paragraph, ...]]:
    """What a line begins with up to a colon, and the rest of it where there is one."""
    colon = _COLON.search(line.body.text)
    if colon is None:
        return line.body, ()
    rest = replace(line, passage=line.body.cut(colon.end()), marker="", body_start=0)
    return line.body.cut(0, colon.end()).strip(), (rest,)


def _names_criteria(name: str) -> bool:
    """Whether a few words ask or say how success is known; "Measures", which may be deeds, are none below those."""
    if len(name.split()) > _LONGEST_NAME:
        return False
    return field_role(name, _SURE) is Role.MEASURE or asks_how_known(spelt_out(name.lower()))


def criteria_measures(
    rows: Sequence[CriteriaRow], by_row: Mapping[int, Sequence[int]]
) -> Iterator[MeasureRecord]:
    """The measures that the rows name, each linked to the actions of all rows it is about."""
    for row in rows:
        actions = tuple(dict.fromkeys(i for number in row.rows for i in by_row.get(number, ())))
        for entry in read_measures(row.lines):
            yield MeasureRecord(
                entry.text,
                row.path,
                row.origin,
                actions,
                fields=by_role(values_of(entry.figures)),
                header=row.name,
                headers=labels_of(entry.figures),
                lead_in=entry.lead_in,
            )
