"""Small tables of labels right above a table of actions: laid on top of it, where its labelled rows would stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from pipeline.tables.tall_labels import tall_label
from pipeline.tables.title_rows import title_across
from pipeline.texts.header_rows import known_headers
from pipeline.texts.headers import known_match, known_role
from pipeline.texts.heads import announces, split_name
from schemas.record import LogicalCell, LogicalTable, Paragraph
from schemas.role import Role

_SURE = 0.9
_KNOWN = 0.8  # likeness of a drawn name
_MOST_ROWS = 8
_LEAST_COLUMNS = 3  # of the table below
_TWO = 2
_LONGEST_LABEL = 6  # words
_SECTIONS = frozenset({Role.SECTION, Role.OUTCOME})
_OF_RECORDS = frozenset(
    {Role.ACTION, Role.REF, Role.SHORT, Role.LONG}
)  # names of no card that stands over actions


def with_top_cards(body: Sequence[Paragraph | LogicalTable]) -> list[Paragraph | LogicalTable]:
    """The body, each card that names a section right above a table with a header as the first rows of that table.

    "Actions" or "What we will do" between the two announces that table, and stands above both then.
    """
    made: list[Paragraph | LogicalTable] = []
    for element in body:
        at = len(made) - 1
        between = made[at] if made else None
        at -= isinstance(between, Paragraph) and _names_actions(between.body.text)
        card = made[at] if at >= 0 else None
        if not isinstance(card, LogicalTable) or not isinstance(element, LogicalTable):
            made.append(element)
        elif _goes_on_top(card, element):
            made[at:] = [*made[at + 1 :], with_whole_titles(_piled(card, element))]
        else:
            made.append(element)
    return made


def with_whole_titles(table: LogicalTable) -> LogicalTable:
    """The table, each row of a name and a title over such a card's labels and a header in one cell across it, as a band is."""
    if table.columns < _LEAST_COLUMNS:
        return table
    rows = ((row, title_across(table, row)) for row in range(table.rows))
    titles = {row: title for row, title in rows if title and _over_labels(table, row)}
    if not titles:
        return table
    cells = (*(c for c in table.cells if c.row not in titles), *titles.values())
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))))


def _over_labels(table: LogicalTable, title: int) -> bool:
    """Whether names and what each says stand in the rows below, and a header right below these."""
    row = title + 1
    while row < min(table.rows, title + _MOST_ROWS) and _holds_pairs(table, row, table.columns):
        row += 1
    return title + 1 < row < table.rows and known_headers(table, row) >= _TWO


def _names_actions(text: str) -> bool:
    return announces(text) or known_role(text, _SURE) is Role.ACTION


def _goes_on_top(card: LogicalTable, table: LogicalTable) -> bool:
    if card.rows > _MOST_ROWS or table.columns < _LEAST_COLUMNS or known_headers(table, 0) < _TWO:
        return False
    titled = card.rows > 1 and title_across(card, 0) is not None
    if not all(_holds_pairs(card, row, table.columns) for row in range(titled, card.rows)):
        return False
    return titled or any(names_section(card, row) for row in range(card.rows))


def begins_with_card(table: LogicalTable) -> bool:
    """Whether such a card already stands at the top of the table, above its header."""
    return card_rows(table) > 0


def begins_with_action(table: LogicalTable) -> bool:
    """Whether names and what each says stand above the table's header, and one of them is the action all of it is about."""
    found = False
    for row in range(min(_MOST_ROWS, table.rows)):
        cells = table.row_cells(row)
        if row and known_headers(table, row) >= _TWO:
            return found
        if len(cells) != _TWO or known_role(cells[1].text, _SURE) is not None:
            return False
        found = found or known_role(cells[0].text.strip(" :"), _SURE) is Role.ACTION
    return False


def card_rows(table: LogicalTable) -> int:
    """How many rows at the top are such a card's; 0 where there is none, or no header below it."""
    rows = _labelled_rows(table)
    headed = rows > 0 and known_headers(table, rows) >= _TWO
    return rows if headed and any(names_section(table, row) for row in range(rows)) else 0


def _labelled_rows(table: LogicalTable) -> int:
    """How many rows at the top hold names and what each of them says."""
    row = 0
    while row < min(_MOST_ROWS, table.rows):
        if (tall := tall_label(table, row)) is not None:
            row += tall[0].row_span
        elif _holds_pairs(table, row, table.columns):
            row += 1
        else:
            return row
    return 0


def names_section(table: LogicalTable, row: int) -> bool:
    """Whether one of the names in a row of a card is a section's."""
    cells = table.row_cells(row)
    return len(cells) > 1 and any(_label(name) in _SECTIONS for name in cells[::2])


def tells_more(cells: Sequence[LogicalCell]) -> bool:
    """Whether a row is a field's name, drawn as such, and what it says of what stands above: "Progress at mid-year | ..."."""
    if len(cells) != _TWO or not 0 < len(cells[0].text.split()) <= _LONGEST_LABEL:
        return False
    known = known_match(cells[0].text.strip(" :"), _KNOWN)
    drawn = [True, False] in ([c.bold for c in cells], [c.shaded for c in cells])
    return drawn and known is not None and known.role not in _OF_RECORDS | _SECTIONS


def _holds_pairs(table: LogicalTable, row: int, most: int) -> bool:
    """Whether a row is nothing but names and values, `most` cells in all."""
    cells = table.row_cells(row)
    if len(cells) % _TWO or len(cells) > most or any(c.row_span > 1 for c in cells):
        return False
    return all(_is_pair(*pair) for pair in zip(cells[::2], cells[1::2], strict=True))


def _is_pair(name: LogicalCell, value: LogicalCell) -> bool:
    """Whether a known name, or one drawn as no value is, stands before what it says."""
    if not 0 < len(name.text.split()) <= _LONGEST_LABEL or not value.text or known_role(value.text, _SURE):
        return False
    unknown = known_role(name.text.strip(" :"), _SURE) is None
    return _label(name) is not None or (unknown and name.bold and not value.bold)


def _label(cell: LogicalCell) -> Role | None:
    """What a cell names, if it is a field's name or a section's: "Outcome", "Priority 1"."""
    role = known_role(cell.text.strip(" :"), _SURE)
    if role is not None:
        return None if role in _OF_RECORDS else role
    named = split_name(cell.passage)
    return Role.SECTION if named is not None and named[0] and not named[1] else None


def _piled(card: LogicalTable, table: LogicalTable) -> LogicalTable:
    """The table below the rows of the card, whose values reach to the right edge."""
    above = chain.from_iterable(in_row(card.row_cells(row), row, table.columns) for row in range(card.rows))
    return replace(
        table,
        rows=card.rows + table.rows,
        cells=(*above, *(c.shifted(card.rows) for c in table.cells)),
        origins=card.origins + table.origins,
        header_rows=0,
    )


def in_row(cells: Sequence[LogicalCell], row: int, columns: int) -> Iterator[LogicalCell]:
    """The cells at their places in a row of a wider table, the last of them as far as its right edge."""
    last = len(cells) - 1
    for place, cell in enumerate(cells):
        yield replace(cell, row=row, column=place, column_span=columns - last if place == last else 1)
