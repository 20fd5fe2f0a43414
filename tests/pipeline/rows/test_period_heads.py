"""Headings and bands that say when the actions below them are due."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from schemas.role import Role
from tests.pipeline.layouts import heading, table

ROWS = [["Mend the weir", "A Pike"], ["Count the eels", "B Carp"]]


def dated(title, header=("Action", "Lead"), rows=ROWS):
    outline = read_outline(
        (heading("River Action Plan"), heading(title, 2), table([list(header), *rows], header_rows=1))
    )
    found = read_records(outline, name_tables(outline, {})).actions
    return [(v.passage.text, v.inherited) if (v := a.value(Role.TIMESCALE)) else None for a in found]


@pytest.mark.parametrize(
    "title",
    [
        "Quarter 2: by 30 September 2031",
        "Year 1 (2031/32)",
        "By March 2032",
        "Q3 2031/32",
        "Phase 2: April to June 2031",
        "Stage one (to be completed by May 2031)",
    ],
)
def test_a_heading_that_says_only_when_dates_the_actions_below_it(title):
    said = title.removeprefix("Phase 2: ")  # its name is the section's
    assert dated(title) == [(said, True), (said, True)]


@pytest.mark.parametrize(
    "title",
    [
        "September 2031",  # when a board met
        "14 May 2031",
        "Clean rivers by 2031",
        "Carbon budget 2031/32",
        "Grants for 2031/32",
        "Year 6 swimming",
        "Short term (2031)",  # a horizon: a section
        "Ongoing",
    ],
)
def test_one_that_says_more_or_may_be_a_meeting_does_not(title):
    assert dated(title) == [None, None]


def test_a_blank_cell_of_a_column_that_asks_when_stays_blank():
    rows = [["Mend the weir", "A Pike", "May 2031"], ["Count the eels", "B Carp", ""]]
    assert dated("By March 2032", ("Action", "Lead", "By when"), rows) == [("May 2031", False), None]


def test_bands_that_say_when_date_their_own_rows_alone():
    quarters = ["Quarter 1: by 30 June 2031", "Quarter 2: by 30 September 2031"]
    rows = [["Action", "Lead", "Notes"]]
    for quarter, *actions in zip(
        quarters, ("Mend the weir", "Count the eels"), ("Paint it", "Plant reeds"), strict=True
    ):
        rows += [[quarter, None, None], *([action, "A Pike", ""] for action in actions)]
    banded = table(rows, header_rows=1, spans={(1, 0): (1, 3), (4, 0): (1, 3)})
    outline = read_outline((heading("River Action Plan"), banded))
    found = read_records(outline, name_tables(outline, {}))
    when = [v.passage.text if (v := a.value(Role.TIMESCALE)) else None for a in found.actions]
    assert when == [quarters[0], quarters[0], quarters[1], quarters[1]]
    assert [found.sections[a.path[-1]].title.text for a in found.actions] == when
