"""Owner cells: who answers for an action, one by one, and what kind of owner each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipeline.tagging.name_spans import NameSpan
from pipeline.tagging.owner_kinds import (
    Cue,
    any_name,
    both_owners,
    could_be_person,
    cue_of,
    is_field,
    kind_of,
    organisation_of,
)
from pipeline.tagging.owner_words import is_word, national_body
from pipeline.tagging.separators import (
    BRACKETS,
    Range,
    cut_at_separators,
    is_placeholder,
    kept_together,
    trimmed,
)
from pipeline.tagging.titles import with_whole_titles
from schemas.plan import OwnerKind
from schemas.vocabulary import AcronymTerms, OwnerTerms, alternatives, load_terms

_REMEMBERED = 4096  # cells: those of a column are looked at several times, and repeat from plan to plan
_LONGEST_NAME = 4  # words
_ACRONYM = re.compile(r"[A-Z][A-Z+&-]{2,7}s?")
_INITIALS = re.compile(r"[A-Z]{2}")
_TWO_WORDS = re.compile(r"[\w’'-]+\.?\s+[\w’'-]+")
_BEHIND_BRACKETS = re.compile(r"[(\[](?P<said>[^()\[\]]+)[)\]](?P<gap>\s+)(?=[A-Z])")
_ROLES = frozenset({"role", "role head"})
_ARTICLE = re.compile(r"(?:[Tt][Hh][Ee]|an?)\s+")  # "A Weir" is a person


@dataclass(frozen=True, slots=True)
class OwnerSpan:
    """An owner as written: half-open characters of the cell, its kind, the organisation named with it.

    `sure` where the owner's own words tell its kind, not only the model of names or the want of anything better.
    """

    start: int
    end: int
    kind: OwnerKind
    organisation: str | None = None
    sure: bool = True


@lru_cache(maxsize=_REMEMBERED)
def split_owners(text: str, names: tuple[NameSpan, ...] = ()) -> tuple[OwnerSpan, ...]:
    """The owners of a cell whose paragraphs are joined by line breaks; placeholders are none.

    Split at commas outside brackets and titles, semicolons, line breaks and slashes, and at "&" and "and" where
    an owner stands on either side. `names`: what the model of names saw in the cell, for what no word tells.
    """
    spans = tuple(_owner(text, start, end, names) for start, end in owner_ranges(text, names))
    if len(spans) <= 1:
        return spans  # no others tell more about it
    return _among_bodies(text, _among_persons(text, spans))


def asks_for_names(text: str) -> bool:
    """Whether what the model of names sees in a cell can change how `split_owners` reads it.

    It can where "and" may part two owners, where no word tells an owner's kind, and where a name may stand right
    before a role: in about a third of cells. The model is half of what tagging takes.
    """
    return any(
        cue_of(text[start:end]) is None
        or _patterns()["joint"].search(text, start, end)
        or _may_begin_with_name(text[start:end])
        for start, end in _segments(text)
        if start < end
    )


def _may_begin_with_name(segment: str) -> bool:
    """Whether two words that can be a person's name stand before something else."""
    words = segment.split(maxsplit=2)
    if len(words) == 1 or _TWO_WORDS.fullmatch(segment):
        return False
    return not any(is_word(word.strip("()[].,:;")) for word in words[:2])


def owner_ranges(text: str, names: Sequence[NameSpan] = ()) -> Iterator[Range]:
    """Where the owners of a cell stand, half-open, left to right: what `split_owners` tells the kinds of."""
    for start, end in _segments(text):
        for first, last in _split_at_joints(text, start, end, names):
            name = text[first:last]
            if name and not is_placeholder(name):
                yield first, last


def _owner(text: str, start: int, end: int, names: Sequence[NameSpan]) -> OwnerSpan:
    name = text[start:end]
    cue = cue_of(name)
    seen = _seen(text, start, end, names)
    if _is_person_with_role(text, start, end, names):
        return OwnerSpan(start, end, "person", None, sure=False)
    if seen == "organisation" and is_field(name):
        seen = None  # "Health Weirshire" is a team
    if cue is None and seen in {"person", "organisation"}:  # roles and groups have words that tell
        return OwnerSpan(start, end, seen, organisation_of(name), sure=False)
    sure = cue not in {None, "acronym"} and not _INITIALS.fullmatch(name)
    return OwnerSpan(start, end, kind_of(name), organisation_of(name), sure=sure)


def _seen(
    text: str, start: int, end: int, names: Sequence[NameSpan], *, lone: bool = False
) -> OwnerKind | None:
    """The kind the model of names saw in just these characters, brackets and an article left out.

    A single word it takes for a person is as often a field of work: but for `lone` surnames others decide.
    """
    if not names:
        return None
    first, last = _without_notes(text, start, end)
    kind = next((name.kind for name in names if (name.start, name.end) == (first, last)), None)
    name = text[first:last]
    return (
        None
        if kind == "person" and not ((lone or " " in name) and could_be_person(name, _LONGEST_NAME))
        else kind
    )


def _without_notes(text: str, start: int, end: int) -> Range:
    article = _ARTICLE.match(text, start, end)
    first = article.end() if article else start
    bracket = BRACKETS.search(text, first, end)
    last = bracket.start() if bracket and bracket.start() > first else end
    return trimmed(text, first, last)


def _is_person_with_role(text: str, start: int, end: int, names: Sequence[NameSpan]) -> bool:
    """Whether a person's name and a role follow each other with nothing between: "Jane Smith Head of Parks"."""
    person = next((n for n in names if n.start == start and n.end < end and n.kind == "person"), None)
    if (
        person is None
        or " " not in text[start : person.end].strip()
        or not could_be_person(text[start : person.end])
    ):
        return False
    rest = text[person.end : end].strip()
    return cue_of(rest) in {"role", "role head"} or rest.startswith(("from ", "of the ", "at "))


@lru_cache(maxsize=_REMEMBERED)
def _segments(text: str) -> tuple[Range, ...]:
    """The parts between an owner cell's separators, without "and" and labels in front."""
    return tuple(_parts(text))


def _parts(text: str) -> Iterator[Range]:
    for start, end in with_whole_titles(text, cut_at_separators(text, _patterns()["separator"])):
        front = _patterns()["front"].match(text, start, end)
        at = front.end() if front else start
        dashed = _patterns()["dashed label"].match(text, at, end)
        at = dashed.end() if dashed and cue_of(text[dashed.end() : end]) == "person" else at
        article = _ARTICLE.match(text, at, end) if start > 0 else None
        yield from _behind_brackets(text, *trimmed(text, article.end() if article else at, end))


def _behind_brackets(text: str, start: int, end: int) -> Iterator[Range]:
    """The part cut behind a role's brackets where another role of several words follows: "Lock Manager (West) Head of Weirs".

    Brackets that hold the role's own short form end nothing: "Canal Crime Officer (CCO) Weir Lead".
    """
    for found in _BEHIND_BRACKETS.finditer(text, start, end):
        stop, at = found.start("gap"), found.end()
        named = text[start : found.start()].split()
        own = "".join(word[0] for word in named).upper() == found["said"].upper()
        several = len(named) > 1 and " " in text[at:end]
        if several and not own and {cue_of(text[start:stop]), cue_of(text[at:end])} <= _ROLES:
            yield start, stop
            start = at
    yield start, end


def _split_at_joints(text: str, start: int, end: int, names: Sequence[NameSpan]) -> Iterator[Range]:
    """The segment cut at each "&" and "and" that stands between two owners."""
    found = _patterns()["joint"].finditer(text, start, end)
    joints = [j for j in found if not any(a < j.end() and j.start() < b for a, b in kept_together(text))]
    at = start
    for number, joint in enumerate(joints):
        later = joints[number + 1 :]
        stop = later[0].start() if later else end
        whole = next((j.start() for j in later if _ARTICLE.search(j.group())), end)  # "the" begins an owner
        left = trimmed(text, at, joint.start())
        rights = (trimmed(text, joint.end(), stop), trimmed(text, joint.end(), whole))
        if any(_are_owners(text, left, right, names) for right in rights):
            yield left
            at = joint.end()
    yield trimmed(text, at, end)


def _are_owners(text: str, left: Range, right: Range, names: Sequence[NameSpan]) -> bool:
    """Whether two owners stand around "and"; of names without telling words only persons count as one."""
    names = () if "," in text[slice(*left)] else names  # within a title the model sees no whole names
    before = _seen_person(text, left, names)
    lone = "person" in {before, cue_of(text[slice(*left)])}  # "A Smith & Jones"
    seen = (before, _seen_person(text, right, names, lone=lone))
    return both_owners(text[slice(*left)], text[slice(*right)], seen)


def _seen_person(text: str, part: Range, names: Sequence[NameSpan], *, lone: bool = False) -> Cue | None:
    seen = _seen(text, *part, names, lone=lone) == "person" or _is_person_with_role(text, *part, names)
    return "person" if seen else None


def _among_persons(text: str, spans: tuple[OwnerSpan, ...]) -> tuple[OwnerSpan, ...]:
    """The spans, names without telling words taken as persons where half of the others are persons."""
    persons = [text[span.start : span.end] for span in spans if span.kind == "person"]
    if not persons or len(persons) * 2 < len(spans) - 1:
        return spans
    in_full = all(
        name.first for name in map(any_name, persons) if name
    )  # then no bare surname stands beside them

    def may_be(name: str) -> bool:
        return could_be_person(name) and (" " in name or not in_full)

    return tuple(
        replace(span, kind="person", sure=False)
        if not span.sure and may_be(text[span.start : span.end])
        else span
        for span in spans
    )


def _among_bodies(text: str, spans: tuple[OwnerSpan, ...]) -> tuple[OwnerSpan, ...]:
    """The spans, two capitals beside acronyms and bodies, and no person by name, taken for a body or team."""
    names = [text[span.start : span.end] for span in spans]
    short = [_INITIALS.fullmatch(name) is not None for name in names]
    others = [span.kind for span, name, two in zip(spans, names, short, strict=True) if not two]
    bodies = sum(k == "organisation" for k in others) + sum(bool(_ACRONYM.fullmatch(name)) for name in names)
    if not bodies or "person" in others:
        return spans
    return tuple(
        replace(span, kind="organisation" if name in _national_initials() else "team", sure=False)
        if two and span.kind == "person"
        else span
        for span, name, two in zip(spans, names, short, strict=True)
    )


@cache
def _national_initials() -> frozenset[str]:
    """The two-letter acronyms of bodies in the lexicon of acronyms."""
    entries = load_terms(AcronymTerms).entries
    return frozenset(e.short for e in entries if len(e.short) == len("DH") and national_body(e.long))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    terms = load_terms(OwnerTerms)
    labels = alternatives(terms.labels)
    others = rf"\s*,?\s+(?:{alternatives(terms.with_others)}\s+|(?={labels}:\s))"
    # no owner ends with "Chief" nor begins with "of": there a narrow column broke the line
    line_end = r"(?<!\bchief)(?<!\bsenior)(?<!\bacting)(?<!\binterim)[ \t]*\n(?!\s*(?:of|for)\s)\s*"
    sources = {
        "separator": rf"{others}|{line_end}|[,;]|[ \t]*/[ \t]*|[ \t]+\+[ \t]+|[ \t]*[•·▪●][ \t]*",
        "joint": r"\s+(?:&|and)\s+(?:(?:the|(?-i:an?))\s+)?",
        "front": rf"(?:\d{{1,2}}[.)]\s+)?(?:(?:&|and)\s+)?(?:{labels}\s*:\s*)?",
        "dashed label": rf"{labels}\s+[-–—]\s+",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
