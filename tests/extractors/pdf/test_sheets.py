"""Sheets too wide for the paper, whose last columns stand on pages of their own."""

from itertools import accumulate, pairwise

import pytest

from extractors.pdf import read
from schemas.document import Table
from tests.extractors.pdf_builder import Page, write

LEFT = (40.0, 80.0, 380.0, 500.0)
RIGHT = (40.0, 140.0, 400.0, 480.0)
HIGH, LOW = 36.0, 22.0
HEADS = [("Ref", "Action", "Lead"), ("Cost", "Success criteria", "RAG")]
ROWS = [
    (HIGH, ("1", "Mend the weir", "A Pike"), ("£10", "Weir mended", "Red")),
    (LOW, ("2", "Count the eels", "B Roe"), ("£20", "Eels counted", "Green")),
    (HIGH, ("3", "Dredge the pond", "C Carp"), ("", "Pond dredged", "Green")),
    (LOW, ("4", "Plant willows", "D Dace"), ("£40", "Willows planted", "")),
]
BAND = (LOW, ("Aim 1: Rivers",), ("",))


@pytest.fixture
def tables(tmp_path):
    def made(*pages):
        body = read(write(tmp_path / "plan.pdf", *pages)).body
        return [[c.text for c in part.cells] for part in body if isinstance(part, Table)]

    return made


def sheet(xs, rows, page=None):
    """A page with a table of rows (height, texts); one text alone is across it."""
    page = page or Page(width=842, height=595)
    ys = list(accumulate((height for height, _ in rows), initial=60.0))
    for (top, bottom), (_, texts) in zip(pairwise(ys), rows, strict=True):
        edges = xs if len(texts) > 1 else (xs[0], xs[-1])
        for (x0, x1), text in zip(pairwise(edges), texts, strict=True):
            page.box(x0, top, x1, bottom).text(x0 + 4, top + 4, text)
    return page


def halves(rows, heads=HEADS, xs=(LEFT, RIGHT)):
    """The two pages of a sheet: the left columns of its rows, and the right ones."""
    high = [(LOW, *heads), *rows]
    return [sheet(xs[k], [(row[0], row[1 + k]) for row in high]) for k in range(2)]


def beside(rows):
    return [text for _, left, right in rows for text in (*left, *(right if len(left) > 1 else ()))]


def test_columns_on_a_page_of_their_own_stand_beside_their_rows(tables):
    assert tables(*halves(ROWS)) == [[*HEADS[0], *HEADS[1], *beside(ROWS)]]


def test_pages_follow_each_other_down_the_sheet_or_across_it(tables):
    (one, two), (three, four) = halves(ROWS), halves(ROWS[2:])
    across = tables(one, two, three, four)

    assert across == [[*HEADS[0], *HEADS[1], *beside(rows)] for rows in (ROWS, ROWS[2:])]
    assert tables(one, three, two, four) == across


def test_a_band_that_is_blank_over_the_other_columns_is_across_the_whole_sheet(tables):
    low = [(LOW, *row[1:]) for row in ROWS]  # rows of one height could be anyone's
    rows = [low[0], BAND, *low[1:]]

    assert tables(*halves(rows)) == [[*HEADS[0], *HEADS[1], *beside(rows)]]
    assert len(tables(*halves(low))) == 2


def test_rows_of_one_height_are_a_sheets_below_the_blank_place_of_its_title(tables):
    low = [(LOW, *row[1:]) for row in ROWS]
    left, right = halves(low)

    assert tables(left.text(40, 30, "The year's work"), right) == [[*HEADS[0], *HEADS[1], *beside(low)]]


@pytest.mark.parametrize(("number", "joined"), [("R{}", True), ("1.{}", True), ("{}", False), ("Aim", False)])
def test_rows_of_one_height_are_a_sheets_where_their_numbers_come_again(tables, number, joined):
    low = [(LOW, (number.format(left[0]), *left[1:]), right) for _, left, right in ROWS]
    again = [(high, left, (left[0], *right)) for high, left, right in low]
    pages = halves(again, [HEADS[0], ("Ref", *HEADS[1])], (LEFT, (40.0, 80.0, 140.0, 400.0, 480.0)))

    assert (tables(*pages) == [[*HEADS[0], *HEADS[1], *beside(low)]]) is joined


def test_the_column_that_names_the_rows_on_each_page_stands_there_once(tables, tmp_path):
    rows = [(high, left, (left[0], *right)) for high, left, right in ROWS]
    pages = halves(rows, [HEADS[0], ("Ref", *HEADS[1])], (LEFT, (40.0, 80.0, 140.0, 400.0, 480.0)))

    assert tables(*pages) == [[*HEADS[0], *HEADS[1], *beside(ROWS)]]
    words = [one.text for one in read(tmp_path / "plan.pdf").furniture]
    assert words == ["Ref 1 2 3 4"]


LEVEL = sheet(RIGHT, [(LOW, HEADS[1]), *((LOW, row[2]) for row in ROWS)])  # rows of one height
NOTED = halves(ROWS)[1].text(40, 400, "The costs of next year are not known yet.")
BETWEEN = Page(width=842, height=595).text(40, 60, "A page between.")


@pytest.mark.parametrize(
    "pages",
    [
        (halves(ROWS)[0], LEVEL),
        (halves(ROWS)[0], NOTED),
        (halves(ROWS)[0], BETWEEN, halves(ROWS)[1]),
        halves(ROWS, [HEADS[0], ("Ref", "Action", "Cost")]),
        halves(ROWS, xs=(LEFT, LEFT)),
    ],
    ids=["other heights", "words below", "a page between", "names again", "the same columns"],
)
def test_tables_that_only_look_alike_stay_two(tables, pages):
    assert len(tables(*pages)) == 2


def test_tables_of_the_same_aims_stay_two(tables):
    low = [(LOW, *row[1:]) for row in ROWS]
    pages = halves([(LOW, BAND[1], BAND[1]), *low[:2], (LOW, ("Aim 2: Ponds",), ("Aim 2: Ponds",)), *low[2:]])

    assert len(tables(*pages)) == 2


QUARTERS = (40.0, 140.0, 260.0, 380.0, 480.0)


def with_quarters(rows):
    """The right half of a sheet whose header has two rows, a year over its quarters, all in the height of one row."""
    page = Page(width=842, height=595)
    page.box(40, 60, 140, 82).text(44, 64, "Success").box(140, 60, 480, 71).text(144, 61, "2031/32", 8)
    for (x0, x1), text in zip(pairwise(QUARTERS[1:]), ("Q1", "Q2", "Q3"), strict=True):
        page.box(x0, 71, x1, 82).text(x0 + 4, 72, text, 8)
    top = 82.0
    for n, (height, _, (_, success, _)) in enumerate(rows):
        for (x0, x1), text in zip(
            pairwise(QUARTERS), (success, *("x" if n == k else "" for k in range(3))), strict=True
        ):
            page.box(x0, top, x1, top + height).text(x0 + 4, top + 4, text)
        top += height
    return page


def test_a_header_of_two_rows_stands_beside_one_of_one_row(tmp_path):
    left = sheet(LEFT, [(LOW, HEADS[0]), *((high, one) for high, one, _ in ROWS)])
    body = read(write(tmp_path / "plan.pdf", left, with_quarters(ROWS))).body
    (table,) = [part for part in body if isinstance(part, Table)]
    assert [(c.text, c.row_span, c.column_span) for c in table.cells if c.row < 2] == [
        *((name, 2, 1) for name in (*HEADS[0], "Success")),
        ("2031/32", 1, 3),
        *((name, 1, 1) for name in ("Q1", "Q2", "Q3")),
    ]
    assert [c.text for c in table.cells if c.row == 3] == [*ROWS[1][1], ROWS[1][2][1], "", "x", ""]
