"""Rows that hold but the rest of a sentence begun in the row above."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from schemas.role import Role
from tests.pipeline.layouts import heading, table

HEADER = ["No", "Action", "Lead", "By when", "Success criteria", "Comments"]
CUT = ["1", "Mend the weir at the old mill so that every", "A Pike", "May 2031", "Weir open", "Begun"]
OTHER = ["2", "Count the eels above the bridge", "B Carp", "June 2031", "", ""]


def actions(*rows, header=HEADER):
    outline = read_outline((heading("River Action Plan"), table([header, *rows])))
    return read_records(outline, name_tables(outline, {})).actions


def texts(*rows):
    return [a.text.text for a in actions(*rows)]


def test_the_rest_of_an_action_belongs_to_the_row_above():
    rest = ["", "eel can swim up to the lake", "", "", "", "by the Trust"]
    first, second = actions(CUT, rest, OTHER)
    assert first.text.text == "Mend the weir at the old mill so that every eel can swim up to the lake"
    assert first.value(Role.STATUS).passage.text == "Begun by the Trust"
    assert first.value(Role.OWNER).passage.text == "A Pike"
    assert second.text.text == OTHER[1]


def test_a_sentence_over_three_rows_is_one():
    rests = [["", "eel can swim", *[""] * 4], ["", "up to the lake", *[""] * 4]]
    assert texts(CUT, *rests, OTHER) == [
        "Mend the weir at the old mill so that every eel can swim up to the lake",
        OTHER[1],
    ]


def test_behind_an_open_word_a_name_goes_on_too():
    cut = ["1", "Report the floods each month to the", "A Pike", "May 2031", "", ""]
    assert texts(cut, ["", "Rivers Board", "", "", "", ""], OTHER) == [
        "Report the floods each month to the Rivers Board",
        OTHER[1],
    ]


def test_a_measure_that_runs_on_goes_with_it():
    cut = ["1", "Mend the weir so that every", "A Pike", "May 2031", "The weir is open to", "Begun"]
    rest = ["", "eel can swim", "", "", "fish and boats", ""]
    outline = read_outline((heading("River Action Plan"), table([HEADER, cut, rest, OTHER])))
    found = read_records(outline, name_tables(outline, {}))
    assert [m.text.text for m in found.measures] == ["The weir is open to fish and boats"]


@pytest.mark.parametrize(
    "row",
    [
        ["", "Paint the boats", "", "", "", ""],  # an action without a number
        ["", "paint the boats", "C Eel", "", "", ""],  # somebody does it
        ["", "paint the boats", "", "July 2031", "", ""],
        ["3", "paint the boats", "", "", "", ""],
        ["", "paint the boats", "", "", "Boats painted", ""],  # it has a success of its own
    ],
)
def test_an_action_of_its_own_stays_one(row):
    assert texts(CUT, row, OTHER) == [CUT[1], row[1], OTHER[1]]


def test_behind_a_full_stop_nothing_goes_on():
    whole = [CUT[0], "Mend the weir at the old mill.", *CUT[2:]]
    rest = ["", "paint the boats", *[""] * 4]
    assert texts(whole, rest, OTHER) == [whole[1], rest[1], OTHER[1]]


def test_where_actions_begin_with_small_letters_these_tell_of_no_rest():
    rows = [
        ["1", "mend the weir at the mill", "A Pike", "May 2031", "", ""],
        ["", "paint the boats", *[""] * 4],
    ]
    assert texts(*rows) == ["mend the weir at the mill", "paint the boats"]
