"""Boxes below each other that each name an action."""

from schemas.document import BlockKind
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table
from tests.pipeline.outline.test_prose import actions, fields, records

LINES = ("Mend the weir", "Count the eels", "Dredge the pond")
TEXT = tuple(paragraph(f"Action {k}: {line}", 40 + k) for k, line in enumerate(LINES, 1))


def boxes(*rows):
    return table([[row] for row in rows], number=5)


def test_a_table_of_one_column_that_counts_actions_is_the_lines_that_these_are():
    found = records(*TEXT, boxes("Action 4: Paint the sluice", "Action 5: Open the tow path\nLead: A Pike"))
    assert actions(found)[3:] == [("4", "Paint the sluice"), ("5", "Open the tow path")]
    assert fields(found, Role.OWNER) == [None] * 4 + ["A Pike"]


def test_a_row_that_names_none_keeps_it_a_table():
    found = records(*TEXT, boxes("Action 4: Paint the sluice", "Boats of the club"))
    assert [words for _, words in actions(found)] == [*LINES]


def told(name, *more):
    lines = ("Boats and eels share the river.", "Lead: A Pike", "When: May 2031", *more)
    return (paragraph(name, bold=True), *map(paragraph, lines))


def test_names_drawn_alike_over_a_text_and_who_and_when_are_actions():
    named = (*told("Hot spot patrols"), *told("Eel outreach", "Measure: More eels"))
    found = records(*named, heading("Safe banks", 2), *told("Bank lights"))
    assert [words for _, words in actions(found)] == ["Hot spot patrols", "Eel outreach", "Bank lights"]
    assert fields(found, Role.OWNER) == ["A Pike"] * 3
    assert [(m.text.text, m.actions) for m in found.measures] == [("More eels", (1,))]


def test_among_others_drawn_so_that_say_neither_they_are_sections():
    plain = [
        part
        for name in ("Eels", "Otters")
        for part in (paragraph(name, bold=True), paragraph("They are few."))
    ]
    assert actions(records(*told("Hot spot patrols"), *told("Eel outreach"), *plain)) == []


def test_a_long_one_drawn_as_no_heading_ends_the_fields_of_the_one_before_it():
    long = paragraph(
        "1.2 Ask each boat below the mill whether its wash may harm the eels, and tell every crew in both towns the reply",
        kind=BlockKind.LIST_ITEM,
    )
    who = tuple(paragraph(line) for line in ("Lead: A Pike", "When: May 2031"))
    found = records(heading("1.1 Mend, with the mill, the weir", 3), *who, long, *who)
    assert [ref for ref, _ in actions(found)] == ["1.1", "1.2"]
    assert [s.title.text for s in found.sections] == ["Clean rivers"]


def test_what_speaks_to_the_reader_behind_the_fields_is_none_of_the_last_action():
    last = (heading("3. Paint the sluice", 3), paragraph("Lead: B Carp"), paragraph("Measure: No rust"))
    closing = paragraph("Tell us what you think. Ring the lock house or write to any keeper.")
    for owned in (told("1. Hot spot patrols"), told("1. Hot spot patrols", "Measure: More eels")):
        found = records(*owned, *last, closing)
        assert [words for _, words in actions(found)] == ["Hot spot patrols", "Paint the sluice"]
        assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]


def test_a_text_that_speaks_to_the_reader_over_the_fields_is_no_end_of_them():
    found = records(
        *told("Hot spot patrols"),
        paragraph("Bank lights", bold=True),
        *map(paragraph, ("You should see the bank by night.", "Lead: B Carp", "When: May 2032")),
    )
    assert [words for _, words in actions(found)] == ["Hot spot patrols", "Bank lights"]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]
