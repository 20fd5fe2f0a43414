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
_LEAST: Final = 2  # rows and columns of a table that stands for itself
_BARE_NAME: Final = re.compile(  # "Priority action 1", whose title is the next line
    r"(?:[^\W\d]+ ){1,3}(?:\d{1,2}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\W*", re.IGNORECASE
)

Held = Mapping[int, Sequence[Block | Table]]  # what the cells beside a title hold, by their row


def are_titled(rows: Sequence[Sequence[Cell]], held: Held) -> bool:
    """Whether every row below the header holds tables beside a title."""
    first = min(held, default=0)
    above = [cells for cells in rows[:first] if len(cells) > 1]
    below = (row for row in range(first, len(rows)) if row not in held)
    if not held or any(len(rows[row]) > 1 for row in below) or not all(map(are_drawn, above)):
        return False
    return all(rows[row][0].blocks for row in held)


def hold_tables(rows: Sequence[Sequence[Cell]], held: Held) -> bool:
    """Whether the cells behind the first of each row hold what is `held` and nothing else, a table with a header in it."""
    headed = all(any(map(_is_headed, items)) for items in held.values())
    return headed and all(
        tuple(chain.from_iterable(c.blocks for c in rows[row][1:])) == tuple(blocks_in(items))
        for row, items in held.items()
    )


def unfold_titled(rows: Sequence[Sequence[Cell]], held: Held) -> Iterator[Block | Table]:
    """Such rows in reading order: bands and titles as headings, below each its tables; the header's words as text."""
    for row, cells in enumerate(rows):
        if row in held:
            yield from _title(cells[0].blocks)
            yield from held[row]
        elif len(cells) == 1:
            yield from (replace(b, kind=BlockKind.HEADING, level=_BAND_LEVEL) for b in cells[0].blocks)
        else:
            yield from as_text(cells)


def are_drawn(cells: Sequence[Cell]) -> bool:
    """Whether all cells that have words are shaded, or bold throughout."""
    return all(c.shaded or all(block.bold for block in c.blocks) for c in cells if c.blocks)


def _is_headed(item: Block | Table) -> bool:
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
    titles = 2 if _BARE_NAME.fullmatch(blocks[0].text) else 1
    for place, block in enumerate(blocks):
        title = place < titles and not block.marker
        yield replace(block, kind=BlockKind.HEADING, level=_TITLE_LEVEL) if title else _as_text(block)
