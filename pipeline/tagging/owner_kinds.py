"""What kind of owner a name is, told by its words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline.tagging.owner_words import (
    SURNAME,
    bare_name,
    begins_with_place,
    capitals,
    in_full,
    is_given,
    is_word,
    national_body,
    patterns,
    plain,
)
from schemas.plan import OwnerKind
from schemas.vocabulary import OwnerTerms, load_terms

# An acronym or role stays one owner with what follows where only a full owner may begin: kept apart from kinds.
Cue = Literal["group", "person", "role head", "role", "team", "organisation", "acronym"]

_LONGEST_NAME = 200  # characters: more is prose, and not worth the search
_ACRONYM = re.compile(r"[A-Z][A-Z+&-]{1,7}s?")
_INITIALS = re.compile(r"[A-Z]{2}")
_SURNAMES = re.compile(rf"{SURNAME}(?:\s+{SURNAME})*")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")
_COUNCIL = re.compile(r"[A-Z]{1,3}(?:CC|BC|MBC|DC)")
_DASH = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+|-\s+|\s*:\s+")
_SPACED = re.compile(r"[ .]\s*\w{3}")
_CENTRE = re.compile(r"\bcentres?$", re.IGNORECASE)
_HEADED = re.compile(r"(?:[\w-]+ )?(?:head|director|manager) (?:of|for)\s", re.IGNORECASE)
_SOCIETY = re.compile(r"\w\W? (?:association|federation|society|charity)$", re.IGNORECASE)
_STARTS_WITH_CUE_OF = re.compile(r"\s(?:of|for|to)\s", re.IGNORECASE)


class Name(NamedTuple):
    """A person's name as far as it is written; the initial in lower case, the first name where it is in full.

    Of "Anna" the surname is empty, of "Anna W" a letter.
    """

    surname: str
    initial: str | None
    first: str | None = None


def kind_of(name: str) -> OwnerKind:
    """The kind of an owner; a unit without any telling word is a team."""
    cue = cue_of(name)
    if cue is None or cue == "acronym":
        return "organisation" if _COUNCIL.fullmatch(bare_name(name)) else "team"
    return "role" if cue == "role head" else cue


@lru_cache(maxsize=20_000)  # each part of a cell is looked at several times
def cue_of(name: str) -> Cue | None:
    """What the words of a name say it is; None where none of them tells."""
    if len(name) > _LONGEST_NAME:
        return None
    return next((cue for cue, holds in _cues(name) if holds), None)


def _cues(name: str) -> Iterator[tuple[Cue, object]]:
    """What a name may be and whether it is, the surest first; the later ones are seldom asked for."""
    bare, words = in_full(bare_name(name)), patterns()
    several = " " in bare
    yield "group", words["group"].fullmatch(bare.replace("&", "and"))
    yield "organisation", national_body(bare)
    yield "team", words["team name"].fullmatch(bare)
    yield "role", words["role acronym"].fullmatch(bare) and capitals(bare) > 1
    yield "person", person_name(name)
    yield "organisation", words["organisation"].fullmatch(bare)
    yield "team", words["someone's unit"].search(bare)
    yield "organisation", words["association"].match(bare) and not words["team head"].match(bare)
    yield "role head", words["role head"].match(bare)
    yield "role", words["role"].search(bare)
    yield "role", several and _has_role_acronym(bare)
    yield "group", several and words["open group"].fullmatch(bare)
    yield "organisation", several and words["body tail"].search(bare)
    yield "team", several and (words["team"].search(bare) or words["team head"].match(bare))
    yield "organisation", several and _begins_as_body(bare)
    yield "organisation", several and words["organisation tail"].search(bare)
    yield "team", organisation_of(bare) or _is_field_of_body(bare)
    yield "organisation", begins_with_place(bare) and not is_word(bare.rsplit(None, 1)[-1])
    yield "acronym", _ACRONYM.fullmatch(bare)


def _has_role_acronym(bare: str) -> bool:
    """Whether a name is a role by an acronym at its end or beginning: "Academy CEO", "AD Housing", no "HT Forum"."""
    match = patterns()["acronym of role"].search(bare)
    if match is None or capitals(match.group()) <= 1:
        return False
    ends = match.end() == len(bare)
    return ends or not patterns()["team"].search(bare) or bool(patterns()["field tail"].search(bare))


def both_owners(left: str, right: str, seen: tuple[Cue | None, Cue | None] = (None, None)) -> bool:
    """Whether two phrases around "and" are an owner each, not one name ("Parks & Play").

    `seen`: what the model of names took each for, where their own words do not tell.
    """
    before, after = cue_of(left) or seen[0] or _beside_body(left, right), cue_of(right) or seen[1]
    before, after = (
        before or _service_beside(left, after),
        after or _service_beside(right, before) or _service_behind(left, right, before),
    )
    if before is None or after is None or _goes_on(left, right, before, after):
        return False
    if before == "group":
        return _both_after_group(left, right, after)
    if before == "acronym" and not left.endswith("s") and not _COUNCIL.fullmatch(left):
        return after not in {"team", "role"}  # "ICT and Projects Manager"
    headed = before in {"role", "role head"} or patterns()["team head"].match(left)
    if headed and _STARTS_WITH_CUE_OF.search(left):
        # "Champion for Tenants and Families" is one, "Head of Homes and Tenants' Association" two
        return after in {"person", "role", "role head"} or bool(
            _HEADED.match(left) and _SOCIETY.search(right)
        )
    return True


def _goes_on(left: str, right: str, before: Cue, after: Cue) -> bool:
    """Whether the words around "and" are one title or field of work, whatever each is by itself.

    All in capitals, an acronym is no body; "Head of Canals & IT", "Service Manager Canals and WALK", "Town Centre and Markets Officer", "Scrutiny and
    Licensing Manager".
    """
    shouted = after == "acronym" and left.isupper() and " " in left
    if shouted or (
        before == "role head" and ((after == "acronym" and _has_field(left)) or _INITIALS.fullmatch(right))
    ):
        return True
    if (before, after) != ("team", "role"):
        return False
    field = left.casefold() in load_terms(OwnerTerms).not_names and all(map(is_word, right.split()))
    return field or _CENTRE.search(left) is not None


def _has_field(title: str) -> bool:
    """Whether a title names a field of work behind its head: "Service Manager Canals"."""
    head = patterns()["role head"].match(title)
    return head is not None and head.end() < len(title)


def _beside_body(left: str, right: str) -> Cue | None:
    """What a field of work is beside a body of one word: "Public Health and CCG", not "Town and Parish Councils"."""
    body = " " not in right and patterns()["organisation"].fullmatch(right)
    return "team" if body and is_word(left.rsplit(None, 1)[-1]) else None


def _service_beside(name: str, cue: Cue | None) -> Cue | None:
    """What a service's whole name is beside the name of a body: "Environmental Health and Voluntary Action Weirshire"."""
    whole = cue == "organisation" and bare_name(name).lower() in load_terms(OwnerTerms).services
    return "team" if whole else None


def _service_behind(left: str, right: str, before: Cue | None) -> Cue | None:
    """What a service's whole name is behind that of a unit: "Rivers Team and Public Health"."""
    whole = before == "team" and patterns()["team"].search(left) and not patterns()["field tail"].search(left)
    return "team" if whole and bare_name(right).lower() in load_terms(OwnerTerms).services else None


def _both_after_group(left: str, right: str, after: Cue) -> bool:
    """Whether an owner of its own stands behind a group of people."""
    if after == "group":
        return not (
            right[:1].isupper() and left in load_terms(OwnerTerms).unit_groups
        )  # "Children and Families"
    return after not in {"team", "role"} or " " not in right  # "Tenants and Residents' Service"


def organisation_of(name: str) -> str | None:
    """The organisation named with an owner: in brackets ("Head of SEN (ABC)") or in front ("NHS Commissioning")."""
    bracketed = _IN_BRACKETS.search(name)
    if bracketed:
        return _organisation_in_brackets(name[: bracketed.start()], bracketed[1].split(",")[-1].strip())
    first, _, rest = bare_name(name).partition(" ")
    is_body = _COUNCIL.fullmatch(first) or (
        _ACRONYM.fullmatch(first) and patterns()["organisation"].fullmatch(first)
    )
    return first if rest and is_body else None


def _organisation_in_brackets(name: str, last: str) -> str | None:
    """The last bracketed words where they are a body: not a field of work behind a role, an area or a note."""
    if not last or not all(word[:1].isupper() for word in last.split()):
        return None
    cue = cue_of(last)
    if _ACRONYM.fullmatch(last) or cue == "organisation":
        return last
    terms = load_terms(OwnerTerms)
    said = {*terms.notes, *terms.areas}
    role = cue_of(name) in {"role", "role head"}
    return None if cue is not None or role or plain(last) in said else last


def person_name(text: str) -> Name | None:
    """The parts of a person's name, alone or right before a role; None where it is none as far as its words tell."""
    bare = _DASH.split(bare_name(text))[0]  # "Jane Smith – Head of Service"
    bare = bare.title() if bare.isupper() and _SPACED.search(bare) else bare  # "J. SMITH"
    bare = patterns()["honours"].sub("", bare)
    titled = patterns()["title"].match(bare)
    name = bare[titled.end() :] if titled else bare
    return (
        _whole_name(name, titled=titled is not None)
        or _name_before_role(name, titled=titled is not None)
        or _name_with_initials(text)
    )


def _whole_name(name: str, *, titled: bool) -> Name | None:
    terms = load_terms(OwnerTerms)
    initials = patterns()["initials"].fullmatch(name)
    if initials and not is_word(initials["surname"]):
        return Name(initials["surname"], initials["first"].lower())
    full = patterns()["full"].fullmatch(name)
    if full and (titled or is_given(full["first"])) and not is_word(full["surname"]):
        return Name(full["surname"], full["first"][0].lower(), full["first"].casefold())
    if titled and patterns()["surname"].fullmatch(name) and not is_word(name):
        return Name(name, None)
    given = patterns()["given"].fullmatch(name)
    if given and is_given(given["first"]) and given["first"].casefold() not in terms.role_tails:
        return Name(given["letter"] or "", given["first"][0].lower(), given["first"].casefold())
    if _INITIALS.fullmatch(name) and name.casefold() not in terms.units:
        return Name(name, None)
    return None


def _name_before_role(name: str, *, titled: bool) -> Name | None:
    """The name of a person that a role follows with nothing between: "Jane Smith Head of Parks"."""
    found = []
    for shape in ("full", "first and surname", "initials", "surname"):
        match = patterns()[shape].match(name)
        rest = name[match.end() :].strip() if match else ""
        person = _whole_name(name[: match.end()], titled=titled) if match and rest else None
        if person and person.initial and rest.startswith(("from ", "at ", "of the ")):
            return person
        # "Victoria Hall Manager" manages a hall
        lone = (
            person is not None and " " not in rest and plain(person.surname) in load_terms(OwnerTerms).grounds
        )
        cue = cue_of(rest) if person and not lone else None
        if cue == "role head":
            return person
        if cue == "role" and person and (len(person.surname) > 1):
            found.append(person)
    return found[-1] if found else None


def _name_with_initials(text: str) -> Name | None:
    """The name of a person whose initials stand behind it in brackets, whatever the surname: "Ann Place (AP)"."""
    match = patterns()["name and initials"].match(text)
    if match is None or not is_given(match["first"]):
        return None
    agree = match["first"][0] + match["surname"][0] == match["letters"]
    return Name(match["surname"], match["first"][0].lower(), match["first"].casefold()) if agree else None


def any_name(text: str) -> Name | None:
    """The parts of the name of somebody known to be a person, however uncommon the first name."""
    known = person_name(text)
    if known:
        return known
    bare = _DASH.split(bare_name(text))[0]
    two = patterns()["first and surname"].match(bare)
    with_role = two and cue_of(bare[two.end() :].strip()) in {"role", "role head"}
    full = two if with_role else patterns()["full"].match(bare)
    return Name(full["surname"], full["first"][0].lower(), full["first"].casefold()) if full else None


def could_be_person(name: str, most: int = 2) -> bool:
    """Whether a name without telling words has the form of a surname, or of a name of at `most` so many words."""
    bare = bare_name(name)
    shaped = len(bare.split()) <= most and _SURNAMES.fullmatch(bare)
    return bool(shaped) and cue_of(name) is None and not any(is_word(word) for word in bare.split())


def _begins_as_body(bare: str) -> bool:
    """Whether a name begins as a body's does and goes on with a name, not with a field of work ("NHS Finance")."""
    head = patterns()["organisation head"].match(bare) or national_body(bare.split(maxsplit=1)[0])
    return bool(head) and not is_word(bare.rsplit(None, 1)[-1])


def is_field(name: str) -> bool:
    """Whether a name without telling words begins or ends with a word of services: "Health Weirshire", "Env Health"."""
    words = bare_name(name).split()
    return len(words) > 1 and cue_of(name) is None and (is_word(words[0]) or is_word(words[-1]))


def _is_field_of_body(bare: str) -> bool:
    """Whether a name is a field of work behind a body without a name of its own: "Local authority housing"."""
    head = patterns()["organisation"].match(bare)
    rest = bare[head.end() :].split() if head else []
    return bool(rest) and bare[head.end()] == " " and is_word(rest[-1]) if head else False
