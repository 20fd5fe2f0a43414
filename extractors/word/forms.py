"""Word tables that are forms: rows of a label and what it says, where that may be a table of its own."""

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
