"""Days that stand alone below who will do it, or on top of a card above what is done: turned into labelled lines.

"Lead: A Pike" and below it "By May 2031" are read as "Lead: A Pike" and "Timescale: By May 2031", and a name between the
two as one more who will. "May 2031", "Mend the weir", "Lead: A Pike" are read as if the day stood below the deed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipeline.outline.prose import inline_fields, is_listed
from pipeline.texts.heads import is_heading
from pipeline.texts.witness import looks_like_date, looks_like_owner
from schemas.passage import Passage, inserted, join
from schemas.record import LogicalTable, Paragraph
from schemas.role import Role

_FEWEST = 3  # such days: one alone may be that of the document
_LONGEST = 40  # characters
_NEAR = 2  # lines between which another name may stand
_CARD = 3  # lines of a card: the day, the deed, and who does it
_WHEN, _WHO = inserted("Timescale"), inserted("Owner")

Body = Sequence[Paragraph | LogicalTable]


def with_bare_dates(body: Body) -> list[Paragraph | LogicalTable]:
    """The body with such days, where there are several, as labelled lines."""
    return _with_days_below(_with_days_above(body))


def _with_days_above(body: Body) -> list[Paragraph | LogicalTable]:
    """The body with the days on top of cards below what is done there.

    A day over several deeds is no card's: then it is not sure of any what it is about. Days of which the first stands
    below who does something, or another below the last, are all said below.
    """
    made = list(body)
    tops = [at for at in range(len(body)) if _tops_card(body, at)]
    if len(tops) < _FEWEST:  # as in most plans
        return made
    spans = [(body[start], body[start + _CARD : end]) for start, end in pairwise((*tops, len(body)))]
    said_below = any(map(_names_owner, body[max(0, tops[0] - _NEAR) : tops[0]]))
    if said_below or any(map(_is_day, spans[-1][1][:_NEAR])) or any(_goes_on(*span) for span in spans):
        return made
    for at in tops:
        day, deed = body[at], body[at + 1]
        if isinstance(day, Paragraph):
            made[at : at + 2] = deed, Paragraph(join((_WHEN, day.body), ": "), page=day.page)
    return made


def _tops_card(body: Body, at: int) -> bool:
    """Whether a line is nothing but a day, and a line that is no field and then who does it stand right below."""
    day, *below = body[at : at + _CARD]
    if len(below) < _CARD - 1 or not _is_day(day) or _is_day(below[0]) or not _names_owner(below[1]):
        return False
    return isinstance(below[0], Paragraph) and not inline_fields(below[0])


def _is_day(line: Paragraph | LogicalTable) -> bool:
    if not isinstance(line, Paragraph) or is_listed(line) or len(line.body.text) > _LONGEST:
        return False
    return ":" not in line.body.text and looks_like_date(line.body.text)


def _goes_on(day: Paragraph | LogicalTable, below: Body) -> bool:
    """Whether somebody does one thing more before the next heading, under the same day.

    Below a day that is a heading of the document, what is but drawn as one is the next deed.
    """
    ranked = isinstance(day, Paragraph) and day.level > 0
    lines = takewhile(lambda line: isinstance(line, Paragraph) and not _ends_day(line, ranked=ranked), below)
    return any(map(_names_owner, lines))


def _ends_day(line: Paragraph, *, ranked: bool) -> bool:
    return is_heading(line) and (line.level > 0 or not ranked)


def _with_days_below(body: Body) -> list[Paragraph | LogicalTable]:
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
