"""Labelled lines above a list that hold for each thing in it: who leads all of these, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from pipeline.outline.prose import inline_fields, is_listed, names_contact
from schemas.document import BlockKind
from schemas.record import LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN, Role

OF_EACH: Final = WHO_AND_WHEN | {Role.PARTNER, Role.LINK, Role.REVIEW}  # a cost is one of all together


def of_each(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The labelled lines between a heading and the first list below it that hold for each thing listed: "Lead: A Pike".

    Whom to ask, and what all of it costs, is said of the whole.
    """
    above = (line for line in takewhile(lambda line: not is_listed(line), lines) if ":" in line.passage.text)
    return [line for line in above if _holds_for_each(line) and not names_contact(line)]


def _holds_for_each(line: Paragraph) -> bool:
    roles = {role for role, _ in inline_fields(line)}
    return bool(roles) and roles <= OF_EACH


def leads(line: Paragraph) -> bool:
    """Whether a line in bold type is no heading but says who leads what stands under the one above, or when it ends."""
    return line.kind is BlockKind.PARAGRAPH and ":" in line.passage.text and _holds_for_each(line)


def leads_list(below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether a list comes next, or behind labelled lines that hold for each thing in it."""
    for line in below:
        if isinstance(line, LogicalTable) or is_listed(line):
            return isinstance(line, Paragraph)
        if not _holds_for_each(line):
            return False
    return False
