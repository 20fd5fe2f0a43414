"""Bullets that hang out of their column, as browsers set them beside a text with little space before it."""

from itertools import pairwise

import pytest

from extractors.pdf.drawn import pages
from extractors.pdf.page import layout
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page, write

__all__ = ["document"]

XS = [50.0, 150.0, 330.0, 430.0, 530.0]
HEADER = ["Aim", "What we will do", "Who", "What will change"]
ROWS = [
    ("Clean water", ["Mend the weir", "Count the eels"], "Head of Rivers", ["More eels"]),
    ("Banks that hold", ["Plant reeds", "Sow the slopes"], "Gardener", ["Fewer floods", "More reeds"]),
    ("Paths for all", ["Widen the towpath", "Mend two gates"], "Ranger", ["More walkers"]),
]
READ = [
    HEADER,
    ["Clean water", "• Mend the weir\n• Count the eels", "Head of Rivers", "• More eels"],
    ["Banks that hold", "• Plant reeds\n• Sow the slopes", "Gardener", "• Fewer floods\n• More reeds"],
    ["Paths for all", "• Widen the towpath\n• Mend two gates", "Ranger", "• More walkers"],
]


def hung(bullet: float, top: float = 100, lines: int = 4) -> Page:
    """A table whose lines across are drawn cell by cell, its bullets `bullet` points left of their column's edge."""
    page = Page()
    for x, name in zip(XS, HEADER, strict=False):
        page.text(x, top, name, bold=True)
    for row, (aim, actions, who, changes) in enumerate(ROWS):
        low = top + 30 + 50 * row
        for x, text in ((XS[0], aim), (XS[2], who)):
            page.text(x, low, text, 9)
        for x, items in ((XS[1], actions), (XS[3], changes)):
            for n, item in enumerate(items):
                page.text(x - bullet, low + 13 * n, "•", 9).text(x + 9, low + 13 * n, item, 9)
    for y in range(lines):
        for x0, x1 in pairwise(XS):
            page.line(x0, top + 16 + 50 * y, x1, top + 16 + 50 * y)
    return page


@pytest.mark.parametrize("bullet", [0.5, 3.0, 5.0])
def test_a_bullet_is_in_the_cell_of_the_text_behind_it(document, bullet):
    (found,) = tables(document(hung(bullet)))
    assert texts(found) == READ


def test_bullets_hang_out_of_the_row_that_a_page_break_cuts(tmp_path):
    (drawn,) = pages(write(tmp_path / "cut.pdf", hung(3.0, 610, 3).text(300, 810, "7", 9)))
    (table,) = layout(drawn).tables
    rows = [[part.lines[0].text for part in cell.regions] for cell in table.cells if cell.place.row]
    assert rows[-4:] == [["Paths for all"], ["• Widen the towpath"], ["Ranger"], ["• More walkers"]]


def test_a_bullet_at_the_end_of_a_cell_stays_there(document):
    page = hung(0.5).text(XS[3] - 12, 180, "•", 9)
    (found,) = tables(document(page))
    assert texts(found)[2][2:] == ["Gardener •", "• Fewer floods\n• More reeds"]
