"""Headings above and below tables without lines: they and the lists under them are no rows."""

import pytest

from extractors.pdf import read
from schemas.document import Block, BlockKind, Table
from tests.extractors.pdf_builder import Page, write

STARTS = (55.0, 250.0, 400.0)
HEADER = ("What we will do", "Who will lead", "By when")
RIVERS = [("Mend the weir", "Head of Rivers", "May 2031"), ("Count the eels", "River wardens", "June 2031")]
PARKS = [("Plant an orchard", "Head of Parks", "March 2032"), ("Mow less", "Wardens", "May 2032")]


@pytest.fixture
def body(tmp_path):
    return lambda page: read(write(tmp_path / "plan.pdf", page)).body


def rows_of(page, top, rows, *, bullet=""):
    """Draws a header and rows and gives the place below."""
    for number, row in enumerate([HEADER, *rows]):
        for x, text in zip(STARTS, row, strict=True):
            sign = bullet if number and x == STARTS[0] else ""
            page.text(x, top, f"{sign}{text}", bold=not number)
        top += 22
    return top


def badge(page, top, number, title, size=13.0):
    page.text(60, top, number, size, bold=True).text(95, top, title, size, bold=True)


def listed(page, top):
    page.text(55, top, "How we will know", bold=True)
    page.text(62, top + 14, "• More eels").text(62, top + 27, "• The weir holds")


def texts(table):
    return [tuple(c.text for c in table.cells if c.row == row) for row in range(table.rows)]


@pytest.mark.parametrize(
    "said", [None, "Eels need water that moves, and here it has not moved since the mill shut."]
)
def test_a_number_and_a_title_in_larger_letters_head_the_table_below(body, said):
    page = Page()
    badge(page, 80, "1", "Clean rivers")
    if said:
        page.text(55, 105, said)
    rows_of(page, 130 if said else 105, RIVERS)
    heading, *between, table = body(page)
    assert (heading.kind, heading.text) == (BlockKind.HEADING, "1 Clean rivers")
    assert [part.text for part in between] == [said] * bool(said)
    assert texts(table) == [HEADER, *RIVERS]


def test_a_number_and_a_title_in_letters_of_the_table_are_its_row(body):
    page = Page()
    badge(page, 80, "1", "Clean rivers", size=10.0)
    rows_of(page, 102, RIVERS)
    (table,) = body(page)
    assert table.rows == 4


def test_a_heading_and_bullets_below_the_rows_are_a_list(body):
    page = Page()
    listed(page, rows_of(page, 80, RIVERS) + 4)
    table, *below = body(page)
    assert isinstance(table, Table)
    assert texts(table) == [HEADER, *RIVERS]
    assert [part.text for part in below] == ["How we will know", "• More eels", "• The weir holds"]
    assert all(isinstance(part, Block) for part in below)


def test_bullets_below_a_heading_are_a_row_where_the_rows_above_have_bullets(body):
    page = Page()
    listed(page, rows_of(page, 80, RIVERS, bullet="• ") + 4)
    (table,) = body(page)
    assert "• More eels" in texts(table)[-1][0]


def test_each_number_and_title_heads_its_table(body):
    page = Page()
    badge(page, 80, "1", "Clean rivers")
    top = rows_of(page, 105, RIVERS)
    badge(page, top + 10, "2", "Parks")
    rows_of(page, top + 35, PARKS)
    first, rivers, second, parks = body(page)
    assert (first.text, second.text) == ("1 Clean rivers", "2 Parks")
    assert (texts(rivers), texts(parks)) == ([HEADER, *RIVERS], [HEADER, *PARKS])
