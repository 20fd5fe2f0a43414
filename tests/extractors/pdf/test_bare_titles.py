"""Striped tables whose header and whose titles over the rows have no ground and no lines, as web pages print them."""

from itertools import pairwise

import pytest

from schemas.document import Block
from tests.extractors.pdf.test_bare_rows import BANDS, HEADER, ROWS, WANTED, XS
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page, wrap

__all__ = ["document"]


def row(page: Page, top: float, texts: tuple[str, ...], *, coloured: bool) -> float:
    """Draws a row 40 points high, its cells' grounds side by side; gives where it ends."""
    for x0, x1 in pairwise(XS) if coloured else ():
        page.fill(x0, top, x1, top + 40, 0.9)
    for x0, x1, text in zip(XS, [*XS[1:], 540.0], texts, strict=False):
        page.lines(x0 + 5, top + 7, wrap(text, x1 - x0 - 10))
    return top + 40


def title(page: Page, top: float, text: str, *, white: float = 7.0) -> float:
    """Writes a bold title with white above and below it; gives where the next row begins."""
    page.text(XS[0] + 5, top + white, text, 12, bold=True)
    return top + 2 * white + 12


def header(page: Page, top: float) -> float:
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + 5, top + 4, text, bold=True)
    return top + 18


def first_page(*, white: float = 7.0, head: bool = True) -> Page:
    """A header, and rows below two titles, every second of them in colour."""
    page = Page().text(50, 80, "What the river needs", 18, bold=True)
    low = title(page, header(page, 120) if head else 138, BANDS[0])
    low = row(page, low, ROWS[0], coloured=True)
    low = row(page, low, ROWS[1], coloured=False)
    low = row(page, low, ROWS[2], coloured=True)
    row(page, title(page, low, BANDS[1], white=white), ROWS[3], coloured=True)
    return page


def test_bare_titles_between_rows_and_below_the_header_are_bands(document):
    (found,) = tables(document(first_page()))
    assert texts(found) == [WANTED[0], [BANDS[0]], *WANTED[1:4], [BANDS[1]], WANTED[4]]
    assert [cell.column_span for cell in found.cells if cell.text in BANDS] == [4, 4]


def test_a_bare_title_may_follow_a_bare_row(document):
    page = Page()
    low = row(page, 120, ROWS[1], coloured=True)
    low = title(page, row(page, low, ROWS[0], coloured=False), BANDS[0])
    row(page, row(page, low, ROWS[2], coloured=True), ROWS[3], coloured=False)
    (found,) = tables(document(page))
    assert texts(found) == [WANTED[2], WANTED[1], [BANDS[0]], *WANTED[3:]]


def test_a_title_with_much_white_heads_another_table(document):
    found = document(first_page(white=24.0))
    assert BANDS[1] in [part.text for part in found.body if isinstance(part, Block)]


def test_a_title_over_a_table_without_header_is_none_of_its_rows(document):
    found = document(first_page(head=False))
    assert BANDS[0] in [part.text for part in found.body if isinstance(part, Block)]


@pytest.mark.parametrize("top", [775.0, 560.0])
def test_a_title_at_the_foot_of_a_page_is_a_band_where_others_in_the_table_are(document, top):
    page = Page()
    low = title(page, header(page, top - 178), BANDS[0])
    low = row(page, low, ROWS[0], coloured=True)
    low = row(page, low, ROWS[1], coloured=False)
    title(page, row(page, low, ROWS[2], coloured=True), BANDS[1])
    found = document(page)
    at_foot = [part.text for part in found.body if isinstance(part, Block)] == []
    assert at_foot == (top > 700)
    assert texts(tables(found)[0])[:5] == [WANTED[0], [BANDS[0]], *WANTED[1:4]]


def test_a_title_at_the_head_of_a_page_is_a_band_where_others_in_the_table_are(document):
    page = Page()
    low = row(page, title(page, 40, BANDS[0]), ROWS[0], coloured=True)
    low = row(page, row(page, low, ROWS[1], coloured=False), ROWS[2], coloured=True)
    row(page, title(page, low, BANDS[1]), ROWS[3], coloured=True)
    (found,) = tables(document(page))
    assert texts(found) == [[BANDS[0]], *WANTED[1:4], [BANDS[1]], WANTED[4]]


def test_names_at_the_head_of_a_page_are_read_once_where_a_title_is_set_as_they_are(document):
    page = Page()
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + 5, 70, text, bold=True)
    page.grid(XS, [85.0, 125.0]).grid([XS[0], XS[-1]], [125.0, 145.0]).grid(XS, [145.0, 185.0])
    page.text(XS[0] + 5, 130, BANDS[0], bold=True)
    for top, texts_of in ((90, ROWS[0]), (150, ROWS[1])):
        for x0, x1, text in zip(XS, [*XS[1:], 540.0], texts_of, strict=False):
            page.lines(x0 + 5, top, wrap(text, x1 - x0 - 10))
    (found,) = tables(document(page))
    assert (found.rows, texts(found)) == (4, [WANTED[0], WANTED[1], [BANDS[0]], WANTED[2]])
