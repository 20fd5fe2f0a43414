"""Headers above and numbers left of what is drawn of a table."""

import pytest

from extractors.pdf import read
from schemas.document import Table
from tests.extractors.pdf_builder import Page, wrap, write

XS = [90.0, 250.0, 350.0, 450.0]
HEADER = ["Action", "Lead", "By when"]
ROWS = [
    ["Paint the lights", "Pilot", "May 2031"],
    ["Move the buoy", "Master", "June 2031"],
    ["Sound the bar", "Fleet", "July 2031"],
]


def grid(page: Page, rows, top: float = 120.0) -> Page:
    page.grid(XS, [top + 20 * n for n in range(len(rows) + 1)])
    for n, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            page.text(x + 5, top + 20 * n + 5, text)
    return page


@pytest.fixture
def body(tmp_path):
    def found(page: Page):
        return [
            [[c.text for c in part.cells if c.row == row] for row in range(part.rows)]
            if isinstance(part, Table)
            else part.text
            for part in read(write(tmp_path / "made.pdf", page)).body
        ]

    return found


def test_a_header_right_above_the_lines_is_the_first_row(body):
    page = grid(Page(), ROWS)
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + 5, 107, text, bold=True)
    assert body(page) == [[HEADER, *ROWS]]


def test_no_name_stands_above_labels_turned_on_their_side(body):
    page = Page()
    for n, row in enumerate(ROWS):
        for x0, x1, text in zip(XS, XS[1:], row, strict=False):
            page.fill(x0, 120 + 40 * n, x1 - 4, 156 + 40 * n).text(x0 + 5, 130 + 40 * n, text)
    page.fill(60, 120, 86, 236, grey=0.6).text(70, 205, "Harbour", turn=(0, 1))
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + 5, 107, text)
    assert body(page) == [[["", *HEADER], ["Harbour", *ROWS[0]], *ROWS[1:]]]


@pytest.mark.parametrize("count", [2, 3])
def test_bold_names_in_several_lines_right_above_the_lines_are_the_first_row(body, count):
    page = grid(Page().text(95, 70, "How we will know", 11, bold=True), ROWS[:count])
    names = ["Action", "Who leads and takes part", "Date by which it is done"]
    page.text(95, 100, names[0], bold=True)
    for x, name in zip(XS[1:], names[1:], strict=False):
        page.lines(x + 5, 94, wrap(name, 88, bold=True), bold=True)
    assert body(page) == ["How we will know", [names, *ROWS[:count]]]


@pytest.mark.parametrize(
    ("numbers", "named"), [(["1.1", "1.2", "1.3"], True), (["North", "South", "1.3"], False)]
)
def test_a_column_that_but_numbers_the_rows_needs_no_name(body, numbers, named):
    rows = [[number, *row[:2]] for number, row in zip(numbers, ROWS, strict=True)]
    page = grid(Page(), rows)
    for x, text in zip(XS[1:], HEADER[:2], strict=False):
        page.text(x + 5, 107, text, bold=True)
    assert ([["", *HEADER[:2]], *rows] in body(page)) == named


def test_what_stands_far_beside_the_table_is_not_above_it(body):
    page = grid(Page(width=1000), ROWS).text(520, 107, "More about the buoys", bold=True)
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + 5, 107, text, bold=True)
    assert [HEADER, *ROWS] in body(page)


def test_bold_lines_above_the_lines_that_go_over_an_edge_stay_outside(body):
    page = grid(Page(), ROWS[:2]).lines(95, 94, ["All that we want to do and by when", "we do it"], bold=True)
    assert body(page)[-1] == ROWS[:2]


def test_a_row_right_above_a_table_with_a_header_of_its_own_is_no_part_of_it(body):
    page = Page().grid(XS, [120, 140, 160, 180, 200])
    for n, row in enumerate((["A", "B", "C"], HEADER, *ROWS[:2])):
        for x, text in zip(XS, row, strict=False):
            page.text(x + 5, 125 + 20 * n, text, bold=row == HEADER)
    for x, text in zip(XS, ("Chart the reef", "Pilot", "Yearly"), strict=False):
        page.text(x + 5, 105, text)
    assert body(page)[-1] == [["A", "B", "C"], HEADER, *ROWS[:2]]


def test_numbers_left_of_the_lines_are_the_first_column(body):
    page = grid(Page(), [HEADER, *ROWS])
    for n, text in enumerate(("No", "1.1", "1.2", "1.3")):
        page.text(65, 125 + 20 * n, text, bold=True)
    assert body(page) == [[["No", *HEADER], *([f"1.{n}", *row] for n, row in enumerate(ROWS, start=1))]]


@pytest.mark.parametrize(
    "texts",
    [
        ["All", "that we", "will do"],  # a heading that begins at one column alone
        ["Action", "Lead", ""],  # nothing above a column
        ["Action and everything that goes with it", "Lead", "By when"],  # over an edge
    ],
)
def test_another_line_above_stays_outside(body, texts):
    page = grid(Page(), ROWS)
    for n, (x, text) in enumerate(zip(XS, texts, strict=False)):
        page.text(x + 5 + 9 * n * (texts[0] == "All"), 107, text, bold=True)
    assert body(page)[-1] == ROWS


def test_a_note_beside_one_row_is_no_column(body):
    page = grid(Page(), [HEADER, *ROWS]).text(40, 145, "New").text(40, 165, "New")
    assert [HEADER, *ROWS] in body(page)


def cut_row(top: float) -> Page:
    page = grid(Page(), [HEADER, *ROWS], top=top)
    for x, text in zip(XS, ("Dredge the bar and", "Pilot", "May 2032"), strict=False):
        page.text(x + 5, top + 88, text)
    return page.text(95, top + 100, "the quay")


CUT = [HEADER, *ROWS, ["Dredge the bar and the quay", "Pilot", "May 2032"]]


def test_a_row_that_the_page_cuts_has_no_line_below(body):
    assert body(cut_row(650)) == [CUT]


def test_a_footer_is_below_the_row_that_the_page_cuts(body):
    assert CUT in body(cut_row(640).text(260, 800, "Harbour plan 7"))


@pytest.mark.parametrize("top", [300, 450])
def test_lines_below_a_table_are_no_row_where_the_page_goes_on(body, top):
    page = cut_row(top)
    assert [HEADER, *ROWS] in body(page)
    for x, text in zip(XS, ("Ropes", "Tar", "Oil"), strict=False):
        page.text(x + 5, 700, text)
    assert [HEADER, *ROWS] in body(page)


def test_a_note_below_a_table_is_no_row(body):
    page = grid(Page(), [HEADER, *ROWS], top=680)
    assert [HEADER, *ROWS] in body(page.text(95, 766, "Source: the harbour").text(355, 766, "May 2031"))


def test_a_key_in_small_letters_below_a_table_is_no_row(body):
    page = grid(Page(), [HEADER, *ROWS], top=680)
    for x, text in zip(XS, ("Red: late", "Amber: at risk", "Green: done"), strict=False):
        page.text(x + 5, 766, text, size=7)
    assert [HEADER, *ROWS] in body(page)


STRIPED = [*ROWS, ["Oil the bell", "Pilot", "May 2033"]]


def striped(top: float, *, coloured=(0, 2)) -> Page:
    """Rows that nothing but the colour of some parts."""
    page = Page()
    for n, row in enumerate(STRIPED):
        for x0, x1, text in zip(XS, XS[1:], row, strict=False):
            if n in coloured:
                page.fill(x0, top + 20 * n, x1, top + 20 * n + 20, 0.9)
            page.text(x0 + 5, top + 20 * n + 5, text)
    return page


def test_the_rest_of_a_bare_row_stands_above_the_first_row_in_colour(body):
    page = striped(80).text(95, 55, "and of the").text(95, 67, "breakwater").text(355, 55, "2034")
    assert body(page) == [[["and of the breakwater", "", "2034"], *STRIPED]]


def test_a_whole_bare_row_stands_above_the_first_row_in_colour(body):
    page = striped(100).lines(95, 55, ["Tar the", "ropes of", "the pilot boat"])
    page.text(255, 55, "Fleet").text(355, 55, "July 2034").text(95, 20, "Harbour plan")
    wanted = [["Tar the ropes of the pilot boat", "Fleet", "July 2034"], *STRIPED]
    assert [part for part in body(page) if isinstance(part, list)] == [wanted]


def test_the_rest_of_a_bare_row_stands_above_a_lone_row_in_colour(body):
    """The table ends with it; others on the page show that every second row is in colour."""
    page = striped(220).text(95, 190, "Lights and bells", 14, bold=True)
    for x0, x1, text in zip(XS, XS[1:], HEADER, strict=False):
        page.fill(x0, 80, x1, 100, 0.9).text(x0 + 5, 85, text)
    page.text(95, 67, "breakwater")
    alone = body(page)[:2]
    page.text(355, 67, "2034")
    first, title, second = body(page)
    assert (first, title, second) == ([["breakwater", "", "2034"], HEADER], "Lights and bells", STRIPED)
    assert alone == ["breakwater", [HEADER]]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (striped(80).text(95, 67, "All we do"), "All we do"),  # at the left alone: may be a title
        (striped(80).text(270, 67, "Harbour plan"), "Harbour plan"),  # begins at no column
        (striped(80).text(355, 67, "Draft", bold=True), "Draft"),
        (striped(80).text(355, 67, "Page 2", size=7), "Page 2"),
        (striped(200).text(355, 187, "Spring"), "Spring"),  # the page does not begin with it
        (striped(80, coloured=(0,)).text(355, 67, "Draft"), "Draft"),  # a header in colour
    ],
)
def test_other_texts_above_rows_in_colour_are_none(body, page, text):
    found = body(page)
    assert text not in [cell for part in found if isinstance(part, list) for row in part for cell in row]


def two_columns(rows, names, *, bold=True):
    page = Page().grid([90.0, 250.0, 450.0], [120.0 + 20 * n for n in range(len(rows) + 1)])
    for n, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            page.text(x + 5, 125 + 20 * n, text, bold=row[0] == "Paint")
    for x, text in zip(XS, names, strict=False):
        page.text(x + 5, 107, text, bold=bold)
    return page


NAMES, PAIRS = ["What we will do", "What will be better"], [row[:2] for row in ROWS]


def test_bold_names_right_above_a_table_of_two_columns_are_its_header(body):
    assert body(two_columns(PAIRS, NAMES)) == [[NAMES, *PAIRS]]


@pytest.mark.parametrize(
    ("rows", "names", "bold"),
    [
        (PAIRS, NAMES, False),
        (PAIRS, ["Paint and mend all lights of each har-", "bour"], True),  # no white between
        ([["Paint", "Lead"], *PAIRS], NAMES, True),  # it has a header
        (PAIRS, NAMES[:1], True),
    ],
)
def test_other_texts_above_a_table_of_two_columns_are_none(body, rows, names, bold):
    assert body(two_columns(rows, names, bold=bold))[-1] == rows
