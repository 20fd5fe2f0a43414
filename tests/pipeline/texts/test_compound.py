"""Columns of owners and dates are two, wherever the date stands in the cell."""

import pytest

from pipeline.texts.compound import split_compound
from tests.pipeline.layouts import paragraph, table

GRID = table([["Action", "Lead and timescale"], ["Mend the weir", "A Pike, May 2031"], ["Count eels", "B"]])


def parts(text):
    """What the columns of owners and of dates say where a cell is one paragraph with soft line breaks."""
    cells = [c if c.text != "B" else type(c)(2, 1, paragraphs=(paragraph(text, 9),)) for c in GRID.cells]
    last = split_compound(type(GRID)(1, 3, 2, tuple(cells), GRID.origins)).row_cells(2)
    return [[p.passage.text for p in cell.paragraphs] for cell in last[1:]]


@pytest.mark.parametrize(
    ("text", "owners", "dates"),
    [
        ("Traffic Engineer\nMay 2031", ["Traffic Engineer"], ["May 2031"]),
        ("B Carp\nRivers team\nBy the end of\nMay 2031", ["B Carp\nRivers team"], ["By the end of May 2031"]),
        ("May 2031\nB Carp", ["B Carp"], ["May 2031"]),
        ("May\n2031", [], ["May 2031"]),
        ("By the end of\nMay 2031", [], ["By the end of May 2031"]),
        ("B Carp\nRivers team", ["B Carp Rivers team"], []),
    ],
)
def test_a_date_in_soft_lines_of_its_own_is_apart(text, owners, dates):
    assert parts(text) == [owners, dates]
