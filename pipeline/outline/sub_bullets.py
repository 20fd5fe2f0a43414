"""Bullets set further in below a lead-in outside tables: things that belong to its action."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.outline.prose import acts, is_listed
from pipeline.texts.sentences import is_lead_in, is_noun_phrase
from schemas.record import Paragraph


def belongs(line: Paragraph, above: Sequence[Paragraph]) -> bool:
    """Whether a bullet is one of the things that the first of the lines above it lists: "the lock" below "Mend:".

    It is set further in than that one, and instructs nobody: what is level with it, or does, is an action of its own. In
    small letters below another such thing it may look like a verb: "quiet space" below "a named tutor". A line without a
    bullet that goes on in small letters ends the bullet above it.
    """
    first, *_ = above
    if above[-1].bulleted and not is_listed(line) and line.body.text[:1].islower():
        return True
    deeper = line.bulleted and line.level > first.level and is_lead_in(first)
    goes_on = len(above) > 1 and line.body.text[:1].islower() and acts(first)
    return deeper and (goes_on or is_noun_phrase(line.body.text, first.body.text))


def by_action(lines: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The lines of a list an action, each with the bullets that belong to it."""
    groups: list[list[Paragraph]] = []
    for line in lines:
        if groups and belongs(line, groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups
