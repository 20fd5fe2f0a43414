"""Forms that ask across the page, cut by its end."""

import pytest

from pipeline.tables import read_layout
from schemas.record import LogicalTable
from tests.pipeline.layouts import document, source_table

NAMES = ["Activity", "Regulation"]
OWN = {(2, 0): (1, 2), (3, 0): (1, 2), (4, 0): (1, 2), (5, 0): (1, 2)}


def form(number, *actions):
    return [
        NAMES,
        ["River works", f"Regulation {number}"],
        ["How the regulation was not being met:", None],
        ["Two of the weirs had no rails.", None],
        ["What will you do?", None],
        ["\n".join(actions), None],
        ["Who is responsible for the action?", "Head of Rivers"],
        ["Date actions will be completed:", "31 May 2031"],
    ]


WHOLE = form(7, "Mend the weir", "Fit rails to the bridge")
SECOND = form(8, "Count the eels", "Plant willows")


def piece(rows, start, stop, page):
    spans = {(row - start, column): size for (row, column), size in OWN.items() if start <= row < stop}
    return source_table(rows[start:stop], page=page, spans=spans)


def read(*tables):
    layout = read_layout(document(*tables))
    found = [part for part in layout.body if isinstance(part, LogicalTable)]
    return [tuple(c.text for c in t.row_cells(row)) for t in found for row in range(t.rows)]


@pytest.mark.parametrize("cut", range(1, 8))
def test_a_form_cut_between_its_rows_is_read_as_the_whole_ones_are(cut):
    whole = read(piece(WHOLE, 0, 8, 1), piece(SECOND, 0, 8, 2))
    assert read(piece(WHOLE, 0, 8, 1), piece(SECOND, 0, cut, 1), piece(SECOND, cut, 8, 2)) == whole
    assert ("What will you do?", "Count the eels Plant willows") in whole


def test_a_form_cut_within_an_answer_is_too():
    first = piece(form(8, "Count the eels"), 0, 6, 1)
    second = piece(form(8, "Plant willows"), 5, 8, 2)
    assert read(piece(WHOLE, 0, 8, 1), first, second) == read(piece(WHOLE, 0, 8, 1), piece(SECOND, 0, 8, 2))


def test_a_part_of_questions_and_answers_alone_shows_no_columns():
    order = [*range(2), 6, 7, *range(2, 6)]
    first, second = ([rows[k] for k in order] for rows in (WHOLE, SECOND))
    spans = {(row, 0): (1, 2) for row in range(4, 8)}
    uncut = [source_table(rows, page=1, spans=spans) for rows in (first, second)]
    upper = source_table(second[:4], page=1)
    lower = source_table([row[:1] for row in second[4:]], page=2)
    assert read(uncut[0], upper, lower) == read(*uncut)


def test_parts_that_are_no_form_seen_elsewhere_stay_apart():
    other = [["Activity", "Regulation"], ["River works", "Regulation 8"], ["Completed by:", "A Pike"]]
    apart = read(piece(WHOLE, 0, 8, 1), source_table(other, page=1), piece(SECOND, 2, 8, 2))
    assert [row for row in apart if row[0] == "Activity"] == [
        ("Activity", "River works"),
        ("Activity", "Regulation"),
    ]
