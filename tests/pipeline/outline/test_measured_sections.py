"""A list of measures at the end of a section whose actions are plain lines: whose it is."""

import pytest

from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table
from tests.pipeline.outline.test_prose import actions, fields, records

KNOWN = paragraph("How we will know it is working", bold=True)


def deed(number, text, lead, *measures):
    return [
        paragraph(f"1.{number} We will {text}."),
        paragraph(f"Lead: {lead}"),
        paragraph("When: May 2031"),
        *((KNOWN, *measures) if measures else ()),
    ]


@pytest.mark.parametrize("below", [(), (heading("Safe banks", 2),)])
def test_measures_under_a_heading_behind_the_actions_of_a_section_are_those_of_all(below):
    found = records(
        *deed(1, "mend the weir", "A Pike"),
        *deed(2, "count the eels", "B Carp"),
        *(KNOWN, paragraph("• More eels"), paragraph("• Fewer floods")),
        *below,
    )
    assert actions(found) == [("1.1", "We will mend the weir."), ("1.2", "We will count the eels.")]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]
    assert fields(found, Role.TIMESCALE) == ["May 2031"] * 2
    assert [(m.text.text, m.actions) for m in found.measures] == [
        ("More eels", (0, 1)),
        ("Fewer floods", (0, 1)),
    ]


def test_measures_below_each_action_are_its_own():
    found = records(
        *deed(1, "mend the weir", "A Pike", paragraph("• Fewer floods")),
        *deed(2, "count the eels", "B Carp", paragraph("• More eels")),
    )
    assert [(m.text.text, m.actions) for m in found.measures] == [("Fewer floods", (0,)), ("More eels", (1,))]


def test_measures_before_a_further_action_are_those_of_the_one_above():
    found = records(
        *deed(1, "mend the weir", "A Pike"),
        *deed(2, "count the eels", "B Carp", paragraph("• More eels")),
        *deed(3, "paint the sluice", "C Roach"),
    )
    assert [(m.text.text, m.actions) for m in found.measures] == [("More eels", (1,))]


@pytest.mark.parametrize(
    "over",
    [
        "Key performance indicators – Area A",
        "Measures: Priority 1",
        "KPIs for this priority",
        "How we are measured on Area A",
    ],
)
def test_a_heading_over_a_table_of_measures_that_repeats_its_section_is_none(over):
    found = records(
        heading("Area of weakness A: Foul rivers", 2),
        table([["Action", "Lead", "By when"], ["Mend the weir", "A Pike", "May 2031"]], header_rows=1),
        heading(over, 3),
        table([["Indicator", "Baseline", "Target"], ["Eels counted", "12", "40"]], header_rows=1),
    )
    assert [s.title.text for s in found.sections] == ["Foul rivers"]
    assert [(m.text.text, m.path) for m in found.measures] == [("Eels counted", (0,))]


def test_measures_announced_again_and_again_may_stand_before_the_first_table_of_a_plan():
    asked = heading("What will be different", 3)
    rows = [["Action", "Lead", "By when"], ["Mend the weir above the mill", "A Pike", "May 2031"]]
    one, two = (table(rows, number=n, header_rows=1) for n in (1, 2))
    first = (heading("Clean rivers", 2), asked, paragraph("• More eels"), one)
    second = (heading("Safe banks", 2), asked, paragraph("• Fewer floods"), two)
    found = records(heading("River action plan"), *first, *second)
    assert [m.text.text for m in found.measures] == ["More eels", "Fewer floods"]
    once = records(heading("River action plan"), *first)
    assert [m.text.text for m in once.measures] == []


def test_measures_in_paragraphs_behind_the_actions_of_a_section_are_those_of_all():
    deeds = [
        paragraph(text) for text in ("• Mend the weir", "With: A Pike", "• Count the eels", "With: B Carp")
    ]
    signs = (heading("Signs of success", 3), paragraph("More eels"), paragraph("Fewer floods in town"))
    found = records(heading("Clean rivers", 2), *deeds, *signs, heading("Safe banks", 2))
    assert [(m.text.text, m.actions) for m in found.measures] == [
        ("More eels", (0, 1)),
        ("Fewer floods in town", (0, 1)),
    ]
