"""The field names of tables in which these stand beside their values, and what tells such a table from others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import or_

from pipeline.texts.headers import exact_role, header_words, known_role
from pipeline.texts.witness import looks_like_date, looks_like_state
from schemas.record import LogicalCell, LogicalTable, Paragraph
from schemas.role import Role

CERTAIN = 0.95  # likeness of a name that is one wherever it stands
_SURE = 0.75
_HEADER = 0.9
_TWO = 2
_LONGEST_LABEL = 8  # words
_NUMBERED = re.compile(r"(?P<name>\D+?)\s+(?P<number>[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})*[a-z]?)\W*$")
_ABOUT = re.compile(
    r"(?:\(?[a-z0-9]{1,2}[.)]\s*)?(?P<name>\S[^:?]*?)\s*(?:\bfor\b|[-–—])\s+(?P<about>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def label_names(table: LogicalTable) -> list[str]:
    """The field names at the left of the rows, a number behind one left out."""
    labels = (label_at(table, row) for row in range(table.rows))
    return [name_of(label)[0] for label in labels if label is not None]


def pairs_up(table: LogicalTable, row: int) -> bool:
    """Whether a row is a card's and no header, "Lead | A Pike | Partners | ", "When | May 2031 | RAG | On track", where most begin with names.

    Where each row begins with one, what stands beside it may be a header elsewhere: "Lead | Project manager | RAG | Closed".
    """
    texts = [c.text for c in table.row_cells(row)]
    names, values = texts[::2], texts[1::2]
    if len(names) != len(values) or not any(values) or any(field_of(text) is None for text in names):
        return False
    said = [looks_like_date(text) or looks_like_state(text) for text in values]
    told = [field_of(text, _HEADER) is None for text in values]
    plain = "" in values or (any(said) and all(map(or_, said, told)))
    first = [cells[0] for r in range(table.rows) if len(cells := table.row_cells(r)) > 1]
    named = sum(field_of(cell.text) is not None for cell in first)
    return named * _TWO > len(first) if plain else any(told) and _all_named(first)


def _all_named(first: Sequence[LogicalCell]) -> bool:
    """Whether three rows or more begin with as many names, and each of them is surely one."""
    names = {name_of(cell)[0] for cell in first}
    return _TWO < len(first) == len(names) and all(known_role(name, _HEADER) is not None for name in names)


def with_plain_labels(table: LogicalTable) -> tuple[LogicalTable, bool]:
    """The table with labels that name what they ask about ("c) Actions for age", "c) Actions for sex") without that.

    A label's beginning must come again with other ends, and one of them name actions; the bool says whether it does.
    """
    asked = {c: match for c in table.cells if c.column == 0 and (match := _ABOUT.match(c.text))}
    ends: dict[str, set[str]] = {}
    for match in asked.values():
        ends.setdefault(header_words(match["name"]), set()).add(match["about"].lower())
    again = {name for name, about in ends.items() if len(about) > 1}
    if not any(known_role(name, CERTAIN) is Role.ACTION for name in again):
        return table, False
    plain = {
        c: replace(c, paragraphs=(Paragraph(c.passage.cut(*match.span("name"))),))
        for c, match in asked.items()
        if header_words(match["name"]) in again and c.column_span < table.columns
    }
    return replace(table, cells=tuple(plain.get(c, c) for c in table.cells)), True


def all_headers(table: LogicalTable, row: int) -> bool:
    """Whether the row is a full header: three cells or more, each a field's name."""
    cells = [c for c in table.row_cells(row) if c.text]
    return len(cells) > _TWO and all(field_of(c.text, _HEADER) is not None for c in cells)


def field_of(text: str, least: float = _SURE) -> Role | None:
    """The field that a cell's words name, at least so likely; None where they are none, or too long for any but a known name."""
    if len(text.split()) > _LONGEST_LABEL:
        return exact_role(text)
    return known_role(text.rstrip(": "), least)


def label_at(table: LogicalTable, row: int) -> LogicalCell | None:
    """The cell at the left of a row, where it is a field name with a value beside it."""
    cell = table.cell_at(row, 0)
    if cell is None or cell.row != row or cell.column_span >= table.columns:
        return None
    return cell if field_of(cell.text) is not None else None


def is_title(table: LogicalTable, row: int) -> bool:
    """Whether the row is one cell across the table."""
    cells = table.row_cells(row)
    return len(cells) == 1 and cells[0].column_span >= table.columns


def second_labels(table: LogicalTable) -> list[LogicalCell]:
    """The cells right of the first column that are surely field names, or are drawn as those at the left are."""
    drawn = {c for row in range(table.rows) for c in _drawn_in_pairs(table, row)}
    return [c for c in table.cells if c.column > 0 and (c in drawn or field_of(c.text, CERTAIN) is not None)]


def _drawn_in_pairs(table: LogicalTable, row: int) -> Sequence[LogicalCell]:
    """The short names of a row in which each, known or not, is shaded and the value behind it is not.

    The row begins with a known one: "Lead | A Pike | Ready | May 2031".
    """
    cells = table.row_cells(row)
    names, values = cells[::2], cells[1::2]
    if len(names) < _TWO or len(names) != len(values):
        return ()
    drawn = all(c.shaded for c in names) and not any(c.shaded for c in values)
    short = drawn and all(0 < len(c.text.split()) <= _LONGEST_LABEL for c in names)
    return names if short and field_of(names[0].text) is not None else ()


def fields_of(table: LogicalTable) -> set[Role | None]:
    """The roles of the field names at the left and, where they surely are some, right of there."""
    return {field_of(c.text) for c in (*(c for c in table.cells if c.column == 0), *second_labels(table))}


def labels_elsewhere(table: LogicalTable) -> bool:
    """Whether most rows hold a second field name, "Lead | A Pike | By when | May", or one does where others do not reach.

    A value that reaches to the right edge beside one name, and as many names as fit with a value each in another row, are
    a form.
    """
    rows = {c.row for c in second_labels(table)}
    whole = any(c.column == 1 and c.column_span == table.columns - 1 for c in table.cells)
    full = table.columns == _TWO * _TWO or any(_holds_pairs(table, row) for row in rows)
    return len(rows) * _TWO >= table.rows or bool(rows and whole and full)


def _holds_pairs(table: LogicalTable, row: int) -> bool:
    """Whether a field name stands in every other column of a row."""
    cells = table.row_cells(row)
    full = len(cells) == table.columns and table.columns % _TWO == 0
    return full and all(field_of(c.text, CERTAIN) is not None for c in cells[::_TWO])


def drawn_labels(table: LogicalTable) -> bool:
    """Whether the left of two columns alone is drawn, shaded or bold, in every row: short names, known or not."""
    rows = [cells for row in range(table.rows) if len(cells := table.row_cells(row)) == _TWO == table.columns]
    short = all(0 < len(name.text.split()) <= _LONGEST_LABEL for name, _ in rows)
    shaded = all(name.shaded and not value.shaded for name, value in rows)
    bold = all(name.bold and not value.bold for name, value in rows)
    return len(rows) > _TWO and short and (shaded or bold)


def name_of(label: LogicalCell) -> tuple[str, LogicalCell | None]:
    """The field's name, and the number behind it in "Action 2" as a cell of its own."""
    numbered = _NUMBERED.match(label.text)
    if numbered is None or field_of(numbered["name"]) is not Role.ACTION:
        return header_words(label.text), None
    number = label.passage.cut(*numbered.span("number"))
    return header_words(numbered["name"]), LogicalCell(
        label.row, label.column, paragraphs=(Paragraph(number),)
    )


def number_alone(table: LogicalTable, row: int) -> LogicalCell | None:
    """The number in "Action 1.1", all that a row says above the fields of a card, one of which tells the action."""
    cells = [cell for cell in table.row_cells(row) if cell.text]
    if len(cells) != 1 or cells[0].column > 0 or label_at(table, row + 1) is None:
        return None
    return name_of(cells[0])[1]
