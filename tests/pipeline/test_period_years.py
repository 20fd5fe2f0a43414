"""Months across the top of a table, and the years a plan's period gives them."""

import pytest

from pipeline.columns import name_columns
from pipeline.fields import ticked_period
from pipeline.period_years import said_years, with_years
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


def test_the_period_is_that_of_the_title_or_a_line_at_the_front():
    assert said_years(Passage.of(0, "Rivers plan 2031/32"), []) == (2031, 2032)
    assert said_years(Passage.of(0, "Rivers plan"), [paragraph("April 2031 to March 2032")]) == (2031, 2032)
    assert said_years(Passage.of(0, "Rivers plan"), [paragraph("We began in 2029.")]) is None
