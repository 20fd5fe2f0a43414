"""Dates in running text, as inclusive days with their characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pipeline.tagging.date_names import in_name
from pipeline.tagging.date_readings import Period
from pipeline.tagging.date_rules import date_rules
from pipeline.tagging.date_wording import DateRule, Scale
from schemas.vocabulary import TimescaleTerms, alternatives, load_terms, whole_words

_DAYS = frozenset({"day", "day in numbers", "day in period", "month in numbers"})
_YEARS_BACK, _YEARS_AHEAD = 5, 30
_YEAR_DIGITS = re.compile(r"\d\d")
_SEVERAL_YEARS = frozenset({"years", "year pair"})


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

    @property
    def in_period(self) -> bool:
        """Whether the year is not written but comes from the plan's period."""
        return self.rule.endswith("in period") or self.rule == "plan year"


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
    if not (_YEAR_DIGITS.search(text) or (loose and period)):
        return []  # as most texts hold no number, and without a period every date has a year
    found = sorted(_found(text, period, loose=loose), key=lambda span: span.start)
    return [(span, _named(text, span, loose=loose)) for span in _joined(text, found)]


def _found(text: str, period: Period | None, *, loose: bool) -> list[DateSpan]:
    """The dates of all rules; `rest` is what none has read yet, and may hold another."""
    found: list[DateSpan] = []
    rest = text
    for hint, rules in date_rules():
        if not hint.search(rest):
            continue
        for rule in rules:
            if (rule.loose and not loose) or not rule.pattern.search(text):  # as few do
                continue
            hits = tuple(_hits(rule, text, period, found))
            for span in hits:
                rest = rest[: span.start] + " " * (span.end - span.start) + rest[span.end :]
            found += hits
            if hits and not hint.search(rest):
                break
    return found


def _hits(rule: DateRule, text: str, period: Period | None, taken: Sequence[DateSpan]) -> Iterator[DateSpan]:
    for match in rule.pattern.finditer(text):
        at = "at" if "at" in match.re.groupindex else 0
        start, end = match.start(at), match.start(at) + len(match[at].rstrip(" ,.("))
        if any(start < span.end and span.start < end for span in taken):
            continue
        if rule.name in _DAYS and _marks()["numbered"].search(text[:start]):
            continue  # "Section 1.2.31", "Phase 1 Sept"
        days = rule.days(match, period)
        if days is not None and days[0] <= days[1] and _plausible(match, days[1].year, period):
            yield DateSpan(start, end, *days, rule.name, rule.scale, rule.assumed)


def _plausible(match: re.Match[str], year: int, period: Period | None) -> bool:
    """Whether a year of two digits is near the plan's: "May 12" in a plan of 2031 is no month of 2012."""
    written = match.groupdict().get("year") or ""
    if period is None or not _YEAR_DIGITS.fullmatch(written):
        return True
    return period[0] - _YEARS_BACK <= year <= period[1] + _YEARS_AHEAD


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
    between = text[first.end : second.start]
    adjoining = second.first_day - first.last_day == timedelta(days=1)
    if adjoining and second.scale in {"month", "period"} and _marks()["together"].fullmatch(between):
        return True
    if first.scale == "span" or second.scale == "span" or first.in_period != second.in_period:
        return False
    if _marks()["joint"].fullmatch(between):
        return True
    return between.strip().lower() in {"and", "&"} and bool(_marks()["between"].search(text[: first.start]))


def _named(text: str, span: DateSpan, *, loose: bool) -> bool:
    """Whether a date belongs to a name: "the January 2009 Framework", "Localism Act 2011"."""
    years = 1 if span.rule == "year" else 2 if span.rule in _SEVERAL_YEARS else 0
    return in_name(text, span.start, span.end, years=years, loose=loose)


@cache
def _marks() -> dict[str, re.Pattern[str]]:
    numbered = load_terms(TimescaleTerms).numbered
    counted = (
        rf"(?:{alternatives(numbered)}\s+\w{{1,5}}\s*[:(,–-]?\s*)?"  # "Year 1 (2031/32) to Year 2 (2032/33)"
    )
    until = r"(?:\s*(?:by\s+)?(?:the\s+)?end(?:\s+of)?\b)?\s*"
    return {
        "joint": re.compile(
            rf"\)?,?\s*(?:[-‐‑–—→>]|to|until|till|through to){until}{counted}", re.IGNORECASE
        ),
        "together": re.compile(r"\s*(?:and|&|,|,\s*and)\s*", re.IGNORECASE),
        "between": re.compile(r"\bbetween\s+$", re.IGNORECASE),
        "numbered": re.compile(whole_words(numbered).pattern + r"\.?\s*$", re.IGNORECASE),
    }
