"""Titles above the header of the first table, as a spreadsheet that is printed has them."""

import pytest

from pipeline.tables.sheet_titles import without_titles
from pipeline.texts.heads import is_heading
from tests.pipeline.layouts import table

HEADER, ROW = ["Ref", "Action", "Lead", "By when"], ["1", "Mend it", "Rivers", "May 2031"]
ACROSS, BLANK = (None, None, None), ["", "", "", ""]


def sheet(*above):
    """A table with these rows above its header; what is None is merged into the cell at its left."""
    spans = {(k, 0): (1, 4) for k, row in enumerate(above) if row[1] is None}
    return table([*map(list, above), HEADER, ROW], spans=spans)


@pytest.mark.parametrize(
    ("above", "titles", "rows"),
    [
        ((("Weirshire Council", *ACROSS), ("River Action Plan", *ACROSS)), 2, 2),
        ((("River Action Log", *ACROSS),), 1, 2),
        ((("Paper 4", "River Action Log", "", ""),), 2, 2),
        ((("Weirshire Council", "", "", "Updated 3 May 2031"), ("River Plan", *ACROSS)), 3, 2),
        ((("River Action Plan", *ACROSS), ("G means on track.", *ACROSS), BLANK), 1, 2),
        ((("River Action Plan", *ACROSS), ("Priority 1: Clean rivers", *ACROSS)), 1, 3),
        ((("River Action Plan", *ACROSS), ("Owner", "A Pike", None, None)), 0, 4),
        ((("Priority 1: Our action plan", *ACROSS),), 0, 3),
        ((("Rivers", *ACROSS),), 0, 3),
    ],
    ids=["two", "one", "beside", "ends", "a note", "a band", "a form", "a section", "no plan"],
)
def test_rows_above_the_header_down_to_the_title_are_lines(above, titles, rows):
    lines, rest = without_titles(sheet(*above))
    assert [is_heading(line) for line in lines].count(True) == titles
    assert rest.rows == rows
    assert [cell.text for cell in rest.row_cells(rest.rows - 1)] == ROW


def test_a_table_without_a_known_header_keeps_its_first_row():
    made = table([["River Action Plan", "", ""], ["Mend it", "Rivers", "May 2031"]])
    assert without_titles(made) == ([], made)
