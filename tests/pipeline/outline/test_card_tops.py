"""Numbers and states that stand alone above an action's name or below its fields."""

import pytest

from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph
from tests.pipeline.outline.test_prose import actions, fields, records

FIELDS = (("Lead: A Pike", "By when: May 2031"), ("Lead: B Carp", "By when: June 2031"))


def cards(*tops, below=((), ())):
    names = ("Mend the weir", "Otter walks for schools")
    for name, top, lines, foot in zip(names, tops, FIELDS, below, strict=True):
        yield from (
            heading(line, 6) if any(map(str.isalpha, line)) else paragraph(line, bold=True) for line in top
        )
        yield heading(name, 5)
        yield from map(paragraph, (*lines, *foot))


@pytest.mark.parametrize(
    "tops",
    [
        (("2.1", "On track"), ("2.2", "Not started")),
        (("On track", "2.1"), ("Not started", "2.2")),
        (("2.1 On track",), ("2.2 Not started",)),
        (("On track", "Action 2.1"), ("Not started", "Action 2.2")),
    ],
)
def test_they_are_the_number_and_the_status_of_the_action_below(tops):
    found = records(*cards(*tops))
    assert actions(found) == [("2.1", "Mend the weir"), ("2.2", "Otter walks for schools")]
    assert fields(found, Role.STATUS) == ["On track", "Not started"]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]
    assert [s.title.text for s in found.sections] == ["Clean rivers"]


def test_a_number_with_a_capital_behind_it_is_the_number_of_the_action_below():
    found = records(*cards(("1A",), ("1B",)))
    assert actions(found) == [("1A", "Mend the weir"), ("1B", "Otter walks for schools")]
    assert [s.title.text for s in found.sections] == ["Clean rivers"]


def test_states_below_the_fields_are_those_of_the_action_above():
    found = records(*cards(("2.1",), ("2.2",), below=(("On track",), ("Not started",))))
    assert actions(found) == [("2.1", "Mend the weir"), ("2.2", "Otter walks for schools")]
    assert fields(found, Role.STATUS) == ["On track", "Not started"]


def test_a_state_that_no_action_stands_below_is_none():
    found = records(heading("Complete", 5), paragraph("The weir was mended."), *cards(("2.1",), ("2.2",)))
    assert [a.value(Role.STATUS) for a in found.actions] == [None, None]


def test_a_heading_over_measures_below_an_actions_fields_makes_no_section_of_the_action():
    found = records(*cards(("2.1",), ("2.2",)), heading("How we will know", 7), paragraph("More otters"))
    assert actions(found) == [("2.1", "Mend the weir"), ("2.2", "Otter walks for schools")]
    assert [m.text.text for m in found.measures] == ["More otters"]


def test_a_state_over_several_actions_is_a_section():
    found = records(heading("Ongoing", 4), *cards((), ()))
    assert [s.title.text for s in found.sections][-1] == "Ongoing"
    assert [a.value(Role.STATUS) for a in found.actions] == [None, None]


def test_a_name_too_long_for_a_heading_is_no_part_of_the_one_with_the_number_before():
    found = records(
        heading("2.1 Mend the weir", 5),
        *map(paragraph, FIELDS[0]),
        paragraph("2.2 Walk along the river with all of the schools in May", bold=True),
        *map(paragraph, FIELDS[1]),
    )
    assert [number for number, _ in actions(found)] == ["2.1", "2.2"]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]
    assert [s.title.text for s in found.sections] == ["Clean rivers"]


NAMES = ("A1 Mend the weir", "A2 Count the eels", "A3 Light the path")


def ending(*states):
    for name, state in zip(NAMES, states, strict=True):
        yield heading(f"{name} {state}".strip(), 5)
        yield from (paragraph("Lead: A Pike"), paragraph("By when: May 2031"))


def test_states_at_the_ends_of_all_names_are_no_part_of_these():
    found = records(*ending("On track", "Not started", "Complete"))
    assert actions(found) == [tuple(name.split(" ", 1)) for name in NAMES]
    assert fields(found, Role.STATUS) == ["On track", "Not started", "Complete"]


@pytest.mark.parametrize(
    "states",
    [("On track", "", "Complete"), ("on track", "not started", "complete"), ("Otter", "Beaver", "Vole")],
    ids=["not all", "of a sentence", "other words"],
)
def test_what_else_ends_names_is_a_part_of_them(states):
    found = records(*ending(*states))
    whole = [f"{name} {state}".strip() for name, state in zip(NAMES, states, strict=True)]
    assert actions(found) == [tuple(name.split(" ", 1)) for name in whole]
    assert fields(found, Role.STATUS) == [None] * 3


def test_a_fields_name_over_a_title_in_larger_letters_than_the_actions_is_a_section():
    def area(name, title, *named):
        yield from (heading(name, 2), heading(title, 3))
        for action in named:
            yield heading(action, 4)
            for label, value in (("Lead", "A Pike"), ("By when", "May 2031")):
                yield from (heading(label, 6), paragraph(value))

    found = records(
        *area("Prevention", "Homes are safe", "1 Visit all homes", "2 Fit alarms"),
        *area("Response", "Crews are ready", "3 Buy boats", "4 Train crews"),
    )
    paths = [[found.sections[n].title.text for n in a.path][-2:] for a in found.actions]
    assert paths == [["Prevention", "Homes are safe"]] * 2 + [["Response", "Crews are ready"]] * 2
