"""Tables whose cells are sheets side by side: each begins with its name and goes on with a list, words or a table of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from extractors.nested import Held, are_drawn, is_headed, titles, with_columns
from schemas.document import Block, BlockKind, Cell, Table, blocks_in

_LONGEST_NAME: Final = 10  # words
_LEAST: Final = 2  # cells side by side, rows of a table


class _Sheet(NamedTuple):
    """The name that a cell begins with, and what stands below it."""

    name: Block
    items: Sequence[Block | Table]


def side_by_side(rows: Sequence[Sequence[Cell]], held: Held) -> list[Block | Table] | None:
    """The sheets one after the other, titles across them as headings; None where the rows hold anything else.

    Words beside a single table are a column of it, merged over its rows: they are said of all of them.
    """
    read: list[Block | Table] = []
    for row, cells in enumerate(rows):
        if len(cells) == 1 and row not in held:
            read += titles(cells[0])
            continue
        items = held.get(row, ())
        sheets = [_sheet(part) for part in _by_cell(cells, items)]
        named = [sheet for sheet in sheets if sheet is not None]
        if len(cells) < _LEAST or len(named) < len(sheets) or not any(map(is_headed, items)):
            return None
        read += _read(named)
    return read


def _by_cell(cells: Sequence[Cell], items: Sequence[Block | Table]) -> Iterator[Sequence[Block | Table]]:
    """What each cell has in it, the tables among it where it holds some."""
    start = 0
    for cell in cells:
        counts = accumulate(len(tuple(blocks_in([item]))) for item in items[start:])
        ends = (start + k for k, count in enumerate(counts, start=1) if count == len(cell.blocks))
        end = next((end for end in ends if tuple(blocks_in(items[start:end])) == cell.blocks), start)
        yield items[start:end] if end > start else cell.blocks
        start = end


def _sheet(items: Sequence[Block | Table]) -> _Sheet | None:
    """The sheet in a cell; None where no short bold line comes first, or nothing but bold ones behind it."""
    name = items[0] if items else None
    if not isinstance(name, Block) or name.kind is BlockKind.LIST_ITEM or not name.bold:
        return None
    if len(name.text.split()) > _LONGEST_NAME or all(block.bold for block in blocks_in(items[1:])):
        return None
    return _Sheet(name, items[1:])


def _read(sheets: Sequence[_Sheet]) -> Iterator[Block | Table]:
    """The sheets in their order; those behind the first as columns of its table, where it alone has one."""
    first, *others = sheets
    tables = [place for place, item in enumerate(first.items) if is_headed(item)]
    if len(tables) != 1 or any(is_headed(item) for sheet in others for item in sheet.items):
        yield from (item for sheet in sheets for item in (sheet.name, *sheet.items))
        return
    fields = [_field(sheet) for sheet in others]
    for place, item in enumerate((first.name, *first.items), start=-1):
        yield with_columns(item, fields) if isinstance(item, Table) and place == tables[0] else item


def _field(sheet: _Sheet) -> tuple[Cell, Cell]:
    """The name and the words of a sheet; the drawn first row of a table of one column is of its name."""
    first, *others = sheet.items
    names: tuple[Block, ...] = (sheet.name,)
    words = tuple(blocks_in(sheet.items))
    if (
        isinstance(first, Table)
        and first.columns == 1
        and first.rows >= _LEAST
        and are_drawn(first.cells[:1])
    ):
        header, *below = first.cells
        blocks = (block for cell in below for block in cell.blocks)
        names, words = (sheet.name, *header.blocks), (*blocks, *blocks_in(others))
    return Cell(0, 0, blocks=names), Cell(0, 0, blocks=words)
