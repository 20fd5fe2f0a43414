"""Headings over measures: whose these are, which "Measures for Objective 2" says away from that section's own actions."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.outline.heading_levels import read_head
from pipeline.outline.loose_lists import loose_lists
from pipeline.outline.measure_heads import section_named
from pipeline.outline.prose import announced_field, is_listed
from pipeline.outline.walk import Listed, Placed, Walk
from pipeline.texts.heads import Head, is_heading
from schemas.record import LogicalTable, Paragraph
from schemas.role import Role


def measured_section(element: Paragraph, parts: Sequence[Placed | Listed]) -> tuple[Head, ...]:
    """The headings down to the one section above that the heading names with its number; none of any other heading."""
    name = section_named(element.passage.text.lower())
    if not name or announced_field(element) is not Role.MEASURE:
        return ()
    paths = {part.heads[: k + 1] for part in parts for k, h in enumerate(part.heads) if _is(h, name)}
    return paths.pop() if len(paths) == 1 else ()


def closes_parent(walk: Walk, element: Paragraph, below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether a heading over measures comes once at the end of a section, below several that had actions alone.

    Then its measures are those of the section around these.
    """
    *around, inner = walk.heads or (None,)
    listed = goes_with_actions(walk, next(iter(below), None))
    if not (around and inner and walk.card.rows and is_heading(element) and listed):
        return False
    within = [p for p in walk.parts if isinstance(p, Placed) and p.heads[: len(around)] == tuple(around)]
    measured = any(Role.MEASURE in part.roles for part in within)
    others = any(part.heads[len(around) :] != (inner,) for part in within)
    later = next((p for p in below if isinstance(p, Paragraph) and is_heading(p)), None)
    ends = later is None or read_head(later, None)[1].level <= around[-1].level
    return others and not measured and ends and read_head(element, None)[1].level >= inner.level


def goes_with_actions(walk: Walk, following: Paragraph | LogicalTable | None) -> bool:
    """Whether a list of measures follows, in a document that has tables or actions above it, or announces both again and again."""
    if not (isinstance(following, Paragraph) and is_listed(following)):
        return False
    if walk.again >= {Role.ACTION, Role.MEASURE}:
        return True
    return any(isinstance(part, Placed) for part in walk.parts) or bool(loose_lists(walk))


def _is(head: Head, name: str) -> bool:
    ref = head.ref.text.lower().strip(" .:")
    return name in {ref, f"{head.kind} {ref}"}
