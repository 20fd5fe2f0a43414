"""What may be lost, or read as one, is told as a warning; what is rightly set aside is not."""

import pytest

from pipeline.build import build_plan
from pipeline.normalise.doubts import RUN_TOGETHER, UNREAD
from schemas.source import Source
from tests.pipeline.layouts import block, document, source_table

HEADER = ["Action", "Lead", "By when"]


def told(*body, check=UNREAD):
    plan = build_plan(document(*body), Source(), "0" * 64, "invented")
    return [message for name, _, message in plan.issues if name == check]


def plan_table(action="Mend the weir"):
    return source_table([HEADER, [action, "Head of Rivers", "May 2031"]], header_rows=1)


def test_an_instruction_in_a_table_without_columns_is_told():
    lost = source_table([["Lead", "Timescale"], ["Dredge the mill pond", ""]])
    assert told(plan_table()) == []
    assert told(plan_table(), block("Below are photographs of the mill."), lost) == []
    cards = source_table([["Action 2", "Dredge the mill pond again"], ["Lead", ""], ["Status", "On track"]])
    assert all("Dredge the mill pond" in message for message in told(plan_table(), cards))


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("By when: June 2031", True),
        ("Success measure: 12 otters seen", True),
        ("Lead: Head of Parks", False),  # may be that of all that follows
        ("Lead: Head of Parks Timescale: June 2031", True),
        ("Date: 9 October 2031", False),
        ("Rivers: June 2031", False),
    ],
)
def test_a_labelled_line_that_no_action_has_is_told(line, lost):
    messages = told(block("River plan 2031"), block(line), block("The board met."), plan_table())
    assert messages == ([f'outside tables: "{line}" is in no record'] if lost else [])


def test_no_line_is_told_of_a_document_without_actions():
    assert told(block("River news"), block("By when: June 2031")) == []


@pytest.mark.parametrize(
    ("action", "second"),
    [
        ("Mend the weirs and banks Commission a survey of eels", "Commission a survey of eels"),
        ("Refresh the Local Offer Review a board asked for", None),  # a name goes on
        ("Act on the Review all members took part in", None),
        ("Mend the weirs. Commission a survey of eels", None),
    ],
)
def test_an_action_with_another_in_its_midst_is_told(action, second):
    messages = told(plan_table(action), check=RUN_TOGETHER)
    assert messages == ([f'table 1, row 2: another may begin at "{second}"'] if second else [])
