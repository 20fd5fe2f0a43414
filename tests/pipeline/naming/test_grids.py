"""Grids without headers that look alike are told together, and what stands right above each names it."""

from pipeline.naming.columns import name_columns
from pipeline.naming.grids import as_above, named_together
from pipeline.outline import read_outline
from schemas.role import Role
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


def below(rows, edges=(50.0, 110.0, 300.0, 400.0)):
    """What the columns of a table are below one of leads, actions and deadlines."""
    above = [["Lead", "Action", "Deadline"], ["A Pike", "Draft a list of moorings", "May 2031"]]
    named = [
        name_columns(made, {})
        for made in (table(above, column_edges=(52.0, 108.0, 300.0, 400.0)), table(rows, column_edges=edges))
    ]
    return [c.role for c in as_above(*named)]


def test_a_column_whose_header_is_left_out_is_what_stands_above_it():
    rows = [
        ["", "Actions completed", "Deadline"],
        ["B Carp", "Ask the clubs", "June 2031"],
        ["Clubs", "Go", "Tbc"],
    ]
    assert below(rows) == [Role.OWNER, Role.ACTION, Role.TIMESCALE]


def test_it_is_not_where_its_cells_or_its_place_say_otherwise():
    header = ["", "Actions completed", "Deadline"]
    long = ["Nobody has yet seen the moorings that the clubs want to keep", "Ask the clubs", "June 2031"]
    assert below([header, long, long])[0] is Role.OTHER
    clubs = ["Clubs and others", "Ask the clubs", "June 2031"]
    assert below([header, clubs, clubs], (50.0, 180.0, 300.0, 400.0))[0] is not Role.OWNER
