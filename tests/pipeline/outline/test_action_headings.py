"""Headings that only count actions, each with its text below, and a table that says who and when of each."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table

TEXTS = ["We will mend the weir.", "We will publish a guide on:", "We will count the eels each May."]


def body(names, *, under=TEXTS):
    parts = [heading("Canal Plan"), heading("1. Safe banks", 2)]
    for name, text in zip(names, under, strict=True):
        parts += [heading(name, 3), paragraph(text)]
        parts += (
            [paragraph("• use of the locks"), paragraph("• boats for hire")] if text.endswith(":") else []
        )
    return parts


def read(*parts):
    outline = read_outline(parts)
    return read_records(outline, name_tables(outline, {}))


def test_the_paragraph_below_each_is_the_action_with_what_it_lists():
    found = read(*body(["Action 1", "Action 2", "Action 3"]), paragraph("The eels come late."))
    assert [(a.ref.text, a.text.text) for a in found.actions] == [
        ("1", "We will mend the weir."),
        ("2", "We will publish a guide on: use of the locks; boats for hire"),
        ("3", "We will count the eels each May."),
    ]
    assert [s.title.text for s in found.sections] == ["Safe banks"]


@pytest.mark.parametrize(
    "names", [["Action 1", "Action 2", "Action 4"], ["Action 2", "Action 3", "Action 4"]]
)
def test_headings_that_do_not_count_on_from_one_stay_as_they_are(names):
    assert all(a.ref.text == "" for a in read(*body(names)).actions)


def test_a_table_of_their_names_says_who_and_when():
    rows = [
        ["Action 1", "Weir Keeper", "May 2031"],
        ["Action 2", "A Pike", "June 2031"],
        ["Action 3", "", "Yearly"],
    ]
    summary = table([["Action", "Owner", "Deadline"], *rows], header_rows=1)
    found = read(*body(["Action 1", "Action 2", "Action 3"]), heading("2. Summary of actions", 2), summary)
    said = [
        [v.passage.text if v else "" for v in map(a.value, (Role.OWNER, Role.TIMESCALE))]
        for a in found.actions
    ]
    assert said == [["Weir Keeper", "May 2031"], ["A Pike", "June 2031"], ["", "Yearly"]]
