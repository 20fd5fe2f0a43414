"""The date wordings of UK public bodies as patterns, each with the inclusive days it means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal, NamedTuple

from pipeline.tagging import date_readings as means
from pipeline.tagging.date_readings import Reading
from pipeline.tagging.periods import academic_year, financial_year
from schemas.vocabulary import TimescaleTerms, alternatives, load_terms

Scale = Literal["day", "month", "period", "year", "span"]


@dataclass(frozen=True, slots=True)
class DateRule:
    """A wording; `loose` ones are dates in timescale cells only, as in prose they mostly are none.

    Where a pattern has a group "at", the wording begins there; what stands before it is the wording's condition.
    """

    name: str
    pattern: re.Pattern[str]
    days: Reading
    scale: Scale
    assumed: str | None = None
    loose: bool = False


class DateRules(NamedTuple):
    """Wordings with something in common: `hint` stands somewhere in every text that has one of them."""

    hint: re.Pattern[str]
    rules: tuple[DateRule, ...]


_START = r"(?<![A-Za-z0-9])"
_DASH = r"\s*(?:[-‐‑–—/]|to|until)\s*"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th)\b)?"
_DAY = rf"(?<![\d./-])(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+of)?"
_YEAR = r"(?P<year>(?:19|20)\d\d|['’‘]\d\d)(?!\d)"
_SHORT_YEAR = r"(?P<year>\d\d)(?!\d|\s?(?:st|nd|rd|th)\b|[:.]\d)"
_PAIR = r"(?P<year>(?:19|20)\d\d)\s?[-‐‑–—/]\s?(?P<second>(?:19|20)\d\d|\d\d?)(?!\d)"
_SHORT_PAIR = r"(?P<year>(?:19|20)?\d\d)\s?[-‐‑–—/]\s?(?P<second>(?:19|20)\d\d|\d\d?)(?!\d)"
_NUMERIC_DAY = r"(?<![\d./])(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)"
_MARK = r"[-‐‑–/.]"  # as spreadsheets write days: "15-Apr-2031"
_NO_MORE = r"(?!\d|[./]\d|-(?!\d{1,2}[./-]\d)\d)"  # but for another day behind a hyphen
_WHOLE = r"^\W*(?:(?:by|end of|end|in|during)\s+(?:the\s+)?)*(?P<at>{})\W*$"  # the whole of a cell


def _rule(
    name: str, pattern: str, days: Reading, scale: Scale, assumed: str | None = None, *, loose: bool = False
) -> DateRule:
    return DateRule(name, re.compile(pattern, re.IGNORECASE), days, scale, assumed, loose)


@cache
def date_rules() -> tuple[DateRules, ...]:
    """All wordings, longest first: a later rule reads no character that an earlier one has read."""
    terms = load_terms(TimescaleTerms)
    months, feasts, seasons = (
        alternatives(word for words in named.values() for word in words)
        for named in (terms.months, terms.feasts, terms.terms)
    )
    years = alternatives((*terms.academic_year, *terms.financial_year, *terms.calendar_year))
    hinted = (
        (rf"{months}|\d[./-]\d\d?[./-]\d", _day_rules(months, terms.weekdays)),
        (feasts, _feast_rules(feasts)),
        (rf"{months}|\d[./-]20\d\d", _month_rules(months)),
        ("Q", _quarter_rules(terms)),
        (seasons, _term_rules(seasons, terms)),
        (years, _named_year_rules(terms)),
        (r"\d\d|y(?:ea)?r", _year_rules(terms)),
    )
    return tuple(DateRules(re.compile(hint, re.IGNORECASE), rules) for hint, rules in hinted)


def _day_rules(months: str, weekdays: Iterable[str]) -> tuple[DateRule, ...]:
    month = rf"(?P<month>{months})(?![A-Za-z])\.?,?"
    weekday = rf"{_START}(?:{alternatives(weekdays)}\.?,?\s+(?:the\s+)?)?"
    day = rf"{weekday}{_DAY}(?:\s*|{_MARK}){month}"
    marked = rf"{_MARK}(?P<day>\d{{1,2}}){_MARK}"
    spaced = rf"{_START}{_DAY}\s?{_MARK}\s?{month}\s?{_MARK}\s?"
    until = rf"{_DAY}\s*(?:[-–—]|to|and|&)\s*(?P<until>\d{{1,2}}){_ORDINAL}(?:\s+of)?\s*{month}\s*{_YEAR}"
    last = rf"(?P<second>\d{{1,2}}){_ORDINAL}(?:\s+of)?\s*(?P<until>{months})(?![A-Za-z])\.?,?\s*{_YEAR}"
    return (
        _rule(
            "iso day",
            r"\b(?P<year>20\d\d)(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)",
            means.day_in_numbers,
            "day",
        ),
        _rule(
            "day in numbers",
            rf"{_NUMERIC_DAY}(?P<year>(?:19|20)\d\d){_NO_MORE}",
            means.day_in_numbers,
            "day",
        ),
        _rule(
            "day in numbers",
            rf"{_NUMERIC_DAY.replace('[./-]', '[/]')}(?P<year>\d\d){_NO_MORE}",
            means.day_in_numbers,
            "day",
        ),
        _rule(
            "day in numbers",
            rf"{_NUMERIC_DAY}(?P<year>\d\d){_NO_MORE}",
            means.day_in_numbers,
            "day",
            loose=True,
        ),
        _rule("days", until, means.days_of_month, "span"),
        _rule("days", rf"{day}\s*(?:[-–—]|to|until|and)\s*{last}", means.days_of_months, "span"),
        _rule("day", rf"{day}(?:\s*|{_MARK}){_YEAR}", means.worded_day, "day"),
        _rule("day", rf"{day}(?:\s*|{_MARK}){_SHORT_YEAR}(?!\s*{months})", means.worded_day, "day"),
        _rule("day", rf"{spaced}{_YEAR}", means.worded_day, "day"),
        _rule("day", rf"{_START}(?P<month>{months}){marked}{_YEAR}", means.worded_day, "day"),
        _rule("day", rf"{_START}{month}\s*{_DAY},?\s+{_YEAR}", means.worded_day, "day"),
        _rule(
            "day in period", rf"{day}(?!(?:\s*|{_MARK})\d)", means.day_in_period, "day", "period", loose=True
        ),
        _rule(
            "day in period",
            rf"{_START}{month}\s*(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)\b(?!,?\s*\d)",
            means.day_in_period,
            "day",
            "period",
            loose=True,
        ),
    )


def _feast_rules(feasts: str) -> tuple[DateRule, ...]:
    feast = rf"{_START}(?P<feast>{feasts})(?!\w)(?:\s+(?:sunday|day|break|holidays?))?"
    return (
        _rule("feast", rf"{feast},?\s*{_YEAR}(?!\s?/\s?\d)", means.feast_day, "day"),
        _rule(
            "feast in period",
            rf"{feast}(?!\s+term|,?\s*\d)",
            means.feast_in_period,
            "day",
            "period",
            loose=True,
        ),
    )


def _month_rules(months: str) -> tuple[DateRule, ...]:
    half_term = r"(?:\s+half[\s-]?term(?:\s+(?:break|holiday))?)?"
    month = rf"{_START}(?P<month>{months})(?![A-Za-z])\.?{half_term},?"
    second = rf"(?P<until>{months})(?![A-Za-z])\.?,?"
    first = rf"{_START}(?P<month>{months})(?![A-Za-z])\.?"
    both, between = (
        rf"{first}{_DASH}{second}",
        rf"{_START}between\s+(?P<at>(?P<month>{months})\s+and\s+{second}",
    )
    numbered = r"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])/(?P<year>20\d\d)(?![\d/])"
    dashed = numbered.replace("/(", "[-.](", 1)
    listed = r"(?:(?:19|20)\d\d(?:\s*,\s*|\s*(?:,\s*)?(?:and|&)\s*|\s*/\s*))+"
    end = r"(?!\s?/\s?\d)"
    return (
        _rule("months", rf"{both}\)?(?:\s*|{_MARK}){_YEAR}{end}", means.months, "span"),
        _rule("months", rf"{between}\s*{_YEAR}{end})", means.months, "span"),
        _rule("months", rf"{first}\s*(?:and|&)\s*{second}\s*{_YEAR}{end}", means.adjoining_months, "span"),
        _rule("month of year pair", rf"{month}\s*{_PAIR}", means.month_of_pair, "month", "financial"),
        _rule("month of years", rf"{month}\s*{listed}{_YEAR}{end}", means.worded_month, "month"),
        _rule("month", rf"{month}\s*(?:of\s+|[-–/]\s?)?{_YEAR}{end}", means.worded_month, "month"),
        _rule("month in numbers", numbered, means.month_in_numbers, "month"),
        _rule("month in numbers", dashed, means.month_in_numbers, "month", loose=True),
        _rule(
            "month",
            rf"{_START}{_YEAR}\s+{month.removeprefix(_START)}(?!\s*\d)",
            means.worded_month,
            "month",
            loose=True,
        ),
        _rule(
            "month",
            rf"\(\s*(?:[a-z]+\s+){{0,2}}(?P<at>{month}\s*{_SHORT_YEAR})(?=\s*\))",
            means.worded_month,
            "month",
        ),
        _rule("months", rf"{both}(?:\s*|{_MARK}){_SHORT_YEAR}", means.months, "span", loose=True),
        _rule("month", rf"{month}(?:\s*|[-–/]){_SHORT_YEAR}", means.worded_month, "month", loose=True),
        _rule("months in period", rf"{both}(?!\w)", means.months_in_period, "span", "period", loose=True),
        _rule("month in period", rf"{month}(?!\s*\d)", means.month_in_period, "month", "period", loose=True),
    )


def _quarter_rules(terms: TimescaleTerms) -> tuple[DateRule, ...]:
    named = rf"[1-4]|{alternatives(terms.counts[number][0] for number in (1, 2, 3, 4))}"
    one = rf"(?:Q|quarters?\s?|qtrs?\s?)(?P<quarter>{named})(?!\w)"
    two = rf"{one}\s*(?:[-–/&]|to|and)\s*(?:Q|quarter\s?|qtr\s?)?(?P<last>[1-4])(?!\w)"
    of = r"\s*[-–,/]?\s*(?:of\s+)?(?:the\s+)?(?:FY\s*)?\(?"
    ordinal = alternatives(word for number in (1, 2, 3, 4) for word in terms.ordinals[number])
    nth = rf"{_START}(?P<quarter>{ordinal})\s+(?:quarter|qtr)\s+(?:of\s+)?"
    wordings: tuple[tuple[str, str, Scale], ...] = (("quarters", two, "span"), ("quarter", one, "period"))
    dated = (
        rule
        for name, quarter, scale in wordings
        for rule in (
            _rule(name, rf"{_START}{quarter}{of}{_SHORT_PAIR}", means.quarter_of_pair, scale),
            _rule(name, rf"{_START}{_SHORT_PAIR},?\s*\(?{quarter}", means.quarter_of_pair, scale),
            _rule(name, rf"{_START}{quarter}{of}{_YEAR}", means.quarter, scale, "calendar"),
            _rule(name, rf"{_START}{_YEAR},?\s*{quarter}", means.quarter, scale, "calendar"),
        )
    )
    return (
        *dated,
        _rule("quarter", rf"{nth}{_PAIR}", means.quarter_of_pair, "period"),
        _rule("quarter", rf"{nth}{_YEAR}", means.quarter, "period", "calendar"),
        *(
            _rule(
                f"{name} in period",
                rf"{_START}{quarter}",
                means.quarter_in_period,
                scale,
                "financial",
                loose=True,
            )
            for name, quarter, scale in wordings
        ),
    )


def _term_rules(seasons: str, terms: TimescaleTerms) -> tuple[DateRule, ...]:
    season = rf"(?P<term>{seasons})(?!\w)"
    in_year = r",?\s*(?:(?:of|in)\s+)?"
    half = rf"{_START}{season}(?:\s+term)?\s*[-–]?\s?(?P<half>[12])(?!\d){in_year}"
    ordinal = alternatives(word for number in (1, 2) for word in terms.ordinals[number])
    nth_half = rf"{_START}(?P<half>{ordinal})\s+half\s+of\s+(?:the\s+)?{season}(?:\s+term)?{in_year}"
    term = rf"{_START}{season}(?:\s+(?:terms?|holidays?|break))?{in_year}"
    bracketed = rf"{_START}{season}(?:\s+term)?\s*\((?P<half>{ordinal})\s+half\)\s*"
    holiday = rf"{_START}{season}\s+half[\s-]?term(?:\s+(?:break|holiday))?{in_year}"
    bare_half, bare_term = half.removesuffix(in_year), term.removesuffix(in_year)
    joint = r"(?:\s+terms?)?\s*(?:[-‐‑–—/&]|to|and)\s*"
    several = rf"{_START}(?P<term>{seasons}){joint}(?P<until>{seasons})(?!\w)(?:\s+terms?)?,?\s*"
    halves = (
        rule
        for wording in (half, nth_half, bracketed)
        for rule in (
            _rule("half term", rf"{wording}{_PAIR}", means.term_of_pair, "period"),
            _rule("half term", rf"{wording}{_YEAR}", means.term, "period"),
        )
    )
    return (
        *halves,
        _rule("half-term holiday", rf"{holiday}{_YEAR}", means.half_term_holiday, "month"),
        _rule("terms", rf"{several}{_PAIR}", means.terms_of_pair, "span"),
        _rule("terms", rf"{several}{_YEAR}", means.terms, "span"),
        _rule("term", rf"{term}{_SHORT_PAIR}", means.term_of_pair, "period"),
        _rule("term", rf"{term}{_YEAR}", means.term, "period"),
        _rule("term", rf"{term}{_SHORT_YEAR}", means.term, "period", loose=True),
        _rule("half term in period", bare_half, means.term_in_period, "period", "period", loose=True),
        _rule("term in period", bare_term, means.term_in_period, "period", "period", loose=True),
    )


def _named_year_rules(terms: TimescaleTerms) -> tuple[DateRule, ...]:
    """Years whose kind is written beside them."""
    words = (terms.academic_year, terms.financial_year, terms.calendar_year)
    academic, financial, calendar = (f"(?:{alternatives(wording)})" for wording in words)
    of_academic = partial(means.year_of_pair, academic_year)
    of_financial = partial(means.year_of_pair, financial_year)
    return (
        _rule("academic year", rf"{_START}{_SHORT_PAIR}\s*\(?{academic}(?!\w)", of_academic, "period"),
        _rule("academic year", rf"{_START}{academic}\s*(?:of\s+|\()?{_SHORT_PAIR}", of_academic, "period"),
        _rule("financial year", rf"{_START}{_SHORT_PAIR}\s*\(?{financial}(?!\w)", of_financial, "period"),
        _rule("financial year", rf"{_START}{financial}\s*(?:of\s+|\()?{_SHORT_PAIR}", of_financial, "period"),
        _rule("calendar year", rf"{_START}{calendar}\s*(?:of\s+)?{_YEAR}", means.calendar_year, "period"),
        _rule("calendar year", rf"{_START}{_YEAR}\s*{calendar}(?!\w)", means.calendar_year, "period"),
    )


def _year_rules(terms: TimescaleTerms) -> tuple[DateRule, ...]:
    start = r"(?:(?<![\w£$€.,/-])|(?<=(?:mid|end)-))"
    slash = (
        rf"{start.replace('/-', '/')}(?P<year>(?:19|20)\d\d)\s?/\s?(?P<second>(?:19|20)\d\d|\d\d?)(?![\d/])"
    )
    dash = rf"{start}(?P<year>(?:19|20)\d\d)\s?[-‐‑–—]\s?(?P<second>\d\d?)(?![\d/-])"
    years = rf"{start}(?P<year>(?:19|20)\d\d)\s*[-‐‑–—/]\s*(?P<second>(?:19|20)\d\d|\d\d)(?![\d/-])"
    year = rf"{start}(?P<year>(?:19[5-9]|20\d)\d)(?![\w%]|[.,/-]\d)"
    lead = alternatives(
        (*terms.by, *terms.during, *terms.since, *terms.until, "in", "for", "term", "year", "years")
    )
    short_pair = rf"(?:^|(?<!\w){lead})[\s:(]*(?P<at>(?P<year>\d\d)\s?/\s?(?P<second>\d\d))(?![\d/])"
    short_month = _WHOLE.format(r"(?P<month>0?[1-9]|1[0-2])/(?P<year>[0-4]\d)")
    count = rf"\d|{alternatives(terms.counts[number][0] for number in (1, 2, 3, 4, 5))}"
    plan_years = (
        rf"(?:plan\s+)?(?:years?|yrs?)\s+(?P<number>{count})(?:\s*(?:[-–—&]|to|and)\s*(?P<until>{count}))?"
    )
    return (
        _rule("year pair", slash, means.consecutive_years, "period", "financial"),
        _rule("year pair", dash, means.consecutive_years, "period", "financial"),
        _rule("years", years, means.calendar_years, "span"),
        _rule("year", year, means.calendar_year, "year"),
        _rule("year pair", short_pair, means.consecutive_years, "period", "financial", loose=True),
        _rule("month in numbers", short_month, means.month_in_numbers, "month", loose=True),
        _rule("plan year", _WHOLE.format(plan_years), means.plan_year, "period", "financial", loose=True),
    )
