"""Wide pages that show two pages side by side."""

from itertools import pairwise

import pytest

from extractors.pdf import read
from schemas.document import Block, Table
from tests.extractors.pdf_builder import PITCH, Page, write

XS = (640.0, 900.0, 1000.0, 1100.0)
ROWS = [
    ("Action", "Lead", "By when"),
    ("Mend the weir", "A Pike", "2031"),
    ("Count the eels", "B Roe", "2032"),
]


@pytest.fixture
def body(tmp_path):
    return lambda page: read(write(tmp_path / "plan.pdf", page)).body


def with_table(page):
    for n, row in enumerate(ROWS):
        for (x0, x1), text in zip(pairwise(XS), row, strict=True):
            page.text(x0 + 5, 76 + 30 * n, text)
            page.line(x0, 60 + 30 * n, x1, 60 + 30 * n)
    for x in XS:
        page.line(x, 60, x, 150)
    return page.line(XS[0], 150, XS[-1], 150)


def test_the_left_page_is_read_before_the_right_one(body):
    page = with_table(Page(width=1191).text(640, 200, "Behind the table"))
    page.text(40, 110, "Why rivers?", 16, bold=True).text(40, 400, "The end of the left page.")
    heading, below, table, behind = body(page)
    assert isinstance(table, Table)
    assert [b.text for b in (heading, below, behind) if isinstance(b, Block)] == [
        "Why rivers?",
        "The end of the left page.",
        "Behind the table",
    ]


def test_what_stands_in_the_middle_makes_it_one_page(body):
    page = with_table(Page(width=1191).text(560, 400, "A line through the middle of the page"))
    first, *_ = body(page.text(40, 110, "Left").text(40, 700, "Below"))
    assert isinstance(first, Table)


def test_level_lines_of_both_halves_make_it_one_page(body):
    page = with_table(Page(width=1191))
    for n in range(4):
        page.text(40, 300 + n * PITCH, f"Weir {n}").text(640, 300 + n * PITCH, f"Mended in 203{n}")
    first, *_ = body(page)
    assert isinstance(first, Table)


def with_prose_beside_bare_rows(page):
    """Two columns of prose at the left, and level with them rows at the right that no line parts."""
    page.text(40, 100, "Why rivers?", 16, bold=True).fill(640, 160, 1150, 182, 0.3)
    for n, row in enumerate(ROWS):
        page.text(40, 166 + 30 * n, "Eels swim up in spring and").text(
            300, 166 + 30 * n, "Weirs are old and leak at"
        )
        for x, text in zip((645, 900, 1000), row, strict=True):
            page.text(x, 166 + 30 * n, text, bold=n == 0)
    return page


@pytest.mark.parametrize(
    "fold", [Page.line, lambda page, x, *_: page.fill(0, 0, x, page.height, 0.95)], ids=["line", "colour"]
)
def test_two_pages_with_the_fold_between_them_drawn_are_read_by_themselves(body, fold):
    page = with_prose_beside_bare_rows(fold(Page(width=1191), 595.5, 50, 595.5, 790))
    *left, table = body(page)
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == [text for row in ROWS for text in row]
    assert all(isinstance(block, Block) for block in left)


def test_a_line_down_the_middle_that_text_runs_over_makes_no_two_pages(body):
    page = with_prose_beside_bare_rows(Page(width=1191).line(595.5, 50, 595.5, 790))
    over = "A line through the middle of the page"
    *_, last = body(page.text(560, 400, over))
    assert isinstance(last, Block)
    assert last.text == over
