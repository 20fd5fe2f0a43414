"""What stands in a grid beside a label merged over several rows: a table, or several between strips of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from extractors.nested import are_drawn, is_number
from schemas.document import Block, Cell, Table

_LEAST_COLUMNS: Final = 3  # of a table that is all that stands there
_FEWEST: Final = 2  # columns of one among several
_BLANK_ROWS: Final = 2  # a lower blank cell above or below others is one of the table's


class Row(NamedTuple):
    """What is merged over the rows of a grid at their left (a label, or its number and it) and right, and what is between."""

    titles: list[Cell]
    items: list[Block | Table]
    fields: list[Cell]


def row_beside(table: Table, label: Cell, rows: Sequence[Sequence[Cell]], columns: int = 0) -> Row:
    """The label and what else is as high as it is, at both ends, and what stands between; maybe nothing.

    Blank cells are as high as a blank label, whose words stand on the page before: `columns` as for `items_beside`.
    """
    ends = [c for c in rows[label.row] if c.row_span == label.row_span and c is not label]
    ends = [c for c in ends if (c.blocks if label.blocks else label.row_span > 1)]
    second = [c for c in ends[:1] if c.column == label.column_span and (not label.blocks or is_number(label))]
    titles = [label, *second]
    left = titles[-1].column + titles[-1].column_span
    right = table.columns
    fields: list[Cell] = []
    for cell in reversed(ends):
        if cell.column + cell.column_span == right and cell.column > left:
            fields.insert(0, cell)
            right = cell.column
    if right == table.columns and len(titles) == 1:
        return Row(titles, items_beside(table, label, rows, columns), fields)
    wide = replace(label, column_span=left)
    inner = [
        [wide if c is label else c for c in cells if c is label or left <= c.column < right] for cells in rows
    ]
    return Row(titles, items_beside(replace(table, columns=right), wide, inner, columns), fields)


def items_beside(
    table: Table, label: Cell, rows: Sequence[Sequence[Cell]], columns: int = 0
) -> list[Block | Table]:
    """What stands beside a label merged over its `rows`: a table, or several between strips of words; else nothing.

    The first may go on from the page before, where it has so many `columns`.
    """
    span = range(label.row, label.row + label.row_span)
    strips = {row: rows[row][-1] for row in span if _is_across(rows[row], label, table)}
    items: list[Block | Table] = []
    start = span.start
    for end in (*strips, span.stop):
        if end > start:
            part = _beside(table, label, rows, range(start, end), 0 if items else columns)
            if part is None:
                break
            items.append(part)
        items += strips[end].blocks if end in strips else ()
        start = end + 1
    if start > span.stop and any(isinstance(item, Table) for item in items):
        return items
    whole = _beside(table, label, rows, span, columns) if strips else None
    return [whole] if whole is not None else []


def _is_across(cells: Sequence[Cell], label: Cell, table: Table) -> bool:
    """Whether a row has but one cell beside its label, from this to the right edge."""
    own = [c for c in cells if c is not label]
    if len(own) != 1 or own[0].row_span > 1:
        return False
    return _sides(own[0]) == (label.column_span, table.columns)


def _beside(
    table: Table, label: Cell, rows: Sequence[Sequence[Cell]], span: range, begun: int
) -> Table | None:
    """The table beside a label in a `span` of its `rows`, without blank strips round it.

    None where it has no drawn header, unless a table of as many columns has `begun` on the page before.
    """
    own = _without_strips(table, label, [c for row in span for c in rows[row] if c is not label], span, begun)
    top, edges = min((c.row for c in own), default=0), _edges(own)
    header = [c for c in own if c.row == top]
    least = _FEWEST if len(span) < label.row_span else _LEAST_COLUMNS
    ends = table.fills_page and span.stop == table.rows  # and its rows may be on the next page
    headed = _is_header(header, [c for c in own if c.row == top + 1], ends=ends)
    if len(header) < least or not (headed or begun == len(edges) - 1):
        return None
    columns = {edge: place for place, edge in enumerate(edges)}
    cells = [
        replace(
            c,
            row=c.row - top,
            column=columns[c.column],
            column_span=columns[c.column + c.column_span] - columns[c.column],
        )
        for c in own
    ]
    height = max(c.row + c.row_span for c in cells)
    if sum(c.row_span * c.column_span for c in cells) != height * (len(edges) - 1):
        return None
    kept = tuple(table.column_edges[edge] for edge in edges) if table.column_edges else ()
    return replace(
        table, cells=tuple(cells), rows=height, columns=len(edges) - 1, column_edges=kept, header_rows=0
    )


def _without_strips(
    table: Table, label: Cell, cells: Sequence[Cell], span: range, begun: int
) -> Sequence[Cell]:
    """The cells but for blank ones round them; one at the right end of a single row only where it surely is such."""
    own = [c for c in cells if c.blocks or not _is_strip(c, span, label.column_span, table.columns)]
    if own and own[-1].blocks:
        return own
    bare = [c for c in own if c.blocks or c.column + 1 < table.columns]
    surely = len(_edges(bare)) - 1 == begun or (len(span) == 1 and are_drawn(bare))
    return bare if surely and begun != len(_edges(own)) - 1 else own


def _is_header(header: Sequence[Cell], below: Sequence[Cell], *, ends: bool) -> bool:
    """Whether a row is drawn as the one below it is not; where the page `ends` none need be there.

    Over numbers or letters the first of four names or more may be blank.
    """
    named = header[1:] if len(header) > _LEAST_COLUMNS else header
    if not all(c.blocks for c in named) or not are_drawn(header):
        return False
    return not are_drawn(below) if below else ends


def _edges(cells: Sequence[Cell]) -> list[int]:
    return sorted({edge for cell in cells for edge in _sides(cell)})


def _sides(cell: Cell) -> tuple[int, int]:
    return cell.column, cell.column + cell.column_span


def _is_strip(cell: Cell, rows: range, left: int, right: int) -> bool:
    """Whether a blank cell is nothing but the distance of the table from what it lies in."""
    if cell.column_span == right - left:
        return True
    high = cell.column_span == 1 and cell.row_span >= max(len(rows) - 1, min(_BLANK_ROWS, len(rows)))
    ends = (
        cell.column + 1 == right and cell.row_span > 1
    )  # in a single row it may be a blank one of the table's
    return high and (cell.column == left or ends)


def in_rows(table: Table) -> list[list[Cell]]:
    """The cells that begin in each row."""
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    return rows
