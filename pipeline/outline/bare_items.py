"""Items without a field of their own in a list most of which has one below each, "With: Anglers' Club": actions like the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.outline.prose import acts, inline_fields, is_listed
from pipeline.texts.sentences import is_lead_in
from schemas.record import LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN, Role

_FEWEST = 2  # items with a field below them
_TWO = 2

Body = Sequence[Paragraph | LogicalTable]
_Item = tuple[Paragraph, frozenset[Role]]


def bare_items(body: Body) -> frozenset[int]:
    """The `id`s of such items: those that instruct, and below which no line says who or when, which may be said of several."""
    return frozenset(id(line) for items in _lists(body) for line in _bare(items))


def _lists(body: Body) -> Iterator[list[_Item]]:
    """The lists, each item as deep as the first, with what the labelled lines right below it say."""
    items: list[_Item] = []
    for part in body:
        line = part if isinstance(part, Paragraph) else None
        if items and line is not None and (roles := _roles(line)):
            items[-1] = items[-1][0], items[-1][1] | roles
            continue
        own = line is not None and is_listed(line) and (not items or line.level == items[0][0].level)
        if not own:
            yield items
            items = []
        if line is not None and is_listed(line):
            items.append((line, frozenset()))
    yield items


def _roles(line: Paragraph) -> frozenset[Role]:
    return frozenset(role for role, _ in inline_fields(line))


def _is_whole(line: Paragraph) -> bool:
    """Whether it instructs, and what it lists does not follow below."""
    return acts(line) and not is_lead_in(line)


def _bare(items: Sequence[_Item]) -> Iterator[Paragraph]:
    """The items of a list that no field stands below, where most have one."""
    told = sum(bool(roles) for _, roles in items)
    if told < _FEWEST or told * _TWO <= len(items):
        return
    following: frozenset[Role] = frozenset()
    for line, roles in reversed(items):
        if not roles and _is_whole(line) and not following & WHO_AND_WHEN:
            yield line
        following = roles or following
