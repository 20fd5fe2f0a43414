"""Tables whose field names stand beside their values: turned into tables with a header on top.

Three drawings are one thing here: fields down the side with a record a column, a card of label and value
for each action, and cards one below the other in one table.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from pipeline.tables.card_labels import (
    CERTAIN,
    all_headers,
    drawn_labels,
    field_of,
    fields_of,
    is_title,
    label_at,
    labels_elsewhere,
    name_of,
    number_alone,
    pairs_up,
    second_labels,
    with_plain_labels,
)
from pipeline.texts.header_rows import known_headers
from pipeline.texts.headers import header_words
from pipeline.texts.numbers import is_bare_number, leading_number
from pipeline.texts.witness import begins_with_verb, looks_like_date, looks_like_owner
from schemas.passage import inserted, join
from schemas.record import LogicalCell, LogicalTable, Paragraph, RowOrigin
from schemas.role import WHO_AND_WHEN, Role

_LABELLED = 0.6  # share of a card table's rows that must begin with a known label
_ASKED = 0.3  # ... where the labels are drawn as such, or name what they ask about
_TWO = 2
_REF = inserted("Ref")  # the column of the numbers that stand in field names
_ACTION = inserted("Action")  # and of the names that stand beside such numbers above an action's fields
_THEME = inserted("Theme")  # the column of what stands above the values
_FIELDS = {Role.ACTION, Role.MEASURE, Role.SECTION, Role.OUTCOME}


@dataclass(slots=True)
class _Record:
    """One card: the value cell of each label, in the order of the labels."""

    origin: RowOrigin | None
    values: dict[str, LogicalCell] = field(default_factory=dict)


def upright(table: LogicalTable) -> LogicalTable | None:
    """The table with its field names on top and a record a row, where they stand at the side; else None."""
    table, asked = with_plain_labels(table)
    labels = [cell for row in range(table.rows) if (cell := label_at(table, row)) is not None]
    if len(labels) < _TWO:
        return None
    across = max((known_headers(table, row) for row in range(min(_TWO + 1, table.rows))), default=0)
    if any(all_headers(table, row) and not pairs_up(table, row) for row in range(min(_TWO + 1, table.rows))):
        return None
    titles = sum(is_title(table, row) for row in range(table.rows))
    anywhere = sum(field_of(cell.text) is not None for cell in table.cells)
    least = _ASKED if asked or drawn_labels(table) else _LABELLED
    if anywhere <= across or len(labels) < least * (table.rows - titles):
        return None
    names = {header_words(cell.text) for cell in labels}
    roles = {field_of(cell.text) for cell in labels}
    named = any(_numbered(table, row) for row in range(table.rows)) and fields_of(table) >= WHO_AND_WHEN
    if len(names) < _TWO or not (roles & _FIELDS or named):
        return None
    if table.columns > _TWO and len(names) == len(labels) and not labels_elsewhere(table):
        # "Review the bus", "Review the map" under "Action" are one field's name at most
        return _turned(table) if len(roles) > across else None
    return _stacked(table)


def told_measures(table: LogicalTable) -> LogicalTable | None:
    """The measures of a row that is their name and what they are, "How will we know? | ...", below that name.

    The name is drawn as one, or a list stands beside it.
    """
    cells = [c for c in table.cells if c.text]
    if table.rows != 1 or len(cells) != _TWO or field_of(cells[0].text, CERTAIN) is not Role.MEASURE:
        return None
    bold, shaded = [c.bold for c in cells], [c.shaded for c in cells]
    named = [True, False] in (bold, shaded) or all(p.bulleted for p in cells[1].paragraphs)
    return _stacked(table) if named else None


def _turned(table: LogicalTable) -> LogicalTable:
    """Rows for columns: the first column becomes the header row."""
    cells = tuple(
        LogicalCell(c.column, c.row, c.column_span, c.row_span, c.paragraphs, c.shaded)
        for c in _with_themes(table)
    )
    return LogicalTable(
        table.number,
        rows=table.columns,
        columns=table.rows,
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        origins=(table.origins[0],) * table.columns,
        header_rows=1,
    )


def _with_themes(table: LogicalTable) -> Sequence[LogicalCell]:
    """The table's cells, a blank corner named where what stands right of it are themes with actions and more below.

    "Homes | Jobs | Health" above "What we will do" and "How we will know"; days and owners are known by themselves.
    """
    corner, *heads = table.row_cells(0)
    if corner.text or corner.row_span > 1 or Role.ACTION not in fields_of(table):
        return table.cells
    if not all(head.column_span == 1 and _names_theme(head.text) for head in heads):
        return table.cells
    return (replace(corner, paragraphs=(Paragraph(_THEME),)), *(c for c in table.cells if c is not corner))


def _names_theme(text: str) -> bool:
    return any(map(str.isalpha, text)) and not looks_like_date(text) and not looks_like_owner(text)


def _stacked(table: LogicalTable) -> LogicalTable:
    """A row a card: a new one begins where a field name comes again, or under a title across the table."""
    headers: dict[str, LogicalCell] = {}
    repeated: list[LogicalCell] = []
    records: list[_Record | LogicalCell] = []
    names = {c.column for c in second_labels(table)}
    roles = fields_of(table)
    headed, answered = Role.ACTION in roles, roles >= WHO_AND_WHEN
    if answered and not headed and any(_numbered(table, row) for row in range(table.rows)):
        headers |= {name.text: LogicalCell(0, 0, paragraphs=(Paragraph(name),)) for name in (_REF, _ACTION)}
    for row in range(table.rows):
        if (begun := _begun(table, row, headed=headed, answered=answered)) is not None:
            if isinstance(begun, _Record):
                headers.setdefault(_REF.text, LogicalCell(0, 0, paragraphs=(Paragraph(_REF),)))
            records.append(begun)
            continue
        _go_on(table, row, records)
        for label, value in _pairs(table, row, names):
            name, number = name_of(label)
            if name in headers:
                repeated.append(label)
            last = records[-1] if records else None
            if not isinstance(last, _Record) or name in last.values:
                last = _Record(table.origins[row])
                records.append(last)
            if number is not None:
                headers.setdefault(_REF.text, LogicalCell(0, 0, paragraphs=(Paragraph(_REF),)))
                last.values[_REF.text] = number
            headers.setdefault(name, label)
            last.values[name] = value
    return _as_table(table, headers, records, repeated)


def _begun(table: LogicalTable, row: int, *, headed: bool, answered: bool) -> _Record | LogicalCell | None:
    """The card that a number begins, or the title across the table; None where a row is neither.

    The fields below hold the actions (`headed`), or say who and when (`answered`).
    """
    numbered = _numbered(table, row)
    if numbered and answered and not headed:
        return _Record(table.origins[row], dict(zip((_REF.text, _ACTION.text), numbered, strict=True)))
    if headed and (number := number_alone(table, row)) is not None:
        return _Record(table.origins[row], {_REF.text: number})
    if is_title(table, row):
        return table.row_cells(row)[0]
    return _as_title(*numbered) if numbered and headed else None


def _go_on(table: LogicalTable, row: int, records: Sequence[_Record | LogicalCell]) -> None:
    """Puts what stands in a row without a name, at its left blank, to the value of the row above it."""
    last = records[-1] if records else None
    cells = table.row_cells(row)
    if len(cells) != _TWO or cells[0].text or not isinstance(last, _Record):
        return
    name, value = next(reversed(last.values.items()))
    if value.column == cells[1].column:
        last.values[name] = replace(value, paragraphs=(*value.paragraphs, *cells[1].paragraphs))


def _numbered(table: LogicalTable, row: int) -> tuple[LogicalCell, LogicalCell] | None:
    """The cells of "F1 | The weir must be safe" above fields: a number, and what these are about.

    Of "1.1 Mend the weir" across the table they are the two parts.
    """
    cells = [c for c in table.row_cells(row) if c.text]
    if is_title(table, row):
        cells = _parts(cells) if label_at(table, row + 1) is not None else []
    if len(cells) != _TWO or cells[0].column > 0:
        return None
    number, words = cells
    few = len(words.text.split()) < _TWO
    return (
        None
        if few or not is_bare_number(number.text) or field_of(words.text) is not None
        else (number, words)
    )


def _parts(title: Sequence[LogicalCell]) -> list[LogicalCell]:
    """The number that a title begins with and the instruction behind it, a cell each; nothing without these."""
    number = leading_number(title[0].passage.text) if title else None
    if number is None:
        return []
    if not begins_with_verb(title[0].passage.text[number.body :]):
        return []  # "1. Rivers" may have a lead and a date of its own above its actions
    halves = (title[0].passage.cut(number.start, number.end), title[0].passage.cut(number.body))
    return [
        LogicalCell(title[0].row, 0, paragraphs=(Paragraph(half, page=title[0].paragraphs[0].page),))
        for half in halves
    ]


def _as_title(number: LogicalCell, words: LogicalCell) -> LogicalCell:
    """Both as one cell, where one of the fields below holds the actions."""
    whole = join((number.passage.strip(" .:)("), words.passage.collapsed()), ". ")
    return replace(words, column=0, paragraphs=(Paragraph(whole, page=words.paragraphs[0].page),))


def _pairs(table: LogicalTable, row: int, names: AbstractSet[int]) -> list[tuple[LogicalCell, LogicalCell]]:
    """Each field name of a row with the cell beside it: the first cell, those in columns of `names`, known ones."""
    every = table.row_cells(row)
    cells = [c for k, c in enumerate(every) if c.paragraphs or _is_blank_value(every, k)]
    pairs = []
    at = 0
    while at + 1 < len(cells):
        if at == 0 or cells[at].column in names or field_of(cells[at].text) is not None:
            pairs.append((cells[at], cells[at + 1]))
            at += 1
        at += 1
    return pairs


def _is_blank_value(cells: Sequence[LogicalCell], at: int) -> bool:
    """Whether a blank cell is all that a field says, "Lead |  | Cost | ": nobody is named, and another "By" asks when.

    What stands first in a row need not be known for a name where a name follows.
    """
    if at == 0:
        return False
    after = cells[at + 1 : at + 2]
    names = after if at == 1 and after else (cells[at - 1], *after)
    return all(field_of(c.text, CERTAIN) is not None for c in names)


def _as_table(
    table: LogicalTable,
    headers: dict[str, LogicalCell],
    records: Sequence[_Record | LogicalCell],
    repeated: Sequence[LogicalCell],
) -> LogicalTable:
    width = len(headers)
    cells = [_placed(label, 0, column) for column, label in enumerate(headers.values())]
    origins = [table.origins[0]]
    for row, record in enumerate(records, start=1):
        if isinstance(record, LogicalCell):
            cells.append(_placed(record, row, 0, width))
            origins.append(table.origins[record.row])
            continue
        origins.append(record.origin or table.origins[0])
        for column, name in enumerate(headers):
            value = record.values.get(name)
            cells.append(_placed(value, row, column) if value else LogicalCell(row, column))
    return LogicalTable(
        table.number,
        rows=len(records) + 1,
        columns=width,
        cells=tuple(cells),
        origins=tuple(origins),
        header_rows=1,
        repeated_headers=table.repeated_headers + tuple(c.passage for c in repeated),
    )


def _placed(cell: LogicalCell, row: int, column: int, column_span: int = 1) -> LogicalCell:
    return LogicalCell(row, column, 1, column_span, cell.paragraphs, cell.shaded)
