"""Coloured strips at the left that name what stands beside them."""

import pytest

from schemas.document import Block, BlockKind
from tests.extractors.pdf.test_loose_tables import document
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

DEEDS = ("Mend the weir below the mill", "Count the eels each spring", "Paint the boats of the board")


def strips(*, right=140.0, bottom=190.0, lines=DEEDS, below=""):
    """Two strips, each with a year in small letters and a name, beside three lines."""
    page = Page().text(50, 60, "Clean rivers for all", 24)
    for top, year, name in ((100, "Year 1", "Safe banks"), (240, "Year 2", "Safe weirs")):
        page.fill(45, top, right, top - 100 + bottom)
        page.text(52, top + 8, year, 8).text(52, top + 22, "2031/32", 16).text(52, top + 46, name)
        for number, line in enumerate(lines):
            page.text(170, top + 8 + 28 * number, line)
    return page.text(170, 210, below) if below else page


def headings(found):
    return [p.text for p in found.body if isinstance(p, Block) and p.kind is BlockKind.HEADING]


def test_a_strip_is_one_heading_of_what_stands_beside_it(document):
    found = document(strips())
    assert headings(found) == [
        "Clean rivers for all",
        "Year 1 2031/32 Safe banks",
        "Year 2 2031/32 Safe weirs",
    ]
    assert [p.text for p in found.body if isinstance(p, Block)][2] == " ".join(DEEDS)


@pytest.mark.parametrize(
    "page",
    [
        strips(bottom=162.0),  # no higher than its text
        strips(lines=DEEDS[:1]),  # a line beside it, as in a row
        strips(below="This is below the first of them."),  # text beside none
    ],
)
def test_other_coloured_areas_are_text(document, page):
    assert "Year 1 2031/32 Safe banks" not in headings(document(page))
