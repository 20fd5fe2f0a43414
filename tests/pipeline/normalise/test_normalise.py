"""Curated rows from tagged records: what is assumed is said."""

import pytest

from pipeline.build import build_plan
from pipeline.normalise import DATES_WHOLE
from schemas.document import BlockKind
from schemas.source import Source
from tests.pipeline.layouts import block, document, source_table


def built(title, *rows):
    body = (block(title, BlockKind.HEADING, level=1), source_table(rows))
    return build_plan(document(*body), Source(), "0" * 64, "invented")


def assumptions(title, timescale):
    plan = built(title, ["Action", "Lead", "Timescale"], ["Paint the boats", "Harbour Master", timescale])
    end = plan.actions[0].end_date
    return end.isoformat() if end else None, [issue[2] for issue in plan.issues if issue[0] == DATES_WHOLE]


@pytest.mark.parametrize(
    ("title", "timescale", "end", "why"),
    [
        ("Boat Plan 2031", "November", "2031-11-30", "its year comes from the plan's period"),
        ("Boat Plan 2031", "2031/32", "2032-03-31", "its year is taken to be a financial year"),
        ("Boat Plan 2031", "Q1 2031", "2031-03-31", "its year is taken to be a calendar year"),
    ],
)
def test_a_date_that_leaves_its_year_open_is_reported(title, timescale, end, why):
    found, messages = assumptions(title, timescale)

    assert found == end
    assert len(messages) == 1
    assert messages[0].endswith(why)
    assert f'"{timescale}"' in messages[0]


@pytest.mark.parametrize("timescale", ["November 2031", "Ongoing", "2031/32 financial year"])
def test_a_whole_date_is_not(timescale):
    assert assumptions("Boat Plan 2031", timescale)[1] == []


def test_an_owner_a_cell_names_twice_owns_once():
    owners = "Harbour Master\nBoats Team\nHarbour Master"
    plan = built("Boat Plan 2031", ["Action", "Lead", "Timescale"], ["Paint the boats", owners, "May 2031"])

    assert plan.actions[0].owners == "Harbour Master; Boats Team"
    assert [(o.position, o.owner) for o in plan.action_owners] == [(1, "Harbour Master"), (2, "Boats Team")]


def test_the_figures_in_a_measures_words_are_what_they_are_there():
    text = "Boats afloat will have risen from 65.8% in 2029 to at least 70%"
    measure = built("Boat Plan 2031", ["Indicator", "Timescale"], [text, "May 2033"]).measures[0]

    assert (measure.baseline, measure.baseline_value, measure.baseline_unit) == ("65.8%", 65.8, "%")
    assert (measure.target, measure.target_value, measure.target_unit) == ("70%", 70.0, "%")
    assert str(measure.baseline_date) == "2029-12-31"
    assert str(measure.target_date) == "2033-05-31"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("200 boats are painted by May 2031", "2031-05-31"),
        ("By the end of May 2031 all boats are painted", "2031-05-31"),
        ("Boats painted before 2031.", "2031-12-31"),
        ("Painted boats up from 40 in 2029 to 50 by May 2031", "2031-05-31"),
        ("Boats painted by May 2031 are counted in the book", "None"),  # which boats, not when
        ("Boats painted in May 2031", "None"),  # counted then, not due
        ("50 boats by May 2031 and 90 by May 2032", "None"),  # which is meant?
    ],
)
def test_a_deadline_in_a_measures_own_words_is_its_targets(text, day):
    measure = built("Boat Plan 2031", ["Indicator", "Notes"], [text, ""]).measures[0]
    assert str(measure.target_date) == day


def test_only_what_was_done_is_an_achievement_with_measures():
    body = (
        block("Pond Plan 2031: review", BlockKind.HEADING, level=1),
        source_table([["Action", "Lead", "When"], ["Mend 4 weirs", "Harbour Master", "May 2031"]]),
        block("What we have achieved", BlockKind.HEADING, level=2),
        source_table([["EELS"], ["• Eels counted x 64"], ["WEIRS"], ["• Weirs painted"]], shaded=(0, 2)),
    )
    plan = build_plan(document(*body), Source(), "0" * 64, "invented")
    assert [a.record_kind for a in plan.actions] == ["action", "achievement", "achievement"]
    assert [(m.measure, m.latest_value) for m in plan.measures] == [("Eels counted", 64.0)]


def test_a_month_of_a_year_in_a_figures_header_is_its_day():
    rows = (
        ["Indicator", "Baseline March 30", "Current Sept 30", "Target June 31"],
        ["Boats afloat", "4", "6", "9"],
    )
    measure = built("Boat Plan 2030-32", *rows).measures[0]

    days = [str(day) for day in (measure.baseline_date, measure.latest_date, measure.target_date)]
    assert days == ["2030-03-31", "2030-09-30", "2031-06-30"]


def test_a_figure_that_is_not_there_is_empty_and_one_that_is_none_is_not():
    rows = ["Indicator", "Baseline", "Latest", "Target May 2031"], ["Boats afloat", "None", "n/a", "-"]
    measure = built("Boat Plan 2031", *rows).measures[0]

    assert (measure.baseline, measure.latest, measure.target, measure.target_date) == ("None",) + (None,) * 3


@pytest.mark.parametrize("first", ["-", "–", "N/A", ""])
def test_the_first_year_with_a_target_is_its_day(first):
    header = ["Indicator", "Baseline 2030", "Target 2031/32", "Target 2032/33", "Target 2033/34"]
    rows = [["Boats afloat", "4", "6", "8", "9"], ["Boats with a light", "n/a", first, "60%", "80%"]]
    measures = built("Boat Plan 2031-34", header, *rows).measures

    assert [(m.target, m.target_value, str(m.target_date)) for m in measures] == [
        ("6; 8; 9", 6.0, "2032-03-31"),
        ("60%; 80%", 60.0, "2033-03-31"),
    ]


@pytest.mark.parametrize(
    ("latest", "direction"),
    [
        ("52%", None),
        ("12 (May 2030)", None),
        ("0", "complete"),
        ("3 crews asked so far", "complete"),
        ("", "complete"),
    ],
)
def test_a_deed_is_what_is_counted_where_its_state_is_a_figure(latest, direction):
    rows = [["Indicator", "Latest", "Target May 2031"], ["Boats reviewed within a week", latest, "90%"]]
    assert built("Boat Plan 2031", *rows).measures[0].direction == direction
