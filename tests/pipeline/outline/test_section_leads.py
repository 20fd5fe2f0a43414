"""Labelled lines between a section's heading and its list: whose they are, and whose not."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.outline.dashed_leads import with_dashed_leads
from pipeline.outline.tails import with_tails
from pipeline.rows import read_records
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph

PLAIN = ("• Mend the weir", "• Count the eels", "• Paint the sluice")
DATED = ("• Mend the weir (May 2031)", "• Count the eels (annually)", "• Paint the sluice (by June 2031)")
LED = ("• Mend the weir (Lead: C Roach; by May 2031)", "• Count the eels (Lead: D Tench; by May 2031)")
ENDED = tuple(f"• {deed} (Rivers Team, May 2031)" for deed in ("Mend the weir", "Count eels", "Paint it"))
COUNTED = ("Action 1: Mend the weir", "Action 2: Count the eels", "Action 3: Paint the sluice")


def read(*lines, eager=True):
    """Each action of a section, with its owner and its timescale."""
    body = [paragraph(line, k) if isinstance(line, str) else line for k, line in enumerate(lines, 1)]
    outline = read_outline((heading("River Action Plan"), heading("1. Clean rivers", 2), *body), eager=eager)
    records = with_tails(read_records(outline, name_tables(outline, {})))
    assert [s.title.text for s in records.sections] == ["Clean rivers"][: len(records.actions)]
    fields = (Role.OWNER, Role.TIMESCALE)
    return [
        (a.text.text, *(value.passage.text if (value := a.value(role)) else "" for role in fields))
        for a in records.actions
    ]


def owners(*lines, eager=True):
    return [who for _, who, _ in read(*lines, eager=eager)]


@pytest.mark.parametrize(
    "above",
    [
        ("Lead: A Pike",),
        ("Rivers matter to us all.", "Lead: A Pike"),
        ("Lead: A Pike", "Rivers matter to us all."),
        (paragraph("Lead: A Pike", 20, bold=True),),
    ],
    ids=["alone", "below text", "above text", "bold"],
)
@pytest.mark.parametrize("listed", [PLAIN, COUNTED], ids=["a list", "counted"])
def test_a_lead_between_the_heading_and_the_list_leads_each_action(above, listed):
    assert owners(*above, *listed) == ["A Pike"] * len(listed)


def test_the_lead_may_stand_below_the_heading_that_announces():
    above = (heading("What we will do", 3), "Lead: A Pike", "By when: May 2031")
    assert read(*above, *PLAIN, eager=False)[0] == ("Mend the weir", "A Pike", "May 2031")
    assert owners(*above, *PLAIN, eager=False) == ["A Pike"] * len(PLAIN)
    assert read(*above, "Rivers matter to us all.", eager=False) == []


@pytest.mark.parametrize("announced", [(), ("We will:",)])
def test_dates_at_the_end_of_what_somebody_leads_are_its_timescales(announced):
    assert read("Lead: A Pike", *announced, *DATED) == [
        ("Mend the weir", "A Pike", "May 2031"),
        ("Count the eels", "A Pike", "annually"),
        ("Paint the sluice", "A Pike", "by June 2031"),
    ]


def test_one_of_several_that_ends_in_a_date_may_mention_it():
    assert read("Lead: A Pike", *PLAIN, DATED[0])[3] == ("Mend the weir (May 2031)", "A Pike", "")


@pytest.mark.parametrize("announced", [(), ("We will:",)])
def test_whom_the_actions_name_themselves_leads_them(announced):
    assert owners("Lead: A Pike", *announced, *LED) == ["C Roach", "D Tench"]
    assert owners("Lead: A Pike", *announced, *ENDED) == ["Rivers Team"] * len(ENDED)
    assert owners("Lead: A Pike", "1. Mend the weir", "Lead: B Carp") == ["B Carp"]


def test_a_date_below_an_action_leaves_it_the_sections_lead():
    assert read("Lead: A Pike", "1. Mend the weir", "By when: May 2031") == [
        ("Mend the weir", "A Pike", "May 2031")
    ]


def test_whom_to_ask_leads_nothing_and_a_budget_is_one_of_all():
    assert owners("Contact officer: A Pike", *PLAIN) == [""] * len(PLAIN)
    assert owners("Budget: £60,000", *PLAIN) == [""] * len(PLAIN)


def test_fields_below_a_list_are_its_own():
    assert read("Partners: Otter Club", *PLAIN, "Lead: A Pike", "By when: May 2031")[2] == (
        "Paint the sluice",
        "A Pike",
        "May 2031",
    )


def test_a_list_right_below_a_lead_is_actions_where_a_table_holds_others_too():
    assert read("Lead: A Pike", *PLAIN, eager=False) == [(deed[2:], "A Pike", "") for deed in PLAIN]
    assert (
        owners("Lead: A Pike", "By when: May 2031", "Rivers matter.", *PLAIN, eager=False) == ["A Pike"] * 3
    )


@pytest.mark.parametrize(
    "above",
    [
        ("Lead: A Pike", "The role of the group is to:"),
        ("Lead: A Pike", "So far we have done this:"),
        ("Contact officer: A Pike",),
        ("By when: May 2031",),
        ("Rivers matter.",),
    ],
    ids=["duties", "done", "whom to ask", "nobody", "prose"],
)
def test_one_below_anything_else_is_not(above):
    assert read(*above, *PLAIN, eager=False) == []


def test_nor_is_one_that_names_things_or_stands_below_another():
    assert read("Lead: A Pike", "• The weir", "• The eels", eager=False) == []
    assert read("Lead: A Pike", "• The weir", "• The eels", "As before.", *PLAIN, eager=False) == []


@pytest.mark.parametrize("announced", [(), ("We will:",)])
def test_whoever_leads_the_section_leads_the_actions_that_name_nobody(announced):
    assert read("Lead: A Pike", "By when: May 2031", *announced, *PLAIN, LED[1]) == [
        *((deed[2:], "A Pike", "May 2031") for deed in PLAIN),
        ("Count the eels", "D Tench", "by May 2031"),
    ]
    assert owners("Lead: A Pike", "1. Mend the weir", "Lead: B Carp", "2. Count the eels")[0] == "B Carp"


def test_what_all_of_it_costs_is_not_what_one_action_does():
    lines = ("Lead: A Pike", "Budget: £60,000", "We will:", *PLAIN[:2], "• Paint it (cost: £50)")
    assert owners(*lines) == ["A Pike"] * len(PLAIN)


def test_a_unit_promises_too():
    assert len(read("The business unit will also:", *PLAIN, eager=False)) == len(PLAIN)


@pytest.mark.parametrize("title", ["Contact", "Contact us"])
def test_a_heading_over_whom_to_ask_is_no_action(title):
    whom = (heading(title, 3), "Contact officer: A Pike, 01632 960000")
    assert owners("Lead: A Pike", *PLAIN, *whom) == ["A Pike"] * len(PLAIN)
    assert read(heading("Contact each boat", 3), "Lead: B Carp") == [("Contact each boat", "B Carp", "")]


def test_what_the_reader_should_do_is_no_action_though_somebody_leads_it():
    how = (heading("How to raise a concern", 3), "Lead: A Pike")
    assert read(*how, *PLAIN, eager=False) == []
    assert read("How to raise a concern is shown below.", "Lead: A Pike", *PLAIN, eager=False) != []


def test_whoever_leads_a_list_has_duties_in_what_is_no_plan():
    body = (heading("Eel policy"), heading("The warden", 2), *map(paragraph, ("Lead: A Pike", *PLAIN)))
    assert read_outline(body, planned=False).parts == ()
    assert len(read_outline(body).parts) == 1


@pytest.mark.parametrize("label", ["Lead –", "Senior Responsible Officer -"])
def test_a_dash_may_stand_between_the_names_of_who_leads(label):
    lists = [
        part
        for name in ("A Pike", "B Carp")
        for part in (heading(f"Banks of {name}", 3), paragraph(f"{label} {name}"), *map(paragraph, PLAIN[:2]))
    ]
    both, one = (with_dashed_leads(body) for body in (lists, lists[:4]))
    colon = label.rstrip("– -")
    assert [both[at].passage.text for at in (1, 5)] == [f"{colon}: A Pike", f"{colon}: B Carp"]
    assert one == lists[:4]  # once, it may be anything
    assert with_dashed_leads([lists[1], lists[5]]) == [lists[1], lists[5]]  # above no list


def test_one_word_over_somebody_is_no_action():
    assert read(heading("Celebrate", 3), "Lead: A Pike", eager=False) == []
    assert owners(heading("Celebrate anglers", 3), "Lead: A Pike", eager=False) == ["A Pike"]


def test_the_day_by_which_the_list_is_announced_is_that_of_all_of_it():
    lines = (
        "Lead: A Pike",
        "By May 2031 we will:",
        *PLAIN[:1],
        "During 2033/34 the council will:",
        *PLAIN[1:2],
    )
    assert read(*lines, eager=False) == [
        ("Mend the weir", "A Pike", "By May 2031"),
        ("Count the eels", "A Pike", "During 2033/34"),
    ]
    told = ("By when: June 2031", "By working together we will:", *PLAIN[:1])
    assert [when for _, _, when in read(*told, eager=False)] == ["June 2031"]


@pytest.mark.parametrize("at", [2, 3])
def test_a_name_among_names_that_a_list_explains_is_no_owner(at):
    names = ["• Patience: waiting until the eels climb", "• Thrift: the least stone that holds a weir"]
    names.append("• Courage: saying so when a lock leaks")
    names.insert(at, "• Accountability: being open about the river")
    assert read(*names, eager=False) == []


def test_a_field_in_a_bullet_below_a_name_and_what_is_done_about_it_is_one():
    done = ["• Weirs: Mend the weir in the town", "• Locks: Paint the lock by the mill", "• Lead: A Pike"]
    assert owners(*done, eager=False)[-1] == "A Pike"
