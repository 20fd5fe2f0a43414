"""The rows of a table that hold records: bands, totals, notes and repeated headers told apart, sections carried down."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.rows.band_path import Bands, names_above
from pipeline.rows.criteria_rows import CriteriaRow, criteria_across
from pipeline.rows.fields import reference
from pipeline.rows.measure_records import RowPlace, is_nothing
from pipeline.rows.parent_actions import own_action, stands_over_others
from pipeline.rows.section_cells import row_sections
from pipeline.rows.sections import SectionTree
from pipeline.rows.statements import introductions, is_stated
from pipeline.texts.bands import band_title, is_short_name
from pipeline.texts.header_rows import heads_again
from pipeline.texts.numbers import goes_deeper
from pipeline.texts.sentences import ends_sentence
from pipeline.texts.witness import begins_with_verb, instructs, share_like
from schemas.passage import Passage, join
from schemas.record import Column, LogicalCell, LogicalTable, NamedTable
from schemas.role import Role

_LONGEST_OUTER = 20  # words of a banner above another: more is a note
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?\b\W*(?:\w+ ?){0,3}$", re.IGNORECASE)
_FEWEST = 2  # cells of a note: one across is a band
_NO_FIELD = frozenset({Role.OTHER, Role.IGNORE})


class _Signs(NamedTuple):
    """What tells titles that nobody merged: rows with nothing but a name, and the columns in which few texts are drawn."""

    rows: frozenset[int]
    columns: frozenset[int]


def body_rows(
    named: NamedTable, path: tuple[int, ...], tree: SectionTree, letters: frozenset[str]
) -> tuple[list[RowPlace], list[CriteriaRow], tuple[int, ...]]:
    """The rows that hold records, each with its path, and the rows of criteria; behind them the path at the table's end.

    Bands and repeated headers are taken out.
    """
    rows: list[RowPlace] = []
    criteria: list[CriteriaRow] = []
    above: list[int] = []  # rows that criteria below them are about
    bands = _banner(named.table, Bands(path, tree, letters, names_above(named.table)))
    introduced = introductions(named.table, bands.names)
    signs = _Signs(_lone_names(named.table) | _among_numbers(named), _seldom_drawn(named.table))
    headers = {c.index: _names(named.table, c) for c in named.columns if c.header.text}
    for number in range(named.table.header_rows, named.table.rows):
        if told := criteria_across(named.table, number) if above else None:
            criteria.append(CriteriaRow(*told, bands.path, named.table.origins[number], tuple(above)))
            above.clear()
            continue
        filled = _filled(named.table, number)
        title = band_title(named.table, number) or _title_row(named, number, filled, signs)
        if title is not None:
            again = _is_header_again(headers, _filled(named.table, number + 1))
            if number in introduced or (again and is_stated(named.table, number, bands.names)):
                bands.state(title)
            else:
                bands.add(title, _drawn(filled), number)
            above.clear()
            continue
        again = _is_header_again(headers, filled) or heads_again(named.table, number, named.table.header_rows)
        if again or _is_total(filled) or _is_note(named, number):
            continue
        bands.adjoining = False
        path, own = bands.path, own_action(named, number)
        if (own is None or stands_over_others(named, number)) and not _plans_nothing(named, number):
            under = row_sections(named, number, bands.path, tree, letters)
            path = under if own is None else path
        rows.append(RowPlace(number, path, named.table.origins[number], own))
        above.append(number)
    return rows, criteria, bands.path


def _plans_nothing(named: NamedTable, row: int) -> bool:
    """Whether nothing is planned for what the row is about, and nothing measured: then that is no section.

    Its action is "None", or it has neither action nor anything beside one, and the next row names its own section.
    """
    planned, measured = (
        [c for column in named.having(role) if (c := named.table.cell_at(row, column.index)) and c.text]
        for role in (Role.ACTION, Role.MEASURE)
    )
    if measured:
        return False
    return all(is_nothing(c.text) for c in planned) if planned else _is_blank_beside(named, row)


def _is_blank_beside(named: NamedTable, row: int) -> bool:
    """Whether a row tells but what it is about, in two columns or more, and the next one begins another section."""
    table = named.table
    filled = _filled(table, row)
    names = {c.index for c in named.having(Role.SECTION, Role.SECTION_EACH)}
    told = {named.columns[c.column].role for c in filled if c.column not in names}
    below = table.row_cells(row + 1) if row + 1 < table.rows else ()
    apart = not below or any(c.column in names and c.text for c in below)
    return bool(named.having(Role.ACTION)) and len(filled) > 1 and told <= _NO_FIELD and apart


def _filled(table: LogicalTable, row: int) -> list[LogicalCell]:
    return [c for c in table.row_cells(row) if c.text]


def _drawn(filled: Sequence[LogicalCell]) -> tuple[bool, bool]:
    """Whether a row's words are shaded, and whether they are bold."""
    return all(c.shaded for c in filled), all(c.bold for c in filled)


def _title_row(named: NamedTable, row: int, filled: Sequence[LogicalCell], signs: _Signs) -> Passage | None:
    """The title of a row that nobody merged: one filled cell, drawn or worded as no other of its column, or numbered above the next.

    "1 | Save the papers | | " above "1.1 | Scan the maps | Archivist | March" names what 1.1 belongs to.
    """
    numbers = {c.index for c in named.having(Role.REF)}
    table = named.table
    if len(filled) == 1 and (
        _is_nearly_across(table, filled[0]) or (row in signs.rows and filled[0].column in numbers)
    ):
        return filled[0].passage
    filled = [c for c in filled if c.column not in numbers]
    if len(filled) != 1:
        return None
    if sum(c.column_span for c in table.row_cells(row)) != table.columns or row + 1 >= table.rows:
        return None
    number, below = reference(named, row)[0], reference(named, row + 1)[0]
    apart = filled[0].column in signs.columns and _is_drawn(filled[0])
    if goes_deeper(below.text, number.text) or apart or row in signs.rows:
        return join((number, filled[0].passage), ". ") if number else filled[0].passage
    return None


def _is_nearly_across(table: LogicalTable, cell: LogicalCell) -> bool:
    """Whether a cell from the left edge reaches over all columns but the last, which is blank beside it."""
    return cell.column == 0 and cell.row_span == 1 and _FEWEST < table.columns == cell.column_span + 1


def _seldom_drawn(table: LogicalTable) -> frozenset[int]:
    """The columns of which some texts, and at most half, are bold or shaded."""
    column = Counter(c.column for c in table.cells if c.text and c.row >= table.header_rows)
    drawn = Counter(c.column for c in table.cells if c.text and c.row >= table.header_rows and _is_drawn(c))
    return frozenset(at for at, count in drawn.items() if count * 2 < column[at] + 1)


def _is_drawn(cell: LogicalCell) -> bool:
    return cell.bold or cell.shaded


def _lone_names(table: LogicalTable) -> frozenset[int]:
    """The rows that hold nothing but a name, where all other texts of its column tell what to do."""
    lone: defaultdict[int, list[LogicalCell]] = defaultdict(list)
    others: defaultdict[int, list[LogicalCell]] = defaultdict(list)
    for row in range(table.header_rows, table.rows):
        filled = _filled(table, row)
        for cell in filled:
            (lone if len(filled) == 1 else others)[cell.column].append(cell)
    return frozenset(
        cell.row
        for column, own in lone.items()
        if len(others[column]) >= max(_FEWEST, len(own))
        and all(is_short_name(c) and not begins_with_verb(c.text) for c in own)
        and all(begins_with_verb(c.text) for c in others[column])
        for cell in own
    )


def _among_numbers(named: NamedTable) -> frozenset[int]:
    """The rows that hold nothing but a name in a column of numbers: "A. Clean rivers" above "A1" and "A2"."""
    table, columns = named.table, {c.index for c in named.having(Role.REF)}
    rows = [_filled(table, row) for row in range(table.header_rows, table.rows)] if columns else []
    lone = [own[0] for own in rows if len(own) == 1 and own[0].column in columns]
    names = {c.row for c in lone if is_short_name(c) and not share_like(Role.REF, [c.text])}
    others = [c.text for own in rows for c in own if c.column in columns and c.row not in names]
    numbered = len(others) >= max(_FEWEST, len(names)) and share_like(Role.REF, others) == 1
    return frozenset(names) if numbered else frozenset()


def _banner(table: LogicalTable, bands: Bands) -> Bands:
    """The sections that cells across the whole table, above its header, name for all its rows.

    A sentence between a title and the header states something, and no row belongs to it.
    """
    titles = [(title, row) for row in range(table.header_rows - 1) if (title := band_title(table, row))]
    for title, row in titles:
        last = row == titles[-1][1]
        if last and is_stated(table, row, bands.names):
            bands.state(title)
            continue
        if last or (len(title.text.split()) <= _LONGEST_OUTER and not ends_sentence(title.text)):
            bands.add(title, _drawn(_filled(table, row)), row)
    return bands


def _names(table: LogicalTable, column: Column) -> tuple[str, str]:
    """A column's header, and what the lowest of its rows says: "Delivery Lead" and "Lead"."""
    own = (table.cell_at(row, column.index) for row in reversed(range(table.header_rows)))
    return column.header.text, next((cell.text for cell in own if cell and cell.text), "")


def _is_header_again(headers: Mapping[int, tuple[str, str]], filled: Sequence[LogicalCell]) -> bool:
    return bool(headers) and len(filled) > 1 and all(c.text in headers.get(c.column, ()) for c in filled)


def _is_total(filled: Sequence[LogicalCell]) -> bool:
    return bool(filled) and _TOTAL.match(filled[0].text) is not None


def _is_note(named: NamedTable, row: int) -> bool:
    """Whether the row is a name and what it says, "Comments of the board | On track", under columns for something else.

    Every cell of it lies over several fields, and the first does not tell anybody what to do.
    """
    table = named.table
    cells = table.row_cells(row)
    if len(cells) < _FEWEST or any(c.row_span > 1 for c in cells):
        return False
    from_above = sum((c := table.cell_at(row, k)) is not None and c.row < row for k in range(table.columns))
    if sum(c.column_span for c in cells) + from_above != table.columns:
        return False
    return all(_over_fields(named, c) for c in cells) and not instructs(cells[0].text)


def _over_fields(named: NamedTable, cell: LogicalCell) -> bool:
    roles = {c.role for c in named.columns[cell.column : cell.column + cell.column_span]}
    return len(roles - _NO_FIELD) > 1
