"""Coloured tables whose labels are turned on their side, beside columns that no line parts."""

import pytest

from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import PITCH, Page, wrap

__all__ = ["document"]

LEFT, RIGHT = 50.0, 545.0
EDGE, MARKED = 80.0, 505.0  # where the labels end and the coloured marks begin
STARTS = (86.0, 330.0, 430.0, 511.0)
WIDTHS = (225.0, 90.0, 65.0, 30.0)
HEADER = ("Action", "Lead", "By when", "RAG")
RIVERS = [
    (
        "Mend the weir below the mill and clear all of the channel beside it",
        "Head of Rivers",
        "May 2031",
        "G",
    ),
    ("Count the eels", "River wardens and those who fish", "Autumn 2032", "A"),
]
LAKES = [
    ("Plant reeds along the northern shore", "AB", "By 1/6/31", "R"),
    ("Rewrite the flood guide", "Head of Lakes", "", "G"),
    ("Open the gate", "CD", "Yearly", "G"),
]


def drawn(page, top, groups, *, ruled=True, gap=0):
    """Draws a dark header, `gap` points of white, and rows beside the name of each group; gives the lower edge."""
    page.fill(LEFT, top, RIGHT, top + 18, 0.2)
    _row(page, top + 5, HEADER)
    top += 18 + gap
    for name, group in groups:
        first = top
        for row in group:
            height = PITCH * max(len(wrap(text, room)) for text, room in zip(row, WIDTHS, strict=True)) + 14
            page.fill(EDGE, top, MARKED, top + height).fill(MARKED, top, RIGHT, top + height, 0.6)
            _row(page, top + 7, row)
            top += height
            if ruled and row is not group[-1]:
                page.line(EDGE, top, RIGHT, top)
        page.fill(LEFT, first, EDGE, top, 0.4)
        page.text(60, (first + top) / 2 + 20, name, 9, bold=True, turn=(0, 1))
    return top


def _row(page, top, row):
    for x, room, text in zip(STARTS, WIDTHS, row, strict=True):
        if text:
            page.lines(x, top, wrap(text, room))


@pytest.mark.parametrize("ruled", [True, False])
def test_a_label_on_its_side_stands_beside_all_its_rows(document, ruled):
    page = Page()
    drawn(page, 100, [("Rivers", RIVERS), ("Lakes", LAKES)], ruled=ruled)
    (table,) = tables(document(page))
    assert (table.rows, table.columns) == (6, 5)
    labels = [(cell.row, cell.row_span, cell.text) for cell in table.cells if cell.column == 0 and cell.text]
    assert labels == [(1, 2, "Rivers"), (3, 3, "Lakes")]
    rows = [[cell.text for cell in table.cells if cell.row == row and cell.column] for row in range(6)]
    assert rows == [list(row) for row in (HEADER, *RIVERS, *LAKES)]


def test_two_such_tables_on_a_page_stay_two(document):
    page = Page()
    below = drawn(page, 100, [("Rivers", RIVERS)])
    drawn(page, below + 20, [("Lakes", LAKES)])
    one, other = tables(document(page))
    assert (one.rows, other.rows) == (3, 4)
    assert texts(one)[1] == ["Rivers", *RIVERS[0]]
    assert texts(other)[1] == ["Lakes", *LAKES[0]]


def test_words_on_their_side_beside_one_column_of_text_part_no_columns(document):
    page = Page()
    page.fill(LEFT, 100, EDGE, 200, 0.4).fill(EDGE, 100, RIGHT, 150).fill(EDGE, 150, RIGHT, 200)
    page.text(60, 170, "Rivers", 9, bold=True, turn=(0, 1))
    page.lines(86, 107, ["The board looks after the rivers of the whole valley."])
    page.lines(86, 157, ["It meets in the mill each month, and all may come to it."])
    (table,) = tables(document(page))
    assert texts(table) == [
        ["Rivers", "The board looks after the rivers of the whole valley."],
        ["It meets in the mill each month, and all may come to it."],
    ]


def test_a_band_over_labels_and_columns_spans_them(document):
    page = Page()
    page.fill(LEFT, 82, RIGHT, 100, 0.1).text(55, 87, "Water plan for the whole valley")
    below = drawn(page, 100, [("Rivers", RIVERS)])
    page.fill(LEFT, below, RIGHT, below + 18, 0.1).text(55, below + 5, "What the lakes need")
    page.fill(EDGE, below + 18, MARKED, below + 50).fill(MARKED, below + 18, RIGHT, below + 50, 0.6)
    page.lines(86, below + 25, ["Plant reeds"]).lines(330, below + 25, ["AB"]).lines(511, below + 25, ["R"])
    page.fill(LEFT, below + 18, EDGE, below + 50, 0.4)
    (table,) = tables(document(page))
    bands = [(cell.row, cell.column_span, cell.text) for cell in table.cells if cell.column_span > 1]
    assert bands == [(0, 5, "Water plan for the whole valley"), (4, 5, "What the lakes need")]
    assert [texts(table)[row] for row in (1, 2, 3, 5)] == [
        list(HEADER),
        ["Rivers", *RIVERS[0]],
        list(RIVERS[1]),
        ["Plant reeds", "AB", "R"],
    ]


def test_a_header_set_off_by_white_belongs_to_the_table(document):
    page = Page()
    drawn(page, 100, [("Rivers", RIVERS), ("Lakes", LAKES)], gap=6)
    page.text(54, 105, "Aim")
    (table,) = tables(document(page))
    assert texts(table)[0] == ["Aim", *HEADER]
    assert [cell.text for cell in table.cells if cell.column == 0] == ["Aim", "Rivers", "Lakes"]
    assert table.rows == 6
