"""A plan's owner cells as a whole: what most of them hold tells what the odd ones are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.tagging.owner_kinds import could_be_person
from pipeline.tagging.owners import OwnerSpan
from schemas.plan import OwnerKind

Cell = tuple[str, tuple[OwnerSpan, ...]]
_INITIALS = re.compile(r"[A-Z]{2}")
_ACRONYM = re.compile(r"[A-Z][A-Z+&-]{2,7}s?")
_FEWEST = 3  # of the owners that a column is judged by
_MOST = 2 / 3


def decide_together(cells: Sequence[Cell]) -> tuple[tuple[OwnerSpan, ...], ...]:
    """The owners of each cell, the unsure ones with the kind that the others make likely.

    In a column of persons a name without telling words is a person; two capitals are initials, unless the column
    holds acronyms and nobody by name; those that are a role elsewhere ("HT") too, where there are only such.
    """
    names = [(text[span.start : span.end], span) for text, spans in cells for span in spans]
    sure = [span.kind for _, span in names if span.sure]
    persons = sure.count("person")
    acronyms = sum(bool(_ACRONYM.fullmatch(name)) for name, _ in names)
    initials = sum(bool(_INITIALS.fullmatch(name)) for name, _ in names)
    mostly_persons = len(sure) >= _FEWEST and persons >= _MOST * len(sure)
    mostly_acronyms = persons == 0 and acronyms >= _FEWEST and acronyms > initials

    def decided(name: str, span: OwnerSpan) -> OwnerSpan:
        if _INITIALS.fullmatch(name) and mostly_acronyms and span.kind == "person":
            return _as(span, "team")
        if _INITIALS.fullmatch(name) and initials >= _FEWEST and acronyms == 0 and span.kind == "role":
            return _as(span, "person")
        if mostly_persons and not span.sure and could_be_person(name):
            return _as(span, "person")
        return span

    return tuple(tuple(decided(text[span.start : span.end], span) for span in spans) for text, spans in cells)


def _as(span: OwnerSpan, kind: OwnerKind) -> OwnerSpan:
    return span if span.kind == kind else replace(span, kind=kind, sure=False)
