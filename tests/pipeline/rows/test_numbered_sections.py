"""Objectives in a table of their own, named by their numbers in the table of actions."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from tests.pipeline.layouts import heading, table

LISTED = [
    ["No.", "Objective", "Why this matters"],
    ["1", "Clean water", "Two in five pools were foul"],
    ["2", "Safe paths", "Nine people fell in 2030"],
]
PLAN = [
    ["Ref", "Obj.", "Action", "Lead"],
    ["C01", "2", "Mend the lamps", "Clerk"],
    ["C02", "1", "Dredge the upper cut", "Locks Team"],
    ["C03", "2", "Grit the steps", "Clerk"],
]


def read(*tables):
    outline = read_outline(
        [heading("Canal Plan"), *(table(rows, header_rows=1, number=k) for k, rows in enumerate(tables, 1))]
    )
    found = read_records(outline, name_tables(outline, {}))
    paths = [[found.sections[k].title.text for k in a.path] for a in found.actions]
    return found, [(a.ref.text, path) for a, path in zip(found.actions, paths, strict=True)]


def with_header(name):
    return [[PLAN[0][0], name, *PLAN[0][2:]], *PLAN[1:]]


@pytest.mark.parametrize("name", ["Obj.", "Objective no.", "Objective"])
def test_they_are_the_sections_of_the_actions_that_name_them(name):
    found, actions = read(LISTED, with_header(name))
    assert [(s.ref.text, s.title.text, s.kind) for s in found.sections] == [
        ("1", "Clean water", "objective"),
        ("2", "Safe paths", "objective"),
    ]
    assert actions == [("C01", ["Safe paths"]), ("C02", ["Clean water"]), ("C03", ["Safe paths"])]
    assert not found.issues


@pytest.mark.parametrize(
    "listed",
    [
        [["No.", "Objective", "Sponsor"], ["1", "Clean water", "A Pike"], ["2", "Safe paths", "B Roach"]],
        [
            ["Objective", "Why this matters"],
            ["1. Clean water", "It was foul"],
            ["2. Safe paths", "They were dark"],
        ],
        [
            ["No.", "Objective", "How we will know"],
            ["1", "Clean water", "More eels"],
            ["2", "Safe paths", "Fewer falls"],
        ],
    ],
)
def test_more_may_be_said_of_them_and_the_number_may_stand_before_the_name(listed):
    found, actions = read(listed, PLAN)
    assert [(s.ref.text, s.title.text) for s in found.sections] == [("1", "Clean water"), ("2", "Safe paths")]
    assert actions[:2] == [("C01", ["Safe paths"]), ("C02", ["Clean water"])]
    assert [m.path for m in found.measures] == ([(0,), (1,)] if "How we will know" in listed[0] else [])


def test_codes_name_them_behind_the_actions_too():
    listed = [["Priority", "What we want"], ["P1", "Clean water"], ["P2", "Safe paths"]]
    plan = [[*PLAN[0][:1], *PLAN[0][2:], "Priority"], *([ref, *rest, f"P{k}"] for ref, k, *rest in PLAN[1:])]
    assert read(listed, plan)[1] == [
        ("C01", ["Safe paths"]),
        ("C02", ["Clean water"]),
        ("C03", ["Safe paths"]),
    ]


def test_an_action_that_serves_several_stands_under_none():
    plan = [PLAN[0], ["C01", "1, 2", *PLAN[1][2:]], *PLAN[2:]]
    found, actions = read(LISTED, plan)
    assert actions == [("C01", []), ("C02", ["Clean water"]), ("C03", ["Safe paths"])]
    assert not found.issues


@pytest.mark.parametrize(
    "listed",
    [
        [*LISTED[:2], ["3", *LISTED[2][1:]]],  # nothing has the number 2
        [["No.", "Theme", "Why this matters"], *LISTED[1:]],  # numbers of something else
        [LISTED[0], *([*row[:2], ""] for row in LISTED[1:2]), ["", *LISTED[2][1:]]],
    ],
)
def test_a_table_that_nobody_points_to_is_set_aside(listed):
    found, actions = read(listed, PLAN)
    assert found.sections == ()
    assert [ref for ref, _ in actions] == ["C01", "C02", "C03"]


def test_numbers_below_a_section_of_their_kind_are_the_rows_own():
    own = [
        ["Objective no.", "Action", "Lead"],
        *([k, *row[2:]] for k, row in zip("123", PLAN[1:], strict=True)),
    ]
    outline = read_outline(
        [
            heading("Canal Plan"),
            *(
                p
                for k, title in ((1, "Clean water"), (2, "Safe paths"))
                for p in (heading(f"Objective {k}: {title}", 2), table(own, header_rows=1, number=k))
            ),
        ]
    )
    found = read_records(outline, name_tables(outline, {}))
    assert [(a.ref.text, found.sections[a.path[-1]].title.text) for a in found.actions] == [
        *((k, "Clean water") for k in "123"),
        *((k, "Safe paths") for k in "123"),
    ]
