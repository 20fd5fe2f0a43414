"""Headings about how a plan is run, over text and then over all its sections; names that look like announcements."""

from dataclasses import replace

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from schemas.record import Paragraph
from tests.pipeline.layouts import heading, paragraph, table

ROWS = [["Action", "Lead", "When"], ["Mend the weir", "A Pike", "May 2031"]]
TOLD = paragraph("The board meets each month. It hears from every team.")


def paths(*body):
    outline = read_outline((heading("River Action Plan"), *body))
    found = read_records(outline, name_tables(outline, {}))
    return [[found.sections[k].title.text for k in action.path] for action in found.actions]


def priority(number, title, level=3):
    return heading(f"Priority {number}: {title}", level), table(ROWS, number=number)


@pytest.mark.parametrize("name", ["Governance", "Monitoring and review"])
def test_over_all_that_is_counted_they_are_no_section(name):
    body = (heading(name, 2), TOLD, *priority(1, "Clean rivers"), *priority(2, "Safe banks"))
    assert paths(*body) == [["Clean rivers"], ["Safe banks"]]


def test_beside_another_over_such_sections_they_are_one():
    first = (heading("Governance", 2), TOLD, *priority(1, "Clear minutes"))
    second = (heading("Crews", 2), TOLD, *priority(2, "Safe boats"))
    assert paths(*first, *second) == [["Governance", "Clear minutes"], ["Crews", "Safe boats"]]


@pytest.mark.parametrize("told", [(), (TOLD, table(ROWS, number=9))])
def test_right_above_one_or_over_actions_they_are_one(told):
    assert paths(heading("Governance", 2), *told, *priority(1, "Clear minutes"))[-1] == [
        "Governance",
        "Clear minutes",
    ]


def test_a_priority_action_with_a_number_is_a_section_and_the_line_below_its_title():
    body = (heading("Priority Action 1", 2), paragraph("Leaders should mend the weirs."), table(ROWS))
    more = (heading("Priority Action 2: Count the eels", 2), table(ROWS, number=2))
    assert paths(*body, *more) == [["Leaders should mend the weirs."], ["Count the eels"]]


def test_priority_actions_without_one_only_announce():
    assert paths(heading("Clean rivers", 2), heading("Priority actions", 3), table(ROWS)) == [
        ["Clean rivers"]
    ]


def on(page, *parts):
    return tuple(
        replace(part, page=page)
        if isinstance(part, Paragraph)
        else replace(part, origins=tuple(replace(origin, page=page) for origin in part.origins))
        for part in parts
    )


SECTIONS = (
    *on(3, heading("Clean rivers", 3), table(ROWS, number=3)),
    *on(4, heading("Safe banks", 3), table(ROWS, number=4)),
)
FRONT = on(2, heading("Introduction", 4), TOLD)


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ((*FRONT, *SECTIONS, *on(5, heading("Making it happen", 4), TOLD)), ["Making it happen"]),
        (  # not at the top of a page
            (*FRONT, *SECTIONS, *on(5, TOLD, heading("Making it happen", 4))),
            ["Safe banks", "Making it happen"],
        ),
        (  # drawn as nothing before the sections
            (*SECTIONS, *on(5, heading("Making it happen", 4), TOLD)),
            ["Safe banks", "Making it happen"],
        ),
        (  # and as others in them
            (
                *FRONT,
                *SECTIONS[:2],
                *on(3, heading("What we know", 4), TOLD),
                *SECTIONS[2:],
                *on(5, heading("Making it happen", 4)),
            ),
            ["Safe banks", "Making it happen"],
        ),
        (  # sections that share a page
            (*FRONT, *on(3, *SECTIONS), *on(5, heading("Making it happen", 4))),
            ["Safe banks", "Making it happen"],
        ),
    ],
)
def test_what_begins_a_page_behind_the_last_section_drawn_as_the_introduction_is_of_none(body, path):
    assert paths(*body, *on(5, table(ROWS, number=5)))[-1] == path
