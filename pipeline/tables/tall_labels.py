"""A field's name merged down beside what it says in several rows: a criterion a row, or a term's criteria below each term."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.texts.header_rows import names_period
from pipeline.texts.headers import known_role
from pipeline.texts.witness import looks_like_date
from schemas.record import LogicalCell, LogicalTable
from schemas.role import Role

_SURE = 0.9
_LONGEST_LABEL = 6  # words
_DATED = 2  # rows: the terms, and what is wanted in each
_LEAST_PERIODS = 2

Told = tuple[LogicalCell | None, LogicalCell]  # a period, if one stands above, and what is said of it


def tall_label(table: LogicalTable, row: int) -> tuple[LogicalCell, tuple[Told, ...]] | None:
    """The name of measures that begins in this row, and all that stands beside it; None where the row holds something else."""
    name = table.cell_at(row, 0)
    if name is None or name.row != row or name.row_span < _DATED or not _names_measures(name.text):
        return None
    rows = [
        [c for c in table.row_cells(r) if c is not name]
        for r in range(row, min(row + name.row_span, table.rows))
    ]
    if any(c.row_span > 1 for cells in rows for c in cells):
        return None
    if all(len(cells) == 1 and _reaches(cells, name, table.columns) for cells in rows):
        return name, tuple((None, cells[0]) for cells in rows)
    return (name, _below_periods(rows)) if _are_dated(rows, name, table.columns) else None


def _names_measures(text: str) -> bool:
    words = text.strip(" :")
    return 0 < len(words.split()) <= _LONGEST_LABEL and known_role(words, _SURE) is Role.MEASURE


def _reaches(cells: Sequence[LogicalCell], name: LogicalCell, columns: int) -> bool:
    return name.column_span + sum(c.column_span for c in cells) == columns


def _are_dated(rows: Sequence[Sequence[LogicalCell]], name: LogicalCell, columns: int) -> bool:
    """Whether periods stand in the first of two rows, and below each of them a cell as wide that names no field."""
    if len(rows) != _DATED or len(rows[0]) < _LEAST_PERIODS or not _reaches(rows[0], name, columns):
        return False
    if [(c.column, c.column_span) for c in rows[0]] != [(c.column, c.column_span) for c in rows[1]]:
        return False
    if any(known_role(c.text, _SURE) for c in rows[1]):  # a header of two rows
        return False
    return all(names_period(c.text) or looks_like_date(c.text) for c in rows[0])


def _below_periods(rows: Sequence[Sequence[LogicalCell]]) -> tuple[Told, ...]:
    return tuple(zip(rows[0], rows[1], strict=True))
