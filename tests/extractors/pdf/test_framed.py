"""Tables framed and ruled across, whose columns no line parts: the text shows the columns."""

import pytest

from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import PADDING, PITCH, Page, wrap

__all__ = ["document"]

LEFT, RIGHT = 50.0, 545.0
STARTS = (55.0, 90.0, 180.0, 430.0)
WIDTHS = (30.0, 80.0, 230.0, 110.0)
HEADER = ("", "Step", "Promise", "Notes")
ROWS = [
    ("1", "Step 2: Mend", "We will mend the weir below the mill and clear the channel", "By May 2031"),
    ("2", "Step 3: Count", "We will count the eels, with  all who fish there, and say how many", "Yearly"),
    ("3", "Step 1: Ask", "We will ask every riverside home what it saw of the last flood", "By June 2032"),
]


def framed(page, top, rows):
    """Draws a frame, lines across and shading, but no line between columns; gives the lower edge."""
    ys = [top]
    for number, row in enumerate(rows):
        cells = [wrap(text, room) if text else [] for text, room in zip(row, WIDTHS, strict=True)]
        ys.append(ys[-1] + max(map(len, cells)) * PITCH + 2 * PADDING)
        if number % 2 == 0:
            for left, right in zip(STARTS, (*STARTS[1:], RIGHT + 5), strict=True):
                page.fill(left - 5, ys[-2], right - 5, ys[-1])
        for x, lines in zip(STARTS, cells, strict=True):
            page.lines(x, ys[-2] + PADDING, lines)
    page.grid([LEFT, RIGHT], ys)
    return ys[-1]


def test_columns_are_told_from_the_text_and_rows_from_the_lines(document):
    page = Page()
    framed(page, 100, [HEADER, *ROWS])
    (table,) = tables(document(page))
    assert (table.rows, table.columns) == (4, 4)
    assert texts(table)[0] == ["Step", "Promise", "Notes"]
    assert [texts(table)[row][0] for row in (1, 2, 3)] == ["1", "2", "3"]
    assert texts(table)[1] == list(ROWS[0])


def test_a_paragraph_above_the_frame_is_no_row(document):
    page = Page().lines(
        55, 60, ["What we  shall do is told below and  was agreed by", "all of the  river board"]
    )
    framed(page, 100, [HEADER, *ROWS])
    (table,) = tables(document(page))
    assert table.rows == 4


def test_a_page_of_few_rows_keeps_the_columns_of_the_page_before(document):
    first, second = Page(), Page()
    framed(first, 600, [HEADER, *ROWS])
    framed(
        second, 60, [("4", "Step 4: Tell", "We will tell all of it", "By 2033"), ("5", "Step 5", "Rest", "")]
    )
    before, after = tables(document(first, second))
    assert after.columns == before.columns
    assert texts(after)[0] == ["4", "Step 4: Tell", "We will tell all of it", "By 2033"]


@pytest.mark.parametrize(
    "text", ["Every home below the weir was asked.", "Twelve of them had water in the cellar."]
)
def test_framed_paragraphs_stay_one_column(document, text):
    page = Page()
    rows = [wrap(" ".join([text] * 5), 470) for _ in range(3)]
    top = 100.0
    ys = [top]
    for lines in rows:
        page.lines(55, ys[-1] + PADDING, lines)
        ys.append(ys[-1] + len(lines) * PITCH + 2 * PADDING)
    page.grid([LEFT, RIGHT], ys)
    assert [table.columns for table in tables(document(page))] == [1]


FORM = [
    ("W1.2", "Mend the weir below the mill and clear the channel beside it before the floods of winter"),
    ("Lead", "Head of Rivers", "By when", "May 2031"),
    ("Partners", "Anglers' club, mill owners and the river wardens", "Cost", "4,000 pounds"),
    ("Success", "No flood below the mill for as long as anybody there can remember one"),
]


def form(page, top, rows, *, names, framed=True):
    """Draws a form with lines across, in a frame if `framed`: names in bold (if `names`) and values in turn."""
    ys = [top]
    for row in rows:
        rooms = (60, 150, 60, 150) if len(row) > 2 else (60, 400)
        cells = [wrap(text, room) for text, room in zip(row, rooms, strict=True)]
        for number, (x, lines) in enumerate(zip((55, 130, 300, 380), cells, strict=False)):
            page.lines(x, ys[-1] + PADDING, lines, bold=names and number % 2 == 0)
        ys.append(ys[-1] + max(map(len, cells)) * PITCH + 2 * PADDING)
    if framed:
        page.grid([LEFT, RIGHT], ys)
    else:
        for y in ys:
            page.line(LEFT, y, RIGHT, y)
    return ys[-1]


@pytest.mark.parametrize("bold", [True, False])  # names in bold, or with a colon
def test_two_names_with_their_values_in_a_row_of_a_form_are_four_cells(document, bold):
    rows = (
        FORM
        if bold
        else [FORM[0], *([f"{x}:" if k % 2 == 0 else x for k, x in enumerate(row)] for row in FORM[1:])]
    )
    page = Page()
    form(page, form(page, 100, rows, names=bold) + 20, rows, names=bold)
    found = tables(document(page))
    assert [texts(table) for table in found] == [[list(row) for row in rows]] * 2
    assert [table.columns for table in found] == [4, 4]


def test_lines_across_alone_show_the_rows_of_a_form_too(document):
    page = Page()
    form(page, 100, FORM, names=True, framed=False)
    (table,) = tables(document(page))
    assert texts(table) == [list(row) for row in FORM]
    assert table.columns == 4


def test_what_runs_over_the_columns_of_a_table_without_such_names_parts_none(document):
    page = Page()
    form(page, 100, FORM, names=False)
    (table,) = tables(document(page))
    assert table.columns == 2
