"""Grids without headers that look alike are told together, and what stands right above each names it."""

from pipeline.columns import name_columns
from pipeline.grids import named_together
from pipeline.outline import read_outline
from schemas.record import Role
from tests.pipeline.layouts import heading, paragraph, table

EDGES = (50.0, 300.0, 350.0, 450.0)
WIDE = (60.0, 311.0, 362.0, 464.0)
FIRST = [["Draft a list of moorings", "TK/JB", "Completed"], ["Ask the clubs about weeds", "TK", "New"]]
SHORT = [["Towpath survey with the wardens", "RM", "Carried forward"]]


def roles(*tables):
    named = named_together([name_columns(made, {}) for made in tables])
    return [[c.role for c in each.columns] for each in named]


def grid(rows, edges=EDGES):
    return table(rows, column_edges=edges)


def test_a_grid_is_told_with_its_neighbours():
    told = [Role.ACTION, Role.OWNER, Role.STATUS]
    assert roles(grid(FIRST), grid(SHORT, WIDE)) == [told, told]


def test_columns_at_other_places_are_told_apart():
    other = (50.0, 150.0, 350.0, 450.0)
    assert Role.ACTION not in roles(grid(FIRST), grid(SHORT, other))[1]


def test_who_somebody_is_is_no_action():
    people = [["A Pike", "Head of Rivers", "sits on the board of three harbour trusts"]]
    assert Role.ACTION not in roles(grid(people), grid([["B Carp", "Clerk", "came from the lock office"]]))[0]


def test_a_plain_line_right_above_such_a_grid_is_its_name():
    body = [
        heading("Log of the plan"),
        heading("Cases", 2),
        paragraph("Lamps"),
        grid(FIRST),
        paragraph("Register of allotments"),
        grid(SHORT),
        paragraph("These were all that was said."),
        grid(SHORT),
    ]
    placed = read_outline(body).parts
    assert [[head.title.text for head in part.heads] for part in placed] == [
        ["Cases", "Lamps"],
        ["Cases", "Register of allotments"],
        ["Cases", "Register of allotments"],
    ]


def test_a_plain_line_above_a_single_grid_is_no_name():
    (part,) = read_outline(
        [heading("Log of the plan"), heading("Cases", 2), paragraph("Lamps"), grid(FIRST)]
    ).parts
    assert [head.title.text for head in part.heads] == ["Cases"]
