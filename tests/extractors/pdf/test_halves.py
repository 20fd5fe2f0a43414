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


def with_outcomes(page, last="Date", *, whole=True):
    """On either half a title on colour that begins at the edge of that half, and a table of tints below it."""
    xs = (40.0, 96.0, 296.0, 436.0, 540.0)
    for left, names in ((0.0, ("", *ROWS[0])), (595.5, ("", *ROWS[0][:2], last))):
        page.fill(left, 60, left + 540, 110, 0.2).text(left + 40, 76, f"Outcome {left:.0f}", 18, bold=True)
        for n, row in enumerate([names, *((f"1.{n}", *row) for n, row in enumerate(ROWS[1:] * 2, 1))]):
            top = 190 + 26 * n
            if n % 2 and whole:
                page.fill(left + xs[0], top - 7, left + xs[-1], top + 19)
            for (x0, x1), text in zip(pairwise(xs), row, strict=True):
                if n % 2 and not whole:
                    page.fill(left + x0, top - 7, left + x1, top + 19)
                page.text(left + x0 + 4, top, text, bold=n == 0)
    return page


def outcomes(body):
    """The titles, and how many columns each of the tables has."""
    return [part.text if isinstance(part, Block) else part.columns for part in body]


PARTED = ["Outcome 0", 4, "Outcome 596", 4]


def test_the_colour_of_a_title_may_reach_to_the_middle(body):
    assert outcomes(body(with_outcomes(Page(width=1191), whole=False))) == PARTED


@pytest.mark.parametrize(("right", "parted"), [("5", True), ("6", False)])
def test_a_page_number_at_the_foot_of_each_half_tells_two_pages(body, right, parted):
    page = with_outcomes(Page(width=1191)).text(40, 800, "4", 8).text(1140, 800, right, 8)
    found = outcomes(body(page))
    assert ([part for part in found if part not in {"4", right}] == PARTED) == parted


@pytest.mark.parametrize(("last", "parted"), [("By when", True), ("Date", False)])
def test_the_same_header_in_each_half_tells_two_pages(body, last, parted):
    assert (outcomes(body(with_outcomes(Page(width=1191), last))) == PARTED) == parted
