"""What kind of owner a name is, told by its words alone."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from schemas.plan import OwnerKind
from schemas.vocabulary import OwnerTerms, alternatives, load_terms

# An acronym or role stays one owner with what follows where only a full owner may begin: kept apart from kinds.
Cue = Literal["group", "person", "role head", "role", "team", "organisation", "acronym"]

_LONGEST_NAME = 200  # characters: more is prose, and not worth the search
_BRACKETED = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")
_ACRONYM = re.compile(r"[A-Z][A-Z+&-]{1,7}s?")
_COUNCIL = re.compile(r"[A-Z]{1,3}(?:CC|BC|MBC|DC)")
_DASH = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+|\s*:\s+")
_SURNAME = r"(?:Mc|Mac|[OD]['’])?[A-Z][a-zà-ž]+(?:-[A-Z]?[a-zà-ž]+)*"
_STARTS_WITH_CUE_OF = re.compile(r"\s(?:of|for|to)\s", re.IGNORECASE)


class Name(NamedTuple):
    """A person's name as far as it is written; the initial in lower case."""

    surname: str
    initial: str | None


def kind_of(name: str) -> OwnerKind:
    """The kind of an owner; a unit without any telling word is a team."""
    cue = cue_of(name)
    if cue is None or cue == "acronym":
        return "organisation" if _COUNCIL.fullmatch(_bare(name)) else "team"
    return "role" if cue == "role head" else cue


def cue_of(name: str) -> Cue | None:
    """What the words of a name say it is; None where none of them tells."""
    if len(name) > _LONGEST_NAME:
        return None
    bare, patterns = _bare(name), _patterns()
    several = " " in bare
    tests: tuple[tuple[Cue, object], ...] = (
        ("group", patterns["group"].fullmatch(bare)),
        ("person", person_name(bare)),
        ("role head", patterns["role head"].match(bare)),
        ("role", patterns["role"].search(bare)),
        ("team", several and patterns["team"].search(bare)),
        ("team", organisation_of(bare)),
        ("organisation", patterns["organisation"].fullmatch(bare)),
        ("organisation", several and patterns["organisation tail"].search(bare)),
        ("acronym", _ACRONYM.fullmatch(bare)),
    )
    return next((cue for cue, holds in tests if holds), None)


def both_owners(left: str, right: str) -> bool:
    """Whether two phrases around "and" are an owner each, not one name ("Parks & Play")."""
    before, after = cue_of(left), cue_of(right)
    if before is None or after is None:
        return False
    if before == "group":
        return after not in {"team", "role"}  # "Tenants and Residents' Service"
    if before == "acronym" and not left.endswith("s") and not _COUNCIL.fullmatch(left):
        return after not in {"team", "role"}  # "ICT and Projects Manager"
    if before == "role head" and _STARTS_WITH_CUE_OF.search(left):
        return after in {"person", "role", "role head"}  # "Champion for Tenants and Families"
    return True


def organisation_of(name: str) -> str | None:
    """The organisation named with an owner: in brackets ("Head of SEN (ABC)") or in front ("NHS Commissioning")."""
    bracketed = re.search(r"[(\[]([^()\[\]]*)[)\]]\s*$", name)
    if bracketed:
        last = bracketed[1].split(",")[-1].strip()
        known = _ACRONYM.fullmatch(last) or cue_of(last) in {None, "organisation"}
        return last if known and all(word[:1].isupper() for word in last.split()) and last else None
    first, _, rest = _bare(name).partition(" ")
    is_body = _COUNCIL.fullmatch(first) or (
        _ACRONYM.fullmatch(first) and _patterns()["organisation"].fullmatch(first)
    )
    return first if rest and is_body else None


def person_name(text: str) -> Name | None:
    """The parts of a person's name; None where the text is none as far as its words tell."""
    terms = load_terms(OwnerTerms)
    bare = _DASH.split(_bare(text))[0]  # "Jane Smith – Head of Service"
    titled = _patterns()["title"].match(bare)
    name = bare[titled.end() :] if titled else bare
    initials = _patterns()["initials"].fullmatch(name)
    if initials and not _is_word(initials["surname"]):
        return Name(initials["surname"], initials["first"].lower())
    full = _patterns()["full"].fullmatch(name)
    if full and (titled or full["first"].casefold() in terms.first_names) and not _is_word(full["surname"]):
        return Name(full["surname"], full["first"][0].lower())
    if titled and re.fullmatch(_SURNAME, name):
        return Name(name, None)
    if re.fullmatch(r"[A-Z]{2}", name) and name.casefold() not in terms.units:
        return Name(name, None)
    return None


def could_be_person(name: str) -> bool:
    """Whether a name without telling words has the form of a surname, or of a first name and surname."""
    bare = _bare(name)
    shaped = re.fullmatch(rf"{_SURNAME}(?:\s+{_SURNAME})?", bare)
    return bool(shaped) and cue_of(name) is None and not any(_is_word(word) for word in bare.split())


def _bare(name: str) -> str:
    """A name without bracketed notes and article."""
    without = _BRACKETED.sub(" ", name).strip(" .,;:")
    return re.sub(r"^the\s+", "", without, flags=re.IGNORECASE)


def _is_word(surname: str) -> bool:
    """Whether a would-be surname is a word of services or roles ("A Level", "Grace Centre")."""
    terms = load_terms(OwnerTerms)
    last = surname.casefold()
    words = (*terms.not_names, *terms.role_tails, *terms.team_tails, *terms.organisation_tails)
    return any(last == word for word in words)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    terms = load_terms(OwnerTerms)
    particles = rf"(?:{alternatives(terms.particles)}\s*)?"
    whole = r"(?<![\w-])"
    first = r"^(?:(?!\s(?:and|&)\s).)*?(?<![\w-])"  # "Safety and Director of ..." does not begin with a role
    more = r"(?=\s+(?:of|for|in|on|with|at|from)\s|\s*[-–—:,])"
    sources = {
        "group": alternatives(terms.groups),
        "role head": rf"{alternatives(terms.role_heads)}(?!\w)",
        "role": rf"{whole}{alternatives(terms.role_tails)}$|{first}{alternatives(terms.role_tails)}{more}",
        "team": rf"{whole}{alternatives(terms.team_tails)}$|{first}{alternatives(terms.team_tails)}{more}",
        "organisation": alternatives(terms.organisations),
        "organisation tail": rf"{whole}{alternatives(terms.organisation_tails)}$",
        "title": rf"{alternatives(terms.titles)}\.?\s+",
    }
    names = {
        "initials": rf"(?P<first>[A-Z])(?:(?:\.?\s?[A-Z])?(?:\.\s*|\s+)|(?=[A-Z][a-z]{{2}}))(?P<surname>(?i:{particles}){_SURNAME})",
        "full": rf"(?P<first>[A-Z][a-z’'-]+)(?:\s+[A-Z]\.?|\s+[A-Z][a-z’'-]+)?\s+(?P<surname>(?i:{particles}){_SURNAME})",
    }
    compiled = {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
    return compiled | {name: re.compile(source) for name, source in names.items()}
