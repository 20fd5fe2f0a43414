"""The date wordings of UK public bodies, each with the inclusive days it means; here those of days, feasts and months."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.tagging import date_readings as means
from pipeline.tagging.date_wording import (
    PAIR,
    SHORT_YEAR,
    START,
    YEAR,
    DateRule,
    DateRules,
    date_rule,
)
from pipeline.tagging.period_rules import named_year_rules, quarter_rules, term_rules, year_rules
from schemas.vocabulary import TimescaleTerms, alternatives, load_terms

_DASH = r"\s*(?:[-‐‑–—/]|to|until)\s*"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th)\b)?"
_DAY = rf"(?<![\d./-])(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+of)?"
_NUMERIC_DAY = r"(?<![\d./])(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)"
_MARK = r"[-‐‑–/.]"  # as spreadsheets write days: "15-Apr-2031"
_NO_MORE = r"(?!\d|[./]\d|-(?!\d{1,2}[./-]\d)\d)"  # but for another day behind a hyphen


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
        ("Q", quarter_rules(terms)),
        (seasons, term_rules(seasons, terms)),
        (years, named_year_rules(terms)),
        (r"\d\d|y(?:ea)?r", year_rules(terms)),
    )
    return tuple(DateRules(re.compile(hint, re.IGNORECASE), rules) for hint, rules in hinted)


def _day_rules(months: str, weekdays: Iterable[str]) -> tuple[DateRule, ...]:
    month = rf"(?P<month>{months})(?![A-Za-z])\.?,?"
    weekday = rf"{START}(?:{alternatives(weekdays)}\.?,?\s+(?:the\s+)?)?"
    day = rf"{weekday}{_DAY}(?:\s*|{_MARK}){month}"
    marked = rf"{_MARK}(?P<day>\d{{1,2}}){_MARK}"
    spaced = rf"{START}{_DAY}\s?{_MARK}\s?{month}\s?{_MARK}\s?"
    until = rf"{_DAY}\s*(?:[-–—]|to|and|&)\s*(?P<until>\d{{1,2}}){_ORDINAL}(?:\s+of)?\s*{month}\s*{YEAR}"
    last = rf"(?P<second>\d{{1,2}}){_ORDINAL}(?:\s+of)?\s*(?P<until>{months})(?![A-Za-z])\.?,?\s*{YEAR}"
    return (
        date_rule(
            "iso day",
            r"\b(?P<year>20\d\d)(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)",
            means.day_in_numbers,
            "day",
        ),
        date_rule(
            "day in numbers",
            rf"{_NUMERIC_DAY}(?P<year>(?:19|20)\d\d){_NO_MORE}",
            means.day_in_numbers,
            "day",
        ),
        date_rule(
            "day in numbers",
            rf"{_NUMERIC_DAY.replace('[./-]', '[/]')}(?P<year>\d\d){_NO_MORE}",
            means.day_in_numbers,
            "day",
        ),
        date_rule(
            "day in numbers",
            rf"{_NUMERIC_DAY}(?P<year>\d\d){_NO_MORE}",
            means.day_in_numbers,
            "day",
            loose=True,
        ),
        date_rule("days", until, means.days_of_month, "span"),
        date_rule("days", rf"{day}\s*(?:[-–—]|to|until|and)\s*{last}", means.days_of_months, "span"),
        date_rule("day", rf"{day}(?:\s*|{_MARK}){YEAR}", means.worded_day, "day"),
        date_rule("day", rf"{day}(?:\s*|{_MARK}){SHORT_YEAR}(?!\s*{months})", means.worded_day, "day"),
        date_rule("day", rf"{spaced}{YEAR}", means.worded_day, "day"),
        date_rule("day", rf"{START}(?P<month>{months}){marked}{YEAR}", means.worded_day, "day"),
        date_rule("day", rf"{START}{month}\s*{_DAY},?\s+{YEAR}", means.worded_day, "day"),
        date_rule(
            "day in period", rf"{day}(?!(?:\s*|{_MARK})\d)", means.day_in_period, "day", "period", loose=True
        ),
        date_rule(
            "day in period",
            rf"{START}{month}\s*(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)\b(?!,?\s*\d)",
            means.day_in_period,
            "day",
            "period",
            loose=True,
        ),
    )


def _feast_rules(feasts: str) -> tuple[DateRule, ...]:
    feast = rf"{START}(?P<feast>{feasts})(?!\w)(?:\s+(?:sunday|day|break|holidays?))?"
    return (
        date_rule("feast", rf"{feast},?\s*{YEAR}(?!\s?/\s?\d)", means.feast_day, "day"),
        date_rule(
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
    month = rf"{START}(?P<month>{months})(?![A-Za-z])\.?{half_term},?"
    second = rf"(?P<until>{months})(?![A-Za-z])\.?,?"
    first = rf"{START}(?P<month>{months})(?![A-Za-z])\.?"
    both, between = (
        rf"{first}{_DASH}{second}",
        rf"{START}between\s+(?P<at>(?P<month>{months})\s+and\s+{second}",
    )
    numbered = r"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])/(?P<year>20\d\d)(?![\d/])"
    dashed = numbered.replace("/(", "[-.](", 1)
    listed = r"(?:(?:19|20)\d\d(?:\s*,\s*|\s*(?:,\s*)?(?:and|&)\s*|\s*/\s*))+"
    end = r"(?!\s?/\s?\d)"
    return (
        date_rule("months", rf"{both}\)?(?:\s*|{_MARK}){YEAR}{end}", means.months, "span"),
        date_rule("months", rf"{between}\s*{YEAR}{end})", means.months, "span"),
        date_rule("months", rf"{first}\s*(?:and|&)\s*{second}\s*{YEAR}{end}", means.adjoining_months, "span"),
        date_rule("month of year pair", rf"{month}\s*{PAIR}", means.month_of_pair, "month", "financial"),
        date_rule("month of years", rf"{month}\s*{listed}{YEAR}{end}", means.worded_month, "month"),
        date_rule("month", rf"{month}\s*(?:of\s+|[-–/]\s?)?{YEAR}{end}", means.worded_month, "month"),
        date_rule("month in numbers", numbered, means.month_in_numbers, "month"),
        date_rule("month in numbers", dashed, means.month_in_numbers, "month", loose=True),
        date_rule(
            "month",
            rf"{START}{YEAR}\s+{month.removeprefix(START)}(?!\s*\d)",
            means.worded_month,
            "month",
            loose=True,
        ),
        date_rule(
            "month",
            rf"\(\s*(?:[a-z]+\s+){{0,2}}(?P<at>{month}\s*{SHORT_YEAR})(?=\s*\))",
            means.worded_month,
            "month",
        ),
        date_rule("months", rf"{both}(?:\s*|{_MARK}){SHORT_YEAR}", means.months, "span", loose=True),
        date_rule("month", rf"{month}(?:\s*|[-–/]){SHORT_YEAR}", means.worded_month, "month", loose=True),
        date_rule("months in period", rf"{both}(?!\w)", means.months_in_period, "span", "period", loose=True),
        date_rule(
            "month in period", rf"{month}(?!\s*\d)", means.month_in_period, "month", "period", loose=True
        ),
    )
