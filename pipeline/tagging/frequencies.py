"""How often something comes round: "annually", "every two years", "4 times a year"."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import NamedTuple

from schemas.vocabulary import TimescaleTerms, alternatives, load_terms, whole_words

_PER_YEAR = {1: "annual", 2: "six-monthly", 3: "termly", 4: "quarterly", 6: "bi-monthly", 12: "monthly"}


class Words(NamedTuple):
    """Words of a kind found in a cell."""

    start: int
    end: int
    recurrence: str | None = None


def first_words(pattern: re.Pattern[str], text: str) -> Words | None:
    """The first words of the text that the pattern matches."""
    match = pattern.search(text)
    return Words(*match.span()) if match else None


def first_frequency(text: str, *, adjectives: bool) -> Words | None:
    """The first frequency; an adjective ("annual report") counts only where no date is given."""
    found = []
    for name, recurrence, pattern in _frequencies() if _any_frequency().search(text) else ():
        words = first_words(pattern, text)
        if words and (adjectives or name != "adjective"):
            found.append(Words(words.start, words.end, recurrence))
    every = _every().search(text)
    if every:
        found.append(Words(every.start(), every.end(), every.group().lower() if every["n"] else "annual"))
    times = _times().search(text)
    if times and (not times["bare"] or _says_only_how_often(times)):
        found.append(Words(times.start(), times.end(), _times_a_year(times)))
    # Of two wordings that begin together the longer is meant: "every two years", not "every".
    return min(found, key=lambda words: (words.start, -words.end), default=None)


def _says_only_how_often(match: re.Match[str]) -> bool:
    """Whether "two per year" begins the cell, and is a common frequency: "Train 50 per year" counts who is trained."""
    return not match.string[: match.start()].strip() and _number(match) in _PER_YEAR


def _times_a_year(match: re.Match[str]) -> str:
    number = _number(match)
    return _PER_YEAR.get(number, f"{number} times a year")


def _number(match: re.Match[str]) -> int:
    counts = load_terms(TimescaleTerms).counts
    written = match["n"].lower()
    return int(written) if written.isdigit() else next(n for n, words in counts.items() if written in words)


@cache
def _frequencies() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    terms = load_terms(TimescaleTerms)
    adverbs = (("adverb", value, whole_words(words)) for value, words in terms.recurring.items())
    adjectives = (
        ("adjective", value, whole_words(words)) for value, words in terms.recurring_adjectives.items()
    )
    return (*adverbs, *adjectives)


@cache
def _any_frequency() -> re.Pattern[str]:
    terms = load_terms(TimescaleTerms)
    return whole_words(chain(*terms.recurring.values(), *terms.recurring_adjectives.values()))


@cache
def counted() -> str:
    """The pattern of a count in figures or words, "3", "2 to 3", "two"."""
    counts = load_terms(TimescaleTerms).counts
    return rf"(?:\d+(?:\s*(?:-|–|to)\s*\d+)?|{alternatives(w for words in counts.values() for w in words)})"


@cache
def _every() -> re.Pattern[str]:
    terms = load_terms(TimescaleTerms)
    months = alternatives(word for words in terms.months.values() for word in words)
    seasons = alternatives(word for words in terms.terms.values() for word in words)
    units = alternatives(terms.units)
    return re.compile(
        rf"(?<!\w)(?:each|every)\s+(?:(?P<n>{counted()})\s+{units}|{months}|{seasons})(?!\w)", re.IGNORECASE
    )


@cache
def _times() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<n>{counted()})\s*"
        r"(?:(?:x|times)\s*(?:(?:(?:per|a|each|every|/)\s*)?(?:year|annum)|yearly|annually|p\.?a\b)"
        r"|(?P<bare>per\s+(?:year|annum)\b))",
        re.IGNORECASE,
    )
