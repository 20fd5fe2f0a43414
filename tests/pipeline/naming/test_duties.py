"""Tables of who does what for good: duties of bodies and posts, which nobody plans."""

import pytest

from pipeline.naming.columns import name_columns
from schemas.role import Role
from tests.pipeline.layouts import table

BODIES = ("River Board", "Works Group", "Anglers Forum")


def roles(header, *columns):
    rows = [list(header), *map(list, zip(BODIES, *columns, strict=True))]
    return [c.role for c in name_columns(table(rows, header_rows=1), {}).columns]


OVERSEES = (
    "Oversees all works on the river",
    "Plans the closures of the weirs",
    "Tells the board what anglers think",
)
OVERSEE = (
    "Oversee all works on the river",
    "Plan the closures of the weirs",
    "Tell the board what anglers think",
)
OFTEN = ("Monthly", "Every six weeks", "Twice a year")


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (("Group", "Meets", "Task"), (OFTEN, OVERSEES)),  # "task" may be an action, these are none
        (("Who", "What they do"), (OVERSEES,)),
        (("Board", "How often", "Role"), (OFTEN, OVERSEE)),  # the header alone says it
        (("Meeting", "Purpose", "Frequency"), (OVERSEE, OFTEN)),
    ],
)
def test_what_bodies_do_for_good_is_no_action(header, columns):
    assert set(roles(header, *columns)) == {Role.IGNORE}


@pytest.mark.parametrize(
    ("header", "columns", "action"),
    [
        # a day makes actions of them, in whatever person
        (("Who", "Task", "By when"), (OVERSEES, ("May 2031", "June 2031", "July 2031")), 1),
        (("Who", "Task", "By when"), (OVERSEES, ("Ongoing", "Ongoing", "Ongoing")), 1),
        # so does a header that asks for actions
        (("Group", "Actions", "How often"), (OVERSEES, OFTEN), 1),
        # and what is told to be done
        (("Group", "Task", "How often"), (OVERSEE, OFTEN), 1),
    ],
)
def test_what_bodies_are_to_do_is_an_action(header, columns, action):
    assert roles(header, *columns)[action] is Role.ACTION


def test_a_role_that_stands_beside_an_action_sets_nothing_aside():
    rows = [["Lead", "Role", "Action"], ["A Pike", "Oversees the works", "Mend the weir by hand"]]
    named = name_columns(table(rows, header_rows=1), {})
    assert [c.role for c in named.columns][2] is Role.ACTION
