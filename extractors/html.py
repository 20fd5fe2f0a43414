"""A web page's body -> blocks and tables in reading order. Nothing it points to is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from lxml import etree, html

from extractors.text import BULLET, plain, typed_bullet
from schemas.document import Block, BlockKind, Cell, Table, blocks_in

_SILENT: Final = {"script", "style", "head", "title", "template", "noscript"}
_INLINE: Final = {
    *(
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
    ),
    *(
        "label",
        "mark",
        "o:p",
        "p:",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
    ),
    *("u", "var", "img", "input", "button"),
}
_BOLD: Final = {"b", "strong", "th"}
_LISTS: Final = {"ul", "ol"}
_MOST_SPAN: Final = 1000
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Text:
    """A paragraph being gathered: its pieces and whether each is bold."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def taken(self) -> tuple[str, bool]:
        """The text so far, white space collapsed but for line breaks, and whether all of it is bold."""
        text = "".join(piece for piece, _ in self.pieces)
        bold = all(bold for piece, bold in self.pieces if piece.strip())
        self.pieces.clear()
        lines = (plain(line).strip() for line in text.split("\v"))
        return "\n".join(lines).strip(), bold


def parse(content: bytes) -> Any:
    """The page's body, whatever its faults; None where there is none."""
    try:
        content.decode("utf-8")
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    except UnicodeDecodeError:  # the page says which encoding it has, or it is Western
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    root = html.document_fromstring(content, parser=parser, ensure_head_body=True)
    return root.find("body")


def read(body: Any) -> tuple[Block | Table, ...]:
    """The blocks and tables of a page's body."""
    return tuple(_story(body, _Text(), bold=False))


def words(body: Any) -> tuple[str, ...]:
    """The body's words by a simpler route: all text that is no program or style, parted at what is not inline."""
    pieces: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        gap = "" if element.tag in _INLINE else " "
        is_start = event == "start"
        silent += (1 if is_start else -1) if element.tag in _SILENT else 0
        said = element.text if is_start else element.tail
        pieces += [gap, (said or "") if not silent and (is_start or element is not body) else ""]
    return tuple(plain("".join(pieces)).split())


def _story(element: Any, text: _Text, *, bold: bool, item: Block | None = None) -> Iterator[Block | Table]:
    """The parts of an element; `item` is the list item whose first paragraph they begin with."""
    first = item
    for block in _inside(element, text, bold=bold):
        if first is not None and isinstance(block, Block) and block.kind is BlockKind.PARAGRAPH:
            yield _marked(first, block)
            first = None
        else:
            yield block


def _inside(element: Any, text: _Text, *, bold: bool) -> Iterator[Block | Table]:
    bold = bold or element.tag in _BOLD
    text.pieces.append((_SPACE.sub(" ", element.text or ""), bold))
    for inner in element:
        yield from _part(inner, text, bold=bold)
        text.pieces.append((_SPACE.sub(" ", inner.tail or ""), bold))
    if element.tag not in _INLINE:
        yield from _ended(text)


def _part(inner: Any, text: _Text, *, bold: bool) -> Iterator[Block | Table]:
    if not isinstance(inner.tag, str) or inner.tag in _SILENT:
        return
    if inner.tag == "br":
        text.pieces.append(("\v", bold))
        return
    if inner.tag in _INLINE:
        yield from _inside(inner, text, bold=bold)
        return
    yield from _ended(text)
    if inner.tag == "table":
        yield from _table(inner)
    elif inner.tag == "li":
        yield from _story(inner, text, bold=bold, item=_item(inner))
    elif re.fullmatch(r"h[1-6]", inner.tag):
        for block in _inside(inner, text, bold=bold):
            yield _heading(block, int(inner.tag[1])) if isinstance(block, Block) else block
    else:
        yield from _inside(inner, text, bold=bold)


def _heading(block: Block, level: int) -> Block:
    return replace(block, kind=BlockKind.HEADING, level=level)


def _ended(text: _Text) -> Iterator[Block]:
    """The paragraph gathered so far, if it has words."""
    words, bold = text.taken()
    if not words:
        return
    typed = typed_bullet(words)
    if typed is None:
        yield Block(BlockKind.PARAGRAPH, words, bold=bold)
    else:
        yield Block(BlockKind.LIST_ITEM, words, typed.marker, typed.end, bold=bold)


def _item(element: Any) -> Block:
    """A list item without its words: its marker and level."""
    lists = [above for above in element.iterancestors() if above.tag in _LISTS]
    level = max(0, len(lists) - 1)
    if not lists or lists[0].tag == "ul":
        return Block(BlockKind.LIST_ITEM, "", BULLET, level=level)
    before = sum(1 for _ in element.itersiblings("li", preceding=True))
    start = lists[0].get("start", "1")
    return Block(
        BlockKind.LIST_ITEM, "", f"{before + (int(start) if start.isdecimal() else 1)}.", level=level
    )


def _marked(item: Block, block: Block) -> Block:
    if item.marker == BULLET:
        return replace(item, text=block.text, bold=block.bold)
    text = f"{item.marker} {block.text}"
    return replace(item, text=text, bold=block.bold, body_start=len(text) - len(block.text))


def _table(table: Any) -> Iterator[Block | Table]:
    """The table, the caption before it; nothing where it has no cell."""
    for caption in table.iterchildren("caption"):
        yield from _inside(caption, _Text(), bold=False)
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for place, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while (place, column) in taken:
                column += 1
            down, across = min(_span(cell, "rowspan"), len(rows) - place), _span(cell, "colspan")
            taken |= {(r, c) for r in range(place, place + down) for c in range(column, column + across)}
            blocks = tuple(blocks_in(_inside(cell, _Text(), bold=False)))
            cells.append(Cell(place, column, down, across, blocks))
    if not cells:
        return
    columns = 1 + max(column for _, column in taken)
    empty = [Cell(r, c) for r in range(len(rows)) for c in range(columns) if (r, c) not in taken]
    ordered = sorted([*cells, *empty], key=lambda cell: (cell.row, cell.column))
    yield Table(tuple(ordered), len(rows), columns, header_rows=_header_rows(rows))


def _span(cell: Any, name: str) -> int:
    span = cell.get(name, "1").strip()
    return min(max(int(span), 1), _MOST_SPAN) if span.isdecimal() else 1


def _header_rows(rows: list[Any]) -> int:
    """Leading rows of header cells only; none where all are, which marks nothing."""
    marked = 0
    for row in rows:
        if row.find("th") is None or row.find("td") is not None:
            break
        marked += 1
    return 0 if marked == len(rows) else marked
