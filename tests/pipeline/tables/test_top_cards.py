"""Small tables of labels right above a table of actions."""

from dataclasses import replace

import pytest

from pipeline.tables import read_layout
from pipeline.tables.top_cards import with_top_cards, with_whole_titles
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


LABELS = [["Sponsor", "B Rudd", "Date raised", "May 2030"], ["Success looks like", "More eels", None, None]]
BELOW = [["No.", "Action", "Lead", "Due"], ["1", "Mend the weir", "A Pike", "May 2031"]]


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("COC 1", "COC 1: The weir leaks."),
        ("Cause of concern", "Cause of concern: The weir leaks."),
        ("3", "3. The weir leaks."),
    ],
)
def test_a_name_and_a_title_drawn_alike_over_labels_and_a_header_are_one_title(name, whole):
    rows = [[name, "The weir leaks.", None, None], *LABELS, *BELOW]
    made = with_whole_titles(table(rows, spans={(0, 1): (1, 3), (2, 1): (1, 3)}, shaded=(0, 3)))

    assert texts(made) == [[whole], LABELS[0], LABELS[1][:2], *BELOW]
    assert made.row_cells(0)[0].column_span == 4


@pytest.mark.parametrize("name", ["COC 1", "Cause of concern"])
def test_a_kind_of_section_needs_no_drawing(name):
    rows = [[name, "The weir leaks.", None, None], *LABELS, *BELOW]
    made = with_whole_titles(table(rows, spans={(0, 1): (1, 3), (2, 1): (1, 3)}))
    assert texts(made)[0] == [f"{name}: The weir leaks."]


@pytest.mark.parametrize(
    ("top", "shaded"),
    [
        (["Upper weir", "The weir leaks."], ()),  # drawn as the labels below are
        (["Upper weir", "The weir leaks."], (0, 1)),
        (["Lead", "A Pike"], (0,)),  # a label that is drawn
        (["COC 1", "Due"], (0,)),
    ],
)
def test_other_first_rows_are_no_titles(top, shaded):
    plain = table(
        [[*top, None, None], *LABELS, *BELOW], spans={(0, 1): (1, 3), (2, 1): (1, 3)}, shaded=shaded
    )
    assert with_whole_titles(plain) is plain


def test_a_title_without_a_card_below_it_is_left():
    plain = table([["COC 1", "The weir leaks.", None, None], *BELOW], spans={(0, 1): (1, 3)}, shaded=(0,))
    assert with_whole_titles(plain) is plain


def test_a_card_with_such_a_title_goes_on_top_of_the_table_below_it():
    card = table([["Upper weir", "It leaks."], ["Sponsor", "B Rudd"]], shaded=(0,))
    [made] = with_top_cards([card, ACTIONS])
    assert texts(made)[:2] == [["Upper weir: It leaks."], ["Sponsor", "B Rudd"]]

    unlike = replace(card, cells=tuple(replace(c, shaded=False) for c in card.cells))
    assert with_top_cards([unlike, ACTIONS]) == [unlike, ACTIONS]
