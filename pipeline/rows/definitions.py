"""Tables that say what short forms mean: glossaries, and those that say whose initials are whose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, permutations

from pipeline.tagging.acronyms import spells
from pipeline.tagging.identity import explained_persons
from pipeline.texts.headers import header_words
from pipeline.texts.witness import mostly_letters
from schemas.layout_terms import section_terms
from schemas.passage import Passage
from schemas.record import Column, Definition, LogicalTable, NamedTable
from schemas.role import Role

_STOP = re.compile(r"\.\s+(?=[A-Z])")
_INITIALS = 2  # letters
_CAPITALS = 2


def glossary(named: NamedTable) -> list[Definition]:
    """The short and long forms of a glossary; none of a table that says what letters of a rating mean.

    A "Term" in plain words ("Looked after child", "Agreed") is explained, but is short for nothing.
    """
    pairs = list(zip(named.having(Role.SHORT), named.having(Role.LONG), strict=False))
    found = []
    for row in range(named.table.header_rows, named.table.rows):
        for short, long in pairs:
            left, right = named.table.cell_at(row, short.index), named.table.cell_at(row, long.index)
            if not (left and right and left.text and right.text):
                continue
            plain = _asks_for_terms(short) and _is_plain(left.text)
            if not plain or spells(left.text, right.text):
                found.append(Definition(left.passage, _long_form(left.text, right.passage)))
    return [] if mostly_letters([definition.short.text for definition in found]) else found


def _long_form(short: str, told: Passage) -> Passage:
    """What is said of a short form without the sentences behind its long form: "Eel Recovery Fund. Pays for passes."."""
    stop = _STOP.search(told.text)
    return told.cut(0, stop.start()) if stop and spells(short, told.text[: stop.start()]) else told


def _asks_for_terms(column: Column) -> bool:
    """Whether a column's header does not name short forms: "Term", or none."""
    words = header_words(column.header.text)
    return not words or words in section_terms().glossaries["plain"]


def _is_plain(text: str) -> bool:
    """Whether no word of a text has two capitals, as short forms do: "Agreed", "Early help", not "SENCo"."""
    return all(sum(map(str.isupper, word)) < _CAPITALS for word in text.split())


def staff_key(table: LogicalTable) -> Iterator[Definition]:
    """Initials of persons and their names, "AW | Anna Weir | Warden", where these stand beside each other in a row, in either order."""
    for row in range(table.rows):
        for short, long in (order for pair in pairwise(table.row_cells(row)) for order in permutations(pair)):
            if len(short.text) == _INITIALS and any(explained_persons([(short.text, long.text)])):
                yield Definition(short.passage, long.passage)
