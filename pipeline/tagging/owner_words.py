"""The words that owners' names are made of: the vocabulary as patterns, and what single words are."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from schemas.register import authorities
from schemas.vocabulary import OwnerTerms, alternatives, load_terms

_REMEMBERED = 4096  # names: each is looked at several times
_LONGEST_ACRONYM = 8
_WORD = 5  # letters from which an acronym may be said, and written, as a word
_BRACKETED = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_LETTERS = re.compile(r"\w+")
_MARKS = str.maketrans({"&": " and ", "'": "", "’": "", "‘": "", ".": ""})
SURNAME = r"(?:Mc|Mac|[OD]['’])?[A-ZÀ-Ɏ][a-zà-ɏ]+(?:-[A-ZÀ-Ɏ]?[a-zà-ɏ]+)*"


def national_body(name: str) -> str | None:
    """The full name of a body of the whole country, from any of its names; an acronym counts in capitals only."""
    full = _bodies().get(plain(bare_name(name)))
    if full is None:
        return None
    short = " " not in name and len(name) <= _LONGEST_ACRONYM
    # "DEFRA", and "Defra" as a word; "Nice" and "Idea" are words of their own
    written = capitals(name) > 1 or (len(name) >= _WORD and name[:1].isupper())
    return full if not short or written or plain(full) == plain(name) else None


@lru_cache(maxsize=_REMEMBERED)
def plain(words: str) -> str:
    """Lower-case words with one space between, "&" as "and", without marks."""
    return " ".join(_LETTERS.findall(words.casefold().translate(_MARKS)))


@lru_cache(maxsize=_REMEMBERED)
def bare_name(name: str) -> str:
    """A name without bracketed notes and article."""
    without = _BRACKETED.sub(" ", name).strip(" .,;:")
    return _ARTICLE.sub("", without)


def in_full(name: str) -> str:
    """A name with the short forms of roles and teams written out: "Asst. Dir. Parks Dept"."""
    short = load_terms(OwnerTerms).short_words
    return patterns()["short word"].sub(lambda match: short[match[1].casefold()].title(), name)


def capitals(text: str) -> int:
    """How many capital letters a text has."""
    return sum(map(str.isupper, text))


def is_given(first: str) -> bool:
    """Whether a word is a first name of the list, accents or not."""
    bare = "".join(c for c in unicodedata.normalize("NFD", first.casefold()) if not unicodedata.combining(c))
    return bare in load_terms(OwnerTerms).first_names


def is_word(surname: str) -> bool:
    """Whether a would-be surname is a word of services or roles ("A Level", "Grace Centre")."""
    return surname.casefold() in _words()


@cache
def _words() -> frozenset[str]:
    terms = load_terms(OwnerTerms)
    words = (*terms.not_names, *terms.role_tails, *terms.team_tails, *terms.organisation_tails)
    return frozenset(words) - terms.surnames


def begins_with_place(name: str) -> bool:
    """Whether a name of several words begins with the name of a council of the register or of a region."""
    words = plain(name).split()
    return any(" ".join(words[:length]) in _places() for length in range(1, len(words)))


@cache
def _places() -> frozenset[str]:
    terms = load_terms(OwnerTerms)
    names = (plain(name) for a in authorities() for name in (a.name, *a.other_names))
    return frozenset((*names, *terms.regions)) - terms.first_names


@cache
def _bodies() -> dict[str, str]:
    bodies = load_terms(OwnerTerms).national_bodies
    return {plain(name): full for full, others in bodies.items() for name in (full, *others)}


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """What the vocabulary's words of owners look like, by what they tell, and the shapes of persons' names."""
    terms = load_terms(OwnerTerms)
    particles = rf"(?:{alternatives(terms.particles)}\s*)?"
    whole = r"(?<![\w-])"
    first = r"^(?:(?!\s(?:and|&|on\sbehalf\sof)\s).)*?(?<![\w-])"  # "Safety and Director of ..." does not begin with a role
    more = r"(?=\s+(?:of|for|in|on|with|at|from)\s|\s*[-–—:,])"
    sources = {
        "group": rf"{alternatives(terms.groups)}|(?:{alternatives(terms.group_fronts)}\s+(?:(?:and|&)\s+)?)+{alternatives(terms.group_tails)}",
        "short word": rf"(?<![\w-])({alternatives(terms.short_words)})(?![\w-])\.?",
        "field tail": rf"(?<!\w){alternatives(terms.field_tails)}\s*$",
        "open group": rf"(?:(?!of\b)[\w’'/&-]+\s+){{1,4}}{alternatives(terms.open_groups)}",
        "role acronym": rf"{alternatives(terms.role_acronyms)}s?",
        "role head": rf"{alternatives(terms.role_heads)}(?!\w)",
        "someone's unit": rf"{whole}{alternatives(terms.role_tails)}['’]s?\s+{alternatives(terms.team_tails)}$",  # "Chief Executive's Office"
        "role": rf"{whole}{alternatives(terms.role_tails)}s?$|{first}{alternatives(terms.role_tails)}s?(?:{more}|(?=\s+to\s))",
        "team": rf"{whole}{alternatives(terms.team_tails)}$|{first}{alternatives(terms.team_tails)}{more}",
        "team name": alternatives(terms.teams),
        "team head": rf"{alternatives(terms.team_heads)}\s+(?!(?:of|for)\s)\w",
        "body tail": rf"\w\s+{alternatives((*terms.named_tails, *(o for o in terms.organisations if ' ' in o)))}$",
        "organisation": alternatives(terms.organisations),
        "association": rf"{alternatives(h for h in terms.organisation_heads if h.endswith((' of', ' for')))}\s+\w",
        "organisation tail": rf"{whole}{alternatives(terms.organisation_tails)}$",
        "organisation head": rf"{alternatives(terms.organisation_heads)}\s+\w",
        "honours": rf"(?:\s+{alternatives(map(str.upper, terms.honours))})+$",
        "title": rf"(?:{alternatives(terms.titles)}\.?\s+)+",
    }
    first = r"[A-ZÀ-Ɏ][a-zà-ɏ’'-]+"
    names = {
        "initials": rf"(?P<first>[A-Z])(?:(?:\.?\s?[A-Z])?(?:\.\s*|\s+)|(?=[A-Z][a-z]{{2}}))(?P<surname>(?i:{particles}){SURNAME})",
        "full": rf"(?P<first>{first})(?:\s+[A-Z]\.?|\s+(?!(?i:{alternatives(terms.particles)})\s){first})?\s+(?P<surname>(?i:{particles}){SURNAME})",
        "first and surname": rf"(?P<first>{first})\s+(?P<surname>(?i:{particles}){SURNAME})",
        "surname": SURNAME,
        "acronym of role": rf"^(?i:{alternatives(terms.role_acronyms)})(?=[\s-]+[A-Z])|(?<=\s)(?i:{alternatives(terms.role_acronyms)})s?$",
        "given": rf"(?P<first>{first})(?:\s+(?P<letter>[A-Z])\.?)?",
        "name and initials": rf"(?P<first>{first})\s+(?P<surname>{SURNAME})\s*\((?P<letters>[A-Z]{{2}})\)",
    }
    compiled = {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
    return compiled | {name: re.compile(source) for name, source in names.items()}
