"""Glossaries outside tables."""

import pytest

from pipeline.tagging.glossaries import Line, find_glossary_lines
from pipeline.texts.heads import heads_glossary


def read(*texts, headed=False):
    lines = [Line(number, 0, text, headed) for number, text in enumerate(texts)]
    cut = {
        (n, *span): texts[n][slice(*span)]
        for d in find_glossary_lines(lines)
        for n, span in (d.short, d.long)
    }
    return [(cut[d.short[0], *d.short[1]], cut[d.long[0], *d.long[1]]) for d in find_glossary_lines(lines)]


PAIRS = [("CRF", "Canal Repair Fund"), ("LKG", "Lock Keepers Guild"), ("WB", "Weir Board")]


@pytest.mark.parametrize("mark", [" – ", "- ", ": ", " = ", "…………", ".....", "\t"])
def test_lines_with_a_mark_between(mark):
    assert read(*(f"{short}{mark}{long}" for short, long in PAIRS)) == PAIRS


@pytest.mark.parametrize("headed", [True, False])
def test_lines_with_a_mere_space_between_must_spell_their_short_forms(headed):
    spaced = [f"{short} {long}" for short, long in PAIRS]
    assert read(*spaced, headed=headed) == PAIRS
    assert read("CRF Paid for the weir", "LKG Meets in May", "WB Was founded", headed=headed) == []


def test_without_a_heading_each_line_with_a_mere_space_must():
    assert read("CRF Canal Repair Fund", "LKG Lock Keepers Guild", "WB Meets in May") == []


def test_initials_among_short_forms_are_told_by_the_name():
    people = [("AW", "Anna Weir, Head of Locks"), ("TP", "Tom Pike, Warden"), ("JL", "Jane Lock, Chair")]
    both = [*PAIRS, *people]
    assert read(*(f"{short} {long}" for short, long in both)) == both


def test_a_word_that_ends_both_forms_belongs_to_both():
    lines = ("CR Lead  Canal Repair Lead", "LKG Lock Keepers Guild", "WB Weir Board")
    assert read(*lines, headed=True)[0] == ("CR Lead", "Canal Repair Lead")
    assert read("CR Lead Keepers", *lines[1:], headed=True)[0] == ("CR", "Lead Keepers")


def test_a_short_form_may_begin_with_a_digit():
    assert read("4WT = Quick test of weirs", "LKG = Lock Keepers Guild", "WB = Weir Board", headed=True)[
        0
    ] == (
        "4WT",
        "Quick test of weirs",
    )


def test_short_and_long_forms_in_turn():
    assert read(*(text for pair in PAIRS for text in pair)) == PAIRS


def test_forms_in_turn_need_not_all_spell_under_a_heading():
    more = ("LKG", "Lock Keepers Guild", "CO2e", "carbon dioxide equivalent", "WB", "Weir Board")
    assert [short for short, _ in read(*more, headed=True)] == ["LKG", "CO2e", "WB"]
    assert read(*more) == []
    assert read("LKG", "CRF", "WB", "Weirs", "AB", "Boats", headed=True) == []


def test_under_its_heading_the_words_need_not_spell_it():
    odd = ("CRF – Money for canals", "LKG – Keepers of locks", "WB – Weirs")

    assert read(*odd) == []
    assert [short for short, _ in read(*odd, headed=True)] == ["CRF", "LKG", "WB"]


def test_under_its_heading_a_list_of_one_or_two_is_one_where_all_lines_spell():
    assert read("CRF – Canal Repair Fund", "WB – Weir Board", headed=True) == [PAIRS[0], PAIRS[2]]
    assert read("CRF Canal Repair Fund", headed=True) == [PAIRS[0]]
    assert read("CRF – Canal Repair Fund", "WB – Weirs", headed=True) == []


@pytest.mark.parametrize(
    ("text", "whether"),
    [
        ("Glossary", True),
        ("Abbreviations used in this plan", True),
        ("Words we use", True),
        ("Jargon buster", True),
        ("In our words", False),
        ("Terms of reference", False),
        ("Words we use with children", False),
        ("Some words explained", True),
        ("Words you may not know", True),
        ("You may know these weirs", False),
        ("What the acronyms mean", True),
        ("List of acronyms and abbreviations", True),
        ("Key to initials", True),
        ("Terms used", False),
        ("Acronyms on the weir", False),
    ],
)
def test_a_heading_over_short_forms_says_no_more_than_that(text, whether):
    assert heads_glossary(text) is whether


@pytest.mark.parametrize(
    "lines",
    [
        ("CRF – Canal Repair Fund", "LKG – Lock Keepers Guild"),  # too few to be sure
        ("Lead – Canal Manager", "Team – Boats", "When – May"),
        ("AIM 1: Clean canals", "AIM 2: Open locks", "AIM 3: Paint boats"),
    ],
)
def test_other_lines(lines):
    assert read(*lines) == []


LISTED = [("CRF", "Canal Repair Fund"), ("LKC", "Lock-keepers Co-operative"), ("WB", "Weir Board")]


@pytest.mark.parametrize("mark", ["; ", ", "])
@pytest.mark.parametrize("lead_in", ["", "Short forms: ", "All have a key. These stand for: "])
@pytest.mark.parametrize("end", ["", ".", ". The rest is plain."])
def test_a_line_that_lists_what_short_forms_mean(mark, lead_in, end):
    line = lead_in + mark.join(f"{short} {long}" for short, long in LISTED) + end
    assert read(line) == LISTED


def test_sentences_that_each_explain_a_short_form_with_a_mark():
    told = ["LfA: Learning for Angling", "LKENCO: Lock Keeping Eel Net Co-ordinator"]
    expected = [tuple(pair.split(": ")) for pair in told]
    assert read(". ".join(told) + ".") == expected
    assert read("Short forms. " + ". ".join(told) + ".") == []
    assert read("CRF Canal repair fund. WB Weir board.") == []
    assert read("CRF: Canal Repair Fund. The weirs are old.") == []


def test_half_of_what_a_line_lists_with_marks_need_spell_it_where_the_letters_are_there_in_order():
    key = [
        ("CRF", "Canal Repair Fund"),
        ("WB", "Weir Board"),
        ("EQ", "Eel Quay"),
        ("LKT", "Lock-keeping Strategy"),
    ]
    more = [*key, ("FB", "Flood Board Plan"), ("MW", "Mill Weirs Plan")]
    assert read("Key: " + "; ".join(f"{short} – {long}" for short, long in more) + ".") == more
    assert read("Key: " + "; ".join(f"{short} {long}" for short, long in more) + ".") == []
    assert read("Key: CRF – Canal Repair Fund; WB – Weir Board; EQ – Lock; LKG – Dam Fund") == []


def test_most_of_what_a_line_lists_must_spell_its_short_form():
    assert read("CRF Canal Repair Fund; WB weirs; LKG keepers of locks") == []
    assert read("CRF Canal Repair Fund; the weirs; WB Weir Board") == []
    assert read("Leads: HR manager, IT support, Lock keepers") == []


def test_what_a_letter_of_a_code_stands_for_is_no_long_form():
    assert read("Codes show the part: WR for weirs, LK for locks, EL for the eels.") == []
    assert read("Short forms: WR Weir repairs, LK Lock keepers, EL Eel ladders.") == [
        ("WR", "Weir repairs"),
        ("LK", "Lock keepers"),
        ("EL", "Eel ladders"),
    ]
