"""A header that ends a page, whole or cut, and the rows of its table on the next."""

import pytest

from pipeline.tables.joining import join_tables
from tests.pipeline.layouts import table

NAMES = ["No.", "What we will do", "By when", "Success measure", "Progress"]
TOP = [["Objective 1: Rivers", None, None, None, None], ["Lead officer", None, "A Pike", None, None]]
SPANS = {(0, 0): (1, 5), (1, 0): (1, 2), (1, 2): (1, 3)}
ROWS = [
    [
        "1.1",
        "Mend the weir",
        "May 2031",
        "Results published",
        "On track",
    ],  # the last two are headers elsewhere
    ["1.2", "Count the eels", "Ongoing", "More eels", ""],
]


def joined(last, *rows, header_rows=0):
    first = table([*TOP, last], page=1, spans=SPANS)
    return join_tables(first, table(rows, number=2, page=2, header_rows=header_rows))


def test_rows_below_a_header_that_ends_a_page_are_its_own():
    (whole,) = joined(NAMES, *ROWS)
    assert [[c.text for c in whole.row_cells(row)] for row in (2, 3, 4)] == [NAMES, *ROWS]
    assert [o.page for o in whole.origins] == [1, 1, 1, 2, 2]


def test_a_header_that_the_page_break_cuts_is_whole():
    cut = ["No.", "What we", "By when", "Success", "Progress"]
    (whole,) = joined(cut, ["", "will do", "", "measure", ""], *ROWS, header_rows=1)
    assert [" ".join(c.text.split()) for c in whole.row_cells(2)] == NAMES
    assert whole.rows == 5


@pytest.mark.parametrize(
    ("last", "below"),
    [
        (NAMES, NAMES),  # the header again: another table
        (ROWS[1], NAMES),  # rows above, a header below
        (NAMES, ["", "will do", "", "measured weirs", "by the mill"]),  # no ends of these names
    ],
)
def test_other_rows_are_no_part_of_the_header(last, below):
    assert len(joined(last, below, header_rows=1)) == 2
