"""Named tables to measure records: split, linked to the actions of the rows they stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.naming.figure_columns import says_which_period
from pipeline.rows.fields import beside, by_role, cells_over
from pipeline.rows.references import common_path, numbers_elsewhere
from pipeline.tagging.dates import find_dates
from pipeline.texts.entries import Entry, last_lead_in, read_measures
from pipeline.texts.figure_labels import figures_apart, labels_of, values_of
from pipeline.texts.soft_lines import soft_lines
from schemas.open_ends import ends_open
from schemas.passage import EMPTY, Passage
from schemas.record import (
    ActionRecord,
    Column,
    LogicalCell,
    LogicalTable,
    MeasureRecord,
    NamedTable,
    Paragraph,
    RowOrigin,
    Value,
)
from schemas.role import Role

_FIGURES = (Role.DIRECTION, Role.BASELINE, Role.LATEST, Role.TARGET)
_MEASURE_FIELDS = (*_FIGURES, Role.RATIONALE)
_NOTHING = re.compile(r"^(?:n/?a|none|nil|not applicable|-+|–|—)?\.?$", re.IGNORECASE)
_BLANK = re.compile(r"(?:n/?a|not applicable|[-–— ]+)?\.?", re.IGNORECASE)
_UNSETTLED = re.compile(  # "to be agreed by the board" is a deed
    r"(?:tb[acd]|to be (?:agreed|confirmed|decided|determined|advised|set))(?: with [^,;.]+)?\.?",
    re.IGNORECASE,
)
_FEWEST = 2  # measures of a cell, each with its own figures
_SPACE = re.compile(r"\s+")
_BARE = re.compile(r"[<>£~]?\d[\d,.]*[%km]?")
_BEGINS = re.compile(r"[A-Z\d%]")
_FIGURE = re.compile(
    r"[^\w(]{0,3}\d|(?:tbc|tbd|n/?a|nil|none|not |unknown|no |to be |increase|decrease|reduc|maintain|-$|–$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A body row: its place, the sections it hangs from, and the column of its action where that is a broader one's."""

    number: int
    path: tuple[int, ...]
    origin: RowOrigin
    own: Column | None = None  # what stands beside that cell further down belongs to others


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: "N/A", "none", a dash."""
    return _NOTHING.match(text) is not None


def gives_no_figure(text: str) -> bool:
    """Whether a cell of a figure is left out: "n/a", a dash. "None" may be a figure."""
    return _BLANK.fullmatch(text) is not None


def read_measure_records(
    named: NamedTable, rows: Sequence[RowPlace], by_row: Mapping[int, list[int]]
) -> list[MeasureRecord]:
    """The measures of the table, row by row, each with the actions of the rows its cell spans."""
    records: list[MeasureRecord] = []
    lead_ins: dict[int, Passage] = {}
    outer = named.having(Role.SECTION, Role.SECTION_EACH)[:1]
    numbered = {row.number: row for row in rows}
    elsewhere = numbers_elsewhere(named, [row.number for row in rows])
    for row in rows:
        if outer and _begins_section(named, outer[0], row.number):
            lead_ins.clear()  # a list runs on below the same section only
        number = elsewhere.get(row.number, EMPTY)
        for column in named.having(Role.MEASURE):
            cell = named.table.cell_at(row.number, column.index)
            if cell is None or not cell.text:
                lead_ins[column.index] = EMPTY
                continue
            if cell.row != row.number or _is_read(named, column, cell):
                continue
            before = lead_ins.get(column.index, EMPTY)
            if cell.paragraphs and not cell.paragraphs[0].bulleted:
                before = EMPTY
            found = _measures_of(named, column, cell, before, numbered, by_row)
            records += [replace(measure, refers=number) for measure in found]
            lead_ins[column.index] = last_lead_in(cell.paragraphs, before)
    return records


def _is_read(named: NamedTable, column: Column, cell: LogicalCell) -> bool:
    """Whether the cell reaches into the column from another one of measures, where it is read."""
    return any(cell.column <= c.index < column.index for c in named.having(Role.MEASURE))


def _begins_section(named: NamedTable, column: Column, row: int) -> bool:
    cell = named.table.cell_at(row, column.index)
    return cell is not None and cell.row == row and bool(cell.text)


def measures_inside(actions: Sequence[ActionRecord], first: int) -> list[MeasureRecord]:
    """The measures that actions, from the `first` one on, name in their own words: "... (Lead: A Pike; Measure: more eels)".

    Those that several actions of a cell share are one set.
    """
    shared: dict[Passage, list[int]] = {}
    for at, action in enumerate(actions[first:], first):
        if (value := action.value(Role.MEASURE)) is not None:
            shared.setdefault(value.passage, []).append(at)
    return [
        MeasureRecord(
            entry.text,
            actions[at[0]].path,
            actions[at[0]].origin,
            tuple(at),
            fields=by_role(values_of(entry.figures)),
            headers=labels_of(entry.figures),
            confidence=actions[at[0]].confidence,
        )
        for passage, at in shared.items()
        for entry in read_measures([Paragraph(passage)])
    ]


def _measures_of(
    named: NamedTable,
    column: Column,
    cell: LogicalCell,
    lead_in: Passage,
    rows: Mapping[int, RowPlace],
    by_row: Mapping[int, list[int]],
) -> list[MeasureRecord]:
    spanned = [rows[n] for n in range(cell.row, cell.row + cell.row_span) if n in rows]
    fields = named.having(*_MEASURE_FIELDS)
    due = () if named.having(Role.ACTION) else named.having(Role.TIMESCALE)  # no action's: when to measure
    span = range(cell.row, cell.row + 1)
    whole = range(cell.row, cell.row + cell.row_span)
    over = {c: cells_over(named.table, c.index, span) for c in (*fields, *due)}
    passed = _passed(named, over)
    fields = tuple(c for c in fields if c not in passed)
    over = {c: cells for c, cells in over.items() if c not in passed}
    own: Mapping[Column, Sequence[Passage]] = {}
    figures = [c for c in fields if c.role in _FIGURES]
    given = any(over[c] for c in figures)
    # they stand beside the whole cell, or one by one beside its lines
    if figures and (given or not all(p.bulleted for p in cell.paragraphs)):
        lines = _lines_of([cell])
        own = _own_figures(lines, over)
        entries = tuple(map(_with_figures, lines if own else [cell.passage]))
    else:
        entries = read_measures(cell.paragraphs, lead_in)
    actions = tuple(dict.fromkeys(i for r in spanned for i in by_row.get(r.number, ())))
    return [
        MeasureRecord(
            text=entry.text,
            path=common_path([r.path for r in spanned]),
            origin=named.table.origins[cell.row],
            actions=actions,
            fields=by_role((*_values(over, own, place, len(entries), whole), *values_of(entry.figures))),
            header=column.header,
            headers=(*((c.role, c.header) for c in fields), *labels_of(entry.figures)),
            lead_in=entry.lead_in,
            confidence=column.confidence,
        )
        for place, entry in enumerate(entries)
        if not is_nothing(entry.text.text) and (given or not _UNSETTLED.fullmatch(entry.text.text))
    ]


def _passed(named: NamedTable, over: Mapping[Column, Sequence[LogicalCell]]) -> list[Column]:
    """Of latest figures of one period after another, "Actual" over "Q1" and "Q2", all but the last that is filled.

    Of several columns of one kind those that are left out too ("–" under "Target 2031"): their day is that of no figure.
    """
    periods = [c for c in named.having(Role.LATEST) if says_which_period(_lowest(named.table, c))]
    told = [c for c in periods if over[c]]
    passed = [c for c in periods if told and c is not told[-1]]
    for role in _FIGURES:
        kind = named.having(role)
        given = [c for c in kind if not all(gives_no_figure(cell.text) for cell in over[c])]
        passed += [c for c in kind if given and c not in given]
    return passed


def _lowest(table: LogicalTable, column: Column) -> str:
    """The lowest row of a column's header, which stands below the name of its group."""
    head = table.cell_at(table.header_rows - 1, column.index)
    return head.text if head is not None and table.header_rows else ""


def _values(
    over: Mapping[Column, Sequence[LogicalCell]],
    own: Mapping[Column, Sequence[Passage]],
    place: int,
    count: int,
    rows: range,
) -> Iterator[tuple[Role, Value]]:
    """What the columns beside the measures of a cell say of the one at `place` of `count`: `own` figures, or all."""
    for column, cells in over.items():
        if column in own:
            yield (
                column.role,
                Value(own[column][place], inherited=any(cell.row < rows.start for cell in cells)),
            )
        elif (value := beside(column.role, cells, place, count, rows)) is not None:
            yield from _named_apart(column.role, value)


def _named_apart(role: Role, value: Value) -> Iterator[tuple[Role, Value]]:
    """The figures that a column names in its cells: "Baseline: 34%", "Target: 40%" below "Baseline and target"."""
    words, named = figures_apart(value.passage) if role in _FIGURES else (value.passage, ())
    if words or not named or any(find_dates(label.text) for _, label, _ in named):
        yield role, value  # a name may hold the date of its figure
        return
    yield from ((kind, replace(own, inherited=value.inherited)) for kind, own in values_of(named))


def _with_figures(text: Passage) -> Entry:
    words, named = figures_apart(text)
    return Entry(words, figures=named) if words else Entry(text)


def _own_figures(
    measures: Sequence[Passage], over: Mapping[Column, Sequence[LogicalCell]]
) -> dict[Column, list[Passage]]:
    """The figures of each of several measures, where every filled cell beside them has as many; else none.

    A line that goes on, "(five years)" or "in the north", is no measure of its own.
    """
    count = len(measures)
    if count < _FEWEST or not all(_BEGINS.match(m.text) and not ends_open(m.text) for m in measures):
        return {}
    own = {c: _figures_of(cells, count) for c, cells in over.items() if c.role in _FIGURES and cells}
    told = (len(said) == count and all(_FIGURE.match(line.text) for line in said) for said in own.values())
    return own if all(told) else {}


def _figures_of(cells: Sequence[LogicalCell], count: int) -> list[Passage]:
    """The lines of the cells; of a single one the figures in a row, as a narrow column runs its lines together."""
    lines = _lines_of(cells)
    parts = lines[0].split(_SPACE) if len(lines) == 1 else ()
    return list(parts) if len(parts) == count and all(_BARE.fullmatch(p.text) for p in parts) else lines


def _lines_of(cells: Sequence[LogicalCell]) -> list[Passage]:
    return [line.strip() for cell in cells for p in cell.paragraphs if p.body for line in soft_lines(p.body)]
