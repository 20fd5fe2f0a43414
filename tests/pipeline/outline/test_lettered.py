"""Items "a)", "(i)" or "a." below a lead-in of a list outside tables."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.outline.tails import with_tails
from pipeline.rows import read_records
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph

SIGNS = [
    ("a)", "b)", "c)"),
    ("(a)", "(b)", "(c)"),
    ("a.", "b.", "c."),
    ("(i)", "(ii)", "(iii)"),
    ("i.", "ii.", "iii."),
]


def read(*lines, announced=True):
    """Each action with its number, its owner and its timescale."""
    body = [paragraph(line, k) for k, line in enumerate((*["We will:"] * announced, *lines), 1)]
    outline = read_outline((heading("Canal Action Plan"), *body))
    records = with_tails(read_records(outline, name_tables(outline, {})))
    fields = (Role.OWNER, Role.TIMESCALE)
    return [
        (a.ref.text, a.text.text, *(v.passage.text if (v := a.value(role)) else "" for role in fields))
        for a in records.actions
    ]


DREDGE = "1. Dredge the upper cut (Locks Team, May 2031)"
LAST = "3. Count the herons (Wildlife Officer, ongoing)"


@pytest.mark.parametrize("signs", SIGNS)
def test_items_below_a_lead_in_are_actions_under_its_number(signs):
    said = [
        "Mend the lamps (Clerk, July 2031);",
        "Paint the gates (Locks Team, June 2031);",
        "Plant willows (Clerk).",
    ]
    items = [f"{sign} {words}" for sign, words in zip(signs, said, strict=True)]
    counted = [sign.strip("().") for sign in signs]
    assert read(DREDGE, "2. Change the lock so that boats wait once:", *items, LAST) == [
        ("1", "Dredge the upper cut", "Locks Team", "May 2031"),
        (f"2({counted[0]})", "Mend the lamps", "Clerk", "July 2031"),
        (f"2({counted[1]})", "Paint the gates", "Locks Team", "June 2031"),
        (f"2({counted[2]})", "Plant willows", "Clerk", ""),
        ("3", "Count the herons", "Wildlife Officer", "ongoing"),
    ]


@pytest.mark.parametrize("signs", SIGNS)
def test_things_below_a_lead_in_are_of_its_action_as_is_who_and_when_before_the_colon(signs):
    things = ("the locks", "the part of mills", "a last day")
    items = [f"{sign} {words}" for sign, words in zip(signs, things, strict=True)]
    lead = "2. Agree a guide which covers (Lock Keeper, by June 2031):"
    assert read(DREDGE, lead, *items, LAST, "4. Mend the lamps (Clerk, July 2031)")[1:3] == [
        ("2", f"Agree a guide which covers: {'; '.join(things)}", "Lock Keeper", "by June 2031"),
        ("3", "Count the herons", "Wildlife Officer", "ongoing"),
    ]


def test_a_bulleted_lead_in_says_who_and_when_too():
    lead = paragraph("• Agree a guide which covers (Lock Keeper, by June 2031):", 2)
    below = paragraph("• the locks", 3, level=1), paragraph("• the mills", 4, level=1)
    outline = read_outline((heading("Canal Action Plan"), paragraph("We will:", 1), lead, *below))
    (action,) = read_records(outline, name_tables(outline, {})).actions
    assert action.text.text == "Agree a guide which covers: the locks; the mills"
    owner = action.value(Role.OWNER)
    assert owner is not None
    assert owner.passage.text == "Lock Keeper"


def test_actions_have_what_their_lead_in_says_where_they_say_nothing_themselves():
    lead = "2. Change the lock (Lock Keeper, by June 2031):"
    assert read(DREDGE, lead, "a) Mend the lamps", "b) Paint the gates (Clerk, July 2031)", LAST)[1:3] == [
        ("2(a)", "Mend the lamps", "Lock Keeper", "by June 2031"),
        ("2(b)", "Paint the gates", "Clerk", "July 2031"),
    ]


WEIR = ("1. Mend the weir at the mill.", "Lead: A Pike", "By when: May 2031")
DESK = "2. Change the desk so that anglers ask once:"
BOTH = ("Lead: B Carp", "By when: June 2031")
OTHER = ("Lead: C Roach", "By when: July 2031")


@pytest.mark.parametrize("announced", [True, False])
def test_labelled_lines_stand_below_each_item_or_the_last_or_the_lead_in(announced):
    one, two = "a) Replace the forms;", "b) Place a warden there."
    each = read(*WEIR, DESK, one, *BOTH, two, *OTHER, announced=announced)[1:]
    assert [(ref, who, when) for ref, _, who, when in each] == [
        ("2(a)", "B Carp", "June 2031"),
        ("2(b)", "C Roach", "July 2031"),
    ]
    of_both = [("2(a)", "B Carp", "June 2031"), ("2(b)", "B Carp", "June 2031")]
    for lines in ((DESK, one, two, *BOTH), (DESK, *BOTH, one, two)):
        found = read(*WEIR, *lines, "3. Count the eels.", *OTHER, announced=announced)
        assert [(ref, who, when) for ref, _, who, when in found[1:3]] == of_both
        assert found[3][:1] == ("3",)


@pytest.mark.parametrize("announced", [True, False])
def test_labelled_lines_below_the_things_or_their_lead_in_are_of_the_one_action(announced):
    lead, things = "2. Write a guide which covers:", ("a) the voice of anglers;", "b) the part of mills.")
    for lines in ((lead, *things, *BOTH), (lead, *BOTH, *things)):
        found = read(*WEIR, *lines, "3. Count the eels.", *OTHER, announced=announced)[1:]
        told = "Write a guide which covers: the voice of anglers; the part of mills."
        assert found == [("2", told, "B Carp", "June 2031"), ("3", "Count the eels.", "C Roach", "July 2031")]


def test_a_list_that_nothing_announces_is_read_with_its_items_in_small_letters():
    lines = (DREDGE, "2. Agree a guide which covers (Clerk, May 2031):", "a) the locks", "b) the mills", LAST)
    assert [ref for ref, *_ in read(*lines, announced=False)] == []
    body = (heading("Canal Action Plan"), heading("Priority 1: Locks", 2), *map(paragraph, lines))
    outline = read_outline(body, eager=True)
    assert [a.ref.text for a in read_records(outline, name_tables(outline, {})).actions] == ["1", "2", "3"]


def test_items_that_do_not_count_from_the_first_or_stand_alone_are_none_of_a_lead_in():
    found = read(
        DREDGE, "2. Change the lock:", "b) Mend the lamps (Clerk, May 2031)", "c) Paint it (Clerk, May 2031)"
    )
    assert [ref for ref, *_ in found] == ["1", "2", "b)", "c)"]
    assert [ref for ref, *_ in read(DREDGE, "2. Change the lock:", "a) Mend the lamps", LAST)] == [
        "1",
        "2",
        "a)",
        "3",
    ]


def test_what_counts_on_from_the_letter_of_a_lead_in_stands_beside_it():
    lines = ("(h) Change the lock:", "(i) Mend the lamps", "(j) Paint the gates")
    assert [ref for ref, *_ in read(*lines)] == ["(h)", "(i)", "(j)"]


def test_things_below_an_item_are_of_that_item():
    items = ("a) Mend the lamps (Clerk, May 2031)", "b) Train wardens on (Lock Keeper, by June 2031):")
    lines = (
        "2. Change the lock:",
        *items,
        "i) eel counts",
        "ii) the mending of nets",
        "c) Paint it (Clerk, May 2031)",
    )
    assert read(DREDGE, *lines, LAST)[1:] == [
        ("2(a)", "Mend the lamps", "Clerk", "May 2031"),
        ("2(b)", "Train wardens on: eel counts the mending of nets", "Lock Keeper", "by June 2031"),
        ("2(c)", "Paint it", "Clerk", "May 2031"),
        ("3", "Count the herons", "Wildlife Officer", "ongoing"),
    ]


def test_no_words_of_a_thing_are_lost_that_has_bullets_of_its_own():
    lines = ("2. Agree a guide which covers:", "a) the gates of:", "b) the mills")
    below = [paragraph(line, k) for k, line in enumerate(lines, 2)]
    below[2:2] = [paragraph(f"• the {which} lock", k, level=1) for k, which in ((5, "upper"), (6, "lower"))]
    outline = read_outline((heading("Canal Action Plan"), paragraph("We will:", 1), *below))
    (action,) = read_records(outline, name_tables(outline, {})).actions
    for words in ("the gates of", "the upper lock", "the lower lock", "the mills"):
        assert words in action.text.text


def test_who_and_when_of_one_lead_in_are_not_those_of_other_actions():
    lead, items = (
        "2. Change the lock (Lock Keeper, by June 2031):",
        ("a) Mend the lamps (Clerk, May 2031)", "b) Paint it"),
    )
    assert [said for _, _, *said in read(DREDGE, LAST, lead, *items)] == [
        ["Locks Team", "May 2031"],
        ["Wildlife Officer", "ongoing"],
        ["Clerk", "May 2031"],
        ["Lock Keeper", "by June 2031"],
    ]
    lead, things = (
        "4. Agree a guide which covers (Lock Keeper, by June 2031):",
        ("a) the locks", "b) the mills"),
    )
    assert [said for _, _, *said in read(DREDGE, LAST, "3. Mend it (Clerk, May 2031)", lead, *things)] == [
        ["Locks Team", "May 2031"],
        ["Wildlife Officer", "ongoing"],
        ["Clerk", "May 2031"],
        ["Lock Keeper", "by June 2031"],
    ]


def test_an_item_has_nothing_of_what_the_next_one_says_of_things_below_it():
    lines = ("2. Change the lock:", "a) Mend the lamps", "b) Train wardens on (Clerk, by June 2031):")
    found = read(
        DREDGE,
        *lines,
        "i) eel counts",
        "ii) nets",
        LAST,
        "4. Mend it (Clerk, May 2031)",
        "5. Go (Clerk, 2031)",
    )
    assert [said for _, _, *said in found[1:3]] == [["", ""], ["Clerk", "by June 2031"]]
