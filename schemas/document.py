"""What a file says, before anyone asks what it means: a Document of blocks, tables and furniture.

Readers in `extractors/` make these values; nothing here knows action plans. Lengths are PDF points,
origin top left; Word files have no boxes and no pages (NULL in the curated tables).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from schemas.exceptions import Issue

# The check under which a reader reports what it could not read.
PARTS_READ: Final = "all parts of the file were read"
_LEAST_COLUMNS: Final = 3  # of a table within a cell: two may be a label and its value


class Box(NamedTuple):
    """A rectangle on a page, in points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"


class FurnitureKind(StrEnum):
    """Why words outside the body were set aside; the same words as `leftovers.reason`."""

    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "page_number"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    r"""One paragraph of source text: a heading, a paragraph or a list item, in a cell or outside tables.

    `text` holds the source's words, soft line breaks as "\n", with a typed list marker or an automatic
    number in front; `body_start` is the offset behind that marker. An automatic bullet has a `marker`
    but no characters in `text` (`body_start` 0). In a PDF's table "\n" is a line's end behind which something of its own
    may begin.
    """

    kind: BlockKind
    text: str
    marker: str = ""  # "•" for any bullet glyph, "-" for a dash, else the number as printed: "1.", "(i)"
    body_start: int = 0
    level: int = 0  # heading: 1 is outermost; list item: 0 is outermost; paragraph: that of the title in whose cell it stands
    bold: bool = False  # every visible character is bold
    indent: float = 0.0  # points from the left edge of its column
    page: int | None = None
    box: Box | None = None
    room: float | None = None  # PDF: points left free at the end of the last line
    first_word: float | None = None  # PDF: width of the first word in points


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell at its grid place; a merged cell stands once, with its spans."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    blocks: tuple[Block, ...] = ()
    shaded: bool = False
    page: int | None = None
    box: Box | None = None

    @property
    def text(self) -> str:
        """The blocks' texts, one a line; character offsets of lineage count in this string."""
        if len(self.blocks) == 1:
            return self.blocks[0].text
        return "\n".join([block.text for block in self.blocks])


@dataclass(frozen=True, slots=True)
class Table:
    """A table as one page or one Word table draws it; cells in reading order tile rows x columns."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    column_edges: tuple[float, ...] = ()  # points, columns + 1 of them, left to right
    header_rows: int = 0  # leading rows the file itself marks as header
    page: int | None = None
    box: Box | None = None
    fills_page: bool = False  # PDF: nothing but furniture below it on its page


@dataclass(frozen=True, slots=True)
class Furniture:
    """Running header, footer, page number or other words that belong to the page, not to the body."""

    kind: FurnitureKind
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file in reading order.

    `source_words` are the file's words taken by a second, simpler route (raw XML text, raw page text):
    the yardstick of coverage, so that words lost between the file and `body` are noticed. `page_sureness`
    names the pages whose text was recognised in a picture, and how sure of it that was, 0 to 1.
    """

    source_file: str
    source_format: str
    body: tuple[Block | Table, ...]
    furniture: tuple[Furniture, ...] = ()
    source_words: tuple[str, ...] = ()
    pages: int | None = None
    issues: tuple[Issue, ...] = ()
    page_sureness: tuple[tuple[int, float], ...] = ()


def blocks_in(items: Iterable[Block | Table]) -> Iterator[Block]:
    """The blocks of the items in reading order, those of tables cell by cell.

    A row of a plain grid of three columns or more is one paragraph, tabs between its cells: apart they would say nothing.
    """
    for item in items:
        if isinstance(item, Block):
            yield item
        elif _is_grid(item):
            yield from (
                _row_block(item.cells[at : at + item.columns])
                for at in range(0, len(item.cells), item.columns)
            )
        else:
            yield from (block for cell in item.cells for block in cell.blocks)


def _is_grid(table: Table) -> bool:
    """Whether each row has a cell for each of three columns or more, of a line of text, and the first row names them."""
    plain = (
        table.columns >= _LEAST_COLUMNS and table.rows > 1 and len(table.cells) == table.rows * table.columns
    )
    return (
        plain
        and all(len(cell.blocks) <= 1 and "\t" not in cell.text for cell in table.cells)
        and all(
            cell.blocks
            for row in (table.cells[: table.columns], table.cells[:: table.columns])
            for cell in row
        )
    )


def _row_block(cells: Sequence[Cell]) -> Block:
    blocks = [block for cell in cells for block in cell.blocks]
    text = "\t".join(cell.text for cell in cells)
    return Block(BlockKind.PARAGRAPH, text, bold=all(block.bold for block in blocks), page=blocks[0].page)
