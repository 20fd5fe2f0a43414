"""What ends the last row of a table without lines."""

from schemas.document import Block
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

XS = (60.0, 230.0, 330.0, 420.0)
HEADER = ["What we will do", "Who", "When", "What will change"]
ROWS = [
    ["Mend the weir below the old|mill and clear the leat", "Head of|Rivers", "May 2031", "More eels"],
    ["Count the eels", "Warden", "2032", "Numbers known"],
    ["Plant reeds along the shore|of both of the islands", "Gardener", "June 2031", "Fewer floods"],
]


def rows(page: Page, top: float) -> float:
    """The header and the rows 30 points apart; where the last one ends."""
    for x, name in zip(XS, HEADER, strict=True):
        page.text(x, top, name, bold=True)
    for row in ROWS:
        top += 30
        for x, text in zip(XS, row, strict=True):
            page.lines(x, top, text.split("|"))
        top += 13 * (row[0].count("|"))
    return top


def test_words_set_apart_left_of_the_rows_are_no_row(document):
    page = Page()
    low = rows(page, 100) + 38
    page.text(50, low, "Promise", 8).text(86, low, "Two", 8).text(50, low + 12, "Clear banks", 18, bold=True)
    rows(page, low + 50)
    found = document(page)
    assert [len(texts(one)) for one in tables(found)] == [4, 4]
    assert [part.text for part in found.body if isinstance(part, Block)] == ["Promise Two", "Clear banks"]
