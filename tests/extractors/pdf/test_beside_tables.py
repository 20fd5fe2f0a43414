"""Coloured panels beside a table: no column of it, unless they begin where it does."""

from schemas.document import Block, BlockKind
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

STARTS = (216.0, 400.0, 480.0)
ROWS = [
    ("Action", "Lead", "By when"),
    ("Mend the weir below the mill", "Head of Rivers", "May 2031"),
    ("Count the eels", "River wardens", "Autumn 2032"),
    ("Plant reeds at the shore", "AB", "June 2031"),
]
PANEL = [
    ("40 boats", 22.0, True),
    ("pass the lock", 9.0, False),
    ("What we have done", 9.0, True),
    ("Cut new keys", 9.0, False),
]


def drawn(top, *, edge=195.0):
    """A panel that begins at `top` beside a table with a coloured header, its rows parted by lines."""
    page = Page().text(50, 60, "Locks that work", 16, bold=True)
    page.fill(50, top, edge, 290).fill(210, 110, 545, 128, 0.2)
    for number, row in enumerate(ROWS):
        for x, text in zip(STARTS, row, strict=True):
            page.text(x, 113 + 30 * number, text, bold=number == 0)
        page.line(210, 128 + 30 * number, 545, 128 + 30 * number)
    y = top + 8
    for text, size, bold in PANEL:
        page.text(58, y, text, size, bold=bold)
        y += 2 * size
    return page


def test_a_panel_in_the_margin_is_no_column(document):
    found = document(drawn(92))
    (table,) = tables(found)
    assert texts(table) == [list(row) for row in ROWS]
    blocks = [part for part in found.body if isinstance(part, Block)]
    assert [part.text for part in blocks] == [
        "Locks that work",
        "40 boats",
        "pass the lock",
        "What we have done",
        "Cut new keys",
    ]
    assert [part.text for part in blocks if part.kind is BlockKind.HEADING] == ["Locks that work"]
    assert found.body.index(table) < found.body.index(blocks[1])


def test_one_that_begins_with_the_table_may_name_its_rows(document):
    (table,) = tables(document(drawn(110)))
    assert len(texts(table)[0]) > len(ROWS[0])
