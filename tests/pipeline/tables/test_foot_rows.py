"""Rows of measures right below a form."""

from dataclasses import replace

import pytest

from pipeline.naming.label_rows import with_label_columns
from pipeline.tables.foot_rows import with_foot_rows
from tests.pipeline.layouts import paragraph, table

ACTIONS = [["Action", "Lead", "When"], ["Mend the weir", "A Pike", "May 2031"]]
FORM = table([["Objective 1", "Clean rivers", None], *ACTIONS], spans={(0, 1): (1, 2)})
FOOT = ["Impact measures", "More eels"]
NEXT = ["Objective 2", "Open locks"]


def labelled(*rows, number=2):
    """A table the first cells of which are shaded."""
    made = table(rows, number=number)
    return replace(made, cells=tuple(replace(c, shaded=c.column == 0) for c in made.cells))


def texts(made):
    return [[c.text for c in made.row_cells(row)] for row in range(made.rows)]


def test_they_are_the_last_row_of_its_table():
    [made] = with_foot_rows([FORM, labelled(FOOT)])
    assert texts(made)[-1] == FOOT
    assert [c.column_span for c in made.row_cells(3)] == [1, 2]
    assert (made.origins[-1].table, made.origins[-1].row) == (2, 1)
    assert texts(with_label_columns(made))[-1] == ["Objective 1: Clean rivers", *ACTIONS[-1], "More eels"]


@pytest.mark.parametrize(
    "far", [["Progress at mid-year", "Two are open."], ["Progress", ""], ["Risks", "Floods"]]
)
def test_what_else_is_said_of_the_form_goes_with_them(far):
    [made] = with_foot_rows([FORM, labelled(FOOT, far)])
    assert texts(made)[-2:] == [FOOT, far]
    assert with_foot_rows([FORM, labelled(far)]) == [FORM, labelled(far)]


def test_all_that_is_said_below_a_form_of_one_action_is_its_foot():
    figures = [["Measure", "Baseline", "Target"], ["Eels", "5", "9"]]
    pairs = [["What we will do", "Mend the weir", None], ["Lead", "A Pike", None]]
    form = table([*pairs, *figures], spans={(0, 1): (1, 2), (1, 1): (1, 2)})
    far = labelled(["Progress", "Two are open."])
    [made] = with_foot_rows([form, far])
    assert texts(made)[-1] == ["Progress", "Two are open."]

    other = table([pairs[1], *figures], spans={(0, 1): (1, 2)})
    assert with_foot_rows([other, far]) == [other, far]


def test_the_next_section_below_them_stays_below():
    [made, rest] = with_foot_rows([FORM, labelled(FOOT, NEXT)])
    assert texts(made)[-1] == FOOT
    assert texts(rest) == [NEXT]


@pytest.mark.parametrize(
    "below",
    [
        table([FOOT]),  # drawn as what it names
        labelled(["Lead", "A Pike"]),
        labelled(FOOT, ["Mud", "Floods"]),
        labelled([*FOOT, ""], *ACTIONS),
    ],
)
def test_any_other_table_stays_below(below):
    assert with_foot_rows([FORM, below]) == [FORM, below]


def test_they_stay_where_the_table_above_names_no_section_or_words_part_them():
    for body in [table(ACTIONS), labelled(FOOT)], [FORM, paragraph("Eels were counted."), labelled(FOOT)]:
        assert with_foot_rows(body) == body


LIST = table(
    [["No", *ACTIONS[0]], ["1", *ACTIONS[1]]], page=1, column_edges=(50.0, 80.0, 200.0, 300.0, 400.0)
)


def on_page(page, *edges):
    made = replace(labelled(FOOT), column_edges=edges)
    return replace(made, origins=tuple(replace(o, page=page) for o in made.origins))


def test_a_page_break_cuts_them_off_any_table():
    [made] = with_foot_rows([LIST, on_page(2, 51.0, 200.0, 400.0)])
    assert texts(made) == [*texts(LIST), FOOT]
    assert [o.page for o in made.origins] == [1, 1, 2]


@pytest.mark.parametrize(
    "apart",
    [
        on_page(1, 51.0, 200.0, 400.0),  # no break
        on_page(2, 51.0, 240.0, 400.0),  # other columns
        on_page(2, 51.0, 200.0, 380.0),
        on_page(None, 51.0, 200.0, 400.0),
    ],
)
def test_in_other_columns_or_with_no_break_they_stay_below_a_table(apart):
    assert with_foot_rows([LIST, apart]) == [LIST, apart]
