"""Measures in a line of plain type right below a table of actions."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from tests.pipeline.layouts import heading, paragraph, table

ROWS = [["Objective", "What we will do"], ["Clean rivers", "Mend the weir"], ["Eels", "Count the eels"]]
MORE = [["Safe paths", "Light the towpath"], ["Safe boats", "Check the hulls of boats"]]


def read(line):
    """The records of a section with a table and the line, and one with a table whose header the first one has."""
    outline = read_outline(
        (
            heading("River Action Plan"),
            heading("Priority 1: The river", 2),
            table(ROWS, header_rows=1),
            paragraph(line),
            heading("Priority 2: The town", 2),
            table(MORE, number=2),
        )
    )
    return read_records(outline, name_tables(outline, {}))


@pytest.mark.parametrize(
    "name", ["Success measures", "We will know that it has worked by", "How we'll know", "Measures"]
)
def test_the_line_holds_measures_of_the_section_and_the_next_table_is_read_as_the_one_above(name):
    found = read(f"{name}: Fewer floods; 80% of eels marked.")
    assert [m.text.text.rstrip(".") for m in found.measures] == ["Fewer floods", "80% of eels marked"]
    assert {found.sections[n].title.text for m in found.measures for n in m.path} == {"The river"}
    assert [a.text.text for a in found.actions] == [row[1] for row in (*ROWS[1:], *MORE)]
    assert [found.sections[a.path[-1]].title.text for a in found.actions] == [
        row[0] for row in (*ROWS[1:], *MORE)
    ]


@pytest.mark.parametrize("line", ["Monitoring: by the board each quarter", "The river: wide; slow"])
def test_any_other_line_holds_none(line):
    assert not read(line).measures
