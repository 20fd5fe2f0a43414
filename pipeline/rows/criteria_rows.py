"""Rows across a table that say how the actions above are measured: "Success criteria" and lines below that name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.rows.fields import by_role
from pipeline.texts.entries import read_measures
from pipeline.texts.figure_labels import labels_of, values_of
from pipeline.texts.headers import known_role
from schemas.passage import Passage
from schemas.record import LogicalTable, MeasureRecord, Paragraph, RowOrigin
from schemas.role import Role

_SURE = 0.9
_LONGEST_NAME = 8  # words


@dataclass(frozen=True, slots=True)
class CriteriaRow:
    """A row of criteria: their name, what they are, and the section and the rows that they measure."""

    name: Passage
    lines: tuple[Paragraph, ...]
    path: tuple[int, ...]
    origin: RowOrigin
    rows: tuple[int, ...]


def criteria_across(table: LogicalTable, row: int) -> tuple[Passage, tuple[Paragraph, ...]] | None:
    """The name and the lines of criteria that fill one cell across the table; None where the row holds something else."""
    first = table.cell_at(row, 0)
    if first is None or table.columns == 1 or first.column_span < table.columns or first.row_span > 1:
        return None
    filled = [p for p in first.paragraphs if p.body]
    if len(filled) == 1 or not filled or filled[0].bulleted:
        return None
    name = filled[0].body
    short = len(name.text.split()) <= _LONGEST_NAME
    known = short and known_role(name.text.strip(" :"), _SURE) is Role.MEASURE
    return (name, tuple(filled[1:])) if known else None


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
