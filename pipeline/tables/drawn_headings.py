"""Rows that are headings: a number in one box, its title in the next; or a bold line in a box.

They are a table of one row, or the first row of a table that says nothing but numbers and what they stand for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.tables.joining import halves
from pipeline.tagging.owner_kinds import cue_of
from pipeline.texts.heads import is_heading, names_kind_of_plan, split_name
from pipeline.texts.numbers import is_bare_number
from pipeline.texts.sentences import ends_sentence
from schemas.document import BlockKind
from schemas.passage import join
from schemas.record import LogicalTable, Paragraph

_MOST_CELLS = 3
_LONGEST = 25  # words
_TWO = 2  # columns; lines of a name and what it says
_MOST_LINES = 5  # of a title in a box
_FRONT = 6  # elements at the top, among which a heading may be the title
_QUOTES = " “”‘’\"'"


def drawn_heading(table: LogicalTable) -> Paragraph | None:
    """The bold line that a drawn row is which holds nothing but "Priority 1 | Clean rivers" or "1 | Clean rivers".

    So is a single box with a short bold line in it, or with "Recommendation 1" above what that says, in quotation marks
    or not. None of any other table.
    """
    if table.rows != 1:
        return None
    cells = [c for c in table.cells if c.text]
    if not 0 < len(cells) <= _MOST_CELLS:
        return None
    if len(cells) == 1 and (quoted := _quoted(cells[0].paragraphs)):
        return quoted
    if not (all(c.bold for c in cells) or all(c.shaded for c in cells)):
        return None
    first, *more = cells[0].paragraphs
    numbered = is_bare_number(cells[0].text)
    title = join(
        (cells[0].passage.strip(" .:)"), *(c.passage for c in cells[1:])), ". " if numbered else ": "
    )
    named = split_name(title)
    whole = named is not None and bool(named[0]) and bool(named[1])
    if len(cells) == 1 and table.columns == 1:
        whole = cells[0].bold and not first.marker and not more
    if not (whole or (numbered and len(cells) > 1)) or len(title.text.split()) > _LONGEST:
        return None
    return replace(first, passage=title, marker="", body_start=0, kind=BlockKind.PARAGRAPH, bold=True)


def boxed_title(table: LogicalTable, below: Sequence[Paragraph | LogicalTable]) -> list[Paragraph]:
    """The bold lines that a single box on top of the document is which holds its title: whose it is, and the title.

    "Weirshire Council", "River Strategy", "Action Plan 2031" are the council's name, and one title of two lines. None
    where a heading right below names the plan, or the box says more.
    """
    lines = [p for c in table.cells for p in c.paragraphs if p.body]
    if table.rows > 1 or table.columns > 1 or not 1 < len(lines) <= _MOST_LINES:
        return []
    if any(p.marker or ends_sentence(p.body.text) or len(p.body.text.split()) > _LONGEST for p in lines):
        return []
    others = (p.body.text for p in below[:_FRONT] if isinstance(p, Paragraph) and is_heading(p))
    whose = [p for p in lines if cue_of(p.body.text) == "organisation"]
    named = [p for p in lines if p not in whose]
    if not any(map(names_kind_of_plan, (p.body.text for p in named))) or any(map(names_kind_of_plan, others)):
        return []
    title = replace(named[0], passage=join((p.body for p in named), " "), marker="", body_start=0)
    return [replace(p, kind=BlockKind.PARAGRAPH, bold=True) for p in (*whose, title)]


def _quoted(lines: Sequence[Paragraph]) -> Paragraph | None:
    """A name on a line of its own and the one paragraph below it as a heading: "Recommendation 1", "“Clean the rivers.”"."""
    if len(lines) != _TWO or any(line.marker for line in lines):
        return None
    name, said = (line.passage.collapsed() for line in lines)
    named, title = split_name(name), said.strip(_QUOTES)
    if named is None or named[1] or not named[0] or not title or len(title.text.split()) > _LONGEST - _TWO:
        return None
    whole = join((name.strip(" .:"), title), ": ")
    return replace(lines[0], passage=whole, kind=BlockKind.PARAGRAPH, bold=True)


def without_heading(table: LogicalTable) -> tuple[Paragraph | None, LogicalTable]:
    """The bold line that the first row of a table of numbers and texts is, "Theme A: | Clean rivers", and the rest of it.

    A tab behind the number makes columns of a heading as it does of the items below it. None and the table for any other.
    """
    if table.columns != _TWO or table.rows < _TWO or not table.cells:
        return None, table
    if split_name(table.cells[0].passage) is None:
        return None, table
    numbers = [c.text for c in table.cells if c.column == 0 and c.row > 0 and c.text]
    if not numbers or not all(map(is_bare_number, numbers)):
        return None, table
    top, rest = halves(table, 1)
    heading = drawn_heading(top)
    return (heading, replace(rest, header_rows=0)) if heading else (None, table)
