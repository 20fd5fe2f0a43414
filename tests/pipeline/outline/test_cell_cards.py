"""Tables whose cells are cards, an action and its fields each."""

from dataclasses import replace

from pipeline.outline.cell_cards import with_cell_cards
from schemas.record import LogicalTable
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table
from tests.pipeline.outline.test_prose import actions, fields, paths, records

MEND = "2.1 Mend the weir\nLead: A Pike\nBy when: May 2031"
COUNT = "2.2 Count the eels\nLead: B Carp\nBy when: June 2031"
PAINT = "2.3 Sluice in blue\nLead: C Roach\nBy when: July 2031"
NAMES = [("2.1", "Mend the weir"), ("2.2", "Count the eels"), ("2.3", "Sluice in blue")]


def test_cells_side_by_side_with_the_same_fields_are_an_action_each():
    found = records(table([[MEND, COUNT], [PAINT, ""]]))
    assert actions(found) == NAMES
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp", "C Roach"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2031", "July 2031"]


def test_tables_of_one_column_are_an_action_each():
    body = [
        table([[name], [rest]], number=n)
        for n, (name, rest) in enumerate((c.split("\n", 1) for c in (MEND, COUNT, PAINT)), start=1)
    ]
    found = records(*body)
    assert actions(found) == NAMES
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp", "C Roach"]


def test_a_number_above_the_name_is_its_own():
    body = [
        table([[f"Action 3.{n}"], [f"{name}\nOwner: A Pike\nDeadline: May 2031"]], number=n)
        for n, name in enumerate(("Mend the weir", "Count the eels"), start=1)
    ]
    assert actions(records(*body)) == [("3.1", "Mend the weir"), ("3.2", "Count the eels")]


def test_a_table_with_other_cells_beside_them_stays_one():
    headed = table([["Action", "Notes"], [MEND, "None so far"]], header_rows=1)
    numbered = table([["2.1", MEND.removeprefix("2.1 ")], ["2.2", COUNT.removeprefix("2.2 ")]])
    for one in (headed, numbered, table([[MEND, "See Flood Plan"]])):
        assert [part for part in with_cell_cards([one]) if isinstance(part, LogicalTable)] == [one]


def promising(*lines):
    """A cell whose first two lines are bold, a name and a promise without a colon."""
    made = table([["\n".join(lines)]]).cells[0]
    bold = (*(replace(line, bold=True) for line in made.paragraphs[:2]), *made.paragraphs[2:])
    return replace(made, paragraphs=bold)


def test_names_of_cards_are_sections_where_a_line_drawn_like_them_promises_actions():
    cards = (
        (
            "Works",
            "We will",
            "• Mend the gate",
            "• Paint the gate",
            "Who: A Pike",
            "By when: May 2031",
        ),
        ("Room for eels", "We will", "• Count the eels", "Who: B Carp", "By when: June 2031"),
        (
            "Dry feet",
            "We will",
            "• Raise the bank",
            "Who: C Roach",
            "By when: 2032",
            "You'll know because: fewer floods",
        ),
    )
    cells = tuple(replace(promising(*lines), column=k) for k, lines in enumerate(cards))
    found = records(replace(table([["", "", ""]]), cells=cells))
    assert actions(found) == [
        ("", x) for x in ("Mend the gate", "Paint the gate", "Count the eels", "Raise the bank")
    ]
    assert fields(found, Role.OWNER) == ["A Pike", "A Pike", "B Carp", "C Roach"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "May 2031", "June 2031", "2032"]
    names = [[found.sections[s].title.text for s in a.path][-1] for a in found.actions]
    assert names == ["Works", "Works", "Room for eels", "Dry feet"]
    assert [(m.text.text, m.actions) for m in found.measures] == [("fewer floods", (3,))]


def named_above(name, lead, when):
    """A cell of a card whose fields stand below their names, these in bold."""
    lines = (paragraph(name), paragraph("LEAD", bold=True), paragraph(lead))
    return (*lines, paragraph("BY WHEN", bold=True), paragraph(when))


def test_cards_with_the_names_of_their_fields_above_the_values_are_an_action_each():
    cards = [
        named_above("The weir to be mended", "A Pike", "May 2031"),
        named_above("Count the eels", "B Carp", "June 2031"),
        named_above("Sluice in blue", "C Roach; D Tench", "Ongoing"),
    ]
    bare = table([["", ""], ["", ""]])
    cells = tuple(replace(c, paragraphs=own) for c, own in zip(bare.cells, (*cards, ()), strict=True))
    measures = (heading("How we will know"), paragraph("The weir is looked at every June."))
    found = records(replace(bare, cells=cells), *measures)
    assert actions(found) == [("", card[0].passage.text) for card in cards]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp", "C Roach; D Tench"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2031", "Ongoing"]


def promised(*items, lead, when, state=()):
    """The lines of a card below what it is about: what will be done, and its fields below their names."""
    named = (paragraph("Who", bold=True), paragraph(lead), paragraph("When", bold=True), paragraph(when))
    return (paragraph("What we will do", bold=True), *map(paragraph, items), *named, *map(paragraph, state))


def one_card(name, lines, *below):
    bare = table([[""] for _ in range(2 + len(below))])
    texts = ((paragraph(name),), lines, *((paragraph(line),) for line in below))
    cells = tuple(replace(c, paragraphs=own) for c, own in zip(bare.cells, texts, strict=True))
    return replace(bare, cells=cells)


def test_cards_that_list_what_will_be_done_above_their_fields_are_sections():
    works = promised("• Mend the weir", "• Grease gates: both", lead="A Pike", when="May 2031")
    eels = promised("Count the eels", lead="B Carp", when="June 2031")
    boats = promised("Sluice in blue", lead="C Roach", when="2032", state=("Complete",))
    known = (
        paragraph("How we will know it has worked", bold=True),
        *map(paragraph, ("• More eels", "• Dry feet")),
    )
    boxed = replace(
        table([["", ""]]),
        cells=tuple(
            replace(c, paragraphs=own) for c, own in zip(table([["", ""]]).cells, ((), known), strict=True)
        ),
    )
    cards = [
        one_card("Works", works, "On track"),
        one_card("Eels", eels, "Not started"),
        one_card("Boats", boats),
    ]
    found = records(heading("Theme 1: The river"), *cards, boxed, heading("Theme 2: The town"))
    assert [a.text.text for a in found.actions] == [
        "Mend the weir",
        "Grease gates: both",
        "Count the eels",
        "Sluice in blue",
    ]
    assert fields(found, Role.OWNER) == ["A Pike", "A Pike", "B Carp", "C Roach"]
    assert fields(found, Role.STATUS) == ["On track", "On track", "Not started", "Complete"]
    assert [found.sections[a.path[-1]].title.text for a in found.actions] == [
        "Works",
        "Works",
        "Eels",
        "Boats",
    ]
    paths = [[found.sections[s].title.text for s in m.path] for m in found.measures]
    assert [m.text.text for m in found.measures] == ["More eels", "Dry feet"]
    assert paths == [["The river"], ["The river"]]


def test_a_box_of_fields_below_a_heading_is_its_lines():
    rows = [["Task", "Date"], ["Mend the weir", "May 2031"], ["Count the eels", "June 2031"]]
    boxed = table([["", "Lead: Harbour Master\nPartners: Otter Club"]])
    found = records(heading("Action 2.1: Banks that hold", 2), boxed, table(rows, number=2, header_rows=1))

    assert [a.text.text for a in found.actions] == ["Mend the weir", "Count the eels"]
    assert [(s.ref.text, s.title.text) for s in found.sections][1:] == [("2.1", "Banks that hold")]
    assert fields(found, Role.OWNER) == ["Harbour Master", "Harbour Master"]
    assert fields(found, Role.PARTNER) == ["Otter Club", "Otter Club"]


def test_a_heading_that_names_an_action_is_one_above_its_measures():
    rows = [["Measure", "Target"], ["Eels counted", "400"]]
    found = records(heading("Action 2.1: Mend the weir", 2), table(rows, header_rows=1))
    assert [a.text.text for a in found.actions] == ["Mend the weir"]


def test_a_box_that_says_more_than_fields_stays_one():
    said = table([["", "Lead: Harbour Master\nThe weir has leaked since the flood."]])
    assert with_cell_cards([heading("Banks"), said])[1:] == [said]


def test_a_name_behind_a_mark_opens_all_that_stands_in_its_card():
    def opened(number, name, *lines):
        cells = ((replace(paragraph(f"• {name}"), bold=True),), tuple(map(paragraph, lines)))
        bare = table([[""], [""]], number=number)
        return replace(
            bare, cells=tuple(replace(c, paragraphs=own) for c, own in zip(bare.cells, cells, strict=True))
        )

    says = ("What you told us", "• Eels are gone", "What we’ll do")
    fields_of = ("Lead: A Pike", "Timescale: May 2031")
    first = opened(1, "Boats and locks", *says, "• Mend the weir", "• Count the eels", *fields_of)
    second = opened(2, "Banks", says[0], "• Nests are gone", says[2], "• Paint the gate", *fields_of)
    found = records(first, second)
    assert [a.text.text for a in found.actions] == ["Mend the weir", "Count the eels", "Paint the gate"]
    assert [path[-1] for path in paths(found)] == ["Boats and locks", "Boats and locks", "Banks"]
    plain = [table([["• Mend the weir\n" + "\n".join(fields_of)]], number=n) for n in (1, 2)]
    assert [a.text.text for a in records(*plain).actions] == ["Mend the weir"] * 2


def test_a_list_in_a_box_below_a_question_in_any_type_holds_measures():
    known = tuple(map(paragraph, ("How will we know?", "• More eels", "• Dry feet")))
    bare = table([["", ""]])
    boxed = replace(
        bare, cells=tuple(replace(c, paragraphs=own) for c, own in zip(bare.cells, ((), known), strict=True))
    )
    deeds = [paragraph("Mend the weir"), paragraph("Lead: A Pike | By: May 2031")]
    found = records(heading("The river", 2), *deeds, boxed, heading("The town", 2))
    assert [m.text.text for m in found.measures] == ["More eels", "Dry feet"]
    assert [found.sections[m.path[-1]].title.text for m in found.measures] == ["The river", "The river"]


def test_a_list_in_a_box_below_its_name_in_a_cell_of_its_own_holds_measures_of_the_section():
    deeds = table(
        [["Action", "Lead"], ["Mend the weir", "A Pike"], ["Count the eels", "B Carp"]], header_rows=1
    )
    boxed = table([["Measures of success"], ["• Fewer floods\n• 80% of eels marked"]], number=2)
    found = records(heading("Theme 1: The river", 2), deeds, boxed, heading("Theme 2: The town", 2))
    assert [m.text.text for m in found.measures] == ["Fewer floods", "80% of eels marked"]
    assert [found.sections[m.path[-1]].title.text for m in found.measures] == ["The river", "The river"]
    assert [s.title.text for s in found.sections] == ["The river"]
    other = table([["Rooms of the mill"], ["• Loft\n• Cellar"]], number=2)
    assert not records(heading("Theme 1: The river", 2), deeds, other).measures
