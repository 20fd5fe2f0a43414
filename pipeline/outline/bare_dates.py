"""Days that stand alone below who will do it, as notes in a margin say them: turned into labelled lines.

"Lead: A Pike" and below it "By May 2031" are read as "Lead: A Pike" and "Timescale: By May 2031", and a name between the
two as one more who will.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.outline.prose import inline_fields, is_listed
from pipeline.texts.heads import is_heading
from pipeline.texts.witness import looks_like_date, looks_like_owner
from schemas.passage import Passage, inserted, join
from schemas.record import LogicalTable, Paragraph
from schemas.role import Role

_FEWEST = 3  # such days: one alone may be that of the document
_LONGEST = 40  # characters
_WHEN, _WHO = inserted("Timescale"), inserted("Owner")

Body = Sequence[Paragraph | LogicalTable]


def with_bare_dates(body: Body) -> list[Paragraph | LogicalTable]:
    """The body with such days, where there are several, as labelled lines."""
    found: dict[int, Passage] = {}
    days = 0
    for at, line in enumerate(body):
        if not _names_owner(line):
            continue
        one, other = (_alone(body, at + k) for k in (1, 2))
        if one is not None and looks_like_date(one.text):
            found[at + 1] = join((_WHEN, one), ": ")
        elif one and other and looks_like_owner(one.text) and looks_like_date(other.text):
            found[at + 1], found[at + 2] = join((_WHO, one), ": "), join((_WHEN, other), ": ")
        else:
            continue
        days += 1
    if days < _FEWEST:
        return list(body)
    return [
        Paragraph(found[at], page=line.page) if at in found and isinstance(line, Paragraph) else line
        for at, line in enumerate(body)
    ]


def _names_owner(line: Paragraph | LogicalTable) -> bool:
    if not isinstance(line, Paragraph) or ":" not in line.passage.text:
        return False
    roles = {role for role, _ in inline_fields(line)}
    return Role.OWNER in roles and Role.TIMESCALE not in roles


def _alone(body: Body, at: int) -> Passage | None:
    """The words of a short plain line without a label."""
    line = body[at] if at < len(body) else None
    if not isinstance(line, Paragraph) or is_heading(line) or is_listed(line):
        return None
    text = line.body.text
    return line.body if 0 < len(text) <= _LONGEST and ":" not in text else None
