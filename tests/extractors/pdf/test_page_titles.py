"""Coloured panels as high as the page beside a table: their title says what the table is about."""

from schemas.document import Block, BlockKind
from tests.extractors.pdf.test_beside_tables import ROWS, STARTS
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page

__all__ = ["document"]


def side(title, *, heading="", note="", columns=STARTS):
    """A page whose left third is coloured, with `title` on it and a note, and a table without lines beside it."""
    page = Page().fill(0, 0, 180, 842, 0.2).text(20, 40, "3", 40).lines(20, 100, title, 18, bold=True)
    page.text(20, 160, note or "Eels rest here.", 10).text(20, 190, "What anglers said", 10, bold=True)
    page.text(216, 30, heading, 18, bold=True)
    for number, row in enumerate(ROWS):
        top = 70 + 30 * number
        if number % 2:
            page.fill(210, top - 8, 560, top + 18)
        for x, text in zip(columns, row, strict=True):
            page.text(x, top, text, bold=number == 0)
    return page


def test_a_panel_as_high_as_the_page_names_the_table_beside_it(document):
    found = document(side(["Quiet water for", "eels"]))
    (table,) = tables(found)
    assert texts(table) == [list(row) for row in ROWS]
    blocks = [part for part in found.body if isinstance(part, Block)]
    assert [part.text for part in blocks if part.kind is BlockKind.HEADING] == ["Quiet water for eels"]
    at = [part.text if isinstance(part, Block) else "table" for part in found.body]
    assert at == ["3", "Quiet water for eels", "table", "Eels rest here.", "What anglers said"]


def test_a_table_below_a_heading_of_its_own_is_not_named_by_a_panel(document):
    found = document(side(["40 boats", "pass the lock"], heading="Locks that work"))
    blocks = [part for part in found.body if isinstance(part, Block) and part.kind is BlockKind.HEADING]
    assert blocks[0].text == "Locks that work"
    assert found.body.index(blocks[0]) < found.body.index(tables(found)[0])
