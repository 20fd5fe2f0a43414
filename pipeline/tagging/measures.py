"""What a measure's words say: which way it should go, and the figures of its baseline, latest state and target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import get_args

from pipeline.tagging.figures import Quantity, find_quantities
from schemas.plan import Direction
from schemas.vocabulary import DirectionTerms, alternatives, load_terms, whole_words


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its unit ("%", a currency code, the things counted or "count") and half-open characters."""

    value: float
    unit: str
    start: int
    end: int


def read_direction(text: str) -> Direction | None:
    """Which way a measure (or its lead-in, or a direction column) points; None where its words do not say.

    The first word of direction decides. After "Number of" and the like only a change stated of the number
    itself counts ("... reduced by half"), as deeds in such a wording are what is counted.
    """
    words = text.strip()
    if not words:
        return None
    for direction, pattern in _patterns("signs"):
        if pattern.fullmatch(words):
            return direction
    neutral = _neutral().match(words)
    found = [
        (m.start(), direction)
        for m, direction in _said(words)
        if not neutral or _of_the_number(words, m, direction)
    ]
    if not neutral:
        found += [(0, direction) for direction, pattern in _patterns("opening") if pattern.match(words)]
    return min(found, default=(0, None), key=lambda hit: hit[0])[1]


def figure_of(text: str) -> Figure | None:
    """The first figure of a baseline, latest or target cell; None where it is words only."""
    return next((_figure(quantity) for quantity in find_quantities(text)), None)


def target_in(text: str) -> Figure | None:
    """The figure that a measure's own words demand; of "from 40% to 60%" the second."""
    quantities = find_quantities(text)
    for first, second in pairwise(quantities):
        between = text[first.end : second.start].strip().lower()
        if text[: first.start].rstrip().lower().endswith("from") and between in {"to", "up to", "down to"}:
            return _figure(second)
    return _figure(quantities[0]) if quantities else None


def _figure(quantity: Quantity) -> Figure:
    return Figure(quantity.value, quantity.unit or "count", quantity.start, quantity.end)


def _said(words: str) -> list[tuple[re.Match[str], Direction]]:
    """Every word of direction, those left out that are part of a name ("maintained schools")."""
    adjectives = [match.span() for match in _adjectives().finditer(words)]
    return [
        (match, direction)
        for direction, pattern in _patterns("words")
        for match in pattern.finditer(words)
        if not any(start <= match.start() and match.end() <= end for start, end in adjectives)
    ]


def _of_the_number(words: str, match: re.Match[str], direction: Direction) -> bool:
    """Whether a change is said of the number counted: it ends the wording or goes on with "by", "to", "from"."""
    rest = words[match.end() :]
    return direction != "complete" and bool(re.match(r"\W*$|\s+(?:by|to|from|year on year)\b", rest))


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
def _neutral() -> re.Pattern[str]:
    openings = alternatives(load_terms(DirectionTerms).neutral_openings)
    return re.compile(rf"(?:the\s+)?(?:total\s+)?{openings}(?!\w)", re.IGNORECASE)


@cache
def _adjectives() -> re.Pattern[str]:
    return whole_words(load_terms(DirectionTerms).adjectives)
