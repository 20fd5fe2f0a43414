"""Actions outside tables: announced lists, labelled lines, and lists that read as instructions."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.outline.prose import announced_field
from pipeline.rows import read_records
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table


def records(*body, eager=False):
    outline = read_outline((heading("River Action Plan"), heading("Clean rivers", 2), *body), eager=eager)
    return read_records(outline, name_tables(outline, {}))


def actions(found):
    return [(a.ref.text, a.text.text) for a in found.actions]


def paths(found):
    return [[found.sections[s].title.text for s in a.path] for a in found.actions]


def fields(found, role):
    return [(v.passage.text if (v := a.value(role)) else None) for a in found.actions]


@pytest.mark.parametrize(
    "line",
    [
        paragraph("We will:"),
        paragraph("We will"),
        heading("Priority actions", 3),
        heading("What will we do?", 3),
    ],
)
def test_a_list_that_is_announced(line):
    found = records(
        line, paragraph("• mend the weir"), paragraph("• count the eels"), paragraph("That is all.")
    )
    assert actions(found) == [("", "mend the weir"), ("", "count the eels")]
    assert {found.sections[a.path[-1]].title.text for a in found.actions} == {"Clean rivers"}


def test_numbers_of_listed_actions_are_their_refs():
    found = records(
        heading("Priority actions", 3), paragraph("A1. Mend the weir"), paragraph("A2. Count the eels")
    )
    assert actions(found) == [("A1", "Mend the weir"), ("A2", "Count the eels")]


def test_letters_before_two_numbers_without_a_stop_are_their_refs_too():
    found = records(
        heading("Actions", 3),
        paragraph("W1.1 Mend the weir"),
        paragraph("Lead: A Pike"),
        paragraph("Timescale: May 2031"),
        paragraph("W1.2 Kelp survey"),
        paragraph("Lead: B Roach"),
        paragraph("Timescale: June 2032"),
    )
    assert actions(found) == [("W1.1", "Mend the weir"), ("W1.2", "Kelp survey")]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2032"]


@pytest.mark.parametrize("label", ["Lead/By when", "Lead / When", "Lead officer and date", "Who & when"])
def test_a_label_that_asks_who_and_when_has_both_in_its_value(label):
    said = ["A Pike / 31 May 2031", "B Roach", "Ongoing", "To be agreed / June 2032"]
    names = ["Mend the weir", "Count the eels", "Plant the bank", "Dredge the pool"]
    lines = [
        paragraph(text)
        for n, (name, value) in enumerate(zip(names, said, strict=True), 1)
        for text in (f"1.{n} {name}", f"{label}: {value}", "Partners: Eel Trust")
    ]
    found = records(*lines)
    assert actions(found) == [(f"1.{n}", name) for n, name in enumerate(names, 1)]
    assert fields(found, Role.OWNER) == ["A Pike", "B Roach", None, "To be agreed"]
    assert fields(found, Role.TIMESCALE) == ["31 May 2031", None, "Ongoing", "June 2032"]


def test_question_headings_are_fields():
    found = records(
        heading("What will we do?", 3),
        paragraph("• mend the weir"),
        paragraph("• count the eels"),
        heading("Who is responsible", 3),
        paragraph("Head of Rivers"),
        heading("How will we know?", 3),
        paragraph("More eels"),
    )
    assert len(found.actions) == 2
    assert fields(found, Role.OWNER) == ["Head of Rivers", "Head of Rivers"]
    assert [(m.text.text, m.actions) for m in found.measures] == [("More eels", (0, 1))]


@pytest.mark.parametrize(
    "line",
    ["How we will know the river is cleaner", "How we will measure aim 2", "How will we know it is working?"],
)
def test_a_heading_that_says_how_we_will_know_stands_over_measures(line):
    found = records(
        heading("Priority actions", 3),
        *(paragraph("• mend the weir"), paragraph("• count the eels")),
        *(heading(line, 3), paragraph("• More eels"), paragraph("• Fewer floods")),
    )
    assert [m.text.text for m in found.measures] == ["More eels", "Fewer floods"]
    assert len(found.actions) == 2


def test_a_small_name_right_above_the_title_it_counts_ends_the_measures_above_it():
    def promise(number, title, deed):
        named = (paragraph(f"Promise {number}"), heading(title, 3), heading("What we will do", 4))
        fields = (paragraph(deed), paragraph("Lead: A Pike"), paragraph("By when: May 2031"))
        return (*named, *fields, heading("How we will know", 4), paragraph("• More otters"))

    found = records(
        *promise(1, "Clean mills", "1. Mend the weir"), *promise(2, "Quiet banks", "2. Count the eels")
    )
    assert [m.text.text for m in found.measures] == ["More otters", "More otters"]
    assert [found.sections[a.path[-1]].ref.text for a in found.actions] == ["Promise 1", "Promise 2"]


def test_how_we_will_know_what_people_think_stands_over_none():
    body = (heading("How we will know what anglers think", 3), paragraph("• Surveys"), paragraph("• Visits"))
    announced = (heading("Priority actions", 3), paragraph("• mend the weir"), paragraph("• count the eels"))
    assert records(*announced, *body).measures == ()


def test_a_sentence_under_our_ambition_is_the_statement_of_the_section_around():
    rows = [["Action", "Lead"], ["Mend the weir", "A Pike"], ["Count the eels", "B Carp"]]
    found = records(
        heading("Our ambition", 3), paragraph("Eels pass every weir."), table(rows, header_rows=1)
    )
    assert {tuple(found.sections[k].title.text for k in a.path) for a in found.actions} == {("Clean rivers",)}


def test_stops_behind_the_fields_of_a_line_are_not_theirs():
    found = records(
        heading("Priority actions", 3),
        *(paragraph("A1. Mend the weir"), paragraph("Lead: Head of Rivers (East).")),
        *(paragraph("A2. Count the eels"), paragraph("When: May 2031.")),
    )
    assert fields(found, Role.OWNER) == ["Head of Rivers (East)", None]
    assert fields(found, Role.TIMESCALE) == [None, "May 2031"]


def test_a_numbered_line_that_nobody_leads_is_an_action_like_those_around_it():
    found = records(
        paragraph("The plan in short."),
        paragraph("1. Mend the weir"),
        paragraph("Lead: Head of Rivers"),
        paragraph("2. Count the eels"),
        paragraph("3. Paint the sluice"),
        paragraph("Lead: Head of Parks"),
    )
    assert actions(found) == [("1", "Mend the weir"), ("2", "Count the eels"), ("3", "Paint the sluice")]
    assert fields(found, Role.OWNER) == ["Head of Rivers", None, "Head of Parks"]


@pytest.mark.parametrize("above", ["7. Count the eels", "1. Eels were seen"])
def test_a_numbered_line_that_counts_otherwise_or_tells_something_is_none(above):
    found = records(paragraph(above), paragraph("2. Mend the weir"), paragraph("Lead: Head of Rivers"))
    assert actions(found) == [("2", "Mend the weir")]


def test_labelled_lines_belong_to_the_item_above_them():
    found = records(
        paragraph("1. Mend the weir"),
        paragraph("Lead: Head of Rivers"),
        paragraph("By when: May 2031"),
        paragraph("2. Count the eels"),
        paragraph("Lead: A Pike"),
    )
    assert actions(found) == [("1", "Mend the weir"), ("2", "Count the eels")]
    assert fields(found, Role.OWNER) == ["Head of Rivers", "A Pike"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", None]


def test_a_heading_that_is_but_a_number_with_a_point_names_no_action():
    assert not actions(records(heading("Action 1.1", 4), paragraph("Eels matter to us all.")))


def test_whom_to_ask_below_the_last_paragraph_of_a_report_makes_no_action_of_it():
    rows = table([["Action", "Lead", "By when"], ["Mend the weir", "A Pike", "May 2031"]])
    closing = (heading("9. Background papers", 2), paragraph("9.1 Eel survey letter, February 2031."))
    asked = paragraph("Contact officer: B Carp, Head of Rivers. Email: b.carp@rivers.example")
    assert actions(records(rows, *closing, asked)) == [("", "Mend the weir")]


@pytest.mark.parametrize(
    ("what", "fields_below"),
    [("Hold otter walks", []), ("Otter walks for schools", ["By when: May 2031"])],
)
def test_whom_to_ask_below_an_instruction_or_beside_other_fields_is_its_owner(what, fields_below):
    below = map(paragraph, ["Contact officer: A Pike", *fields_below])
    found = records(heading("More otters", 2), paragraph(f"1.1 {what}"), *below)
    assert (actions(found), fields(found, Role.OWNER)) == ([("1.1", what)], ["A Pike"])


def test_whom_to_ask_about_each_of_several_things_is_their_owner():
    lines = [
        "1.1 Otter walks for schools",
        "Contact: A Pike",
        "1.2 Eel survey on the weirs",
        "Contact: B Carp",
    ]
    found = records(heading("More otters", 2), *map(paragraph, lines))
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]


def test_outcomes_and_links_below_an_actions_fields_are_its_own():
    found = records(
        paragraph("Action 1: mend the weir"),
        paragraph("Lead: A Pike"),
        paragraph("Link to other plans or strategies: Flood Plan; Eel Plan"),
        paragraph("Expected outcome: More eels pass"),
        paragraph("Action 2: paint the sluice"),
        paragraph("Expected outcome: Sluice painted"),
        paragraph("Lead: Head of Parks"),
    )
    assert [(m.text.text, m.actions) for m in found.measures] == [
        ("More eels pass", (0,)),
        ("Sluice painted", (1,)),
    ]
    assert fields(found, Role.LINK) == ["Flood Plan; Eel Plan", None]
    assert fields(found, Role.OWNER) == ["A Pike", "Head of Parks"]


def test_an_outcome_right_below_a_numbered_line_that_is_led_is_its_own():
    found = records(
        paragraph("1.1 Mend the weir"),
        paragraph("Intended outcome: More eels pass"),
        paragraph("Lead: A Pike"),
        paragraph("1.2 Paint the sluice"),
        paragraph("Intended outcome: Sluice painted"),
        paragraph("Lead: Head of Parks"),
    )
    assert actions(found) == [("1.1", "Mend the weir"), ("1.2", "Paint the sluice")]
    assert [(m.text.text, m.actions) for m in found.measures] == [
        ("More eels pass", (0,)),
        ("Sluice painted", (1,)),
    ]


def test_an_outcome_that_stands_above_its_actions_is_no_measure():
    found = records(
        paragraph("Outcome: more eels"),
        paragraph("Action: mend the weir"),
        paragraph("Lead: A Pike"),
        paragraph("Outcome: clean banks"),
        paragraph("Action: sweep the banks"),
        paragraph("Lead: Head of Parks"),
    )
    assert actions(found) == [("", "mend the weir"), ("", "sweep the banks")]
    assert found.measures == ()


def test_what_was_already_done_is_narrative():
    found = records(
        paragraph("What we have already done:"),
        paragraph("• Mend the weir"),
        paragraph("• Count eels"),
        eager=True,
    )
    assert actions(found) == []


def test_a_list_of_instructions_counts_only_where_nothing_else_does():
    body = (paragraph("1.1 Mend the weir"), paragraph("1.2 Count the eels"), paragraph("1.3 The river board"))
    assert actions(records(*body)) == []
    assert actions(records(*body, eager=True)) == [
        ("1.1", "Mend the weir"),
        ("1.2", "Count the eels"),
        ("1.3", "The river board"),
    ]


def test_an_announcement_above_a_table_is_no_list():
    found = records(heading("Actions", 3), table([["Action", "Lead"], ["Mend the weir", "A Pike"]]))
    assert actions(found) == [("", "Mend the weir")]
    assert [s.title.text for s in found.sections] == ["Clean rivers"]


def test_labelled_lines_name_an_action_and_its_fields():
    found = records(
        paragraph("Action: mend the weir"),
        paragraph("Lead: A Pike | By: May 2031"),
        heading("Full rivers", 2),
        heading("Action B2: count the eels", 3),
        paragraph("Nobody has counted them since 2019."),
        paragraph("Who: Head of Rivers"),
    )
    assert actions(found) == [("", "mend the weir"), ("B2", "count the eels")]
    assert fields(found, Role.OWNER) == ["A Pike", "Head of Rivers"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", None]


def test_a_recommendation_is_the_action_only_where_nothing_else_is():
    answered = [
        paragraph("Recommendation: mend the weir"),
        paragraph("Priority: High"),
        paragraph("Owner: A Pike"),
        paragraph("By: May 2031"),
    ]

    assert actions(records(*answered)) == [("", "mend the weir")]
    assert actions(records(*answered, paragraph("Agreed action: dredge"), paragraph("By: May"))) == [
        ("", "dredge")
    ]
    assert actions(records(*answered[:3], paragraph("That is all."))) == []


def test_labelled_lines_below_the_last_item_of_a_lead_in_stand_for_each_of_its_items():
    found = records(
        paragraph("1.1 Rivers. We will count the eels."),
        paragraph("Lead: A Pike. When: May 2031"),
        paragraph("1.2 Locks. Where a lock leaks we will:"),
        paragraph("(a) mend the gate;"),
        paragraph("(b) paint the beam."),
        paragraph("Lead: B Roach. When: June 2032"),
        paragraph("1.3 Weirs. We will go on as we do."),
        paragraph("Lead: C Rudd. When: July 2033"),
    )
    assert [text for _, text in actions(found)][1:3] == ["mend the gate;", "paint the beam."]
    assert fields(found, Role.OWNER) == ["A Pike", "B Roach", "B Roach", "C Rudd"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2032", "June 2032", "July 2033"]


def test_labelled_lines_above_a_list_stand_for_all_its_actions():
    found = records(
        paragraph("Lead: A Pike"),
        paragraph("We will:"),
        paragraph("• mend the weir"),
        paragraph("• count the eels"),
    )
    assert fields(found, Role.OWNER) == ["A Pike", "A Pike"]


def test_what_comes_once_after_several_sections_stands_under_none():
    listed = [paragraph("We will:"), paragraph("• mend the weir")]
    known = [heading("How will we know?", 2), paragraph("• More eels")]
    once = records(*listed, heading("Full rivers", 2), *listed, *known)
    each = records(
        *listed,
        heading("How will we know?", 3),
        paragraph("• More eels"),
        heading("Full rivers", 2),
        *listed,
        heading("How will we know?", 3),
        paragraph("• Less mud"),
    )

    assert [m.path for m in once.measures] == [()]
    assert [[each.sections[k].title.text for k in m.path] for m in each.measures] == [
        ["Clean rivers"],
        ["Full rivers"],
    ]


@pytest.mark.parametrize("level", [1, 2])
def test_resources_over_the_whole_are_no_cost_of_the_last_sections_actions(level):
    listed = [paragraph("We will:"), paragraph("• mend the weir")]
    told = [heading("Resources", level), paragraph("We have £9,000. Much of it is for boats.")]
    found = records(heading("Full rivers", 2), *listed, heading("Clean banks", 2), *listed, *told)
    assert [(a.text.text, a.value(Role.COST)) for a in found.actions] == [("mend the weir", None)] * 2


def test_resources_below_the_actions_of_a_section_are_their_cost():
    listed = [paragraph("We will:"), paragraph("• mend the weir")]
    found = records(heading("Full rivers", 2), *listed, heading("Resources", 3), paragraph("£9,000"))
    assert fields(found, Role.COST) == ["£9,000"]


def test_nobody_named_as_yet_is_no_date():
    found = records(
        paragraph("Action: mend the weir"), paragraph("Lead: To be agreed"), paragraph("By: ongoing")
    )
    assert fields(found, Role.TIMESCALE) == ["ongoing"]


def test_items_that_go_on_in_small_letters_with_a_sentence_that_promised_nothing_are_none():
    duties = [paragraph("• understand who uses the weir;"), paragraph("• report leaks promptly.")]
    assert actions(records(paragraph("A weir warden has these duties"), *duties, eager=True)) == []
    assert len(actions(records(paragraph("We will:"), *duties))) == 2


def bold(text):
    return paragraph(text, bold=True)


FIELDS = (paragraph("Lead: Head of Rivers"), paragraph("By when: May 2031"))


def test_headings_with_fields_of_their_own_are_actions():
    found = records(
        bold("1.1\tMend the weir above the mill."),
        *FIELDS,
        paragraph("Success measure: More eels"),
        bold("1.2\tEel passes at both mills."),
        *FIELDS,
        heading("Safe rivers", 2),
        heading("Count the eels", 3),
        paragraph("Lead: A Pike"),
    )
    assert actions(found) == [
        ("1.1", "Mend the weir above the mill."),
        ("1.2", "Eel passes at both mills."),
        ("", "Count the eels"),
    ]
    assert fields(found, Role.OWNER) == ["Head of Rivers", "Head of Rivers", "A Pike"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "May 2031", None]
    assert [found.sections[a.path[-1]].title.text for a in found.actions] == [
        "Clean rivers",
        "Clean rivers",
        "Safe rivers",
    ]
    assert [(m.text.text, m.actions) for m in found.measures] == [("More eels", (0,))]


@pytest.mark.parametrize(
    "below",
    [
        (table([["Action", "When"], ["Mend the weir", "May 2031"]]),),
        (heading("Priority actions", 4), paragraph("• Mend the weir")),
        (bold("1.1.1 Mend the weir"), *FIELDS),
        (heading("Mend the weir", 4), *FIELDS),
    ],
)
def test_a_heading_over_more_than_its_fields_is_a_section_whoever_leads_it(below):
    found = records(heading("1.1 Make the rivers clean", 3), *FIELDS, *below)
    assert [text for _, text in actions(found)] == ["Mend the weir"]
    assert [s.title.text for s in found.sections] == ["Clean rivers", "Make the rivers clean"]


def test_a_heading_that_is_no_instruction_and_has_no_number_is_no_action():
    assert actions(records(heading("Rivers team", 3), *FIELDS, heading("Contact", 3))) == []


def test_a_plain_instruction_right_above_somebody_and_a_date_is_an_action():
    mend, count = paragraph("Mend the weir above the mill"), paragraph("Count the eels")
    found = records(mend, *FIELDS, count, *reversed(FIELDS), heading("Contact", 2))
    assert actions(found) == [("", "Mend the weir above the mill"), ("", "Count the eels")]
    assert fields(found, Role.OWNER) == ["Head of Rivers", "Head of Rivers"]
    assert actions(records(mend, FIELDS[0], count)) == []
    met = paragraph("The rivers team meets by the mill")
    assert actions(records(heading("Rivers team", 3), met, *FIELDS)) == []


def test_a_description_may_stand_between_an_action_and_its_fields():
    found = records(heading("Mend the weir", 3), paragraph("It leaks in summer."), *FIELDS)
    assert actions(found) == [("", "Mend the weir")]
    assert fields(found, Role.OWNER) == ["Head of Rivers"]


def test_a_question_in_plain_type_announces_a_field_and_a_label_in_a_line_a_measure():
    found = records(
        paragraph("Key actions:"),
        paragraph("• Mend the weir"),
        paragraph("How will we know we have succeeded?"),
        paragraph("• More eels"),
        heading("Full rivers", 2),
        paragraph("1. Count the eels"),
        paragraph("Lead: A Pike | By: May 2031 | Success measures: Eel numbers"),
    )
    assert [(m.text.text, m.actions) for m in found.measures] == [("More eels", (0,)), ("Eel numbers", (1,))]


def strand(*inner):
    """Two sections of actions under one, a list of measures behind the second, and what comes next."""
    return records(
        heading("Open the weir", 3),
        paragraph("• Mend the gate"),
        paragraph("Lead: A Pike"),
        heading("Count the eels", 3),
        *inner,
        paragraph("• Hire divers"),
        paragraph("Lead: Head of Rivers"),
        heading("Measures of success", 4),
        paragraph("• More eels"),
        paragraph("• Fewer floods"),
        heading("Full rivers", 2),
    )


def test_measures_that_close_a_section_of_several_are_that_sections():
    found = strand()
    assert len(found.actions) == 2
    assert [([found.sections[i].title.text for i in m.path], m.actions) for m in found.measures] == [
        (["Clean rivers"], ()),
        (["Clean rivers"], ()),
    ]


def test_an_earlier_list_of_measures_says_that_each_section_has_its_own():
    first = (heading("Measures of success", 4), paragraph("• More fish"), heading("Paint the sluice", 3))
    found = strand(*first)
    assert [found.sections[m.path[-1]].title.text for m in found.measures][-2:] == ["Paint the sluice"] * 2


def test_measures_listed_before_the_actions_of_each_section_are_measures_in_the_first_too():
    def section(title, measure, action):
        return [
            *(heading(title, 2), heading("How we will know", 4), paragraph(f"• {measure}")),
            *(heading("We will:", 4), paragraph(f"• {action} (Head of Rivers, May 2031)")),
        ]

    found = records(
        *section("Full rivers", "More eels", "mend the weir"),
        *section("Clean banks", "Less litter", "empty the bins"),
        *section("Safe bridges", "Fewer floods", "paint the rails"),
    )
    titles = [(m.text.text, found.sections[m.path[-1]].title.text) for m in found.measures]
    assert titles == [
        ("More eels", "Full rivers"),
        ("Less litter", "Clean banks"),
        ("Fewer floods", "Safe bridges"),
    ]


def test_a_heading_over_measures_larger_than_several_sections_ends_these():
    header = ("Measure", "Target")
    found = records(
        *(
            heading("2031", 5),
            heading("April to June", 7),
            paragraph("• Mend the weir"),
            paragraph("Lead: A Pike"),
        ),
        *(heading("2032", 5), heading("July to September", 7), paragraph("• Open the lock")),
        paragraph("Lead: Head of Rivers"),
        heading("How we will measure progress", 2),
        paragraph("The board looks at these each year."),
        table((header, ("Number of eels", "40"), ("Number of floods", "2"))),
    )
    assert len(found.actions) == 2
    paths = [[found.sections[i].title.text for i in m.path] for m in found.measures]
    assert len(paths) == 2
    assert not any({"2032", "July to September"} & set(path) for path in paths)


def pages(front, *closing):
    """A foreword, three sections with a table each on pages of their own, and what closes the plan."""
    body = [heading("Foreword", front), paragraph("Rivers need friends.")]
    for name, deed in (("Mills", "Mend the weir"), ("Banks", "Cut the reeds"), ("Boats", "Count the eels")):
        body += [heading(name, 3), heading("Where we act", 5), table([["Action", "Lead"], [deed, "A Pike"]])]
    return records(*body, *closing)


@pytest.mark.parametrize(
    ("front", "further", "path"),
    [
        (4, (), ["Clean rivers"]),
        (6, (), ["Clean rivers", "Boats"]),  # drawn as nothing before the sections
        (
            4,
            (heading("Locks", 3), table([["Action", "Lead"], ["Oil it", "B Rudd"]])),
            ["Clean rivers", "Boats"],
        ),
    ],
)
def test_measures_behind_the_last_section_under_a_heading_like_that_of_the_foreword_are_of_all(
    front, further, path
):
    measured = table([["Measure", "Baseline", "Target"], ["Number of otters", "12", "20"]])
    found = pages(front, heading("Measuring success", 4), measured, *further)
    assert [[found.sections[s].title.text for s in m.path] for m in found.measures] == [path]


def test_cards_counted_with_letters_below_priorities_whose_names_stand_in_small_print_above_them():
    def card(number, action):
        fields = [("Lead", "Head of Rivers"), ("By when", "May 2031")]
        lines = [p for name, value in fields for p in (heading(name, 5), paragraph(value))]
        return [heading(f"RV{number} {action}", 3), *lines]

    def priority(number, title):
        return [heading(f"PRIORITY {number}", 4), heading(title, 2)]

    found = records(
        *priority(1, "Clean rivers"),
        *card(1, "Mend the weir"),
        *card(2, "Eel counts for schools"),
        *priority(2, "Safe banks"),
        *card(3, "Fence the lock"),
    )
    assert actions(found) == [
        ("RV1", "Mend the weir"),
        ("RV2", "Eel counts for schools"),
        ("RV3", "Fence the lock"),
    ]
    titles = [[found.sections[at].title.text for at in a.path] for a in found.actions]
    assert titles == [["Clean rivers"], ["Clean rivers"], ["Safe banks"]]
    assert fields(found, Role.OWNER) == ["Head of Rivers"] * 3


def test_a_measure_behind_the_fields_inside_an_action_is_its_own():
    found = records(
        paragraph("We will:"),
        paragraph("• Mend the weir (Lead: A Pike; By: May 2031; Outcome: more eels)"),
        paragraph("• Count the eels (Lead: Wardens; By: June 2031)"),
        paragraph("• Publish the outcome: more eels"),
    )
    assert [a.text.text for a in found.actions] == [
        "Mend the weir",
        "Count the eels",
        "Publish the outcome: more eels",
    ]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2031", None]
    assert [(m.text.text, m.actions) for m in found.measures] == [("more eels", (0,))]


def test_labels_with_nothing_but_a_gap_before_them_in_a_labelled_line():
    found = records(
        heading("Mend the weir", 3),
        paragraph("Lead: Rivers Team; Otter Trust When: May 2031"),
        paragraph("Result: More eels"),
        heading("Count the otters", 3),
        paragraph("Lead: Parks Team When: June 2031"),
        paragraph("Result: All otters counted"),
    )
    assert fields(found, Role.OWNER) == ["Rivers Team; Otter Trust", "Parks Team"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2031"]


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("Lead: Team Manager: Rivers", "Team Manager: Rivers"),
        ("Lead: Weir School and Service Manager: Locks", "Weir School and Service Manager: Locks"),
        ("Sponsor: A Pike Manager: B Carp", "A Pike\nB Carp"),
        ("Sponsor: Rivers Team Manager: B Carp", "Rivers Team\nB Carp"),
    ],
)
def test_a_label_right_behind_a_word_that_is_nobody_ends_a_title(line, owner):
    found = records(heading("Mend the weir", 3), paragraph(line), paragraph("Timescale: May 2031"))
    assert fields(found, Role.OWNER) == [owner]


def test_a_label_of_several_words_behind_the_value_of_another():
    found = records(
        heading("Mend the weir", 3),
        paragraph("Lead: Rivers Team"),
        paragraph("By when: May 2031 Success looks like: more eels"),
    )
    assert fields(found, Role.TIMESCALE) == ["May 2031"]
    assert [m.text.text for m in found.measures] == ["more eels"]


BULLETS = (paragraph("• Mend the weir"), paragraph("• Count the eels"), paragraph("• Swans"))
ANSWERS = (paragraph("Lead: Rivers Team"), paragraph("By when: May 2031"))


def test_fields_below_bullets_that_instruct_are_those_of_all():
    found = records(*BULLETS, *ANSWERS, heading("Dry land", 2), *BULLETS[:2], *ANSWERS)
    first = ["Mend the weir", "Count the eels"]
    assert [text for _, text in actions(found)] == [*first, "Swans", *first]
    assert fields(found, Role.OWNER) == ["Rivers Team"] * 5


@pytest.mark.parametrize(
    ("bullets", "below"),
    [
        (BULLETS[1:], ANSWERS),  # one of two instructs, and it is said who and when
        (BULLETS[:2], ANSWERS[1:]),  # both do, and it is said when
    ],
)
def test_half_of_the_bullets_or_half_of_the_fields_are_enough(bullets, below):
    found = records(*bullets, *below)
    assert [text for _, text in actions(found)] == [b.body.text for b in bullets]
    assert fields(found, Role.TIMESCALE) == ["May 2031"] * 2


def test_a_heading_work_beside_others_is_a_section():
    cards = [(heading(name, 3), *BULLETS[:2], *ANSWERS) for name in ("Home", "Work", "Money")]
    found = records(*(line for card in cards for line in card))
    assert paths(found) == [["Clean rivers", name] for name in ("Home", "Work", "Money") for _ in range(2)]


@pytest.mark.parametrize(
    ("bullets", "below"),
    [
        (BULLETS, ANSWERS[:1]),  # nobody says when
        (BULLETS[::-2], (*ANSWERS, BULLETS[1])),  # and another follows that has its own
        ((paragraph("• Swans"), paragraph("• Otters"), BULLETS[0]), ANSWERS),  # no instructions
    ],
)
def test_fields_below_other_bullets_are_those_of_the_last(bullets, below):
    found = records(*bullets, *below)
    assert actions(found)[:1] == [("", bullets[-1].body.text)]


@pytest.mark.parametrize(
    ("below", "owners", "days"),
    [
        (ANSWERS, ["Rivers Team", "Rivers Team", "B Carp"], ["May 2031", "May 2031", "June 2032"]),
        (
            ANSWERS[1:],
            [None, None, "B Carp"],
            [None, "May 2031", "June 2032"],
        ),  # may be that of the last alone
    ],
)
def test_two_bullets_over_fields_in_the_midst_of_a_list_are_an_action_each(below, owners, days):
    own = paragraph("• Raise the bank"), paragraph("Lead: B Carp"), paragraph("By when: June 2032")
    found = records(*BULLETS[:2], *below, *own)
    assert [text for _, text in actions(found)] == ["Mend the weir", "Count the eels", "Raise the bank"]
    assert fields(found, Role.OWNER) == owners
    assert fields(found, Role.TIMESCALE) == days


def test_a_bullet_above_the_action_of_another_has_nothing_of_what_stands_below_a_later_one():
    own = paragraph("• Raise the bank"), paragraph("Lead: B Carp"), paragraph("By when: June 2032")
    found = records(*BULLETS[::-2], *ANSWERS, *own)
    assert [text for _, text in actions(found)] == ["Mend the weir", "Raise the bank"]


def test_a_heading_with_fields_beside_others_that_instruct_is_an_action_whatever_it_begins_with():
    fields_below = (paragraph("Lead: Rivers Team"), paragraph("By when: May 2031"))
    found = records(
        *(heading("Stock of eels upstream", 3), *fields_below),
        *(heading("Mend the weir", 3), *fields_below),
        *(heading("Otter holts", 3), *fields_below),
    )
    assert [a.text.text for a in found.actions] == ["Stock of eels upstream", "Mend the weir", "Otter holts"]


def test_a_heading_with_fields_alone_is_no_action_where_it_does_not_instruct():
    found = records(heading("Version history", 3), paragraph("Lead: A Pike"), paragraph("By when: May 2031"))
    assert found.actions == ()


def card(name, story, deed):
    bold = [paragraph(name, bold=True), paragraph("We will", bold=True)]
    return [bold[0], paragraph(story), bold[1], paragraph(f"• {deed}")]


def test_a_promise_below_a_cards_name_and_its_story_stands_under_that_name_where_cards_follow_each_other():
    cards = [
        *card("Safe weirs", "They leak.", "mend the weir"),
        *card("Many eels", "They are few.", "count the eels"),
    ]
    found = records(*cards, heading("Dry land", 2), *card("Banks", "They are low.", "raise the bank"))
    assert paths(found) == [
        ["Clean rivers", "Safe weirs"],
        ["Clean rivers", "Many eels"],
        ["Dry land", "Banks"],
    ]


def test_a_promise_below_what_stands_over_the_story_of_each_section_stands_under_none_of_these():
    first = card("Where we are now", "They leak.", "mend the weir")
    found = records(*first, heading("Dry land", 2), *card("Where we are now", "It floods.", "raise the bank"))
    assert paths(found) == [["Clean rivers"], ["Dry land"]]


def test_what_was_already_done_names_no_section():
    found = records(
        heading("Already done", 3),
        paragraph("• We mended the weir"),
        heading("Next", 4),
        paragraph("We will:"),
        paragraph("• count the eels"),
    )
    assert actions(found) == [("", "count the eels")]
    assert paths(found) == [["Clean rivers", "Next"]]


def test_measures_for_an_objective_are_measures_of_the_section_of_that_number():
    rows = [["Action", "Lead"], ["Mend the weir", "A Pike"], ["Count the eels", "B Carp"]]
    figures = [["Measure", "Baseline", "Target"], ["Eels a year", "40", "60"], ["Floods a year", "3", "1"]]
    outline = read_outline(
        (
            heading("River Action Plan"),
            *(heading("Objective 1: Clean rivers", 2), table(rows, header_rows=1)),
            *(heading("Objective 2: Safe banks", 2), table(rows, header_rows=1)),
            *(heading("Measures for Objective 1", 2), table(figures, header_rows=1)),
            *(heading("Measures for Objective 2", 2), paragraph("• Fewer falls"), paragraph("• More paths")),
        )
    )
    found = read_records(outline, name_tables(outline, {}))
    titles = [found.sections[m.path[-1]].title.text for m in found.measures]
    assert titles == ["Clean rivers", "Clean rivers", "Safe banks", "Safe banks"]
    assert len(found.sections) == 2


@pytest.mark.parametrize(
    ("words", "announced"),
    [
        ("Performance indicators for Priority 1", Role.MEASURE),
        ("We will know we have succeeded if:", Role.MEASURE),
        ("How we will track our progress", Role.MEASURE),
        ("Priority 1 Measures to stop floods", None),
        ("Measures for anglers", None),
        ("Lead for priority 1", None),
    ],
)
def test_headings_over_measures_may_name_the_section(words, announced):
    assert announced_field(heading(words, 3)) is announced


@pytest.mark.parametrize(
    ("words", "announced"),
    [
        ("We will know it has worked when", Role.MEASURE),
        ("We will know it has worked", None),
        ("Anglers come back when", None),
    ],
)
def test_a_line_of_plain_type_that_breaks_off_may_announce_measures(words, announced):
    assert announced_field(paragraph(words)) is announced


def test_the_signature_below_a_foreword_is_no_section():
    rows = [("Action", "Lead"), ("Mend the weir", "Head of Rivers"), ("Count the eels", "Gardener")]
    signature = heading("Cllr Ann Pike, Cabinet Member for Rivers", 4)
    found = records(paragraph("We shall look after all rivers."), signature, paragraph("We report once a year."),
                    table(rows, header_rows=1))  # fmt: skip
    assert paths(found) == [["Clean rivers"]] * 2
    theirs = records(signature, table(rows, header_rows=1))
    assert paths(theirs) == [["Clean rivers", "Cllr Ann Pike, Cabinet Member for Rivers"]] * 2


def test_a_line_between_an_actions_fields_and_the_same_ones_again_is_an_action_whatever_it_begins_with():
    found = records(
        paragraph("Mend the weir"),
        paragraph("Who: A Pike"),
        paragraph("When: May 2031"),
        paragraph("Eel counts at all seven locks"),
        paragraph("Who: B Carp"),
        paragraph("When: June 2031"),
    )
    assert actions(found) == [("", "Mend the weir"), ("", "Eel counts at all seven locks")]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2031"]


def listed(*lines):
    """Bullets after "We will:", those after ">" set further in."""
    return (
        paragraph("We will:"),
        *(
            paragraph(line.removeprefix(">"), number, level=line[0] == ">")
            for number, line in enumerate(lines, 1)
        ),
    )


def test_things_set_further_in_below_a_lead_in_belong_to_its_action():
    found = records(
        *listed("• Lend each angler a kit with:", ">• a net", ">• the key of the lock", "• Count the eels")
    )
    assert actions(found) == [
        ("", "Lend each angler a kit with: a net; the key of the lock"),
        ("", "Count the eels"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("• Work with anglers to:", ">• mend the weir", ">• count the eels"),  # instructions
        ("• Lend each angler a kit", ">• a net", ">• the key of the lock"),  # nothing leads in
        ("• Lend each angler a kit with:", "• a net", "• the key of the lock"),  # level with it
    ],
)
def test_bullets_that_are_no_things_of_a_lead_in_are_actions_of_their_own(lines):
    assert [text for _, text in actions(records(*listed(*lines)))] == [
        line.removeprefix(">").removeprefix("• ") for line in lines
    ]


def test_who_and_when_below_the_things_of_a_lead_in_are_those_of_its_action():
    found = records(
        *listed("• Mend:", ">• the weir", ">• the lock"),
        paragraph("Lead: A Pike"),
        *listed("• Count the eels"),
    )
    assert [text for _, text in actions(found)] == ["Mend: the weir; the lock", "Count the eels"]
    assert fields(found, Role.OWNER) == ["A Pike", None]


def test_things_of_a_lead_in_in_a_list_that_nothing_announces():
    lines = listed(
        "• Lend each angler a kit with:",
        ">• a net",
        ">• the key of the lock",
        "• Count the eels",
        "• Mend the weir",
    )
    assert [text for _, text in actions(records(*lines[1:], eager=True))] == [
        "Lend each angler a kit with: a net; the key of the lock",
        "Count the eels",
        "Mend the weir",
    ]


@pytest.mark.parametrize("label", ["Wards", "Fit with other work", "Link to other action plans"])
def test_a_label_that_nobody_knows_is_a_fields_name_where_it_comes_again_and_again(label):
    def card(number):
        return (
            heading(f"1.{number} Mend weir {number}", 3),
            *map(paragraph, ("Responsible officer: A Pike", "Timeline: May 2031", f"{label}: Eel plan")),
            *((heading("Expected outcome:", 4), paragraph("More eels.")) if number != "3" else ()),
        )

    found = records(*card("1"), *card("2"), *card("3"))
    assert actions(found) == [(f"1.{number}", f"Mend weir {number}") for number in "123"]
    assert [m.text.text for m in found.measures] == ["More eels."] * 2
    assert set(fields(found, Role.LINK)) == ({"Eel plan"} if label.startswith("Link") else {None})


@pytest.mark.parametrize("label", ["Reported to", "Fit with other work"])
def test_a_line_of_no_field_we_keep_parts_no_lead_from_the_list_above(label):
    def priority(number):
        items = (paragraph(f"• Mend weir {number}"), paragraph(f"• Count eels {number}"))
        lines = (f"Measure: More eels {number}", f"{label}: River Board", f"Executive lead: Warden {number}")
        return heading(f"Priority {number}: Eels"), heading("Actions:", 3), *items, *map(paragraph, lines)

    found = records(*priority(1), *priority(2), *priority(3))
    assert fields(found, Role.OWNER) == [f"Warden {number}" for number in (1, 1, 2, 2, 3, 3)]
    assert [m.actions for m in found.measures] == [(0, 1), (2, 3), (4, 5)]


def test_a_deed_with_a_colon_that_comes_once_is_no_label():
    section = heading("1.2 Weirs", 3), paragraph("Lead: A Pike"), paragraph("Timeline: May 2031")
    found = records(*section, paragraph("Mend the weir: stone and timber"))
    assert actions(found) == []


def test_a_heading_names_an_action_with_but_a_space_behind_its_number():
    fields_of = (paragraph("Owner: A Pike"), paragraph("Finish: May 2031"))
    body = [
        heading("Action 1.1 Weirs mended", 3),
        *fields_of,
        heading("Action 1.2 Count the eels", 3),
        *fields_of,
    ]
    assert actions(records(*body)) == [("1.1", "Weirs mended"), ("1.2", "Count the eels")]
    assert not actions(records(paragraph("Action 12 Weirs are mended."), paragraph("Rivers rise.")))


@pytest.mark.parametrize(
    ("lines", "when"),
    [
        (("Start: May 2031", "Finish: June 2032"), "May 2031 to June 2032"),
        (("Start: May 2031", "Owner: A Pike", "Finish: June 2032"), "May 2031; June 2032"),
        (("By when: May 2031", "Completion date: June 2032"), "May 2031; June 2032"),
        (("Start: May 2031", "Finish: to be agreed"), "May 2031; to be agreed"),
    ],
)
def test_a_day_behind_start_and_one_behind_finish_below_it_are_one_time(lines, when):
    found = records(heading("Action 1.1: Mend the weir", 3), *map(paragraph, lines))
    assert fields(found, Role.TIMESCALE) == [when]


DEEDS = ("• Mend the weir", "• Count the eels", "• Plant reeds")


@pytest.mark.parametrize(
    ("days", "read"),
    [
        (("Monthly", "Ongoing", "May 2031"), ["Monthly", "Ongoing", "May 2031"]),
        (("Monthly", "May 2031"), ["Monthly; May 2031"] * 3),
        (("May 2031", "May 2032 to", "June 2032"), ["May 2031; May 2032 to; June 2032"] * 3),
        (("May 2031", "if the weir holds", "Ongoing"), ["May 2031; if the weir holds; Ongoing"] * 3),
    ],
)
def test_as_many_days_below_their_name_as_there_are_actions_are_one_each(days, read):
    found = records(
        heading("What we will do", 3),
        *map(paragraph, DEEDS),
        heading("When", 3),
        *map(paragraph, days),
    )
    assert fields(found, Role.TIMESCALE) == read


def test_dashes_below_a_numbered_lead_in_are_parts_of_its_action_and_the_fields_below_are_its_own():
    found = records(
        paragraph("2.1 Mend the weir at the mill."),
        paragraph("Lead: A Pike By when: May 2031"),
        paragraph("2.2 Agree a charter with the club that covers:"),
        *(
            paragraph(f"- {part}", level=1)
            for part in ("a named warden;", "nets;", "quiet space on each bank.")
        ),
        paragraph("Lead: B Carp By when: June 2031"),
        paragraph("2.3 Count the eels."),
        paragraph("Lead: C Roach By when: July 2031"),
    )
    assert actions(found)[1] == (
        "2.2",
        "Agree a charter with the club that covers: a named warden; nets; quiet space on each bank.",
    )
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp", "C Roach"]
