"""A plan's owner cells as a whole: what most of them hold tells what the odd ones are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.tagging.owner_kinds import could_be_person, cue_of, kind_of
from pipeline.tagging.owners import OwnerSpan
from pipeline.tagging.separators import kept_together
from schemas.plan import OwnerKind

Cell = tuple[str, tuple[OwnerSpan, ...]]
_INITIALS = re.compile(r"[A-Z]{2}")
_WORD = re.compile(r"\S+")
_FEWEST_WORDS = 4  # of two owners, one behind the other
_JOINT = re.compile(r"\s+(?:&|and)\s+")
_ACRONYM = re.compile(r"[A-Z][A-Z+&-]{2,7}s?")
_FEWEST = 3  # of the owners that a column is judged by
_MOST = 2 / 3


def decide_together(cells: Sequence[Cell]) -> tuple[tuple[OwnerSpan, ...], ...]:
    """The owners of each cell, the unsure ones with the kind that the others make likely.

    "Parks and Rivers" are two where both answer for something by themselves elsewhere, or one is known by initials.
    In a column of persons a name without telling words is a person; two capitals are initials, unless the column
    holds acronyms and nobody by name; those that are a role elsewhere ("HT") too, where there are only such.
    """
    cells = _parted(cells)
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


def _parted(cells: Sequence[Cell]) -> list[Cell]:
    """The cells, each owner cut at the "and" between two that others of the plan name alone, or where both just follow.

    Behind a whole role or a person the second alone is enough: "Weir Manager and Canal Homes" beside "Canal Homes".
    """
    known = {text[span.start : span.end]: span for text, spans in cells for span in spans}
    return [
        (text, tuple(part for span in spans for part in _halves(text, span, known))) for text, spans in cells
    ]


def _halves(text: str, span: OwnerSpan, known: Mapping[str, OwnerSpan]) -> Iterator[OwnerSpan]:
    for joint in _JOINT.finditer(text, span.start, span.end):
        if any(first < joint.end() and joint.start() < last for first, last in kept_together(text)):
            continue
        ends = ((span.start, joint.start()), (joint.end(), span.end))
        names = [text[first:last] for first, last in ends]
        found = [name in known for name in names]
        initials = any(_INITIALS.fullmatch(name) for name in names if name in known)
        behind_one = found[1] and cue_of(names[0]) in {
            "role",
            "person",
        }  # no "Head of Weirs", which may go on
        if all(found) or initials or behind_one:
            for (first, last), name in zip(ends, names, strict=True):
                like = known.get(name) or OwnerSpan(first, last, kind_of(name), sure=False)
                yield replace(like, start=first, end=last)
            return
    yield from _one_behind_other(text, span, known)


def _one_behind_other(text: str, span: OwnerSpan, known: Mapping[str, OwnerSpan]) -> Iterator[OwnerSpan]:
    """The owner; where a line end parted two in a narrow column, "Weir Manager Canal Trust", both.

    Each has several words and is named alone elsewhere, and the first is a whole role. Initials, "AW BL", as in circles
    beside each other, are those of as many where some of them are elsewhere.
    """
    words = [match.span() for match in _WORD.finditer(text, span.start, span.end)]
    names = [text[start:end] for start, end in words]
    if len(names) > 1 and all(map(_INITIALS.fullmatch, names)) and any(name in known for name in names):
        for (start, end), name in zip(words, names, strict=True):
            yield replace(known.get(name, span), start=start, end=end)
        return
    for before, after in pairwise(words[1:-1] if len(words) >= _FEWEST_WORDS else ()):
        first, second = text[span.start : before[1]], text[after[0] : span.end]
        if first in known and second in known and cue_of(first) == "role":
            yield replace(known[first], start=span.start, end=before[1])
            yield replace(known[second], start=after[0], end=span.end)
            return
    yield span


def _as(span: OwnerSpan, kind: OwnerKind) -> OwnerSpan:
    return span if span.kind == kind else replace(span, kind=kind, sure=False)
