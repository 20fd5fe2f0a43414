"""What a spreadsheet or a terminal would obey is made harmless there, and nothing else is touched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text import plain
from pipeline.harmless import printable, spreadsheet_cell, storable


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20 7946 0000", "'+44 20 7946 0000"),
        ("-5%", "'-5%"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"),
        ("\t=1", "'\t=1"),
        ("\rtext", "text"),  # what cannot be seen goes
        ("\n=1", "'\n=1"),
        ("\uff1d1+1", "'\uff1d1+1"),  # full width
        ("\u202e=1+1", "'=1+1"),  # behind a mark that reverses the writing
        ("'=1", "''=1"),  # an apostrophe of the plan's own stays apart from ours
        ("'quoted'", "'quoted'"),
        ("By 1 = 1", "By 1 = 1"),
        ("Train all staff", "Train all staff"),
        ("", ""),
    ],
)
def test_no_cell_begins_as_a_formula(text, cell):
    assert spreadsheet_cell(text) == cell


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs"))))
def test_a_cell_can_be_turned_back(text):
    cell = spreadsheet_cell(text)
    assert cell in {text, f"'{text}"}
    assert not re.match(r"\s*[=+\-@]", cell)
    assert (
        cell[1:] if re.match(r"''*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|''*[\t\r\n]", cell) else cell
    ) == text


def test_halves_of_characters_are_replaced_and_nothing_else():
    assert storable("caf\udce9 \ud83d\ude00 é = \x1b\u202e") == "caf\ufffd \ufffd\ufffd é = \x1b\u202e"
    assert plain("caf\udce9") == "caf\ufffd"


def test_a_terminal_is_not_steered():
    assert printable("plan\x1b[2J\u202efdp.docx\udce9") == "plan\ufffd[2J\ufffdfdp.docx\ufffd"
    assert printable("café – Ω\n\t✓") == "café – Ω\n\t✓"
