"""Measures that stand apart from their actions and name them by their numbers."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from pipeline.rows.references import with_references
from tests.pipeline.layouts import heading, table

PLAN = [
    ["Objective", "No.", "Action", "Lead"],
    ["1.1 Clean water", "1.1a", "Dredge the upper cut", "Locks Team"],
    ["1.1 Clean water", "1.1b", "Fence off the spring", "Clerk"],
    ["1.2 Safe paths", "1.2a", "Mend the lamps", "Clerk"],
]


def read(header, *rows):
    """Each measure of a chapter of its own, with its sections and the actions it is linked to."""
    figures = [[number, words, "5", "9"] for number, words in rows]
    measured = table([[header, "Indicator", "Baseline", "Target"], *figures], number=2)
    body = [
        heading("Canal Plan"),
        heading("What we will do", 2),
        table(PLAN),
        heading("Figures", 2),
        measured,
    ]
    outline = read_outline(body)
    records = with_references(read_records(outline, name_tables(outline, {})))
    return [
        (
            m.text.text,
            [records.sections[k].title.text for k in m.path],
            [records.actions[k].ref.text for k in m.actions],
        )
        for m in records.measures
    ]


def test_a_number_of_a_section_means_all_its_actions():
    assert read("Ref", ("1.1", "Herons seen"), ("1.1", "Otters seen"), ("1.2", "Falls")) == [
        ("Herons seen", ["Figures"], ["1.1a", "1.1b"]),
        ("Otters seen", ["Figures"], ["1.1a", "1.1b"]),
        ("Falls", ["Figures"], ["1.2a"]),
    ]


@pytest.mark.parametrize("header", ["Action", "Action ref"])
def test_a_header_may_say_whose_numbers_they_are(header):
    found = read(header, ("1.1b", "Herons seen"), ("1.2a", "Falls"))
    assert [links for *_, links in found] == [["1.1b"], ["1.2a"]]


@pytest.mark.parametrize(
    "rows",
    [
        [("1.1", "Herons seen"), ("1.2", "Falls")],  # may as well be the measures' own
        [("1.1", "Herons seen"), ("1.1", "Otters seen"), ("7.9", "Falls")],  # nothing has the last
    ],
)
def test_numbers_that_may_be_others_link_nothing(rows):
    assert [links for *_, links in read("Ref", *rows)] == [[]] * len(rows)


@pytest.mark.parametrize("told", ["1.1a, 1.1b", "1.1a and 1.1b", "1.1a; 1.1b", "1.1a 1.1b"])
def test_a_column_of_actions_behind_the_figures_names_them_by_their_numbers(told):
    figures = [
        ["PM ref", "Indicator", "Baseline", "Target", "Actions"],
        ["PM1", "Herons seen", "5", "9", told],
        ["PM2", "Falls", "7", "2", "1.2a"],
    ]
    body = [heading("Canal Plan"), table(PLAN), heading("Figures", 2), table(figures, number=2)]
    outline = read_outline(body)
    found = with_references(read_records(outline, name_tables(outline, {})))
    assert [a.ref.text for a in found.actions] == ["1.1a", "1.1b", "1.2a"]
    assert [(m.text.text, m.actions) for m in found.measures] == [("Herons seen", (0, 1)), ("Falls", (2,))]
