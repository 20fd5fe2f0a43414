"""Header rows and column roles: the words first, the cells as a second witness."""

from dataclasses import replace

import pytest

from pipeline.naming.column_cells import instructing
from pipeline.naming.columns import name_columns
from pipeline.naming.guesses import COLUMNS_UNDERSTOOD
from pipeline.rows.ticked import ticked_period
from pipeline.texts.headers import header_words, match_header
from schemas.layout_terms import header_terms
from schemas.record import Column
from schemas.role import Role
from tests.pipeline.layouts import table

ROW = ["Mend the weir by hand", "Head of Rivers", "May 2031"]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("What will we do?", Role.ACTION),
        ("Who is responsible", Role.OWNER),
        ("Lead Officer(s)", Role.OWNER),
        ("BY WHEN", Role.TIMESCALE),
        ("How will we know?", Role.MEASURE),
        ("Success in May 2031*", Role.MEASURE),  # the date is no word of the header
        ("Progress to date", Role.STATUS),  # not a date column
        ("RAG", Role.STATUS),
        ("By", Role.OWNER),
        ("Change ideas", Role.ACTION),
        ("Who will help us", Role.PARTNER),
        ("Who else can help us to do this?", Role.PARTNER),
        ("Who will do this?", Role.OWNER),  # nobody is said to help
        ("Links to other plans and strategies", Role.LINK),
        ("Baseline 2030/31", Role.BASELINE),
        ("RA\nG", Role.STATUS),  # broken by a narrow column
        ("Own er", Role.OWNER),
        ("Meeting date & action number", Role.IGNORE),
        ("Date raised", Role.IGNORE),
        ("Created on", Role.IGNORE),
        ("Last surveyed", Role.IGNORE),
        ("Metric", Role.MEASURE),
        ("So what?", Role.MEASURE),
        ("Why is this a priority?", Role.RATIONALE),
        ("Signed off by", Role.IGNORE),
        ("Where the data comes from", Role.IGNORE),
        ("Description of target", Role.MEASURE),
        ("Cross intervention strategy?", Role.LINK),
        ("Linked programmes", Role.LINK),
        ("Links to the county's well-being goals", Role.LINK),
        ("Well-being goals", Role.LINK),
        ("Wellbeing goal", Role.LINK),
        ("Contribution to corporate objectives", Role.LINK),
        ("Supports which priority", Role.LINK),
        ("Actual completion date", Role.STATUS),
        ("Date evidence sent / status", Role.STATUS),  # no measure, though it asks for evidence
        ("Complaint reference", Role.REF),
        ("Outturn 2029/30", Role.LATEST),
        ("Date last updated", Role.IGNORE),
        ("Date of action", Role.TIMESCALE),
        ("Assigned to", Role.OWNER),
        ("Updated", Role.STATUS),
        ("Issue identified", Role.SECTION),
        ("Meeting actions", Role.ACTION),
        ("Date closed", Role.STATUS),
        ("Follow-up", Role.STATUS),
        ("Target groups", Role.IGNORE),
        ("Achieved?", Role.STATUS),
        ("What will be done", Role.ACTION),
        ("What needs doing?", Role.ACTION),
        ("When will it be done?", Role.TIMESCALE),
        ("Help from", Role.PARTNER),
        ("With", Role.PARTNER),
        ("What shall we do?", Role.ACTION),
        ("How we shall know", Role.MEASURE),
        ("The Rivers Forum will", Role.ACTION),
        ("Action measures", Role.ACTION),  # measures that are taken, not what tells of their success
        ("ECM", Role.LINK),
        ("ECM outcome", Role.LINK),
        ("£", Role.COST),
        ("£000s", Role.COST),
        ("Money", Role.COST),
        ("Portfolio Holder", Role.OWNER),
        ("Agencies involved", Role.PARTNER),
        ("Investment required", Role.COST),
        ("Actions taken so far", Role.STATUS),
        ("Dependencies", Role.IGNORE),
        ("What do we know now?", Role.IGNORE),
        ("Year to Action", Role.TIMESCALE),
        ("Forecast End Date", Role.TIMESCALE),
        ("Revised Implementation Date", Role.REVIEW),
        ("Revised", Role.REVIEW),
        ("Managed by", Role.OWNER),
        ("Monitored by", Role.REVIEW),
        ("Audit Ref", Role.REF),
        ("Overall progress", Role.STATUS),
        ("Chosen action / approach", Role.ACTION),
        ("What is the evidence and rationale for this choice?", Role.RATIONALE),
        ("How will you ensure it is implemented well?", Role.IGNORE),
        ("When will you review implementation?", Role.REVIEW),
        ("Desired outcomes and how they will be measured", Role.SECTION),
        ("Short form", Role.SHORT),
        ("Monitoring & reporting", Role.REVIEW),
        ("Consultation", Role.IGNORE),
        ("We did", Role.STATUS),
    ],
)
def test_header_wordings(header, role):
    assert match_header(header)[0].role is role


def test_no_known_wording_is_too_long_to_be_matched():
    wordings = [wording for term in header_terms().root.values() for wording in term.wordings]
    assert [one for one in wordings if header_words(one) and not match_header(one)] == []


def test_a_header_stands_below_bands_and_labels_across_the_table():
    rows = [
        ["5. Planned work", None, None, None],
        ["School year", "2031/32", None, None],
        ["The headings below are those of the harbour school.", None, None, None],
        ["i. Boats for all", None, None, None],
        ["Desired outcome", "Chosen approach", "Staff lead", "When will you review implementation?"],
        ["More sailors", "Lessons after school", "A Pike", "May 2032"],
    ]
    merged = {(0, 0): (1, 4), (1, 1): (1, 3), (2, 0): (1, 4), (3, 0): (1, 4)}
    named = name_columns(table(rows, spans=merged), {})
    assert named.table.header_rows == 5
    assert roles(named) == [Role.SECTION, Role.ACTION, Role.OWNER, Role.REVIEW]


def test_letters_under_a_blank_header_number_rows():
    rows = [["4. Outcomes", None, None], ["", "Desired outcome", "Success criteria"]]
    rows += [
        [letter, f"{what} for all", f"More {what}"]
        for letter, what in zip("ABC", ("boats", "sails", "oars"), strict=True)
    ]
    named = name_columns(table(rows, spans={(0, 0): (1, 3)}), {})
    assert roles(named)[0] is Role.REF


def test_an_item_of_instructions_is_no_number():
    rows = [["No", "Item", "Who", "Target date"]]
    rows += [
        [str(n), what, "Clerk", "May 2032"]
        for n, what in enumerate(
            ("Mend the weir by the mill", "Plant reeds by the lock", "Count the eels each spring"), 1
        )
    ]
    assert roles(name_columns(table(rows), {})) == [Role.REF, Role.ACTION, Role.OWNER, Role.TIMESCALE]
    coded = [["Item", "Action", "Who"], *([f"WEIR {row[0]}", *row[1:3]] for row in rows[1:])]
    assert roles(name_columns(table(coded), {})) == [Role.REF, Role.ACTION, Role.OWNER]


def test_answers_of_yes_and_no_under_a_header_like_one_of_actions_are_none():
    rows = [
        ["Activity", "Cost", "Shared intervention code?"],
        ["Eel mentors: an hour a week with the warden", "£400", "Yes - R2"],
        ["Lock fellowships: paid time for keepers", "£900", "No"],
    ]
    assert roles(name_columns(table(rows), {})) == [Role.ACTION, Role.COST, Role.OTHER]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("And then? (impact)", Role.MEASURE),
        ("The pay-off (success measures)", Role.MEASURE),
        ("Down to (lead)", Role.OWNER),
        ("And then? (ripples)", Role.OTHER),
        ("And then? (context)", Role.OTHER),  # known to hold no field: a fault tells of it nevertheless
    ],
)
def test_brackets_behind_a_header_that_nobody_knows_say_what_it_asks_for(header, role):
    rows = [["What we will do", "By when", header], ["Mend the weir", "May 2031", "Homes stay dry"]]
    assert roles(name_columns(table(rows), {}))[-1] is role


def test_a_short_exact_wording_matches_nothing_longer():
    assert all(m.role is not Role.OWNER or m.score < 0.7 for m in match_header("measured by counting"))


@pytest.mark.parametrize(
    "header", ["Progress (most recent) Sept 25", "Progress March 2025", "Progress Sept '25"]
)
def test_a_date_in_a_header_is_none_of_its_words(header):
    assert header_words(header) == "progress"
    assert header_words("Progress May 5 and 12") == "progress may 5 and 12"


@pytest.mark.parametrize(
    ("header", "wording"),
    [
        ("RESPONSI\nBLE MANAGER", "responsible manager"),
        ("Succ ess criteria", "success criteria"),
        ("Timescal e", "timescale"),
    ],
)
def test_a_header_that_a_narrow_column_has_broken_is_known(header, wording):
    best = match_header(header)[0]
    assert (best.wording, best.score) == (wording, 1.0)


def roles(made):
    return [c.role for c in made.columns]


def test_a_plain_header():
    named = name_columns(table([["Action", "Lead", "When"], ROW]), {})
    assert roles(named) == [Role.ACTION, Role.OWNER, Role.TIMESCALE]
    assert named.table.header_rows == 1
    assert min(c.confidence for c in named.columns) > 0.9


def test_a_banner_above_the_header_is_no_header():
    rows = [["Our rivers", None, None], ["Action", "Lead", "When"], ROW]
    named = name_columns(table(rows, spans={(0, 0): (1, 3)}), {})
    assert named.table.header_rows == 2
    assert [c.header.text for c in named.columns] == ["Action", "Lead", "When"]


def test_a_header_in_two_rows():
    rows = [
        ["Action", "Responsibility", None],
        [None, "Lead", "Partners"],
        ["Mend it all", "Head of Rivers", "Anglers"],
    ]
    named = name_columns(table(rows, spans={(0, 0): (2, 1), (0, 1): (1, 2)}), {})
    assert named.table.header_rows == 2
    assert named.columns[2].header.text == "Responsibility Partners"
    assert named.columns[2].role is Role.PARTNER  # the lowest row says it


def test_an_owner_column_of_placeholders_is_no_date_column():
    rows = [
        ["Action", "Lead", "When"],
        ["Mend the weir", "TBC", "May 2031"],
        ["Count eels", "To be agreed", "June 2031"],
    ]
    assert name_columns(table(rows), {}).columns[1].role is Role.OWNER


def test_officer_time_under_cost_is_a_cost():
    rows = [
        ["Action", "Lead", "Cost"],
        ["Mend the weir", "A Pike", "Officer time"],
        ["Count eels", "B Carp", "Officer time"],
    ]
    assert name_columns(table(rows), {}).columns[2].role is Role.COST


def test_a_header_that_lies_about_its_cells():
    rows = [
        ["What", "Action", "When"],
        ["Mend the weir by hand", "J Heron", "May 2031"],
        ["Count the eels twice", "A Pike", "June 2031"],
    ]
    named = name_columns(table(rows), {})
    assert named.columns[1].role is Role.OWNER


def test_a_number_column_without_a_header():
    rows = [
        ["", "Action", "Lead"],
        ["1", "Mend the weir", "Head of Rivers"],
        ["2", "Count eels", "Head of Parks"],
    ]
    assert name_columns(table(rows), {}).columns[0].role is Role.REF


def test_by_beside_a_column_of_owners_asks_when():
    rows = [["Action", "Owned by", "By"], ["Mend the weir", "Head of Rivers", "Tbc"]]
    assert [c.role for c in name_columns(table(rows), {}).columns][1:] == [Role.OWNER, Role.TIMESCALE]
    assert (
        name_columns(table([["Action", "By"], ["Mend the weir", "A Pike"]]), {}).columns[1].role is Role.OWNER
    )


def test_outcomes_before_the_action_are_sections_and_after_it_measures():
    before = name_columns(table([["Outcome", "Action", "Lead"], ["Clean rivers", *ROW[:2]]]), {})
    after = name_columns(table([["Action", "Lead", "Outcome"], [*ROW[:2], "Clean rivers"]]), {})
    assert before.columns[0].role is Role.SECTION
    assert after.columns[2].role is Role.MEASURE


def test_an_output_that_indicators_behind_the_actions_measure_is_a_section():
    rows = [["Output", "Action", "Lead", "Indicator"], ["Clean rivers", *ROW[:2], "Eels counted"]]
    assert roles(name_columns(table(rows), {}))[::3] == [Role.SECTION, Role.MEASURE]
    alone = name_columns(table([row[:3] for row in rows]), {})
    assert alone.columns[0].role is Role.MEASURE


def test_what_will_be_different_before_the_action_is_a_section_where_evidence_stands_behind_it():
    rows = [["What will be different", "Action", "Evidence of impact"], ["Clean rivers", ROW[0], "More eels"]]
    assert asked(rows) == [Role.SECTION, Role.ACTION, Role.MEASURE]
    assert asked([row[1::-1] for row in rows]) == [Role.ACTION, Role.MEASURE]


def test_where_a_figure_comes_from_measures_nothing():
    rows = [["Action", "Lead", "Means of verification"], [*ROW[:2], "Count of eels"]]
    named = name_columns(table(rows), {})
    assert (named.columns[2].role, named.issues) == (Role.IGNORE, ())


def test_the_broader_of_two_action_columns_is_a_section():
    named = name_columns(table([["Key actions", "Specific actions", "Lead"], ["Rivers", *ROW[:2]]]), {})
    assert roles(named)[:2] == [Role.SECTION_EACH, Role.ACTION]


def test_an_unknown_header_is_an_issue_with_the_line_to_add():
    named = name_columns(
        table([["Action", "Lead", "Zorbs"], [*ROW[:2], "some words of no known kind at all here"]]), {}
    )
    assert named.columns[2].role is Role.OTHER
    assert named.issues[0].check == COLUMNS_UNDERSTOOD
    assert 'headers: {"Zorbs": ' in named.issues[0].message


def test_the_sidecar_rules():
    named = name_columns(table([["Action", "Lead", "Zorbs"], [*ROW[:2], "words"]]), {"zorbs": "partner"})
    assert named.columns[2].role is Role.PARTNER
    assert named.columns[2].confidence == 1.0


def test_a_glossary_without_a_header():
    named = name_columns(table([["EEL", "Every Estuary Lives"], ["SWAN", "Safe Water and Nature"]]), {})
    assert roles(named) == [Role.SHORT, Role.LONG]
    key = name_columns(table([["GREEN", "Nothing in the way"], ["AMBER", "Late"], ["RED", "Stuck"]]), {})
    assert Role.SHORT not in roles(key)


def test_short_words_in_capitals_beside_each_other_explain_nothing():
    assert Role.SHORT not in roles(name_columns(table([["SAFE", "DRY", "HEARD", "HOME"]]), {}))


def test_letters_with_numbers_number_the_rows_and_are_no_short_forms():
    rows = [["A1", "Mend the weir\nLead: A Pike"], ["A2", "Count the eels\nLead: B Carp"]]
    assert roles(name_columns(table(rows), {})) == [Role.REF, Role.ACTION]


def test_a_glossary_may_explain_what_a_rating_is_called():
    rows = [["RAG", "Red, Amber, Green"], ["EA", "Eel Authority"]]
    assert roles(name_columns(table(rows), {}, glossary=True)) == [Role.SHORT, Role.LONG]
    key = [["AMBER", "Late"], ["GREEN", "Nothing in the way"]]
    assert Role.SHORT not in roles(name_columns(table(key), {}, glossary=True))


def test_a_glossary_may_have_two_short_forms_a_row():
    rows = [
        ["EEL", "Every Estuary Lives", "SWAN", "Safe Water and Nature"],
        ["WEIR", "Wet Edges in Reach", "", ""],
    ]
    named = name_columns(table(rows), {})
    assert roles(named) == [Role.SHORT, Role.LONG] * 2


def test_letters_in_their_order_before_the_actions_are_their_numbers():
    rows = [["", "Task", "When"], ["A", *ROW[::2]], ["B", *ROW[::2]], ["D", *ROW[::2]]]
    assert asked(rows)[0] is Role.REF
    assert asked(rows[:3])[0] is not Role.REF


def test_letters_that_count_from_a_again_in_each_block_are_numbers_and_colours_are_none():
    def rows(*letters):
        return [["", "Task", "When"], *([letter, *ROW[::2]] for letter in letters)]

    assert asked(rows("a)", "b)", "c)", "a)", "b)"))[0] is Role.REF
    assert asked(rows("A", "G", "A", "R", "A"))[0] is not Role.REF
    assert asked(rows("A", "A", "B", "A"))[0] is not Role.REF


def test_a_section_merged_at_the_left_of_such_letters_leaves_them_numbers():
    rows = [["Aim", "", "Task", "When"], ["Clean rivers", "a)", *ROW[::2]]]
    rows += [[None, letter, *ROW[::2]] for letter in ("b)", "c)")]
    named = name_columns(table(rows, spans={(1, 0): (3, 1)}), {})
    assert roles(named) == [Role.SECTION, Role.REF, Role.ACTION, Role.TIMESCALE]
    each = [rows[0], *(["Clean rivers", *row[1:]] for row in rows[1:])]
    assert asked(each)[1] is not Role.REF


def test_a_rec_is_a_number_or_the_words_of_a_recommendation():
    header = ["Rec.", "Action", "When"]
    assert asked([header, ["3.1", *ROW[::2]], ["3.2", *ROW[::2]]])[0] is Role.REF
    assert asked([header, ["3.1 Keep the eels safe at all weirs", *ROW[::2]]])[0] is Role.SECTION


def test_milestones_that_are_terms_and_days_say_when_even_if_some_of_them_read_like_a_deed():
    rows = [
        ["Specific action", "Lead", "Milestone (term)"],
        ["Mend the weir", "A Pike", "Autumn term 2031"],
        ["Count the eels", "B Roach", "Spring term 2032"],
        ["Paint the locks", "C Rudd", "Summer term 2032"],
        ["Clear the race", "C Rudd", "Complete by July 2032"],
    ]
    assert [c.role for c in name_columns(table(rows), {}).columns] == [
        Role.ACTION,
        Role.OWNER,
        Role.TIMESCALE,
    ]
    deeds = [rows[0], *([*row[:2], f"Design agreed, {row[2]}"] for row in rows[1:])]
    assert name_columns(table(deeds), {}).columns[2].role is Role.MEASURE


def test_a_milestone_over_several_actions_is_what_they_lead_up_to():
    rows = [["Milestone", "Action", "When"], ["Pass open", *ROW[::2]], [None, *ROW[::2]]]
    assert drawn_roles(rows, spans={(1, 0): (2, 1)})[0] is Role.SECTION
    assert drawn_roles([rows[0], ["Pass open", *ROW[::2]]])[0] is Role.MEASURE


@pytest.mark.parametrize("header", ["Milestones and progress", "Updates / key milestones"])
def test_milestones_and_progress_tell_how_far_actions_are_beside_these_only(header):
    rows = [["Action", header, "Success measures"], [ROW[0], "8 May: 611 eels counted", "More eels"]]
    assert drawn_roles(rows) == [Role.ACTION, Role.STATUS, Role.MEASURE]
    merged = [*rows, [None, "9 June: nets mended", "Fewer holes"]]
    assert drawn_roles(merged, spans={(1, 0): (2, 1)}) == [Role.ACTION, Role.STATUS, Role.MEASURE]
    assert drawn_roles([["Objective", header, "When"], ["Safe rivers", *ROW[::2]]])[1] is Role.ACTION


@pytest.mark.parametrize(
    "header",
    ["What’s on offer now", "What we have in place already", "Current support", "Services available today"],
)
def test_what_there_is_already_names_no_section(header):
    rows = [[header, "Further action", "When"], ["Free boats; a swimming pass", *ROW[::2]], [None, *ROW[::2]]]
    assert drawn_roles(rows, spans={(1, 0): (2, 1)}) == [Role.IGNORE, Role.ACTION, Role.TIMESCALE]
    grouped = [["Current", *rows[0][1:]], *rows[1:]]
    assert drawn_roles(grouped, spans={(1, 0): (2, 1)})[0] is not Role.IGNORE


def test_codes_before_what_is_measured_are_its_numbers():
    rows = [["KPI", "Indicator", "Baseline", "Target"], ["K1", "Eels", "4", "9"], ["K2", "Trout", "5", "8"]]
    assert drawn_roles(rows) == [Role.REF, Role.MEASURE, Role.BASELINE, Role.TARGET]
    assert drawn_roles([[row[0], *row[2:]] for row in rows])[0] is Role.MEASURE


def test_cells_that_say_where_a_measure_should_go_give_its_direction():
    rows = [["Indicator", "What we want"], ["Floods", "Decrease"], ["Eels", "Increase"]]
    assert drawn_roles(rows) == [Role.MEASURE, Role.DIRECTION]
    assert drawn_roles([*rows, ["Trout", "Increase where banks are open"]])[1] is not Role.DIRECTION


def test_a_label_and_value_table_is_not_taken_for_a_header():
    named = name_columns(table([["Action", "Mend the weir"], ["When", "May 2031"], ["Lead", "Rivers"]]), {})
    assert named.table.header_rows == 0


@pytest.mark.parametrize(
    ("rows", "shaded", "role"),
    [
        (
            [["CLEAN RIVERS"], ["• weirs mended\n• eels counted"], ["FULL RIVERS"], ["• rain collected"]],
            (0, 2),
            Role.ACTION,
        ),
        ([["Mend the weir"], ["Count the eels"]], (), Role.ACTION),
        ([["Contents"], ["1 History"], ["2 Notes"]], (0,), Role.OTHER),  # a box of contents
        ([["A letter about rivers and what swims in them"]], (), Role.OTHER),
    ],
)
def test_a_table_of_one_column_must_read_as_actions(rows, shaded, role):
    assert name_columns(table(rows, shaded=shaded), {}).columns[0].role is role


def drawn_roles(rows, **facts):
    return roles(name_columns(table(rows, **facts), {}))


@pytest.mark.parametrize("words", [("Q1", "Q2"), ("How well?", "Who is better off?")])
def test_below_a_group_stand_the_names_of_its_columns_whatever_they_are(words):
    merged = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2)}
    rows = [
        ["Action", "Lead", "Milestones", None],
        [None, None, *words],
        [*ROW[:2], "Stone bought", "Weir open"],
    ]
    named = name_columns(table(rows, spans=merged), {})

    assert named.table.header_rows == 2
    assert [c.role for c in named.columns] == [Role.ACTION, Role.OWNER, Role.MEASURE, Role.MEASURE]


@pytest.mark.parametrize(
    ("group", "roles"),
    [("Monitoring", [Role.REVIEW, Role.REVIEW]), ("Evidence of impact", [Role.IGNORE, Role.MEASURE])],
)
def test_how_and_who_below_a_group_are_not_the_actions(group, roles):
    merged = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2)}
    rows = [["Actions", "Lead", group, None], [None, None, "Who", "How"], [*ROW[:2], "A Pike", "Visits"]]

    assert drawn_roles(rows, spans=merged) == [Role.ACTION, Role.OWNER, *roles]


def test_start_below_a_group_of_dates_begins_a_range():
    merged = {(0, 0): (2, 1), (0, 1): (1, 2)}
    rows = [["Action", "Timescale", None], [None, "Start", "End"], [ROW[0], "May 2031", "June 2031"]]
    named = name_columns(table(rows, spans=merged), {})

    assert [c.kind for c in named.columns] == ["", "start", "end"]


def test_a_term_is_a_time_or_a_word():
    assert drawn_roles([["Term", "Action"], ["Spring term 2032", ROW[0]]]) == [Role.TIMESCALE, Role.ACTION]
    assert drawn_roles([["Term", "Definition"], ["Weir", "A low dam"]]) == [Role.SHORT, Role.LONG]


def test_all_there_is_beside_short_forms_is_what_they_mean():
    short = [["Short form", "In plain words"], ["RB", "River Board"], ["LK", "Lock Keeper"]]
    assert drawn_roles(short, header_rows=1) == [Role.SHORT, Role.LONG]
    assert drawn_roles([[*row, "x"] for row in short], header_rows=1)[1] is Role.OTHER


def test_short_forms_beside_what_they_stand_for_are_some_whatever_heads_them():
    letters = [["Letters", "What they stand for"], ["RB", "River Board"], ["PA", "personal adviser"]]
    assert drawn_roles(letters, header_rows=1) == [Role.SHORT, Role.LONG]
    bodies = [["Bodies", "What they stand for"], ["River Board", "Clean rivers"], ["Lock Board", "Safety"]]
    assert drawn_roles(bodies, header_rows=1)[0] is not Role.SHORT


def test_where_are_we_now_tells_of_progress_behind_an_action_and_why_before_it():
    row = ["Count eels", "May 2031", "Two streams are counted."]
    behind = [["Action", "By when", "Where are we now?"], row]
    assert drawn_roles(behind)[2] is Role.STATUS
    assert (
        drawn_roles([[*head, other] for head, other in zip(behind, ("Progress", "Going well"), strict=True)])[
            2
        ]
        is Role.IGNORE
    )
    assert drawn_roles([["Where are we now?", "Action", "By when"], [row[2], *row[:2]]])[0] is Role.IGNORE


@pytest.mark.parametrize("now", ["Now", "Now (May 2031)", "Today"])
def test_figures_of_now_between_a_measure_and_its_target_are_the_latest(now):
    rows = [["Measure", "Baseline", now, "Target"], ["Eels", "7", "9", "20"], ["Otters", "7%", "9%", "20%"]]
    assert asked(rows) == [Role.MEASURE, Role.BASELINE, Role.LATEST, Role.TARGET]


def test_a_measure_that_instructs_and_is_led_is_an_action():
    rows = [["Measure", "Lead", "When"], ROW, ["Count the eels", "A Pike", "June 2031"]]
    assert drawn_roles(rows) == [Role.ACTION, Role.OWNER, Role.TIMESCALE]


def test_inputs_are_resources_beside_activities_and_the_actions_where_they_instruct_and_are_led():
    logic = [["Inputs", "Activities", "Outputs"], ["A boat and two keepers", "Mend the weir", "Weirs mended"]]
    assert drawn_roles(logic) == [Role.COST, Role.ACTION, Role.MEASURE]
    led = [["Inputs", "Outputs", "Lead"], ["Mend the weir", "Weirs mended", "Head of Rivers"]]
    assert drawn_roles(led) == [Role.ACTION, Role.MEASURE, Role.OWNER]


def test_figures_without_anything_measured_are_no_measures():
    rows = [["Mode", "2031 survey", "2034 target"], ["Car", "74%", "66%"], ["Bus", "8%", "11%"]]
    assert Role.MEASURE not in drawn_roles(rows)


def test_a_table_of_risks_is_known_without_marks():
    rows = [["Risk", "Likelihood", "Impact", "Mitigating action"], ["Flood", "High", "Low", "Mend the weir"]]
    assert set(drawn_roles(rows)) == {Role.IGNORE}


def asked(rows):
    return [c.role for c in name_columns(table(rows), {}).columns]


@pytest.mark.parametrize(
    "noted", ["Meeting date", "Date & meeting", "Date action was raised", "Logged", "Date"]
)
def test_when_an_action_was_noted_is_no_timescale(noted):
    rows = [[noted, "Action", "Deadline"], ["3 May 2031", *ROW[::2]], ["4 May 2031", "Count eels", "June"]]
    assert asked(rows) == [Role.IGNORE, Role.ACTION, Role.TIMESCALE]


def test_when_an_action_was_noted_is_no_timescale_where_nothing_else_is_one():
    rows = [
        ["Date raised", "Action", "Lead"],
        ["3 May 2031", *ROW[:2]],
        ["4 May 2031", "Count eels", "A Pike"],
    ]
    assert asked(rows) == [Role.IGNORE, Role.ACTION, Role.OWNER]


def test_actions_completed_are_the_actions_where_no_other_column_is():
    beside = [
        ["Actions completed", "Deadline", "Progress"],
        ["The weir team to count eels", "May 2031", "Done"],
    ]
    also = [["Action", "Lead", "Actions completed"], [*ROW[:2], "Eels counted"]]
    assert asked(beside) == [Role.ACTION, Role.TIMESCALE, Role.STATUS]
    assert asked(also) == [Role.ACTION, Role.OWNER, Role.STATUS]


def test_works_are_the_actions_and_the_schemes_before_them_what_they_belong_to():
    rows = [
        ["Scheme", "Work", "When"],
        ["Otter Lock", "Gates of oak", "2031"],
        ["Pike Weir", "Dredge it", "2032"],
    ]
    assert asked(rows) == [Role.SECTION, Role.ACTION, Role.TIMESCALE]


def test_the_cells_say_what_actioned_by_asks():
    rows = [["Action", "To be actioned by"], ["Mend the weir", "A Pike"], ["Count eels", "Head of Rivers"]]
    assert asked(rows)[1] is Role.OWNER
    assert asked([rows[0], ["Mend the weir", "May 2031"], ["Count eels", "June 2031"]])[1] is Role.TIMESCALE


def test_a_latest_position_in_words_is_progress_where_nothing_is_measured():
    words = [["Issue", "Action", "Latest position"], ["Eels", "Count eels", "Two streams are counted"]]
    measured = [["Action", "Measure", "Latest position"], ["Count eels", "Streams counted", "Two streams"]]
    assert asked(words)[2] is Role.STATUS
    assert asked(measured)[2] is Role.LATEST


@pytest.mark.parametrize(
    ("header", "row", "role"),
    [
        (
            ["Action", "Measure", "RAG", "Latest position"],
            ["Streams counted", "G", "Two streams"],
            Role.STATUS,
        ),
        (["Action", "Measure", "RAG", "Latest position"], ["Streams counted", "G", "66%"], Role.LATEST),
        (["Action", "Measure", "Target", "RAG", "Latest position"], ["Eels", "9", "G", "Two"], Role.LATEST),
        (
            ["Action", "RAG", "Measure", "Latest position"],
            ["G", "Streams counted", "Two streams"],
            Role.LATEST,
        ),
    ],
)
def test_a_latest_position_in_words_right_beside_the_rating_is_progress(header, row, role):
    assert asked([header, ["Count eels", *row]])[-1] is role


@pytest.mark.parametrize(
    ("measure", "said", "role"),
    [
        ("Offer published", "Draft out for comment", Role.STATUS),
        ("Offer published", "River clean held 12 September.", Role.STATUS),
        ("Offer published", "", Role.STATUS),
        ("Eels counted", "66% of streams", Role.LATEST),
    ],
)
def test_a_latest_position_without_a_figure_beside_who_and_when_is_progress(measure, said, role):
    header = ["Action", "Lead", "By when", "Measure", "Latest position"]
    row = ["Count eels", "A Pike", "May 2031", measure, said]
    assert asked([header, row])[-1] is role
    aimed = asked([[*header, "Target"], [*row, "All streams"]])
    assert aimed[-2] is Role.LATEST


def test_months_are_no_names_whatever_else_bears_them():
    assert asked([["Action", "Due"], ["Mend the weir", "June"], ["Count eels", "May"]])[1] is Role.TIMESCALE
    assert (
        asked([["Action", ""], ["Mend the weir", "June"], ["Count eels", "Mid-April"]])[1] is Role.TIMESCALE
    )


def test_milestones_in_figures_are_targets_and_the_words_before_them_what_is_measured():
    rows = [
        ["Target", "Baseline", "2031 milestone", "2032 target"],
        ["Share of boats with a light", "17%", "20%", "24%"],
        ["Eels counted", "9", "12", "40"],
    ]
    assert asked(rows) == [Role.MEASURE, Role.BASELINE, Role.TARGET, Role.TARGET]


def test_the_last_quarter_that_has_figures_is_the_latest_state():
    rows = [
        ["Measure", "Baseline 2030", "Q1", "Q2", "Q3", "Target 2031"],
        ["Boats with a light", "17%", "20%", "21%", "", "24%"],
        ["Eels counted", "9", "12", "15", "", "40"],
    ]
    assert asked(rows) == [Role.MEASURE, Role.BASELINE, Role.OTHER, Role.LATEST, Role.IGNORE, Role.TARGET]
    without = [[row[0], *row[2:5]] for row in rows]
    assert Role.LATEST not in asked(without)


@pytest.mark.parametrize("quarters", [("Q1 2031/32", "Q2 2031/32"), ("Q1", "Q2"), ("May 2031", "June 2031")])
def test_figures_of_the_year_before_the_quarters_are_where_it_began(quarters):
    rows = [
        ["Measure", "Outturn 2030/31", *quarters, "Target 2031/32"],
        ["Boats with a light", "17%", "20%", "21%", "24%"],
        ["Eels counted", "9", "12", "15", "40"],
    ]
    assert asked(rows) == [Role.MEASURE, Role.BASELINE, Role.OTHER, Role.LATEST, Role.TARGET]
    alone = [[row[0], row[1], row[4]] for row in rows]
    assert asked(alone) == [Role.MEASURE, Role.LATEST, Role.TARGET]


NOW, THEN = ["Where are we now? (May 2031)", "Where we are now"], "Where we want to be by 2033"


@pytest.mark.parametrize("now", NOW)
def test_where_we_are_and_want_to_be_are_figures_where_figures_stand_below(now):
    rows = [["Measure", now, THEN], ["Eels a mile", "12", "40"], ["Weirs mended", "5%", "n/a"]]
    assert asked(rows) == [Role.MEASURE, Role.BASELINE, Role.TARGET]


@pytest.mark.parametrize(("now", "role"), [(NOW[0], Role.IGNORE), (NOW[1], Role.STATUS)])
def test_where_we_are_and_want_to_be_in_words_are_no_figures(now, role):
    words = ["Two of the 9 weirs leak.", "Rivers that eels climb"]
    rows = [[now, THEN, "What we will do", "Who"], [*words, *ROW[:2]]]
    assert asked(rows) == [role, Role.SECTION, Role.ACTION, Role.OWNER]


def test_milestones_lie_on_the_way_to_the_one_target_and_are_targets_of_their_years_without_it():
    one = [["Measure", "Milestone 2031", "Target 2032"], ["Boats with a light", "20%", "24%"]]
    several = [["Measure", "Milestone 2031", "Milestone 2032", "Target 2033"], ["Eels", "12", "20", "40"]]
    alone = [["Measure", "Baseline", "Milestone 2031", "Milestone 2032"], ["Eels", "9", "12", "20"]]
    assert asked(one) == [Role.MEASURE, Role.IGNORE, Role.TARGET]
    assert asked(several) == [Role.MEASURE, Role.IGNORE, Role.IGNORE, Role.TARGET]
    assert asked(alone) == [Role.MEASURE, Role.BASELINE, Role.TARGET, Role.TARGET]


def test_a_header_below_an_introduction_is_known_by_what_it_asks_among_much_that_nobody_knows():
    rows = [
        ["Weirs: the board has kept them since the flood", None, None, None, None],
        ["Activity", "Description", "Shelf", "Key cupboard", "Ink colour"],
        ["Activity 1.1", "Mend the weir", "A", "left", "blue"],
        ["Activity 1.2", "Count the eels", "B", "right", "red"],
    ]
    made = name_columns(table(rows, spans={(0, 0): (1, 5)}), {})
    assert made.table.header_rows == 2
    assert [c.header.text for c in made.columns] == rows[1]


def test_a_table_of_meetings_holds_actions_only_where_somebody_does_them_by_some_day():
    header = ["Meeting", "Agenda item", "Action", "Lead", "Deadline"]
    log = [header, ["3 May 2031", "6", *ROW], ["3 May 2031", "7", *ROW]]
    assert asked(log) == [Role.IGNORE, Role.REF, Role.ACTION, Role.OWNER, Role.TIMESCALE]
    assert set(asked([["Meeting", "Agenda item", "Lead"], ["3 May 2031", "Weirs", "A Pike"]])) == {
        Role.IGNORE
    }


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["March 2030", "Target"], [Role.BASELINE, Role.TARGET]),
        (["2028/29", "2029/30", "Target 2031"], [Role.BASELINE, Role.LATEST, Role.TARGET]),
        (["Summer 2029", "Summer 2030", "Target 2031"], [Role.BASELINE, Role.LATEST, Role.TARGET]),
        (["At inspection (May 2030)", "Latest", "Target"], [Role.BASELINE, Role.LATEST, Role.TARGET]),
        (["Baseline", "March 2030", "Target"], [Role.BASELINE, Role.LATEST, Role.TARGET]),
        (["2029/30 actual", "March 2030", "Target 2031"], [Role.LATEST, Role.OTHER, Role.TARGET]),
        (["Target", "March 2030"], [Role.TARGET, Role.OTHER]),
        (["March 2030", "By the end of March 2034"], [Role.BASELINE, Role.TARGET]),
        (["March 2030", "March 2034"], [Role.OTHER, Role.OTHER]),
        (["Target", "By 2034"], [Role.TARGET, Role.OTHER]),
    ],
)
def test_figures_of_a_day_between_the_measure_and_its_target_are_where_it_stood(headers, expected):
    figures = [f"{k + 5}%" for k in range(len(headers))]
    rows = [["Indicator", *headers], ["Eels counted", *figures], ["Locks mended", *figures]]
    assert roles(name_columns(table(rows), {})) == [Role.MEASURE, *expected]


def test_figures_of_now_before_those_of_a_day_to_come_are_the_latest():
    rows = [["Measure", "Now", "By 2034"], ["Eels counted", "68%", "85%"], ["Locks mended", "7", "11"]]
    found = roles(name_columns(table(rows, header_rows=1), {}))
    assert found == [Role.MEASURE, Role.LATEST, Role.TARGET]


def test_bare_figures_of_a_day_are_no_references():
    rows = [["Indicator", "March 2030", "Target"], ["Eels counted", "5", "9"], ["Locks mended", "6", "7"]]
    assert roles(name_columns(table(rows), {})) == [Role.MEASURE, Role.BASELINE, Role.TARGET]


def test_numbers_under_action_beside_a_measure_are_no_targets():
    rows = [["Action", "Indicator", "Baseline"], ["1.1", "Eels", "5"], ["1.2", "Locks", "7"]]
    assert roles(name_columns(table(rows), {})) == [Role.REF, Role.MEASURE, Role.BASELINE]


def test_a_response_before_the_action_is_no_progress_where_another_column_tells_it():
    rows = [
        ["Recommendation", "Response", "Action", "Lead", "RAG"],
        ["The weir should be mended", "Agreed", "Mend the weir", "A Pike", "Green"],
    ]
    assert [c.role for c in name_columns(table(rows), {}).columns][1] is Role.IGNORE
    alone = [row[:4] for row in rows]
    assert [c.role for c in name_columns(table(alone), {}).columns][1] is Role.STATUS


@pytest.mark.parametrize(
    "header",
    ["Agreed / Partly Agreed / Not Agreed", "Accepted/ Partially accepted/ Rejected", "Lock board's view"],
)
def test_whether_a_recommendation_is_agreed_is_a_state_and_no_section_of_its_actions(header):
    rows = [
        ["Recommendation", header, "Action", "Lead"],
        ["The weir should be mended", "Partly agreed", "Mend the weir", "A Pike"],
        [None, None, "Watch the weir", "B Roach"],
        ["The eels should be counted", "Accepted", "Count the eels", "A Pike"],
    ]
    spans = {(1, 0): (2, 1), (1, 1): (2, 1)}
    assert roles(name_columns(table(rows, spans=spans), {}))[1] is Role.STATUS
    told = [[*row, state] for row, state in zip(rows, ("RAG", "Green", "Red", "Green"), strict=True)]
    assert roles(name_columns(table(told, spans=spans), {}))[1] is Role.IGNORE


def test_a_reply_that_says_why_is_one_where_another_column_tells_how_far_the_action_is():
    rows = [
        ["Recommendation", "Board's response", "Action", "Lead", "Progress"],
        ["The weir should be mended", "Accepted. It leaks.", "Mend the weir", "A Pike", "Two piles driven"],
        ["The eels should be counted", "Accepted in part, in May", "Count the eels", "A Pike", "Not begun"],
    ]
    assert roles(name_columns(table(rows), {}))[1] is Role.IGNORE
    told = ("Board's response", "Piles came", "Nets are late")
    said = [[row[0], words, *row[2:]] for row, words in zip(rows, told, strict=True)]
    assert roles(name_columns(table(said), {}))[1] is Role.STATUS


def test_words_said_of_an_agreed_action_are_no_mere_reply():
    rows = [["Agreed", "Lead"], ["Agreed: mend the weir", "A Pike"], ["Accepted. Count the eels", "B Roach"]]
    assert Role.STATUS not in roles(name_columns(table(rows), {}))


def test_numbers_that_count_the_columns_are_no_words_of_their_headers():
    heads = ["1.\nRec. No", "2.\nRecommendation", "3. Action taken / planned", "4. Owner", "5. Target date"]
    row = ["6.1", "The weir should be mended", "The weir will be mended", "A Pike", "May 2031"]
    named = name_columns(table([heads, row]), {})
    assert roles(named) == [Role.REF, Role.SECTION, Role.ACTION, Role.OWNER, Role.TIMESCALE]
    assert [c.header.text for c in named.columns][:2] == ["Rec. No", "Recommendation"]
    actions = name_columns(table([["Action 1", "Lead", "When"], ["1. Mend it", "2. A Pike", "3. May"]]), {})
    assert actions.table.row_cells(1)[0].text == "1. Mend it"


@pytest.mark.parametrize("header", ["Sep", "Q3", "Autumn"])
def test_a_bare_period_above_ticks_says_when(header):
    rows = [
        ["Action", "Lead", header],
        ["Mend the weir", "A Pike", "\u2713"],
        ["Count the eels", "B Roach", ""],
    ]
    assert [c.role for c in name_columns(table(rows), {}).columns][2] is Role.PERIOD


def test_a_period_above_colours_says_how_it_stood_then():
    rows = [
        ["Action", "Lead", "By when", "RAG Dec 2031"],
        ["Mend the weir", "A Pike", "May 2032", "Green"],
        ["Count the eels", "B Roach", "June 2032", "Amber"],
        ["Paint the locks", "C Rudd", "June 2032", ""],
    ]
    assert [c.role for c in name_columns(table(rows), {}).columns][2:] == [Role.TIMESCALE, Role.STATUS]
    quarters = [
        [*row[:2], row[3].replace("RAG Dec 2031", "Q1"), row[3].replace("RAG Dec 2031", "Q2")] for row in rows
    ]
    assert [c.role for c in name_columns(table(quarters), {}).columns][2:] == [Role.STATUS, Role.STATUS]


def test_words_on_the_bars_of_a_chart_say_when_and_states_on_colour_do_not():
    def read(words):
        rows = [["Action", "Lead", "Q1 2031/32", "Q2 2031/32"], ["Mend the weir", "A Pike", *words]]
        rows += [["Count the eels", "B Roach", "", words[1]], ["Paint the locks", "C Rudd", "", ""]]
        made = table(rows, header_rows=1)
        cells = tuple(replace(c, shaded=bool(c.text) and c.column > 1) for c in made.cells)
        named = name_columns(replace(made, cells=cells), {})
        return roles(named)[2:], [
            v.passage.text if (v := ticked_period(named, row)) else None for row in (1, 2, 3)
        ]

    when = ["Q1 2031/32 to Q2 2031/32", "Q2 2031/32", None]
    assert read(["Draft", "Go live"]) == ([Role.PERIOD, Role.PERIOD], when)
    assert read(["On track", "Delayed"])[1] == [None, None, None]
    assert read(["45 eels", "60 eels"])[1] == [None, None, None]


def test_short_forms_that_spell_a_verb_instruct_nobody():
    rows = [["Team", "Risk"], ["GET", "Flood"], ["ACT", "Silt"], ["Get stone", "Drought"], ["GET", "Eels"]]
    assert instructing(table(rows, header_rows=1), Column(0, Role.OTHER)) == 0.25


@pytest.mark.parametrize(("when", "role"), [("Painted", Role.OTHER), ("By when", Role.ACTION)])
def test_a_description_beside_mere_looks_of_a_date_is_no_action(when, role):
    rows = [["Weir", "Two gates, one fish pass", "May 2031"], ["Sluice", "Oak, on four posts", "June 2031"]]
    named = name_columns(table([["Part", "Description", when], *rows]), {})
    assert named.columns[1].role is role


@pytest.mark.parametrize(("before", "role"), [("Feature", Role.IGNORE), ("Photo", Role.SECTION)])
def test_a_description_behind_a_section_only_describes_it(before, role):
    rows = [["Weir", "Oak, leaning", *ROW], ["Sluice", "Two gates", *ROW]]
    named = name_columns(table([[before, "Description", "Action", "Lead", "By when"], *rows]), {})
    assert named.columns[1].role is role


@pytest.mark.parametrize(
    ("header", "cells", "role"),
    [
        (
            "The Forum will",
            ("Mend the weir by hand", "(a) Count eels at dusk\n(b) Paint it blue"),
            Role.ACTION,
        ),
        ("The Forum will", ("Eels at dusk", "Boats and weirs"), Role.OTHER),  # its cells must look so
        ("The anglers will", ("More eels at dusk", "Safer boats in May"), Role.OTHER),
    ],
)
def test_what_a_body_will_do(header, cells, role):
    named = name_columns(
        table([["Aim", header, "Lead"], *(["Clean", c, "Head of Rivers"] for c in cells)]), {}
    )
    assert named.columns[1].role is role


def test_figures_beside_no_action_and_no_name_of_a_measure_measure_nothing():
    rows = [["Parish", "Homes flooded", "Benefits"], ["Westbank", "6.1%", "38%"], ["Eastbank", "5.2%", "33%"]]
    columns = name_columns(table(rows, header_rows=1), {}).columns
    assert Role.MEASURE not in {c.role for c in columns}
    named = name_columns(table([["Benefits", "Target"], ["Dry homes", "38%"]], header_rows=1), {}).columns
    assert [c.role for c in named] == [Role.MEASURE, Role.TARGET]


def test_the_first_entry_of_a_glossary_is_no_header_though_a_field_is_named_in_it():
    rows = [["KPI", "Key performance indicator"], ["EA", "Environment Agency"]]
    bold = table(rows, header_rows=1)
    assert roles(name_columns(bold, {}, glossary=True)) == [Role.SHORT, Role.LONG]
    headed = name_columns(table([["TERM", "Meaning"], *rows], header_rows=1), {}, glossary=True)
    assert (roles(headed), headed.table.header_rows) == ([Role.SHORT, Role.LONG], 1)


def test_what_inspectors_say_must_be_done_is_what_the_action_beside_it_belongs_to():
    header = ["Ref", "Watchdog", "Action we are taking", "Lead"]
    said = [
        "The mill must ensure that weirs are safe.",
        "The mill should consider how it tells its visitors.",
    ]
    rows = [["R1", said[0], "Mend the weir by hand", "A Pike"], ["R2", said[1], "Print a map", "B Day"]]
    assert name_columns(table([header, *rows], header_rows=1), {}).columns[1].role is Role.SECTION
    rows = [[ref, "The weirs are old and leak.", *rest] for ref, _, *rest in rows]
    assert name_columns(table([header, *rows], header_rows=1), {}).columns[1].role is Role.OTHER


def test_a_smart_target_is_what_actions_are_for_and_a_target_of_figures_is_none():
    row = ["By May 2031 all weirs hold", "Mend the weir", "A Pike"]
    assert asked([["SMART target", "Action", "Who"], row])[0] is Role.SECTION
    assert asked([["Measure", "Target"], ["Weirs mended", "12"], ["Eels seen", "40"]])[1] is Role.TARGET


def test_what_this_means_beside_actions_is_no_meaning_of_short_forms():
    rows = [["Action", "What this means", "Lead"], ["Mend the weir", "The town stays dry", "A Pike"]]
    assert drawn_roles(rows, header_rows=1)[1] is Role.OTHER


def test_what_people_said_word_for_word_groups_no_actions():
    rows = [["What anglers told us", "What we will do", "Lead"]]
    rows += [
        ["“The weir leaks.”\n“Nobody comes.”", "Mend the weir", "A Pike"],
        [None, "Count the eels", "B Roach"],
    ]
    spans = {(1, 0): (2, 1)}
    assert roles(name_columns(table(rows, spans=spans), {}))[0] is Role.IGNORE
    rows[1][0] = "Leaking weirs"
    assert roles(name_columns(table(rows, spans=spans), {}))[0] is Role.SECTION


def test_what_is_tracked_beside_its_figures_and_comments_is_no_action():
    rows = [
        ["Watching: what we will track", "Latest", "Target", "Comments"],
        ["Children who swim", "61", "63", ""],
        ["Falls at the weir", "12", "10", "Ice in May"],
    ]
    assert asked(rows) == [Role.MEASURE, Role.LATEST, Role.TARGET, Role.STATUS]
    deeds = [rows[0], ["Mend the weirs", "6", "12", ""], ["Count the eels", "12", "40", "Ice in May"]]
    assert asked(deeds)[0] is Role.ACTION


def test_what_stands_before_figures_of_two_kinds_or_days_is_measured_whatever_its_header():
    rows = [
        ["What the wardens watch", "Baseline", "Target 2034"],
        ["Children who swim", "61%", "63%"],
        ["Falls", "12", "10"],
    ]
    assert asked(rows) == [Role.MEASURE, Role.BASELINE, Role.TARGET]
    dated = [["How we are doing", "May 2031", "Aim for 2034"], *rows[1:]]
    assert asked(dated) == [Role.MEASURE, Role.BASELINE, Role.TARGET]
    assert asked([row[:2] for row in rows])[0] is Role.OTHER


def test_outcomes_beside_their_figures_and_no_action_are_measured():
    rows = [
        ["Outcome", "Baseline", "Target 2034"],
        ["Children who swim", "61%", "63%"],
        ["Falls", "12", "10"],
    ]
    assert asked(rows) == [Role.MEASURE, Role.BASELINE, Role.TARGET]
    led = [
        ["Outcome", "Action", "Target"],
        ["Clean rivers", "Mend the weir", "9"],
        ["Dry land", "Raise the bank", "5"],
    ]
    assert asked(led)[0] is Role.SECTION


def test_what_people_said_is_no_field_behind_the_action_or_below_a_band():
    rows = [
        ["Zorbs", "What we will do", "Lead", "Zerbs"],
        ["Clean rivers", None, None, None],
        ["“The weir leaks.”", "Mend the weir", "A Pike", "“Thank you!”"],
    ]
    named = name_columns(table(rows, header_rows=1, spans={(1, 0): (1, 4)}), {})
    assert roles(named) == [Role.IGNORE, Role.ACTION, Role.OWNER, Role.IGNORE]
    assert not named.issues


def test_targets_of_actions_that_say_when_are_the_timescale_where_no_other_column_is():
    rows = [["Action", "Lead", "Target", "RAG"], ["Mend the weir", "A Pike", "On-going", "G"]]
    rows += [["Count the eels", "B Roach", "Dec 31", "A"], ["Paint the locks", "C Rudd", "Quarterly", "R"]]
    assert asked(rows) == [Role.ACTION, Role.OWNER, Role.TIMESCALE, Role.STATUS]
    due = [[*row, when] for row, when in zip(rows, ("By when", "2033", "2034", "2035"), strict=True)]
    assert asked(due)[2] is Role.MEASURE
    worded = [rows[0], *([*row[:2], f"95% {row[2]}", row[3]] for row in rows[1:])]
    assert asked(worded)[2] is Role.MEASURE
    measured = [["Measure", "Latest", "Target"], ["Eel plan agreed", "Draft", "May 2031"]]
    assert asked(measured)[2] is Role.TARGET


def test_a_number_of_two_parts_below_a_header_of_numbers_is_no_month():
    rows = [["Ref", "Action", "Owner", "Due date"], ["06/01", "Mend the weir", "A Pike", "30/06/31"]]
    rows.append(["06/03", "Count the eels", "B Roach", "May 2031"])
    assert asked(rows) == [Role.REF, Role.ACTION, Role.OWNER, Role.TIMESCALE]
    when = [["Finish", "Action", "Owner"], ["06/31", "Mend the weir", "A Pike"]]
    when.append(["07/31", "Count the eels", "B Roach"])
    assert asked(when)[0] is Role.TIMESCALE


def test_an_aim_merged_over_the_rows_that_one_of_no_known_name_instructs_in_is_no_action():
    header = ["Aim", "Ways of going about it", "Who", "When"]
    rows = [
        header,
        ["Reduce eel losses by a third", *ROW],
        [None, "Count the eels", "A Pike", "June 2031"],
        [None, "Eel ladders at both locks", "B Rudd", "July 2031"],
    ]
    named = name_columns(table(rows, spans={(1, 0): (3, 1)}), {})
    assert [c.role for c in named.columns] == [Role.SECTION, Role.ACTION, Role.OWNER, Role.TIMESCALE]
