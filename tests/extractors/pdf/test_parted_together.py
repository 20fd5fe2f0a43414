"""Tables with lines across and none upright, where cells left and right of the rows are merged over them."""

import pytest

from extractors.pdf import read
from schemas.document import Block, Table
from tests.extractors.pdf_builder import PITCH, Page, write

STARTS = (55.0, 150.0, 270.0, 350.0, 430.0)
HEADER = ("Aim", "Action", "Lead", "By when", "Measure")
STEPS = (
    (("Mend the weir", "by the mill", "wall before", "the flood"), ("A Pike",), ("May 2031",)),
    (("Count the eels", "each month", "with those", "who fish"), ("C Dace", "D Ide"), ("June 2031",)),
    (("Plant reeds", "Along the bank", "Below the lock"), ("E Rudd", "Rivers", "Team"), ("July", "2032")),
)
MERGED = (
    "More eels",
    "than last",
    "year.",
    "Cleaner",
    "water in",
    "all lakes.",
    "Boats.",
    "Otters.",
    "Swans.",
)


@pytest.fixture
def body(tmp_path):
    return lambda *pages: read(write(tmp_path / "plan.pdf", *pages)).body


def ruled(page, top, *, left=140, right, aim=("Clean rivers", "and lakes for", "everybody")):
    """Draws the header and rows of two parts, with lines between them from `left` to `right`, and the edge below."""
    page.fill(50, top, 530, top + 24, 0.8).line(50, top, 530, top).line(50, top + 24, 530, top + 24)
    for x, text in zip(STARTS, HEADER, strict=True):
        page.text(x, top + 6, text, bold=True)
    page.lines(55, top + 30, aim)
    for number, row in enumerate(STEPS):
        y = top + 24 + 48 * number
        for x, lines in zip(STARTS[1:], row, strict=False):
            page.lines(x, y + 6, lines)
        if number:
            page.line(left, y, right, y)
    page.line(50, top + 168, 530, top + 168)


def column(table, at):
    return [
        (cell.row, cell.row_span, cell.text.replace("\n", " ")) for cell in table.cells if cell.column == at
    ]


def test_a_cell_behind_the_lines_that_part_the_rows_is_merged_over_them(body):
    page = Page()
    ruled(page, 90, right=425)
    for number, text in enumerate(MERGED):
        page.text(430, 126 + PITCH * number, text)
    (table,) = [part for part in body(page) if isinstance(part, Table)]
    assert [text for _, _, text in column(table, 1)] == ["Action", *(" ".join(row[0]) for row in STEPS)]
    assert column(table, 0)[1:] == [(1, 3, "Clean rivers and lakes for everybody")]
    assert column(table, 4)[1:] == [(1, 3, " ".join(MERGED))]


def test_what_begins_with_each_row_beside_the_lines_is_not_merged(body):
    page = Page()
    ruled(page, 90, right=425, aim=())
    for number, (aim, measure) in enumerate(
        (("Rivers", "More eels"), ("Fish", "Eels known"), ("Birds", "Deer"))
    ):
        page.text(55, 120 + 48 * number, aim).text(430, 120 + 48 * number, measure)
    (table,) = [part for part in body(page) if isinstance(part, Table)]
    assert [text for _, _, text in column(table, 0)] == ["Aim", "Rivers", "Fish", "Birds"]
    assert [text for _, _, text in column(table, 4)] == ["Measure", "More eels", "Eels known", "Deer"]


def test_a_list_above_the_edge_of_a_table_is_none_of_its_rows(body):
    page = Page()
    for number, text in enumerate(
        ("To look after rivers, lakes and the people who live there", "To count what swims in them")
    ):
        page.text(55, 90 + 1.5 * PITCH * number, f"{number + 1}.").text(80, 90 + 1.5 * PITCH * number, text)
    ruled(page, 128, left=50, right=530)
    found = body(page)
    assert [part.text for part in found if isinstance(part, Block)] == [
        "1. To look after rivers, lakes and the people who live there",
        "2. To count what swims in them",
    ]
    (table,) = [part for part in found if isinstance(part, Table)]
    assert [cell.text for cell in table.cells if cell.row == 0] == list(HEADER)


def test_underlined_words_right_above_a_line_end_no_table(body):
    page = Page().line(50, 90, 530, 90)
    rows = (
        HEADER,
        ("Rivers", "Mend the weir", "A Pike", "May 2031", "Eels"),
        ("Lakes", "Count", "B Roe", "June", "All"),
    )
    for number, row in enumerate(rows):
        top = 90 + 36 * number
        for x, text in zip(STARTS, row, strict=True):
            page.text(x, top + 6, text, bold=not number)
        page.line(50, top + 36, 530, top + 36)
    page.text(350, 144, "each year").line(350, 155, 394, 155)
    (table,) = [part for part in body(page) if isinstance(part, Table)]
    assert [text for _, _, text in column(table, 1)] == ["Action", "Mend the weir", "Count"]
