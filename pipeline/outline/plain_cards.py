"""Cards in plain type, an action and below it the names of its fields above their values: turned into labelled lines.

"Mend the weir", "LEAD", "A Pike", "BY WHEN", "May 2031", and again "Count the eels", "LEAD", ...: that the names come again
shows where a card ends, and that the line above the first of them is what the card is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.outline.label_lines import lines_below, names_section
from pipeline.outline.prose import field_role, inline_fields
from pipeline.texts.heads import is_heading
from pipeline.texts.inline import by_look
from schemas.passage import join
from schemas.record import LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN, Role

_FEWEST = 2  # cards
_LONGEST_NAME = 30  # characters of a field's name
_SHORTEST = 3  # words of what a card is about
_NAME_AND_VALUE = 2  # lines

Body = Sequence[Paragraph | LogicalTable]


def with_plain_cards(body: Body) -> list[Paragraph | LogicalTable]:
    """The body with such cards as lines: what they are about drawn as a heading, and a labelled line for each field."""
    names = _names(body)
    starts = [at for at in names if body[at - 1 : at] and _is_about(body[at - 1], names, at - 1)]
    first = _first_name([_text(body[at]) for at in starts])
    starts = [at for at in starts if _text(body[at]) == first]
    cards: dict[int, tuple[list[Paragraph], int]] = {}  # by the place of their first line, and where they end
    whole = 0
    for start, following in pairwise((*starts, len(body) + 1)):
        end = next((k for k in range(start, following - 1) if _closes(body, k, names)), following - 1)
        if card := _card(body, start - 1, end, names):
            cards[start - 1] = card
            whole += _fields(card[0]) >= WHO_AND_WHEN
    return _with(body, cards) if whole >= _FEWEST else list(body)


def _first_name(names: Sequence[str]) -> str:
    """The name that cards begin with: the first that does so half as often as any other, not but in a list of contents."""
    counts = Counter(names)
    most = max(counts.values(), default=0)
    often = (name for name, count in counts.items() if count * 2 >= most)
    return next(often, "") if len(names) >= _FEWEST else ""


def _fields(lines: Sequence[Paragraph]) -> set[Role]:
    return {role for line in lines for role, _ in inline_fields(line)}


def _names(body: Body) -> list[int]:
    """Where fields' names stand alone that come again, those of somebody and a day among them; else nothing."""
    texts = Counter(text for line in body if (text := _text(line)))
    again = [text for text, count in texts.items() if count >= _FEWEST]
    roles = {text: role for text in again if (role := field_role(text.strip(" :?"))) is not None}
    if not roles:  # as in most plans
        return []
    found = [at for at, line in enumerate(body) if _text(line) in roles]
    return found if _told(body, found, roles) >= WHO_AND_WHEN else []


def _told(body: Body, names: Sequence[int], roles: Mapping[str, Role]) -> set[Role]:
    """What the names tell, as the values below them look: "By" above "May 2031" is no owner."""
    told = set(roles.values())
    for at in names if Role.OWNER in told else ():
        name, value = _text(body[at]), body[at + 1] if at + 1 < len(body) else None
        if isinstance(value, Paragraph):
            told.update(role for role, _ in by_look(roles[name], name, value.body))
    return told


def _text(line: Paragraph | LogicalTable) -> str:
    """The words of a line that is short enough to be a field's name."""
    if not isinstance(line, Paragraph) or line.bulleted or len(line.passage.text) > _LONGEST_NAME:
        return ""
    return line.body.text.strip().lower()


def _is_about(line: Paragraph | LogicalTable, names: Sequence[int], at: int) -> bool:
    """Whether a plain line may be what a card is about."""
    if not isinstance(line, Paragraph) or is_heading(line) or at in names or inline_fields(line):
        return False
    return len(line.body.text.split()) >= _SHORTEST


def _closes(body: Body, at: int, names: Sequence[int]) -> bool:
    """Whether a card ends above a line: a heading or the name above one, "Priority 2", or a table."""
    line = body[at]
    closed = not isinstance(line, Paragraph) or is_heading(line) or names_section(line, body[at + 1 :][:1])
    return closed and at not in names


def _card(body: Body, at: int, end: int, names: Sequence[int]) -> tuple[list[Paragraph], int] | None:
    """The lines of the card from `at` on, and where it ends: at `end`, or behind the first value of its last name.

    Beside cards that say who and when, one may leave out either. Its last name may have no value.
    """
    last = max(name for name in names if at < name < end)
    for stop in dict.fromkeys((end, min(end, last + _NAME_AND_VALUE))):
        told = body[at : last if stop == last + 1 else stop]
        lines = [line for line in told if isinstance(line, Paragraph)]
        if found := lines_below(lines) or _in_pairs(lines, at, names):
            tells = not WHO_AND_WHEN.isdisjoint(_fields(found))
            return ([replace(lines[0], bold=True), *found], stop) if tells else None
    return None


def _in_pairs(lines: Sequence[Paragraph], at: int, names: Sequence[int]) -> list[Paragraph]:
    """The labelled lines of a card, the first line `at`, whose fields have one line each; none of any other."""
    told = range(1, len(lines), _NAME_AND_VALUE)
    known = [k - at for k in names if at < k < at + len(lines)]
    if len(lines) % _NAME_AND_VALUE == 0 or known != list(told):
        return []
    named = ((lines[k].body.strip(" :?"), lines[k + 1]) for k in told)
    return [
        replace(value, passage=join((name, value.body), ": "), marker="", body_start=0)
        for name, value in named
    ]


def _with(body: Body, cards: dict[int, tuple[list[Paragraph], int]]) -> list[Paragraph | LogicalTable]:
    made: list[Paragraph | LogicalTable] = []
    at = 0
    while at < len(body):
        lines, end = cards.get(at, ([body[at]], at + 1))
        made += lines
        at = end
    return made
