"""What stands beside an action: columns of starts and ends as one timescale, lines that count with the actions."""

import pytest

from pipeline.rows.fields import beside, timespan
from pipeline.tagging.timescales import read_timescale
from pipeline.texts.headers import END, START
from schemas.passage import Passage
from schemas.record import Column, LogicalCell, Paragraph, Value
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


def test_one_cell_over_start_and_end_is_said_once():
    both = Value(Passage.of(0, "May 2031"))
    columns = [
        Column(k, Role.TIMESCALE, Passage.of(k, "When"), kind=kind) for k, kind in enumerate((START, END))
    ]
    ((_, whole),) = timespan([(column, both) for column in columns])
    assert whole.passage.text == "May 2031"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("Head of Rivers", "Karen Pike"), ["Head of Rivers\nKaren Pike"] * 2),  # one who leads both
        (("River Wardens", "Karen Pike"), ["River Wardens", "Karen Pike"]),
        (("Karen Pike", "Tom Roach"), ["Karen Pike", "Tom Roach"]),
    ],
)
def test_a_role_over_the_person_who_holds_it_leads_each_of_two_actions(lines, said):
    cell = LogicalCell(1, 1, paragraphs=tuple(Paragraph(Passage.of(n, t)) for n, t in enumerate(lines)))
    values = [beside(Role.OWNER, [cell], place, 2, range(1, 2)) for place in (0, 1)]
    assert [value.passage.text for value in values] == said


@pytest.mark.parametrize(
    ("header", "text", "said"),
    [
        ("Timescale Begins", "May 2031", "Begins: May 2031"),  # the word of the group is not the column's own
        ("Year introduced", "2031", "Year: 2031"),
        ("Timescale Begins", "tbc", "tbc"),
    ],
)
def test_a_start_alone_says_that_it_is_one(header, text, said):
    column = Column(0, Role.TIMESCALE, Passage.of(0, header), kind=START)
    ((_, whole),) = timespan([(column, Value(Passage.of(1, text)))])
    assert whole.passage.text == said


def cell(*lines):
    return LogicalCell(0, 0, paragraphs=tuple(Paragraph(Passage.of(k, line)) for k, line in enumerate(lines)))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("1. May 2031", "2. Weekly"), ["May 2031", "Weekly"]),
        (("3. May 2031", "4. Weekly"), ["3. May 2031", "4. Weekly"]),  # they count something else
        (("1. May 2031", "Weekly"), ["1. May 2031", "Weekly"]),
        (("(i) May 2031", "(ii) Weekly"), ["May 2031", "Weekly"]),
        (("a) May 2031", "b) Weekly"), ["May 2031", "Weekly"]),
        (("b. May 2031", "a. Weekly"), ["Weekly", "May 2031"]),
        (("(i) and (ii) Weekly",), ["Weekly", "Weekly"]),
        (("1) - 2): Weekly",), ["Weekly", "Weekly"]),
        (("(i) and", "(ii) Weekly"), ["Weekly", "Weekly"]),
        (("May 2031\nWeekly",), ["May 2031", "Weekly"]),
        (("May\n2031",), ["May 2031", "May 2031"]),
        (("May 2031 Summer term 2031",), ["May 2031", "Summer term 2031"]),  # run together by a narrow column
        (("By May 2031 Termly",), ["By May 2031", "Termly"]),  # ... with words beside a date
        (("From May 2031 To June 2031",), ["From May 2031 To June 2031"] * 2),  # one time
        (("Ongoing Review May 2031",), ["Ongoing Review May 2031"] * 2),  # other words
        (("May 2031 or June 2031",), ["May 2031 or June 2031", "May 2031 or June 2031"]),
        (("Immediately\nMay 2031",), ["Immediately", "May 2031"]),
        (("End of\nMay 2031",), ["End of May 2031", "End of May 2031"]),
        (("(i) May 2031", "(i) Weekly"), ["(i) May 2031", "(i) Weekly"]),
        (("A. May 2031", "B. Weekly"), ["A. May 2031", "B. Weekly"]),  # initials of names look so
    ],
)
def test_lines_that_count_with_the_actions_lose_their_numbers(lines, said):
    values = [beside(Role.TIMESCALE, [cell(*lines)], place, 2, range(1)) for place in (0, 1)]
    assert [value.passage.text for value in values if value] == said


def test_names_keep_the_line_breaks_of_their_paragraph():
    value = beside(Role.OWNER, [cell("Eel Warden\nWeir Keeper")], 0, 1, range(1))
    assert value is not None
    assert value.passage.text == "Eel Warden\nWeir Keeper"
