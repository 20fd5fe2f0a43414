"""A table with names across its top made one with a row an action, and what stood above it beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from pipeline.naming.period_tops import says_when
from pipeline.texts.bands import band_title
from pipeline.texts.inline import is_labelled, label_role
from pipeline.texts.witness import begins_with_verb
from schemas.passage import inserted, join
from schemas.record import LogicalCell, LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN, Role

_TWO = 2
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORTEST = 3  # words of an action


class Above(NamedTuple):
    """What stands across the top: the header it gets at the side, what joins several, and if only their ends count."""

    header: str
    glue: str
    is_range: bool


def unfolded(table: LogicalTable, rows: int, periods: Sequence[int], above: Above) -> LogicalTable:
    """A row each filled period (or body) of a row, what is beside merged over these; action and period where the first stood.

    What comes of actions is told behind them.
    """
    table, rows = _under_one_header(table, rows)
    filled = [
        [] if row < rows else list(_actions(cells_below(table, row, periods))) for row in range(table.rows)
    ]
    copies = [max(1, len(actions)) for actions in filled]
    start = [0, *accumulate(copies)]
    own = min(periods)
    cells = list(_beside(table, periods, start))
    for row, actions in enumerate(filled):
        for number, action in enumerate(actions, start[row]):
            cells.append(replace(action, row=number, column=own, row_span=1, column_span=1))
            cells.append(LogicalCell(number, own + 1, paragraphs=_heads(table, rows - 1, action, above)))
    cells += [
        replace(header_of(own + place, head), row=rows - 1)
        for place, head in enumerate(("Action", above.header))
    ]
    empty = set(periods) - {action.column for actions in filled for action in actions}
    left = tuple(c.passage for c in table.row_cells(rows - 1) if c.column in empty)
    return replace(
        table,
        rows=start[-1],
        columns=table.columns - len(periods) + _TWO,
        cells=ordered(cells),
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
        cells=ordered(cells),
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


def _heads(table: LogicalTable, row: int, action: LogicalCell, above: Above) -> tuple[Paragraph, ...]:
    """What stands above an action: the first and the last of several periods, as a range, and all of several bodies."""
    reach = range(action.column, action.column + action.column_span)
    heads = [c.passage for column in reach if (c := table.cell_at(row, column)) is not None]
    ends = heads if len(heads) < _TWO or not above.is_range else [heads[0], heads[-1]]
    return (Paragraph(join(ends, above.glue)),) if ends else ()


def _beside(table: LogicalTable, periods: Sequence[int], start: Sequence[int]) -> Iterator[LogicalCell]:
    """The cells of the other columns at their new places; one across the table stays across it."""
    kept = [column for column in range(table.columns) if column not in periods]
    places = {k: place + (_TWO if k > min(periods) else 0) for place, k in enumerate(kept)}
    for cell in table.cells:
        own = [places[k] for k in kept if cell.column <= k < cell.column + cell.column_span]
        if cell.column_span == table.columns:
            own = [0, len(kept) + _TWO - 1]
        if own:
            yield replace(
                cell,
                row=start[cell.row],
                column=own[0],
                row_span=start[cell.row + cell.row_span] - start[cell.row],
                column_span=own[-1] - own[0] + 1,
            )


def cells_below(table: LogicalTable, row: int, periods: Sequence[int]) -> Iterator[LogicalCell]:
    """The cells of the periods in a row, without a band across the table."""
    for column in periods:
        cell = table.cell_at(row, column)
        if cell is not None and cell.column_span < table.columns and (cell.row, cell.column) == (row, column):
            yield cell


def _actions(cells: Iterable[LogicalCell]) -> Iterator[LogicalCell]:
    """The filled cells; of several lines that all instruct, or all name the same fields below them, each as a cell of its own."""
    for cell in cells:
        parts = _with_their_fields(cell.paragraphs)
        several = len(parts) > 1 and (all(instructs(part[0]) for part in parts) or _are_alike(parts))
        yield from (replace(cell, paragraphs=part) for part in parts) if several else [cell] * bool(cell.text)


def is_card(cell: LogicalCell) -> bool:
    """Whether each line of a cell says who and when right below it."""
    return all(_fields(part) >= WHO_AND_WHEN for part in _with_their_fields(cell.paragraphs))


def _are_alike(parts: Sequence[tuple[Paragraph, ...]]) -> bool:
    first = _fields(parts[0])
    return not first.isdisjoint(WHO_AND_WHEN) and all(_fields(part) == first for part in parts)


def _fields(part: tuple[Paragraph, ...]) -> set[Role | None]:
    return {label_role(line.body.text) for line in part[1:]}


def _with_their_fields(lines: Sequence[Paragraph]) -> list[tuple[Paragraph, ...]]:
    """Each line with those right below it that name a field: "Lead: A Pike"."""
    parts: list[tuple[Paragraph, ...]] = []
    for line in lines:
        if parts and is_labelled(line.body.text):
            parts[-1] += (line,)
        else:
            parts.append((line,))
    return parts


def instructs(line: Paragraph) -> bool:
    """Whether a line begins as an instruction does and is more than a word or two."""
    text = line.body.text
    return begins_with_verb(text) and len(text.split()) >= _SHORTEST


def header_of(column: int, name: str) -> LogicalCell:
    """A header that nobody wrote."""
    return LogicalCell(0, column, paragraphs=(Paragraph(inserted(name)),))


def ordered(cells: Iterable[LogicalCell]) -> tuple[LogicalCell, ...]:
    """The cells row by row, from left to right."""
    return tuple(sorted(cells, key=lambda c: (c.row, c.column)))
