"""Tables of one row that are headings: a number in one box, its title in the next."""

from __future__ import annotations

from dataclasses import replace

from pipeline.heads import split_name
from schemas.document import BlockKind
from schemas.passage import join
from schemas.record import LogicalTable, Paragraph

_MOST_CELLS = 3
_LONGEST = 25  # words


def drawn_heading(table: LogicalTable) -> Paragraph | None:
    """The bold line that a drawn row is which holds nothing but "Priority 1 | Clean rivers"; None of any other table."""
    cells = [c for c in table.cells if c.text]
    if table.rows != 1 or not 0 < len(cells) <= _MOST_CELLS:
        return None
    if not (all(c.bold for c in cells) or all(c.shaded for c in cells)):
        return None
    title = join((cells[0].passage.strip(" :"), *(c.passage for c in cells[1:])), ": ")
    named = split_name(title)
    if named is None or not named[0] or not named[1] or len(title.text.split()) > _LONGEST:
        return None
    first = cells[0].paragraphs[0]
    return replace(first, passage=title, marker="", body_start=0, kind=BlockKind.PARAGRAPH, bold=True)
