"""Months across the top of a table, and the years a plan's period gives them."""

from dataclasses import replace

import pytest

from pipeline.naming.columns import name_columns
from pipeline.normalise.period_years import said_years, with_years
from pipeline.rows.ticked import ticked_period
from schemas.passage import Passage
from tests.pipeline.layouts import paragraph, table

TICK = "\N{CHECK MARK}"


def ticked(months, years, *, marks=None):
    marks = marks or [TICK] * len(months)
    rows = [["Action", "Lead", *months], ["Mend the weir", "A Pike", *marks]]
    (named,) = with_years([name_columns(table(rows), {})], years)
    value = ticked_period(named, 1)
    return value.passage.text if value else None


def test_months_over_one_new_year_have_the_years_of_the_plan():
    assert ticked(["Nov", "Dec", "Jan", "Feb"], (2031, 2032)) == "Nov 2031 to Feb 2032"
    assert ticked(["Nov", "Dec", "Jan", "Feb"], (2031, 2032), marks=["", "", TICK, ""]) == "Jan 2032"


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ([TICK, "", "", TICK], "Q1, Q4"),
        ([TICK, TICK, "", TICK], "Q1 to Q2, Q4"),
        (["", TICK, TICK, ""], "Q2 to Q3"),
        (["", "", "", ""], None),
    ],
)
def test_ticks_with_a_gap_do_not_claim_what_lies_between(marks, said):
    rows = [["Action", "Lead", "Q1", "Q2", "Q3", "Q4"], ["Mend the weir", "A Pike", *marks]]
    rows += [["Count the eels", "B Roach", TICK, TICK, TICK, TICK]]
    value = ticked_period(name_columns(table(rows), {}), 1)
    assert (value.passage.text if value else None) == said


@pytest.mark.parametrize(
    ("months", "years"),
    [
        (["Nov", "Dec", "Jan"], (2031, 2034)),  # which New Year?
        (["Nov", "Dec", "Jan"], None),
        (["Jan", "Feb", "Mar"], (2031, 2032)),  # of which year?
        (["Nov", "Jan", "Feb"], (2031, 2032)),  # a month left out: two tables in one?
    ],
)
def test_months_that_may_be_of_several_years_have_none(months, years):
    assert ticked(months, years) == f"{months[0]} to {months[-1]}"


def test_blank_cells_in_a_row_shaded_throughout_are_no_ticks():
    rows = [["Action", "2031", "2032"], ["Mend the weir", TICK, ""], ["Count the eels", "", ""]]
    named = name_columns(table(rows, header_rows=1, shaded={1, 2}), {})
    first, second = ticked_period(named, 1), ticked_period(named, 2)
    assert first is not None
    assert first.passage.text == "2031"
    assert second is None


def test_shaded_cells_beside_a_plain_action_are_its_periods():
    plain = table([["Action", "2031", "2032"], ["Mend the weir", "", ""]], header_rows=1)
    bar = replace(plain, cells=tuple(replace(c, shaded=c.row == 1 and c.column > 0) for c in plain.cells))
    value = ticked_period(name_columns(bar, {}), 1)
    assert value is not None
    assert value.passage.text == "2031 to 2032"


def test_the_period_is_that_of_the_title_or_a_line_at_the_front():
    assert said_years(Passage.of(0, "Rivers plan 2031/32"), []) == (2031, 2032)
    assert said_years(Passage.of(0, "Rivers plan"), [paragraph("April 2031 to March 2032")]) == (2031, 2032)
    assert said_years(Passage.of(0, "Rivers plan"), [paragraph("We began in 2029.")]) is None


@pytest.mark.parametrize(
    ("above", "said"),
    [
        ("Timescale", "Short (to May 2031), Long (to May 2039)"),
        ("Phase", "Phase Short (to May 2031), Phase Long (to May 2039)"),
    ],
)
def test_the_word_when_above_the_ticked_periods_is_not_part_of_them(above, said):
    periods = ["Short (to May 2031)", "Medium (to May 2034)", "Long (to May 2039)"]
    rows = [
        ["Action", "Lead", above, None, None],
        [None, None, *periods],
        ["Mend the weir", "A Pike", TICK, "", TICK],
    ]
    spans = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 3)}
    value = ticked_period(name_columns(table(rows, header_rows=2, spans=spans), {}), 2)
    assert value is not None
    assert value.passage.text == said


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (["Q1", "Q2", "Q3"], "2031/32 Q1 to Q3"),
        (["Apr", "May", "Jun"], "2031/32 Apr to 2031/32 Jun"),  # "Apr to Jun" alone would be read otherwise
    ],
)
def test_a_year_over_all_the_ticked_periods_is_said_once(parts, said):
    rows = [
        ["Action", "Lead", "2031/32", None, None],
        [None, None, *parts],
        ["Mend the weir", "A Pike", *[TICK] * 3],
    ]
    spans = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 3)}
    value = ticked_period(name_columns(table(rows, header_rows=2, spans=spans), {}), 2)
    assert value is not None
    assert value.passage.text == said
