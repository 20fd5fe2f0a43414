"""Notes below the actions of a table."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from tests.pipeline.layouts import heading, table

HEADER = ["No", "Action", "Lead", "By when"]
ROW = ["1", "Mend the weir at the mill", "A Pike", "May 2031"]


def actions(rows, spans):
    outline = read_outline((heading("River Action Plan"), table(rows, spans=spans)))
    return [a.text.text for a in read_records(outline, name_tables(outline, {})).actions]


@pytest.mark.parametrize("said", ["On track", ""])
def test_a_name_and_what_it_says_across_the_columns_is_no_action(said):
    note = ["Comments of the river board", None, said, None]
    rows = [HEADER, ROW, note, ["2", "Count the eels again", "B Carp", "June 2031"]]
    assert actions(rows, {(2, 0): (1, 2), (2, 2): (1, 2)}) == [ROW[1], "Count the eels again"]


def test_an_instruction_in_merged_cells_is_an_action():
    row = ["Count the eels again", None, "A Pike, June 2031", None]
    assert actions([HEADER, ROW, row], {(2, 0): (1, 2), (2, 2): (1, 2)}) == [ROW[1], "Count the eels again"]
