"""Tables without lines between their columns: rows and columns are told from the text."""

import pytest

from extractors.pdf import read
from extractors.pdf.drawn.strokes import Across, Stroke
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import Frame, line
from extractors.pdf.lines.gutters import Gap, pieces
from extractors.pdf.unruled.across import Columns, ruled_starts
from extractors.pdf.unruled.loose import Loose
from schemas.document import Block, Table
from tests.extractors.pdf_builder import PITCH, Page, width, wrap, write

STARTS = (55.0, 95.0, 300.0, 420.0)
WIDTHS = (30.0, 190.0, 105.0, 100.0)
HALVES = ((5.0, "Weir"), (105.0, "Eels"))
HEADER = ("Ref", "Action", "Lead", "By when")
ROWS = [
    ("1", "Mend the weir below the mill and clear the channel beside it", "Head of Rivers", "May 2031"),
    ("2", "Count the eels", "River wardens and the people who fish there", ""),
    ("3", "Rewrite the flood guide for all homes below the ten metre line", "AB", "By the end of June 2032"),
]


@pytest.fixture
def document(tmp_path):
    return lambda *pages: read(write(tmp_path / "plan.pdf", *pages))


def draw(page, top, rows, space, *, starts=STARTS, rule=None, bold=()):
    """Draws rows `space` points apart and gives the place below; `rule` draws the line above each row."""
    for number, row in enumerate(rows):
        if rule:
            rule(page, top - space / 2)
        height = 1
        for x, room, text in zip(starts, WIDTHS, row, strict=False):
            lines = wrap(text, room) if text else []
            page.lines(x, top, lines, bold=number in bold)
            height = max(height, len(lines))
        top += height * PITCH + space
    return top


def across(page, top):
    page.line(50, top, 525, top)


def tables(found):
    return [part for part in found.body if isinstance(part, Table)]


def texts(table):
    return [[cell.text for cell in table.cells if cell.row == row and cell.text] for row in range(table.rows)]


def expected(*rows):
    return [[text for text in row if text] for row in rows]


@pytest.mark.parametrize("space", [4.0, 8.0, 14.0])
def test_rows_set_apart(document, space):
    page = Page()
    draw(page, 100, [HEADER, *ROWS], space)
    (table,) = tables(document(page))
    assert (table.rows, table.columns) == (4, 4)
    assert texts(table) == expected(HEADER, *ROWS)


def test_rows_with_no_space_between_them_are_told_by_what_is_written(document):
    page = Page()
    draw(page, 100, [HEADER, *ROWS], 0)
    (table,) = tables(document(page))
    assert texts(table) == expected(HEADER, *ROWS)


def test_lines_across_are_the_rows_whatever_blank_lines_a_cell_has(document):
    page = Page()
    top = draw(page, 100, [HEADER, *ROWS[:2]], 10, rule=across)
    across(page, top - 5)
    page.text(95, top, "Agree").text(300, top, "Mill trust").text(300, top + 3 * PITCH, "Parks")
    across(page, top + 5 * PITCH)
    (table,) = tables(document(page))
    assert texts(table)[3:] == [["Agree", "Mill trust\nParks"]]
    assert (table.rows, table.box[0], table.box[2]) == (4, 50, 525)


def test_a_line_below_the_header_alone_does_not_make_the_rows_one(document):
    page = Page()
    draw(page, 100, [HEADER, *ROWS], 8)
    across(page, 100 + PITCH + 3)
    (table,) = tables(document(page))
    assert texts(table) == expected(HEADER, *ROWS)


def test_a_line_over_some_columns_leaves_the_others_merged(document):
    page = Page()
    for top in (95, 120, 170):
        across(page, top)
    page.line(90, 145, 525, 145)
    for x, text in zip(STARTS, HEADER, strict=True):
        page.text(x, 102, text)
    page.text(55, 127, "A").text(95, 127, "Mend the weir").text(300, 127, "AB").text(420, 127, "May")
    page.text(95, 152, "Count the eels").text(300, 152, "CD").text(420, 152, "June")
    (table,) = tables(document(page))
    merged = next(cell for cell in table.cells if cell.text == "A")
    assert (table.rows, merged.row, merged.row_span) == (3, 1, 2)


def test_a_shaded_header_and_stripes_belong_to_the_table(document):
    page = Page()
    page.fill(50, 96, 525, 96 + PITCH + 8).fill(50, 140, 525, 156, 0.95)
    draw(page, 100, [HEADER], 8)
    page.text(55, 123, "1").text(95, 123, "Mend the weir").text(300, 123, "AB").text(420, 123, "May")
    page.text(55, 143, "2").text(95, 143, "Count the eels").text(300, 143, "CD").text(420, 143, "June")
    page.text(55, 163, "3").text(95, 163, "Open the gate").text(300, 163, "EF").text(420, 163, "July")
    (table,) = tables(document(page))
    assert [row[1] for row in texts(table)] == ["Action", "Mend the weir", "Count the eels", "Open the gate"]
    assert [cell.shaded for cell in table.cells if cell.column == 1] == [True, False, True, False]


def test_a_line_of_text_over_the_columns_is_a_band(document):
    page = Page()
    top = draw(page, 100, [HEADER, ROWS[0]], 8)
    page.text(55, top, "Priority 2: rivers that people know and look after", bold=True)
    draw(page, top + PITCH + 8, ROWS[1:], 8)
    (table,) = tables(document(page))
    band = next(cell for cell in table.cells if cell.text.startswith("Priority"))
    assert (band.row, band.column_span) == (2, 4)
    assert table.rows == 5


def test_a_table_goes_on_over_the_page_with_a_column_that_is_blank_there(document):
    first, second = Page(), Page()
    draw(first, 600, [HEADER, *ROWS], 8)
    draw(second, 60, [("4", "Open the gate", "", "July"), ("5", "Plant reeds", "", "")], 8)
    found = tables(document(first, second))
    assert [table.columns for table in found] == [4, 4]
    assert found[0].column_edges == found[1].column_edges
    assert texts(found[1]) == [["4", "Open the gate", "July"], ["5", "Plant reeds"]]


def test_a_page_that_begins_with_fields_of_an_action_goes_on_below_the_same_fields_of_the_next(document):
    first, second = Page(), Page()
    first.text(55, 480, "THEME A:", bold=True).text(130, 480, "RIVERS", bold=True)
    top = 504
    for number in ("A1", "A2", "A3"):
        first.text(55, top, number).text(90, top, "Mend the weir at the mill and paint the old sluice gates")
        top = fields(first, top + PITCH, "Lead", "With", "When")
    top = fields(second, 60, "When", "Cost")
    for number in ("A4", "A5"):
        second.text(55, top, number).text(90, top, "Plant willows along the bank below the church")
        top = fields(second, top + PITCH, "Lead", "When", "Cost")
    found = tables(document(first, second))
    assert [len(texts(table)) for table in found] == [4, 3]
    assert [row[0] for row in texts(found[1])][1:] == ["A4", "A5"]


def fields(page, top, *names):
    """Fields below an action, each in a line "Lead:  A Pike"; the place below them."""
    for name in names:
        page.text(90, top, f"{name}:").text(150, top, f"The {name.lower()}")
        top += PITCH
    return top + PITCH


def test_a_list_of_contents_does_not_go_on_with_the_text_and_the_table_of_the_next_page(document):
    first, second = Page(), Page()
    names = ("Where we are now", "How we work", "What we will do", "Who we are")
    draw(first, 100, list(zip(names, "2234", strict=True)), 8, starts=(55.0, 500.0), rule=across)
    second.text(55, 60, names[0]).text(
        55, 80, "The county has three rivers and forty weirs, of which few are open."
    )
    draw(second, 110, [HEADER, *ROWS], 8, rule=across)
    found = document(first, second)
    assert [table.columns for table in tables(found)] == [2, 4]
    assert texts(tables(found)[1]) == expected(HEADER, *ROWS)


def test_a_heading_between_two_tables_ends_the_first(document):
    page = Page()
    top = draw(page, 100, [HEADER, *ROWS], 8)
    page.text(50, top + 4, "Rivers and people", 14, bold=True)
    draw(page, top + 30, [HEADER, ("1", "Count the eels", "AB", "May")], 8)
    found = document(page)
    assert [table.rows for table in tables(found)] == [4, 2]
    assert [part.text for part in found.body if isinstance(part, Block)] == ["Rivers and people"]


def test_a_heading_above_the_same_header_on_the_next_page_ends_the_table(document):
    first, second = Page(), Page()
    draw(first, 600, [HEADER, *ROWS], 8)
    second.text(55, 60, "Rivers and people", bold=True)
    draw(
        second, 80, [HEADER, ("4", "Open the gate", "CD", "July 2031"), ("5", "Plant reeds", "AB", "May")], 8
    )
    found = document(first, second)
    assert [table.rows for table in tables(found)] == [4, 3]
    assert texts(tables(found)[1])[0] == list(HEADER)
    assert [part.text for part in found.body if isinstance(part, Block)] == ["Rivers and people"]


@pytest.mark.parametrize("over", [False, True])
def test_a_heading_above_the_same_header_ends_a_table_that_goes_on_from_an_earlier_page(document, over):
    first, second, third = Page(), Page(), Page()
    draw(first, 600, [HEADER, *ROWS], 8)
    top = draw(second, 60, [("4", "Open the gate", "CD", "July 2031"), ("5", "Sow grass", "AB", "May")], 8)
    page, top = (third, 60) if over else (second, top + 8)
    page.text(55, top, "Rivers and the people beside them", bold=True)
    draw(
        page, top + 20, [HEADER, ("6", "Lay a path", "CD", "July 2031"), ("7", "Plant reeds", "AB", "May")], 8
    )
    found = document(*([first, second, third] if over else [first, second]))
    assert [table.rows for table in tables(found)] == [4, 2, 3]
    assert texts(tables(found)[2])[0] == list(HEADER)
    assert [part.text for part in found.body if isinstance(part, Block)] == [
        "Rivers and the people beside them"
    ]


def test_names_of_groups_of_columns_span_them(document):
    page = Page()
    page.text(95, 100, "Action").text(300, 100, "Who is going to do it, and by when").text(55, 100, "Ref")
    page.text(300, 120, "Lead").text(420, 120, "Date")
    draw(page, 140, ROWS, 8)
    (table,) = tables(document(page))
    group = next(cell for cell in table.cells if cell.text.startswith("Who"))
    ref = next(cell for cell in table.cells if cell.text == "Ref")
    assert (group.column, group.column_span, ref.row_span) == (2, 2, 2)
    assert texts(table)[2:] == expected(*ROWS)


def test_columns_of_prose_and_numbered_lists_are_no_tables(document):
    prose = (
        "The river is looked after by many people who meet each month at the old mill and agree what is next."
    )
    page = Page().lines(50, 80, wrap(prose * 2, 200)).lines(300, 80, wrap(prose[4:].capitalize() * 2, 200))
    for number in range(4):
        page.text(50, 400 + 20 * number, f"{number + 1}.").text(80, 400 + 20 * number, "Count the eels")
    assert tables(document(page)) == []


def test_a_page_that_goes_on_with_lines_across_the_columns(document):
    first, second = Page(), Page()
    draw(first, 100, [HEADER, *ROWS], 8.0)
    second.lines(
        55,
        60,
        ["What follows stands across all of the columns of the table above and has no cells of its own"],
    )
    draw(second, 90, ROWS, 8.0, starts=(75.0, 130.0, 330.0, 440.0))
    found = document(first, second)
    words = " ".join(cell.text for table in tables(found) for cell in table.cells)
    words += " ".join(part.text for part in found.body if isinstance(part, Block))
    assert all(word in words for word in ("across", "eels", "wardens"))


@pytest.mark.parametrize(("space", "texts"), [(3.9, ["Clean rivers"]), (4.2, ["Clean", "rivers"])])
def test_a_wide_space_between_words_parts_no_columns(space, texts):
    words = [Word("Clean", 0, 0, 30, 10, 10.0, True), Word("rivers", 30 + space, 0, 70, 10, 10.0, True)]
    assert [piece.text for piece in pieces([line(words)])] == texts


def test_words_drawn_in_no_size_are_of_one_text():
    words = [Word(text, 50.0, 70.0, 50.0, 70.0, 0.0, bold=False) for text in ("Mend", "the", "weir")]
    assert [piece.text for piece in pieces([line(words)])] == ["Mend the weir"]


def test_numbered_paragraphs_with_a_tab_behind_the_number_are_no_table(document):
    page, top = Page(), 100.0
    for number, last in (
        ("2.1", "goes down again."),
        ("2.2", "leave the bank."),
        ("2.3", "last of them came."),
    ):
        page.text(55, top, number).text(
            79, top, "Count the eels at the weir below the mill each week until the river"
        )
        page.text(55, top + PITCH, f"in front of it {last}").text(82, top + 2 * PITCH, "Lead: River wardens")
        top += 3 * PITCH + 10
    found = document(page)
    assert tables(found) == []
    assert [part.text for part in found.body if isinstance(part, Block)][:2] == [
        "2.1 Count the eels at the weir below the mill each week until the river in front of it goes down again.",
        "Lead: River wardens",
    ]


def test_numbered_paragraphs_with_a_wide_tab_below_the_number_of_a_heading_are_no_table(document):
    page = Page().text(55, 80, "Aim 2", 11, bold=True).text(150, 80, "Clean rivers", 11, bold=True)
    for number, text in enumerate(("Count the eels", "Mend the weir", "Plant both banks"), 1):
        page.text(55, 84 + 20 * number, f"2.{number}").text(105, 84 + 20 * number, text)
    found = document(page)
    assert tables(found) == []
    assert [part.text for part in found.body if isinstance(part, Block)] == [
        "Aim 2 Clean rivers",
        "2.1 Count the eels",
        "2.2 Mend the weir",
        "2.3 Plant both banks",
    ]


def test_letters_of_items_below_numbered_paragraphs_make_no_table_of_them(document):
    page, top = Page(), 100.0
    for number in ("2.1", "2.2"):
        page.text(55, top, number).text(89, top, "Rivers. We will listen to those who fish here:")
        page.text(89, top + PITCH, "(a)").text(117, top + PITCH, "count the eels at each of the weirs;")
        page.text(89, top + 2 * PITCH, "(b)").text(117, top + 2 * PITCH, "mend the lock.")
        page.text(89, top + 3 * PITCH, "Lead: River wardens. When: May 2031.")
        top += 4 * PITCH + 10
    assert tables(document(page)) == []


def test_lines_of_fields_parted_by_tabs_below_numbered_paragraphs_are_no_table(document):
    page, top = Page(), 100.0
    for number, deed in (("2.1", "Count the eels at each weir."), ("2.2", "Mend the lock by the mill.")):
        page.text(55, top, number).text(105, top, deed)
        fields = ((120, "Lead: River wardens"), (290, "By when: May 2031"), (430, "Success: Eels"))
        for x, field in fields:
            page.text(x, top + PITCH, field)
        page.text(120, top + 2 * PITCH, "are counted")
        top += 3 * PITCH + 10
    found = document(page)
    assert tables(found) == []
    assert [part.text for part in found.body if isinstance(part, Block)] == [
        "2.1 Count the eels at each weir.",
        "Lead: River wardens By when: May 2031 Success: Eels are counted",
        "2.2 Mend the lock by the mill.",
        "Lead: River wardens By when: May 2031 Success: Eels are counted",
    ]


def test_a_heading_with_wide_spaces_is_no_row(document):
    page = Page()
    x = 55.0
    for word in ("RIVERS", "FULL", "OF", "EELS"):
        page.text(x, 80, word, 12, bold=True)
        x += width(word, 12, bold=True) + 5.2
    draw(page, 104, [HEADER, *ROWS], 8)
    found = document(page)
    assert [part.text for part in found.body if isinstance(part, Block)] == ["RIVERS FULL OF EELS"]
    assert texts(tables(found)[0]) == expected(HEADER, *ROWS)


def test_lines_set_to_one_width_make_no_columns(document):
    page = Page()
    top = draw(page, 100, [HEADER], 8)
    whole = (
        "Restore the weir below both old",
        "mills and clear all of the channel",
        "beside the lower meadows",
        "where young herons may feed on small",
    )
    for words in map(str.split, whole):
        white = (WIDTHS[1] - sum(map(width, words))) / (len(words) - 1)
        x = STARTS[1]
        for word in words:
            page.text(x, top, word)
            x += width(word) + white
        top += PITCH
    page.text(STARTS[1], top, "eels")
    page.text(55, 120, "1").text(300, 120, "Parks").text(420, 120, "May 2031")
    (table,) = tables(document(page))
    assert texts(table) == [list(HEADER), ["1", " ".join((*whole, "eels")), "Parks", "May 2031"]]


def test_below_a_larger_heading_another_table_begins(document):
    first, second = Page(), Page()
    draw(first, 700, [("AB", "Head of Rivers"), ("CD", "Head of Parks"), ("EF", "Warden")], 8)
    second.text(55, 60, "Fields", 14, bold=True)
    draw(second, 90, [HEADER, *ROWS], 8)
    upper, lower = tables(document(first, second))
    assert (upper.columns, lower.columns) == (2, 4)
    assert texts(lower) == expected(HEADER, *ROWS)


def test_a_larger_heading_and_the_list_below_it_are_no_row_of_the_table_above(document):
    page = Page()
    top = draw(page, 100, [HEADER, *ROWS], 8, rule=across)
    page.text(55, top + 6, "Droughts", 14, bold=True)
    page.text(57, top + 28, "• Too dry").text(57, top + 40, "• No eels")
    table, *rest = document(page).body
    assert texts(table) == expected(HEADER, *ROWS)
    assert [part.text for part in rest] == ["Droughts", "• Too dry", "• No eels"]


def test_below_a_header_in_small_letters_a_line_that_goes_on_is_no_heading(document):
    page = Page()
    places = (55.0, 250.0, 370.0)
    for x, text in zip(places, ("Action", "Lead", "By when"), strict=True):
        page.text(x, 100, text, 7.5, bold=True)
    rows = [(ROWS[0][1], "Parks", "May 2031"), (ROWS[2][1], "AB", "June"), ("Count the eels", "CD", "July")]
    top = 116.0
    for action, *others in rows:
        page.lines(55, top, lines := wrap(action, 150))
        for x, text in zip(places[1:], others, strict=True):
            page.text(x, top, text)
        top += len(lines) * PITCH + 8
    (table,) = tables(document(page))
    assert texts(table) == [["Action", "Lead", "By when"], *map(list, rows)]


def test_numbers_that_end_at_one_place_go_on_below_a_band(document):
    page = Page()
    top = 100
    for row in (
        ("Measure", "2030", "2031"),
        ("Eels counted in spring", "6,420", "12,100"),
        ("Homes with an otter", "38%", "8,500"),
        ("Boats",),
        ("Moorings in use", "2.1", "44"),
        ("Locks mended", "4", "7"),
    ):
        if len(row) == 1:
            page.fill(50, top - 4, 525, top + PITCH + 2)
        page.text(55, top, row[0], bold=len(row) < 3)
        for edge, text in zip((400, 500), row[1:], strict=False):
            page.text(edge - width(text), top, text)
        top += 20
    (table,) = tables(document(page))
    assert texts(table)[3:] == [["Boats"], ["Moorings in use", "2.1", "44"], ["Locks mended", "4", "7"]]


def headed_strip(page, top, *title, size=10.0):
    """A coloured strip with a title, and below it a table with a coloured header."""
    page.fill(50, top, 525, top + 24)
    for x, text in zip((55, 120), title, strict=False):
        page.text(x, top + 6, text, size, bold=True)
    return top + 24


@pytest.mark.parametrize("gap", [0.0, 10.0])  # the header's own strip right below, or set off
@pytest.mark.parametrize("size", [10.0, 14.0])
@pytest.mark.parametrize("title", [("Theme 2", "Clean rivers"), ("Theme 2: Clean rivers",)])
def test_a_strip_with_a_title_parts_two_tables(document, title, size, gap):
    page = Page()
    top = draw(page, 100, [("Measure", "Baseline", "Target"), ("Eels counted", "7", "70")], 6, bold=(0,))
    top = headed_strip(page, top + 8, *title, size=size) + gap
    page.fill(50, top, 525, top + PITCH + 6)
    draw(page, top + 3, [HEADER, *ROWS], 8, bold=(0,))
    found = document(page).body
    assert [type(part) for part in found] == [Table, Block, Table]
    assert found[1].text == " ".join(title)
    assert texts(found[0]) == [["Measure", "Baseline", "Target"], ["Eels counted", "7", "70"]]
    assert texts(found[2]) == expected(HEADER, *ROWS)


def test_a_strip_with_a_title_above_a_lone_line_is_no_row_of_the_table_behind_that(document):
    page = Page()
    top = headed_strip(page, 100, "Theme 1", "Clean rivers")
    page.text(50, top + 8, "Rivers belong to all.")
    draw(page, top + 40, [HEADER, *ROWS], 8)
    strip, line, table = document(page).body
    assert (strip.text, line.text) == ("Theme 1 Clean rivers", "Rivers belong to all.")
    assert texts(table) == expected(HEADER, *ROWS)


def test_a_strip_between_rows_is_a_band_of_their_table(document):
    page = Page()
    top = draw(page, 100, [HEADER, ROWS[0]], 8, bold=(0,))
    top = headed_strip(page, top - 4, "Rivers that people know and look after at all times") + 4
    draw(page, top, ROWS[1:], 8)
    (table,) = tables(document(page))
    band = next(cell for cell in table.cells if cell.text.startswith("Rivers"))
    assert (table.rows, band.row, band.column_span) == (5, 2, 4)


def on_strips(page, top, rows, strips):
    """Draws rows of one line, 16 points high, those numbered in `strips` each on a coloured rectangle."""
    for number, row in enumerate(rows):
        if number in strips:
            page.fill(50, top, 525, top + 16)
        for x, text in zip(STARTS, row, strict=False):
            page.text(x, top + 3, text, bold=number == 0)
        top += 16
    return page


SHORT = [("1", "Mend the weir", "Rivers", "May 2031"), ("2", "Count eels", "Wardens", "June 2031")]


def test_a_lone_text_on_a_strip_below_a_header_is_a_band(document):
    rows = [HEADER, ("Eels",), *SHORT, ("Mills",), SHORT[0]]
    (table,) = tables(document(on_strips(Page(), 100, rows, {0, 1, 4})))
    assert texts(table) == expected(*rows)
    assert [cell.column_span for cell in table.cells if cell.row in {1, 4}] == [4, 4]


def test_a_lone_text_on_a_stripe_is_a_row(document):
    rows = [HEADER, *SHORT, SHORT[0], ("Mills",), SHORT[0], SHORT[1]]
    (table,) = tables(document(on_strips(Page(), 100, rows, {0, 2, 4, 6})))
    assert [cell.column_span for cell in table.cells if cell.row == 4] == [1] * 4
    (table,) = tables(document(on_strips(Page(), 100, rows[:5], {0, 4})))
    assert [cell.column_span for cell in table.cells if cell.row == 4] == [1] * 4


def test_the_ground_of_a_name_over_columns_parts_no_rows(document):
    page = Page().fill(50, 100, 525, 116).fill(90, 116, 525, 132)
    page.text(55, 103, "Ref", bold=True).text(95, 103, "Delivery", bold=True)
    for x, text in zip(STARTS[1:], HEADER[1:], strict=True):
        page.text(x, 119, text, bold=True)
    draw(page, 135, ROWS[:2], 4)
    (table,) = tables(document(page))
    assert texts(table) == expected(("Ref", "Delivery"), HEADER[1:], *ROWS[:2])


@pytest.mark.parametrize(
    "last", ["By when", "By when\nat last"]
)  # a name that takes more lines than the others
def test_a_large_strip_between_a_header_and_its_rows_is_a_band(document, last):
    page = Page()
    across(page, 97)
    for x, text in zip(STARTS, (*HEADER[:-1], last), strict=True):
        page.lines(x, 100, text.split("\n"), bold=True)
    top = 100 + 2 * PITCH + 4
    page.fill(50, top, 525, top + 22)
    page.text(55, top + 4, "Rivers that people know and look after at all times", 13, bold=True)
    top += 22
    draw(page, top + 4, ROWS, 8, rule=across)
    (table,) = tables(document(page))
    assert texts(table)[0] == [*HEADER[:-1], last]
    band = next(cell for cell in table.cells if cell.text.startswith("Rivers"))
    assert (table.rows, band.row, band.column_span) == (5, 1, 4)


def test_the_header_of_tables_that_begin_on_the_top_of_pages_is_no_running_header(document):
    pages = [Page().text(50, 20, "River plan", 8) for _ in range(3)]
    for page, row in zip(pages, ("Eels few many", "Pike some more", "Rudd none one"), strict=True):
        page.text(50, 50, "Agenda item 4", 8)
        draw(page, 70, [("Fish", "Baseline", "Target"), row.split(), ("Carp", "no", "yes")], 8, rule=across)
    found = document(*pages)
    assert {part.text for part in found.furniture} == {"River plan", "Agenda item 4"}
    assert [texts(table)[0] for table in tables(found)] == [["Fish", "Baseline", "Target"]] * 3


@pytest.mark.parametrize(
    ("right", "white", "is_lined"), [(360, 14, True), (525, 6, True), (525, 26, True), (525, 14, False)]
)
def test_a_table_right_below_another(document, right, white, is_lined):
    bold = right == 525
    page = Page()
    page.fill(50, 100, right, 120).fill(50, 120, right, 142, 0.95)
    counts = (("Count", "2030", "2032"), ("Eels above the weir", "140", "300"), ("Otters seen", "3", "8"))
    for number, row in enumerate(counts):
        for x, text in zip((55, 210, 290), row, strict=True):
            page.lines(x, 105 + 22 * number, [text], bold=bold and not number)
        if is_lined and number:
            page.line(50, 120 + 22 * number, right, 120 + 22 * number)
    top = 164 + white
    page.fill(50, top, 525, top + 20)
    rows = [HEADER, *ROWS]
    own = {"bold": (0,) if bold else ()}
    draw(page, top + 5, rows, 8.0, rule=lambda p, y: across(p, y) if y > top + 12 else None, **own)
    first, second = tables(document(page))
    assert texts(first) == [list(row) for row in counts]
    assert texts(second) == expected(*rows)


def test_lines_beside_a_merged_label_show_all_rows_of_lists(document):
    starts = (55.0, 150.0, 330.0, 440.0)
    page = Page()
    for x, text in zip(starts, ("Outcome", "Action", "Lead", "Measure"), strict=True):
        page.text(x, 100, text, bold=True)
    page.line(50, 116, 530, 116).text(55, 124, "Clean rivers", bold=True)
    for top, steps, measures in (
        (124, ("Mend the weir", "Count the eels"), 3),
        (180, ("Dig", "Plant reeds"), 2),
    ):
        for number, step in enumerate(steps):
            page.text(150, top + 18 * number, f"• {step}")
        page.text(330, top, "AB").lines(440, top, [f"• More eels {top}", "caught twice", "a year"][:measures])
        page.line(140 if top == 124 else 50, top + 46, 530, top + 46)
    (table,) = tables(document(page))
    assert [cell.text for cell in table.cells if cell.column == 1] == [
        "Action",
        "• Mend the weir\n• Count the eels",
        "• Dig\n• Plant reeds",
    ]
    assert [cell.row_span for cell in table.cells if cell.column == 0] == [1, 2]


def test_lines_show_all_rows_beside_a_merged_label_and_around_a_merged_lead(document):
    starts = (55.0, 150.0, 330.0, 440.0, 500.0)
    page = Page().fill(50, 95, 540, 115, 0.7)
    for x, text in zip(starts, ("Outcome", "Action", "Lead", "When", "RAG"), strict=True):
        page.text(x, 100, text, bold=True)
    page.lines(55, 124, ["Clean rivers", "and clean", "lakes where", "people swim"], bold=True)
    for top, steps, lead in ((124, ("Mend the weir", "Count eels"), "AB"), (172, ("Dig", "Plant"), "")):
        for number, step in enumerate(steps):
            page.text(150, top + 18 * number, f"• {step}")
        page.text(330, top, lead).text(440, top, "May").text(500, top, "G")
    page.line(140, 164, 320, 164).line(430, 164, 540, 164).line(50, 208, 540, 208)
    (table,) = tables(document(page))
    assert [cell.text for cell in table.cells if cell.column == 1] == [
        "Action",
        "• Mend the weir\n• Count eels",
        "• Dig\n• Plant",
    ]
    spans = [[cell.row_span for cell in table.cells if cell.column == at] for at in (0, 2, 3)]
    assert spans == [[1, 2], [1, 2], [1, 1, 1]]


@pytest.mark.parametrize(("kind", "starts"), [("drawn", {1}), ("tinted", set())])
def test_lines_at_one_height_part_rows_together_and_edges_of_colour_by_themselves(kind, starts):
    words = [[Word(text, x, y, x + 30, y + 10, 10.0, bold=False) for x, text in HALVES] for y in (0.0, 20.0)]
    levels = tuple(tuple(line([word]) for word in row) for row in words)
    halves = (Stroke(15.0, 0.0, 100.0), Stroke(15.0, 100.0, 200.0))
    part = Loose(levels, (), Across(**{kind: halves}), follows=False)
    columns = Columns(
        (Gap(45.0, 100.0),), (Frame(0.0, 45.0), Frame(100.0, 140.0)), (0.0, 100.0, 200.0), False
    )
    assert ruled_starts(part, halves, columns) == starts


@pytest.mark.parametrize("edge", [True, False])
def test_the_first_line_of_a_header_of_two_may_hold_one_name_alone(document, edge):
    page = Page()
    if edge:
        page.fill(50, 92, 525, 122, 0.7)
    page.text(STARTS[2], 95, "Lead", bold=True)
    draw(page, 107, [("Ref", "Action", "officer", "By when")], 8, bold=(0,))
    draw(page, 130, ROWS[:1], 8)
    page.line(50, 170, 525, 170)
    [found] = tables(document(page))
    header = ["Ref", "Action", "Lead\nofficer" if edge else "officer", "By when"]
    assert texts(found) == [header, *expected(*ROWS[:1])]


LONG = ("What success will", "look like")


@pytest.mark.parametrize(("second", "above"), [(LONG[1], False), ("Mark", False), (LONG[1], True)])
def test_the_last_name_of_a_header_may_begin_above_the_others_without_an_edge(document, second, above):
    page = Page()
    page.text(STARTS[3], 95, LONG[0], bold=True)
    if above:
        page.text(50, 83, "Rivers are for all who live beside them, and all who do not", bold=True)
    draw(page, 107, [("Ref", "Action", "Lead", second)], 8, bold=(0,))
    draw(page, 130, ROWS[:1], 8)
    page.line(50, 170, 525, 170)
    [found] = tables(document(page))
    whole = second == LONG[1] and not above
    assert texts(found)[0] == [*HEADER[:3], " ".join(LONG) if whole else second]


def test_a_name_of_two_lines_in_a_header_on_the_top_of_pages_is_no_running_header(document):
    pages = [Page().text(50, 20, "River plan", 8) for _ in range(3)]
    for page, row in zip(pages, ROWS, strict=True):
        page.text(STARTS[3], 62, LONG[0], bold=True)
        draw(page, 74, [("Ref", "Action", "Lead", LONG[1]), row, ROWS[0]], 8, bold=(0,))
    found = document(*pages)
    assert {part.text for part in found.furniture} == {"River plan"}
    assert [texts(table)[0] for table in tables(found)] == [[*HEADER[:3], " ".join(LONG)]] * 3


def test_names_that_follow_the_values_before_them_are_no_columns(document):
    page = Page()
    tags = [
        ("Who:", 88), ("Harbour Dredging Lead", 127), ("When:", 262), ("May 2031", 307),
        ("Who:", 88), ("Eel Warden", 127), ("Mill Wardens", 265), ("When:", 350), ("July 2032", 395),
    ]  # fmt: skip
    top = 100.0
    for text, x in tags:
        if text == "Who:":
            top += 4 * PITCH
            page.text(88, top - PITCH, "Mend the weir below the mill and clear the channel beside it")
        page.text(x, top, text)
    found = document(page)
    assert not tables(found)
    assert "Who: Eel Warden Mill Wardens When: July 2032" in [part.text for part in found.body]


def test_names_below_each_other_may_be_columns(document):
    page = Page()
    rows = [("Who:", "Head of Rivers", "When:", "May 2031"), ("Who:", "Eel Team", "When:", "July 2031")]
    draw(page, 100, rows, 8.0, starts=(55.0, 95.0, 250.0, 320.0))
    (table,) = tables(document(page))
    assert texts(table) == expected(*rows)


def test_a_line_under_the_last_word_of_a_row_parts_no_cells(document):
    page = Page()
    below = draw(page, 100, [HEADER, *ROWS[:1]], 10.0)
    page.line(420, below - 10, 440, below - 10)
    draw(page, below, ROWS[1:], 10.0)
    (table,) = tables(document(page))
    assert texts(table) == expected(HEADER, *ROWS)


def test_where_several_sentences_go_on_in_the_second_line_of_a_row_lists_beside_them_begin_none(document):
    starts = (55.0, 160.0, 250.0, 320.0, 405.0, 480.0)
    rows = [
        ("Aim", "Action", "Lead", "Partners", "Cost", "Measure"),
        ("1.1 To look after", "Mend the weir", "A Pike", "Anglers and", "Base", "More eels"),
        ("rivers and lakes", "before the flood", "B Roe", "boat owners", "budget", "than last"),
        ("", "comes", "C Dace", "", "", "year."),
        ("1.2 To make all", "1.2.1.", "A Pike", "Schools and", "Central", "Yes."),
        ("banks safe to walk", "Mend the paths", "D Ide", "those who walk", "budget and", "Safe banks"),
        ("on", "below the lock", "", "there", "grants", "Fewer falls"),
        ("", "Paint the boats", "Rivers Team", "Anglers", "None", "Dry boats"),
        ("", "Open the gate", "D Ide", "Schools", "None", "Many pass"),
        ("", "Close the sluice", "A Pike", "Anglers", "None", "No more floods"),
    ]
    page = Page()
    for number, row in enumerate(rows):
        for x, text in zip(starts, row, strict=True):
            if text:
                page.text(x, 100 + PITCH * number, text, bold=not number)
    (table,) = tables(document(page))
    assert [cell.text.split()[:1] for cell in table.cells if cell.column == 0][:3] == [
        ["Aim"],
        ["1.1"],
        ["1.2"],
    ]
    assert [cell.text for cell in table.cells if cell.column == 4][2] == "Central budget and grants"


def test_a_table_of_tiles_with_a_blank_corner_keeps_its_cells(document):
    page, xs = Page(), (40, 130, 340, 550)
    rows = (
        (["", "Priority 1", "Priority 2"], ["", "Clean rivers", "Dry land"]),
        (["Actions", "Mend the weir", "Paint the sluice"], ["", "Count the eels", "Man the locks"]),
        (["Lead", "Rivers Team", "A Pike"], ["", "", ""]),
    )
    for (upper, lower), top in zip(rows, (100, 145, 190), strict=True):
        for x0, x1, first, second in zip(xs, xs[1:], upper, lower, strict=False):
            if first:
                page.fill(x0, top, x1 - 11, top + 40, 0.8)
                page.lines(x0 + 8, top + 6, list(filter(None, (first, second))))
    (table,) = tables(document(page))
    assert [cell.text for cell in table.cells if cell.column == 0] == ["", "Actions", "Lead"]
    assert [cell.text for cell in table.cells if cell.column == 2] == [
        "Priority 2\nDry land",
        "Paint the sluice\nMan the locks",
        "A Pike",
    ]
