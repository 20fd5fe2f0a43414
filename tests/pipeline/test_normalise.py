"""Curated rows from tagged records: what is assumed is said."""

import pytest

from pipeline.build import build_plan
from pipeline.normalise import DATES_WHOLE
from schemas.document import BlockKind
from schemas.source import Source
from tests.pipeline.layouts import block, document, source_table


def assumptions(title, timescale):
    rows = [["Action", "Lead", "Timescale"], ["Paint the boats", "Harbour Master", timescale]]
    plan = build_plan(
        document(block(title, BlockKind.HEADING, level=1), source_table(rows)), Source(), "0" * 64, "invented"
    )
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
