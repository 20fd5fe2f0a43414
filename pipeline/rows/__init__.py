"""Named tables to records: sections carried down, actions and measures split, fields beside their items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.naming import set_aside
from pipeline.outline.achievements import told_as
from pipeline.outline.numbered_headings import band_letters
from pipeline.outline.walk import Listed, Outline, Placed
from pipeline.rows.action_records import read_action_records
from pipeline.rows.band_path import Bands, names_above
from pipeline.rows.criteria_rows import CriteriaRow, criteria_across, criteria_measures
from pipeline.rows.fields import reference
from pipeline.rows.keyed_fields import with_keyed_fields
from pipeline.rows.measure_records import RowPlace, is_nothing, measures_inside, read_measure_records
from pipeline.rows.note_rows import is_note
from pipeline.rows.parent_actions import own_action, stands_over_others
from pipeline.rows.period_heads import dated_by_heads
from pipeline.rows.section_cells import section_cell
from pipeline.rows.sections import SectionTree
from pipeline.rows.staff_keys import staff_key
from pipeline.texts.bands import band_title
from pipeline.texts.entries import Entry, ends_sentence, read_title, read_titles, with_number
from pipeline.texts.heads import kind_of, named_title
from pipeline.texts.numbers import goes_deeper
from pipeline.texts.witness import mostly_letters
from schemas.exceptions import Issue
from schemas.passage import Passage, join
from schemas.record import (
    ActionRecord,
    Column,
    Definition,
    LogicalCell,
    LogicalTable,
    MeasureRecord,
    NamedTable,
    Records,
)
from schemas.role import Role

ROWS_READ = "every row with an owner or a date has an action"

_LONGEST_OUTER = 20  # words of a banner above another: more is a note
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?\b\W*(?:\w+ ?){0,3}$", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    tree: SectionTree
    letters: frozenset[str]  # with which bands count
    actions: list[ActionRecord]
    measures: list[MeasureRecord]
    definitions: list[Definition]
    issues: list[Issue]
    aside: list[NamedTable]


def read_records(outline: Outline, tables: Sequence[tuple[Placed, NamedTable]]) -> Records:
    """The records of the document's tables, in reading order."""
    letters = band_letters(named.table for _, named in tables)
    reading = _Reading(SectionTree(outline.title.text), letters, [], [], [], [], [])
    listed = any(isinstance(part, Listed) for part in outline.parts)
    titles = _titles_in_tables(tables) if listed else []
    following = iter(tables)
    for part in outline.parts:
        if isinstance(part, Listed):
            reading.tree.add_listed(part, titles)
        else:
            _read_table(*next(following), reading)
    actions, aside = with_keyed_fields(reading.aside, reading.actions)
    return Records(
        outline.title,
        reading.tree.sections,
        tuple(actions),
        tuple(reading.measures),
        tuple(reading.definitions),
        (*reading.issues, *set_aside.issues(aside, actions)),
    )


def holds_records(named: NamedTable) -> bool:
    """Whether a table has a column that makes it worth reading."""
    return bool(
        named.having(Role.ACTION, Role.MEASURE) or (named.having(Role.SHORT) and named.having(Role.LONG))
    )


def _titles_in_tables(tables: Sequence[tuple[Placed, NamedTable]]) -> list[Entry]:
    """The sections that the tables, or the headings over them, name."""
    titles: list[Entry] = []
    for placed, named in tables:
        titles += (Entry(head.title, head.ref) for head in placed.heads)
        bands = (band_title(named.table, row) for row in range(named.table.rows))
        titles += (named_title(with_number(band))[0] for band in bands if band)
        for column in named.having(Role.SECTION, Role.SECTION_EACH):
            for cell in named.table.cells:
                if cell.column == column.index and cell.row >= named.table.header_rows:
                    titles += _titles(cell, column)
    return titles


def _read_table(placed: Placed, named: NamedTable, reading: _Reading) -> None:
    reading.issues += named.issues
    if named.having(Role.SHORT) and named.having(Role.LONG):
        reading.definitions += _definitions(named)
        return
    if not holds_records(named):
        reading.aside.append(named)
        reading.definitions += staff_key(named.table)
        return
    path = reading.tree.path(placed.heads)
    reading.tree.add_statement(placed.statement, path)
    rows, criteria = _body_rows(named, path, reading)
    begun = len(reading.actions)
    by_row = {row.number: _read_row(named, row, reading) for row in rows}
    told = told_as(named, placed)
    reading.actions[begun:] = (replace(action, told=told) for action in reading.actions[begun:])
    reading.issues += _fruitless(named, by_row)
    first = min((i for found in by_row.values() for i in found), default=len(reading.actions))
    reading.actions[first:] = dated_by_heads(reading.actions[first:], named, reading.tree.sections)
    reading.measures += measures_inside(reading.actions, first)
    reading.measures += read_measure_records(named, rows, by_row)
    reading.measures += criteria_measures(criteria, by_row)


def _fruitless(named: NamedTable, by_row: Mapping[int, Sequence[int]]) -> Iterator[Issue]:
    """An issue for each row whose owner or date belongs to no action."""
    beside = {c.index for c in named.having(Role.OWNER, Role.TIMESCALE)}
    actions = {c.index for c in named.having(Role.ACTION)}
    for row, found in by_row.items() if actions else ():
        if found:
            continue
        cells = [c for c in named.table.row_cells(row) if c.text]
        if any(c.column in actions and is_nothing(c.text) for c in cells):
            continue
        for cell in (c for c in cells if c.column in beside and not is_nothing(c.text)):
            where = f"table {named.table.number}, row {named.table.origins[row].row}"
            yield Issue(ROWS_READ, "warning", f'{where}: "{cell.text}" stands beside no action')


def _definitions(named: NamedTable) -> list[Definition]:
    """The short and long forms of a glossary; none of a table that says what letters of a rating mean."""
    pairs = list(zip(named.having(Role.SHORT), named.having(Role.LONG), strict=False))
    found = []
    for row in range(named.table.header_rows, named.table.rows):
        for short, long in pairs:
            left, right = named.table.cell_at(row, short.index), named.table.cell_at(row, long.index)
            if left and right and left.text and right.text:
                found.append(Definition(left.passage, right.passage))
    return [] if mostly_letters([definition.short.text for definition in found]) else found


def _body_rows(
    named: NamedTable, path: tuple[int, ...], reading: _Reading
) -> tuple[list[RowPlace], list[CriteriaRow]]:
    """The rows that hold records, each with its path, bands and repeated headers taken out, and the rows of criteria."""
    rows: list[RowPlace] = []
    criteria: list[CriteriaRow] = []
    above: list[int] = []  # rows that criteria below them are about
    bands = _banner(named.table, path, reading)
    headers = {c.index: _names(named.table, c) for c in named.columns if c.header.text}
    for number in range(named.table.header_rows, named.table.rows):
        if told := criteria_across(named.table, number) if above else None:
            criteria.append(CriteriaRow(*told, bands.path, named.table.origins[number], tuple(above)))
            above.clear()
            continue
        filled = _filled(named.table, number)
        title = band_title(named.table, number) or _title_row(named, number, filled)
        if title is not None:
            if _states(named.table, number, bands) and _is_header_again(
                headers, _filled(named.table, number + 1)
            ):
                reading.tree.add_statement(title, bands.path)
            else:
                bands.add(title, _drawn(filled), number)
            above.clear()
            continue
        if _is_header_again(headers, filled) or _is_total(filled) or is_note(named, number):
            continue
        bands.adjoining = False
        path, own = bands.path, own_action(named, number)
        if (own is None or stands_over_others(named, number)) and not _plans_nothing(named, number):
            under = _row_sections(named, number, bands.path, reading.tree)
            path = under if own is None else path
        rows.append(RowPlace(number, path, named.table.origins[number], own))
        above.append(number)
    return rows, criteria


def _plans_nothing(named: NamedTable, row: int) -> bool:
    """Whether the row's action is "None" and no measure stands beside it: then what it is about is no section."""
    said = [
        c for column in named.having(Role.ACTION) if (c := named.table.cell_at(row, column.index)) and c.text
    ]
    measured = [named.table.cell_at(row, column.index) for column in named.having(Role.MEASURE)]
    return bool(said) and all(is_nothing(c.text) for c in said) and not any(c and c.text for c in measured)


def _filled(table: LogicalTable, row: int) -> list[LogicalCell]:
    return [c for c in table.row_cells(row) if c.text]


def _drawn(filled: Sequence[LogicalCell]) -> tuple[bool, bool]:
    """Whether a row's words are shaded, and whether they are bold."""
    return all(c.shaded for c in filled), all(c.bold for c in filled)


def _title_row(named: NamedTable, row: int, filled: Sequence[LogicalCell]) -> Passage | None:
    """The title of a row that nobody merged: one filled cell, drawn as no other of its column or numbered above the next.

    "1 | Save the papers | | " above "1.1 | Scan the maps | Archivist | March" names what 1.1 belongs to.
    """
    numbers = {c.index for c in named.having(Role.REF)}
    filled = [c for c in filled if c.column not in numbers]
    if len(filled) != 1:
        return None
    table = named.table
    if sum(c.column_span for c in table.row_cells(row)) != table.columns or row + 1 >= table.rows:
        return None
    number, below = reference(named, row)[0], reference(named, row + 1)[0]
    column = [c for c in table.cells if c.column == filled[0].column and c.row >= table.header_rows]
    others = [c for c in column if c.text]
    drawn = [c for c in others if c.bold or c.shaded]
    if goes_deeper(below.text, number.text) or (filled[0] in drawn and len(drawn) * 2 < len(others) + 1):
        return join((number, filled[0].passage), ". ") if number else filled[0].passage
    return None


def _banner(table: LogicalTable, path: tuple[int, ...], reading: _Reading) -> Bands:
    """The sections that cells across the whole table, above its header, name for all its rows.

    A sentence between a title and the header states something, and no row belongs to it.
    """
    bands = Bands(path, reading.tree, reading.letters, names_above(table))
    titles = [(title, row) for row in range(table.header_rows - 1) if (title := band_title(table, row))]
    for title, row in titles:
        last = row == titles[-1][1]
        if last and _states(table, row, bands):
            reading.tree.add_statement(title, bands.path)
            continue
        if last or (len(title.text.split()) <= _LONGEST_OUTER and not ends_sentence(title.text)):
            bands.add(title, _drawn(_filled(table, row)), row)
    return bands


def _states(table: LogicalTable, row: int, bands: Bands) -> bool:
    """Whether a cell across the table is a sentence, and the one right above it none, nor a name of which it is the title."""
    if row in bands.names:
        return False
    above, title = band_title(table, row - 1), band_title(table, row)
    return bool(above and title and ends_sentence(title.text) and not ends_sentence(above.text))


def _names(table: LogicalTable, column: Column) -> tuple[str, str]:
    """A column's header, and what the lowest of its rows says: "Delivery Lead" and "Lead"."""
    own = (table.cell_at(row, column.index) for row in reversed(range(table.header_rows)))
    return column.header.text, next((cell.text for cell in own if cell and cell.text), "")


def _is_header_again(headers: Mapping[int, tuple[str, str]], filled: Sequence[LogicalCell]) -> bool:
    return bool(headers) and len(filled) > 1 and all(c.text in headers.get(c.column, ()) for c in filled)


def _is_total(filled: Sequence[LogicalCell]) -> bool:
    return bool(filled) and _TOTAL.match(filled[0].text) is not None


def _titles(cell: LogicalCell, column: Column) -> tuple[Entry, ...]:
    filled = [p for p in cell.paragraphs if p.body]
    if column.role is Role.SECTION_EACH or (len(filled) > 1 and all(p.bulleted for p in filled)):
        return read_titles(filled)
    title = read_title(cell.paragraphs)
    return (title,) if title else ()


def _row_sections(named: NamedTable, row: int, path: tuple[int, ...], tree: SectionTree) -> tuple[int, ...]:
    """`path` and below it the sections the row's own cells name; several in a cell end the path above."""
    columns = named.having(Role.SECTION, Role.SECTION_EACH)
    for at, column in enumerate(columns):
        cell = section_cell(named.table, row, column.index, columns[at + 1 :])
        entries = _titles(cell, column) if cell else ()
        usual = "objective" if column.role is Role.SECTION_EACH else kind_of(column.header.text)
        parent = path[-1] if path else None
        if len(entries) == 1 and (known := _known_by_number(entries[0], usual, tree)):
            path = known
            continue
        titles = [named_title(entry) for entry in entries]
        indices = [tree.add(entry, kind or usual or "theme", parent) for entry, kind in titles]
        if len(indices) == 1:
            path = (*path, indices[0])
    return path


def _known_by_number(entry: Entry, usual: str | None, tree: SectionTree) -> tuple[int, ...]:
    """The path of the section that a cell names by its number alone, as tables behind the plan's own do."""
    text = entry.text.text
    if entry.ref or not any(map(str.isdigit, text[-2:])):
        return ()
    kind = kind_of(text) or usual
    return tree.numbered(text, kind) if kind else ()


def _read_row(named: NamedTable, row: RowPlace, reading: _Reading) -> list[int]:
    """Reads a row's actions; gives their indices (of the merged cell's, where one reaches down to it)."""
    columns = named.having(Role.ACTION)
    if not columns:
        return []
    records = read_action_records(named, row.own or columns[0], row)
    cell = named.table.cell_at(row.number, columns[0].index)
    if not records and cell and cell.row < row.number:
        return [i for i, a in enumerate(reading.actions) if a.origin == named.table.origins[cell.row]]
    first = len(reading.actions)
    reading.actions += records
    return list(range(first, len(reading.actions)))
