"""Forms that ask across the table and are answered in the row below: each name laid beside what is said of it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.tables.card_labels import field_of, is_title, label_at
from pipeline.texts.headers import known_role
from schemas.record import LogicalCell, LogicalTable, RowOrigin

_SURE = 0.9
_LEAST = 2  # questions of a form: a lone one is a heading
_ENDS = (":", "?")


def laid_beside(table: LogicalTable) -> LogicalTable:
    """The table with a row "question | answer" for each question across the table and the answer across it below.

    So are names side by side over as many values, "Reg | Ward" over "12 | Elm", where the form asks so too. Tables
    without two such questions, or with rows of other things, stay as they are: one row across them is a heading.
    """
    asked = asked_rows(table)
    if not asked:
        return table
    cells: list[LogicalCell] = []
    origins: list[RowOrigin] = []
    row = 0
    while row < table.rows:
        paired = row in asked or _stands_over_values(table, row)
        here, below = table.row_cells(row), table.row_cells(row + 1)
        if not paired:
            if not (is_title(table, row) or label_at(table, row)):
                return table
            cells += (replace(c, row=len(origins)) for c in here)
            origins.append(table.origins[row])
        for name, value in zip(here, below, strict=True) if paired else ():
            cells += _beside(name, value, len(origins), table.columns)
            origins.append(table.origins[row + 1])
        row += 1 + paired
    return replace(table, rows=len(origins), cells=tuple(cells), origins=tuple(origins), header_rows=0)


def asked_rows(table: LogicalTable) -> list[int]:
    """The rows that ask across the table and are answered below; none where there are not two such questions."""
    asked = [row for row in range(table.rows - 1) if _is_answered(table, row)]
    return asked if len({table.row_cells(row)[0].text for row in asked}) >= _LEAST else []


def _beside(name: LogicalCell, value: LogicalCell, row: int, columns: int) -> tuple[LogicalCell, LogicalCell]:
    return (
        replace(name, row=row, column=0, column_span=1),
        replace(value, row=row, column=1, column_span=columns - 1),
    )


def _is_answered(table: LogicalTable, row: int) -> bool:
    """Whether the row asks across the table, and the one below says something across it."""
    if table.columns < _LEAST or not (is_title(table, row) and is_title(table, row + 1)):
        return False
    question, answer = table.row_cells(row)[0].text, table.row_cells(row + 1)[0].text
    return _asks(question) and bool(answer) and not _asks(answer)


def _asks(text: str) -> bool:
    return known_role(text.rstrip(": "), _SURE) is not None or text.rstrip().endswith(_ENDS)


def _stands_over_values(table: LogicalTable, row: int) -> bool:
    """Whether the row is a field's name in each cell, and the one below a value under each, no name among them."""
    names, values = table.row_cells(row), table.row_cells(row + 1)
    if len(names) < _LEAST or [c.column for c in names] != [c.column for c in values]:
        return False
    if any(c.row_span > 1 for c in (*names, *values)):
        return False
    return all(field_of(c.text) for c in names) and not any(field_of(c.text) for c in values)
