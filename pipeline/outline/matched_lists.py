"""Lists below each other that count alike, each under a field's name: what is done, who does it, when.

"What will we do?" over "1 Mend the weir", "2 Count the eels", "Who?" over "1 A Pike", "2 B Roach": what has a number in the
first is led by who has it in the second. They become the items and the labelled lines that they are elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.outline.bulleted_fields import labelled_line
from pipeline.outline.prose import announced_field
from schemas.passage import Passage, join
from schemas.record import LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN, Role

_NUMBER = re.compile(r"(?P<number>\d{1,2})(?:[.):]\s*|\s+)(?=\S)")
_FEWEST = 2  # lists, and items of the one of actions

Body = Sequence[Paragraph | LogicalTable]


class _List(NamedTuple):
    """A list with the name over it, and the field that this names."""

    name: Paragraph
    role: Role
    items: dict[int, Passage]
    lines: Sequence[Paragraph]

    @property
    def size(self) -> int:
        """The lines that it takes, its name included."""
        return 1 + len(self.lines)


def with_matched_lists(body: Body) -> list[Paragraph | LogicalTable]:
    """The body with such lists as numbered items, below each the labelled lines of its number."""
    made: list[Paragraph | LogicalTable] = []
    at = 0
    while at < len(body):
        lists = _lists(body, at)
        if _match(lists):
            made += _items(lists)
            at += sum(own.size for own in lists)
        else:
            made.append(body[at])
            at += 1
    return made


def _lists(body: Body, at: int) -> list[_List]:
    """The lists of different fields one below the other from a place on."""
    found: list[_List] = []
    while (own := _list(body, at)) is not None and all(own.role is not other.role for other in found):
        found.append(own)
        at += own.size
    return found


def _list(body: Body, at: int) -> _List | None:
    """The list that begins with its name; its numbers all go up."""
    name = body[at] if at < len(body) else None
    first = body[at + 1] if at + 1 < len(body) else None
    if not isinstance(name, Paragraph) or _number(first) is None:  # as nearly everywhere
        return None
    role = announced_field(name)
    if role is None:
        return None
    items: dict[int, Passage] = {}
    lines: list[Paragraph] = []
    for line in body[at + 1 :]:
        match = _number(line)
        if match is None or not isinstance(line, Paragraph) or int(match["number"]) <= max(items, default=0):
            break
        items[int(match["number"])] = line.passage.cut(match.end())
        lines.append(line)
    return _List(name, role, items, lines)


def _number(line: Paragraph | LogicalTable | None) -> re.Match[str] | None:
    """The number that a line begins with, but for a heading."""
    if not isinstance(line, Paragraph) or line.bulleted or line.level:
        return None
    return _NUMBER.match(line.passage.text)


def _match(lists: Sequence[_List]) -> bool:
    """Whether the actions count from 1 on, and no other list has a number that none of them has."""
    numbers = next((set(own.items) for own in lists if own.role is Role.ACTION), set[int]())
    counted = len(numbers) >= _FEWEST and numbers == set(range(1, len(numbers) + 1))
    told = WHO_AND_WHEN & {own.role for own in lists}
    return counted and bool(told) and all(numbers >= set(own.items) for own in lists)


def _items(lists: Sequence[_List]) -> Iterator[Paragraph]:
    actions = next(own for own in lists if own.role is Role.ACTION)
    yield actions.name
    for (number, words), line in zip(actions.items.items(), actions.lines, strict=True):
        digits = line.passage.cut(0, len(str(number)))
        yield replace(line, passage=join((digits, words), ". "), marker="", body_start=0)
        for own in lists:
            if own is not actions and number in own.items:
                yield labelled_line(
                    own.name.body.strip(" :?"), own.items[number], own.lines[[*own.items].index(number)]
                )
