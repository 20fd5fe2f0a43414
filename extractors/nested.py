"""Tables each row of which is a title and, in the cells beside it, tables of its own: read as headings over tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from schemas.document import Block, BlockKind, Cell, Table, blocks_in

_BAND_LEVEL: Final = 8  # below every heading that has a style
_TITLE_LEVEL: Final = 9  # below the bands across such tables
_LONGEST_TITLE: Final = 25  # words
_LEAST: Final = 2  # rows and columns of a table that stands for itself
_BARE_NAME: Final = re.compile(  # "Priority action 1", whose title is the next line
    r"(?:[^\W\d]+ ){1,3}(?:\d{1,2}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\W*", re.IGNORECASE
)

_NUMBER: Final = re.compile(r"\W*[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})?\W*")

Held = Mapping[int, Sequence[Block | Table]]  # what the cells beside a title hold, by their row


def are_titled(rows: Sequence[Sequence[Cell]], held: Held, *, begun: bool = False) -> bool:
    """Whether every row below the header holds tables beside a title, or all of them below bands and beside nothing.

    Where they have `begun` on the page before, the band may stand there.
    """
    first = min(held, default=0)
    above = [cells for cells in rows[:first] if len(cells) > 1]
    below = (row for row in range(first, len(rows)) if row not in held)
    if not held or any(len(rows[row]) > 1 for row in below) or not all(map(are_drawn, above)):
        return False
    titles = [rows[row][0].blocks for row in held]
    bands = any(len(cells) == 1 for row, cells in enumerate(rows) if row not in held and cells[0].blocks)
    return all(titles) or ((bands or begun) and not any(titles))


def laid_out(rows: Sequence[Sequence[Cell]], held: Held) -> tuple[list[Sequence[Cell]], Held] | None:
    """The rows and what they hold, each with a cell for its title (its number's too) and those that nothing names.

    Cells behind what a row holds, named in the header right above the first such row, are columns of its first table.
    None where a row holds anything else.
    """
    above = rows[min(held) - 1] if min(held, default=0) else ()
    made, tables = list(rows), dict(held)
    for row, items in held.items():
        cells = rows[row]
        places = _places(cells, tuple(blocks_in(items)))
        if places is None:
            return None
        first, last = places
        behind = [(above[k] if len(above) == len(cells) else None, cells[k]) for k in range(last, len(cells))]
        headed = any(map(is_headed, items))
        fields = [(name, cell) for name, cell in behind if headed and name and name.blocks and cell.blocks]
        unnamed = [cell for name, cell in behind if cell not in [c for _, c in fields]]
        made[row] = [_with_number(cells[:first]), *unnamed]
        tables[row] = list(_in_first_table(items, fields))
    return made, tables


def _places(cells: Sequence[Cell], blocks: tuple[Block, ...]) -> tuple[int, int] | None:
    """The half-open range of the cells that have these blocks and no others, behind a title or its number and that."""
    numbered = len(cells) > _LEAST and is_number(cells[0])
    first = _LEAST if numbered else 1
    ends = range(first + 1, len(cells) + 1)
    found = (end for end in ends if tuple(chain.from_iterable(c.blocks for c in cells[first:end])) == blocks)
    last = next(found, None)
    return None if last is None else (first, last)


def _with_number(cells: Sequence[Cell]) -> Cell:
    """The title, its number in front of its first words."""
    if len(cells) == 1 or not cells[1].blocks:
        return cells[0]
    number, title = cells
    words, *others = title.blocks
    named = replace(words, text=f"{number.text} {words.text}", body_start=0, marker="")
    return replace(title, blocks=(named, *others))


def _in_first_table(
    items: Sequence[Block | Table], fields: Sequence[tuple[Cell, Cell]]
) -> Iterator[Block | Table]:
    """What is held, the fields as columns of its first table with a header."""
    waiting = list(fields)
    for item in items:
        if waiting and isinstance(item, Table) and is_headed(item):
            yield with_columns(item, waiting)
            waiting = []
        else:
            yield item


def with_columns(table: Table, fields: Sequence[tuple[Cell, Cell]]) -> Table:
    """The table, each field a column behind its own: its name beside the header, and its value for all rows."""
    top = table.header_rows or 1
    more = [
        replace(cell, row=row, row_span=down, column=table.columns + k, column_span=1)
        for k, field in enumerate(fields)
        for cell, row, down in zip(field, (0, top), (top, table.rows - top), strict=True)
    ]
    cells = sorted((*table.cells, *more), key=lambda c: (c.row, c.column))
    return replace(table, cells=tuple(cells), columns=table.columns + len(fields), column_edges=())


def unfold_titled(rows: Sequence[Sequence[Cell]], held: Held) -> Iterator[Block | Table]:
    """Such rows in reading order: bands and titles as headings, below each its tables; the header's words as text.

    Text is, too, what stands right below a drawn band and is not drawn itself: "Outcome: ..." below "Priority 1: ...".
    """
    below = False  # a drawn band, with nothing but other bands between
    for row, cells in enumerate(rows):
        band = len(cells) == 1 and row not in held
        if row in held:
            yield from _title(cells[0].blocks)
            yield from as_text(cells[1:])
            yield from held[row]
        elif not band:
            yield from as_text(cells)
        elif below and not are_drawn(cells):
            yield from cells[0].blocks
        else:
            yield from (replace(b, kind=BlockKind.HEADING, level=_BAND_LEVEL) for b in cells[0].blocks)
        below = band and (below or (bool(cells[0].blocks) and are_drawn(cells)))


def hold_headed(held: Held) -> bool:
    """Whether each row holds a table with a header."""
    return all(any(map(is_headed, items)) for items in held.values())


def is_number(cell: Cell) -> bool:
    """Whether a cell says nothing but a number, "2.1" or "SO3"."""
    return _NUMBER.fullmatch(cell.text) is not None


def are_drawn(cells: Sequence[Cell]) -> bool:
    """Whether all cells that have words are shaded, or bold throughout."""
    return all(c.shaded or all(block.bold for block in c.blocks) for c in cells if c.blocks)


def is_headed(item: Block | Table) -> bool:
    """Whether a table has a header of its own: marked, or drawn as the row below it is not."""
    if isinstance(item, Block) or item.rows < _LEAST or item.columns < _LEAST:
        return False
    first, second = ([c for c in item.cells if c.row == row] for row in (0, 1))
    return bool(item.header_rows) or (
        all(c.blocks for c in first) and are_drawn(first) and not are_drawn(second)
    )


def as_text(cells: Sequence[Cell]) -> Iterator[Block]:
    """The words of cells that belong to titles but are none."""
    return (_as_text(block) for cell in cells for block in cell.blocks)


def _as_text(block: Block) -> Block:
    paragraph = block.kind is BlockKind.PARAGRAPH
    return replace(block, bold=False, level=_TITLE_LEVEL) if paragraph else block


def _title(blocks: Sequence[Block]) -> Iterator[Block]:
    """The first line as a heading, the next one too where that is a bare name, and the others as text."""
    titles = 2 if blocks and _BARE_NAME.fullmatch(blocks[0].text) else 1
    for place, block in enumerate(blocks):
        title = place < titles and not block.marker
        yield replace(block, kind=BlockKind.HEADING, level=_TITLE_LEVEL) if title else _as_text(block)


def titles(cell: Cell) -> Iterator[Block]:
    """The lines of a cell across a table, as headings where they are drawn and short."""
    for block in cell.blocks:
        title = are_drawn([cell]) and not block.marker and len(block.text.split()) <= _LONGEST_TITLE
        yield replace(block, kind=BlockKind.HEADING, level=_TITLE_LEVEL) if title else block
