"""Lists that a strategy gives in short, with a word that its action plan has them in full."""

import pytest

from tests.pipeline.layouts import heading, paragraph, table
from tests.pipeline.outline.test_prose import actions, records

PLAN = table(
    [["Action", "Lead", "By when"], ["Mend the weir above the mill", "A Pike", "May 2031"]], header_rows=1
)
LISTED = (
    heading("Aim 1: Clean rivers", 4),
    paragraph("We commit to:"),
    paragraph("• mend weirs"),
    paragraph("• count eels"),
)


def told(line, *behind):
    found = records(heading("What we intend to do", 2), paragraph(line), *LISTED, *behind)
    return [text for _, text in actions(found)]


@pytest.mark.parametrize(
    "line",
    [
        "Each commitment is set out in full in the action plan at Appendix A.",
        "Full details are in the delivery plan.",
        "The implementation plan tells in more detail what will be done.",
    ],
)
def test_what_the_action_plan_has_in_full_is_told_there(line):
    assert told(line, heading("Action plan", 2), PLAN) == ["Mend the weir above the mill"]


@pytest.mark.parametrize(
    ("line", "behind"),
    [
        (
            "The budget is set out in full at Appendix A.",
            (heading("Action plan", 2), PLAN),
        ),  # no plan of action
        ("Each is set out in full in the action plan.", ()),  # which is another document
    ],
)
def test_other_lists_are_the_plan(line, behind):
    assert told(line, *behind)[:2] == ["mend weirs", "count eels"]


def test_what_stands_under_another_heading_is_told_only_there():
    more = (heading("Our pledges", 2), paragraph("We commit to:"), paragraph("• open the lock"))
    found = told("Each is set out in full in the action plan.", *more, heading("Action plan", 2), PLAN)
    assert found == ["open the lock", "Mend the weir above the mill"]
