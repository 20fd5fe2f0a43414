"""Tables with lines across and none upright: which of them a line of text belongs to, and which lines are its rows."""

from itertools import pairwise

import pytest

from extractors.pdf import read
from schemas.document import Block, Table
from tests.extractors.pdf_builder import Page, write

STARTS = (55.0, 95.0, 300.0, 420.0)
HEADER = ("No.", "Action", "Delivered with", "Timescale")
ROWS = (
    ("1.1", "Mend the weir", "Angling clubs", "May 2031"),
    ("1.2", "Count the eels", "River wardens", "June 2032"),
)
LABELS = (("Objective", "Clean rivers for all"), ("Lead", "Head of Rivers"), ("Outcome", "More fish"))


@pytest.fixture
def body(tmp_path):
    return lambda *pages: read(write(tmp_path / "plan.pdf", *pages)).body


def texts(table):
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def rows(page, top, rows, *, starts=STARTS, right=525, header=True):
    """Draws rows with a line below each, and gives the place below."""
    for number, row in enumerate(rows):
        for x, text in zip(starts, row, strict=True):
            page.text(x, top + 5, text, bold=header and not number)
        top += 24
        page.line(50, top, right, top)
    return top


def labels(page, top):
    for label, value in LABELS:
        page.text(55, top + 5, label, bold=True).text(150, top + 5, value)
        top += 24
        page.line(50, top, 525, top)
    return top


@pytest.mark.parametrize("white", [0, 20])
def test_below_labels_and_values_a_header_of_more_columns_begins_another_table(body, white):
    page = Page().line(50, 90, 525, 90)
    top = labels(page, 90) + white
    page.line(50, top, 525, top)
    rows(page, top, [HEADER, *ROWS])
    first, second = body(page)
    assert texts(first) == [list(label) for label in LABELS]
    assert texts(second) == [list(row) for row in (HEADER, *ROWS)]


def test_a_bold_value_below_labels_and_values_begins_no_table(body):
    page = Page().line(50, 90, 525, 90)
    top = labels(page, 90)
    page.text(55, top + 5, "Status", bold=True).text(150, top + 5, "On track", bold=True)
    page.line(50, top + 24, 525, top + 24)
    (table,) = body(page)
    assert texts(table)[-1] == ["Status", "On track"]


def test_below_a_bold_heading_of_the_same_size_a_narrower_header_begins_another_table(body):
    page = Page().line(50, 90, 525, 90)
    top = rows(page, 90, [HEADER, *ROWS])
    page.text(55, top + 20, "Glossary", bold=True).line(50, top + 36, 350, top + 36)
    terms = (("Term", "Meaning"), ("AB", "Angling board"), ("EC", "Eel count"))
    rows(page, top + 36, terms, starts=(55.0, 170.0), right=350)
    first, heading, second = body(page)
    assert (type(heading), heading.text) == (Block, "Glossary")
    assert texts(first) == [list(row) for row in (HEADER, *ROWS)]
    assert texts(second) == [list(row) for row in terms]


def test_coloured_ratings_beside_merged_labels_leave_the_rows_to_the_lines(body):
    page = Page().line(50, 90, 525, 90).line(50, 114, 525, 114)
    edges = pairwise((50, 174, 324, 475, 525))
    for (left, right), text in zip(edges, ("Recommendation", "Action", "Lead", "RAG"), strict=True):
        page.fill(left, 90, right, 114, 0.7).text(left + 5, 95, text, bold=True)
    page.lines(
        55,
        119,
        [
            "The board should look",
            "after rivers everywhere,",
            "and after those lakes",
            "that rivers run into",
        ],
    )
    page.lines(55, 179, ["Anglers should be told", "whichever rivers they", "may fish in"])
    steps = ("Mend the weir", "Count the eels", "Plant reeds", "Open the gate")
    for number, (step, grey) in enumerate(zip(steps, (0.5, 0.6, 0.8, 0.5), strict=True)):
        top = 114 + 30 * number
        page.fill(475, top, 525, top + 30, grey).text(480, top + 5, "G")
        page.text(179, top + 5, step).text(329, top + 5, "AB")
        page.line(50 if number % 2 else 174, top + 30, 525, top + 30)
    (table,) = [part for part in body(page) if isinstance(part, Table)]
    assert [cell.text for cell in table.cells if cell.column == 1] == ["Action", *steps]
    assert [cell.row_span for cell in table.cells if cell.column == 0] == [1, 2, 2]


def bands(page, top, names):
    """Draws a header and below each larger heading, which runs over the columns, one row; gives the place below."""
    top = rows(page, top, [HEADER])
    for number, name in enumerate(names):
        page.text(55, top + 5, f"Priority {name}: rivers that people know", 12, bold=True)
        page.line(50, top + 24, 525, top + 24)
        top = rows(page, top + 24, [(f"{name}.1", *ROWS[number][1:])], header=False)
    return top


def test_headings_alike_between_the_rows_are_bands_of_one_table_on_all_its_pages(body):
    first, second = Page().line(50, 690, 525, 690), Page().line(50, 60, 525, 60)
    bands(first, 690, ["1", "2"])
    top = rows(second, 60, [HEADER, ("2.2", "Plant reeds", "AB", "July")])
    second.text(55, top + 5, "Priority 3: rivers that people know", 12, bold=True)
    second.line(50, top + 24, 525, top + 24)
    rows(second, top + 24, [("3.1", "Open the gate", "CD", "August")], header=False)
    found = body(first, second)
    assert all(isinstance(part, Table) for part in found)
    upper, lower = found
    assert [row[0] for row in texts(upper)][1::2] == [f"Priority {n}: rivers that people know" for n in "12"]
    assert [row[0] for row in texts(lower)] == ["No.", "2.2", "Priority 3: rivers that people know", "3.1"]


def test_a_line_below_a_name_of_a_group_alone_shows_its_columns(body):
    page = Page().line(50, 90, 525, 90).line(295, 107, 525, 107)
    page.text(55, 95, "No.", bold=True).text(95, 95, "Action", bold=True).text(300, 95, "Leads", bold=True)
    page.text(300, 112, "Strategic", bold=True).text(420, 112, "Operational", bold=True)
    page.line(50, 128, 525, 128)
    rows(page, 128, ROWS, header=False)
    (table,) = body(page)
    group = next(cell for cell in table.cells if cell.text == "Leads")
    assert (group.row, group.column, group.column_span) == (0, 2, 2)


@pytest.mark.parametrize("bold", [True, False])
def test_names_of_groups_over_all_columns_span_them_above_bold_names(body, bold):
    page = Page().line(50, 90, 525, 90)
    page.text(55, 95, "Plan", bold=True).text(300, 95, "Outcome", bold=True).line(50, 114, 525, 114)
    rows(page, 114, [HEADER, *ROWS], header=bold)
    (table,) = body(page)
    spans = {cell.text: cell.column_span for cell in table.cells if cell.row == 0 and cell.text}
    assert spans == ({"Plan": 2, "Outcome": 2} if bold else {"Plan": 1, "Outcome": 1})


def test_rows_at_the_foot_of_a_page_that_a_line_parts_are_not_one(body):
    page = Page().text(50, 60, "Rivers").line(50, 700, 525, 700)
    for left, right, text in zip((50, 90, 295, 415), (90, 295, 415, 525), HEADER, strict=True):
        page.fill(left, 680, right, 700, 0.7).text(left + 5, 685, text, bold=True)
    for left, right, text in zip((50, 295), (295, 525), ("Plan", "Outcome"), strict=True):
        page.fill(left, 660, right, 680, 0.7).text(left + 5, 665, text, bold=True)
    page.line(50, 660, 525, 660).line(50, 680, 525, 680)
    rows(page, 700, ROWS, header=False)
    table = body(page)[-1]
    assert texts(table)[2:] == [list(row) for row in ROWS]


ANSWERS = (
    ("What the wardens asked for", "What we are doing about it"),
    ("Count the eels when the sluice is open", "Two wardens will count them at the weir from May."),
    ("Say what the counts are used for", "A note goes with the books in the library by June."),
    ("Ask those who live by the river", "The mill will be open to all of them each spring."),
)


@pytest.mark.parametrize("above", [(), ("River plan 2031", "Review by the wardens, spring 2031")])
def test_columns_of_sentences_with_lines_across_are_rows_of_a_table(body, above):
    page = Page()
    for number, text in enumerate(above):
        page.text(55, 66 + 12 * number, text)
    rows(page.line(50, 90, 525, 90), 90, ANSWERS, starts=(55.0, 300.0))
    *free, table = body(page)
    assert [block.text for block in free] == [*above]
    assert texts(table) == [list(row) for row in ANSWERS]


def test_a_line_or_an_edge_of_colour_over_the_white_between_columns_of_text_ends_them(body):
    page = Page()
    left = ("The wardens count the eels", "each spring and each autumn", "at the weir by the mill")
    right = ("Nobody has seen the books", "in which the counts are kept", "since the mill was closed")
    for number, both in enumerate(zip(left, right, strict=True)):
        for x, text in zip((55, 240), both, strict=True):
            page.text(x, 60 + 12 * number, text)
    rows(page.fill(50, 102, 525, 126), 102, [HEADER, *ROWS], starts=(55.0, 190.0, 300.0, 420.0))
    *free, table = body(page)
    assert [block.text for block in free] == [" ".join(left), " ".join(right)]
    assert texts(table) == [list(row) for row in (HEADER, *ROWS)]


@pytest.mark.parametrize(("white", "tables"), [(20, 2), (5, 1)])
def test_a_plain_line_of_text_below_a_blank_one_ends_a_table(body, white, tables):
    page = Page().line(50, 90, 525, 90)
    top = rows(page, 90, ROWS, header=False)
    page.text(55, top + white, "Objective 2: Quiet canals").line(50, top + white + 15, 525, top + white + 15)
    more = [
        ("2.1", "Dredge the locks", "Mill owners", "May 2033"),
        ("2.2", "Mend the gates", "Mill owners", "June"),
    ]
    rows(page, top + white + 15, more, header=False)
    found = body(page)
    assert sum(isinstance(part, Table) for part in found) == tables
    assert ("Objective 2: Quiet canals" in [part.text for part in found if isinstance(part, Block)]) == (
        tables > 1
    )


def test_a_row_alone_between_lines_stands_in_the_columns_of_the_table_above_though_a_little_aside(body):
    page = Page().line(50, 90, 525, 90)
    top = rows(page, 90, ROWS, header=False)
    page.text(55, top + 20, "Canals").line(50, top + 40, 525, top + 40)
    row = ("2.1", "Dredge the locks", "Mill owners", "May 2033")
    rows(page, top + 40, [row], starts=(55.0, 95.0, 302.5, 422.5), header=False)
    first, heading, second = body(page)
    assert (texts(first), heading.text, texts(second)) == ([list(own) for own in ROWS], "Canals", [list(row)])


def test_a_form_whose_names_are_coloured_is_no_header_of_the_next_one(body):
    page = Page()
    cards = (
        ("Close the street outside four schools at the gate", "Road Team", "May"),
        ("Ask the people who live by the canal basin", "Canal Warden", "June"),
    )
    for top, (action, lead, when) in zip((90, 165), cards, strict=True):
        page.fill(50, top, 120, top + 20)
        for at in (top + 20, top + 40):
            page.fill(50, at, 120, at + 20).fill(288, at, 360, at + 20)
        for y in (top, top + 20, top + 40, top + 60):
            page.line(50, y, 525, y)
        page.text(55, top + 4, "Action", bold=True).text(125, top + 4, action)
        page.text(55, top + 24, "Lead", bold=True).text(125, top + 24, lead)
        page.text(293, top + 24, "When", bold=True).text(365, top + 24, when)
        page.text(55, top + 44, "Cost", bold=True).text(125, top + 44, "None")
        page.text(293, top + 44, "Team", bold=True).text(365, top + 44, "Rivers")
    said = [cell.text for part in body(page) for cell in part.cells if cell.text]
    assert said == [
        text
        for action, lead, when in cards
        for text in ("Action", action, "Lead", lead, "When", when, "Cost", "None", "Team", "Rivers")
    ]


def coloured(page, top, *edges):
    """Fills a row of cells, each with a ground of its own."""
    for left, right in pairwise(edges):
        page.fill(left, top, right, top + 24)


def test_one_ground_over_all_columns_makes_a_short_text_a_band(body):
    page = Page().line(50, 90, 525, 90)
    coloured(page, 90, 50, 90, 295, 415, 525)
    coloured(page, 114, 50, 525)
    rows(page, 90, [HEADER, ("Fish", "", "", ""), *ROWS])
    (table,) = body(page)
    assert [(cell.column_span, cell.text) for cell in table.cells if cell.row == 1] == [(4, "Fish")]


NAMES = ("Actions", "Lead", "When", "Rating")
DUE = (("Mend the weir", "Parks", "May 2031", "Green"), ("Count the eels", "Wardens", "June 2032", "Red"))


def sheet(page, top, title, row):
    """Draws a band, a label with its value, a header and rows, the last one a label's, and gives the place below."""
    edges = (50, 150, 300, 420, 525)
    coloured(page, top, 50, 525)
    coloured(page, top + 24, 50, 150)
    coloured(page, top + 48, *edges)
    coloured(page, top + 120, 50, 150)
    page.line(50, top, 525, top)
    starts = (55.0, 155.0, 305.0, 425.0)
    told = ("How will we know?", "More eels", "", "")
    return rows(
        page, top, [(title, "", "", ""), ("Lead", "Warden", "", ""), NAMES, row, DUE[1], told], starts=starts
    )


def test_a_coloured_sheet_with_a_header_at_its_foot_goes_on_in_rows_up_to_the_next_one(body):
    page = Page()
    below = sheet(page, 90, "Clean rivers", DUE[0])
    sheet(page, below + 20, "Quiet canals", ("Dredge the lock", "Mill", "May", "Red"))
    first, second = body(page)
    assert texts(first)[2:5] == [list(NAMES), *map(list, DUE)]
    assert texts(second)[3] == ["Dredge the lock", "Mill", "May", "Red"]
    for table, title in ((first, "Clean rivers"), (second, "Quiet canals")):
        spans = [(cell.column_span, cell.text) for cell in table.cells if cell.row in {0, 1, 5}]
        assert spans == [
            *((4, title), (1, "Lead"), (3, "Warden")),
            *((1, "How will we know?"), (3, "More eels")),
        ]
