"""Dates in running text, as inclusive days with their characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pipeline.tagging.date_readings import Period
from pipeline.tagging.date_rules import DateRule, Scale, date_rules
from schemas.layout_terms import section_terms
from schemas.vocabulary import TimescaleTerms, alternatives, load_terms, whole_words

_YEARS_ONLY = frozenset({"year", "years", "year pair"})
_DAYS = frozenset({"day", "day in numbers", "day in period"})
_TITLE_WORDS = 3
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
    found: list[DateSpan] = []
    for rule in date_rules():
        if (loose or not rule.loose) and rule.pattern.search(text):  # as few rules do
            found += _hits(rule, text, period, tuple(found))
    found.sort(key=lambda span: span.start)
    return [(span, _named(text, span, loose=loose)) for span in _joined(text, found)]


def _hits(
    rule: DateRule, text: str, period: Period | None, taken: tuple[DateSpan, ...]
) -> Iterator[DateSpan]:
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
    if period is None or not re.fullmatch(r"\d\d", written):
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
    marks, years = _marks(), span.rule in _YEARS_ONLY
    before = text[: span.start]
    opens = loose and marks["deadline"].fullmatch(before)
    led = (
        re.search(r"\w", before) is not None
    )  # "By 2031 Canal Plan agreed" is due then, "2031 Canal Plan" a name
    if not (opens and (led or not years)) and marks["name after"].match(text, span.end):
        return True
    if span.rule in _SEVERAL_YEARS and marks["plain name before"].search(before):
        return True
    if (years and marks["name before"].search(before)) or _is_title(before, bare=years):
        return True
    if span.rule == "year":
        if marks["act before"].search(before):
            return True
        act = before.endswith(("the ", "The ")) and marks["law after"].match(text, span.end)
        if act or _is_label(marks["capitals before"].search(before)):
            return True
    return bool(marks["law before"].search(before)) and text[span.end : span.end + 1] == ")"


def _is_title(before: str, *, bare: bool) -> bool:
    """Whether all words before a date are a title: three with capitals, one of them a document unless the year is bare.

    "Canal Delivery Plan May 2031" is one; "Revised Canal Plan May 2031" and "Agree Canal Plan" are work to be done.
    """
    match = _marks()["title"].fullmatch(before)
    if match is None or len(re.findall(r"(?<!\w)[A-Z]", before)) < _TITLE_WORDS:
        return False
    first, terms = match["first"].lower(), load_terms(TimescaleTerms)
    if first in section_terms().verbs or first in terms.states or _marks()["deadline end"].search(before):
        return False
    return bare or (" to " not in before and _marks()["document"].search(before) is not None)


def _is_label(match: re.Match[str] | None) -> bool:
    """Whether the capitals before a year are the short name of a law or data set, not a word of time."""
    if match is None:
        return False
    terms = load_terms(TimescaleTerms)
    words = (terms.by, terms.before, terms.during, terms.since, terms.until, terms.undecided, terms.ongoing)
    months = (word for names in terms.months.values() for word in names)
    of_time = {part for wordings in words for wording in wordings for part in wording.split()}
    return match[1].lower() not in of_time | {*months, "in", "for", "year", "early", "late", "mid"}


@cache
def _marks() -> dict[str, re.Pattern[str]]:
    terms = load_terms(TimescaleTerms)
    written = (*terms.names, *terms.laws)
    names, laws = alternatives((*written, *map(str.upper, written))), alternatives(terms.laws)
    deadline = alternatives((*terms.by, *terms.before, *terms.during))
    nation = rf"(?:\({alternatives(terms.nations)}\)\s*)?"
    capitalised = r"[A-Z][\w’'&-]*\s+"
    kinds = (*terms.reports, *map(str.upper, terms.reports))
    reports = rf"(?:{capitalised}){{2}}{alternatives(kinds)}"
    whose = rf"(?:\s+(?:for|of|on|in|with)\s+(?:{capitalised}|(?:and|the)\s+){{0,4}}[A-Z][\w’'&-]*)?"
    return {
        "joint": re.compile(r",?\s*(?:[-‐‑–—→>]|to|until|till|through to|to the end of)\s*", re.IGNORECASE),
        "together": re.compile(r"\s*(?:and|&|,|,\s*and)\s*", re.IGNORECASE),
        "between": re.compile(r"\bbetween\s+$", re.IGNORECASE),
        "name after": re.compile(
            rf"\s+(?:{capitalised}|(?:and|of|for)\s+){{0,6}}(?:{names}|{reports})(?!\w)"
        ),
        "name before": re.compile(rf"(?<!\w)(?:{names}|{reports}){whose}\s*{nation}[,(:–-]?\s*$"),
        "plain name before": re.compile(rf"(?<!\w){names}\s*[(–-]?\s*$", re.IGNORECASE),
        "title": re.compile(
            r"\W*(?P<first>[A-Z][\w’'&-]*)(?:[\s,:–-]+(?:[A-Z][\w’'&-]*|and|of|for|the|&|in|to|on|with|a))+[\s,–-]*"
        ),
        "document": re.compile(rf"(?<!\w)(?:{names}|{alternatives(kinds)})(?!\w)"),
        "deadline end": re.compile(rf"(?<!\w)(?:{deadline}|date|dates|deadline|due|end)\W*$", re.IGNORECASE),
        "act before": re.compile(r"(?<!\w)(?:act|regulations)\s+$", re.IGNORECASE),
        "law after": re.compile(rf"\s+(?:[\w’'-]+\s+){{0,3}}{laws}(?!\w)", re.IGNORECASE),
        "law before": re.compile(rf"(?<!\w){laws}\b[^.;()]{{0,30}}\(\s*$"),
        "capitals before": re.compile(r"(?<!\w)([A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z]*\d?)\s+$"),
        "numbered": re.compile(whole_words(terms.numbered).pattern + r"\.?\s*$", re.IGNORECASE),
        "deadline": re.compile(rf"\W*(?:{deadline}\s+)?", re.IGNORECASE),
    }
