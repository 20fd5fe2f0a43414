"""Owner cells: who answers for an action, one by one, and what kind of owner each is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from pipeline.tagging.owner_kinds import both_owners, could_be_person, kind_of, organisation_of, person_name
from pipeline.tagging.separators import (
    BRACKETS,
    Range,
    cut_at_separators,
    is_placeholder,
    kept_together,
    trimmed,
)
from schemas.plan import OwnerKind
from schemas.vocabulary import OwnerTerms, alternatives, load_terms

_PLURAL = re.compile(r"(?:[a-z][a-rt-z]|[A-Z])s$")


@dataclass(frozen=True, slots=True)
class OwnerSpan:
    """An owner as written: half-open characters of the cell, its kind, the organisation named with it."""

    start: int
    end: int
    kind: OwnerKind
    organisation: str | None = None


def split_owners(text: str) -> tuple[OwnerSpan, ...]:
    """The owners of a cell whose paragraphs are joined by line breaks; placeholders are none.

    Split at commas outside brackets, semicolons, line breaks and slashes, and at "&" and "and" where an
    owner stands on either side.
    """
    spans = []
    for start, end in _segments(text):
        for first, last in _split_at_joints(text, start, end):
            name = text[first:last]
            if name and not is_placeholder(name):
                spans.append(OwnerSpan(first, last, kind_of(name), organisation_of(name)))
    return _among_persons(text, tuple(spans))


def owner_key(owner: str, kind: OwnerKind, known: Collection[str] = ()) -> str:
    """The identity of an owner: equal for the same person, role, team or body.

    A person is known by surname and first initial ("AWeir", "Anna Weir"); a bare surname takes the
    initial of the one person of that surname among `known` names, if there is just one. All others are
    known by their words, without bracketed notes, case and the plural of the last word.
    """
    if kind != "person":
        return _slug(owner, singular=True)
    name = person_name(owner)
    surname = _slug(name.surname if name else owner)
    if name and name.initial:
        return f"person-{surname}-{name.initial}"
    others = [person_name(other) for other in known]
    initials = {
        other.initial for other in others if other and other.initial and _slug(other.surname) == surname
    }
    return f"person-{surname}-{initials.pop()}" if len(initials) == 1 else f"person-{surname}"


def _segments(text: str) -> Iterator[Range]:
    """The parts between an owner cell's separators, without "and" and labels in front."""
    for start, end in cut_at_separators(text, _patterns()["separator"]):
        front = _patterns()["front"].match(text, start, end)
        yield trimmed(text, front.end(), end) if front else (start, end)


def _split_at_joints(text: str, start: int, end: int) -> Iterator[Range]:
    """The segment cut at each "&" and "and" that stands between two owners."""
    kept = kept_together(text)
    found = _patterns()["joint"].finditer(text, start, end)
    joints = [j for j in found if not any(a < j.end() and j.start() < b for a, b in kept)]
    at = start
    for joint, following in zip_longest(joints, joints[1:]):
        stop = following.start() if following else end
        rights = (text[joint.end() : stop].strip(), text[joint.end() : end].strip())
        if any(both_owners(text[at : joint.start()].strip(), right) for right in rights):
            yield trimmed(text, at, joint.start())
            at = joint.end()
    yield trimmed(text, at, end)


def _among_persons(text: str, spans: tuple[OwnerSpan, ...]) -> tuple[OwnerSpan, ...]:
    """The spans, names without telling words taken as persons where half of the others are persons."""
    persons = sum(span.kind == "person" for span in spans)
    if not persons or persons * 2 < len(spans) - 1:
        return spans
    return tuple(
        replace(span, kind="person")
        if span.kind == "team" and could_be_person(text[span.start : span.end])
        else span
        for span in spans
    )


def _slug(words: str, *, singular: bool = False) -> str:
    """Lower-case words joined by "-", without bracketed notes and accents of writing.

    With `singular` the plural of the last word goes: "Managers", "CCGs", not the S of an acronym "EPS".
    """
    bare = BRACKETS.sub(" ", words).strip()
    if singular and _PLURAL.search(bare):
        bare = bare[:-1]
    bare = bare.casefold().replace("&", " and ")
    bare = re.sub(r"['’‘.]", "", re.sub(r"(?<=\w)[-‐‑](?=\w)", "", bare))
    return "-".join(re.findall(r"\w+", bare)) or "-"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    terms = load_terms(OwnerTerms)
    sources = {
        "separator": r"[ \t]*\n\s*|[,;]|[ \t]*/[ \t]*",
        "joint": r"\s+(?:&|and)\s+",
        "front": rf"(?:(?:&|and)\s+)?(?:{alternatives(terms.labels)}\s*:\s*)?",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
