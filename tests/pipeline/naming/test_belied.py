"""Columns whose cells belie what their header claims."""

import pytest

from pipeline.naming.columns import name_columns
from pipeline.texts.witness import begins_with_verb, looks_like_action
from schemas.role import Role
from tests.pipeline.layouts import table


def roles(*rows, header_rows=1):
    return [c.role for c in name_columns(table(list(rows), header_rows=header_rows), {}).columns]


def test_an_activity_column_of_numbers_beside_a_description_is_the_reference():
    found = roles(
        ["Activity", "Description", "By when"],
        ["Activity 3.1", "Write up the eel books", "May 2031"],
        ["3.2", "The wardens meet in the mill", "June 2032"],
    )
    assert found == [Role.REF, Role.ACTION, Role.TIMESCALE]


def test_figures_under_a_header_that_asks_for_a_number_are_numbers():
    rows = [["Action card number", "What we will do", "Lead"], ["1", "Mend the weir", "A Pike"]]
    assert roles(*rows) == [Role.REF, Role.ACTION, Role.OWNER]


def test_figures_under_actions_are_counts():
    found = roles(["Due date", "Actions completed", "Actions outstanding"], ["March 2031", "8", "1"])
    assert Role.ACTION not in found


def test_names_under_a_header_merely_like_one_of_actions_are_none():
    rows = [["Initiative or service", "About it"], ["Eel Net", "A club"], ["WEIRS", "A page of maps"]]
    assert roles(*rows)[0] is Role.OTHER
    dated = [[*row, when] for row, when in zip(rows, ("By when", "May 2031", "2032"), strict=True)]
    assert roles(*dated)[0] is Role.ACTION


def test_notes_that_say_when_are_the_timescale_where_no_other_column_is():
    rows = [["Action", "Notes"], ["Mend the weir", "In place by May 2031"], ["Count the eels", "June 2032"]]
    assert roles(*rows) == [Role.ACTION, Role.TIMESCALE]
    due = [[*row, when] for row, when in zip(rows, ("By when", "2033", "2034"), strict=True)]
    assert roles(*due) == [Role.ACTION, Role.IGNORE, Role.TIMESCALE]


def test_a_lone_day_under_a_header_nobody_knows_is_the_timescale_where_no_other_column_is():
    rows = [["Action", "Lead", "Weir open"], ["Mend the weir", "A Pike", "By end of Q2 2031/32"]]
    assert roles(*rows) == [Role.ACTION, Role.OWNER, Role.TIMESCALE]
    mixed = [rows[0], [*rows[1][:2], "December 2031 R Manager"]]
    assert roles(*mixed)[2] is Role.OTHER
    due = [[*row, when] for row, when in zip(rows, ("By when", "May 2033"), strict=True)]
    assert roles(*due) == [Role.ACTION, Role.OWNER, Role.OTHER, Role.TIMESCALE]


def test_a_lone_rating_under_priority_names_no_section():
    rows = [["Action", "Lead", "Priority"], ["Mend the weir", "A Pike", "High"]]
    assert roles(*rows) == [Role.ACTION, Role.OWNER, Role.IGNORE]
    assert roles(rows[0], [*rows[1][:2], "High water"])[2] is Role.SECTION


def test_a_time_each_under_monitoring_says_when_it_is_reviewed():
    rows = [
        ["Action", "Monitoring"],
        ["Mend the weir", "Weekly note to the board"],
        ["Count the eels", "June 2032"],
    ]
    assert roles(*rows) == [Role.ACTION, Role.REVIEW]
    shown = [rows[0], [rows[1][0], "The weir holds"], [rows[2][0], "More eels"]]
    assert roles(*shown) == [Role.ACTION, Role.MEASURE]


@pytest.mark.parametrize("header", ["Evaluation", "Evaluation to date"])
def test_an_evaluation_that_has_only_begun_says_how_far_actions_are(header):
    rows = [
        ["Action", "Success criteria", header],
        ["Mend the weir", "The weir holds", "Keys cut Oct 31"],
        ["Count the eels", "More eels", ""],
        ["Open the lock", "Fewer queues", ""],
    ]
    assert roles(*rows) == [Role.ACTION, Role.MEASURE, Role.STATUS]
    whole = [rows[0], *([*row[:2], "Survey of boats"] for row in rows[1:])]
    assert roles(*whole) == [Role.ACTION, Role.MEASURE, Role.MEASURE]
    assert roles(*(row[::2] for row in rows)) == [Role.ACTION, Role.MEASURE]


def test_an_evaluation_of_verdicts_says_how_far_actions_are():
    rows = [
        ["Action", "Success criteria", "Evaluation"],
        ["Mend the weir", "The weir holds", "Achieved. The weir held in the flood."],
        ["Count the eels", "More eels", "Partly achieved \u2013 the upper pond froze"],
        ["Open the lock", "Fewer queues", "Two of four gates open"],
    ]
    assert roles(*rows) == [Role.ACTION, Role.MEASURE, Role.STATUS]
    assert roles(*(row[::2] for row in rows)) == [Role.ACTION, Role.STATUS]
    planned = ["Evaluation", "Completed boat surveys", "Count of eels", "Ongoing talks with boaters"]
    assert roles(*([*row[:2], last] for row, last in zip(rows, planned, strict=True)))[-1] is Role.MEASURE


@pytest.mark.parametrize("header", ["Evidence of progress (May 2031)", "Evidence of progress, May 2031"])
def test_evidence_of_a_day_tells_how_far_actions_are_where_success_is_asked_for_beside_it(header):
    rows = [
        ["Action", "Success measure", header],
        ["Mend the weir", "The weir holds", "Stone was ordered in April"],
    ]
    assert roles(*rows) == [Role.ACTION, Role.MEASURE, Role.STATUS]
    assert roles(*(row[::2] for row in rows)) == [Role.ACTION, Role.MEASURE]
    assert roles([*rows[0][:2], "Evidence of progress"], rows[1]) == [Role.ACTION, Role.MEASURE, Role.MEASURE]


@pytest.mark.parametrize("moved", ["Revised deadline", "New target date", "Extended timescale"])
def test_a_deadline_that_was_moved_is_the_deadline_where_no_other_column_is(moved):
    rows = [
        ["Action", "Lead", moved],
        ["Mend the weir", "A Pike", "May 2031"],
        ["Count eels", "B Tench", "2032"],
    ]
    assert roles(*rows)[2] is Role.TIMESCALE
    first = [[*row, when] for row, when in zip(rows, ("Original date", "May 2030", "2030"), strict=True)]
    assert roles(*first)[2:] == [Role.REVIEW, Role.TIMESCALE]


def test_a_single_cell_without_header_is_a_box():
    assert Role.ACTION not in roles(["", "Mend the weir below the mill", ""], header_rows=0)
    assert Role.ACTION not in roles(["Mend the weir below the mill", "Head of Rivers"], header_rows=0)
    dated = ["Mend the weir below the mill", "Head of Rivers", "May 2031"]
    assert roles(dated, header_rows=0) == [Role.ACTION, Role.OWNER, Role.TIMESCALE]


def test_a_table_of_data_sets_holds_no_actions():
    found = roles(
        ["Dataset name", "Description of data (including fields)", "To be first published on"],
        ["Eel counts", "Eels counted at the weir", "May 2031"],
    )
    assert set(found) == {Role.IGNORE}


@pytest.mark.parametrize(
    "text",
    [
        "Partially complete",
        "Complete",
        "4.1 Mend the weirs .......... 20",
        "4.2 Count the eels . . . . . . . iv",
    ],
)
def test_states_and_lines_of_contents_are_no_actions(text):
    assert not looks_like_action(text)
    assert not begins_with_verb(text)


def test_monitoring_beside_success_criteria_says_who_checks():
    rows = [
        ["Action", "Lead", "Monitoring (who and how)", "Success criteria"],
        ["Mend the weir", "A Pike", "Wardens - visit in May", "No leaks"],
        ["Count the eels", "B Roach", "Board - annual report", "More eels"],
    ]
    assert roles(*rows)[2:] == [Role.REVIEW, Role.MEASURE]
    asked = [*rows[0][:2], "How we will check", rows[0][3]]
    assert roles(asked, *rows[1:]) == [Role.ACTION, Role.OWNER, Role.REVIEW, Role.MEASURE]
    alone = [row[:3] for row in rows]
    assert roles(*alone)[2] is Role.REVIEW  # it asks who
    alone[0] = ["Action", "Lead", "Monitoring"]
    assert roles(*alone)[2] is Role.MEASURE  # where it is all that shows success


def test_outcomes_that_the_law_names_for_all_plans_are_links_behind_the_action_whatever_their_header():
    header = ["Outcome", "Action", "By when", "Impact"]
    said = ["Be healthy\nStay safe", "Enjoy and achieve"]
    rows = [[said[0], "Mend the weir", "May 2031", said[1]], [said[1], "Print the map", "June 2031", said[0]]]
    found = roles(header, *rows)
    assert (found[0], found[3]) == (Role.SECTION, Role.LINK)
    own = [[*row[:3], "More eels and safe weirs"] for row in rows]
    assert roles(header, *own)[3] is Role.MEASURE


def test_regulations_group_the_actions_where_no_other_column_does():
    rows = [
        ["Regulation", "Action", "By when"],
        ["Regulation 7 Safe weirs", "Mend the weir", "May 2031"],
        ["Regulation 9 Eels", "Count the eels", "June 2031"],
    ]
    assert roles(*rows) == [Role.SECTION, Role.ACTION, Role.TIMESCALE]
    named = [[first, *row] for first, row in zip(("Finding", "Weirs", "Eels"), rows, strict=True)]
    assert roles(*named) == [Role.SECTION, Role.IGNORE, Role.ACTION, Role.TIMESCALE]


def test_targets_of_quarters_lie_on_the_way_to_that_of_the_year():
    quarters = [f"Target Q{n}" for n in range(1, 5)]
    rows = [["Eels counted", "12", "14", "16", "18", "20"], ["Otters", "1", "1", "2", "2", "3"]]
    found = roles(["Measure", "Baseline", *quarters], *rows)
    assert found == [Role.MEASURE, Role.BASELINE, *[Role.TARGET] * 4]
    yearly = roles(["Measure", *quarters, "Year-end target"], *rows)
    assert yearly == [Role.MEASURE, *[Role.IGNORE] * 4, Role.TARGET]


def test_whether_something_is_funded_is_no_cost():
    rows = [
        ["Action", "Lead", "Cost", "Funding in place? (Y/N)"],
        ["Mend the weir", "A Pike", "£500", "Y"],
        ["Count the eels", "B Carp", "", "N"],
    ]
    assert roles(*rows) == [Role.ACTION, Role.OWNER, Role.COST, Role.IGNORE]
    sums = [
        [*row[:3], amount] for row, amount in zip(rows, ("Funding in place?", "£500", "Nil"), strict=True)
    ]
    assert roles(*sums)[3] is Role.COST


def test_a_numbered_box_that_says_who_and_when_is_an_action():
    def box(text):
        found = roles(["4", text], header_rows=0)
        return found[1]

    assert box("Lanterns on the quay\nLead: A Pike\nBy when: May 2031") is Role.ACTION
    assert box("Mend the weir above the mill\nLead: A Pike\nBy when: May 2031") is Role.ACTION
    assert box("Mend the weir above the mill\nLead: A Pike") is Role.OTHER
