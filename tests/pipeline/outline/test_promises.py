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


RIVERS = ("1.1 We will mend the weir.", "1.2 We will count the eels each spring.")
BANKS = ("2.1 We will light the tow path.", "2.2 We will plant willows.", "2.3 More willows will be seen.")
ROWS = table([["Action", "Lead"], ["Dredge the pool", "B Carp"]], header_rows=1)


def under(title, name, lines):
    return heading(title, 2), heading(name, 3), *map(paragraph, lines)


@pytest.mark.parametrize("name", ["Our pledges", "Where we go from here"])
def test_a_heading_that_comes_again_over_promises_stands_over_actions(name):
    found = records(
        *under("Clean rivers", name, RIVERS),
        *under("Safe banks", name, BANKS),
        heading("People", 2),
        ROWS,
    )
    wanted = ["Clean rivers"] * 2 + ["Safe banks"] * 3 + ["People"]
    assert [found.sections[a.path[-1]].title.text for a in found.actions] == wanted
    assert [a.text.text for a in found.actions][::5] == ["We will mend the weir.", "Dredge the pool"]


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        ("Our pledges", "Our people", RIVERS),  # each once: how people are to be treated
        ("Our pledges", "Our pledges", ("1.1 Rivers matter.", "1.2 Eels are few.")),
        ("What we have done so far", "What we have done so far", RIVERS),
    ],
)
def test_other_lists_beside_a_plan_in_tables_are_none(first, second, lines):
    body = (*under("Clean rivers", first, lines), *under("Safe banks", second, lines))
    found = records(*body, heading("People", 2), ROWS)
    assert [a.text.text for a in found.actions] == ["Dredge the pool"]
