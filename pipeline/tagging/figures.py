"""Figures in running text: percentages, money and counted things, never dates, ages or the numbers of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pipeline.tagging.dates import date_mask
from schemas.vocabulary import (
    DirectionTerms,
    TimescaleTerms,
    UnitTerms,
    alternatives,
    load_terms,
    whole_words,
)

Range = tuple[int, int]

_DIGIT = re.compile(r"\d")
_NOUN_PHRASE_WORDS = 6
_WHOLE_UNIT_WORDS = 2
_SHORTEST_PLURAL = 3
_LETTERS = 2  # "5k", "2mn": scales this short need a currency


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure and what it counts.

    Half-open characters: `start` to `end` is the phrase ("31 site visits", "+25% on previous year"),
    `number` the figure alone. `unit` is "%", a currency code or the thing counted, None where the text
    names none. A sign is read before percentages and decimals ("-0.45"), a minus sign before any number; a hyphen
    before a whole number is a dash, unless the two are all there is, as in a cell.
    """

    start: int
    end: int
    value: float
    unit: str | None
    number: Range
    sign: str = ""
    basis: str | None = None


class Money(NamedTuple):
    """An amount with its currency code and half-open characters."""

    amount: float
    currency: str
    start: int
    end: int


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The figures that report or demand something, left to right."""
    if not _DIGIT.search(text):
        return ()
    masked = (*date_mask(text), *_masked(text))
    found, at = [], 0
    while match := _patterns()["number"].search(text, at):
        start, end = match.span("number")
        if any(first < end and start < last for first, last in masked):
            at = end  # what stands behind a masked number may be a figure of its own: "Year 1 - 45%"
            continue
        found.append(_quantity(text, match))
        at = match.end()
    return tuple(found)


def read_money(text: str) -> Money | None:
    """The first amount of money in a text; None where no currency is written."""
    for match in _patterns()["number"].finditer(text):
        if match["currency"]:
            start = match.start("currency")
            return Money(_value(match), _currency(match["currency"]), start, match.end())
    return None


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    percent, currency = match["percent"], match["currency"]
    signed = percent or "." in match["number"] or match["sign"] == "−" or match.group() == text.strip()
    sign = (
        (match["sign"] or "").strip().replace("−", "-").replace("–", "-") if signed and not currency else ""
    )
    start = match.start("number")
    if match["times"] or currency or sign:
        groups = ("times", "currency", "sign") if sign else ("times", "currency")
        start = min(match.start(group) for group in groups if match[group])
    value = _value(match) * (-1 if sign == "-" else 1)
    end, unit = match.end(), "%" if percent else _currency(currency) if currency else None
    basis = _patterns()["basis"].match(text, end)
    if unit is None:
        end, unit = _noun_phrase(text, end)
    number = (match.start("number"), match.end())
    if basis is None:
        return Quantity(start, end, value, unit, number, sign)
    return Quantity(start, basis.end(), value, unit, number, sign, basis.group().strip())


def _noun_phrase(text: str, at: int) -> tuple[int, str | None]:
    """Where the counted things behind a number end and what they are: up to the first plural.

    A phrase of up to two words is the unit whole, of a longer one its last word.
    """
    terms = load_terms(UnitTerms)
    words: list[str] = []
    start = at
    for match in _patterns()["word"].finditer(text, at):
        word = match[1]
        if match.start() != at or word.casefold() in terms.breaks or len(words) == _NOUN_PHRASE_WORDS:
            break
        at = match.end()
        words.append(word)
        if (not words[1:] and word.casefold() in terms.measures) or _is_plural(word):
            return at, " ".join(words) if len(words) <= _WHOLE_UNIT_WORDS else word
    return start, None


def _is_plural(word: str) -> bool:
    lower = word.casefold()
    if lower in load_terms(UnitTerms).collective:
        return True
    shaped = len(lower) > _SHORTEST_PLURAL and lower.endswith("s")
    return shaped and not lower.endswith(("ss", "ous", "'s", "’s", "always"))


def _value(match: re.Match[str]) -> float:
    multipliers = load_terms(UnitTerms).multipliers
    scale = (match["scale"] or "").strip().casefold()
    return round(float(match["number"].replace(",", "")) * multipliers.get(scale, 1), 6)


def _currency(sign: str) -> str:
    currencies = load_terms(UnitTerms).currencies
    return next(code for code, signs in currencies.items() if sign.strip().casefold() in signs)


def _masked(text: str) -> Iterator[Range]:
    """The characters whose digits are no figure: numbers of names, ages, limits, ranges."""
    for name in _MASKS:
        for match in _patterns()[name].finditer(text):
            falls = name == "range" and _falls(match.group())
            kept = name == "at age" and _patterns()["kept"].search(text, 0, match.start()) is not None
            kept = kept or (name == "age" and _falls_to(text, match))
            if not (falls or kept):
                yield match.span()


def _falls_to(text: str, age: re.Match[str]) -> bool:
    """Whether "under 40" at the end of a text is what a number falls to, and no age: "Reduction in late reviews to under 40"."""
    before = re.split(r"[;.]", text[: age.start()])[-1]
    ends = before.endswith(" to ") and not text[age.end() :].strip(" .")
    return (
        ends and age.group().lower().startswith("under") and _patterns()["falling"].search(before) is not None
    )


def _falls(text: str) -> bool:
    """Whether the larger of two figures stands first, a wide dash between: "9 - 2 paid" is no range."""
    first, *last = re.split(r"\s[-–]\s", text)
    return bool(last) and int(first) > int(last[0])


_MASKS = (
    "numbered",
    "titled",
    "named",
    "school year",
    "age",
    "at age",
    "rate",
    "limit",
    "reach",
    "wait",
    "attribute",
    "rank",
    "month",
    "range",
    "marker",
    "telephone",
    "name",
    "edition",
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    terms = load_terms(UnitTerms)
    return _number_patterns(terms) | _mask_patterns(terms)


def _number_patterns(terms: UnitTerms) -> dict[str, re.Pattern[str]]:
    signs = alternatives(sign for signs in terms.currencies.values() for sign in signs)
    scales = alternatives(scale for scale in terms.multipliers if len(scale) > _LETTERS)
    letters = alternatives(scale for scale in terms.multipliers if len(scale) <= _LETTERS)
    falling = (word for word in load_terms(DirectionTerms).words["decrease"] if word != "fewer")
    scale = rf"(?(currency)\s?(?:{scales}|{letters})|\s?{scales})(?!\w)"
    # "50-60%", "£10-15k": the first is the value, the sign or scale behind the second is its own too
    upper = rf"\s?[-–]\s?(?:{signs})?\d[\d,]*(?:\.\d+)?(?(currency)|(?=\s?(?:%|per\s?cent|{scales})))"
    number = (
        r"(?:(?<![\w.,/:#])|(?<=\bc)(?=£))(?P<times>[x×]\s?)?(?P<sign>(?<![%)])[+\-−–](?=[£€$\d]))?"
        rf"(?P<currency>{signs}\s?)?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
        rf"(?:{upper})?(?P<scale>{scale})?"
        r"(?:(?P<percent>\s?%|\s?per\s?cent\b)|(?!(?!p\.?a\b)[\w/]|[.,:]\d))"
    )
    return {
        "number": re.compile(number, re.IGNORECASE),
        "word": re.compile(r"[ \u00a0]+([A-Za-z][\w’'/-]*)"),
        "kept": whole_words(terms.keeps),
        "falling": whole_words(falling),
        "basis": re.compile(rf"\s+{alternatives(terms.bases)}(?!\w)", re.IGNORECASE),
    }


def _mask_patterns(terms: UnitTerms) -> dict[str, re.Pattern[str]]:
    more = r"(?:\s*(?:,(?!\d{3})|and|&|-|–|to|/|or)\s*\d{1,3})*"  # "over 4,000" is one number
    single = alternatives(word for word in terms.durations if not word.endswith("s"))
    durations = alternatives(terms.durations)
    months = alternatives(name for names in load_terms(TimescaleTerms).months.values() for name in names)
    far = rf"\d[\d.,]*\s?{alternatives(terms.distances)}"
    limits, ranks = alternatives(terms.thresholds), alternatives(terms.ranks)
    sources = {
        "numbered": rf"(?<!\w){alternatives(terms.numbered)}s?[.\s:]*\d+(?:\.\d+)*{more}(?![\w%])",
        "titled": rf"(?<!\w)(?-i:(?=[A-Z])){alternatives(terms.titled)}[ \u00a0]\d{{1,3}}(?!\w|\s?%|\s?per\s?cent|[.,]\d)",
        "named": rf"(?<![\w,.]){alternatives(terms.names)}(?!\w)",
        "telephone": r"(?<!\w)0\d{2,4}\s?\d{3,4}\s?\d{3,4}(?!\w)",
        "school year": rf"(?<!\w){alternatives(terms.years)}\.?\s?(?:1[0-3]|\d){more}(?![\w%])",
        "age": rf"(?<!\w){alternatives(terms.ages)}[\s-]?\d{{1,2}}{more}(?![\w%]|,\d)",
        "at age": rf"(?<!\w){alternatives(terms.persons)}(?!\w)[^;.\d]*\sat\s(?:1\d|2[0-5]){more}(?=\s*(?:[;,.)]|$|and\b|or\b))",
        "rate": rf"(?:(?<!\w){alternatives(terms.rates)}|(?<=\d)\s+of(?:\s+the)?)\s+[\d,]+",
        "limit": rf"(?<!\w){limits}\s+[\d.]+(?:\s*(?:-|–|to|and)\s*\d+)?\s+{durations}(?!\w)",
        "reach": rf"(?<!\w)(?:within\s+{far}(?=\s+of\b)|{limits}\s+{far}(?=\s+(?:away|from)\b))",
        "wait": rf"(?<!\w)\d+\s+{durations}\s+(?:after|before|following|from|since)(?!\w)",
        "attribute": rf"(?<![\w.,])(?:\d+\s*(?:[-–/]|to|and|or)\s*)?\d+[\s-]{single}(?![\w])",
        "rank": rf"(?<!\w)(?:{ranks}|(?:top|bottom|lowest|highest)[\s-][a-z]+ing|(?:most|least)\s[a-z]+ed)\s+\d+\s?%?",
        # "Sept 31" has no year's digits, "by 3 May" and "Met 3 May." no year at all
        "month": rf"(?<!\w)(?:(?-i:(?=[A-Z])){months}\.?\s*['’‘]?\d{{1,2}}(?![\w%]|[.,]\d)"
        rf"|(?:by|before|until|from|since|at|on)\s+\d{{1,2}}\s+(?-i:(?=[A-Z])){months}(?!\w)"
        rf"|(?<=[a-z]\s)(?:[12]?\d|3[01])\s+(?-i:(?=[A-Z])){months}(?=\s*(?:[;,.)](?!\d)|$)))",
        "range": r"(?<![\w.,/£$€])\d{1,3}\s?[-–]\s?\d{1,3}(?!\d|\s?%|,\d)"
        r"|(?<!\bto )\bbetween\s+\d{1,3}\s+and\s+\d{1,3}(?=\s*(?:[;,.)](?!\d)|$))",
        "marker": r"\d+(?:\.\d+)*\.?\(\d{1,2}\)|^\s*\(?\d+(?:\.\d+)*[.)](?=\s)|\(\d{1,2}\)|(?<![\w£$€])\d+(?:\.\d+){2,}",
    }
    compiled = {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
    # The second of its name, in a sentence: "using the Eel Pass Survey 2 in spring"
    edition = r"(?<=[a-z] )(?:[A-Z][a-z]+ )+[A-Z][a-z]*[a-rt-z] \d(?=\s*(?:[;,.)](?!\d)|$)|\s(?:and|or|as|at|by|for|in|is|was|with)\s)"
    # A name with its number among others: "Forest Schools; Area 11; ..."
    word = r"(?!Total|Number|Average)[A-Z][a-z]*[a-rt-z] \d{1,3}"
    name = rf"^{word}(?=\s*[;,](?!\d))|(?<=[;,:(]\s){word}(?=\s*(?:[;,.)](?!\d)|$))"
    return compiled | {"name": re.compile(name), "edition": re.compile(edition)}
