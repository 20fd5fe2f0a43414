"""Fields named below a section's name, in its cell."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from schemas.role import Role
from tests.pipeline.layouts import heading, table

ROWS = [
    ["Clean rivers\nLead: A Pike", "Mend the old weir", "May 2031"],
    [None, "Count the silver eels", "June 2031"],
    ["Safe paths\nLead: B Roach\nPartners: Walkers", "Light the towpath", "July 2031"],
    ["Full rivers", "Dredge the mill pool", "May 2032"],
]


def read(rows, *heads, spans=()):
    grid = table([["Workstream", "Action", *heads], *rows], header_rows=1, spans=spans)
    outline = read_outline((heading("River Action Plan"), grid))
    found = read_records(outline, name_tables(outline, {}))
    return [
        (
            " > ".join(found.sections[n].title.text for n in action.path),
            [
                (role, value.passage.text)
                for role, value in action.fields
                if role in {Role.OWNER, Role.PARTNER}
            ],
        )
        for action in found.actions
    ]


def test_a_line_below_a_sections_name_names_the_owner_of_all_its_actions():
    assert read(ROWS, "By when", spans={(1, 0): (2, 1)}) == [
        ("Clean rivers", [(Role.OWNER, "A Pike")]),
        ("Clean rivers", [(Role.OWNER, "A Pike")]),
        ("Safe paths", [(Role.OWNER, "B Roach"), (Role.PARTNER, "Walkers")]),
        ("Full rivers", []),
    ]


@pytest.mark.parametrize("owner", ["C Rudd", ""])
def test_such_a_line_is_left_where_a_column_says_who(owner):
    rows = [["Clean rivers\nLead: A Pike", "Mend the old weir", owner]]
    assert read(rows, "Owner")[0][0] == "Clean rivers Lead: A Pike"


def test_what_lay_across_the_table_lies_across_the_new_columns_too():
    band = ["Part two", None, None]
    rows = [["Clean rivers\nLead: A Pike", "Mend the old weir", "May 2031"], band, ["Eels", "Count them", ""]]
    assert read(rows, "By when", spans={(2, 0): (1, 3)}) == [
        ("Clean rivers", [(Role.OWNER, "A Pike")]),
        ("Part two > Eels", []),
    ]
