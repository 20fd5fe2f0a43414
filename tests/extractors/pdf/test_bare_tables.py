"""Rows of tables of which nothing is drawn: told by the white above each text of its own column."""

import pytest

from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import PITCH, Page

__all__ = ["document"]

STARTS = (55.0, 170.0, 330.0, 450.0)
HEADER = ("Aim", "Action", "Lead", "By when")
APART = 3.4  # points between rows, and between paragraphs of a cell


def draw(page, top, rows):
    """Draws rows of cells that are lines or, set apart, paragraphs of lines; gives the place below."""
    for number, row in enumerate(rows):
        ends = [top]
        for x, cell in zip(STARTS, row, strict=True):
            y = top
            for paragraph in filter(None, cell.split("\n\n")):
                lines = paragraph.split("\n")
                page.lines(x, y, lines, bold=number == 0)
                y += PITCH * len(lines) + APART
            ends.append(y)
        top = max(ends)
    return page


def said(document, *rows):
    (table,) = tables(document(draw(Page(), 100, (HEADER, *rows))))
    return table, [[" ".join(text.split()) for text in row] for row in texts(table)]


def flat(*rows):
    return [[" ".join(cell.split()) for cell in row if cell] for row in (HEADER, *rows)]


BANKS = "Banks that people\nwalk along on any\nday of the year"
ROWS = [
    (BANKS, "Mend the weir\n\nClear the channel\n\nMark the path", "Head of Rivers", "May 2031"),
    ("Eels", "Count the eels in\nall the brooks", "Wardens", "June 2031"),
    ("Mills", "Open the mill at\nweekends to all", "Miller", "July 2031"),
]


def test_paragraphs_of_one_cell_beside_lines_of_another_begin_no_row(document):
    table, found = said(document, *ROWS)
    assert (table.rows, found) == (4, flat(*ROWS))


def test_a_text_that_runs_on_beside_the_next_row_is_of_a_merged_cell(document):
    page = draw(Page(), 100, (HEADER, *(("", *row[1:]) for row in ROWS[1:]), ROWS[0]))
    page.lines(STARTS[0], 100 + PITCH + APART, ["Brooks that", "people know", "and look after"])
    (table,) = tables(document(page))
    (merged,) = [cell for cell in table.cells if cell.text.startswith("Brooks")]
    assert (" ".join(merged.text.split()), merged.row, merged.row_span) == (
        "Brooks that people know and look after",
        1,
        2,
    )
    assert [row[1] if len(row) > 1 else row[0] for row in texts(table)][2] == "Miller"


@pytest.mark.parametrize("count", [1, 2])
def test_what_names_several_rows_stands_once_beside_them(document, count):
    blank = [("", *row[1:]) for row in ROWS[1 : 1 + count]]
    table, _ = said(document, ("Brooks", *ROWS[1][1:]), *blank, ROWS[2], ("", *ROWS[1][1:]))
    spans = {cell.text: cell.row_span for cell in table.cells if cell.column == 0}
    assert spans == {"Aim": 1, "Brooks": 1 + count, "Mills": 2}


def test_bullets_with_nothing_beside_them_are_of_the_row_above(document):
    rows = [("Map the weirs", "Rivers"), ("• Mill weir", ""), ("• Lock weir", ""), ("Count eels", "Wardens")]
    rows += [("Talk to those who", "Master"), ("Open the mill", "Miller")]
    given = [(one, other, "", "May 2031" if other else "") for one, other in rows]
    given[4] = ("Talk to these:\n\nAnglers\n\nBoaters", "Master", "", "May 2031")
    page = draw(Page(), 100, (("Action", "Lead", "Cost", "By when"), *given))
    (table,) = tables(document(page))
    assert [row[0] for row in texts(table)] == [
        "Action",
        "Map the weirs\n• Mill weir\n• Lock weir",
        "Count eels",
        "Talk to these:\nAnglers\nBoaters",
        "Open the mill",
    ]


def lined(page, top, rows, steps=()):
    """Draws rows of one line 16 points apart, or as far below the one above as `steps` says by row."""
    for number, row in enumerate(rows):
        top += dict(steps).get(number, 16.0)
        for x, text in zip(STARTS, row, strict=False):
            page.text(x, top, text.lstrip("*"), bold=text.startswith("*"))
    return page


NAMES = tuple(f"*{name}" for name in HEADER)
WEIRS, EELS = ("Weirs", "Mend them", "Master", "May 2031"), ("Eels", "Count them", "Wardens", "June 2031")


def test_a_bold_text_alone_in_a_column_that_is_not_is_a_band(document):
    (table,) = tables(document(lined(Page(), 90, (NAMES, WEIRS, EELS, ("*Banks",), WEIRS, EELS))))
    assert [cell.column_span for cell in table.cells if cell.text == "Banks"] == [4]
    assert (table.rows, texts(table)[2]) == (6, list(EELS))


def test_a_text_alone_below_a_blank_line_is_a_band(document):
    rows = (NAMES, WEIRS, EELS, ("Banks",), WEIRS, EELS)
    (table,) = tables(document(lined(Page(), 90, rows, {3: 32.0})))
    assert [cell.column_span for cell in table.cells if cell.text == "Banks"] == [4]


@pytest.mark.parametrize("names", [HEADER, ("Measure", "Baseline", "Target", "Latest")])
def test_a_heading_below_a_blank_line_ends_the_table_above_the_next_header(document, names):
    heading, header = ("*Banks",), tuple(f"*{name}" for name in names)
    found = document(lined(Page(), 90, (NAMES, WEIRS, EELS, heading, header, WEIRS, EELS), {3: 32.0}))
    assert [texts(table)[0] for table in tables(found)] == [list(HEADER), list(names)]
    assert [part.text for part in found.body if part not in tables(found)] == ["Banks"]


def test_names_above_a_heading_are_of_no_groups_of_the_columns_below_it(document):
    page = lined(Page(), 148, (("*Banks",), NAMES, WEIRS, EELS))
    few = [("Measure that is told every year", "Baseline", "Target"), ("Eels", "7", "70")]
    for number, row in enumerate(few):
        for x, text in zip((55, 250, 450), row, strict=True):
            page.text(x, 106 + 16 * number, text, bold=not number)
    first, second = tables(document(page))
    assert texts(first) == list(map(list, few))
    assert texts(second) == [list(HEADER), list(WEIRS), list(EELS)]
