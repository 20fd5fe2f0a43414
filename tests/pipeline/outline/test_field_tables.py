"""Small tables of an action's fields below its name."""

import pytest

from pipeline.outline.field_tables import with_field_lines
from schemas.record import LogicalTable
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table
from tests.pipeline.outline.test_prose import actions, fields, records

NAMES = ("Lead", "Partners", "By when")
CARDS = {
    "OT1 Count the otters": ("A Pike", "Angling club", "May 2031"),
    "OT2 Otter walks for schools": ("B Carp", "", "June 2031"),
}


def over(values):
    return [list(NAMES), list(values)]


def beside(values):
    return [list(pair) for pair in zip(NAMES, values, strict=True)]


def stacked(values):
    return [
        [
            f"{name}\n{value}" if value else f"{name}\nNobody"
            for name, value in zip(NAMES, values, strict=True)
        ]
    ]


def cards(draw):
    for number, (name, values) in enumerate(CARDS.items(), start=1):
        closing = [heading("How we will know", 5), paragraph("• More otters seen")]
        yield from (heading(name, 4), table(draw(values), number=number), *closing)


@pytest.mark.parametrize("draw", [over, beside])
def test_the_heading_above_the_fields_of_an_action_is_the_action(draw):
    found = records(heading("Priority 1: More otters", 3), *cards(draw))
    assert actions(found) == [("OT1", "Count the otters"), ("OT2", "Otter walks for schools")]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]
    assert fields(found, Role.PARTNER) == ["Angling club", None]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2031"]
    assert [(m.text.text, m.actions) for m in found.measures] == [
        ("More otters seen", (0,)),
        ("More otters seen", (1,)),
    ]
    assert {found.sections[at].title.text for a in found.actions for at in a.path} == {
        "Clean rivers",
        "More otters",
    }


def test_the_name_may_stand_in_the_table_on_two_rows_and_a_field_in_one_cell():
    rows = [["Count the otters at", None, None], ["dusk", "", ""], *stacked(("A Pike", "Club", "May 2031"))]
    named = table(rows, spans={(0, 0): (1, 3)})
    lines = with_field_lines(
        [named, heading("OT2 Otter walks", 4), table(over(CARDS["OT2 Otter walks for schools"]))]
    )
    assert [line.passage.text for line in lines] == [
        *("Count the otters at dusk", "Lead: A Pike", "Partners: Club", "By when: May 2031"),
        *("OT2 Otter walks", "Lead: B Carp", "By when: June 2031"),
    ]


def test_two_fields_in_a_row_below_the_name_of_an_action():
    cards = [
        table(
            [[name, None, None, None], ["Lead", lead, "By when", when], ["Partners", club, "RAG", state]],
            number=number,
            spans={(0, 0): (1, 4)},
        )
        for number, ((name, (lead, club, when)), state) in enumerate(
            zip(CARDS.items(), ("Green", "On track"), strict=True), 1
        )
    ]
    found = records(heading("Priority 1: More otters", 3), *cards)
    assert actions(found) == [("OT1", "Count the otters"), ("OT2", "Otter walks for schools")]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2031"]
    assert fields(found, Role.STATUS) == ["Green", "On track"]


def web_page(*between):
    """Cards of a web page: "Action 1.1", the action below it, a list of its names and values; one has none."""
    for number, (what, lead, when, measure) in enumerate(
        (
            ("Review the weirs with the angling club", "A Pike", "May 2031", "Fewer eels caught"),
            ("Otter walks for schools", "B Carp", "Ongoing", "More otters seen"),
        ),
        start=1,
    ):
        rows = [["Owner", lead], ["Due", when], ["Success measure", measure]]
        yield from (heading(f"Action 1.{number}", 4), paragraph(what), *between, table(rows, number=number))
    yield from (heading("Action 1.3", 4), paragraph("Dredge the mill pond."))


@pytest.mark.parametrize("between", [(), (paragraph("The first began last year."),)])
def test_an_actions_number_alone_over_what_it_is_and_a_list_of_its_fields(between):
    found = records(heading("Priority 1: More otters", 3), *web_page(*between))
    assert actions(found) == [
        ("1.1", "Review the weirs with the angling club"),
        ("1.2", "Otter walks for schools"),
        ("1.3", "Dredge the mill pond."),
    ]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp", None]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "Ongoing", None]
    measures = [(m.text.text, m.actions) for m in found.measures]
    assert measures == [("Fewer eels caught", (0,)), ("More otters seen", (1,))]


def test_a_number_over_narrative_and_a_table_of_actions_stays_a_heading():
    rows = [["What we will do", "Lead", "By when"], ["Mend the weir", "A Pike", "May 2031"]]
    body = [
        part
        for n in (1, 2)
        for part in (heading(f"Action {n}", 4), paragraph("Eels need us."), table(rows, number=n))
    ]
    assert with_field_lines(body) == body


@pytest.mark.parametrize(
    "body",
    [
        [heading("Otters", 4), table(over(CARDS["OT1 Count the otters"]))],  # one alone
        [part for n in (1, 2) for part in (paragraph("Below."), table(beside("abc"), number=n))],
        [
            part
            for n in (1, 2)
            for part in (heading("H", 4), table([["Action", "Lead"], ["Mend", "A"]], number=n))
        ],
        [
            part
            for n in (1, 2)
            for part in (heading("H", 4), table([*over("abc"), ["d", "e", "f"]], number=n))
        ],
    ],
    ids=["one", "below no heading", "actions", "several rows"],
)
def test_other_tables_stay_tables(body):
    assert with_field_lines(body) == body
    assert any(isinstance(part, LogicalTable) for part in body)


def test_measures_caught_at_the_foot_of_the_first_field_are_no_part_of_it():
    body = []
    for number, (name, (lead, *others)) in enumerate(CARDS.items(), start=1):
        values = [f"{lead}\nHow we will know\nMore otters seen", *others]
        body += [heading(name, 4), table(over(values), number=number), paragraph("Fewer traps found")]
    found = records(*body)
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]
    assert [(m.text.text, m.actions) for m in found.measures] == [
        ("More otters seen", (0,)),
        ("Fewer traps found", (0,)),
        ("More otters seen", (1,)),
        ("Fewer traps found", (1,)),
    ]


def led(group, *between):
    """Two sections, each with a table of its lead above a list."""
    for number, title in enumerate(("Safe banks", "Fair tolls"), start=1):
        names = ["Priority lead", group, "Completion"]
        values = [f"A Pike {number}", "Bank Group", f"May 203{number}"]
        yield from (
            heading(f"Priority {number}: {title}", 3),
            *between,
            table([names, values], number=number),
        )
        yield from (
            paragraph("What we will do", bold=True),
            paragraph("• Mend the weir"),
            paragraph("• Count eels"),
        )


@pytest.mark.parametrize("between", [(), (paragraph("Banks are worn."),)], ids=["right below", "below text"])
@pytest.mark.parametrize("group", ["Partners", "Delivery group"], ids=["known", "unknown"])
def test_those_of_a_section_above_a_list_are_each_listed_actions(between, group):
    found = records(*led(group, *between))
    assert [words for _, words in actions(found)] == ["Mend the weir", "Count eels"] * 2
    assert fields(found, Role.OWNER) == ["A Pike 1"] * 2 + ["A Pike 2"] * 2
    assert fields(found, Role.TIMESCALE) == ["May 2031"] * 2 + ["May 2032"] * 2


def test_much_that_nobody_knows_above_a_list_leaves_it_a_table():
    rows = [["Lead", "Delivery group", "Boat"], ["A Pike", "Bank Group", "Eel"]]
    body = [part for n in (1, 2) for part in (heading("H", 4), table(rows, number=n), paragraph("• Mend it"))]
    assert with_field_lines(body) == body


def test_labels_in_the_cells_of_one_row_above_a_list_lead_it():
    def part(number):
        cells = [f"Lead: A Pike {number}", "Governor: B Carp", f"Complete by: May 203{number}"]
        return (
            heading(f"{number}. Banks", 3),
            table([cells], number=number),
            *map(paragraph, ("• Mend it", "• Count eels")),
        )

    found = records(*part(1), *part(2))
    assert fields(found, Role.OWNER) == ["A Pike 1"] * 2 + ["A Pike 2"] * 2
    assert fields(found, Role.TIMESCALE) == ["May 2031"] * 2 + ["May 2032"] * 2


@pytest.mark.parametrize(("name", "whole"), [("Action 1.{}: Mend weir {}", True), ("Mend weir {}{}", False)])
def test_a_plain_line_may_say_that_it_names_the_action_whose_fields_and_measure_stand_below_it(name, whole):
    names = ["Lead", "By when", "Measure"]
    rows = [[names, [f"A Pike {n}", f"May 203{n}", f"Eels seen at weir {n}"]] for n in (1, 2)]
    lines = [(paragraph(name.format(n, n)), table(rows[n - 1], number=n)) for n in (1, 2)]
    found = records(heading("Priority 1: Eels", 2), *(part for pair in lines for part in pair))
    assert (actions(found) == [("1.1", "Mend weir 1"), ("1.2", "Mend weir 2")]) == whole
    if whole:
        assert fields(found, Role.OWNER) == ["A Pike 1", "A Pike 2"]
        assert [(m.text.text, m.actions) for m in found.measures] == [
            ("Eels seen at weir 1", (0,)),
            ("Eels seen at weir 2", (1,)),
        ]


def below_lists(*titles):
    """Sections, each with a table of who and when below its list."""
    for number, title in enumerate(titles, start=1):
        lists = map(paragraph, ("• Mend the weir", "• Count the eels"))
        rows = [["Lead", "Timescale"], [f"A Pike {number}", f"May 203{number}"]]
        yield from (heading(title, 3), *lists, table(rows, number=number))


def test_those_right_below_a_list_are_of_all_that_it_lists():
    found = records(*below_lists("Safe banks", "Fair tolls"))
    assert fields(found, Role.OWNER) == ["A Pike 1"] * 2 + ["A Pike 2"] * 2
    assert fields(found, Role.TIMESCALE) == ["May 2031"] * 2 + ["May 2032"] * 2


def test_a_real_heading_that_is_a_fields_name_too_names_a_section_over_instructions():
    found = records(*below_lists("Safe banks", "Support"))
    assert [found.sections[a.path[-1]].title.text for a in found.actions][2:] == ["Support"] * 2
    assert fields(found, Role.PARTNER) == [None] * 4
    named = [heading("Support", 3), paragraph("• Otter Club"), paragraph("• Eel Trust")]
    found = records(paragraph("We will:"), paragraph("• Mend the weir"), *named)
    assert fields(found, Role.PARTNER) == ["Otter Club\nEel Trust"]


def test_one_name_and_its_value_above_what_announces_a_table_of_actions_leads_these():
    def part(number):
        deeds = [["What", "Quarter"], ["Mend the weir", "Q1"], ["Count the eels", "Ongoing"]]
        lead = table([["Lead director", f"A Pike {number}"]], number=2 * number)
        return (
            heading(f"{number}. Banks", 3),
            lead,
            heading("Actions", 4),
            table(deeds, number=2 * number + 1),
        )

    found = records(*part(1), *part(2))
    assert fields(found, Role.OWNER) == ["A Pike 1"] * 2 + ["A Pike 2"] * 2
    assert fields(found, Role.TIMESCALE) == ["Q1", "Ongoing"] * 2


def test_who_leads_one_section_leads_nothing_under_the_next_heading():
    deeds = [["What", "Quarter"], ["Mend the weir", "Q1"], ["Count the eels", "Ongoing"]]
    body = (heading("1. Banks", 3), paragraph("Lead: A Pike"), heading("Actions", 3), table(deeds))
    assert fields(records(*body), Role.OWNER) == [None] * 2


def numbered(number, name, *rows):
    return heading(name, 4), table([list(row) for row in rows], number=number)


PLAIN = (
    *numbered(1, "1.1 Count the otters", ("Lead", "A Pike"), ("Target date", "May 2031")),
    *numbered(2, "1.2 Mend the otter holts", ("Lead", "B Carp"), ("Target date", "June 2031")),
)
MEASURED = numbered(
    3,
    "1.3 Restore the banks",
    *(("Lead", "C Rudd"), ("Resources", "To be confirmed"), ("Measure of success", "More otters seen")),
)


def test_fields_with_measures_below_a_heading_drawn_as_those_over_fields_without_any():
    found = records(heading("Priority 1: More otters", 3), *PLAIN, *MEASURED)
    assert [action for _, action in actions(found)] == [
        *("Count the otters", "Mend the otter holts", "Restore the banks")
    ]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp", "C Rudd"]
    assert fields(found, Role.COST) == [None, None, "To be confirmed"]
    assert [(m.text.text, m.actions) for m in found.measures] == [("More otters seen", (2,))]


def test_fields_with_measures_below_a_heading_drawn_as_no_other_stay_a_table():
    body = [*PLAIN, heading("More otters", 3), MEASURED[1]]
    assert with_field_lines(body)[-1] is MEASURED[1]


@pytest.mark.parametrize(
    ("below", "count"),
    [
        ((), 3),
        ((heading("Priority 2: Clean rivers", 3),), 3),
        ((heading("1.4 Banks", 4),), 3),
        ((heading("1.3.1 Restore the north bank", 4),), 2),  # a section of its own
        ((heading("The north bank", 5),), 2),
        ((paragraph("The banks belong to many."),), 2),
    ],
)
def test_a_name_without_fields_that_counts_on_is_an_action_where_nothing_stands_below_it(below, count):
    found = records(
        heading("Priority 1: More otters", 3), *PLAIN, heading("1.3 Restore the banks", 4), *below
    )
    assert len(found.actions) == count


@pytest.mark.parametrize("name", ["1.5 Restore the banks", "Restore the banks", "1.3 The banks"])
def test_a_name_without_fields_that_does_not_count_on_or_instruct_is_no_action(name):
    found = records(heading("Priority 1: More otters", 3), *PLAIN, heading(name, 4), heading("Notes", 3))
    assert len(found.actions) == len(PLAIN) // 2
