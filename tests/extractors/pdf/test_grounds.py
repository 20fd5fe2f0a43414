"""Tables of which only colour shows a column or the upper row of a header."""

from itertools import pairwise

import pytest

from extractors.pdf import read
from schemas.document import Table
from tests.extractors.pdf_builder import Page, write

XS = [40.0, 130.0, 230.0, 370.0, 510.0]
ROWS = [
    ("Rivers", "Head of Water", "Mend the weir", "Count the eels"),
    ("Lakes", "Harbour Master", "Paint the boats", ""),
    ("Ponds", "Head of Parks", "", "Clear the reeds"),
]
TOP, FIRST, HIGH = 80.0, 120.0, 30.0  # of the header, of the rows, of a row


def drawn(
    rows=ROWS,
    *,
    names=("Stream", "Lead"),
    group="Milestones 2031",
    group_at=XS[2],
    ground=XS[1],
    line_at=TOP + 15,
):
    """A page with a table on whose header's ground two rows stand, and whose first column a ground alone parts."""
    page, bottom = Page(), FIRST + HIGH * len(rows)
    page.fill(XS[0], TOP, XS[-1], FIRST, 0.4)
    page.fill(XS[0], FIRST, ground, bottom, 0.9)
    for x in XS[2:-1]:
        page.line(x, line_at if x == XS[2] else TOP + 15, x, bottom)
    for number, row in enumerate(rows):
        top = FIRST + HIGH * number
        for x, text in zip(XS, row, strict=False):
            page.text(x + 4, top + 4, text)
        page.line(XS[0], top + HIGH, XS[-1], top + HIGH)
    for x, text in (*zip(XS, names, strict=False), (group_at, group)):
        page.text(x + 4, TOP + 3, text)
    return page.text(XS[2] + 4, TOP + 20, "Spring").text(XS[3] + 4, TOP + 20, "Summer")


@pytest.fixture
def cells(tmp_path):
    def made(page):
        (table,) = (part for part in read(write(tmp_path / "plan.pdf", page)).body if isinstance(part, Table))
        return [
            [(c.text, c.row_span, c.column_span) for c in table.cells if c.row == n]
            for n in range(table.rows)
        ]

    return made


HEADER = [
    [("Stream", 2, 1), ("Lead", 2, 1), ("Milestones 2031", 1, 2)],
    [("Spring", 1, 1), ("Summer", 1, 1)],
]


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1]])
def test_a_column_on_a_ground_of_its_own_needs_no_line(cells, rows):
    assert cells(drawn(rows)) == HEADER + [[(text, 1, 1) for text in row] for row in rows]


def named_on_grounds(rows, names=("Stream", "Lead", "Spring", "Summer")):
    """A page with a table whose header's cells have grounds of their own, and only some of whose columns lines part."""
    page, bottom = Page(), FIRST + HIGH * len(rows)
    for (left, right), name in zip(pairwise(XS), names, strict=True):
        page.fill(left, TOP, right, FIRST, 0.4).text(left + 4, TOP + 4, name)
    for x in XS[2:-1]:
        page.line(x, TOP, x, bottom)
    for number, row in enumerate(rows):
        top = FIRST + HIGH * number
        for x, text in zip(XS, row, strict=False):
            page.text(x + 4, top + 4, text)
        page.line(XS[0], top + HIGH, XS[-1], top + HIGH)
    return page


def test_names_on_grounds_side_by_side_are_those_of_two_columns(cells):
    names = ("Stream", "Lead", "Spring", "Summer")
    assert cells(named_on_grounds(ROWS)) == [[(text, 1, 1) for text in row] for row in (names, *ROWS)]


def test_names_on_grounds_above_a_text_that_runs_below_both_are_no_columns(cells):
    rows = [("Rivers and streams of the parish", "", "Mend the weir", "Count the eels"), *ROWS[1:]]
    assert cells(named_on_grounds(rows))[2][0] == ("Lakes Harbour Master", 1, 1)


def test_a_line_that_begins_below_the_ground_of_a_header_is_that_of_its_columns_too(cells):
    page, bottom = drawn(ROWS[:1], line_at=FIRST), FIRST + HIGH
    page.line(XS[0], TOP + 15, XS[0], bottom).line(XS[-1], TOP + 15, XS[-1], bottom)
    assert cells(page) == [*HEADER, [(text, 1, 1) for text in ROWS[0]]]


def test_a_group_is_that_of_its_columns_where_its_name_stands_in_their_middle(cells):
    assert cells(drawn(group="In 2031", group_at=XS[3] - 20))[:2] == [
        [*HEADER[0][:2], ("In 2031", 1, 2)],
        HEADER[1],
    ]


def test_a_sentence_that_runs_over_the_side_of_a_ground_is_one_cell(cells):
    rows = [("Rivers and streams of the parish", "", "Mend the weir", "Count the eels"), *ROWS[1:]]
    assert cells(drawn(rows))[-1][0] == ("Ponds Head of Parks", 1, 1)


def test_a_ground_behind_a_whole_column_with_a_margin_parts_none(cells):
    rows = [(first, "", *rest) for first, _, *rest in ROWS]
    assert cells(drawn(rows, names=("Stream",), ground=XS[2] - 10))[2:] == [
        [(text, 1, 1) for text in (first, *rest)] for first, _, *rest in rows
    ]
