"""Named tables to records: sections carried down, actions and measures split, fields beside their items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.naming import set_aside
from pipeline.outline.achievements import told_as
from pipeline.outline.walk import Listed, Outline, Placed
from pipeline.rows.action_records import read_action_records
from pipeline.rows.body_rows import body_rows
from pipeline.rows.criteria_rows import criteria_measures
from pipeline.rows.definitions import glossary, staff_key
from pipeline.rows.keyed_fields import with_keyed_fields
from pipeline.rows.measure_records import RowPlace, is_nothing, measures_inside, read_measure_records
from pipeline.rows.measures_behind import Span, with_sections_before
from pipeline.rows.numbered_sections import sections_by_number
from pipeline.rows.period_heads import dated_by_heads
from pipeline.rows.regrouped import heads_over
from pipeline.rows.section_cells import section_letters, titles_of
from pipeline.rows.section_fields import with_section_fields
from pipeline.rows.sections import SectionTree
from pipeline.rows.titled_heads import with_titled_heads
from pipeline.texts.bands import band_title
from pipeline.texts.entries import Entry, with_number
from pipeline.texts.heads import named_title
from schemas.exceptions import Issue
from schemas.record import (
    ActionRecord,
    Definition,
    MeasureRecord,
    NamedTable,
    Records,
)
from schemas.role import Role

ROWS_READ = "every row with an owner or a date has an action"


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    tree: SectionTree
    letters: frozenset[str]  # with which sections count
    actions: list[ActionRecord]
    measures: list[MeasureRecord]
    definitions: list[Definition]
    issues: list[Issue]
    aside: list[NamedTable]
    spans: list[Span]
    under: tuple[int, ...] | None = None  # the path at the end of the last table, where that was read


def read_records(outline: Outline, tables: Sequence[tuple[Placed, NamedTable]]) -> Records:
    """The records of the document's tables, in reading order."""
    tables = [(placed, with_section_fields(named)) for placed, named in with_titled_heads(tables)]
    tables, numbered = sections_by_number(tables)
    letters = section_letters(named for _, named in tables)
    reading = _Reading(SectionTree(outline.title.text), letters, [], [], [], [], [], [])
    listed = any(isinstance(part, Listed) for part in outline.parts)
    titles = _titles_in_tables(tables) if listed else []
    following = iter(enumerate(tables))
    for part in outline.parts:
        if isinstance(part, Listed):
            reading.tree.add_listed(part, titles)
            continue
        at, (placed, named) = next(following)
        measured = holds_records(named)
        if at in numbered:
            reading.tree.add_numbered(*numbered[at], placed.heads if measured else ())
        if at not in numbered or measured:
            _read_table(placed, named, reading)
    actions, aside = with_keyed_fields(reading.aside, reading.actions)
    return Records(
        outline.title,
        reading.tree.sections,
        tuple(actions),
        tuple(with_sections_before(reading.measures, reading.spans, reading.actions)),
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
        titles += (*_titles_of_bands(named), *_titles_of_cells(named))
    return titles


def _titles_of_cells(named: NamedTable) -> list[Entry]:
    """The sections that the cells of a table's columns for these name."""
    columns = named.having(Role.SECTION, Role.SECTION_EACH)
    return [
        title
        for column in columns
        for cell in named.table.cells
        if cell.column == column.index and cell.row >= named.table.header_rows
        for title in titles_of(cell, column)
    ]


def _titles_of_bands(named: NamedTable) -> list[Entry]:
    bands = (band_title(named.table, row) for row in range(named.table.rows))
    return [named_title(with_number(band))[0] for band in bands if band]


def _read_table(placed: Placed, named: NamedTable, reading: _Reading) -> None:
    reading.issues += named.issues
    above, reading.under = reading.under, None
    if named.having(Role.SHORT) and named.having(Role.LONG):
        reading.definitions += glossary(named)
        return
    if not holds_records(named):
        reading.aside.append(named)
        reading.definitions += staff_key(named.table)
        return
    bands = _titles_of_bands(named)
    titles = bands or _titles_of_cells(named)
    behind = not bands and not named.having(Role.ACTION)  # figures stand behind the plan
    path = reading.tree.path(heads_over(placed.heads, titles, reading.tree, anywhere=behind))
    if named.table.under_bands and above is not None:
        path = above
    if named.having(Role.ACTION):  # a sentence over figures alone says whose they are
        reading.tree.add_statement(placed.statement, path)
    rows, criteria, reading.under = body_rows(named, path, reading.tree, reading.letters)
    begun, measured = len(reading.actions), len(reading.measures)
    by_row = {row.number: _read_row(named, row, reading) for row in rows}
    told = told_as(named, placed)
    reading.actions[begun:] = (replace(action, told=told) for action in reading.actions[begun:])
    reading.issues += _fruitless(named, by_row)
    first = min((i for found in by_row.values() for i in found), default=len(reading.actions))
    reading.actions[first:] = dated_by_heads(reading.actions[first:], named, reading.tree.sections)
    reading.measures += measures_inside(reading.actions, first)
    reading.measures += read_measure_records(named, rows, by_row)
    reading.measures += criteria_measures(criteria, by_row)
    spans = range(begun, len(reading.actions)), range(measured, len(reading.measures))
    reading.spans.append(Span(placed.heads, *spans))


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
