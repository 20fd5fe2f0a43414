"""Labels turned on their side left of coloured tables, on no ground of their own."""

import pytest

from schemas.document import Block
from tests.extractors.pdf.test_loose_tables import document
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

XS = [90.0, 290.0, 400.0, 545.0]
ROWS = [
    ("What we will do", "Lead", "When"),
    ("Mend the weir", "Head of Rivers", "May 2031"),
    ("Count the eels", "River wardens", "June 2031"),
    ("Plant reeds", "Head of Lakes", "July 2031"),
    ("Open the gate", "Lock keeper", "Yearly"),
]


def labelled(page, top, name):
    """Draws a table of cells with white gaps, and its name on its side left of it; gives the lower edge."""
    for row in ROWS:
        for x0, x1, text in zip(XS, XS[1:], row, strict=False):
            page.fill(x0, top, x1 - 4, top + 36, 0.6 if row is ROWS[0] else 0.9).text(x0 + 6, top + 8, text)
        top += 40
    page.text(60, top - 40, name, 12, turn=(0, 1))
    return top


@pytest.mark.parametrize("gap", [20, 60])
def test_each_label_is_read_before_the_table_it_stands_beside(document, gap):
    page = Page().text(90, 40, "What we shall do for all our waters", 16)
    labelled(page, labelled(page, 80, "Clean rivers for all") + gap, "Lakes to swim in")
    read = [part.text if isinstance(part, Block) else part.rows for part in document(page).body]
    assert read[1:] == ["Clean rivers for all", 5, "Lakes to swim in", 5]
