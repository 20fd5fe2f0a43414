"""What kind of owner a name is, told by its words alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from schemas.plan import OwnerKind
from schemas.vocabulary import OwnerTerms, alternatives, load_terms

# An acronym or role stays one owner with what follows where only a full owner may begin: kept apart from kinds.
Cue = Literal["group", "person", "role head", "role", "team", "organisation", "acronym"]

_LONGEST_NAME = 200  # characters: more is prose, and not worth the search
_LONGEST_ACRONYM = 8
_WORD = 5  # letters from which an acronym may be said, and written, as a word
_BRACKETED = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")
_ACRONYM = re.compile(r"[A-Z][A-Z+&-]{1,7}s?")
_COUNCIL = re.compile(r"[A-Z]{1,3}(?:CC|BC|MBC|DC)")
_DASH = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+|-\s+|\s*:\s+")
_SURNAME = r"(?:Mc|Mac|[OD]['’])?[A-Z][a-zà-ž]+(?:-[A-Z]?[a-zà-ž]+)*"
_SPACED = re.compile(r"[ .]\s*\w{3}")
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
        return "organisation" if _COUNCIL.fullmatch(_bare(name)) else "team"
    return "role" if cue == "role head" else cue


@lru_cache(maxsize=20_000)  # each part of a cell is looked at several times
def cue_of(name: str) -> Cue | None:
    """What the words of a name say it is; None where none of them tells."""
    if len(name) > _LONGEST_NAME:
        return None
    bare, patterns = _bare(name), _patterns()
    several = " " in bare
    tests: tuple[tuple[Cue, object], ...] = (
        ("group", patterns["group"].fullmatch(bare.replace("&", "and"))),
        ("organisation", national_body(bare)),
        ("team", patterns["team name"].fullmatch(bare)),
        ("role", patterns["role acronym"].fullmatch(bare) and _capitals(bare) > 1),
        ("person", person_name(name)),
        ("organisation", patterns["organisation"].fullmatch(bare)),
        ("team", patterns["someone's unit"].search(bare)),
        ("organisation", patterns["association"].match(bare)),
        ("role head", patterns["role head"].match(bare)),
        ("role", patterns["role"].search(bare)),
        ("organisation", several and patterns["body tail"].search(bare)),
        ("team", several and (patterns["team"].search(bare) or patterns["team head"].match(bare))),
        ("organisation", several and _begins_as_body(bare)),
        ("organisation", several and patterns["organisation tail"].search(bare)),
        ("team", organisation_of(bare) or _is_field_of_body(bare)),
        ("acronym", _ACRONYM.fullmatch(bare)),
    )
    return next((cue for cue, holds in tests if holds), None)


def both_owners(left: str, right: str, seen: tuple[Cue | None, Cue | None] = (None, None)) -> bool:
    """Whether two phrases around "and" are an owner each, not one name ("Parks & Play").

    `seen`: what the model of names took each for, where their own words do not tell.
    """
    before, after = cue_of(left) or seen[0], cue_of(right) or seen[1]
    if before is None or after is None:
        return False
    if after == "acronym" and left.isupper() and " " in left:
        return False  # all is in capitals
    if before == "group":
        return _both_after_group(left, right, after)
    if before == "acronym" and not left.endswith("s") and not _COUNCIL.fullmatch(left):
        return after not in {"team", "role"}  # "ICT and Projects Manager"
    headed = before in {"role", "role head"} or _patterns()["team head"].match(left)
    if headed and _STARTS_WITH_CUE_OF.search(left):
        return after in {"person", "role", "role head"}  # "Champion for Tenants and Families"
    return True


def _both_after_group(left: str, right: str, after: Cue) -> bool:
    """Whether an owner of its own stands behind a group of people."""
    if after == "group":
        return not (
            right[:1].isupper() and left in load_terms(OwnerTerms).unit_groups
        )  # "Children and Families"
    return after not in {"team", "role"} or " " not in right  # "Tenants and Residents' Service"


def national_body(name: str) -> str | None:
    """The full name of a body of the whole country, from any of its names; an acronym counts in capitals only."""
    full = _bodies().get(plain(_bare(name)))
    short = " " not in name and len(name) <= _LONGEST_ACRONYM
    # "DEFRA", and "Defra" as a word; "Nice" and "Idea" are words of their own
    written = _capitals(name) > 1 or (len(name) >= _WORD and name[:1].isupper())
    return full if full is None or not short or written or plain(full) == plain(name) else None


def plain(words: str) -> str:
    """Lower-case words with one space between, "&" as "and", without marks."""
    return " ".join(re.findall(r"\w+", re.sub(r"['’‘.]", "", words.casefold().replace("&", " and "))))


def organisation_of(name: str) -> str | None:
    """The organisation named with an owner: in brackets ("Head of SEN (ABC)") or in front ("NHS Commissioning")."""
    bracketed = re.search(r"[(\[]([^()\[\]]*)[)\]]\s*$", name)
    if bracketed:
        return _organisation_in_brackets(name[: bracketed.start()], bracketed[1].split(",")[-1].strip())
    first, _, rest = _bare(name).partition(" ")
    is_body = _COUNCIL.fullmatch(first) or (
        _ACRONYM.fullmatch(first) and _patterns()["organisation"].fullmatch(first)
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
    bare = _DASH.split(_bare(text))[0]  # "Jane Smith – Head of Service"
    bare = bare.title() if bare.isupper() and _SPACED.search(bare) else bare  # "J. SMITH"
    bare = _patterns()["honours"].sub("", bare)
    titled = _patterns()["title"].match(bare)
    name = bare[titled.end() :] if titled else bare
    return (
        _whole_name(name, titled=titled is not None)
        or _name_before_role(name, titled=titled is not None)
        or _name_with_initials(text)
    )


def _whole_name(name: str, *, titled: bool) -> Name | None:
    terms = load_terms(OwnerTerms)
    initials = _patterns()["initials"].fullmatch(name)
    if initials and not _is_word(initials["surname"]):
        return Name(initials["surname"], initials["first"].lower())
    full = _patterns()["full"].fullmatch(name)
    if full and (titled or full["first"].casefold() in terms.first_names) and not _is_word(full["surname"]):
        return Name(full["surname"], full["first"][0].lower(), full["first"].casefold())
    if titled and re.fullmatch(_SURNAME, name) and not _is_word(name):
        return Name(name, None)
    given = _patterns()["given"].fullmatch(name)
    if given and given["first"].casefold() in terms.first_names and not _is_word(given["first"]):
        return Name(given["letter"] or "", given["first"][0].lower(), given["first"].casefold())
    if re.fullmatch(r"[A-Z]{2}", name) and name.casefold() not in terms.units:
        return Name(name, None)
    return None


def _name_before_role(name: str, *, titled: bool) -> Name | None:
    """The name of a person that a role follows with nothing between: "Jane Smith Head of Parks"."""
    found = []
    for shape in ("full", "first and surname", "initials", "surname"):
        match = _patterns()[shape].match(name)
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
    match = _patterns()["name and initials"].match(text)
    if match is None or match["first"].casefold() not in load_terms(OwnerTerms).first_names:
        return None
    agree = match["first"][0] + match["surname"][0] == match["letters"]
    return Name(match["surname"], match["first"][0].lower(), match["first"].casefold()) if agree else None


def any_name(text: str) -> Name | None:
    """The parts of the name of somebody known to be a person, however uncommon the first name."""
    known = person_name(text)
    if known:
        return known
    bare = _DASH.split(_bare(text))[0]
    two = _patterns()["first and surname"].match(bare)
    with_role = two and cue_of(bare[two.end() :].strip()) in {"role", "role head"}
    full = two if with_role else _patterns()["full"].match(bare)
    return Name(full["surname"], full["first"][0].lower(), full["first"].casefold()) if full else None


def could_be_person(name: str, most: int = 2) -> bool:
    """Whether a name without telling words has the form of a surname, or of a name of at `most` so many words."""
    bare = _bare(name)
    shaped = len(bare.split()) <= most and re.fullmatch(rf"{_SURNAME}(?:\s+{_SURNAME})*", bare)
    return bool(shaped) and cue_of(name) is None and not any(_is_word(word) for word in bare.split())


def _bare(name: str) -> str:
    """A name without bracketed notes and article."""
    without = _BRACKETED.sub(" ", name).strip(" .,;:")
    return re.sub(r"^the\s+", "", without, flags=re.IGNORECASE)


def _begins_as_body(bare: str) -> bool:
    """Whether a name begins as a body's does and goes on with a name, not with a field of work ("NHS Finance")."""
    head = _patterns()["organisation head"].match(bare)
    return bool(head) and not _is_word(bare.rsplit(None, 1)[-1])


def is_field(name: str) -> bool:
    """Whether a name without telling words begins or ends with a word of services: "Health Weirshire", "Env Health"."""
    words = _bare(name).split()
    return len(words) > 1 and cue_of(name) is None and (_is_word(words[0]) or _is_word(words[-1]))


def _is_field_of_body(bare: str) -> bool:
    """Whether a name is a field of work behind a body without a name of its own: "Local authority housing"."""
    head = _patterns()["organisation"].match(bare)
    rest = bare[head.end() :].split() if head else []
    return bool(rest) and bare[head.end()] == " " and _is_word(rest[-1]) if head else False


def _capitals(text: str) -> int:
    return sum(c.isupper() for c in text)


@cache
def _bodies() -> dict[str, str]:
    bodies = load_terms(OwnerTerms).national_bodies
    return {plain(name): full for full, others in bodies.items() for name in (full, *others)}


def _is_word(surname: str) -> bool:
    """Whether a would-be surname is a word of services or roles ("A Level", "Grace Centre")."""
    terms = load_terms(OwnerTerms)
    last = surname.casefold()
    if last in terms.surnames:
        return False
    words = (*terms.not_names, *terms.role_tails, *terms.team_tails, *terms.organisation_tails)
    return any(last == word for word in words)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    terms = load_terms(OwnerTerms)
    particles = rf"(?:{alternatives(terms.particles)}\s*)?"
    whole = r"(?<![\w-])"
    first = r"^(?:(?!\s(?:and|&|on\sbehalf\sof)\s).)*?(?<![\w-])"  # "Safety and Director of ..." does not begin with a role
    more = r"(?=\s+(?:of|for|in|on|with|at|from)\s|\s*[-–—:,])"
    sources = {
        "group": rf"{alternatives(terms.groups)}|(?:{alternatives(terms.group_fronts)}\s+(?:(?:and|&)\s+)?)+{alternatives(terms.group_tails)}",
        "role acronym": alternatives(terms.role_acronyms),
        "role head": rf"{alternatives(terms.role_heads)}(?!\w)",
        "someone's unit": rf"{whole}{alternatives(terms.role_tails)}['’]s?\s+{alternatives(terms.team_tails)}$",  # "Chief Executive's Office"
        "role": rf"{whole}{alternatives(terms.role_tails)}s?$|{first}{alternatives(terms.role_tails)}s?(?:{more}|(?=\s+to\s))",
        "team": rf"{whole}{alternatives(terms.team_tails)}$|{first}{alternatives(terms.team_tails)}{more}",
        "team name": alternatives(terms.teams),
        "team head": rf"{alternatives(terms.team_heads)}\s+\w",
        "body tail": rf"\w\s+{alternatives(terms.named_tails)}$",
        "organisation": alternatives(terms.organisations),
        "association": rf"{alternatives(h for h in terms.organisation_heads if h.endswith((' of', ' for')))}\s+\w",
        "organisation tail": rf"{whole}{alternatives(terms.organisation_tails)}$",
        "organisation head": rf"{alternatives(terms.organisation_heads)}\s+\w",
        "honours": rf"(?:\s+{alternatives(map(str.upper, terms.honours))})+$",
        "title": rf"(?:{alternatives(terms.titles)}\.?\s+)+",
    }
    first = r"[A-Z][a-z’'-]+"
    names = {
        "initials": rf"(?P<first>[A-Z])(?:(?:\.?\s?[A-Z])?(?:\.\s*|\s+)|(?=[A-Z][a-z]{{2}}))(?P<surname>(?i:{particles}){_SURNAME})",
        "full": rf"(?P<first>{first})(?:\s+[A-Z]\.?|\s+(?!(?i:{alternatives(terms.particles)})\s){first})?\s+(?P<surname>(?i:{particles}){_SURNAME})",
        "first and surname": rf"(?P<first>{first})\s+(?P<surname>(?i:{particles}){_SURNAME})",
        "surname": _SURNAME,
        "given": rf"(?P<first>{first})(?:\s+(?P<letter>[A-Z])\.?)?",
        "name and initials": rf"(?P<first>{first})\s+(?P<surname>{_SURNAME})\s*\((?P<letters>[A-Z]{{2}})\)",
    }
    compiled = {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
    return compiled | {name: re.compile(source) for name, source in names.items()}
