"""Roman numerals and letters, and which follows which."""

import pytest

from extractors.counting import counts_on, roman, roman_value


def test_roman_numerals_there_and_back():
    assert [roman_value(roman(count)) for count in range(1, 90)] == list(range(1, 90))
    assert [roman(count) for count in (4, 9, 49, 90, 1944)] == ["iv", "ix", "xlix", "xc", "mcmxliv"]


@pytest.mark.parametrize("letters", ["", "iiv", "iiii", "vx", "b", "IV", "i.", "c", "xc"])
def test_no_roman_numeral(letters):
    assert roman_value(letters) is None


@pytest.mark.parametrize(
    ("before", "sign", "follows"),
    [
        ("(a)", "(b)", True),
        ("(i)", "(ii)", True),
        ("(III)", "(IV)", True),
        ("(h)", "(i)", True),  # a letter here
        ("(i)", "(j)", True),
        ("(a)", "(c)", False),
        ("(b)", "(a)", False),
        ("(ii)", "(iv)", False),
        ("(ii)", "(j)", False),
        ("(c)", "(d)", True),
        ("(a)", "", False),
    ],
)
def test_what_is_counted_after_what(before, sign, follows):
    assert counts_on(before, sign) is follows
