"""Names of actions that have no fields: "1.3 Count the eels" alone below "1.2 Mend the weir" and the fields of that."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.outline.prose import acts
from pipeline.outline.walk import Walk
from pipeline.texts.heads import is_heading
from pipeline.texts.numbers import follows_number, goes_deeper, leading_number
from schemas.document import BlockKind
from schemas.record import LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN, Role

Below = Sequence[Paragraph | LogicalTable]


def counted_name(walk: Walk, heading: Paragraph, below: Below) -> Paragraph | None:
    """The action of a heading that counts on from an action with fields, instructs, and has nothing below it."""
    rows = walk.card.rows
    if not (walk.card.patient and is_heading(heading) and any(row.keys() & WHO_AND_WHEN for row in rows)):
        return None
    last = rows[-1].get(Role.ACTION, ())
    counts_on = any(follows_number(line.passage.text, heading.passage.text) for line in last[:1])
    if not counts_on or not acts(heading) or _heads_something(heading, next(iter(below), None)):
        return None
    return Paragraph(heading.passage, heading.marker, heading.body_start, page=heading.page)


def _heads_something(heading: Paragraph, following: Paragraph | LogicalTable | None) -> bool:
    """Whether what follows stands below the heading: anything but a heading of its rank or above."""
    if following is None:
        return False
    if not isinstance(following, Paragraph) or not is_heading(following):
        return True
    own, inner = (_number(line) for line in (heading, following))
    return _rank(following) > _rank(heading) or goes_deeper(inner, own)


def _number(line: Paragraph) -> str:
    number = leading_number(line.passage.text)
    return line.passage.text[number.start : number.end] if number else ""


def _rank(line: Paragraph) -> tuple[bool, int]:
    """How far in a heading stands: one that is but drawn as such below those of the document."""
    return line.kind is not BlockKind.HEADING, line.level
