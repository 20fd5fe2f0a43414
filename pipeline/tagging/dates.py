"""Dates in running text, as inclusive days with their characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.tagging.date_rules import DateRule, Period, Scale, date_rules
from schemas.vocabulary import TimescaleTerms, alternatives, load_terms, whole_words

_YEARS_ONLY = frozenset({"year", "years", "year pair"})


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The days a wording means, both inclusive, and its characters, half-open.

    `assumed` names what the wording leaves open: "financial" or "calendar" (which year is meant),
    "period" (the year comes from the plan's period).
    """

    start: int
    end: int
    first_day: date
    last_day: date
    rule: str
    scale: Scale
    assumed: str | None = None


def find_dates(text: str) -> tuple[DateSpan, ...]:
    """The dates written with their year, left to right; never the year of a document's or an Act's name."""
    return tuple(span for span, named in _scan(text, None, loose=False) if not named)


def cell_dates(text: str, period: Period | None = None) -> tuple[DateSpan, ...]:
    """The dates of a timescale cell, short forms included ("Feb 15", "13 Nov", "Q3"), left to right."""
    return tuple(span for span, named in _scan(text, period, loose=True) if not named)


def date_mask(text: str) -> tuple[tuple[int, int], ...]:
    """The characters that are dates or years of names, half-open, so that no figure is read from them."""
    return tuple((span.start, span.end) for span, _ in _scan(text, None, loose=False))


def _scan(text: str, period: Period | None, *, loose: bool) -> list[tuple[DateSpan, bool]]:
    """Every date wording with whether it stands in a name, ranges joined, left to right."""
    found: list[DateSpan] = []
    for rule in date_rules():
        if loose or not rule.loose:
            found += _hits(rule, text, period, tuple(found))
    found.sort(key=lambda span: span.start)
    return [(span, _named(text, span, loose=loose)) for span in _joined(text, found)]


def _hits(
    rule: DateRule, text: str, period: Period | None, taken: tuple[DateSpan, ...]
) -> Iterator[DateSpan]:
    for match in rule.pattern.finditer(text):
        start, end = match.start(), match.start() + len(match.group().rstrip(" ,.("))
        if any(start < span.end and span.start < end for span in taken):
            continue
        if rule.name == "day in numbers" and _marks()["numbered"].search(text[:start]):
            continue
        days = rule.days(match, period)
        if days is not None and days[0] <= days[1]:
            yield DateSpan(start, end, *days, rule.name, rule.scale, rule.assumed)


def _joined(text: str, found: list[DateSpan]) -> list[DateSpan]:
    """The dates, two with nothing but a dash or "to" between them made one span of time."""
    spans: list[DateSpan] = []
    for span in found:
        before = spans[-1] if spans else None
        if before is not None and before.first_day <= span.last_day and _linked(text, before, span):
            years = before.rule == span.rule == "year"
            days = (before.first_day, span.last_day)
            rule, assumed = "years" if years else "range", before.assumed or span.assumed
            spans[-1] = DateSpan(before.start, span.end, *days, rule, "span", assumed)
        else:
            spans.append(span)
    return spans


def _linked(text: str, first: DateSpan, second: DateSpan) -> bool:
    if first.scale == "span" or second.scale == "span":
        return False
    between = text[first.end : second.start]
    if _marks()["joint"].fullmatch(between):
        return True
    return between.strip().lower() in {"and", "&"} and bool(_marks()["between"].search(text[: first.start]))


def _named(text: str, span: DateSpan, *, loose: bool) -> bool:
    """Whether a date belongs to a name: "the January 2009 Framework", "Localism Act 2011"."""
    opens = loose and _marks()["deadline"].fullmatch(text[: span.start])
    if not opens and _marks()["name_after"].match(text, span.end):
        return True
    return span.rule in _YEARS_ONLY and bool(_marks()["name_before"].search(text[: span.start]))


@cache
def _marks() -> dict[str, re.Pattern[str]]:
    terms = load_terms(TimescaleTerms)
    names = alternatives(terms.names)
    deadline = alternatives((*terms.by, *terms.before, *terms.during))
    return {
        "joint": re.compile(r",?\s*(?:[-‐‑–—]|to|until|till|through to|to the end of)\s*", re.IGNORECASE),
        "between": re.compile(r"\bbetween\s+$", re.IGNORECASE),
        "name_after": re.compile(rf"\s+(?:[A-Z][\w’'&-]*\s+){{0,2}}{names}(?!\w)"),
        "name_before": re.compile(rf"(?<!\w){names}\s*[,(:]?\s*$"),
        "numbered": re.compile(whole_words(terms.numbered).pattern + r"\.?\s*$", re.IGNORECASE),
        "deadline": re.compile(rf"\W*(?:{deadline}\s+)?", re.IGNORECASE),
    }
