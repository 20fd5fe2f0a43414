"""Tables that are forms: rows of a label and what it says, where that may be a table of its own.

In Word it lies in a cell, in a PDF in the same grid, beside a label merged over its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from schemas.document import Block, BlockKind, Cell, Table, blocks_in

_LONGEST_LABEL: Final = 10  # words
_LONGEST_TITLE: Final = 25  # words
_TITLE_LEVEL: Final = 9  # below every heading that has a style
_LEAST_ROWS, _LEAST_COLUMNS = 2, 3  # of a table that stands for itself
_TWO: Final = 2

Held = Mapping[int, Sequence[Block | Table]]  # what a cell with tables holds, by its row


def unfold_grid(table: Table) -> Iterator[Block | Table]:
    """The form that a grid draws in reading order; the table itself where it is none."""
    labels = {c.row: c for c in table.cells if c.column == 0 and c.row_span > 1}
    parts = {row: part for row, label in labels.items() if (part := _beside(table, label)) is not None}
    inside = {row for c in labels.values() for row in range(c.row, c.row + c.row_span)}
    cut = any(c.row_span > 1 and c.row not in inside for c in table.cells)
    if not parts or len(parts) < len(labels) or cut:
        yield table
        return
    blank = Cell(0, 1, page=table.page)
    rows = [row for row in range(table.rows) if row not in inside or row in labels]
    outer = [[replace(labels[row], row_span=1), blank] if row in labels else _row(table, row) for row in rows]
    form = _table([list(_in_row(0, cells, _TWO)) for cells in outer], _TWO)
    held = {rows.index(row): [part] for row, part in parts.items()}
    small = all(len(cells) <= _TWO for cells in outer)
    yield from unfold(form, held) if small and all(_is_labelled(_row(form, k)) for k in held) else (table,)


def _beside(table: Table, label: Cell) -> Table | None:
    """The table beside a label merged over its rows, without blank strips round it; None where it has no drawn header."""
    rows = range(label.row, label.row + label.row_span)
    own = [c for c in table.cells if c.row in rows and c is not label]
    left = label.column_span
    own = [c for c in own if c.blocks or not _is_strip(c, rows, table.columns - left)]
    top, edges = min((c.row for c in own), default=0), sorted({e for c in own for e in _sides(c)})
    header = [c for c in own if c.row == top]
    below = [c for c in own if c.row == top + 1]
    headed = all(c.blocks for c in header) and _are_drawn(header) and not _are_drawn(below)
    if len(header) < _LEAST_COLUMNS or not below or not headed:
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


def _sides(cell: Cell) -> tuple[int, int]:
    return cell.column, cell.column + cell.column_span


def _is_strip(cell: Cell, rows: range, columns: int) -> bool:
    """Whether a blank cell is nothing but the distance of the table from what it lies in."""
    return cell.column_span == columns or (cell.column_span == 1 and cell.row_span >= len(rows) - 1)


def _are_drawn(cells: Sequence[Cell]) -> bool:
    return all(c.shaded or all(block.bold for block in c.blocks) for c in cells if c.blocks)


def is_form(table: Table, held: Held) -> bool:
    """Whether rows that hold tables, at least one of which stands for itself, hold nothing else but a label."""
    if not any(_is_whole(item) for items in held.values() for item in items):
        return False
    if any(cell.row_span > 1 for cell in table.cells):
        return False
    rows = [(_row(table, row), tuple(blocks_in(items))) for row, items in held.items()]
    return all(_is_labelled(cells) and cells[-1].blocks == blocks for cells, blocks in rows)


def unfold(table: Table, held: Held) -> Iterator[Block | Table]:
    """The form in reading order: titles across it as headings, its tables with the labelled rows above them on top."""
    waiting: list[list[Cell]] = []
    for row in range(table.rows):
        cells = _row(table, row)
        if row in held:
            yield from (block for cell in cells[:-1] for block in cell.blocks)
            for item in held[row]:
                if isinstance(item, Block):
                    yield item
                    continue
                if waiting and not _fits(waiting, item):
                    yield _table(waiting, table.columns)
                    waiting = []
                yield _stacked(waiting, item) if waiting else item
                waiting = []
        elif len(cells) == 1:
            if waiting:
                yield _table(waiting, table.columns)
            waiting = []
            yield from _titles(cells[0])
        else:
            waiting.append(cells)
    if waiting:
        yield _table(waiting, table.columns)


def _row(table: Table, row: int) -> list[Cell]:
    return [cell for cell in table.cells if cell.row == row]


def _is_whole(item: Block | Table) -> bool:
    return isinstance(item, Table) and item.rows >= _LEAST_ROWS and item.columns >= _LEAST_COLUMNS


def _is_labelled(cells: Sequence[Cell]) -> bool:
    """Whether the row is one cell, or a short name drawn as such and one cell beside it."""
    if len(cells) != _TWO:
        return len(cells) == 1
    label = cells[0]
    drawn = label.shaded or all(block.bold for block in label.blocks)
    return drawn and 0 < len(label.text.split()) <= _LONGEST_LABEL


def _titles(cell: Cell) -> Iterator[Block]:
    drawn = cell.shaded or all(block.bold for block in cell.blocks)
    for block in cell.blocks:
        title = drawn and not block.marker and len(block.text.split()) <= _LONGEST_TITLE
        yield replace(block, kind=BlockKind.HEADING, level=_TITLE_LEVEL) if title else block


def _fits(rows: Sequence[Sequence[Cell]], table: Table) -> bool:
    return table.columns >= max(_LEAST_COLUMNS, *map(len, rows))


def _stacked(rows: Sequence[Sequence[Cell]], table: Table) -> Table:
    """The table with the rows above its own; the last cell of each reaches to its right edge."""
    above = [cell for row, cells in enumerate(rows) for cell in _in_row(row, cells, table.columns)]
    own = [replace(cell, row=cell.row + len(rows)) for cell in table.cells]
    return replace(table, cells=(*above, *own), rows=table.rows + len(rows), header_rows=0)


def _table(rows: Sequence[Sequence[Cell]], columns: int) -> Table:
    cells = [replace(cell, row=row) for row, cells in enumerate(rows) for cell in cells]
    return Table(tuple(cells), len(rows), columns)


def _in_row(row: int, cells: Sequence[Cell], columns: int) -> Iterator[Cell]:
    last = len(cells) - 1
    for place, cell in enumerate(cells):
        yield replace(cell, row=row, column=place, column_span=columns - last if place == last else 1)
