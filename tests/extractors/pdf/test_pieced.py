"""Tables whose rows lines across part that are drawn cell by cell, and coloured strips with a title above them."""

from itertools import pairwise

import pytest

from extractors.pdf.drawn import pages
from extractors.pdf.ruled import find
from schemas.document import Block, BlockKind
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page, wrap, write

__all__ = ["document"]

XS = [50.0, 90.0, 300.0, 400.0, 480.0, 560.0]
HEADER = ("Ref", "What we will do", "Who leads", "When", "Status")
ROWS = [
    ("1.1", "Mend the weir below the mill", "Head of Rivers", "May 2031", "On track"),
    ("1.2", "Count the eels", "River wardens", "Autumn 2032", "Complete"),
    ("1.3", "Plant reeds at the shore", "Gardener", "June 2031", "At risk"),
]

MEASURED = [("How we measure it", "Baseline", "Target"), ("Eels in the pool", "40", "60")]


def table(page: Page, top: float, *, gap: float = 0.0, names: bool = True) -> Page:
    """A header and rows 30 points apart, below each a line in pieces `gap` apart, the last column's text in pills."""
    for n, row in enumerate([*([HEADER] if names else []), *ROWS]):
        low = top + 30 * n
        for x, text in zip(XS, row, strict=False):
            is_pill = text == row[-1] and row is not HEADER
            if is_pill:
                page.fill(x + 7, low + 6, x + 60, low + 20, 0.4)
            page.text(x + (12 if is_pill else 7), low + 8, text, bold=row is HEADER)
        for x0, x1 in pairwise(XS):
            page.line(x0, low + 28, x1 - gap, low + 28)
    return page


def test_pieces_of_lines_end_at_the_columns(document):
    (found,) = tables(document(table(Page(), 100)))
    assert texts(found) == [list(row) for row in (HEADER, *ROWS)]


def test_tables_below_each_other_are_parted_at_their_headers(document):
    page = table(table(Page(), 100), 270)
    page.text(57, 250, "Banks", 16, bold=True)
    found = document(page)
    assert [texts(one) for one in tables(found)] == [[list(row) for row in (HEADER, *ROWS)]] * 2
    assert [part.text for part in found.body if isinstance(part, Block)] == ["Banks"]


def lined(page: Page, low: float, row, *, bold: bool = False) -> Page:
    """The texts at `low` + 8, and 28 points below `low` a line in pieces."""
    for x, text in zip(XS, row, strict=False):
        page.text(x + 7, low + 8, text, bold=bold)
    for x0, x1 in pairwise(XS):
        page.line(x0, low + 28, x1, low + 28)
    return page


def banded(page: Page, low: float, *titles: str) -> float:
    """Bars as wide as the table with titles on them, one right below the other; where they end."""
    for title in titles:
        page.fill(XS[0], low, XS[-1], low + 24, 0.7).text(XS[0] + 7, low + 6, title)
        low += 24
    return low


def test_bars_right_below_each_other_are_rows_of_the_table_around_them(document):
    page = lined(lined(Page(), 100, HEADER, bold=True), 130, ROWS[0])
    low = banded(page, 158, "Goal 2: Eels", "2.1 Pools")
    lined(page, low, ROWS[1])
    lined(page, low + 30, ROWS[2])
    (found,) = tables(document(page))
    assert texts(found) == [
        list(HEADER),
        list(ROWS[0]),
        ["Goal 2: Eels"],
        ["2.1 Pools"],
        *map(list, ROWS[1:]),
    ]


@pytest.mark.parametrize("shift", [0, 20])
def test_names_above_bars_head_the_table_where_they_begin_as_its_texts_do(document, shift):
    page = Page()
    for x, name in zip(XS, HEADER, strict=False):
        page.text(x + 7 + shift, 80, name)
    low = banded(page, 100, "Goal 1: Rivers", "1.1 Weirs")
    for n, row in enumerate(ROWS):
        lined(page, low + 30 * n, row)
    found = [text for one in tables(document(page)) for text in texts(one)]
    bars = [["Goal 1: Rivers"], ["1.1 Weirs"]]
    assert (found == [list(HEADER), *bars, *map(list, ROWS)]) == (shift == 0)
    assert found[-3:] == list(map(list, ROWS))


def test_dashed_lines_below_a_header_in_pieces_run_below_its_columns(document):
    page, high, right = lined(Page(), 100, HEADER, bold=True), 128.0, XS[-1]
    rows = [(*row[:4], last) for row, last in zip(ROWS, ("More eels", "", "Fewer floods"), strict=True)]
    for n, row in enumerate(rows):
        low = high + 30 * n
        for x, text in zip(XS, row, strict=False):
            page.text(x + 7, low + 8, text)
        for dash in range(int(XS[0]), int(right if n else XS[-2]), 2):  # the first row's last cell goes on
            page.fill(dash, low + 29, dash + 1, low + 30, 0.6)
    page.fill(XS[-2], high, right, high + 60).fill(XS[-2], high + 60, right, high + 90)
    (found,) = tables(document(page))
    assert texts(found) == [list(HEADER), list(rows[0]), list(rows[1][:4]), list(rows[2])]


def wrapped(page: Page, low: float) -> Page:
    """The header, its last name in two lines."""
    return lined(page.text(XS[4] + 7, low - 4, "How it", bold=True), low, HEADER, bold=True)


@pytest.mark.parametrize(
    "title",
    [
        "R1 Rivers must run clear from the spring down to the harbour wall",
        "R1 The banks of rivers free in every season for people to walk along",  # no word lies over an edge
    ],
)
def test_a_text_over_the_columns_between_two_lines_is_a_row(document, title):
    page = lined(wrapped(Page(), 100), 130, (title,))
    lined(lined(lined(page, 160, ROWS[0]), 190, ("R2 Banks that the whole town looks after",)), 220, ROWS[1])
    (found,) = tables(document(page))
    names = [*HEADER[:-1], "How it\nStatus"]
    assert texts(found) == [
        names, [title], list(ROWS[0]), ["R2 Banks that the whole town looks after"], list(ROWS[1])
    ]  # fmt: skip
    assert [cell.row for cell in found.cells if cell.column_span == len(HEADER)] == [1, 3]


def test_a_header_and_one_row_below_another_table_are_a_table(document):
    page = lined(wrapped(table(Page(), 100).text(57, 250, "Banks", 16, bold=True), 290), 320, ROWS[0])
    found = tables(document(page))
    assert texts(found[1]) == [[*HEADER[:-1], "How it\nStatus"], list(ROWS[0])]


def test_a_row_that_the_page_cuts_belongs_to_a_header_and_one_row(document):
    page = lined(wrapped(table(Page(), 100), 690), 720, ROWS[0])
    for x, text in zip(XS, ROWS[1], strict=False):
        page.text(x + 7, 758, text)
    found = tables(document(page))
    assert texts(found[1])[1:] == [list(ROWS[0]), list(ROWS[1])]


@pytest.mark.parametrize(
    ("left", "size"), [(XS[0], 10), (XS[0] + 7, 13)], ids=["begins at the margin", "larger"]
)
def test_a_title_between_two_tables_is_no_row(document, left, size):
    page = lined(Page(), 60, ("",))
    table(table(lined(page, 220, ("",)), 90), 250)
    page.text(left, 224, "Banks that people know and look after at all times", size, bold=True)
    assert [texts(one) for one in tables(document(page))] == [[list(row) for row in (HEADER, *ROWS)]] * 2


def test_a_header_on_a_ground_of_its_own_is_a_row(document):
    page = Page().fill(XS[0], 100, XS[-1], 122, 0.8)
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + 7, 106, text, bold=True)
    (found,) = tables(document(table(page, 122, names=False)))
    assert texts(found) == [list(row) for row in (HEADER, *ROWS)]


def test_lines_with_gaps_between_or_under_a_sentence_are_none_of_a_table(tmp_path):
    sentence = Page().lines(60, 80, ["A sentence that goes over the edges of what is below it."])
    for y in (70, 95, 120):
        for x0, x1 in pairwise(XS):
            sentence.line(x0, y, x1, y)
    for page in (table(Page(), 100, gap=8), sentence):
        (drawn,) = pages(write(tmp_path / "made.pdf", page))
        assert not find(drawn).grids


@pytest.mark.parametrize(("number", "size"), [("1", 14), ("Area 1", 9)])
def test_a_title_with_its_number_is_told_from_smaller_texts_in_its_strip(document, number, size):
    page = Page().fill(50, 60, 560, 96, 0.7).text(56, 84 - size, number, size, bold=True)
    page.text(110, 69, "Rivers and banks", 16, bold=True).text(300, 73, "Our aim: Clean water for all")
    found = [part for part in document(table(page, 104)).body if isinstance(part, Block)]
    assert [(part.kind, part.text) for part in found] == [
        (BlockKind.HEADING, f"{number} Rivers and banks"),
        (BlockKind.PARAGRAPH, "Our aim: Clean water for all"),
    ]


@pytest.mark.parametrize(
    "title", ["Rivers and banks", "Rivers and banks that are clean and quiet and full of eels and of otters"]
)
def test_a_badge_as_high_as_several_lines_of_its_strip_is_read_before_the_title(document, title):
    lines = wrap(title, 445, 16, bold=True)
    page = Page().fill(50, 60, 560, 120, 0.7).text(62, 65 + 8 * len(lines), "1", 18, bold=True)
    page.text(100, 70, "Area 1", 8.5).lines(100, 82, lines, 16, bold=True)
    found = [part for part in document(table(page, 130)).body if isinstance(part, Block)]
    assert [(part.kind, part.text) for part in found] == [
        (BlockKind.PARAGRAPH, "Area 1"),
        (BlockKind.HEADING, f"1 {title}"),
    ]


@pytest.mark.parametrize(
    "lines", [["Are the rivers", "clean?"], ["How will we make", "the rivers clean", "again?"]]
)
def test_a_question_mark_in_a_bubble_left_of_a_title_is_no_word_of_it(document, lines):
    page = Page().fill(50, 60, 560, 130, 0.7).text(62, 66 + 8 * len(lines), "?", 15, bold=True)
    page.lines(100, 70, lines, 16, bold=True)
    found = document(table(page, 150))
    assert [part.text for part in found.body if isinstance(part, Block)] == [" ".join(lines)]
    assert [set_aside.text for set_aside in found.furniture] == ["?"]


def test_texts_that_touch_the_left_edge_keep_their_distance_on_the_right(document):
    page, xs = Page(), [50.0, 200.0, 300.0, 345.0]
    rows = [("Lock", "Lead", "When"), ("Paint the gates and the beams", "Harbour board", "31 May")]
    for n, row in enumerate([*rows, ("Oil the sluice", "Pilots", "June")]):
        for x, text in zip(xs, row, strict=False):
            page.text(x, 100 + 34 * n, text)
        for x0, x1 in pairwise(xs):
            page.line(x0, 124 + 34 * n, x1, 124 + 34 * n)
    page.text(300, 146, "2031")
    (found,) = tables(document(page))
    assert texts(found)[1][2] == "31 May 2031"


@pytest.mark.parametrize("bar", [True, False])
def test_a_table_in_a_panel_has_its_header_of_several_lines(document, bar):
    xs, page = [310.0, 440.0, 490.0, 550.0], Page().fill(300, 100, 560, 300, 0.9)
    page.fill(300, 100, 560, 106 if bar else 300, 0.4 if bar else 0.9)
    page.text(314, 116, "How we will know", 13, bold=True).text(314, 280, "Counted each May")
    page.text(314, 160, "Measure", bold=True)
    page.lines(444, 136, ["Baseline", "March", "2030"], bold=True)
    page.lines(494, 136, ["Target", "March", "2032"], bold=True)
    for n, row in enumerate([("Eels in the river", "40", "90"), ("Otters at the weir", "2", "6")]):
        for x, text in zip(xs, row, strict=False):
            page.text(x + 4, 184 + 30 * n, text)
    for y in (174, 204, 234):
        for x0, x1 in pairwise(xs):
            page.line(x0, y, x1, y)
    made = document(page)
    (found,) = tables(made)
    assert texts(found) == [
        ["Measure", "Baseline March 2030", "Target March 2032"],
        ["Eels in the river", "40", "90"],
        ["Otters at the weir", "2", "6"],
    ]
    assert [part.text for part in made.body if isinstance(part, Block)] == [
        "How we will know",
        "Counted each May",
    ]


def striped(page: Page, top: float, rows, *, cut: bool = False) -> float:
    """A shaded header and rows with a line below each, every second row shaded, cell by cell; `cut`: no line below the last."""
    for n, row in enumerate([HEADER, *rows]):
        low = top + 30 * n
        for x0, x1, text in zip(XS, XS[1:], row, strict=False):
            if n % 2 == 0:
                page.fill(x0, low, x1, low + 30, 0.5 if n == 0 else 0.9)
            if n and not (cut and n == len(rows)):
                page.line(x0, low + 30, x1, low + 30)
            page.text(x0 + 7, low + 8, text)
    return top + 30 * (len(rows) + 1)


def test_a_shaded_row_below_the_last_line_is_one_of_the_table(document):
    page = Page().text(57, 79, "Aim 1", 12).text(110, 79, "Rivers that are clean and full of eels", 12)
    striped(page, 100, ROWS[:2], cut=True)
    made = document(page)
    assert [part.text for part in made.body if isinstance(part, Block)] == [
        "Aim 1 Rivers that are clean and full of eels"
    ]
    (found,) = tables(made)
    assert texts(found) == [list(row) for row in (HEADER, *ROWS[:2])]


def test_a_shaded_header_between_two_lines_begins_another_table(document):
    page = Page()
    top = striped(page, 100, ROWS)
    striped(page.text(60, top + 8, "Banks", 13), top + 30, ROWS)
    found = tables(document(page))
    assert [texts(one) for one in found] == [[list(row) for row in (HEADER, *ROWS)]] * 2


@pytest.mark.parametrize(
    ("between", "rows"), [("", 4), ("Banks that people know and look after at all times", 1)]
)
def test_a_tall_row_between_lines_drawn_cell_by_cell_is_one_of_the_table(tmp_path, between, rows):
    page, low = Page(), 310
    striped(page, 100, ROWS[:1])
    page.text(57, 168, "1.2").lines(97, 168, [f"Dredge reach {n} of the river" for n in range(1, 9)])
    page.text(307, 168, "Pilots").text(407, 168, "2032").text(97, 280, between)
    for at in (low, low + 30):
        for x0, x1 in pairwise(XS):
            page.line(x0, at, x1, at)
    for x, text in zip(XS, ROWS[2], strict=False):
        page.text(x + 7, low + 8, text)
    (drawn,) = pages(write(tmp_path / "made.pdf", page))
    assert [len(grid.ys) - 1 for grid in find(drawn).grids] == [rows]


QUARTERS = [50.0, 84.0, 300.0, 380.0, 425.0, 470.0, 515.0, 560.0]
MARKED = [
    ("1", "Mend the weir below the mill", "AP", "x", "", "", ""),
    ("2", "Count the eels at the sluice", "BR", "", "x", "x", ""),
    ("3", "Plant reeds along the shore", "CS", "", "", "", "x"),
]


def row_of(page: Page, low: float, row, *, bold: bool = False) -> None:
    """Texts in a row, the first in the middle of its column, and below them a line in pieces."""
    for n, text in enumerate(row):
        page.text(QUARTERS[n] + (14 if n == 0 else 5), low + 4, text, bold=bold)
    for x0, x1 in pairwise(QUARTERS):
        page.line(x0, low + 20, x1, low + 20)


@pytest.mark.parametrize("title", ["Every reach runs clear", "Young eels reach the lake", "Reeds grow again"])
def test_a_band_begins_where_its_cell_does_though_the_texts_below_are_centred(document, title):
    page = Page()
    row_of(page, 100, ("No.", "Action", "Lead", "Q1", "Q2", "Q3", "Q4"), bold=True)
    for n, row in enumerate([None, *MARKED]):
        low = 120 + 20 * n
        if row is None:
            page.fill(QUARTERS[0], low, QUARTERS[-1], low + 20)
            row_of(page.text(QUARTERS[0] + 5, low + 4, title, bold=True), low, ())
        else:
            row_of(page, low, row)
    (found,) = tables(document(page))
    assert texts(found)[1] == [title]
    assert [cell.row for cell in found.cells if cell.column_span == len(QUARTERS) - 1] == [1]


def grouped(groups, *, name: float = 100.0, first: int = 3) -> Page:
    """A header in two rows, its last columns below a line and names over them; rows below."""
    page = Page()
    for x0, x1 in pairwise(QUARTERS[first:]):
        page.line(x0, 116, x1, 116)
    for x, text in groups:
        page.text(x, name, text, bold=True)
    for n, text in enumerate(("No.", "Action", "Lead")):
        page.text(QUARTERS[n] + (14 if n == 0 else 5), 112, text, bold=True)
    for n, text in enumerate(("Q1", "Q2", "Q3", "Q4"), 3):
        page.text(QUARTERS[n] + 5, 122, text, bold=True)
    for x0, x1 in pairwise(QUARTERS):
        page.line(x0, 136, x1, 136)
    for n, row in enumerate(MARKED):
        row_of(page, 136 + 20 * n, row)
    return page


@pytest.mark.parametrize("groups", [[(455, "2031")], [(415, "Early"), (505, "Late")]])
def test_a_name_over_several_columns_with_a_line_below_it_is_of_the_header(document, groups):
    (found,) = tables(document(grouped(groups)))
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in found.cells if cell.row < 2}
    assert {spans[text] for _, text in groups} == {(1, 4 // len(groups))}
    assert [spans[text] for text in ("No.", "Action", "Lead", "Q1", "Q4")] == [(2, 1)] * 3 + [(1, 1)] * 2
    assert texts(found)[-1] == [text for text in MARKED[-1] if text]


@pytest.mark.parametrize(
    ("groups", "more"),
    [([(340, "Rivers of 2031")], {}), ([(455, "2031")], {"name": 70.0}), ([], {})],
    ids=["beside the columns", "far above", "no name"],
)
def test_what_stands_elsewhere_names_no_columns_of_the_header(document, groups, more):
    found = tables(document(grouped(groups, **more)))
    assert not any(cell.column_span > 1 for one in found for cell in one.cells)


def headed_by_colour(page: Page, columns, bottom: float) -> Page:
    """A coloured header, the lines of each column below it, and a line drawn cell by cell at the `bottom` alone."""
    for x0, x1, name, lines in zip(XS, XS[1:], HEADER, columns, strict=False):
        page.fill(x0, 100, x1, 130, 0.5).text(x0 + 7, 108, name, bold=True)
        page.lines(x0 + 7, 138, lines).line(x0, bottom, x1, bottom)
    return page


ITEMS = (
    ["Clean"],
    ["• Mend the weir below the old mill and", "the gate beside it", "", "", "• Count the eels"],
    ["Head of Inland", "Rivers and Eels", "", "", "Gardener"],
    ["May 2031", "", "", "", "June 2032"],
    ["Delayed", "", "", "", "At risk"],
)


def test_one_row_of_items_between_a_coloured_header_and_a_line_is_one(document):
    (found,) = tables(document(headed_by_colour(Page(), ITEMS, 205)))
    assert texts(found) == [
        list(HEADER),
        ["Clean", "• Mend the weir below the old mill and the gate beside it\n• Count the eels",
         "Head of Inland Rivers and Eels\nGardener", "May 2031\nJune 2032", "Delayed\nAt risk"],
    ]  # fmt: skip


def test_one_row_is_one_above_another_table_with_columns_of_other_widths(document):
    page, xs = headed_by_colour(Page(), ITEMS, 205), [50.0, 110.0, 280.0, 390.0, 470.0, 560.0]
    for n, row in enumerate((HEADER, *ROWS)):
        for x0, x1, text in zip(xs, xs[1:], row, strict=False):
            if n == 0:
                page.fill(x0, 250, x1, 280, 0.5)
            page.line(x0, 280 + 30 * n, x1, 280 + 30 * n).text(x0 + 7, 258 + 30 * n, text, bold=n == 0)
    first, second = tables(document(page))
    assert [row[0] for row in texts(first)] == ["Ref", "Clean"]
    assert texts(second) == [list(row) for row in (HEADER, *ROWS)]


def test_texts_that_begin_level_below_white_are_rows_though_a_line_is_below_the_last_alone(document):
    columns = [[line.removeprefix("• ") for line in lines] for lines in ITEMS]
    (found,) = tables(document(headed_by_colour(Page(), columns, 205)))
    assert texts(found)[1:] == [
        ["Clean", "Mend the weir below the old mill and the gate beside it",
         "Head of Inland Rivers and Eels", "May 2031", "Delayed"],
        ["Count the eels", "Gardener", "June 2032", "At risk"],
    ]  # fmt: skip


def test_a_line_below_the_last_of_several_rows_makes_them_no_row(document):
    columns = [[text for row in ROWS for text in (row[at], "")] for at in range(len(HEADER))]
    (found,) = tables(document(headed_by_colour(Page(), columns, 212)))
    assert texts(found) == [list(row) for row in (HEADER, *ROWS)]


def test_a_table_below_a_coloured_header_ends_where_lines_in_pieces_end_at_other_edges(document):
    page, xs = Page(), [50.0, 330.0, 450.0, 560.0]
    for n, row in enumerate((HEADER, *ROWS)):
        low = 100 + 30 * n + 24 * (n > 1)
        for x0, x1, text in zip(XS, XS[1:], row, strict=False):
            page.text(x0 + 7, low + 8, text, bold=n == 0)
            page.line(x0, low + 54, x1, low + 54) if n == 1 else page.line(x0, low + 30, x1, low + 30)
            if n == 0:
                page.fill(x0, 100, x1, 130, 0.5).text(x0 + 7, 166, "too" if x0 == XS[1] else "")
    for n, row in enumerate(MEASURED):
        for x0, x1, text in zip(xs, xs[1:], row, strict=False):
            page.line(x0, 284 + 24 * n, x1, 284 + 24 * n).text(x0 + 7, 266 + 24 * n, text, bold=n == 0)
    first, second = tables(document(page))
    assert [row[0] for row in texts(first)] == ["Ref", "1.1", "1.2", "1.3"]
    assert texts(first)[1][1] == "Mend the weir below the mill\ntoo"
    assert texts(second) == [list(row) for row in MEASURED]


def test_a_sign_in_larger_letters_makes_no_title_of_a_line_of_the_first_row(document):
    page = Page()
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + 7, 108, text, bold=True)
    for n, row in enumerate(ROWS):
        for x0, x1, text in zip(XS, XS[1:], row, strict=False):
            page.text(x0 + 7, 140 + 44 * n, text).line(x0, 165 + 44 * n, x1, 165 + 44 * n)
        page.text(97, 152 + 44 * n, "and below the lock").text(530, 136 + 44 * n, "o", 14)
    (found,) = tables(document(page))
    assert [row[0] for row in texts(found)] == ["Ref", "1.1", "1.2", "1.3"]


def test_a_small_picture_in_the_first_row_hides_no_table(document):
    page = Page()
    for n, row in enumerate((HEADER, *ROWS)):
        for x0, x1, text in zip(XS, XS[1:], ("", *row[1:]), strict=False):
            page.text(x0 + 7, 108 + 30 * n, text, bold=n == 0).line(x0, 130 + 30 * n, x1, 130 + 30 * n)
    page.fill(60, 136, 67, 149, 0.3).fill(69, 136, 76, 149, 0.3)
    (found,) = tables(document(page))
    assert texts(found) == [list(row[1:]) for row in (HEADER, *ROWS)]
