"""Several tables in one grid: a row of other headers begins the next of them."""

import pytest

from pipeline.tables.parted import parted
from tests.pipeline.layouts import table

FIRST = [["Action", "Lead", "By when"], ["Mend the weir", "A Pike", "May 2031"]]
BAND = ["Eels", None, None]
OTHER = ["Task", "Progress to date", "Who"]
LAST = ["Count the eels", "Begun", "B Roach"]


def texts(rows, **facts):
    return [[c.text for c in part.row_cells(0)] for part in parted(table(rows, **facts))]


def test_other_headers_below_a_band_begin_a_table_with_the_band_above_them():
    assert texts([*FIRST, BAND, OTHER, LAST], spans={(2, 0): (1, 3)}) == [FIRST[0], ["Eels"]]


def test_drawn_headers_begin_one_without_a_band_too():
    assert texts([*FIRST, OTHER, LAST], shaded=(0, 2)) == [FIRST[0], OTHER]
    assert texts([*FIRST, ["Task", "Progress to date", "Eels"], LAST]) == [FIRST[0]]


def test_so_do_plain_ones_all_of_which_are_known():
    assert texts([*FIRST, OTHER, LAST, *FIRST]) == [FIRST[0], OTHER, FIRST[0]]


def test_the_same_columns_in_other_words_begin_none():
    again = ["Task", "Lead officer", "Deadline"]
    assert texts([*FIRST, again, LAST]) == texts([*FIRST, again, LAST], shaded=(0, 2)) == [FIRST[0]]


@pytest.mark.parametrize("row", [FIRST[0], ["Mend", "Lead", "Eels"], ["Update", "Notes", "Lead"]])
def test_the_same_headers_again_and_rows_that_ask_for_no_action_begin_none(row):
    assert len(texts([*FIRST, BAND, row, LAST], spans={(2, 0): (1, 3)})) == 1


def test_a_merged_cell_is_not_cut():
    rows = [FIRST[0], ["Mend the weir", "A Pike", "May 2031"], [None, *OTHER[1:]], [None, "Begun", "B Roach"]]
    assert len(texts(rows, spans={(1, 0): (3, 1)}, shaded=(0, 2))) == 1


def test_a_grid_without_a_header_stays_whole():
    assert len(texts([LAST, BAND, LAST], spans={(1, 0): (1, 3)})) == 1


def test_plain_headers_of_figures_begin_a_table_of_measures():
    measures = ["Success measure", "May 2030", "Target May 2031"]
    assert texts([*FIRST, measures, ["Eels at the weir", "40", "90"]]) == [FIRST[0], measures]
    assert len(texts([*FIRST, ["Success measure", "May 2030", "June 2031"], LAST])) == 1


TRACKED = [["What we watch", "Latest", "Target", "Seen by"], ["Eels at the weir", "40", "90", "Wardens"]]
WATCHED = [["Ref", "Action", "Lead", "By when"], ["1", "Mend the weir", "A Pike", "May 2031"], *TRACKED]


def test_a_drawn_row_of_two_figures_begins_one_whatever_it_calls_what_they_measure():
    assert texts(WATCHED, shaded=(0, 2)) == [WATCHED[0], TRACKED[0]]
    assert len(texts(WATCHED, shaded=(0,))) == 1
    days = [*WATCHED[:2], ["What we watch", "May 2031", "Where we want to be", "Seen by"], TRACKED[1]]
    assert texts(days, shaded=(0, 2)) == [WATCHED[0], days[2]]
    one = [*WATCHED[:2], ["What we watch", "Latest", "Seen on", "Seen by"], TRACKED[1]]
    assert len(texts(one, shaded=(0, 2))) == 1


def test_a_table_without_bands_of_its_own_stands_under_those_above():
    rows = [["Rivers", None, None, None], *WATCHED, ["Boats", None, None, None], *WATCHED[:2]]
    spans = {(0, 0): (1, 4), (5, 0): (1, 4)}
    found = parted(table(rows, shaded=(0, 1, 3, 5, 6), spans=spans))
    assert [part.under_bands for part in found] == [False, True, False]


def test_columns_of_the_other_table_alone_are_no_columns():
    rows = [
        ["Measure", None, "Baseline", "Target"],
        ["Eels at the weir", None, "40", "90"],
        ["Our actions", None, None, None],
        ["Ref", "Action", "Lead", "By when"],
        ["1", "Mend the weir", "A Pike", "May 2031"],
    ]
    spans = {(0, 0): (1, 2), (1, 0): (1, 2), (2, 0): (1, 4)}
    upper, lower = parted(table(rows, spans=spans, column_edges=(0.0, 40.0, 200.0, 300.0, 400.0)))
    assert (upper.columns, upper.column_edges) == (3, (0.0, 200.0, 300.0, 400.0))
    assert [(c.text, c.column, c.column_span) for c in upper.row_cells(1)] == [
        ("Eels at the weir", 0, 1),
        ("40", 1, 1),
        ("90", 2, 1),
    ]
    assert lower.columns == 4


CARD = [
    ["Priority 1", "Clean rivers", None],
    ["Success criteria", "Autumn 2031", "Spring 2032"],
    [None, "Fewer floods", "More eels"],
    ["Action", "Lead", "By when"],
    LAST,
]
CARD_SPANS = {(0, 1): (1, 2), (1, 0): (2, 1)}


def test_a_card_of_labels_is_no_table_of_its_own():
    assert len(texts(CARD, spans=CARD_SPANS, shaded=(0, 3), header_rows=1)) == 1


def test_the_same_rows_that_name_no_section_are_one():
    rows = [["Rainfall", "Clean rivers", None], *CARD[1:]]
    assert len(texts(rows, spans=CARD_SPANS, shaded=(0, 3), header_rows=1)) == 2
