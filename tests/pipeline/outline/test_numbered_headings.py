"""Numbers typed before plain lines."""

import pytest

from pipeline.outline.numbered_headings import with_counted_items, with_equal_names, with_lettered_items
from schemas.document import BlockKind
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table
from tests.pipeline.outline.test_prose import actions, fields, records

DEEDS = (
    ("A1 Mend the weir", "Lead: A Pike", "With: Rivers Trust", "When: May 2031", "So far: stone ordered"),
    ("A2 Otter holts along the mill stream", "Lead: B Carp", "When: Ongoing"),
    ("B1 Paint the sluice", "Lead: C Roach", "When: June 2031", "Cost: £40"),
    ("B2 Count the eels", "Lead: Rivers Team", "When: Annually"),
)


def test_plain_lines_that_count_with_a_letter_above_their_fields_are_actions():
    found = records(heading("Clean rivers"), *(paragraph(text) for deed in DEEDS for text in deed))
    assert actions(found) == [
        ("A1", "Mend the weir"),
        ("A2", "Otter holts along the mill stream"),
        ("B1", "Paint the sluice"),
        ("B2", "Count the eels"),
    ]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp", "C Roach", "Rivers Team"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "Ongoing", "June 2031", "Annually"]
    assert fields(found, Role.PARTNER)[0] == "Rivers Trust"
    assert fields(found, Role.STATUS)[0] == "stone ordered"


def test_one_such_line_may_be_a_road_and_lines_without_fields_are_text():
    for texts in (
        ("A1 Weir bridge", "Lead: A Pike"),
        ("A1 Weir bridge", "A2 Sluice lane", "Contact: B Carp"),
    ):
        lines = [paragraph(text) for text in texts]
        assert with_lettered_items(lines) == lines


def test_lines_that_count_on_above_their_fields_have_their_number_as_ref():
    deeds = (
        ("7 Mend the weir", "Lead: A Pike", "When: May 2031"),
        ("8 Count the eels", "Lead: Rivers Team", "When: Annually"),
    )
    for line in (heading, paragraph):
        found = records(
            heading("Clean rivers"),
            *(part for first, *more in deeds for part in (line(first), *map(paragraph, more))),
        )
        assert actions(found) == [("7", "Mend the weir"), ("8", "Count the eels")]


def test_a_line_may_tell_more_between_such_a_line_and_its_fields():
    found = records(
        heading("Clean rivers"),
        *(heading("7 Mend the weir"), paragraph("It leaks."), paragraph("Lead: A Pike. When: May 2031")),
        *(heading("8 Count the eels"), paragraph("They are few."), paragraph("Lead: B Carp. When: May 2032")),
    )
    assert actions(found) == [("7", "Mend the weir"), ("8", "Count the eels")]


@pytest.mark.parametrize(
    "texts",
    [
        ("20 Schools with a garden", "Lead: A Pike", "10 Parks with a pond", "Lead: B Carp"),
        ("1 Mend the weir", "By the mill", "2 Count the eels", "Lead: B Carp"),
    ],
)
def test_numbers_that_do_not_count_on_above_fields_are_words(texts):
    lines = [paragraph(text) for text in texts]
    assert with_counted_items(lines) == lines


def test_bold_lines_that_count_with_the_name_of_headings_are_of_their_level():
    bold, drawn = paragraph("Theme A: Clean rivers", bold=True), heading("Theme B: Safe banks", 3)
    first, second = with_equal_names([bold, drawn])
    assert [(line.kind, line.level) for line in (first, second)] == [(BlockKind.HEADING, 3)] * 2


def test_a_bold_line_with_the_number_of_a_heading_or_another_name_stays_one():
    drawn = heading("Theme B: Safe banks", 3)
    for text in ("Theme B: Safe banks", "Aim A: Clean rivers", "Theme"):
        lines = [paragraph(text, bold=True), drawn]
        assert with_equal_names(lines) == lines


def with_plan(*plans, bold=True):
    """The paths of actions below headings "ACTION PLAN" behind numbered text, its headings bold or not."""
    first = (
        paragraph("2. Asked", bold=bold),
        paragraph("2.1 We asked the anglers. They said that the weir leaks."),
    )
    parts = [
        (paragraph(plan, bold=True), paragraph("A. Clean rivers", bold=True), deeds(k))
        for k, plan in enumerate(plans)
    ]
    found = records(*first, *(line for part in parts for line in part))
    return [[found.sections[s].title.text for s in a.path] for a in found.actions]


def deeds(number):
    return table([["Action", "Lead"], ["Mend the weir", "A Pike"]], number=number)


def test_the_one_bold_line_that_announces_the_plan_ends_the_numbered_text_above_it():
    assert with_plan("ACTION PLAN") == [["Clean rivers"]]


def test_below_headings_drawn_otherwise_or_where_it_comes_again_it_ends_nothing():
    assert with_plan("ACTION PLAN", bold=False) == [["Asked", "Clean rivers"]]
    assert with_plan("Action plan", "Action plan")[0] == ["Asked", "Clean rivers"]


@pytest.mark.parametrize(
    ("lead", "second", "refs"),
    [
        ("Wherever you fish, we will:", "2 Count the eels", ["1", "2"]),
        ("Wherever you fish, we will:", "3 Count the eels", []),  # they count nothing
        ("Wherever you fish, we listen.", "2 Count the eels", []),
    ],
)
def test_lines_that_count_on_below_one_that_announces_them_are_items(lead, second, refs):
    found = records(
        heading("Our pledges", 2), paragraph(lead), paragraph("1 Mend the weir"), paragraph(second)
    )
    assert [(a.ref.text, a.text.text) for a in found.actions] == [
        (ref, text) for ref, text in zip(refs, ("Mend the weir", "Count the eels"), strict=False)
    ]
