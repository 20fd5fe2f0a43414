"""Numbers before items, and what only looks like one."""

import pytest

from pipeline.texts.numbers import counted_item, follows_number, is_bare_number, item_ordinal, leading_number


@pytest.mark.parametrize(
    ("text", "ref", "rest"),
    [
        ("1.2.1. Repair the weir", "1.2.1", "Repair the weir"),
        ("4.3 To mend the roof", "4.3", "To mend the roof"),  # no stop, but a capital follows
        ("12.\nKeep the bees", "12", "Keep the bees"),  # the number on a line of its own
        ("A3. Plant a hedge", "A3", "Plant a hedge"),
        ("2) Paint the pier", "2", "Paint the pier"),
        ("12.Paint the pier", "12", "Paint the pier"),  # glued to it
        ("2c Mend the roof", "2c", "Mend the roof"),  # a letter behind it, a capital follows
        ("1A Mend the roof", "1A", "Mend the roof"),  # a capital too
        ("1B. mend the roof", "1B", "mend the roof"),
        ("W3.1 Mend the weir", "W3.1", "Mend the weir"),  # a letter before two numbers needs no stop
        ("3 We will mend the weir", "3", "We will mend the weir"),  # nor does any number of a promise
        ("C12 We’ll count eels", "C12", "We’ll count eels"),
    ],
)
def test_leading_numbers(text, ref, rest):
    number = leading_number(text)
    assert text[number.start : number.end] == ref
    assert text[number.body :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "50 schools with a garden",  # a quantity
        "3.5 hours a week of play",  # a decimal: small letters follow
        "3d maps of the river",  # small letters follow
        "3D Maps of the river",  # no number of any item
        "10K Run for the weir",  # thousands, in capitals
        "10k Run for the weir",  # thousands
        "KS4 maps redrawn",  # letters and a digit without a stop
        "W3.1 metres of bank",  # small letters follow
        "PM2.5 Levels beside the lock",  # fine dust
        "2031. ",  # a year is no number of an item
        "100% of bridges painted",
        "",
    ],
)
def test_no_leading_number(text):
    assert leading_number(text) is None


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [("(i) Dig", 1), ("(iv) Dig", 4), ("ii) Dig", 2), ("(c) Dig", 3), ("(i", None), ("in May", None)],
)
def test_item_ordinals(text, ordinal):
    assert item_ordinal(text) == ordinal


@pytest.mark.parametrize(
    ("text", "bare"),
    [("3", True), ("2.1.", True), ("A4", True), ("1A", True), ("10K", False), ("3 x", False), ("", False)],
)
def test_bare_numbers(text, bare):
    assert is_bare_number(text) is bare


@pytest.mark.parametrize(
    ("before", "text", "follows"),
    [
        ("1.1 Mend the weir", "1.2 Paint it", True),
        ("1a. Mend the weir", "1b. Paint it", True),
        ("1a. Mend the weir", "2b. Paint it", False),
        ("1a. Mend the weir", "1c. Paint it", False),
        ("1a. Mend the weir", "2. Paint it", False),
        ("(a) Mend the weir", "(b) Paint it", True),
    ],
)
def test_numbers_that_follow(before, text, follows):
    assert follows_number(before, text) is follows


@pytest.mark.parametrize(
    ("text", "sign"),
    [("(a) locks", "a"), ("ii) locks", "ii"), ("b. locks", "b"), ("iv. locks", "iv"), ("A) locks", "A")],
)
def test_letters_and_small_roman_numbers_count_items_with_a_bracket_or_a_stop(text, sign):
    item = counted_item(text)
    assert item is not None
    assert (text[item.start : item.end], text[item.body :]) == (sign, "locks")


@pytest.mark.parametrize("text", ["A. Pike leads", "i.e. the locks", "b.", "ab. locks", "a lock"])
def test_initials_and_short_forms_count_nothing(text):
    assert counted_item(text) is None
