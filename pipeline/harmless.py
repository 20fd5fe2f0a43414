"""Texts from outside made harmless where they are shown: on a terminal, in a spreadsheet.

The tables keep all that a table can hold; only a spreadsheet file and the screen get more of it changed.
"""

from __future__ import annotations

import re

# what moves the cursor, reverses the writing or prints nothing; a line feed and a tab are text
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_LONE = re.compile("[\ud800-\udfff]")
_SHOWN = "\ufffd"
# Spreadsheets take a cell for a formula that begins so, in full width too, some after white space.
# An apostrophe in front makes it text; where one is there already another keeps the two apart.
_FORMULA = re.compile(r"(?:'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20])|'*[\t\r\n]")


def storable(text: str) -> str:
    """The text without halves of characters (lone surrogates), which no UTF-8 can hold: each is then U+FFFD.

    File names in another encoding have them, and PDFs whose fonts are wrongly described.
    """
    return text if text.isascii() else _LONE.sub(_SHOWN, text)


def printable(text: str) -> str:
    """The text with such characters shown as U+FFFD."""
    return _CONTROLS.sub(_SHOWN, text)


def spreadsheet_cell(text: str) -> str:
    """The text as a cell that no spreadsheet computes: without control characters, formulas behind an apostrophe."""
    plain = _CONTROLS.sub("", text)
    return f"'{plain}" if _FORMULA.match(plain) else plain
