"""Who and when in brackets behind each action of a list."""

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.outline.tails import with_tails
from pipeline.rows import read_records
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph

LED = [
    "• Dredge the upper cut (Locks Team, May 2031)",
    "• Draw a map of all moorings [Clerk and Lock Keeper, by June 2031].",
    "• Count the herons – Wildlife Officer, ongoing",
]


def read(*lines):
    """Each action of a list that is announced, with its owner and its timescale."""
    body = [paragraph(line, k) for k, line in enumerate(("We will:", *lines), 1)]
    outline = read_outline((heading("Canal Plan"), *body))
    records = with_tails(read_records(outline, name_tables(outline, {})))
    fields = (Role.OWNER, Role.TIMESCALE)
    return [
        (a.text.text, *(value.passage.text if (value := a.value(role)) else "" for role in fields))
        for a in records.actions
    ]


def test_brackets_that_most_actions_end_in_say_who_and_when():
    assert read(*LED) == [
        ("Dredge the upper cut", "Locks Team", "May 2031"),
        ("Draw a map of all moorings", "Clerk and Lock Keeper", "by June 2031"),
        ("Count the herons", "Wildlife Officer", "ongoing"),
    ]


def test_some_then_say_only_one_of_both_and_others_nothing_of_the_kind():
    assert read(*LED, "• Mend the lamps (July 2031)", "• Paint the gates (Locks Team)")[3:] == [
        ("Mend the lamps", "", "July 2031"),
        ("Paint the gates", "Locks Team", ""),
    ]
    assert read(*LED, "• Light the path (all three miles)")[3:] == [
        ("Light the path (all three miles)", "", "")
    ]


def test_who_and_when_stand_in_two_brackets_or_the_other_way_round():
    two = ["• Mend the lamps (Locks Team) (July 2031)", "• Paint the gates (by June 2031, Locks Team)"]
    assert read(*LED, *two)[3:] == [
        ("Mend the lamps", "Locks Team", "July 2031"),
        ("Paint the gates", "Locks Team", "by June 2031"),
    ]


def test_nearly_all_actions_may_end_in_one_of_both():
    lines = ["• Dredge the cut (Locks Team)", "• Draw a map (Clerk)", "• Count herons (Wildlife Officer)"]
    assert [who for _, who, _ in read(*lines)] == ["Locks Team", "Clerk", "Wildlife Officer"]
    assert [who for _, who, _ in read(*lines, "• Paint the gates")] == ["", "", "", ""]


def test_words_that_somebody_leads_are_not_his_name():
    said = [
        "• Mend the lamps (led by the Locks Team, July 2031)",
        "• Paint it (Locks Team to lead, June 2031)",
    ]
    assert read(*LED, *said)[3:] == [
        ("Mend the lamps", "Locks Team", "July 2031"),
        ("Paint it", "Locks Team", "June 2031"),
    ]


def test_short_forms_and_years_of_a_thing_are_neither():
    short = "• Pay for a local ecology officer (LEO)"
    assert read(*LED, short)[3] == (short.removeprefix("• "), "", "")
    assert read(*LED, "• Apply the Canals Act (2031)")[3] == ("Apply the Canals Act (2031)", "", "")


def test_a_bracket_that_few_actions_end_in_may_cite_something():
    lines = [
        "• Dredge the upper cut",
        "• Draw a map of all moorings",
        "• Paint the gates",
        "• Mend the lamps",
    ]
    assert read(*LED, *lines)[0] == (LED[0].removeprefix("• "), "", "")
    assert read(LED[0], LED[1])[1][1:] == ("", "")


def test_brackets_that_name_places_name_nobody():
    places = [f"• Hold a boat day (Upper Basin, {month} 2031)" for month in ("May", "June", "July")]
    assert all(found[1:] == ("", "") for found in read(*places))


def test_a_day_that_each_action_begins_with_is_its_timescale():
    lines = [
        f"• By {month} 2031, mend the {part}"
        for month, part in (("May", "weir"), ("June", "lock"), ("July", "path"))
    ]
    assert [(words, when) for words, _, when in read(*lines)] == [
        ("By May 2031, mend the weir", "By May 2031"),
        ("By June 2031, mend the lock", "By June 2031"),
        ("By July 2031, mend the path", "By July 2031"),
    ]
    assert {when for _, _, when in read(*lines[:2], "• In all towns, plant trees", "• Count the herons")} == {
        ""
    }


def test_initials_that_nearly_all_actions_end_in_say_who():
    lines = ["• Dredge the upper cut (DoR)", "• Draw a map (HoP, CEO)", "• Count the herons (JL)"]
    assert [(words, who) for words, who, _ in read(*lines)] == [
        ("Dredge the upper cut", "DoR"),
        ("Draw a map", "HoP, CEO"),
        ("Count the herons", "JL"),
    ]
    short = [
        "• Plan the annual water test (AWT)",
        "• Write to Eel Keepers United (EKU)",
        "• Count the herons (JL)",
    ]
    assert {who for _, who, _ in read(*short)} == {""}


def test_whom_actions_of_one_day_end_in_leads_them():
    lines = [
        "By when: May 2031",
        "• Dredge the cut (Locks Team)",
        "• Draw a map (Clerk)",
        "• Paint gates (Clerk)",
    ]
    assert [who for _, who, _ in read(*lines)] == ["Locks Team", "Clerk", "Clerk"]
    places = [
        "By when: May 2031",
        "• Dredge the cut (Upper Mead)",
        "• Draw a map (of it)",
        "• Paint gates (all)",
    ]
    assert {who for _, who, _ in read(*places)} == {""}
