"""What a measure's words say: which way it should go, and the figures of its baseline, latest state and target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple, get_args

from pipeline.tagging.compared import compared
from pipeline.tagging.figures import Quantity, find_quantities
from schemas.plan import Direction
from schemas.vocabulary import DirectionTerms, UnitTerms, alternatives, load_terms, whole_words

_REMEMBERED = 1024  # wordings: the same few are asked about in every row
_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_TO = re.compile(r"^[^.;]*\bto(?:\s+[a-z-]+){0,5}\s*$", re.IGNORECASE)  # "in 2031 to no less than"
_TO_NONE = re.compile(r"[^.;]*\bto\s+(?:nil|none|nothing|zero)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\((?![^()]*baseline)[^()]*\)|[()]", re.IGNORECASE)
_MOMENT = re.compile(r"\b(?:at|by)\s+$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_OF = re.compile(r"\bof\s+$", re.IGNORECASE)
_SAMPLED = re.compile(r"\bsamples? of (?:at least |up to )?$", re.IGNORECASE)
_COUNTED_AT = re.compile(r"(?:fewer|more)\b(?! than).*\bat\s+$", re.IGNORECASE | re.DOTALL)
_LASTING = re.compile(r"\s*(?:sustained|maintained|continued)\b", re.IGNORECASE)
_TIMED = re.compile(
    r"\b(?:ages?|averages?|delays?|durations?|lengths?|periods?|stays?|times?|turnaround|waits?|waiting)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:cut|down|extended|fall|longer|rise|shortened|shorter|up)\b", re.IGNORECASE)
_DEMANDED = re.compile(r"\b(?:aims?|at least|at most|by|goals?|targets?|to)\b", re.IGNORECASE)
_AGAINST = "above|against|below|by|from|on|over|than|to|under"  # "up from the baseline by 5%": a change
_BASELINE_LEFT = re.compile(
    rf"\bbaseline\b(?:[\s:,=–-]+(?!(?:{_AGAINST})\b)[\w’'/]+){{0,4}}[\s:,=–-]*$", re.IGNORECASE
)
_BASELINE_RIGHT = re.compile(r"\s*[(\[–-]\s*(?:\w+\s+){0,2}baseline\b", re.IGNORECASE)
_LATEST = re.compile(
    r"\b(?:(?<!\bup )to date|so far|at present|current(?:ly)?|latest|now(?=\s+(?:at|stands)))(?:\s+stands)?"
    r"(?:\s*[:–-]|\s+(?:at|is|was))?\s*$",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"(?:\s+(?:(?:on|in) (?:good )?time|online|on (?:the|our|its)(?: [\w’']+){0,3} (?:web ?(?:site|pages?)|intranet)))?"
    r"\W*(?:\([^()]*\)\W*)?$"
)
_BY_HOW_MUCH = re.compile(
    r"\s+(?:(?:by|to|from|year on year)\b"
    r"|at\s+(?:(?:an|the)\s+)?(?:agreed|current|present|existing|same|safe|target)\s+(?:level|rate)"
    r"|(?:at|above|below)\s+(?:least\s+|over\s+|no\s+(?:more|less)\s+than\s+)?£?\d)"
)
_COUNT = re.compile(r"(?:the )?(?:(?:total|overall) )?(?:numbers?|no\.?|count) of\b", re.IGNORECASE)
_SHARE = re.compile(  # a deed behind it is what is counted; of 100% it is done
    r"(?:(?:at least|over|more than|a minimum of|minimum of|up to)\s+)?(?!100\b)\d[\d.]*\s?(?:%|per ?cent\b)",
    re.IGNORECASE,
)
_BETTER = re.compile(r"(?:improve|enhance|strengthen)", re.IGNORECASE)
_CHANGE = re.compile(
    r"\s*\(\s*(?:[+\-−–±]\s*\d|[\d.]+\s*(?:p\.?\s?p\b|percentage points?|points?))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its unit ("%", a currency code, the things counted or "count") and half-open characters."""

    value: float
    unit: str
    start: int
    end: int


class Figures(NamedTuple):
    """The figures of a measure's own words, each None where they give none of the kind."""

    baseline: Figure | None = None
    latest: Figure | None = None
    target: Figure | None = None


@lru_cache(maxsize=_REMEMBERED)
def read_direction(text: str, *, counted: bool = False) -> Direction | None:
    """Which way a measure (or its lead-in, or a direction column) points; None where its words do not say.

    The first word of direction decides. After "Number of" and the like only a change stated of the number
    itself counts ("... reduced by half"), as deeds in such a wording are what is counted; so they are after "80%",
    and where a figure beside the measure says how often they are done: it is `counted`.
    """
    words = text.strip()
    if not words:
        return None
    for direction, pattern in _patterns("signs"):
        if pattern.fullmatch(words):
            return direction
    neutral, shared = _neutral().match(words), _SHARE.match(words)
    found = [
        (m.start(), direction)
        for m, direction in _said(words)
        if not ((shared or counted) and direction == "complete")
        and (not neutral or _of_the_number(words, m, direction))
    ]
    if not neutral:
        found += [(0, direction) for direction, pattern in _patterns("opening") if pattern.match(words)]
    if handed := _handed_over().match(words):
        found.append((handed.start("deed"), "complete"))
    whole: Direction | None = "complete" if not (neutral or shared) and _everywhere().search(words) else None
    return min(found, default=(0, whole), key=lambda hit: hit[0])[1]


def begins_measure(text: str) -> bool:
    """Whether a text begins as a criterion does that asks for a change or a count: "Fewer ...", "Number of ..."."""
    return _beginnings().match(text) is not None and not _adjectives().match(text)


@cache
def _beginnings() -> re.Pattern[str]:
    words = load_terms(DirectionTerms).words
    changed = [word for d in ("increase", "decrease", "maintain") for word in words[d] if word.endswith("ed")]
    nouns = r"(?:increases?|reductions?|decreases?|improvements?) in|(?:numbers?|percentage|proportion) of"
    return re.compile(
        rf"(?:{alternatives(['fewer', *changed])}|{nouns})\s+(?-i:(?!(?:and|or)\b)[a-z\d])", re.IGNORECASE
    )


def figure_of(text: str) -> Figure | None:
    """The first figure of a baseline, latest or target cell; None where it is words only."""
    return next((_figure(quantity) for quantity in find_quantities(text)), None)


def figures_in(text: str, starts: int | None = None) -> Figures:
    """The figures that a measure's own words give: where it started, where it is, and what they demand.

    The first of a kind counts. Of "from 40% in 2030 to at least 60%" the second is demanded, of "from 9 to nil" none; a figure that the words
    call the baseline, or what was reached "to date", and one with its change in brackets behind it are not. Of "8 boats
    in 10 races (5 last year)" the one in front of the brackets is demanded; a sample is no more than looked at. `starts`
    is the plan's first year.
    """
    quantities = [q for q in find_quantities(text) if not _is_aside(text, q)]
    kinds: list[str] = []
    for before, quantity in zip((None, *quantities), quantities, strict=False):
        kinds.append(
            _kind(text[before.end if before else 0 : quantity.start], text[quantity.end :], kinds[-1:])
        )
    for k, (first, second) in enumerate(pairwise(quantities)):
        if _FROM.search(text[: first.start]) and _TO.search(text[first.end : second.start]):
            kinds[k : k + 2] = ["baseline", "target"]
    for k, quantity in enumerate(quantities):
        if _FROM.search(text[: quantity.start]) and _TO_NONE.match(text, quantity.end):
            kinds[k] = "baseline"
    for found in compared(text, quantities, starts):
        kinds[found.figure] = found.kind
        if found.against is not None and kinds[found.against] == "target":
            kinds[: found.against] = [
                "aside" if kind == "target" else kind for kind in kinds[: found.against]
            ]
    first_of = {kind: _figure(q) for kind, q in reversed(list(zip(kinds, quantities, strict=True)))}
    return Figures(*(first_of.get(kind) for kind in Figures._fields))


def _is_aside(text: str, quantity: Quantity) -> bool:
    """Whether a quantity says when, at which age, or how many are looked at, and nothing that is demanded."""
    sampled = _SAMPLED.search(text, 0, quantity.start) is not None
    return sampled or _says_when(text, quantity) or _says_age(text, quantity)


def _says_when(text: str, quantity: Quantity) -> bool:
    """Whether a length of time is when something is to be done ("all seen by 6 weeks"), and no change by so much.

    So is one at which things are counted, "Fewer cases open at 30 weeks", or still as they were, "Sustained jobs at 6 months".
    """
    before = text[: quantity.start]
    if quantity.unit not in load_terms(UnitTerms).durations or not _MOMENT.search(before):
        return False
    if _COUNTED_AT.match(before.lstrip()):
        return True
    changed = _CHANGED.search(text) or any(d in {"increase", "decrease"} for _, d in _said(text))
    lasting = _LASTING.match(text) and not _TIMED.search(before)
    return not changed and bool(lasting or read_direction(text) == "complete")


def _says_age(text: str, quantity: Quantity) -> bool:
    """Whether a bare number at the end is the age by which something is done for all: "All seen by 18"."""
    ends = not quantity.unit and not text[quantity.end :].strip(" .")
    if not ends or not _BY.search(text, 0, quantity.start) or _CHANGED.search(text):
        return False
    return read_direction(text) == "complete"


def _kind(left: str, right: str, before: Sequence[str]) -> str:
    """What a figure is, by the words at its sides and what the one `before` it is: "baseline", "latest" or "target"."""
    if _BASELINE_LEFT.search(_BRACKETED.sub(" ", left)) or _BASELINE_RIGHT.match(right):
        return "baseline"
    if _LATEST.search(left) or _CHANGE.match(right):
        return "latest"
    return "target" if not before or _DEMANDED.search(left) else before[0]


def _figure(quantity: Quantity) -> Figure:
    return Figure(quantity.value, quantity.unit or "count", quantity.start, quantity.end)


def _said(words: str) -> list[tuple[re.Match[str], Direction]]:
    """Every word of direction, those left out that are part of a name ("maintained schools", "80% of reviewed plans")."""
    found = [
        (match, direction)
        for direction, pattern in _patterns("words")
        for match in pattern.finditer(words)
        if direction != "complete" or not _OF.search(words, 0, match.start())
    ]
    adjectives = [match.span() for match in _adjectives().finditer(words)] if found else []
    return [
        (match, direction)
        for match, direction in found
        if not any(start <= match.start() and match.end() <= end for start, end in adjectives)
    ]


def _of_the_number(words: str, match: re.Match[str], direction: Direction) -> bool:
    """Whether a change is said of the number counted: it ends the wording or goes on with "by", "to", "from", "at 9".

    A deed at the end is said of what is written or held as a whole: "Evaluation of the boats published". A change may
    be what a judgement shows: "Feedback shows improved trust". No number improves: "Number of locks improved to band C"
    counts locks.
    """
    rest = words[match.end() :]
    if _COUNT.match(words) and _BETTER.match(match.group()):
        return False
    if direction == "complete":
        return bool(_ENDED.match(rest)) and _made_whole().match(words) is not None
    if _shown().fullmatch(words, 0, match.start()):
        return True
    return bool(_ENDED.match(rest) or _BY_HOW_MUCH.match(rest))


@cache
def _patterns(kind: str) -> tuple[tuple[Direction, re.Pattern[str]], ...]:
    terms = load_terms(DirectionTerms)
    wordings = {"words": terms.words, "opening": terms.opening, "signs": terms.signs}[kind]
    optional = r"(?:that\s+)?" if kind == "opening" else ""
    return tuple(
        (direction, re.compile(optional + whole_words(wordings[direction]).pattern, re.IGNORECASE))
        for direction in get_args(Direction)
        if direction in wordings
    )


@cache
def _everywhere() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){alternatives(load_terms(DirectionTerms).everywhere)}\s+(?=[^\W\d])", re.IGNORECASE
    )


@cache
def _neutral() -> re.Pattern[str]:
    terms = load_terms(DirectionTerms)
    openings, written = alternatives(terms.neutral_openings), alternatives(terms.written)
    front = r"(?:the\s+)?(?:(?:total|overall|relative)\s+)?"
    return re.compile(rf"{front}{openings}(?!\w|\s+{written}\b)", re.IGNORECASE)


@cache
def _made_whole() -> re.Pattern[str]:
    return re.compile(
        rf"(?:the\s+)?{alternatives(load_terms(DirectionTerms).made_whole)}(?!\w)", re.IGNORECASE
    )


@cache
def _shown() -> re.Pattern[str]:
    """What stands before a change that a judgement shows."""
    terms = load_terms(DirectionTerms)
    judged, showing = alternatives(terms.judgements), alternatives(terms.showing)
    return re.compile(
        rf"(?:the\s+)?{judged}\s[^.;]*?(?<!\w){showing}\s+(?:that\s+)?(?:an?\s+)?", re.IGNORECASE
    )


@cache
def _handed_over() -> re.Pattern[str]:
    """A document that reached those it is for: "The annual report was presented to the board".

    What is counted may be reported too ("Number of ... reported to", "Incidents reported to"), so the document comes first.
    """
    terms = load_terms(DirectionTerms)
    named = (
        rf"(?:the\s+|an?\s+)?(?:(?!(?:of|no|any)\b)[^\W\d][\w’'-]*\s+){{0,2}}{alternatives(terms.documents)}"
    )
    been = r"(?:(?:is|are|was|were|has been|have been)\s+)?"
    return re.compile(rf"{named}\s+{been}(?P<deed>{alternatives(terms.handed_over)})(?!\w)", re.IGNORECASE)


@cache
def _adjectives() -> re.Pattern[str]:
    return whole_words(load_terms(DirectionTerms).adjectives)
