"""What a header's words mean."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from rapidfuzz import fuzz, process

from pipeline.texts.formed_headers import (
    as_promise,
    asks_for_links,
    asks_who_helps,
    tells_effect,
    tells_what_exists,
    tells_when_noted,
)
from pipeline.texts.known_headers import known_wordings
from schemas.layout_terms import header_terms
from schemas.role import Role

_DATES = re.compile(
    r"\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*)?(?:19|20)\d\d\b(?:\s*[-–/]\s*\d{2,4})?"
    r"|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?\s*['’]?\d\d\b",
    re.IGNORECASE,
)
# "By 2031" and "End May 2031" are dates: they ask for no owner ("By") and no last day ("End")
_OF_DATES = frozenset(
    ["before", "by", "due", "during", "early", "end", "from", "in", "late", "mid", "of", "the", "till"]
) | {"to", "until"}
_ASIDE = re.compile(
    r"(?<=[\w?])\s*\([^()]{3,}\)"
)  # "Actions (lead officer and date)", "What will we see? (measures)"
_SHORTENED = tuple(
    (re.compile(rf"\b{front}['’]{short}\b", re.IGNORECASE), full)
    for front, short, full in (
        ("(?<=we)", "ll", " will"),
        ("(?<=we)", "ve", " have"),
        ("(?<=we)", "re", " are"),
        ("(?<=(?:who|how))", "s", " is"),
        ("(?<=what)", "s", " is"),
        ("(?<=when)", "s", " is"),
    )
)
_SHALL = re.compile(r"\bshall\b")
_CURRENCY = re.compile(r"[£€$] ?(?:,?000s?|[km]|['’]s)?|(?:,?000s?|k) ?[£€$]", re.IGNORECASE)
_HAS_DIGIT = re.compile(r"\d")
_SCRAP = re.compile(
    r"\w (?!a\b|i\b|as|at|by|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we)[a-z]{1,2}$"
)  # what is left of a broken word
_GLUE = re.compile(r"\s*(?:/|&|\band\b|,|\+|\n)\s*", re.IGNORECASE)
_WITH = re.compile(r"\s+with\s+", re.IGNORECASE)
_NOT_WORDS = re.compile(r"[^a-z0-9#]+")
_JOINED = {
    Role.ACTION: frozenset({Role.OWNER, Role.TIMESCALE, Role.PARTNER}),
    Role.MEASURE: frozenset({Role.BASELINE, Role.LATEST, Role.TARGET}),
}
_OF_FIGURES = _JOINED[Role.MEASURE]
_SURE = 0.8
_LONGEST_HEADER = 28  # words
_TYPO = 88.0  # per cent of letters that a single word must share with a known one
_LIKE = 0.6  # below this a likeness means nothing
_HALF = 0.5
_LONG = 4  # spaces of a header in which a single known word is named in passing
_PASSING = 0.8
_BREAKABLE = 8  # letters: shorter ones may be another's
_REMEMBERED = 4096  # texts
WEAK, MILESTONE, START, END = "weak", "milestone", "start", "end"  # kinds of lists of wordings
FIGURES = "figures"  # the kind of a header that asks for figures if they stand below it
PRODUCT = "product"  # the kind of a header that asks what actions bring forth
NOTED = "noted"  # the kind of a header that asks when an action was noted, or what there is without it
BEHIND = "behind"  # the kind of a header that means something else where it stands behind the action


class Match(NamedTuple):
    """A header wording's role, how well it matched (0 to 1), the known wording and the kind of its list.

    Kind "weak" needs cells that look so too; "milestone" and "start" say more than the role does.
    """

    role: Role
    score: float
    wording: str
    kind: str = ""


NO_MATCH = Match(Role.OTHER, 0.0, "")


@lru_cache(maxsize=_REMEMBERED)  # asked of nearly every cell, and cells repeat
def header_words(text: str) -> str:
    """A header's words as they are compared: small letters, no dates, asterisks or punctuation.

    A known wording that a narrow column has broken ("RESPONSI/BLE MANAGER", "RA/G") is whole again; a bare "£" is the cost.
    """
    if _CURRENCY.fullmatch(text.strip()):
        return "cost"
    text = _ASIDE.sub(" ", text) if "(" in text else text
    undated = _DATES.sub(" ", text) if _HAS_DIGIT.search(text) else text
    words = _NOT_WORDS.sub(" ", spelt_out(undated.lower())).strip()
    if undated != text and _OF_DATES.issuperset(words.split()):
        return ""
    joined = words.replace(" ", "")
    known = _unbroken().get(joined, ()) if len(joined) >= _BREAKABLE or _SCRAP.search(words) else ()
    return words if not known or words in known else known[0]


def spelt_out(text: str) -> str:
    """The text with "we'll" and the like in full, "shall" as "will"."""
    for short, full in _SHORTENED if "'" in text or "’" in text else ():
        text = short.sub(full, text)
    return _SHALL.sub("will", text) if "shall" in text else text


@cache
def _unbroken() -> dict[str, list[str]]:
    """Known wordings by their letters without spaces: "timescale" and "time scale" are one."""
    ways = defaultdict(list)
    for term in header_terms().root.values():
        for wording in term.wordings:
            ways[wording.replace(" ", "")].append(wording)
    return dict(ways)


@lru_cache(maxsize=_REMEMBERED)
def match_header(text: str, *, likely: bool = True) -> tuple[Match, ...]:
    """The roles a header's words may mean, the best first (one match a role and kind).

    The `likely` ones share more than half of a wording's words, as all do that are like it (0.6 or more); without
    `likely` every role's nearest wording is there, which takes fifty times as long.
    """
    words = as_promise(header_words(text))
    if not words or words.count(" ") >= _LONGEST_HEADER:
        return ()
    known = known_wordings()
    best: dict[int, Match] = {}
    sharing = _sharing_words(words)
    for number in sorted(sharing) if likely else range(len(known)):
        group, role, kind, wording, exact = known[number]
        score = _likeness(words, wording, exact=exact, shared=number in sharing)
        if group not in best or score > best[group].score:
            best[group] = Match(role, score, wording, kind)
    found = tuple(best[group] for group in sorted(best, key=lambda g: (-best[g].score, g)))
    if found and found[0].score == 1:
        return found
    formed = _as_formed(text, words)
    if formed is None or formed.role in {Role.IGNORE, Role.LINK}:
        return (formed,) if formed else found
    return (formed, *(m for m in found if m.role is not formed.role))


def _as_formed(text: str, words: str) -> Match | None:
    """What a header that is no known wording asks for, all the same surely, by what it is made of."""
    if joint := _joint_role(text):
        return Match(joint, 1.0, words)
    if _asks_for_steps_taken(text):
        return Match(Role.ACTION, 1.0, words, MILESTONE)
    if tells_when_noted(words) or tells_what_exists(words):
        return Match(Role.IGNORE, 1.0, words, NOTED)
    if tells_effect(words):
        return Match(Role.MEASURE, 1.0, words, PRODUCT)
    if asks_who_helps(words):
        return Match(Role.PARTNER, 1.0, words)
    return Match(Role.LINK, 1.0, words) if asks_for_links(words) else None


def _joint_role(text: str) -> Role | None:
    """The role of a header that asks for something and fields of it: "Action and lead officer", "Actions with owner and date".

    "Work with partners" asks for none: that is what is done.
    """
    plain, among = _WITH.subn(" and ", text)
    first, *others = map(exact_role, _GLUE.split(plain))
    fields = _JOINED.get(first, frozenset()) - ({Role.PARTNER} if among else set()) if first else frozenset()
    return first if others and fields.issuperset(others) else None


def tells_progress(text: str) -> bool:
    """Whether a header, or a part of it, asks how far something is: "Milestones and progress"."""
    return any(exact_role(part) is Role.STATUS for part in _GLUE.split(text))


def _asks_for_steps_taken(text: str) -> bool:
    """Whether a header asks for milestones and how far they are, and nothing else."""
    steps = header_terms().root["action_milestone"].wordings
    parts = _GLUE.split(text)
    others = [part for part in parts if header_words(part) not in steps]
    return 0 < len(others) < len(parts) and all(exact_role(part) is Role.STATUS for part in others)


def known_match(text: str, least: float) -> Match | None:
    """The best of `match_header` where it is at least so like (0.6 or more), else None."""
    best = next(iter(match_header(text)), NO_MATCH)
    return best if best.score >= least else None


def known_role(text: str, least: float) -> Role | None:
    """The role of `known_match`."""
    best = known_match(text, least)
    return best.role if best else None


def figures_of(text: str) -> Role | None:
    """The figures that a header is a known wording for, or may be where some stand below it: "Where we are now"."""
    return next((m.role for m in match_header(text) if m.score == 1 and m.role in _OF_FIGURES), None)


def exact_role(text: str) -> Role | None:
    """The role of a header that is a known wording as it stands, be it a whole sentence; else None."""
    known = _roles().get(header_words(text)) if text.count(" ") < _LONGEST_HEADER else None
    return known[-1] if known else None


def asks_number(text: str) -> bool:
    """Whether a header asks for the number of something, whatever that is: "Action sheet no."."""
    words = header_words(text).split()
    return bool(words) and exact_role(words[-1]) is Role.REF


@lru_cache(maxsize=_REMEMBERED)
def exact_roles(text: str) -> frozenset[Role]:
    """The roles of a header that is a known wording as it stands, or several: "Action and lead officer"."""
    if text.count(" ") >= _LONGEST_HEADER:
        return frozenset()
    whole = _roles().get(header_words(text), ())
    if whole or not _GLUE.search(text):
        return frozenset(whole)
    parts = [_roles().get(header_words(part), ()) for part in _GLUE.split(text)]
    return frozenset(chain.from_iterable(parts)) if all(parts) else frozenset()


@cache
def _roles() -> dict[str, tuple[Role, ...]]:
    """The roles of each known wording, in the order of their lists."""
    roles: dict[str, tuple[Role, ...]] = defaultdict(tuple)
    for known in known_wordings():
        roles[known.wording] += (known.role,)
    return dict(roles)


def _sharing_words(words: str) -> set[int]:
    """The numbers of the known wordings more than half of whose words stand among these."""
    stand = frozenset(chain.from_iterable(map(_near, words.split())))
    lengths, by_word = _known_words()
    shared = Counter(chain.from_iterable(by_word[known] for known in stand))
    return {number for number, count in shared.items() if count > _HALF * lengths[number]}


@lru_cache(maxsize=_REMEMBERED)
def _near(word: str) -> tuple[str, ...]:
    """The known word, and those that a slip of the pen makes of it."""
    near = process.extract(word, tuple(_known_words()[1]), scorer=fuzz.ratio, score_cutoff=_TYPO, limit=None)
    return tuple(known for known, *_ in near)


@cache
def _known_words() -> tuple[tuple[int, ...], dict[str, list[int]]]:
    """How many words each known wording has, and by word the numbers of the wordings it stands in."""
    wordings = [known.wording.split() for known in known_wordings()]
    by_word = defaultdict(list)
    for number, words in enumerate(wordings):
        for word in words:
            by_word[word].append(number)
    return tuple(map(len, wordings)), dict(by_word)


def _likeness(words: str, wording: str, *, exact: bool, shared: bool) -> float:
    """How like the words are, 0 to 1; `shared`: more than half of the wording's own stand among them."""
    if words == wording:
        return 1.0
    if exact:
        return 0.0
    if " " not in wording and wording not in words.split() and fuzz.ratio(words, wording) < _TYPO:
        return 0.0  # "rivers" is not "drivers"
    score = (0.55 * fuzz.token_set_ratio(words, wording) + 0.45 * fuzz.token_sort_ratio(words, wording)) / 100
    if score >= _LIKE and not shared:
        return _LIKE / 2  # "fleet manager" is not "lead manager"
    lone = " " not in wording and words.count(" ") >= _LONG
    return min(
        0.99, score * _PASSING if lone else score
    )  # "What did the review find?" asks for no review date


def best_kind(matches: Sequence[Match]) -> str:
    """The kind of list of the best match, where it is a sure one."""
    return next((m.kind for m in matches if m.score >= _SURE), "")
