"""Cards in plain type that say nothing but what is done and who leads it, or when: their actions said to be some.

"Mend the weir", "Lead: A Pike", "Count the eels", "Lead: B Rudd": one such pair may be a text about a section and who leads
that; that another stands right below it, and that they instruct, shows what they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.outline.prose import acts, inline_fields, is_listed, line_label
from pipeline.texts.heads import is_heading
from schemas.passage import inserted, join
from schemas.record import LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN

_FEWEST = 3  # pairs, and words of an action
_PAIR = 2  # lines
_MOST = 0.6  # of the pairs instruct
_ACTION = inserted("Action")

Body = Sequence[Paragraph | LogicalTable]


def with_led_lines(body: Body) -> list[Paragraph | LogicalTable]:
    """The body, the actions of such cards as labelled lines: "Action: Mend the weir"."""
    pairs = {at for at in range(len(body) - 1) if _is_pair(body[at : at + _PAIR])}
    runs = [at for at in pairs if {at - _PAIR, at + _PAIR} & pairs]
    told = [line for at in runs if isinstance(line := body[at], Paragraph) and acts(line)]
    if len(runs) < _FEWEST or len(told) < _MOST * len(runs):  # as in most plans
        return list(body)
    alone = [at for at in pairs if at not in runs and _stands_alone(body, at)]
    return [_as_action(part) if at in {*runs, *alone} else part for at, part in enumerate(body)]


def _is_pair(lines: Body) -> bool:
    """Whether a plain line stands above one that says who, or when, and no more."""
    above, below = lines
    if not isinstance(above, Paragraph) or not isinstance(below, Paragraph) or ":" not in below.passage.text:
        return False
    if is_heading(above) or is_listed(above) or line_label(above) or is_heading(below):
        return False
    roles = {role for role, _ in inline_fields(below)}
    return len(roles) == 1 and roles <= WHO_AND_WHEN and len(above.body.text.split()) >= _FEWEST


def _stands_alone(body: Body, at: int) -> bool:
    """Whether an instruction with its field stands below a heading and above another, as the one card in a column."""
    line, around = body[at], (*body[max(0, at - 1) : at], *body[at + _PAIR : at + _PAIR + 1])
    return at > 0 and isinstance(line, Paragraph) and acts(line) and all(map(_closes, around))


def _closes(part: Paragraph | LogicalTable) -> bool:
    return isinstance(part, Paragraph) and is_heading(part)


def _as_action(line: Paragraph | LogicalTable) -> Paragraph | LogicalTable:
    if not isinstance(line, Paragraph):
        return line
    return Paragraph(join((_ACTION, line.body), ": "), page=line.page)
