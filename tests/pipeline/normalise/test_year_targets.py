"""Figures under years behind a baseline, and when the last of them is the target."""

import pytest

from pipeline.naming.columns import name_columns
from pipeline.normalise.year_targets import with_year_targets
from schemas.passage import Passage
from schemas.role import Role
from tests.pipeline.layouts import table

HEADER = ["Measure", "Baseline 2030", "2031", "2032", "2033"]
ROW = ["Eels in the mill pool", "12%", "14%", "18%", "25%"]


def read(*, header=HEADER, row=ROW, title="Rivers plan", years=(2031, 2033)):
    named = name_columns(table([header, row, ["Boats on hire", "3%", "4%", "5%", "6%"]]), {})
    (made,) = with_year_targets([named], Passage.of(0, title), years)
    return [c.role for c in made.columns[2:]], len(made.issues)


def test_the_last_year_of_the_plan_is_the_target_and_those_before_lie_on_the_way():
    assert read() == ([Role.IGNORE, Role.IGNORE, Role.TARGET], 0)


def test_a_column_for_each_year_of_a_plan_that_ends_within_the_next_is_enough():
    assert read(years=(2031, 2034)) == ([Role.IGNORE, Role.IGNORE, Role.TARGET], 0)


@pytest.mark.parametrize(
    "facts",
    [
        {"years": None},
        {"years": (2031, 2035)},  # they end before the plan does: they may be what came of it
        {"years": (2030, 2034)},
        {"years": (2032, 2033)},  # they begin before it
        {"title": "Rivers plan: annual report"},
        {"row": ["Eels in the mill pool", "12%", "14%", "18%", ""]},
        {"header": ["Measure", "Baseline 2030", "2031", "2033", "2032"]},
    ],
)
def test_else_nobody_knows_what_they_are(facts):
    roles, issues = read(**facts)
    assert Role.TARGET not in roles
    assert issues == 3
