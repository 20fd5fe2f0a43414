"""Paragraphs that promise: "We will mend the weir.", alone or with a name in front, and what makes them actions."""

import pytest

from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table
from tests.pipeline.outline.test_prose import actions, fields, records

WEIR = "We will mend the weir above the mill."
EELS = "We pledge to count the eels each spring."


@pytest.mark.parametrize("name", ["", "Weirs. ", "Eel passes and weirs: ", "Weirs – "])
@pytest.mark.parametrize("told", [WEIR, "The River Council will mend the weir.", "Mend the weir."])
def test_a_promise_with_somebody_and_a_day_below_it_is_an_action(name, told):
    lines = ("Weirs hold the eels back.", f"{name}{told}", "Lead: A Pike  Timescale: May 2031")
    more = (f"Eels. {EELS}", "Lead: B Carp  Timescale: June 2032", "Partners: Eel Club")
    found = records(*map(paragraph, (*lines, *more)))
    assert actions(found) == [("", f"{name}{told}"), ("", f"Eels. {EELS}")]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2032"]
    assert fields(found, Role.PARTNER) == [None, "Eel Club"]


@pytest.mark.parametrize(
    ("told", "below"),
    [
        (WEIR, "Lead: A Pike"),  # may lead the whole section
        ("Weirs. We will see more eels.", "Lead: A Pike  Timescale: May 2031"),
        ("Weirs hold the eels back. They will be mended.", "Lead: A Pike  Timescale: May 2031"),
    ],
)
def test_what_tells_of_the_section_is_none(told, below):
    assert actions(records(heading("Rivers for all", 2), paragraph(told), paragraph(below))) == []


def test_a_promise_over_a_list_or_a_table_tells_what_these_are_about():
    led = paragraph(f"Weirs. {WEIR}"), paragraph("Lead: A Pike  Timescale: May 2031")
    rows = table([["Action", "Lead"], ["Dredge the pool", "B Carp"]], header_rows=1)
    assert actions(records(*led, rows)) == [("", "Dredge the pool")]
    assert ("", f"Weirs. {WEIR}") not in actions(records(*led, paragraph("• Weir keepers")))


def test_a_promise_below_a_heading_that_is_the_action_is_about_it():
    led = paragraph("Lead: A Pike"), paragraph("By when: May 2031")
    told = paragraph("We will wade in at the ford."), paragraph("We will station wardens at the mill.")
    found = records(heading("1.2 Weirs", 3), told[0], *led, heading("1.3 Eels", 3), told[1], *led)
    assert actions(found) == [("1.2", "Weirs"), ("1.3", "Eels")]
    assert fields(found, Role.OWNER) == ["A Pike", "A Pike"]
