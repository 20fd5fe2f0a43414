"""Priorities or periods across the top of a table: a row an action, what stood above it beside it."""

from dataclasses import replace

import pytest

from pipeline.naming.across import from_columns
from pipeline.naming.columns import name_columns
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table
from tests.pipeline.outline.test_prose import fields, records

PRIORITIES = ["Priority 1: Clean rivers", "Priority 2: Full rivers"]
YEARS = ["Aim", "Lead", "Year 1 (2031/32)", "Year 2 (2032/33)"]


def texts(made):
    return [[c.text for c in made.row_cells(row)] for row in range(made.rows)]


def test_priorities_across_the_top_are_the_sections_of_what_is_below():
    made = from_columns(
        table([PRIORITIES, ["Mend the old weir", "Count the silver eels"], ["Dredge the mill pool", ""]])
    )

    assert texts(made) == [
        ["Theme", "Action"],
        [PRIORITIES[0], "Mend the old weir"],
        ["Dredge the mill pool"],
        [PRIORITIES[1], "Count the silver eels"],
    ]
    assert [o.row for o in made.origins] == [1, 2, 3, 2]


def test_priorities_over_other_words_are_left_as_they_are():
    assert from_columns(table([PRIORITIES, ["Rivers were dirty in 2030", "Eels were seen nowhere"]])) is None


def test_years_across_the_top_are_when_what_stands_below_is_done():
    rows = [
        YEARS,
        ["Clean rivers", "A Pike", "Mend the old weir", "Dredge the mill pool"],
        ["River banks", None, None, None],
        ["Full rivers", "B Roach", "", "Count the silver eels"],
        ["Quiet rivers", "C Rudd", "", ""],
    ]
    made = from_columns(table(rows, spans={(2, 0): (1, 4)}))

    assert texts(made) == [
        ["Aim", "Lead", "Action", "When"],
        ["Clean rivers", "A Pike", "Mend the old weir", YEARS[2]],
        ["Dredge the mill pool", YEARS[3]],
        ["River banks"],
        ["Full rivers", "B Roach", "Count the silver eels", YEARS[3]],
        ["Quiet rivers", "C Rudd"],
    ]
    assert made.row_cells(1)[0].row_span == 2
    assert [o.row for o in made.origins] == [1, 2, 2, 3, 4, 5]


def test_what_will_be_different_by_a_day_is_nothing_to_be_done():
    heads = ["Workstream", "Q1 2031/32", "Q2 2031/32", "By March 2032\nWhat will be different"]
    rows = [heads, ["Clean rivers", "Mend the old weir", "Count the silver eels", "Eels return to the river"]]
    made = from_columns(table(rows))

    assert texts(made) == [
        ["Workstream", "Action", "When", "By March 2032 What will be different"],
        ["Clean rivers", "Mend the old weir", "Q1 2031/32", "Eels return to the river"],
        ["Count the silver eels", "Q2 2031/32"],
    ]


@pytest.mark.parametrize("asks", ["Where we will be by March 2033", "How many eels by March 2033"])
def test_what_will_be_so_by_a_day_is_told_behind_what_is_done_until_then(asks):
    rows = [
        ["Aim", "2031/32", "2032/33", "Lead officer", asks],
        [
            "Clean rivers",
            "Mend the old weir",
            "Count the silver eels",
            "Harbour Master",
            "A hundred more eels",
        ],
        ["Full rivers", "", "Dredge the mill pool", "Harbour Master", "Ten weirs are open\nNo pool is dry"],
    ]
    made = from_columns(table(rows))

    assert texts(made)[0] == ["Aim", "Action", "When", "Lead officer", asks]
    assert texts(made)[3] == [
        "Full rivers",
        "Dredge the mill pool",
        "2032/33",
        *rows[2][3:4],
        rows[2][4].replace("\n", " "),
    ]


def test_where_we_will_be_is_a_measure_behind_the_actions_of_the_years():
    heads = ["Aim", "2031/32", "2032/33", "Where we will be by March 2033"]
    body = ["Clean rivers", "Mend the old weir", "Count the silver eels", "A hundred more eels"]
    found = records(table([heads, body]))
    assert [m.text.text for m in found.measures] == body[3:]
    assert [a.text.text for a in found.actions] == body[1:3]


@pytest.mark.parametrize("other", ["2032/33", "2033/34"])
def test_below_periods_are_actions_whatever_they_begin_with_where_a_table_under_the_same_header_instructs(
    other,
):
    heads = ["Aim", "Lead", "2031/32", other]
    told = table(
        [["Aim", "Lead", "2031/32", "2032/33"], ["Rivers", "A Pike", "Mend the old weir", "Count all eels"]]
    )
    named = table([heads, ["Banks", "B Carp", "Letters to all anglers", "A day of eels"]], number=2)
    found = records(heading("1. Rivers", 2), told, heading("2. Banks", 2), named)
    assert len(found.actions) == (4 if other == "2032/33" else 2)


FIRST, SECOND = ("Year 1", "2031/32"), ("Year 2", "2032/33")


@pytest.mark.parametrize(
    "tops", [list(zip(FIRST, SECOND, strict=True)), ["\n".join(FIRST), "\n".join(SECOND)]]
)
def test_actions_below_years_and_nothing_beside_them_are_done_in_these(tops):
    below = (
        ["• Mend the old weir\n• Dredge the mill pool", "• Count the silver eels"],
        ["• Paint the sluice gate", ""],
    )
    rows = [*(tops if isinstance(tops[0], tuple) else [tops]), *below]
    made = from_columns(table(rows))

    assert texts(made) == [
        ["When", "Action"],
        ["Year 1 2031/32", "• Mend the old weir • Dredge the mill pool"],
        ["• Paint the sluice gate"],
        ["Year 2 2032/33", "• Count the silver eels"],
    ]
    assert {o.row for o in made.origins[1:]} == {len(rows) - 1, len(rows)}


def test_who_leads_above_years_and_actions_leads_all_of_them():
    years = table([["Year 1 2031/32", "Year 2 2032/33"], ["• Mend the old weir", "• Count the silver eels"]])
    found = records(paragraph("Priority lead: Harbour Master"), years)
    assert fields(found, Role.OWNER) == ["Harbour Master", "Harbour Master"]
    assert fields(found, Role.TIMESCALE) == ["Year 1 2031/32", "Year 2 2032/33"]


def test_a_year_over_a_column_of_its_own_is_when_all_below_it_is_done_where_all_instruct():
    assert texts(from_columns(table([["Year 3\n2033/34"], ["• Mend the old weir\n• Count the eels again"]])))[
        1:
    ] == [["Year 3 2033/34", "• Mend the old weir • Count the eels again"]]
    assert from_columns(table([["2029/30"], ["• Mend the old weir\n• The eels came back"]])) is None
    assert from_columns(table([["May 2031"], ["Open the new weir"]])) is None


def test_years_beside_a_column_of_actions_are_not_turned():
    rows = [
        ["Action", *YEARS[1:]],
        ["Mend the weir", "A Pike", "Survey the old weir", "Rebuild the old weir"],
    ]
    assert from_columns(table(rows)) is None


def test_a_cell_over_two_years_is_done_in_both_and_lines_that_instruct_are_an_action_each():
    rows = [
        YEARS,
        ["Clean rivers", "A Pike", "Mend the old weir by hand", None],
        ["Full", "B", "Clear the lower weir\nRepair the lower bank", "Open the fish pass"],
    ]
    made = from_columns(table(rows, spans={(1, 2): (1, 2)}))

    assert texts(made) == [
        ["Aim", "Lead", "Action", "When"],
        ["Clean rivers", "A Pike", "Mend the old weir by hand", f"{YEARS[2]} to {YEARS[3]}"],
        ["Full", "B", "Clear the lower weir", YEARS[2]],
        ["Repair the lower bank", YEARS[2]],
        ["Open the fish pass", YEARS[3]],
    ]


def test_a_field_named_below_an_instruction_stays_with_it():
    rows = [
        ["", *YEARS[2:]],
        [
            "Clean rivers",
            "Apply for the weir grant\nLead: A Pike\nRepair the lower bank\nLead: B Hare",
            "Open the pass",
        ],
    ]
    made = from_columns(table(rows, header_rows=1))

    assert texts(made)[1:] == [
        ["Clean rivers", "Apply for the weir grant Lead: A Pike", YEARS[2]],
        ["Repair the lower bank Lead: B Hare", YEARS[2]],
        ["Open the pass", YEARS[3]],
    ]


def test_a_cell_over_more_than_one_row_of_years_is_left_as_it_is():
    rows = [
        YEARS,
        ["Clean rivers", "A Pike", "Mend the old weir by hand", "Open the fish pass"],
        ["Full", "B", None, "Plant the upper bank"],
    ]
    assert from_columns(table(rows, spans={(1, 2): (2, 1)})) is None


PLEDGES = [
    ["Pledge", "May 2031", "June 2031", "July 2031"],
    ["Clean rivers", "Rakes to be bought by the wardens", "The mill pool is raked each Friday", None],
    ["Full rivers", "Eels counted at the weir", "", "Counts sent to the board"],
]


def test_whatever_is_said_below_months_is_done_in_them_where_only_pledges_stand_beside():
    made = from_columns(table(PLEDGES, spans={(1, 2): (1, 2)}))

    assert texts(made) == [
        ["Pledge", "Action", "When"],
        ["Clean rivers", "Rakes to be bought by the wardens", "May 2031"],
        ["The mill pool is raked each Friday", "June 2031 to July 2031"],
        ["Full rivers", "Eels counted at the weir", "May 2031"],
        ["Counts sent to the board", "July 2031"],
    ]


def test_figures_below_years_are_no_actions():
    assert (
        from_columns(table([["Pledge", "2031", "2032"], ["Clean", "40%", "50% of it"], ["Full", "3", "4"]]))
        is None
    )


BODIES = ["Aim", "Council", "Water company", "Farmers"]
TASKS = ["Clean rivers", "Mend the old weir", "Repair the leaking main", "Plant the upper bank"]


def test_bodies_across_the_top_do_what_stands_below_them():
    rows = [BODIES, TASKS, ["Full rivers", "Count the silver eels", None, ""]]
    made = from_columns(replace(table(rows, spans={(2, 1): (1, 2)}), header_rows=1))

    assert texts(made) == [
        ["Aim", "Action", "Owner"],
        ["Clean rivers", TASKS[1], "Council"],
        [TASKS[2], "Water company"],
        [TASKS[3], "Farmers"],
        ["Full rivers", "Count the silver eels", "Council; Water company"],
    ]


@pytest.mark.parametrize("corner", ["Aim", ""])
def test_bodies_are_known_without_marks_and_beside_a_blank_corner(corner):
    made = from_columns(table([[corner, *BODIES[1:]], TASKS]))

    assert texts(made) == [
        [corner, "Action", "Owner"],
        [TASKS[0], TASKS[1], "Council"],
        [TASKS[2], "Water company"],
        [TASKS[3], "Farmers"],
    ]
    assert [c.role.value for c in name_columns(made, {}).columns] == ["section", "action", "owner"]


def test_whatever_stands_under_one_name_of_owners_is_a_body():
    rows = [
        ["Aim", "Lead service", None, None],
        [None, "Homes", "Parks and Play", "Human Resources"],
        TASKS,
        ["Full rivers", "Count the silver eels", "Repair the lower path", "–"],
    ]
    made = from_columns(replace(table(rows, spans={(0, 0): (2, 1), (0, 1): (1, 3)}), header_rows=2))

    assert texts(made)[:4] == [
        ["Aim", "Action", "Owner"],
        [TASKS[0], TASKS[1], "Homes"],
        [TASKS[2], "Parks and Play"],
        [TASKS[3], "Human Resources"],
    ]
    assert [p.text for p in made.repeated_headers] == ["Lead service"]


def test_beside_bodies_under_a_common_name_a_column_may_say_when():
    rows = [
        ["Outcome", "What each partner will do", None, "By when", "How we will measure it"],
        [None, "River Police", "District Council", None, None],
        ["Clean rivers", "Stop the dumping", "Mend the old weir", "May 2031", "More eels"],
    ]
    spans = {(0, k): (2, 1) for k in (0, 3, 4)} | {(0, 1): (1, 2)}
    made = from_columns(replace(table(rows, spans=spans), header_rows=2))

    assert texts(made) == [
        ["Outcome", "Action", "Owner", "By when", "How we will measure it"],
        ["Clean rivers", "Stop the dumping", "River Police", "May 2031", "More eels"],
        ["Mend the old weir", "District Council"],
    ]
    unsure = [["Outcome", "River Police", "Unheard of", *rows[0][3:]], rows[2]]
    behind = [["By when", "River Police", "District Council", "Outcome"], [*rows[2][3:0:-1], "Clean rivers"]]
    for other in (unsure, behind):
        assert from_columns(replace(table(other), header_rows=1)) is None


def test_bodies_beside_a_column_of_actions_or_over_other_words_are_left_as_they_are():
    beside = [["Action", *BODIES[1:]], TASKS, TASKS]
    told = [BODIES, ["Clean rivers", "The weir broke in 2030", "Mains leak at night", "Banks slipped twice"]]
    for rows in (beside, told):
        assert from_columns(replace(table(rows), header_rows=1)) is None


def test_of_a_header_in_two_rows_the_lower_one_says_when_and_a_year_above_goes_with_it():
    rows = [
        ["Aim", "2031", None, "Lead"],
        [None, "Spring", "Summer", None],
        ["Clean rivers", "Mend the old weir", "Dredge the mill pool", "A Pike"],
    ]
    spans = {(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (2, 1)}
    made = from_columns(table(rows, spans=spans, header_rows=2))

    assert texts(made) == [
        ["Aim", "Action", "When", "Lead"],
        ["Clean rivers", "Mend the old weir", "Spring 2031", "A Pike"],
        ["Dredge the mill pool", "Summer 2031"],
    ]
    assert (made.header_rows, [o.row for o in made.origins]) == (1, [2, 3, 3])

    rows[0][1], rows[1][1:3] = "Our work", ["Spring 2031", "Summer 2031"]
    named = from_columns(
        table(
            [["Our rivers", None, None, None], *rows],
            spans={(0, 0): (1, 4), **{(r + 1, c): s for (r, c), s in spans.items()}},
            header_rows=3,
        )
    )
    assert texts(named)[:3] == [
        ["Our rivers"],
        ["Aim", "Action", "When", "Lead"],
        ["Clean rivers", "Mend the old weir", "Spring 2031", "A Pike"],
    ]
    assert [p.text for p in named.repeated_headers] == ["Our work"]


GROUPS = ["Outcome", "Young anglers", "People who fish", "How we will measure it"]
CARD = "Mend the old weir\nWho: A Pike\nWhen: May 2031"
TWO_CARDS = "Bring in a boat\nWho: B Roach\nWhen: Ongoing\nEels are counted\nWho: C Rudd\nWhen: 2032"


def test_groups_over_cards_that_say_who_and_when_are_sections_of_what_stands_on_these():
    rows = [GROUPS, ["Clean rivers", CARD, TWO_CARDS, "More eels"], ["Full rivers", "", CARD, "Fewer weirs"]]
    made = from_columns(replace(table(rows), header_rows=1))

    assert texts(made) == [
        ["Outcome", "Action", "Theme", "How we will measure it"],
        ["Clean rivers", "Mend the old weir Who: A Pike When: May 2031", "Young anglers", "More eels"],
        ["Bring in a boat Who: B Roach When: Ongoing", "People who fish"],
        ["Eels are counted Who: C Rudd When: 2032", "People who fish"],
        ["Full rivers", "Mend the old weir Who: A Pike When: May 2031", "People who fish", "Fewer weirs"],
    ]
    assert [c.row_span for c in made.row_cells(1)] == [3, 1, 1, 3]


@pytest.mark.parametrize(
    "other",
    [
        "Mend the old weir\nWho: A Pike",
        "The weir was mended\nWho: A Pike\nWhen: May 2031",
        "Mend the old weir",
    ],
)
def test_groups_over_what_does_not_instruct_or_say_who_and_when_are_left_as_they_are(other):
    rows = [GROUPS, ["Clean rivers", other, other, "More eels"]]
    assert from_columns(replace(table(rows), header_rows=1)) is None
