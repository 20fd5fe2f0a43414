"""What stands above the first line of a table whose rows lines across part: a bare header, and the rest of a cut row."""

from itertools import pairwise

import pytest

from schemas.document import Block
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf.test_pieced import HEADER, ROWS, XS, lined
from tests.extractors.pdf_builder import Page

__all__ = ["document"]


def names(page: Page, top: float, *, bold: bool = True) -> Page:
    """The header's names, nothing drawn round them."""
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + 7, top, text, 8.5, bold=bold)
    return page


def rows(page: Page, top: float, *, pills: bool = True) -> Page:
    """Three rows, a line below each, each status behind a mark."""
    for n, row in enumerate(ROWS):
        lined(page, top + 30 * n, row[:-1]).text(XS[-2] + (20 if pills else 7), top + 30 * n + 8, row[-1])
    return page


@pytest.mark.parametrize("pills", [True, False])
def test_bold_names_with_nothing_drawn_round_them_are_the_header(document, pills):
    page = names(Page().text(57, 80, "Aim 1", 13).text(110, 80, "Clean rivers", 13, bold=True), 110)
    made = document(rows(page, 128, pills=pills))
    (found,) = tables(made)
    assert texts(found) == [list(row) for row in (HEADER, *ROWS)]
    assert [part.text for part in made.body if isinstance(part, Block)] == ["Aim 1 Clean rivers"]


def test_what_is_left_of_a_cut_row_stands_between_the_names_and_the_first_line(document):
    page = names(Page(), 60).text(XS[1] + 7, 77, "and the mill race.")
    for x0, x1 in pairwise(XS):
        page.line(x0, 96, x1, 96)
    (found,) = tables(document(rows(page, 98)))
    assert texts(found) == [list(HEADER), ["and the mill race."], *map(list, ROWS)]


@pytest.mark.parametrize(
    "title", ["What comes next", "These rivers should run clear again before the year 2035 is at an end"]
)
def test_a_bold_title_is_no_header(document, title):
    made = document(rows(Page().text(57, 110, title, bold=True), 128))
    assert texts(tables(made)[0]) == [list(row) for row in ROWS]


def test_names_that_are_not_bold_are_no_bare_header(document):
    page = rows(names(Page(), 100, bold=False), 128)
    assert texts(tables(document(page))[0])[-3:] == [list(row) for row in ROWS]


def test_a_cut_row_below_a_bare_header_begins_as_the_rows_above_it(document):
    page = rows(names(Page(), 640), 658)
    for x, text in zip(XS, ("1.4", "Ask the eels", "Pilots", "2033"), strict=False):
        page.text(x + 7, 760, text)
    page.text(XS[-2] + 20, 760, "At risk")
    (found,) = tables(document(page))
    assert texts(found)[-1] == ["1.4", "Ask the eels", "Pilots", "2033", "At risk"]


def test_a_first_row_with_blank_cells_stands_below_a_header_on_its_ground(document):
    """Two of its five cells are blank: where nothing else is drawn above it, too few words show that it is a row."""
    page = Page().fill(XS[0], 104, XS[-1], 126, 0.2)
    blank = [(row[0], row[1], "", row[3], "") if n == 0 else row for n, row in enumerate(ROWS)]
    for n, row in enumerate(blank):
        lined(page, 128 + 30 * n, row)
    (found,) = tables(document(names(page, 110)))
    assert texts(found) == [list(HEADER), *([text for text in row if text] for row in blank)]
