"""Headings over measures that say whose these are, "Measures for Objective 2", away from that section's own actions."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.outline.measure_heads import section_named
from pipeline.outline.prose import announced_field
from pipeline.outline.walk import Listed, Placed
from pipeline.texts.heads import Head
from schemas.record import Paragraph
from schemas.role import Role


def measured_section(element: Paragraph, parts: Sequence[Placed | Listed]) -> tuple[Head, ...]:
    """The headings down to the one section above that the heading names with its number; none of any other heading."""
    name = section_named(element.passage.text.lower())
    if not name or announced_field(element) is not Role.MEASURE:
        return ()
    paths = {part.heads[: k + 1] for part in parts for k, h in enumerate(part.heads) if _is(h, name)}
    return paths.pop() if len(paths) == 1 else ()


def _is(head: Head, name: str) -> bool:
    ref = head.ref.text.lower().strip(" .:")
    return name in {ref, f"{head.kind} {ref}"}
