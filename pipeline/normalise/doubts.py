"""What somebody should look at: words in no record that read as part of an action, and actions that read as several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.outline.prose import inline_fields
from pipeline.texts.headers import known_role
from pipeline.texts.witness import begins_with_verb, is_verb
from schemas.evidence import CellRow, Leftover
from schemas.exceptions import Issue
from schemas.passage import Passage
from schemas.plan import Action
from schemas.record import Paragraph
from schemas.role import WHO_AND_WHEN, Role
from schemas.vocabulary import UnitTerms, load_terms

UNREAD = "no words left over read as part of an action"
RUN_TOGETHER = "no action reads as several"

_LABELLED = re.compile(r"(?!Date:)(?P<label>[A-Z][^:\n]{1,40}):\s+\w")  # "Date: ..." is the document's own
_TOLD = frozenset({Role.TIMESCALE, Role.MEASURE})  # "Lead: ..." may be that of a section
_SURELY = 0.95
_SHORTEST = 4  # words of an instruction
_AMID = re.compile(
    r"\b(?P<before>[a-z][\w’'-]*)[)%’”]?\s+(?P<verb>[A-Z][a-z]+)\s+(?:an?|the|all|each|every|our|their|its|new)\b"
)


def doubts(
    leftovers: Iterable[Leftover], cells: Sequence[CellRow], actions: Sequence[Action]
) -> Iterator[Issue]:
    """A warning for each run of words, and each action, that a person should compare with the file; none without actions.

    Words of a table that are in no column and begin as an instruction, or a line "By when: ..." or "Measure: ..." that
    is in no record, tell of an action that was not read; so does a line that says who and when. A verb with a capital
    letter in the midst of an action, and no stop before it, tells of two that were read as one.
    """
    by_id = {cell.cell_id: cell for cell in cells}
    for leftover in leftovers if actions else ():
        cell = by_id.get(leftover.cell_id or "")
        if cell is not None and _reads_as_part(leftover, cell):
            where = _place(cell.page, cell.table_no, cell.row_no)
            yield Issue(UNREAD, "warning", f'{where}: "{leftover.text}" is in no record')
    leading_on = load_terms(UnitTerms).breaks
    for action in actions:
        for found in _AMID.finditer(action.action):
            if found["before"] not in leading_on and is_verb(found["verb"].lower()):
                where = _place(action.source_page, action.source_table, action.source_row)
                rest = action.action[found.start("verb") :]
                yield Issue(RUN_TOGETHER, "warning", f'{where}: another may begin at "{rest}"')


def _reads_as_part(leftover: Leftover, cell: CellRow) -> bool:
    if cell.kind == "cell":
        lost = leftover.reason == "unmapped" and cell.role is None
        return lost and len(leftover.text.split()) >= _SHORTEST and begins_with_verb(leftover.text)
    labelled = _LABELLED.match(leftover.text)
    if labelled is None:
        return False
    return known_role(labelled["label"], _SURELY) in _TOLD or _says_who_and_when(leftover.text)


def _says_who_and_when(line: str) -> bool:
    """Whether a labelled line has both: "Lead: A Pike   By when: May 2031"."""
    fields = inline_fields(Paragraph(Passage.of(0, line)))
    return {role for role, _ in fields} >= WHO_AND_WHEN


def _place(page: int | None, table: int | None, row: int | None) -> str:
    said = (("page", page), ("table", table), ("row", row))
    return ", ".join(f"{name} {number}" for name, number in said if number) or "outside tables"
