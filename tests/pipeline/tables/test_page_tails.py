"""A table cut by a page break: rows of merged cells, the rest of a card, the labels above a header."""

import pytest

from pipeline.tables.joining import join_tables
from pipeline.tables.page_tails import begins_form
from tests.pipeline.layouts import table

EDGES = (50.0, 100.0, 200.0, 300.0, 400.0)
CARD = [
    ["Action 1", "Mend the weir", None, None],
    ["Lead", "A Pike", "By when", "May 2031"],
]
CARD_SPANS = {(0, 1): (1, 3)}


def card(rows=CARD, page=1):
    return table(rows, page=page, spans=CARD_SPANS, column_edges=EDGES)


def tail(rows, edges, page=2):
    return table(rows, number=2, page=page, column_edges=edges)


def test_rows_of_merged_cells_on_the_next_page_go_on_with_the_columns_above():
    (whole,) = join_tables(card(), tail([["Cost", "None"], ["Success", "More eels"]], (50.0, 101.0, 400.0)))
    assert [(c.text, c.column, c.column_span) for c in whole.row_cells(2) + whole.row_cells(3)] == [
        ("Cost", 0, 1),
        ("None", 1, 3),
        ("Success", 0, 1),
        ("More eels", 1, 3),
    ]
    assert [o.page for o in whole.origins] == [1, 1, 2, 2]


def test_other_columns_on_the_next_page_are_another_table():
    for edges in ((50.0, 150.0, 400.0), (50.0, 100.0, 300.0)):
        other = tail([["Cost", "None"]], edges)
        assert join_tables(card(), other) == (card(), other)


@pytest.mark.parametrize(("border", "tables"), [(212.0, 1), (225.0, 2)])
def test_a_border_dragged_above_the_break_may_be_drawn_at_its_own_place_below_it(border, tables):
    rows = [
        ["Sponsor", "B Rudd", "Raised", "May 2030"],
        ["Success", "More eels", None, None],
        ["Action", None, "Lead", "Due"],
        ["Mend the weir", None, "A Pike", "May 2031"],
    ]
    spans = {(1, 1): (1, 3), (2, 0): (1, 2), (3, 0): (1, 2)}
    first = table(rows, page=1, spans=spans, column_edges=EDGES)
    made = join_tables(first, tail([["Count the eels", "B Carp", "June"]], (50.0, border, 300.0, 400.0)))
    assert len(made) == tables
    if tables == 1:
        assert [(c.text, c.column) for c in made[0].row_cells(4)] == [
            ("Count the eels", 0),
            ("B Carp", 2),
            ("June", 3),
        ]


UPPER = ["No.", "Action", "Who", "By when"]
LOWER = (50.0, 100.0, 200.0, 250.0, 300.0, 400.0)


@pytest.mark.parametrize(
    ("upper", "lower", "headed"),
    [
        (UPPER, ["", "", "Lead", "Partners", ""], True),
        (UPPER, ["", "", "Lead", "", ""], False),  # not all that is below "Who"
        (UPPER, ["1", "Mend the weir", "A Pike", "B Carp", "May"], False),
        (["1", "Mend the weir", "A Pike", "May"], ["", "", "Lead", "Partners", ""], False),
    ],
)
def test_the_upper_row_of_a_header_may_end_a_page(upper, lower, headed):
    first = table([upper], page=1, column_edges=EDGES)
    second = tail([lower, ["2", "Count eels", "C Bream", "D Roach", "June"]], LOWER)
    made = join_tables(first, second)
    assert len(made) == (1 if headed else 2)
    if headed:
        assert made[0].header_rows == 2
        assert [(c.text, c.column, c.column_span) for c in made[0].row_cells(0)][2] == ("Who", 2, 2)


LIST = [["No.", "Action", "Lead", "By when"], ["1", "Mend the weir", "A Pike", "May 2031"]]
SPLIT = (50.0, 100.0, 200.0, 260.0, 300.0, 400.0)
LATER = [
    ["2", "Count eels", "B Carp", None, "May 2031"],
    ["3", "Plant reeds", "A Pike", "C Bream", "June 2031"],
]
ONE = ["4", "Clear the pond", "D Roach", None, "July 2031"]


def test_a_cell_that_a_row_of_the_next_page_splits_is_one_with_both_parts():
    first = table(LIST, page=1, header_rows=1, column_edges=EDGES)
    rest = table([*LATER, ONE], number=2, page=2, spans={(0, 2): (1, 2), (2, 2): (1, 2)}, column_edges=SPLIT)
    (whole,) = join_tables(first, rest)
    assert [c.text for c in whole.row_cells(3)] == ["3", "Plant reeds", "A Pike C Bream", "June 2031"]
    assert [(c.column, c.column_span) for c in whole.row_cells(4)] == [(0, 1), (1, 1), (2, 1), (3, 1)]


def test_a_column_that_most_rows_of_the_next_page_have_is_its_own():
    first = table(LIST, page=1, header_rows=1, column_edges=EDGES)
    rest = table(LATER, number=2, page=2, spans={(0, 2): (1, 2)}, column_edges=SPLIT)
    assert join_tables(first, rest) == (first, rest)


def test_a_card_cut_above_a_row_of_two_fields_is_one():
    rest = table([["Cost", "None", "Partners", "Eel Trust"]], number=2, page=2)
    assert len(join_tables(card(), rest)) == 1


def test_the_next_card_on_the_next_page_is_its_own():
    cards = [
        table([["Action", text, "Lead", "A Pike"], ["By when", "May 2031", "Cost", ""]], page=page)
        for page, text in enumerate(("Mend the weir", "Count the eels"), 1)
    ]
    assert join_tables(*cards) == tuple(cards)


FIVE = (50.0, 80.0, 200.0, 260.0, 330.0, 400.0)
REST = [
    ["Why now", None, "Eels are rare.", None, None],
    ["No.", "Action", "By when", "Success measure", "Progress"],
    ["2.1", "Mend the weir", "May 2031", "More eels", ""],
]
REST_SPANS = {(0, 0): (1, 2), (0, 2): (1, 3)}
TOP = [["Objective 2: Clean rivers", None], ["Lead officer", "A Pike"]]


def test_labels_at_the_foot_of_a_page_stand_above_the_header_of_the_next():
    for rows, spans in ((REST, REST_SPANS), (REST[1:], {})):
        top = table(TOP, page=1, spans={(0, 0): (1, 2)}, column_edges=(50.0, 200.0, 400.0))
        (whole,) = join_tables(top, table(rows, number=2, page=2, spans=spans, column_edges=FIVE))
        assert [(c.text, c.column, c.column_span) for c in whole.row_cells(1)] == [
            ("Lead officer", 0, 2),
            ("A Pike", 2, 3),
        ]
        assert [o.page for o in whole.origins] == [1, 1, *(2 for _ in rows)]


def test_a_row_of_labels_cut_at_the_foot_of_a_page_is_whole():
    rows = [["", None, "the weirs", None, None], *REST[1:]]
    cut = [TOP[0], ["Lead officer", "Warden of eels and"]]
    top = table(cut, page=1, spans={(0, 0): (1, 2)}, column_edges=(50.0, 200.0, 400.0))
    (whole,) = join_tables(top, table(rows, number=2, page=2, spans=REST_SPANS, column_edges=FIVE))
    assert [c.text for c in whole.row_cells(1)] == ["Lead officer", "Warden of eels and the weirs"]
    assert whole.row_cells(2)[0].text == "No."


@pytest.mark.parametrize(
    ("upper", "lower", "name"),
    [
        ("Accounta", "ble officer", "Accountable officer"),
        ("Lead", "officer", "Lead officer"),
        ("Weir", "eels", None),  # no field's name
        ("Lead", "Officer", None),
    ],
)
def test_a_label_that_the_break_cuts_is_whole(upper, lower, name):
    rows = [[lower, None, "", None, None], *REST[1:]]
    top = table(
        [TOP[0], [upper, "A Pike"]], page=1, spans={(0, 0): (1, 2)}, column_edges=(50.0, 200.0, 400.0)
    )
    whole, *_ = join_tables(top, table(rows, number=2, page=2, spans=REST_SPANS, column_edges=FIVE))
    assert (whole.row_cells(1)[0].text == name) is (name is not None)


def test_labels_elsewhere_or_above_no_header_are_a_table_of_their_own():
    rest = table(REST, number=2, page=2, spans=REST_SPANS, column_edges=FIVE)
    bare = table(REST[2:], number=2, page=2, column_edges=FIVE)
    for edges, other in (((50.0, 150.0, 400.0), rest), ((50.0, 200.0, 400.0), bare)):
        top = table(TOP, page=1, spans={(0, 0): (1, 2)}, column_edges=edges)
        assert join_tables(top, other) == (top, other)


TITLED = [
    ["Objective 2: Clean rivers"],
    ["What do we know? Eels are rare, and one weir in three has no pass for them."],
]


@pytest.mark.parametrize(
    ("above", "shaded", "below", "edges", "joined"),
    [
        (TITLED, (0, 1), REST[1:], (50.0, 400.0), True),
        (TITLED, (0,), REST, (50.0, 400.0), True),
        (TITLED, (), REST[1:], (50.0, 400.0), False),  # nothing drawn as a title
        (TITLED[1:], (0,), REST[1:], (50.0, 400.0), False),  # a box of prose
        ([*TITLED[:1], ["• Eels\n• Otters"]], (0,), REST[1:], (50.0, 400.0), False),  # a list
        (TITLED, (0, 1), REST[1:], (50.0, 330.0), False),  # narrower than the table
        (TITLED, (0, 1), REST[2:], (50.0, 400.0), False),  # above no header
    ],
)
def test_a_title_and_an_introduction_at_the_foot_of_a_page_stand_above_the_header_of_the_next(
    above, shaded, below, edges, joined
):
    top = table(above, page=1, shaded=shaded, column_edges=edges)
    spans = REST_SPANS if below is REST else {}
    found = join_tables(top, table(below, number=2, page=2, spans=spans, column_edges=FIVE))
    assert len(found) == 2 - joined
    assert [c.column_span for c in found[0].row_cells(0)] == [5 if joined else 1]


def test_fields_at_the_top_of_a_page_belong_to_the_row_before():
    first = table([["1.1", "Mend the weir\nLead: A Pike"], ["1.2", "Count the eels"]], page=1)
    rest = table([["", "Lead: B Carp\nBy when: May 2031"]], number=2, page=2)
    (whole,) = join_tables(first, rest)
    assert [c.text for c in whole.row_cells(1)] == ["1.2", "Count the eels Lead: B Carp By when: May 2031"]


def test_fields_in_rows_of_their_own_stay_there_over_a_page_break():
    first = table([["1.1", "Mend the weir"], ["", "Lead: A Pike"], ["1.2", "Count the eels"]], page=1)
    (whole,) = join_tables(first, table([["", "Lead: B Carp"]], number=2, page=2))
    assert [c.text for c in whole.row_cells(3)] == ["", "Lead: B Carp"]


PAIR = (50.0, 150.0, 400.0)
BELOW = [["Lead", "A Pike"], ["By when", "May 2031"]]
OTHER_FORM = table([["A1", "Count eels"], *BELOW, ["Cost", "None"]], page=1, column_edges=PAIR)


@pytest.mark.parametrize(
    ("top", "rest", "edges", "begins"),
    [
        (["A2", "Mend the weir"], BELOW, PAIR, True),
        (["A2", "Mend the weir"], BELOW[1:], PAIR, True),
        (["A2", "Mend the weir"], [*BELOW, ["Partners", "B Carp"]], PAIR, False),  # others ask for none
        (["A2", "Mend the weir"], [["A3", "Plant reeds"], *BELOW], PAIR, False),  # a form of its own
        (["A2", "Mend the weir"], BELOW, (50.0, 180.0, 400.0), False),
        (["Theme 2", "Mend the weir"], BELOW, PAIR, False),  # no form begins so
    ],
)
def test_a_row_at_the_foot_of_a_page_begins_the_form_below_as_others_begin(top, rest, edges, begins):
    first = table([top], page=1, column_edges=PAIR)
    assert begins_form(first, tail(rest, edges), [OTHER_FORM, first]) is begins


def test_a_row_above_its_form_on_the_same_page_begins_none():
    first = table([["A2", "Mend the weir"]], page=1, column_edges=PAIR)
    assert not begins_form(first, tail(BELOW, PAIR, page=1), [OTHER_FORM, first])


def test_an_update_at_the_top_of_a_page_belongs_to_the_row_before_however_its_sentence_begins():
    first = table(
        [
            ["Aim", "What we will do", "RAG"],
            ["More eels", "Mend the weir at the old mill", "G"],
            [None, "Count the eels that pass by night", "A"],
        ],
        page=1,
        header_rows=1,
        spans={(1, 0): (2, 1)},
    )
    rest = table([["", "Update: the count stood at 63 in May.", ""]], number=2, page=2)
    (whole,) = join_tables(first, rest)
    assert whole.rows == 3
    assert (
        whole.cell_at(2, 1).text == "Count the eels that pass by night Update: the count stood at 63 in May."
    )
