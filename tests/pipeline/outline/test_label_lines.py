"""Field names of their own in the text become labelled lines."""

import pytest

from pipeline.outline.label_lines import with_label_lines
from tests.pipeline.layouts import heading, paragraph, table


def bold(text):
    return paragraph(text, bold=True)


ABOVE = heading("1.1 Mend the weir", 3)
LINES = ["Lead officer: Head of Rivers", "By when: May 2031", "Success measures: More eels"]


def made(*below):
    return [line.body.text for line in with_label_lines((ABOVE, *below))[1:]]


@pytest.mark.parametrize(
    "below",
    [
        [paragraph("\n".join(LINES))],
        [paragraph(line.replace(": ", " – ")) for line in LINES],
        [paragraph(line.replace(": ", "\t")) for line in LINES],
        [
            bold(part) if n == 0 else paragraph(part)
            for line in LINES
            for n, part in enumerate(line.split(": "))
        ],
        [
            paragraph(f"{part}:" if n == 0 else part)
            for line in LINES
            for n, part in enumerate(line.split(": "))
        ],
    ],
    ids=["one paragraph", "dashes", "tabs", "bold names above", "names above"],
)
def test_all_ways_to_write_fields_give_labelled_lines(below):
    assert made(*below) == LINES


def test_each_item_below_a_name_is_a_value():
    below = [bold("Lead officer"), paragraph("A Pike"), bold("Success measures")]
    assert made(*below, paragraph("• More eels"), paragraph("• Less silt"), paragraph("The end.")) == [
        "Lead officer: A Pike",
        "Success measures: More eels",
        "Success measures: Less silt",
        "The end.",
    ]


def test_a_name_without_a_value_does_not_end_the_fields():
    below = [
        bold("Lead officer"),
        paragraph("A Pike"),
        bold("Partners"),
        bold("By when"),
        paragraph("May 2031"),
    ]
    assert made(*below) == ["Lead officer: A Pike", "By when: May 2031"]


def test_short_lines_below_a_name_are_values_up_to_the_next_name_and_of_measures_to_the_end():
    below = [
        bold("Lead officer"),
        paragraph("A Pike"),
        paragraph("B Carp"),
        bold("By when"),
        paragraph("May 2031"),
    ]
    ends = [bold("Success measures"), paragraph("More eels"), paragraph("Less silt"), paragraph("The end.")]
    assert made(*below, *ends) == [
        "Lead officer: A Pike",
        "Lead officer: B Carp",
        "By when: May 2031",
        "Success measures: More eels",
        "Success measures: Less silt",
        "The end.",
    ]


def test_somebody_below_the_last_name_is_an_owner_too_and_other_lines_there_are_none():
    below = [bold("By when"), paragraph("May 2031"), bold("Who"), paragraph("Head of Rivers")]
    owners = ["By when: May 2031", "Who: Head of Rivers"]
    assert made(*below, paragraph("Lock Manager"), heading("1.2 Count the eels", 3)) == [
        *(*owners, "Who: Lock Manager", "1.2 Count the eels"),
    ]
    assert made(*below, paragraph("Lock Manager"), paragraph("Last year")) == [
        *(*owners, "Lock Manager", "Last year"),
    ]


@pytest.mark.parametrize(
    "below",
    [
        [paragraph("Lead – Head of Rivers")],  # one alone
        [paragraph("Cost – much"), paragraph("Success – more eels")],  # nobody, and no date
        [paragraph("Lead officers of all boards met"), paragraph("Timescale and funds are short")],
        [bold("Lead officer"), table([["A Pike", "B Carp"]]), bold("By when"), paragraph("May 2031")],
    ],
)
def test_other_lines_stay_as_they_are(below):
    assert with_label_lines((ABOVE, *below)) == [ABOVE, *below]


def test_fields_below_running_text_are_none():
    body = (paragraph("We met twice."), paragraph("Lead – A Pike"), paragraph("By when – May 2031"))
    assert with_label_lines(body) == list(body)


@pytest.mark.parametrize(
    ("below", "labelled"),
    [("What we will do", True), ("What we heard", False)],
)
def test_fields_below_running_text_are_those_of_the_actions_announced_right_below_them(below, labelled):
    fields = (heading("Who", 4), paragraph("A Pike"), heading("When", 4), paragraph("May 2031"))
    text = paragraph("The weir leaks. You told us so.")
    read = made(text, *fields, heading(below, 4), paragraph("• Mend the weir"))
    assert (read[1:3] == ["Who: A Pike", "When: May 2031"]) is labelled


def test_an_action_and_its_fields_in_one_paragraph():
    whole = paragraph("\n".join(["Action 1: Mend the weir", *LINES, "Expected outcome: Fewer floods"]))
    assert made(whole) == ["Action 1: Mend the weir", *LINES, "Expected outcome: Fewer floods"]
    assert with_label_lines((ABOVE, paragraph("We met twice.\nLead: A Pike"))) == [
        ABOVE,
        paragraph("We met twice.\nLead: A Pike"),
    ]


def test_an_outcome_named_above_its_words_is_a_field_too():
    below = [bold("Lead officer"), paragraph("A Pike"), bold("Intended outcome"), paragraph("More eels")]
    assert made(*below) == ["Lead officer: A Pike", "Intended outcome: More eels"]


def test_fields_behind_the_soft_break_of_a_bullet_are_lines_of_their_own():
    item = paragraph("• Mend the weir\nLead: A Pike | By when: May 2031")
    assert made(item) == ["Mend the weir", "Lead: A Pike | By when: May 2031"]


def test_names_in_plain_type_above_their_values_say_who_and_when():
    below = [paragraph(part) for line in LINES for part in line.split(": ")]
    assert made(*below) == LINES
    assert made(*below[:2], *below[4:]) == [line.body.text for line in (*below[:2], *below[4:])]


def test_among_lines_with_colons_a_name_with_one_stands_above_its_values_and_one_may_have_none():
    below = [paragraph("Lead officer: A Pike"), bold("Partners:"), paragraph("By when: May 2031")]
    assert made(*below, bold("Success measures:"), paragraph("More eels"), paragraph("Less silt")) == [
        "Lead officer: A Pike",
        "By when: May 2031",
        "Success measures: More eels",
        "Success measures: Less silt",
    ]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Lead Director of Rivers", "Lead: Director of Rivers"),
        ("Lead officer Head of Rivers", "Lead officer: Head of Rivers"),
        ("Led By A Pike", "Led By: A Pike"),
    ],
)
def test_a_name_before_its_value_does_not_end_with_a_word_that_joins_them(line, field):
    assert made(paragraph(line), paragraph("When By May 2031")) == [field, "When: By May 2031"]


def test_bullets_below_a_labelled_line_that_begins_with_one_are_more_of_its_field():
    below = ("Lead: A Pike", "Measures: • More eels", "• Fewer floods", "By when: May 2031")
    assert made(*map(paragraph, below)) == [
        "Lead: A Pike",
        "Measures: More eels",
        "Measures: Fewer floods",
        "By when: May 2031",
    ]
    assert made(paragraph("Measures: More eels"), paragraph("• Mend the weir")) == [
        "Measures: More eels",
        "Mend the weir",
    ]


def test_a_labelled_line_that_nobody_knows_does_not_end_the_fields_around_it():
    below = [*map(paragraph, LINES[:2]), paragraph("Wards: East and West"), bold("Expected outcome:")]
    assert made(*below, paragraph("More eels.")) == [
        *LINES[:2],
        "Wards: East and West",
        "Expected outcome: More eels.",
    ]
    behind = [*below[:3], bold("Background"), paragraph("We met twice.")]
    assert made(*behind) == [line.body.text for line in behind]
    above = [paragraph("Wards: East and West"), *behind[:2]]
    assert made(*above) == [line.body.text for line in above]


def test_the_name_of_the_next_section_is_no_value_of_the_last_field():
    below = [bold("Lead officer"), paragraph("A Pike"), bold("Success measures")]
    assert made(*below, paragraph("More eels"), paragraph("Priority 2"), heading("Clean rivers", 2)) == [
        "Lead officer: A Pike",
        "Success measures: More eels",
        "Priority 2",
        "Clean rivers",
    ]
    assert made(*below, paragraph("Priority 2"), heading("Clean rivers", 2)) == [
        "Lead officer: A Pike",
        "Priority 2",
        "Clean rivers",
    ]


def test_a_last_name_without_a_value_ends_the_fields_above_the_next_heading():
    below = [paragraph("Lead officer"), paragraph("A Pike"), paragraph("By when"), paragraph("May 2031")]
    following = [paragraph("Partners"), heading("1.2 Count the eels", 3)]
    assert made(*below, *following) == ["Lead officer: A Pike", "By when: May 2031", "1.2 Count the eels"]
    assert "Partners" in made(*below, paragraph("Partners"), heading("East", 4))


def test_a_state_above_the_next_heading_is_no_name_without_a_value():
    below = [paragraph("Lead officer"), paragraph("A Pike"), paragraph("By when"), paragraph("May 2031")]
    assert "Complete" in made(*below, paragraph("Complete"), heading("1.2 Count the eels", 3))


@pytest.mark.parametrize("mark", ["•", "{}."])
def test_an_item_like_the_one_over_the_fields_is_none_of_them_though_it_begins_as_a_name_does(mark):
    items = [
        paragraph(f"{mark.format(k)} {text}")
        for k, text in enumerate(("Mend the weir", "Support Eel Club walks"), 1)
    ]
    below = [paragraph("Lead: A Pike"), paragraph("By when: May 2031")]
    body = [items[0], *below, items[1], *below]
    assert [line.body.text for line in with_label_lines(body)] == [line.body.text for line in body]


def test_a_labelled_line_is_no_name_of_the_item_below_it():
    below = [paragraph("By when: May 2031"), paragraph("• Raise the bank"), paragraph("Lead: A Pike")]
    assert [line.body.text for line in with_label_lines([paragraph("• Mend the weir"), *below])] == [
        "Mend the weir",
        "By when: May 2031",
        "Raise the bank",
        "Lead: A Pike",
    ]


def test_a_day_before_what_is_done_by_then_is_no_field():
    lines = [
        paragraph(f"• By {when}, {deed}")
        for when, deed in (("May 2031", "map the weirs"), ("June 2031", "mend it"))
    ]
    body = [
        paragraph("• By April 2031, count the eels"),
        *lines,
        paragraph("Measures:"),
        paragraph("• More eels"),
    ]
    assert with_label_lines(body) == body


def test_a_heading_below_an_item_is_no_name_of_its_field():
    below = [heading("Review", 2), paragraph("Owner: A Pike"), paragraph("Next review: May 2031")]
    made = with_label_lines([paragraph("• Mend the weir"), *below])
    assert made[1] == below[0]
    assert [line.body.text for line in made[2:]] == ["Owner: A Pike", "Next review: May 2031"]
