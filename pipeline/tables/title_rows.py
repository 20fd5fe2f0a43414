"""Rows of a name and a title over the labels of a card: one title where they are drawn as nothing below, "R1 | The weir leaks",
or the name is that of a section, "AFI 1 | The weir leaks".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.texts.headers import known_match, known_role
from pipeline.texts.heads import split_name
from pipeline.texts.numbers import is_bare_number
from schemas.layout_terms import section_terms
from schemas.passage import join
from schemas.record import LogicalCell, LogicalTable

_TWO = 2
_LONGEST_NAME = 5  # words
_KNOWN = 0.8  # likeness of a field's name
_SURE = 0.9


def title_across(table: LogicalTable, row: int) -> LogicalCell | None:
    """The one cell that such a row is, as wide as the table; None where it is another row."""
    cells = table.row_cells(row)
    if len(cells) != _TWO or any(c.row_span > 1 for c in cells):
        return None
    name, title = cells
    if name.column_span + title.column_span != table.columns or len(title.paragraphs) != 1:
        return None
    if not title.text or known_role(title.text, _SURE) is not None:
        return None
    if not (_names_section(name) or (_drawn(cells) and not _drawn(table.row_cells(row + 1)))):
        return None
    if not 0 < len(name.text.split()) <= _LONGEST_NAME or known_match(name.text, _KNOWN) is not None:
        return None
    glue = ". " if is_bare_number(name.text) else ": "
    passage = join((name.passage.strip(" .:"), title.passage), glue)
    line = replace(title.paragraphs[0], passage=passage, marker="", body_start=0)
    return replace(name, column_span=table.columns, paragraphs=(line,))


def _names_section(name: LogicalCell) -> bool:
    """Whether it is nothing but a kind of section of several words, or one and a number, however it is drawn: "AFI 1"."""
    words = name.text.strip(" .:").lower()
    if " " in words and words in section_terms().names:
        return True
    named = split_name(name.passage)
    return named is not None and bool(named[0]) and not named[1]


def _drawn(cells: Sequence[LogicalCell]) -> bool:
    return all(c.text and c.shaded for c in cells) or all(c.bold for c in cells)
