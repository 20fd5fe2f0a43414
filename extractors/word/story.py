"""The walk through a body, cell, note or text box: its blocks and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from extractors.forms import unfold_held
from extractors.word.markup import ALT_CHUNK, PARAGRAPH, TABLE, TEXT_BOX, Element, attribute, topmost
from extractors.word.paragraph import Definitions, read_paragraph
from extractors.word.table import cells_with_tables, frame_cell, read_table
from schemas.document import Block, BlockKind, Table, blocks_in


def read_story(container: Element, defined: Definitions) -> Iterator[Block | Table]:
    """The blocks and tables of a container, through content controls and other wrappers.

    Text boxes and diagrams follow the paragraph they are anchored in.
    """
    for inner in container:
        if inner.tag == PARAGRAPH:
            paragraph = read_paragraph(inner, defined)
            yield from paragraph.blocks
            yield from _anchored(paragraph.anchored, defined)
        elif inner.tag == TABLE:
            yield from _read_table(inner, defined)
        elif inner.tag == ALT_CHUNK:
            yield from _read_chunk(inner, defined)
        else:
            yield from read_story(inner, defined)


def _read_chunk(element: Element, defined: Definitions) -> Iterator[Block | Table]:
    chunk = defined.chunks.get(attribute(element, "r:id") or "")
    if chunk is not None:
        yield from chunk.body


def _anchored(elements: Iterable[Element], defined: Definitions) -> Iterator[Block | Table]:
    for inner in elements:
        if inner.tag == TEXT_BOX:
            yield from read_story(inner, defined)
        elif inner.tag == TABLE:
            yield from _read_table(inner, defined)
        else:
            for text in defined.diagrams.get(attribute(inner, "r:dm") or "", ()):
                yield Block(BlockKind.PARAGRAPH, text)


def _read_table(table: Element, defined: Definitions) -> Iterator[Block | Table]:
    frame = frame_cell(table)
    if frame is not None:
        yield from read_story(frame, defined)
        return
    rows = {cell: row for row, cell in cells_with_tables(table)}
    held: dict[int, list[Block | Table]] = {}

    def read_cell(cell: Element, hidden: bool) -> tuple[Block, ...]:
        if cell not in rows:
            return _read_cell(defined, cell, hidden)
        items = list(read_story(cell, defined))
        held.setdefault(rows[cell], []).extend(items)
        return tuple(blocks_in(items))

    read = read_table(table, read_cell, defined.styles)
    if read is not None:
        yield from unfold_held(read, held)


def _read_cell(defined: Definitions, cell: Element, hidden: bool) -> tuple[Block, ...]:
    """A cell's blocks, those of nested tables among them; a `hidden` cell lies under a merged one."""
    paragraphs = list(islice(topmost(cell, PARAGRAPH, TABLE, ALT_CHUNK), 2))
    if len(paragraphs) == 1 and paragraphs[0].tag == PARAGRAPH and not hidden:
        alone = read_paragraph(paragraphs[0], defined, alone=True)
        return (*alone.blocks, *blocks_in(_anchored(alone.anchored, defined)))
    return tuple(blocks_in(read_story(cell, defined)))
