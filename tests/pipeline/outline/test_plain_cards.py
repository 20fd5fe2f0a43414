"""Cards in plain type, the names of their fields above the values."""

from pipeline.outline.plain_cards import with_plain_cards
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph
from tests.pipeline.outline.test_prose import actions, fields, records

DEEDS = (
    ("Mend the weir before the winter", ["A Pike"], ["May 2031"]),
    ("Eel counts at all seven locks", ["B Carp", "Rivers Team"], ["June 2031"]),
    ("Paint the sluice", ["C Roach"], ["Ongoing"]),
)


def cards(deeds, *, bold):
    lines = []
    for deed, leads, days in deeds:
        lines += [paragraph(deed), paragraph("LEAD", bold=bold), *map(paragraph, leads)]
        lines += [paragraph("BY WHEN", bold=bold), *map(paragraph, days)]
    return lines


def test_names_that_come_again_show_what_each_card_is_about():
    for bold in (True, False):
        found = records(*cards(DEEDS, bold=bold), heading("How we will know", 3), paragraph("Otters come."))
        assert actions(found) == [("", deed) for deed, _, _ in DEEDS]
        assert fields(found, Role.OWNER) == ["\n".join(leads) for _, leads, _ in DEEDS]
        assert fields(found, Role.TIMESCALE) == [days[0] for _, _, days in DEEDS]


def test_a_name_that_is_but_in_the_list_of_contents_begins_no_card():
    contents = [
        paragraph("What the anglers said"),
        paragraph("How we will know"),
        paragraph("Words in this plan"),
    ]
    closing = [heading("How we will know", 2), paragraph("The board looks at this plan each year.")]
    found = records(*contents, heading("Rivers", 2), *cards(DEEDS, bold=False), *closing)
    assert actions(found) == [("", deed) for deed, _, _ in DEEDS]


def test_headings_part_cards_and_plain_lines_below_the_last_value_are_none_of_it():
    lines = cards(DEEDS, bold=True)
    body = [
        *lines[:5],
        heading("Dry land", 2),
        *lines[5:],
        paragraph("Ring us to hear more about all of this."),
    ]
    found = records(*body)
    assert actions(found) == [("", deed) for deed, _, _ in DEEDS]
    assert [found.sections[a.path[-1]].title.text for a in found.actions] == [
        "Clean rivers",
        *["Dry land"] * 2,
    ]
    assert fields(found, Role.TIMESCALE)[-1] == "Ongoing"


def test_the_last_name_of_a_card_may_have_no_value():
    lines = []
    for (deed, leads, days), told in zip(DEEDS, ("Otters come", "Fewer floods", ""), strict=True):
        lines += [
            paragraph(deed),
            *(paragraph(t) for t in ("LEAD", *leads, "BY WHEN", *days, "SUCCESS MEASURE", told) if t),
        ]
    found = records(*lines, heading("Ask us", 2), paragraph("The office is open each day."))
    assert actions(found) == [("", deed) for deed, _, _ in DEEDS]
    assert [m.text.text for m in found.measures] == ["Otters come", "Fewer floods"]


def test_one_card_and_names_without_days_are_left():
    once = cards(DEEDS[:1], bold=True)
    assert with_plain_cards(once) == once
    contacts = [
        paragraph(t) for name in ("The weir office", "The lock house") for t in (name, "Lead", "A Pike")
    ]
    assert with_plain_cards(contacts) == contacts


def test_one_of_several_cards_may_lack_a_day():
    body = [
        *cards(DEEDS, bold=True),
        paragraph("Walk the bank with the schools"),
        paragraph("LEAD", bold=True),
    ]
    found = records(*body, paragraph("D Tench"), heading("Dry land", 2))
    assert actions(found)[-1] == ("", "Walk the bank with the schools")
    assert fields(found, Role.OWNER)[-1] == "D Tench"
    assert fields(found, Role.TIMESCALE)[-1] is None


def test_a_card_without_a_day_keeps_its_other_fields_and_ends_at_a_text_that_is_none_of_it():
    told = [
        [*cards(DEEDS[k : k + 1], bold=False), paragraph("MEASURE"), paragraph(more)]
        for k, more in enumerate(("Otters come", "Fewer floods"))
    ]
    last = ("Walk the bank with the schools", "LEAD", "D Tench", "MEASURE", "All seven schools walk")
    closing = paragraph("Tell us what you think of our work on the banks of the river.")
    found = records(*told[0], *told[1], *map(paragraph, last), closing)
    assert actions(found)[-1] == ("", "Walk the bank with the schools")
    assert fields(found, Role.OWNER)[-1] == "D Tench"
    assert [m.text.text for m in found.measures][-1] == "All seven schools walk"


def test_a_list_below_a_direction_is_that_of_one_card():
    asked = heading("HOW WE WILL KNOW", 6)
    first = [asked, paragraph("Increase in:"), paragraph("• eels"), paragraph("• otters at the lock")]
    second = [asked, paragraph("• A weir that holds"), paragraph("• No leaks")]
    found = records(
        *(
            line
            for card, more in ((DEEDS[:1], first), (DEEDS[1:2], second))
            for line in (*cards(card, bold=True), *more)
        )
    )
    assert actions(found) == [("", deed) for deed, _, _ in DEEDS[:2]]
    assert [(m.text.text, m.lead_in.text) for m in found.measures] == [
        ("eels", "Increase in:"),
        ("otters at the lock", "Increase in:"),
        ("A weir that holds", ""),
        ("No leaks", ""),
    ]
    assert [s.title.text for s in found.sections] == ["Clean rivers"]


def test_a_name_that_may_ask_for_either_asks_for_what_its_values_are():
    body = [
        line
        for deed, leads, days in DEEDS[:2]
        for line in (
            *(paragraph(deed), heading("Lead", 6), paragraph(leads[0])),
            *(heading("By", 6), paragraph(days[0]), heading("Measure", 6), paragraph("More eels")),
        )
    ]
    found = records(*body, paragraph("Pillar 2"), heading("Dry land", 2))
    assert actions(found) == [("", deed) for deed, _, _ in DEEDS[:2]]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2031"]
    assert [m.text.text for m in found.measures] == ["More eels"] * 2
