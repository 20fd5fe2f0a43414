"""What stands beside an action: columns of starts and ends as one timescale."""

import pytest

from pipeline.fields import timespan
from pipeline.headers import END, START
from pipeline.tagging.timescales import read_timescale
from schemas.passage import Passage
from schemas.record import Column, Value
from schemas.role import Role


def span(start, end):
    """The one timescale of a start and an end, and the days that it is read as."""
    columns = (
        Column(number, Role.TIMESCALE, Passage.of(number, header), kind=kind)
        for number, (header, kind) in enumerate((("Start date", START), ("Finish", END)))
    )
    values = (Value(Passage.of(number, text)) for number, text in enumerate((start, end)))
    filled = [(c, v) for c, v in zip(columns, values, strict=True) if v.passage]
    ((_, whole),) = timespan(filled)
    read = read_timescale(whole.passage.text)
    days = (str(read.start or ""), str(read.end or "")) if read else ("", "")
    return whole.passage.text, *days


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        ("May 2031", "July 2031", ("May 2031 to July 2031", "2031-05-01", "2031-07-31")),
        ("May 2031", "tbc", ("Start: May 2031; Finish: tbc", "2031-05-01", "")),
        ("1 May 2031", "Mid-June", ("Start: 1 May 2031; Finish: Mid-June", "2031-05-01", "")),
        ("1 May 2031", "Ongoing", ("1 May 2031 to Ongoing", "2031-05-01", "")),
        ("May 2031", "May 2031", ("May 2031 to May 2031", "2031-05-01", "2031-05-31")),
        ("May 2031", "", ("Start: May 2031", "2031-05-01", "")),
        ("Ongoing", "", ("Ongoing", "", "")),
        ("Ongoing", "Ongoing", ("Ongoing", "", "")),
        ("Q1", "Q3", ("Q1 to Q3", "", "")),
    ],
)
def test_a_start_is_never_taken_for_the_end(start, end, read):
    assert span(start, end) == read
