"""Small tables of labels right above a table of actions."""

import pytest

from pipeline.tables import read_layout
from pipeline.tables.top_cards import with_top_cards
from schemas.record import LogicalTable
from tests.pipeline.layouts import block, document, heading, paragraph, source_table, table

ACTIONS = table([["Action", "Lead", "When"], ["Mend the weir", "A Pike", "May 2031"]], number=2)
CARD = [["Priority 1", "Clean rivers"], ["Outcome", "More eels"]]


def texts(made):
    return [[c.text for c in made.row_cells(row)] for row in range(made.rows)]


def test_a_card_that_names_a_section_goes_on_top_of_the_table_below_it():
    [made] = with_top_cards([table(CARD), ACTIONS])

    assert texts(made) == [*CARD, ["Action", "Lead", "When"], ["Mend the weir", "A Pike", "May 2031"]]
    assert [c.column_span for c in made.row_cells(0)] == [1, 2]
    assert [(o.table, o.row) for o in made.origins] == [(1, 1), (1, 2), (2, 1), (2, 2)]


@pytest.mark.parametrize("words", ["Key actions", "What we will do"])
def test_what_announces_the_table_may_stand_between(words):
    line, made = with_top_cards([table([["Aim", "Clean rivers"]]), heading(words), ACTIONS])
    assert line.body.text == words
    assert texts(made)[0] == ["Aim", "Clean rivers"]


@pytest.mark.parametrize(
    "above",
    [
        table([["Aim", "Objective"]]),  # a header
        table([["Aim", "Clean rivers"], ["Action", "Count the eels"]]),  # the card of an action
        table([["Lead", "A Pike"]]),  # names no section
        table([["Aim", "Clean rivers"], ["The weir", "It leaks"]]),
        table([["Aim", "Clean rivers", "Eels"]]),
    ],
)
def test_any_other_table_stays_above(above):
    assert with_top_cards([above, ACTIONS]) == [above, ACTIONS]


def test_other_words_between_keep_them_apart():
    body = [table(CARD), paragraph("Eels were counted in May."), ACTIONS]
    assert with_top_cards(body) == body


def test_a_short_bold_line_in_a_box_and_a_bare_number_with_its_title_are_headings():
    below = source_table([["Action", "Lead"], ["Mend it", "A Pike"]], shaded=(0,))
    numbered = source_table([["1", "Clean rivers"]], shaded=(0,))
    boxed = source_table([["Full rivers"]])
    bold = tuple(bold_cell(c) for c in boxed.cells)
    layout = read_layout(document(block("Rivers"), numbered, below, type(boxed)(bold, 1, 1), below, boxed))
    assert [None if isinstance(e, LogicalTable) else e.passage.text for e in layout.body] == [
        "Rivers", "1. Clean rivers", None, "Full rivers", None, None,
    ]  # fmt: skip


def bold_cell(cell):
    return type(cell)(cell.row, cell.column, blocks=(block(cell.text, bold=True),))
