"""Lists that nothing announces: which are actions, and what the lists of measures below them belong to."""

from dataclasses import replace

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from schemas.document import BlockKind
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table

LED = ["1.1 Mend the weir (Lead: Rivers Team; by May 2031)", "1.2 Count the eels (Lead: A Pike; ongoing)"]
PLAIN = ["• Mend the weir", "• Count the eels"]


def records(*body, eager=True):
    lines = [paragraph(p, k) if isinstance(p, str) else p for k, p in enumerate(body, 1)]
    outline = read_outline(
        (heading("River Plan"), heading("Priority 1: Clean rivers", 2), *lines), eager=eager
    )
    return read_records(outline, name_tables(outline, {}))


def actions(*body):
    return [a.text.text for a in records(*body).actions]


def test_a_sentence_above_a_list_may_hold_a_word_of_the_past():
    assert actions("Most of our rivers are already low.", *PLAIN) == ["Mend the weir", "Count the eels"]


def test_a_list_of_what_was_done_is_none():
    assert actions("So far we have done this:", *PLAIN) == []
    assert actions("Much has already been done.", *PLAIN) == []
    assert actions("So far we have done this:", *LED) == []
    assert actions(heading("Achievements", 3), *LED) == []


def test_a_heading_that_speaks_of_the_person_helped_is_no_advert():
    assert actions(heading("Put the person at the heart of help", 3), *LED) == [
        "Mend the weir",
        "Count the eels",
    ]
    assert actions(heading("The person we want", 3), *LED) == []


def test_a_list_that_says_who_and_when_is_one_below_any_sentence():
    found = records("Much has already been done.", *LED)
    assert [(a.ref.text, a.text.text) for a in found.actions] == [
        ("1.1", "Mend the weir"),
        ("1.2", "Count the eels"),
    ]
    assert [v.passage.text for a in found.actions if (v := a.value(Role.OWNER))] == ["Rivers Team", "A Pike"]


def test_a_list_that_says_who_and_when_is_one_in_a_document_with_other_actions_too():
    other = (
        paragraph("We will:", 20),
        paragraph("• Light the tow path", 21),
        heading("Priority 2: Safe banks", 2),
    )
    found = records(*other, *LED, eager=False)
    assert [a.text.text for a in found.actions] == ["Light the tow path", "Mend the weir", "Count the eels"]
    assert len(records(*other, *PLAIN, eager=False).actions) == 1
    half = ["• Clean rivers (Lead: Rivers Team)", "• Safe banks (Lead: Parks Team)"]
    assert len(records(*other, *half, eager=False).actions) == 1
    some = [*LED, "1.3 We will light the path [When: May 2031]", "1.4 Eel counts [When: June 2031]"]
    assert len(records(*other, *some[:3], eager=False).actions) == 4
    assert len(records(*other, *some, eager=False).actions) == 1


def test_a_list_that_counts_on_from_its_heading_is_one_below_any_sentence():
    counted = ["1.1 Mend the weir", "1.2 Eel counts at each weir"]
    said = "Much has already been done."
    assert actions(said, *counted) == ["Mend the weir", "Eel counts at each weir"]
    assert actions(said, *(f"3{line}" for line in counted)) == []
    assert actions("What we have done:", *counted) == []


def test_who_and_when_at_the_end_of_each_item_are_as_good_as_labels():
    lines = ["• Eel counts (Rivers Team, May 2031)", "• New lock gates (Parks Team, by June 2031)"]
    assert len(actions(*lines)) == len(lines)


def test_what_the_reader_should_do_is_none():
    assert actions("Applicants walk the bank with us.", *PLAIN) == []


def test_measures_below_the_first_list_of_a_document_are_those_of_its_section():
    found = records(
        *LED,
        paragraph("How we will know:", 8, bold=True),
        "• Reduction in floods",
        heading("Priority 2: Safe banks", 2),
        "2.1 Fence the lock (Lead: Parks Team; by June 2031)",
        "2.2 Light the tow path (Lead: Parks Team; by May 2032)",
        paragraph("How we will know:", 9, bold=True),
        "• Fewer falls",
    )
    titles = [s.title.text for s in found.sections]
    assert [(titles[m.path[-1]], m.text.text, m.actions) for m in found.measures] == [
        ("Clean rivers", "Reduction in floods", ()),
        ("Safe banks", "Fewer falls", ()),
    ]
    assert [titles[a.path[-1]] for a in found.actions] == ["Clean rivers"] * 2 + ["Safe banks"] * 2


@pytest.mark.parametrize(
    ("caption", "title"),
    [
        ("Table 1: Overdue work", "Overdue work"),
        ("Table 2.1 – Safe banks", "Safe banks"),
        ("Table 3", None),
        ("Tables of eels", "Tables of eels"),
    ],
)
def test_the_number_of_a_caption_is_no_part_of_its_title(caption, title):
    rows = table([["Action", "Lead", "When"], ["Mend the weir", "A Pike", "May 2031"]])
    found = records(heading(caption, 3), rows)
    assert [found.sections[s].title.text for s in found.actions[0].path][1:] == ([title] if title else [])


def test_narrative_that_a_report_numbers_is_no_measure():
    several = "4.1 This is told to the board. The Head of Rivers owns it."
    listed = ["4.1 Eels counted at each weir", "4.2 Herons seen"]
    monitoring = heading("4. Monitoring", 2)
    assert not records(*PLAIN, monitoring, several).measures
    assert len(records(*PLAIN, monitoring, *listed).measures) == len(listed)


def test_a_sentence_drawn_as_a_heading_between_a_sections_heading_and_its_table_states_something():
    one, other = (
        table([["Action", "Lead"], [words, "A Pike"]]) for words in ("Mend the weir", "Count the eels")
    )
    said, more = heading("We want every river clean.", 3), heading("We want every bank safe.", 3)
    found = records(said, one, heading("Priority 2: Safe banks", 2), other)
    assert [[found.sections[s].title.text for s in a.path] for a in found.actions] == [
        ["Clean rivers"],
        ["Safe banks"],
    ]
    assert [s.title.text for s in found.sections] == [
        "Clean rivers",
        "We want every river clean.",
        "Safe banks",
    ]
    both = records(said, one, more, other)
    assert [[both.sections[s].title.text for s in a.path][1:] for a in both.actions] == [
        ["We want every river clean."],
        ["We want every bank safe."],
    ]


TABLE = table([["Action", "Lead"], ["Dredge the pond", "B Carp"]], number=9, header_rows=1)
REMARKS = ["• The plan will go to the board in May.", "• Thank you to all anglers.", "• A leaflet follows."]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ((TABLE, heading("5. Next steps", 2), *REMARKS), ["Dredge the pond"]),
        (
            (TABLE, heading("Action plan", 2), TABLE, heading("Next steps", 2), *REMARKS),
            ["Dredge the pond"] * 2,
        ),
        ((TABLE, heading("Next steps", 2), *PLAIN), ["Dredge the pond", "Mend the weir", "Count the eels"]),
        (
            (heading("Next steps", 2), *REMARKS[:2]),
            ["The plan will go to the board in May.", "Thank you to all anglers."],
        ),
    ],
    ids=["remarks", "below a heading that announces", "instructions", "no table"],
)
def test_next_steps_behind_a_table_are_actions_where_they_instruct(body, expected):
    assert [a.text.text for a in records(*body, eager=False).actions] == expected


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (["4.1 The plan has four aims.", "4.2 Each action has a lead. The board will be told."], []),
        (["4.1 The plan has four aims.", "4.2 Mend the weir", "4.3 Count the eels"], 3),
        (["4.1 The plan has four aims.", "4.2 We will mend the weir."], 2),
        (["4.1 Eel passes at each weir", "4.2 The plan is told to all anglers."], 2),
    ],
    ids=["about the plan", "instructions", "a promise", "names"],
)
def test_what_a_report_says_of_the_plan_is_no_action(listed, expected):
    found = records(heading("4. The action plan", 2), *listed, TABLE, eager=False).actions
    assert len(found) == 1 + (expected or 0)
    assert found[-1].text.text == "Dredge the pond"


def test_replies_that_end_in_somebody_and_a_day_are_actions():
    body = (
        "Each is quoted from the report.",
        "We accept. We will mend the weir (by May 2031, Head of Rivers).",
        "We will count the eels (by June 2031, Harbour Master).",
        "We will tell the board (A Pike).",
        "The weir broke in the flood (May 2031, Head of Rivers).",
        "We partly accept. We will raise the bank (by July 2031, Head of Banks).",
    )
    assert actions(*body) == [body[1], body[2], body[5]]
    assert records(*body, TABLE, eager=False).actions[0].text.text == "Dredge the pond"


def test_the_listed_name_of_the_table_below_it_begins_no_list_of_actions():
    name = replace(paragraph("Aim 1: Clean rivers", 9), marker="Aim 1:", kind=BlockKind.LIST_ITEM)
    found = records(heading("The plan", 2), name, TABLE, eager=False)
    assert [a.text.text for a in found.actions] == ["Dredge the pond"]
    assert [found.sections[k].title.text for k in found.actions[0].path][-1:] == ["Clean rivers"]


@pytest.mark.parametrize(
    ("over", "kept"),
    [
        ("Appendix 1: Actions completed under the 2026–2030 strategy", False),
        ("Actions delivered in our previous plan", False),
        ("Actions completed under the River Plan", True),
        ("Actions to be completed under the plan", True),
    ],
)
def test_what_was_done_under_an_earlier_plan_is_none_of_this_one(over, kept):
    found = records(TABLE, heading(over, 2), TABLE, eager=False)
    assert len(found.actions) == 1 + kept
    assert kept or [s.title.text for s in found.sections] == ["Clean rivers"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ["Mend the weir by hand (Lead: Rivers Team)", "Count the eels (Lead: A Pike)"],
            ["Mend the weir by hand", "Count the eels"],
        ),
        (["The weir was built by hand (Lead: Rivers Team)", "It still stands (Lead: A Pike)"], []),
        (["Mend the weir by hand (see page 4)", "Count the eels (below)"], []),
    ],
)
def test_paragraphs_that_instruct_and_name_a_lead_in_brackets_are_actions(lines, found):
    assert actions(*lines) == found


def test_below_a_year_a_list_may_be_short_and_half_of_it_instruct():
    deeds = ("• Count the eels", "• Walks with each school", "• Mend the weir")
    years = (heading("Year 1 (2031/32)", 3), *deeds[:2], heading("Year 2 (2032/33)", 3), deeds[2])
    assert actions(*years) == ["Count the eels", "Walks with each school", "Mend the weir"]
    others = (heading("Banks", 3), *deeds[:1], heading("Boats", 3), deeds[2])
    assert actions(*others) == []


def test_promises_in_paragraphs_with_labels_for_who_and_when_are_actions():
    lines = (
        "Eels. Count the eels. Lead: A Pike. By: May 2031.",
        "Weirs. Mend the weir. Lead: Clerk. By: June 2031.",
    )
    found = records(*lines)
    assert [a.text.text for a in found.actions] == ["Eels. Count the eels.", "Weirs. Mend the weir."]
    assert [v.passage.text for a in found.actions if (v := a.value(Role.TIMESCALE))] == [
        "May 2031",
        "June 2031",
    ]
    assert actions("Eels. They are few. Lead: A Pike. By: May 2031.") == []


def test_a_measure_below_a_list_that_instructs_is_that_of_all():
    found = records("Lead: A Pike", "• Mend the weir", "• Count the eels", "Impact: More eels", eager=False)
    assert [a.text.text for a in found.actions] == ["Mend the weir", "Count the eels"]
    assert [(m.text.text, m.actions) for m in found.measures] == [("More eels", (0, 1))]


def test_who_is_to_do_it_may_stand_before_what_is_done():
    lines = (
        "All wardens to count the eels (Clerk, by May 2031).",
        "Mend the weir (Rivers Team, by half term).",
    )
    assert actions(*lines) == [
        "All wardens to count the eels (Clerk, by May 2031).",
        "Mend the weir (Rivers Team, by half term).",
    ]
    assert actions("The way to school (Clerk, by May 2031).") == []
