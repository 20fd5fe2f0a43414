"""The last row of a table of one column, alone at the top of the next page."""

import pytest

from tests.extractors.pdf.test_loose_tables import document, tables
from tests.extractors.pdf_builder import Page

__all__ = ["document"]


def first_page(right=545):
    page = Page()
    page.grid([50, right], [600, 630, 700, 760])
    for y, text in ((608, "WEIRS"), (640, "Weir mended by hand"), (710, "Weir painted")):
        page.text(56, y, text)
    return page


def last_page(*, top=80.0, above=""):
    page = Page()
    page.grid([50, 545], [top, top + 60])
    page.text(56, top + 10, "Eels counted").text(56, 300, "The board meets each spring.")
    return page.text(56, top - 20, above) if above else page


def test_the_last_row_alone_on_the_next_page_is_a_table(document):
    first, second = tables(document(first_page(), last_page()))
    assert (first.rows, second.rows, second.columns) == (3, 1, 1)
    assert [cell.text for cell in second.cells] == ["Eels counted"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (first_page(right=400), last_page()),  # not as wide
        (first_page(), last_page(top=120, above="Good news of the year")),  # text stands above it
        (first_page().text(56, 780, "As said above."), last_page()),  # text ends the page before
    ],
)
def test_any_other_box_is_none(document, first, last):
    assert [table.rows for table in tables(document(first, last))] == [3]
