"""A broader action with its own owner or date and nothing narrower beside it is an action."""

from pipeline.naming import name_tables
from pipeline.naming.columns import name_columns
from pipeline.outline.walk import Outline, Placed
from pipeline.rows import read_records
from schemas.passage import EMPTY
from tests.pipeline.layouts import table

HEADER = ["Key actions", "Specific actions", "Lead", "By when"]


def actions(rows, **facts):
    """What is read of a table: each action with its owner and the titles above it."""
    outline = Outline(EMPTY, (Placed(table([HEADER, *rows], **facts)),))
    found = read_records(outline, name_tables(outline, {}))
    titles = [section.title.text for section in found.sections]
    return titles, [
        (a.text.text, *(v.passage.text for _, v in a.fields), *(titles[k] for k in a.path))
        for a in found.actions
    ]


def test_the_columns_are_of_broader_and_narrower_actions():
    assert [c.role.value for c in name_columns(table([HEADER, ["a", "b", "c", "d"]]), {}).columns][:2] == [
        "section_each",
        "action",
    ]


def test_a_row_without_a_narrower_action_is_one_and_no_section():
    rows = [
        ["Mend the weir", "", "A Pike", "May 2031"],
        ["Save the eels", "Count eels", "B Carp", "June 2031"],
    ]
    assert actions(rows) == (
        ["Save the eels"],
        [("Mend the weir", "A Pike", "May 2031"), ("Count eels", "B Carp", "June 2031", "Save the eels")],
    )


def test_a_broader_action_over_narrower_ones_may_be_both():
    rows = [["Mend the weir", "", "A Pike", "May 2031"], [None, "Buy stone", "B Carp", "June 2031"]]
    assert actions(rows, spans={(1, 0): (2, 1)}) == (
        ["Mend the weir"],
        [("Mend the weir", "A Pike", "May 2031"), ("Buy stone", "B Carp", "June 2031", "Mend the weir")],
    )


def test_a_broader_action_without_owner_and_date_is_none():
    assert actions(
        [["Mend the weir", "", "", ""], ["Save the eels", "Count eels", "B Carp", "June 2031"]]
    ) == (
        ["Mend the weir", "Save the eels"],
        [("Count eels", "B Carp", "June 2031", "Save the eels")],
    )
