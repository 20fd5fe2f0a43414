"""Titles in one cell down the whole left side of a table."""

import pytest

from pipeline.tables.side_titles import without_side_title
from pipeline.texts.heads import is_heading
from tests.pipeline.layouts import table

HEADER = ["", "What we will do", "Who", "By when"]
ROWS = [["1a", "Mend the weir", "AW", "May 2031"], ["1b", "Count the eels", "BL", "June 2031"]]


def beside(title, *, header=HEADER, rows=ROWS, height=3):
    """A table with the title merged down the left of so many of its rows."""
    blank = [None] * (height - 1) + [""] * (len(rows) + 1 - height)
    cells = [[first, *row] for first, row in zip([title, *blank], [header, *rows], strict=True)]
    return table(cells, spans={(0, 0): (height, 1)}, column_edges=(10.0, 30.0, 50.0, 200.0, 300.0, 400.0))


def test_a_title_beside_the_header_and_all_rows_is_a_heading_of_the_rest():
    title, rest = without_side_title(beside("Priority 1: Clean\nrivers"))
    assert is_heading(title)
    assert title.passage.text == "Priority 1: Clean rivers"
    assert [[cell.text for cell in rest.row_cells(row)] for row in range(3)] == [HEADER, *ROWS]
    assert (rest.columns, rest.column_edges) == (4, (30.0, 50.0, 200.0, 300.0, 400.0))


@pytest.mark.parametrize(
    "made",
    [
        beside("Priority 1: Clean rivers", height=2),
        beside("Priority 1: Clean rivers", header=["", "Mend it", "Soon", "Here"]),
        beside("Objective"),
        beside("We will mend all rivers."),
        beside(""),
        beside("Priority 1: Clean rivers", rows=ROWS[:1], height=2),
    ],
    ids=["not all rows", "no header", "a field's name", "a sentence", "no words", "one row"],
)
def test_other_cells_are_no_titles_of_the_whole_table(made):
    assert without_side_title(made) == (None, made)
