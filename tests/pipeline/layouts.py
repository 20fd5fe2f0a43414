"""Short ways to make logical tables and paragraphs for tests."""

from schemas.document import Block, BlockKind, Cell, Document, Table
from schemas.passage import Passage
from schemas.record import LogicalCell, LogicalTable, Paragraph, RowOrigin


def paragraph(text, number=0, **facts):
    """A paragraph; "• " or "- " at its start makes it a bullet."""
    marker, start = "", 0
    for glyph in ("• ", "- "):
        if text.startswith(glyph):
            marker, start = glyph.strip(), len(glyph)
    kind = facts.pop("kind", BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH)
    return Paragraph(Passage.of(number, text), marker, start, kind, **facts)


def heading(text, level=1, number=0):
    return paragraph(text, number, kind=BlockKind.HEADING, level=level)


def table(rows, *, number=1, header_rows=0, page=None, spans=(), shaded=(), **facts):
    """A logical table of rows of texts (lines are paragraphs); None is covered by a span.

    `spans` maps (row, column) to (row_span, column_span); `shaded` lists rows.
    """
    spans = dict(spans)
    cells, at = [], 0
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is None:
                continue
            height, width = spans.get((r, c), (1, 1))
            lines, offset = [], 0
            for line in text.split("\n") if text else []:
                made = paragraph(line, at)
                lines.append(Paragraph(Passage.of(at, line, offset), made.marker, made.body_start, made.kind))
                offset += len(line) + 1
            cells.append(LogicalCell(r, c, height, width, tuple(lines), r in shaded))
            at += 1
    origins = tuple(RowOrigin(page, number, r + 1) for r in range(len(rows)))
    return LogicalTable(number, len(rows), len(rows[0]), tuple(cells), origins, header_rows, **facts)


def block(text, kind=BlockKind.PARAGRAPH, **facts):
    marker = "•" if text.startswith("• ") else ""
    if marker:
        kind = BlockKind.LIST_ITEM
    return Block(kind, text, marker, 2 if marker else 0, **facts)


def source_table(rows, *, page=None, header_rows=0, spans=(), shaded=(), **facts):
    """A table as a reader gives it, texts split into blocks at line ends."""
    spans = dict(spans)
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is None:
                continue
            height, width = spans.get((r, c), (1, 1))
            blocks = tuple(block(line, page=page) for line in text.split("\n") if line)
            cells.append(Cell(r, c, height, width, blocks, r in shaded, page))
    return Table(tuple(cells), len(rows), len(rows[0]), header_rows=header_rows, page=page, **facts)


def document(*body, furniture=(), words=None, **facts):
    """A document whose yardstick words are those of its body unless given."""
    if words is None:
        found = []
        for element in body:
            found += [element.text] if isinstance(element, Block) else [c.text for c in element.cells]
        found += [f.text for f in furniture]
        words = tuple(word for text in found for word in text.split())
    return Document("invented.docx", "docx", tuple(body), tuple(furniture), words, **facts)
