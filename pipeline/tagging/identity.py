"""Who is who: one id for each person, role, team and body, in a plan and over the plans of an authority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from pipeline.tagging.owner_kinds import any_name, cue_of, kind_of, organisation_of
from pipeline.tagging.owner_words import national_body, plain
from pipeline.tagging.separators import BRACKETS
from schemas.plan import OwnerKind
from schemas.register import authorities
from schemas.vocabulary import OwnerTerms, alternatives, load_terms

_PLURAL = re.compile(r"(?:[a-z][a-rt-z]|[A-Z])s$")
_INITIALS = re.compile(r"[A-Z]{2}")
_COUNTRY = "uk"
Mark = TypeVar("Mark")
_COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class People:
    """The persons a plan names: what tells each apart from others of the surname, by what may be written of them."""

    by_first: Mapping[tuple[str, str], str] = field(default_factory=dict)
    by_initial: Mapping[tuple[str, str], str] = field(default_factory=dict)
    by_surname: Mapping[str, str] = field(default_factory=dict)
    by_initials: Mapping[str, tuple[str, str]] = field(default_factory=dict)


NOBODY = People()


def people_of(names: Iterable[str]) -> People:
    """The persons among the names of a plan, as far as each name tells."""
    firsts: dict[str, set[str]] = {}
    initials: dict[str, set[str]] = {}
    for name in filter(None, map(any_name, names)):
        if name.initial and len(name.surname) > 1:
            surname = _slug(name.surname)
            initials.setdefault(surname, set()).add(name.initial)
            firsts.setdefault(surname, set()).update({name.first} if name.first else ())
    by_first, by_initial = {}, {}
    for surname, letters in initials.items():
        marks = _marks(firsts[surname])
        by_first.update({(surname, first): mark for first, mark in marks.items()})
        for letter in letters:
            fitting = {mark for first, mark in marks.items() if first[0] == letter}
            by_initial[surname, letter] = fitting.pop() if len(fitting) == 1 else letter
    return People(
        by_first,
        by_initial,
        _sole((surname, mark) for (surname, _), mark in (*by_first.items(), *by_initial.items())),
        _sole((letter + surname[0], (surname, mark)) for (surname, letter), mark in by_initial.items()),
    )


def explained_persons(glossary: Iterable[tuple[str, str]]) -> Iterable[str]:
    """The persons among a glossary's long forms, those whose initials are the short form: "AW: Anna Weir, Chair".

    Whose first name nobody knows is one by the post behind the name: "XW: Xanthe Weir, Head of Locks".
    """
    first_names = load_terms(OwnerTerms).first_names
    for short, long in glossary:
        words, _, post = long.partition(",")
        name = any_name(words)
        if name is None or not name.first or short.strip() != f"{name.first[0]}{name.surname[:1]}".upper():
            continue
        if name.first in first_names or cue_of(post) in {"role", "role head"}:
            yield words


def told_kinds(glossary: Iterable[tuple[str, str]]) -> dict[str, OwnerKind]:
    """The kinds of owners that a glossary tells, by short form: a person's initials, a post, a team or a body."""
    told: dict[str, OwnerKind] = {}
    for short, long in glossary:
        if any(explained_persons([(short, long)])):
            told[short] = "person"
        elif cue_of(long) not in {None, "acronym", "person"}:
            told.setdefault(short, kind_of(long))
    return told


def _marks(firsts: set[str]) -> dict[str, str]:
    """What tells each first name of one surname apart: its initial, or the whole of it where two share that.

    Short forms ("Liz") and the long form are one name.
    """
    forms: dict[str, set[str]] = {}
    for first in firsts:
        forms.setdefault(_long(first), set()).add(first)
    letters = {long: {form[0] for form in written} for long, written in forms.items()}
    marks = {}
    for long, written in forms.items():
        alone = not any(letters[long] & others for other, others in letters.items() if other != long)
        mark = min(letters[long] if len(letters[long]) == 1 else {long[0]}) if alone else long
        marks.update(dict.fromkeys(written, mark))
    return marks


def _sole(pairs: Iterable[tuple[str, Mark]]) -> dict[str, Mark]:
    """The values of the keys that have just one."""
    found: dict[str, set[Mark]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return {key: next(iter(values)) for key, values in found.items() if len(values) == 1}


def owner_id(owner: str, kind: OwnerKind, scope: str, people: People = NOBODY) -> str:
    """The id of an owner: equal for the same person, role, team or body.

    `scope`: the authority (or plan) that persons, roles, teams and bodies without a name of their own belong to,
    and that "the Council" and its initials stand for; bodies of the whole country and named councils, trusts
    and forces have one id everywhere.
    """
    if kind == "person":
        return f"{_scope(scope)}/{_person_key(owner, people)}"
    body = _body(owner, kind, scope)
    return f"{_COUNTRY}/{_slug(body)}" if body else f"{_scope(scope)}/{_words_key(owner, kind)}"


def _scope(name: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", name.casefold()))


def _person_key(owner: str, people: People) -> str:
    """Surname and first initial; the first name where the plan has two of them with that initial.

    A bare surname and two bare initials take the rest from the one person of the plan they fit, if there is one.
    """
    name = any_name(owner)
    if name is not None and name.initial is None and _INITIALS.fullmatch(name.surname):
        letters = _slug(name.surname)
        surname, mark = people.by_initials.get(letters, (letters, ""))
        return f"person-{surname}-{mark}".rstrip("-")
    if name is not None and name.first and len(name.surname) <= 1:
        return _given_key(name.first, _slug(name.surname), people)
    surname, initial, first = name or (BRACKETS.sub(" ", owner), None, None)
    surname = _slug(surname)
    mark = (
        people.by_first.get((surname, first or ""))
        or people.by_initial.get((surname, initial or ""))
        or initial
        or people.by_surname.get(surname, "")
    )
    return f"person-{surname}-{_slug(mark)}" if mark else f"person-{surname}"


def _given_key(first: str, letter: str, people: People) -> str:
    """The key of a person by a first name, and perhaps a letter of the surname: the one of the plan it fits."""
    fitting = {
        (surname, mark)
        for (surname, given), mark in people.by_first.items()
        if _long(given) == _long(first) and surname.startswith(letter.strip("-"))
    }
    surname, mark = fitting.pop() if len(fitting) == 1 else (_slug(first), letter.strip("-"))
    return f"person-{surname}-{_slug(mark)}" if mark else f"person-{surname}"


def _long(first: str) -> str:
    return load_terms(OwnerTerms).short_names.get(first, first)


def _body(owner: str, kind: OwnerKind, own: str) -> str | None:
    """The name of a body that is the same in every plan; None for what belongs to its authority."""
    known = national_body(owner)
    if known or kind != "organisation":
        return known
    bare = plain(BRACKETS.sub(" ", owner)).removeprefix("the ")
    if own.casefold().endswith(_COUNCIL) and _stands_for(bare, own):
        bare = plain(own)
    council = _registered(bare)
    if council:
        return council
    named = _patterns()["named"].fullmatch(bare)
    return bare if named and not _patterns()["unnamed"].fullmatch(bare) else None


def _registered(bare: str) -> str | None:
    """The one name of a council of the register, however its kind is written: "LB Camden", "Camden Council"."""
    match = _patterns()["council"].fullmatch(bare)
    name = _councils().get(match["name"]) if match and (match["before"] or match["after"]) else None
    return f"{name} {_COUNCIL}" if name else None


@cache
def _councils() -> dict[str, str]:
    return {plain(name): a.name for a in authorities() for name in (a.name, *a.other_names)}


def _stands_for(bare: str, own: str) -> bool:
    """Whether the words mean the plan's own council: "council", "county council", its initials, its name."""
    name = plain(own)
    initials = "".join(word[0] for word in name.split() if word not in {"of", "and", "the", "upon", "on"})
    kind = _patterns()["kind of council"].search(name)
    return bare in {_COUNCIL, name, initials, kind.group() if kind else name}


def _words_key(owner: str, kind: OwnerKind) -> str:
    """Lower-case words without articles, notes and the plural of the last word, short forms in full."""
    bare = _without_notes(owner, kind).strip(" .,;:")
    bare = re.sub(r"^the\s+", "", bare, flags=re.IGNORECASE)
    if _PLURAL.search(bare):
        bare = bare[:-1]
    short = load_terms(OwnerTerms).short_words
    return "-".join(short.get(word, word) for word in _slug(bare).split("-"))


def _without_notes(owner: str, kind: OwnerKind) -> str:
    """The name without brackets, but for those that say which one of several it is ("Chief Officer (Locks)")."""

    def kept(match: re.Match[str]) -> str:
        inside = match.group()[1:-1].strip()
        telling = inside[:1].isupper() and not _patterns()["note"].fullmatch(inside)
        telling = telling and inside != organisation_of(owner) and any_name(inside) is None
        return f" {inside} " if telling and kind in {"role", "team"} else " "

    return BRACKETS.sub(kept, owner)


def _slug(words: str) -> str:
    """Lower-case words joined by "-", without accents of writing."""
    bare = words.casefold().replace("&", " and ")
    bare = re.sub(r"['’‘.]", "", re.sub(r"(?<=\w)[-‐‑](?=\w)", "", bare))
    return "-".join(re.findall(r"[^\W_]+", bare)) or "-"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    terms = load_terms(OwnerTerms)
    acronyms = r"[A-Z][A-Z+&/-]{1,7}s?"
    sources = {
        "note": rf"(?i:{alternatives((*terms.notes, *terms.placeholders))})|{acronyms}(?:\s*[,/&]\s*{acronyms})*",
        "named": rf"(?i:(?:\w+\s+)+{alternatives(terms.named_tails)}|london borough of .+|royal borough of .+)",
        "council": r"(?P<before>(?:(?:london|royal|metropolitan) borough of|city of|lb|rb) )?(?P<name>.+?)"
        r"(?P<after> (?:county|city|district|(?:metropolitan )?borough|metropolitan district)? ?council)?",
        "kind of council": r"(?:(?:metropolitan )?borough|county|city|district|town|parish) council$",
        "unnamed": rf"(?i:{alternatives(terms.organisations)})",
    }
    return {name: re.compile(source) for name, source in sources.items()}
