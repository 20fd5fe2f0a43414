"""Rows of known header wordings."""

import pytest

from pipeline.texts.header_rows import header_rows, heads_again, known_headers, names_period
from pipeline.texts.headers import exact_roles, known_role
from schemas.role import Role
from tests.pipeline.layouts import table

GRID = table([["Action", "Lead officer", "By when"], ["Mend the weir", "A Pike", "May 2031"]])


def test_known_wordings_of_a_row_are_counted():
    assert [known_headers(GRID, row) for row in range(2)] == [3, 0]
    assert header_rows(GRID) == 1


@pytest.mark.parametrize(("over", "known"), [(0, 2), (1, 2), (2, 0), (3, 0)])
def test_a_row_that_cannot_have_more_has_none(over, known):
    mixed = table([["Action", "Weir notes", "By when"]])
    assert known_headers(mixed, 0, over=over) == known


def test_less_than_half_of_a_row_is_no_header_and_periods_do_not_count():
    assert known_headers(table([["Action", "Pike", "Perch", "Eel"]]), 0) == 0
    assert known_headers(table([["Action", "May 2031", "Q3", "Autumn"]]), 0) == 1


@pytest.mark.parametrize(
    ("text", "is_period"),
    [
        *(
            (t, True)
            for t in ("Q1 31/32", "31/32", "FY 31/32", "Qtr 2", "Month 3", "Week 12", "Summer term 2031")
        ),
        *((t, False) for t in ("M1", "FY", "Week", "Spring clean", "")),
    ],
)
def test_a_header_may_be_nothing_but_a_period(text, is_period):
    assert names_period(text) is is_period


def test_a_few_names_beside_many_short_years_are_a_header():
    years = [f"Q{n} 31/32" for n in (1, 2, 3, 4)]
    rows = [["Ref", "Action", "Lead", *years], ["1", "Mend the weir", "A Pike", "Survey", "Tender", "", ""]]
    assert header_rows(table(rows)) == 1


@pytest.mark.parametrize(
    ("last", "rows"),
    [
        ("By March 2032: what will be different", 1),
        ("Gone fishing", 0),
        ("Q4 2031/32", 1),
    ],
)
def test_what_is_known_but_has_a_date_in_it_may_stand_beside_periods(last, rows):
    grid = [["Workstream", "Q1 2031/32", "Q2 2031/32", last], ["Clean rivers", "Survey", "", "Eels return"]]
    assert header_rows(table(grid)) == rows


def test_dates_in_words_are_no_headers_however_like_one_they_are():
    """Nor is the "by" of "By whom" in them: a row of dates would be the header of what stands below it."""
    for dates in (
        ["By 2031", "From May 2032", "2033/34"],
        ["due May 2031", "End of 2032"],
        ["Each term", "Each term"],
    ):
        assert known_headers(table([["Start and end", *dates]]), 0) <= 1
    assert known_headers(table([["By", "From", "By whom", "Target 2031"]]), 0) == 4


def test_a_header_is_looked_for_below_labels_whose_values_are_like_field_names():
    rows = [
        ["Theme 1 Rivers", None, None],
        ["Responsible officer", "Director of Resources", None],
        ["Where we are now", "Eels are rare.", None],
        ["No.", "By when", "What we will do"],
        ["1.1", "May 2031", "Mend the weir"],
    ]
    labelled = table(rows, spans={(0, 0): (1, 3), (1, 1): (1, 2), (2, 1): (1, 2)})
    assert known_headers(labelled, 1) == 2
    assert header_rows(labelled) == 4
    assert header_rows(table([["Lead", "Cost", None], *rows[4:]], spans={(0, 1): (1, 2)})) == 1


def test_a_header_is_looked_for_below_titles_and_blank_rows():
    titles = [["Weirshire", None, None], ["River plan", None, None], ["G means good", None, None]]
    head, row = ["No.", "By when", "What we will do"], ["1.1", "May 2031", "Mend the weir"]
    sheet = table([*titles, ["", "", ""], head, row], spans={(n, 0): (1, 3) for n in range(3)})
    assert header_rows(sheet) == 5


HEAD = ["Outcome", "Action", "Timescale", "Measure"]
ROW = ["Clean rivers", "Mend the weir", "May 2031", "Eels counted"]


@pytest.mark.parametrize(
    "row",
    [
        HEAD,
        ["Outcome", "Action and lead officer", "Deadline", "How we will measure it"],
        [
            "Objective",
            "What we will do",
            "By when",
            "Success measures",
        ],  # an outcome before actions is a section
    ],
)
def test_a_header_in_other_words_is_one_however_it_is_drawn(row):
    assert heads_again(table([HEAD, ROW, row, ROW]), 2, 1)


@pytest.mark.parametrize(
    "row",
    [
        ["Outcome", "Action", "", "Success measure"],
        ["Objective", "Action", "Deadline", "What the river will look like"],
    ],
)
def test_a_drawn_one_may_lack_a_name_or_hold_one_that_nobody_knows(row):
    assert heads_again(table([HEAD, ROW, row, ROW], shaded=(2,)), 2, 1)
    assert not heads_again(table([HEAD, ROW, row, ROW]), 2, 1)


@pytest.mark.parametrize(
    "row",
    [
        ROW,
        ["Success measure", "Action", "Deadline", "Objective"],  # other columns
        ["Aim", "Task", "Owner", "Due date"],
        ["Aim", "Count the eels", "May 2031", "Eels counted"],
    ],
)
def test_other_rows_are_none(row):
    assert not heads_again(table([HEAD, ROW, row, ROW], shaded=(2,)), 2, 1)


def test_a_header_may_ask_for_an_action_and_who_does_it():
    both = frozenset({Role.ACTION, Role.OWNER})
    assert exact_roles("Action and lead officer") == exact_roles("Task / Owner") == both
    assert exact_roles("Action and eels") == exact_roles("Mend the weir") == frozenset()
    assert {known_role(t, 1.0) for t in ("Action and lead officer", "Tasks / By whom")} == {Role.ACTION}
    assert known_role("Actions\nwith owner and date", 1.0) is Role.ACTION
    assert known_role("Lead officer and partners", 1.0) is None
    assert known_role("Work with partners", 1.0) is None  # is what is done
    assert known_role("Measure, baseline and target", 1.0) is Role.MEASURE
