"""Several measures in a cell with figures beside it: each with its own, where the lines say so."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from schemas.role import Role
from tests.pipeline.layouts import heading, table

HEADER = ["Action", "Lead", "Indicator", "Baseline", "Target"]
TWO = "Share of weirs that hold\nNumber of eels counted"


def figures(measures, baseline, target):
    rows = [HEADER, ["Mend the weir", "A Pike", measures, baseline, target]]
    outline = read_outline((heading("River Action Plan"), table(rows)))
    found = read_records(outline, name_tables(outline, {}))
    fields = [dict(m.fields) for m in found.measures]
    return [
        (m.text.text, *(f[role].passage.text if role in f else None for role in (Role.BASELINE, Role.TARGET)))
        for m, f in zip(found.measures, fields, strict=True)
    ]


@pytest.mark.parametrize(
    ("baseline", "target"),
    [
        ("34%\n6,210", "28%\n4,500"),
        ("34% 6,210", "28% 4,500"),  # a narrow column runs its lines together
        ("Not known\n6,210", "28%\ntbc"),
    ],
)
def test_as_many_figures_as_measures_are_one_each(baseline, target):
    first, second = figures(TWO, baseline, target)
    assert first[0] == "Share of weirs that hold"
    assert second[0] == "Number of eels counted"
    assert " ".join((first[1], second[1])) == baseline.replace("\n", " ")
    assert " ".join((first[2], second[2])) == target.replace("\n", " ")


def test_a_column_without_figures_says_nothing_of_either():
    assert [line[1:] for line in figures(TWO, "34%\n6,210", "")] == [("34%", None), ("6,210", None)]


@pytest.mark.parametrize(
    ("measures", "baseline", "target"),
    [
        (TWO, "34%", "28%"),  # of the whole cell
        (TWO, "34%\n6,210", "28%"),
        (TWO, "34%\n(2031)", "28%\n(2032)"),  # a figure and its date
        ("Share of weirs that hold\n(north and south)", "34%\n6,210", "28%\n4,500"),
        ("Share of weirs\nthat hold", "34%\n6,210", "28%\n4,500"),
        ("Share of weirs that hold", "34%\n6,210", "28%\n4,500"),
    ],
)
def test_other_lines_are_one_measure_and_its_figures(measures, baseline, target):
    assert len(figures(measures, baseline, target)) == 1


@pytest.mark.parametrize(
    ("baseline", "target", "found"),
    [
        ("Baseline: 34%\nTarget: 28%", "", ("34%", "28%")),  # one column for both
        ("Baseline: 34%", "Target: 28%", ("34%", "28%")),
        ("34%", "Target by May 2033: 28%", ("34%", "Target by May 2033: 28%")),  # its date is in its name
    ],
)
def test_figures_named_in_their_columns_are_what_they_are_named(baseline, target, found):
    assert figures("Share of weirs that hold", baseline, target) == [("Share of weirs that hold", *found)]


def test_figures_named_below_a_measure_are_its_own_beside_a_column_of_others():
    assert figures("Weirs that hold\nBaseline: 34%", "", "28%") == [("Weirs that hold", "34%", "28%")]


def test_a_measure_that_the_actions_of_a_cell_share_is_one():
    cell = "• Mend the weir\n• Paint it\nLead: A Pike\nMeasure: eels counted\nTarget: 90"
    outline = read_outline((heading("River Action Plan"), table([["Action", "By when"], [cell, "May 2031"]])))
    (measure,) = read_records(outline, name_tables(outline, {})).measures
    assert (measure.text.text, measure.actions) == ("eels counted", (0, 1))
    assert measure.value(Role.TARGET).passage.text == "90"


@pytest.mark.parametrize(
    "headers",
    [
        ["Actual Q1", "Actual Q2", "Actual Q3"],
        ["Latest 2029/30", "Latest 2030/31", "Latest 2031/32"],
        ["Q1 actual", "Q2 actual", "Q3 actual"],
    ],
)
def test_of_the_figures_of_one_period_after_another_the_last_that_is_there_is_the_latest(headers):
    rows = [["Measure", "Baseline", *headers, "Target"], ["Eels counted", "12", "13", "14", "", "40"]]
    rows.append(["Weirs that hold", "3", "4", "", "", "9"])
    outline = read_outline((heading("River Action Plan"), table(rows)))
    found = read_records(outline, name_tables(outline, {})).measures
    assert [m.value(Role.LATEST).passage.text for m in found] == ["14", "4"]
    named = [[name.text for role, name in m.headers if role is Role.LATEST] for m in found]
    assert named == [[headers[1]], [headers[0]]]


@pytest.mark.parametrize("measures", ["• Weirs that hold\n• More eels", "- Weirs that hold\n- More eels"])
def test_bullets_beside_blank_figures_are_a_measure_each(measures):
    assert [line[0] for line in figures(measures, "", "")] == ["Weirs that hold", "More eels"]
    assert len(figures(measures, "34%", "")) == 1


def test_what_is_still_to_be_agreed_is_no_measure():
    for words in ("To be agreed with the rangers", "TBC"):
        assert figures(words, "", "") == []
    assert len(figures("To be agreed by the board", "", "")) == 1
    assert len(figures("TBC", "34%", "40%")) == 1
