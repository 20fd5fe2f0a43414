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


def beside_boxes(title, *, size=22, heading=14):
    """A page whose left third is coloured, with "PRIORITY", a number and a title on it, and text under a heading beside it."""
    page = Page().fill(0, 0, 180, 842, 0.2).text(20, 40, "PRIORITY", 11, bold=True)
    page.text(20, 60, "2", 48, bold=True).lines(20, 130, title, size, bold=True)
    page.text(216, 30, "Where are we now?", heading, bold=True)
    page.lines(216, 60, ["Half of the weirs leak, and nobody", "counts the eels in the upper river."])
    page.text(216, 110, "What we will do", 12, bold=True)
    return page.lines(216, 130, ["• Mend the weir", "• Count the eels"])


def test_a_title_larger_than_all_beside_it_is_read_first_with_what_it_is_and_its_number(document):
    first, *rest = document(beside_boxes(["Quiet water", "for eels"])).body
    assert (first.text, first.kind, first.level) == ("PRIORITY 2 Quiet water for eels", BlockKind.HEADING, 1)
    assert [part.text for part in rest][:2] == [
        "Where are we now?",
        "Half of the weirs leak, and nobody counts the eels in the upper river.",
    ]


def test_a_quotation_and_letters_no_larger_than_those_beside_them_are_no_title(document):
    for page in (beside_boxes(["“Ask us", "first.”"]), beside_boxes(["Quiet water"], size=16)):
        assert not any(part.text.startswith("PRIORITY 2") for part in document(page).body)
