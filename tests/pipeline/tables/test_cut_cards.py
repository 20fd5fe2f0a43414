"""Forms of labels and values cut by a page break, whose parts show different columns."""

import pytest

from pipeline.tables.joining import join_tables
from tests.pipeline.layouts import table

UPPER = [["Weir 4", None], ["Action", "Mend the weir below the mill"]]
LOWER = [["Lead", "A Pike", "Deadline", "May 2031"], ["Success measure", "Eels return", None, None]]
TWO, FOUR = (50.0, 120.0, 500.0), (50.0, 120.5, 300.0, 370.0, 500.0)


def joined(upper, lower, *, edges=TWO, page=2):
    first = table(upper, number=1, page=1, spans={(0, 0): (1, 2)}, column_edges=edges)
    second = table(lower, number=2, page=page, spans={(1, 1): (1, 3)}, column_edges=FOUR)
    return join_tables(first, second)


def test_the_rest_of_a_form_goes_on_below_the_break_in_the_columns_of_both():
    (whole,) = joined(UPPER, LOWER)
    assert whole.columns == 4
    cells = [(c.text, c.column, c.column_span) for c in whole.cells]
    assert cells == [
        ("Weir 4", 0, 4),
        ("Action", 0, 1),
        ("Mend the weir below the mill", 1, 3),
        ("Lead", 0, 1),
        ("A Pike", 1, 1),
        ("Deadline", 2, 1),
        ("May 2031", 3, 1),
        ("Success measure", 0, 1),
        ("Eels return", 1, 3),
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "facts"),
    [
        (UPPER, LOWER, {"page": 1}),  # no page break between them
        (UPPER, LOWER, {"edges": (50.0, 200.0, 500.0)}),  # borders at other places
        (UPPER, [["Action", "Count eels", "Lead", "B Roach"], LOWER[1]], {}),  # the next form
        (UPPER, [["Weir", "Height", "Built", "Fish pass"], ["Mill", "2 m", None, None]], {}),  # another table
        ([UPPER[0], ["Weir", "Mend it"]], LOWER, {}),  # no form above
    ],
)
def test_other_tables_on_the_next_page_stand_alone(upper, lower, facts):
    assert len(joined(upper, lower, **facts)) == 2


def test_the_rest_of_a_value_stands_before_the_other_fields():
    upper = table([["Action 4", "Mend the weir below the mill and"]], page=1, column_edges=TWO)
    rows = [["", "paint its gates.", None, None], LOWER[0]]
    lower = table(rows, number=2, page=2, spans={(0, 1): (1, 3)}, column_edges=FOUR)
    (whole,) = join_tables(upper, lower)
    assert [c.text for c in whole.row_cells(0)] == [
        "Action 4",
        "Mend the weir below the mill and paint its gates.",
    ]
    assert [c.text for c in whole.row_cells(1)] == LOWER[0]


@pytest.mark.parametrize(
    ("last", "head", "rows"),
    [
        (["Lead", "Head of"], ["Partners", "Rivers"], 3),
        (["Completion", "when all"], ["date", "eels are back"], 2),
    ],
)
def test_a_field_at_the_top_of_a_page_is_no_rest_of_the_one_above(last, head, rows):
    upper = table([["Action", "Mend the weir"], last], page=1, column_edges=TWO)
    (whole,) = join_tables(upper, table([head], number=2, page=2, column_edges=TWO))
    assert whole.rows == rows
