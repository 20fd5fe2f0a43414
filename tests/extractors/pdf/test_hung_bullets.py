"""Bullets that hang out of their column, as browsers set them beside a text with little space before it."""

from itertools import pairwise

import pytest

from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

XS = [50.0, 150.0, 330.0, 430.0, 530.0]
HEADER = ["Aim", "What we will do", "Who", "What will change"]
ROWS = [
    ("Clean water", ["Mend the weir", "Count the eels"], "Head of Rivers", ["More eels"]),
    ("Banks that hold", ["Plant reeds", "Sow the slopes"], "Gardener", ["Fewer floods", "More reeds"]),
]


def hung(bullet: float) -> Page:
    """A table whose lines across are drawn cell by cell, its bullets `bullet` points left of their column's edge."""
    page = Page()
    for x, name in zip(XS, HEADER, strict=False):
        page.text(x, 100, name, bold=True)
    for row, (aim, actions, who, changes) in enumerate(ROWS):
        low = 130 + 50 * row
        for x, text in ((XS[0], aim), (XS[2], who)):
            page.text(x, low, text, 9)
        for x, items in ((XS[1], actions), (XS[3], changes)):
            for n, item in enumerate(items):
                page.text(x - bullet, low + 13 * n, "•", 9).text(x + 9, low + 13 * n, item, 9)
    for y in (116, 166, 216):
        for x0, x1 in pairwise(XS):
            page.line(x0, y, x1, y)
    return page


@pytest.mark.parametrize("bullet", [0.5, 3.0, 5.0])
def test_a_bullet_is_in_the_cell_of_the_text_behind_it(document, bullet):
    (found,) = tables(document(hung(bullet)))
    assert texts(found) == [
        HEADER,
        ["Clean water", "• Mend the weir\n• Count the eels", "Head of Rivers", "• More eels"],
        ["Banks that hold", "• Plant reeds\n• Sow the slopes", "Gardener", "• Fewer floods\n• More reeds"],
    ]


def test_a_bullet_at_the_end_of_a_cell_stays_there(document):
    page = hung(0.5).text(XS[3] - 12, 180, "•", 9)
    (found,) = tables(document(page))
    assert texts(found)[2][2:] == ["Gardener •", "• Fewer floods\n• More reeds"]
