"""Sentences across a table below a title: they state something of its section, and no row belongs to them."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.texts.bands import band_title
from pipeline.texts.heads import split_name
from pipeline.texts.numbers import leading_number
from pipeline.texts.sentences import ends_sentence
from schemas.passage import Passage
from schemas.record import LogicalTable

_STATEMENT = "statement"  # the kind that says itself that it is one
_FULL_STOPS = (".", "!", ".”", "!”")


def is_stated(table: LogicalTable, row: int, names: Collection[int]) -> bool:
    """Whether a cell across the table is a sentence, and the one right above it none, nor a name of which it is the title.

    `names` are the rows of such titles. "Outcome: The river is clean." is a section.
    """
    if row in names:
        return False
    above, title = band_title(table, row - 1), band_title(table, row)
    if not (above and title and ends_sentence(title.text) and not ends_sentence(above.text)):
        return False
    named = split_name(title)
    return named is None or named[2] == _STATEMENT


def introductions(table: LogicalTable, names: Collection[int]) -> frozenset[int]:
    """The rows of sentences that introduce the rows right below them, where each in the table stands below its own title.

    Of several below one title each says what its rows are about, and so does one with the name or number of a section.
    """
    titles = {row: title for row in range(table.header_rows, table.rows) if (title := band_title(table, row))}
    told = {row for row, title in titles.items() if row not in names and ends_sentence(title.text)}
    stated = {row for row in told if is_stated(table, row, names)}
    if told != stated:
        return frozenset()
    return frozenset(row for row in stated if row + 1 not in titles and _only_says(titles[row]))


def _only_says(title: Passage) -> bool:
    named = split_name(title) is not None or leading_number(title.text) is not None
    return title.text.endswith(_FULL_STOPS) and not named
