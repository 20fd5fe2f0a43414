"""Tables with priorities, periods or bodies across the top and actions below: turned into a row an action.

"Priority 1: Homes | Priority 2: Jobs" over bullets, "Year 1 | Year 2" over what will be done in each, "Council | Police"
over what each of them will do: what stands above an action is its section, timescale or owner, as if beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from pipeline.naming.period_tops import all_periods, is_period, says_when, with_one_period_row
from pipeline.texts.bands import band_title
from pipeline.texts.header_rows import header_rows
from pipeline.texts.headers import known_role
from pipeline.texts.heads import split_name
from pipeline.texts.inline import is_labelled
from pipeline.texts.witness import begins_with_verb, looks_like_owner
from schemas.passage import inserted, join
from schemas.record import LogicalCell, LogicalTable, Paragraph
from schemas.role import Role

_TWO = 2
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST = 0.6  # share of the lines that must begin as instructions do
_SURE = 0.8
_SHORTEST = 3  # words of an action
_BESIDE_BODIES = frozenset(
    {Role.REF, Role.SECTION, Role.OUTCOME, Role.MEASURE, Role.BASELINE, Role.TARGET, Role.RATIONALE}
)
_NONE_OF_THEM = frozenset({Role.ACTION, Role.TIMESCALE})  # a table with such a column is no such table


class _Above(NamedTuple):
    """What stands across the top: the header it gets at the side, what joins several, and if only their ends count."""

    header: str
    glue: str
    is_range: bool


_WHEN, _WHO = _Above("When", " to ", is_range=True), _Above("Owner", "; ", is_range=False)


def from_columns(table: LogicalTable) -> LogicalTable | None:
    """The table with a row an action, where sections, periods or bodies stand across its top; else None."""
    table = with_one_period_row(table)
    return _from_tops(table) or _from_periods(table) or _from_bodies(table)


def _from_tops(table: LogicalTable) -> LogicalTable | None:
    """Where nothing stands beside sections, or beside periods: one period alone too, above lines that all instruct."""
    name, top = _name_of_tops(table), table.row_cells(0)
    body = [c for c in table.cells if c.row > 0]
    if name is None or any(c.column_span > 1 for c in body) or not _instruct(body):
        return None
    if len(top) == 1 and not all(_instructs(p) for c in body for p in c.paragraphs):
        return None
    below = [(head, [c for c in body if c.column == head.column and c.text]) for head in top]
    cells, origins = [_header(0, name), _header(1, "Action")], [table.origins[0]]
    for head, actions in below:
        if actions:
            cells.append(replace(head, row=len(origins), column=0, row_span=len(actions)))
        for action in actions:
            cells.append(replace(action, row=len(origins), column=1, row_span=1))
            origins.append(table.origins[action.row])
    left = tuple(head.passage for head, actions in below if not actions)
    return replace(
        table,
        rows=len(origins),
        columns=_TWO,
        cells=_ordered(cells),
        origins=tuple(origins),
        header_rows=1,
        repeated_headers=table.repeated_headers + left,
        column_edges=(),
    )


def _name_of_tops(table: LogicalTable) -> str | None:
    """The header of what all cells of the first row are, sections or periods; None where they are neither."""
    top = table.row_cells(0) if table.rows > 1 else ()
    if len(top) == table.columns and len(top) >= _TWO and all(map(_names_section, top)):
        return "Theme"
    return _WHEN.header if top and all_periods(table, 0) else None


def _names_section(cell: LogicalCell) -> bool:
    named = split_name(cell.passage)
    return named is not None and bool(named[1])


def _from_periods(table: LogicalTable) -> LogicalTable | None:
    rows = header_rows(table)
    heads = {c.column: c for c in table.row_cells(rows - 1)} if rows else {}
    planned = (c for c in heads.values() if known_role(c.text, _SURE) in _NONE_OF_THEM)
    if not all(map(is_period, planned)):
        return None
    periods = [k for k, c in heads.items() if is_period(c)]
    others = [c for k, c in heads.items() if k not in periods]
    if len(periods) < _TWO:
        return None
    below = {c for row in range(rows, table.rows) for c in _below(table, row, periods)}
    if any(c.column + c.column_span > periods[-1] + 1 for c in below):
        return None
    merged = any(
        c.row_span > 1 or not set(range(c.column, c.column + c.column_span)) <= {*periods} for c in below
    )
    if _group(others) and _are_sentences(below):
        return _unfolded(table, rows, periods, _WHEN)
    return _unfolded(table, rows, periods, _WHEN) if not merged and _instruct(below) else None


def _from_bodies(table: LogicalTable) -> LogicalTable | None:
    """Where nothing but sections and measures stands beside columns that instruct, most of them headed by a body.

    Whatever stands under one name for them all, "Lead service", is one.
    """
    rows = header_rows(table) or 1  # that of unmarked names is one too
    heads = {c.column: c for k in range(table.columns) if (c := table.cell_at(rows - 1, k)) is not None}
    roles = {k: known_role(c.text, _SURE) for k, c in heads.items() if c.text}
    if heads.keys() - roles.keys() == {0}:
        roles[0] = Role.SECTION  # a blank corner
    led = _under_owners(table, rows)
    bodies = [k for k in roles if k in led] or [k for k, role in roles.items() if role is None]
    others = {role for k, role in roles.items() if k not in bodies}
    if len(bodies) < _TWO or not {Role.SECTION} <= others <= _BESIDE_BODIES:
        return None
    if any(heads[k].column_span > 1 for k in bodies):
        return None
    if not led and sum(looks_like_owner(heads[k].text) for k in bodies) * _TWO < len(bodies):
        return None
    below = {c for row in range(rows, table.rows) for c in _below(table, row, bodies)}
    if any(c.row_span > 1 or not set(range(c.column, c.column + c.column_span)) <= {*bodies} for c in below):
        return None
    return _unfolded(table, rows, bodies, _WHO) if _instruct(below) else None


def _under_owners(table: LogicalTable, rows: int) -> set[int]:
    """The columns whose header stands under a name of owners that several share; none in a header of one row."""
    above = table.row_cells(rows - _TWO) if rows >= _TWO else ()
    named = [c for c in above if c.column_span > 1 and known_role(c.text, _SURE) is Role.OWNER]
    return {k for c in named for k in range(c.column, c.column + c.column_span)}


def _group(heads: Sequence[LogicalCell]) -> bool:
    """Whether nothing but sections stands beside the periods: "Commitment | May | June"."""
    named = [c for c in heads if c.text]
    return bool(named) and all(known_role(c.text, _SURE) is Role.SECTION for c in named)


def _are_sentences(cells: Iterable[LogicalCell]) -> bool:
    """Whether the filled cells say something, and are no figures or marks."""
    words = [len(re.findall(r"[A-Za-z]{2,}", c.text)) for c in cells if c.text]
    return len(words) >= _TWO and sum(count >= _SHORTEST for count in words) >= _SURE * len(words)


def _unfolded(table: LogicalTable, rows: int, periods: Sequence[int], above: _Above) -> LogicalTable:
    """A row each filled period (or body) of a row, what is beside merged over these; action and period at the right."""
    table, rows = _under_one_header(table, rows)
    filled = [[] if row < rows else list(_actions(_below(table, row, periods))) for row in range(table.rows)]
    copies = [max(1, len(actions)) for actions in filled]
    start = [0, *accumulate(copies)]
    width = table.columns - len(periods)
    cells = list(_beside(table, periods, start))
    for row, actions in enumerate(filled):
        for number, action in enumerate(actions, start[row]):
            cells.append(replace(action, row=number, column=width, row_span=1, column_span=1))
            cells.append(LogicalCell(number, width + 1, paragraphs=_heads(table, rows - 1, action, above)))
    cells += [
        replace(_header(width + place, head), row=rows - 1)
        for place, head in enumerate(("Action", above.header))
    ]
    empty = set(periods) - {action.column for actions in filled for action in actions}
    left = tuple(c.passage for c in table.row_cells(rows - 1) if c.column in empty)
    return replace(
        table,
        rows=start[-1],
        columns=width + _TWO,
        cells=_ordered(cells),
        origins=tuple(table.origins[row] for row, count in enumerate(copies) for _ in range(count)),
        header_rows=rows,
        repeated_headers=table.repeated_headers + left,
        column_edges=(),
    )


def _under_one_header(table: LogicalTable, rows: int) -> tuple[LogicalTable, int]:
    """The table with the lowest of its header rows alone, and how many rows that one and the bands above it are.

    A year over quarters ("2031/32" over "Q1") is put behind each; other names of groups are left.
    """
    top = next(row for row in range(rows) if band_title(table, row) is None or row == rows - 1)
    if top == rows - 1:
        return table, rows
    cells, left = [], []
    for cell in table.cells:
        if cell.row < top:
            cells.append(cell)
        elif cell.row >= rows:
            cells.append(replace(cell, row=cell.row - (rows - 1 - top)))
        elif cell.row + cell.row_span < rows:
            left.append(cell)
        else:
            cells.append(replace(cell, row=top, row_span=1, paragraphs=_of_year(cell, left)))
    plain = tuple(cell.passage for cell in left if cell.text and not _YEAR.search(cell.text))
    flat = replace(
        table,
        rows=table.rows - (rows - 1 - top),
        cells=_ordered(cells),
        origins=(*table.origins[:top], *table.origins[rows - 1 :]),
        header_rows=top + 1,
        repeated_headers=table.repeated_headers + plain,
    )
    return flat, top + 1


def _of_year(cell: LogicalCell, above: Iterable[LogicalCell]) -> tuple[Paragraph, ...]:
    """The header's words; those of a period without a year with the year that stands over it."""
    over = (c for c in above if c.column <= cell.column < c.column + c.column_span and _YEAR.search(c.text))
    year = next(over, None)
    if year is None or _YEAR.search(cell.text) or not says_when(cell.text):
        return cell.paragraphs
    return (Paragraph(join((cell.passage, year.passage))),)


def _heads(table: LogicalTable, row: int, action: LogicalCell, above: _Above) -> tuple[Paragraph, ...]:
    """What stands above an action: the first and the last of several periods, as a range, and all of several bodies."""
    reach = range(action.column, action.column + action.column_span)
    heads = [c.passage for column in reach if (c := table.cell_at(row, column)) is not None]
    ends = heads if len(heads) < _TWO or not above.is_range else [heads[0], heads[-1]]
    return (Paragraph(join(ends, above.glue)),) if ends else ()


def _beside(table: LogicalTable, periods: Sequence[int], start: Sequence[int]) -> Iterator[LogicalCell]:
    """The cells of the other columns at their new places; one across the table stays across it."""
    kept = [column for column in range(table.columns) if column not in periods]
    for cell in table.cells:
        own = [k for k in kept if cell.column <= k < cell.column + cell.column_span]
        if own:
            yield replace(
                cell,
                row=start[cell.row],
                column=kept.index(own[0]),
                row_span=start[cell.row + cell.row_span] - start[cell.row],
                column_span=len(own) + (_TWO if cell.column_span == table.columns else 0),
            )


def _below(table: LogicalTable, row: int, periods: Sequence[int]) -> Iterator[LogicalCell]:
    """The cells of the periods in a row, without a band across the table."""
    for column in periods:
        cell = table.cell_at(row, column)
        if cell is not None and cell.column_span < table.columns and (cell.row, cell.column) == (row, column):
            yield cell


def _actions(cells: Iterable[LogicalCell]) -> Iterator[LogicalCell]:
    """The filled cells; of several lines that all instruct, each as a cell of its own with the fields named below it."""
    for cell in cells:
        parts = _with_their_fields(cell.paragraphs)
        several = len(parts) > 1 and all(_instructs(part[0]) for part in parts)
        yield from (replace(cell, paragraphs=part) for part in parts) if several else [cell] * bool(cell.text)


def _with_their_fields(lines: Sequence[Paragraph]) -> list[tuple[Paragraph, ...]]:
    """Each line with those right below it that name a field: "Lead: A Pike"."""
    parts: list[tuple[Paragraph, ...]] = []
    for line in lines:
        if parts and is_labelled(line.body.text):
            parts[-1] += (line,)
        else:
            parts.append((line,))
    return parts


def _instructs(line: Paragraph) -> bool:
    text = line.body.text
    return begins_with_verb(text) and len(text.split()) >= _SHORTEST


def _instruct(cells: Iterable[LogicalCell]) -> bool:
    """Whether most lines of the cells begin as instructions do and are more than a word or two."""
    lines = [p for c in cells for p in c.paragraphs if p.body and not is_labelled(p.body.text)]
    told = sum(map(_instructs, lines))
    return len(lines) >= _TWO and told >= _MOST * len(lines)


def _header(column: int, name: str) -> LogicalCell:
    """A header that nobody wrote."""
    return LogicalCell(0, column, paragraphs=(Paragraph(inserted(name)),))


def _ordered(cells: Iterable[LogicalCell]) -> tuple[LogicalCell, ...]:
    return tuple(sorted(cells, key=lambda c: (c.row, c.column)))
