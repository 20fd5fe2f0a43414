"""Rows in one cell above the header of a table without upright lines."""

import pytest

from extractors.pdf import read
from schemas.document import Block, Table
from tests.extractors.pdf_builder import PITCH, Page, write

STARTS = (55.0, 95.0, 300.0, 420.0)
HEADER = ("No.", "Action", "Lead", "By when")
ROWS = (("1.1", "Mend the weir", "A Pike", "May 2031"), ("1.2", "Count the eels", "B Roe", "June 2032"))
ABOVE = (("Priority 1: Clean rivers",), ("Outcome: People swim in them", "and boats may pass all locks"))


@pytest.fixture
def body(tmp_path):
    return lambda *pages: read(write(tmp_path / "plan.pdf", *pages)).body


def row(page, top, bottom, *, lined, grey):
    """Draws the ground of a row from edge to edge, and lines above and below it."""
    if grey:
        page.fill(50, top, 530, bottom, grey)
    if lined:
        page.line(50, top, 530, top).line(50, bottom, 530, bottom)


def plan(*, lined=True, grey=0.8, bold=True, size=10.0):
    page, top = Page(), 90.0
    for lines in ABOVE:
        row(page, top, top + 8 + PITCH * len(lines), lined=lined, grey=grey)
        for number, text in enumerate(lines):
            page.text(55, top + 4 + PITCH * number, text, size)
        top += 8 + PITCH * len(lines)
    for number, texts in enumerate((HEADER, *ROWS)):
        row(page, top, top + 20, lined=lined, grey=grey and 0.7 if not number else 0)
        for x, text in zip(STARTS, texts, strict=True):
            page.text(x, top + 4, text, bold=bold and not number)
        top += 20
    return page


@pytest.mark.parametrize(("lined", "grey"), [(True, 0.8), (True, 0), (False, 0.8)])
def test_a_text_between_edges_above_a_bold_header_is_a_row_of_the_table(body, lined, grey):
    (table,) = body(plan(lined=lined, grey=grey))
    rows = [[cell.text for cell in table.cells if cell.row == at] for at in range(table.rows)]
    assert rows == [
        ["Priority 1: Clean rivers"],
        ["Outcome: People swim in them\nand boats may pass all locks"],
        *map(list, (HEADER, *ROWS)),
    ]
    assert [cell.column_span for cell in table.cells if cell.row < len(ABOVE)] == [4, 4]


@pytest.mark.parametrize("kind", [{"bold": False}, {"size": 13.0}, {"lined": False, "grey": 0}])
def test_what_stands_above_rows_or_in_large_letters_or_on_white_is_none(body, kind):
    found = body(plan(**kind))
    (table,) = [part for part in found if isinstance(part, Table)]
    assert table.rows == 3
    assert "Priority 1: Clean rivers" in [part.text for part in found if isinstance(part, Block)]
