"""Bullets set further in below a lead-in outside tables: things that belong to its action."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.outline.prose import is_listed
from pipeline.texts.sentences import is_lead_in, is_noun_phrase
from schemas.record import Paragraph


def belongs(line: Paragraph, above: Sequence[Paragraph]) -> bool:
    """Whether a bullet is one of the things that the first of the lines above it lists: "the lock" below "Mend:".

    It is set further in than that one, and instructs nobody: what is level with it, or does, is an action of its own.
    A line without a bullet that goes on in small letters ends the bullet above it.
    """
    first, *_ = above
    if above[-1].bulleted and not is_listed(line) and line.body.text[:1].islower():
        return True
    deeper = line.bulleted and line.level > first.level and is_lead_in(first)
    return deeper and is_noun_phrase(line.body.text, first.body.text)


def by_action(lines: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The lines of a list an action, each with the bullets that belong to it."""
    groups: list[list[Paragraph]] = []
    for line in lines:
        if groups and belongs(line, groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups
