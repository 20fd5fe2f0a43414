"""What stands alone above an action's name or below its fields, its number and its state: put where they are elsewhere.

A card says "2.1" and "On track" above "Mend the weir", and "Lead: A Pike" below that: it is read as "2.1. Mend the weir"
and "Status: On track". So is the state right of the names, where nearly all end in one: "Mend the weir On track".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from pipeline.outline.prose import inline_fields
from pipeline.texts.heads import split_name
from pipeline.texts.numbers import is_bare_number, leading_number
from pipeline.texts.witness import looks_like_state
from schemas.document import BlockKind
from schemas.passage import EMPTY, Passage, inserted, join
from schemas.record import LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN

_LONGEST = 4  # words of a state
_LONGEST_TEXT = 40  # characters of these
_MOST = 2  # lines that hold them
_FAR = 3  # lines below an action's name that may hold the first of its fields
_NAMED = re.compile(r"(?:action|task|step|ref|no)\b[.:]?\s*(?=[A-Z]{0,3}\.?\d)", re.IGNORECASE)
_REACH = 25  # lines in which the next mark is looked for
_FEWEST = 3  # names that end in states ...
_NEARLY_ALL = 0.8  # ... of those above fields
_CAPITAL = re.compile(r"[a-z0-9)’'] ([A-Z])")  # behind the words of a name
_STATUS = inserted("Status")

Body = Sequence[Paragraph | LogicalTable]


class _Mark(NamedTuple):
    """The number and the state that a line says and nothing else; either may be empty."""

    number: Passage
    state: Passage


def with_card_tops(body: Body) -> list[Paragraph | LogicalTable]:
    """The body with such numbers before the names of their actions, and such states as labelled lines."""
    body = _with_states_apart(body)
    marks = {at: mark for at, line in enumerate(body) if (mark := _mark(line)) is not None}
    if not marks:  # as in most plans
        return list(body)
    first = next((at for at, mark in marks.items() if mark.state), 0)
    below = first > 0 and _is_field(body[first - 1])  # then they all stand below the fields
    made: list[Paragraph | LogicalTable] = []
    at = 0
    while at < len(body):
        line = body[at]
        used = _above(body, marks, at, below=below) if at in marks else 0
        if used:
            made += _named(body[at + used], [marks[k] for k in range(at, at + used)])
            at += used + 1
            continue
        if below and at in marks and not marks[at].number and _is_field(body[at - 1]):
            made.append(_status(marks[at].state, line))
        else:
            made.append(line)
        at += 1
    return made


def _with_states_apart(body: Body) -> Body:
    """The body, the states at the ends of nearly all names that stand right above fields in lines of their own."""
    names = {
        at: line
        for at, (line, below) in enumerate(pairwise(body))
        if isinstance(line, Paragraph) and _is_field(below) and not _is_field(line)
    }
    starts = {at: start for at, line in names.items() if (start := _state_at(line.passage.text))}
    if len(starts) < _FEWEST or len(starts) < _NEARLY_ALL * len(names):  # as in nearly every plan
        return body
    made: list[Paragraph | LogicalTable] = []
    for at, line in enumerate(body):
        if isinstance(line, Paragraph) and (cut := starts.get(at)):
            words = line.passage
            name = replace(line, passage=words.cut(0, cut).strip())
            made += [name, _status(words.cut(cut).strip(), line)]
        else:
            made.append(line)
    return made


def _state_at(name: str) -> int:
    """Where the state begins that a name ends in, with a capital behind its words; 0 without one."""
    starts = [match.start(1) for match in _CAPITAL.finditer(name)]
    ends = (at for at in starts if len(name[at:].split()) <= _LONGEST and looks_like_state(name[at:]))
    return next(ends, 0)


def is_mark(line: Paragraph) -> bool:
    """Whether a line is nothing but a number, "2.1" or "Action 2.1", a state or both."""
    return _mark(line) is not None


def _mark(line: Paragraph | LogicalTable) -> _Mark | None:
    if not isinstance(line, Paragraph) or line.bulleted or len(line.passage.text) > _LONGEST_TEXT:
        return None
    named = _NAMED.match(line.body.text)
    words = line.body.cut(named.end() if named else 0)
    first, _, rest = words.text.partition(" ")
    if not first or len(rest.split()) > _LONGEST:
        return None
    if is_bare_number(first) and (not rest or looks_like_state(rest)):
        return _Mark(words.cut(0, len(first)).strip(" .:)("), words.cut(len(first)).strip())
    return _Mark(EMPTY, line.body) if looks_like_state(line.body.text) else None


def _above(body: Body, marks: dict[int, _Mark], at: int, *, below: bool) -> int:
    """How many lines from `at` on are the marks of the action named right below them; 0 where none is.

    An action's name is a line that is no field, with somebody or a day in the labelled lines below it.
    """
    used = 0
    seen: set[bool] = set()
    while used < _MOST and (mark := marks.get(at + used)) is not None:
        if (below and mark.state and not mark.number) or bool(mark.number) in seen:
            break
        seen.add(bool(mark.number))
        used += 1
    if (
        used
        and not any(marks[k].number for k in range(at, at + used))
        and not _of_one(body, marks, at + used)
    ):
        return 0
    name, *under = body[at + used : at + used + 1 + _FAR] or (None,)
    if not used or not isinstance(name, Paragraph) or _is_field(name) or split_name(name.passage):
        return 0
    return used if any(_answers(line) for line in under) else 0


def _of_one(body: Body, marks: dict[int, _Mark], start: int) -> bool:
    """Whether no more than one action's fields stand between two marks: "Complete" over several is a section."""
    lines = takewhile(lambda at: at not in marks, range(start, min(len(body), start + _REACH)))
    fields = [_is_field(body[at]) for at in lines]
    return sum(own and not before for before, own in pairwise((False, *fields))) <= 1


def _is_field(line: Paragraph | LogicalTable) -> bool:
    return isinstance(line, Paragraph) and bool(inline_fields(line))


def _answers(line: Paragraph | LogicalTable) -> bool:
    return isinstance(line, Paragraph) and not WHO_AND_WHEN.isdisjoint(r for r, _ in inline_fields(line))


def _named(name: Paragraph | LogicalTable, marks: Sequence[_Mark]) -> list[Paragraph | LogicalTable]:
    """The action's name behind its number, and its state as a labelled line."""
    if not isinstance(name, Paragraph):
        return [name]
    number = next((mark.number for mark in marks if mark.number), EMPTY)
    states = [mark.state for mark in marks if mark.state]
    if number and leading_number(name.passage.text) is None:
        whole = join((number, name.passage), ". ")
        name = replace(name, passage=whole, marker="", body_start=0)
    return [name, *(_status(state, name) for state in states)]


def _status(state: Passage, line: Paragraph | LogicalTable) -> Paragraph:
    page = line.page if isinstance(line, Paragraph) else None
    return Paragraph(join((_STATUS, state), ": "), kind=BlockKind.PARAGRAPH, page=page)
