"""The date wordings of UK public bodies as patterns, each with the inclusive days it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Literal

from pipeline.tagging.periods import (
    FINANCIAL_YEAR_MONTH,
    Days,
    academic_year,
    financial_year,
    month_of,
    quarter_of,
    season_of,
)
from schemas.vocabulary import TimescaleTerms, alternatives, load_terms

Period = tuple[int, int]
Scale = Literal["day", "month", "period", "year", "span"]
_IN_FULL = 4  # digits of a year
Reading = Callable[[re.Match[str], Period | None], Days | None]


@dataclass(frozen=True, slots=True)
class DateRule:
    """A wording; `loose` ones are dates in timescale cells only, as in prose they mostly are none."""

    name: str
    pattern: re.Pattern[str]
    days: Reading
    scale: Scale
    assumed: str | None = None
    loose: bool = False


def _year(text: str) -> int:
    digits = text.strip("'’‘ ")
    return int(digits) if len(digits) == _IN_FULL else 2000 + int(digits)


def _pair(match: re.Match[str]) -> Period | None:
    """Both years of "2018/19", "2018-9", "08/09" or "2010-2013"; None where the second is not later."""
    start, second = _year(match["year"]), match["second"]
    end = int(second) if len(second) == _IN_FULL else start - start % 10 ** len(second) + int(second)
    if end <= start and len(second) < _IN_FULL:
        end += 10 ** len(second)
    return (start, end) if start < end <= start + 30 else None


def _day(year: int, month: int, day: int) -> Days | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found


def _numbers(match: re.Match[str], _: Period | None) -> Days | None:
    return _day(_year(match["year"]), int(match["month"]), int(match["day"]))


def _worded_day(match: re.Match[str], _: Period | None) -> Days | None:
    return _day(_year(match["year"]), _month(match["month"]), int(match["day"]))


def _days(match: re.Match[str], _: Period | None) -> Days | None:
    year, month = _year(match["year"]), _month(match["month"])
    first, last = _day(year, month, int(match["day"])), _day(year, month, int(match["until"]))
    return (first[0], last[1]) if first and last else None


def _worded_month(match: re.Match[str], _: Period | None) -> Days:
    return month_of(_year(match["year"]), _month(match["month"]))


def _months(match: re.Match[str], _: Period | None) -> Days:
    year, first, last = _year(match["year"]), _month(match["month"]), _month(match["until"])
    return month_of(year - (first > last), first)[0], month_of(year, last)[1]


def _month_of_pair(match: re.Match[str], _: Period | None) -> Days | None:
    years, month = _pair(match), _month(match["month"])
    if years is None or years[1] != years[0] + 1:
        return None
    return month_of(years[month < FINANCIAL_YEAR_MONTH], month)


def _numbered_month(match: re.Match[str], _: Period | None) -> Days:
    return month_of(_year(match["year"]), int(match["month"]))


def _quarter(match: re.Match[str], _: Period | None) -> Days:
    return quarter_of(_year(match["year"]), int(match["quarter"]), 1)


def _quarter_of_pair(match: re.Match[str], _: Period | None) -> Days | None:
    years = _pair(match)
    return quarter_of(years[0], int(match["quarter"]), 4) if years else None


def _quarter_in_period(match: re.Match[str], period: Period | None) -> Days | None:
    return quarter_of(period[0], int(match["quarter"]), 4) if _short(period) and period else None


def _term(match: re.Match[str], _: Period | None) -> Days:
    return season_of(_year(match["year"]), _season(match["term"]))


def _term_of_pair(match: re.Match[str], _: Period | None) -> Days | None:
    years = _pair(match)
    return _term_of(years, _season(match["term"])) if years and _short(years) else None


def _term_in_period(match: re.Match[str], period: Period | None) -> Days | None:
    return _term_of(period, _season(match["term"])) if period and _short(period) else None


def _term_of(years: Period, season: str) -> Days:
    return season_of(years[0 if season in {"autumn", "winter"} else 1], season)


def _terms(match: re.Match[str], _: Period | None) -> Days:
    year, first, last = _year(match["year"]), _season(match["term"]), _season(match["until"])
    ending = season_of(year, last)
    return season_of(year - (season_of(year, first) > ending), first)[0], ending[1]


def _terms_of_pair(match: re.Match[str], _: Period | None) -> Days | None:
    years = _pair(match)
    if years is None or not _short(years):
        return None
    return _term_of(years, _season(match["term"]))[0], _term_of(years, _season(match["until"]))[1]


def _year_of_pair(year: Callable[[int], Days], match: re.Match[str], _: Period | None) -> Days | None:
    years = _pair(match)
    return (year(years[0])[0], year(years[1] - 1)[1]) if years else None


def _consecutive(match: re.Match[str], _: Period | None) -> Days | None:
    years = _pair(match)
    return financial_year(years[0]) if years and _short(years) else None


def _calendar_years(match: re.Match[str], _: Period | None) -> Days | None:
    years = _pair(match)
    return (date(years[0], 1, 1), date(years[1], 12, 31)) if years else None


def _calendar_year(match: re.Match[str], _: Period | None) -> Days:
    return date(_year(match["year"]), 1, 1), date(_year(match["year"]), 12, 31)


def _day_in_period(match: re.Match[str], period: Period | None) -> Days | None:
    month = _month(match["month"])
    year = _year_in(period, month)
    return None if year is None else _day(year, month, int(match["day"]))


def _month_in_period(match: re.Match[str], period: Period | None) -> Days | None:
    if match["month"].islower():  # "may" and "march" are verbs
        return None
    month = _month(match["month"])
    year = _year_in(period, month)
    return None if year is None else month_of(year, month)


def _months_in_period(match: re.Match[str], period: Period | None) -> Days | None:
    first, last = _month(match["month"]), _month(match["until"])
    year = _year_in(period, first)
    return None if year is None else (month_of(year, first)[0], month_of(year + (first > last), last)[1])


def _plan_year(match: re.Match[str], period: Period | None) -> Days | None:
    """Year n of a plan, as a financial year from the period's first."""
    if period is None:
        return None
    first, last = int(match["number"]), int(match["until"] or match["number"])
    if not 1 <= first <= last <= max(1, period[1] - period[0]):
        return None
    return financial_year(period[0] + first - 1)[0], financial_year(period[0] + last - 1)[1]


def _short(period: Period | None) -> bool:
    """Whether a period says which year a month or term belongs to: one year, or two in a row."""
    return period is not None and period[1] <= period[0] + 1


def _year_in(period: Period | None, month: int) -> int | None:
    """The plan's year of a month; a plan over two years is taken to run with the financial year."""
    if period is None or not _short(period):
        return None
    return period[1] if month < FINANCIAL_YEAR_MONTH else period[0]


@cache
def _numbers_of_words() -> tuple[dict[str, int], dict[str, str]]:
    terms = load_terms(TimescaleTerms)
    months = {word: number for number, words in terms.months.items() for word in words}
    seasons: dict[str, str] = {word: season for season, words in terms.terms.items() for word in words}
    return months, seasons


def _month(word: str) -> int:
    return _numbers_of_words()[0][word.lower()]


def _season(word: str) -> str:
    return _numbers_of_words()[1][word.lower()]


_START = r"(?<![A-Za-z0-9])"
_DASH = r"\s*(?:[-‐‑–—/]|to|until)\s*"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th)\b)?"
_DAY = rf"(?<![\d./-])(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+of)?"
_YEAR = r"(?P<year>(?:19|20)\d\d|['’‘]\d\d)(?!\d)"
_SHORT_YEAR = r"(?P<year>\d\d)(?!\d|\s?(?:st|nd|rd|th)\b|[:.]\d)"
_PAIR = r"(?P<year>(?:19|20)\d\d)\s?[-‐‑–—/]\s?(?P<second>(?:19|20)\d\d|\d\d?)(?!\d)"
_SHORT_PAIR = r"(?P<year>(?:19|20)?\d\d)\s?[-‐‑–—/]\s?(?P<second>(?:19|20)\d\d|\d\d?)(?!\d)"
_QUARTER = r"(?:(?:Q|quarter\s?|qtr\s?)(?P<quarter>[1-4]))(?!\d)"


def _rule(
    name: str, pattern: str, days: Reading, scale: Scale, assumed: str | None = None, *, loose: bool = False
) -> DateRule:
    return DateRule(name, re.compile(pattern, re.IGNORECASE), days, scale, assumed, loose)


@cache
def date_rules() -> tuple[DateRule, ...]:
    """All wordings, longest first: characters one rule has read are not read by a later one."""
    terms = load_terms(TimescaleTerms)
    months = alternatives(word for words in terms.months.values() for word in words)
    return (*_day_rules(months, terms.weekdays), *_month_rules(months), *_period_rules(terms), *_year_rules())


def _day_rules(months: str, weekdays: Iterable[str]) -> tuple[DateRule, ...]:
    month = rf"(?P<month>{months})(?![A-Za-z])\.?,?"
    day = rf"{_START}(?:{alternatives(weekdays)}\.?,?\s+(?:the\s+)?)?{_DAY}\s*{month}"
    numbers = r"(?<![\d./-])(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)"
    until = rf"{_DAY}\s*(?:[-–—]|to)\s*(?P<until>\d{{1,2}}){_ORDINAL}(?:\s+of)?\s*{month}\s*{_YEAR}"
    return (
        _rule("iso day", r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", _numbers, "day"),
        _rule("day in numbers", rf"{numbers}(?P<year>(?:19|20)\d\d)(?![./-]?\d)", _numbers, "day"),
        _rule("day in numbers", rf"{numbers.replace('[./-]', '[/]')}(?P<year>\d\d)(?!/?\d)", _numbers, "day"),
        _rule("day in numbers", rf"{numbers}(?P<year>\d\d)(?![./-]?\d)", _numbers, "day", loose=True),
        _rule("days", until, _days, "span"),
        _rule("day", rf"{day}\s*{_YEAR}", _worded_day, "day"),
        _rule("day", rf"{day}\s*{_SHORT_YEAR}", _worded_day, "day"),
        _rule("day", rf"{_START}{month}\s*{_DAY},?\s+{_YEAR}", _worded_day, "day"),
        _rule("day in period", rf"{day}(?!\s*\d)", _day_in_period, "day", "period", loose=True),
    )


def _month_rules(months: str) -> tuple[DateRule, ...]:
    month = rf"{_START}(?P<month>{months})(?![A-Za-z])\.?,?"
    both = rf"{_START}(?P<month>{months})(?![A-Za-z])\.?{_DASH}(?P<until>{months})(?![A-Za-z])\.?,?"
    numbered = r"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])/(?P<year>20\d\d)(?![\d/])"
    return (
        _rule("months", rf"{both}\s*{_YEAR}(?!\s?/\s?\d)", _months, "span"),
        _rule("month of year pair", rf"{month}\s*{_PAIR}", _month_of_pair, "month", "financial"),
        _rule("month", rf"{month}\s*(?:of\s+)?{_YEAR}(?!\s?/\s?\d)", _worded_month, "month"),
        _rule("month in numbers", numbered, _numbered_month, "month"),
        _rule("months", rf"{both}\s*{_SHORT_YEAR}", _months, "span", loose=True),
        _rule("month", rf"{month}\s*{_SHORT_YEAR}", _worded_month, "month", loose=True),
        _rule("months in period", rf"{both}(?!\w)", _months_in_period, "span", "period", loose=True),
        _rule("month in period", rf"{month}(?!\s*\d)", _month_in_period, "month", "period", loose=True),
    )


def _period_rules(terms: TimescaleTerms) -> tuple[DateRule, ...]:
    seasons = alternatives(word for words in terms.terms.values() for word in words)
    term = rf"{_START}(?P<term>{seasons})(?!\w)(?:\s+terms?)?,?\s*(?:(?:of|in)\s+)?"
    joint = r"(?:\s+terms?)?\s*(?:[-‐‑–—/&]|to|and)\s*"
    terms_of = rf"{_START}(?P<term>{seasons}){joint}(?P<until>{seasons})(?!\w)(?:\s+terms?)?,?\s*"
    quarter = rf"{_START}{_QUARTER},?\s*(?:of\s+)?\(?"
    ordinal = rf"{_START}(?P<quarter>[1-4])(?:st|nd|rd|th)\s+quarter\s+(?:of\s+)?"
    academic, financial = (f"(?:{alternatives(w)})" for w in (terms.academic_year, terms.financial_year))
    of_academic, of_financial = (partial(_year_of_pair, year) for year in (academic_year, financial_year))
    return (
        _rule("quarter", rf"{quarter}{_SHORT_PAIR}", _quarter_of_pair, "period"),
        _rule("quarter", rf"{ordinal}{_PAIR}", _quarter_of_pair, "period"),
        _rule("quarter", rf"{_START}{_SHORT_PAIR},?\s*{_QUARTER}", _quarter_of_pair, "period"),
        _rule("quarter", rf"{quarter}{_YEAR}", _quarter, "period", "calendar"),
        _rule("quarter", rf"{ordinal}{_YEAR}", _quarter, "period", "calendar"),
        _rule("quarter", rf"{_START}{_YEAR},?\s*{_QUARTER}", _quarter, "period", "calendar"),
        _rule("terms", rf"{terms_of}{_PAIR}", _terms_of_pair, "span"),
        _rule("terms", rf"{terms_of}{_YEAR}", _terms, "span"),
        _rule("term", rf"{term}{_SHORT_PAIR}", _term_of_pair, "period"),
        _rule("term", rf"{term}{_YEAR}", _term, "period"),
        _rule("term", rf"{term}{_SHORT_YEAR}", _term, "period", loose=True),
        _rule("academic year", rf"{_START}{_SHORT_PAIR}\s*{academic}(?!\w)", of_academic, "period"),
        _rule("academic year", rf"{_START}{academic}\s*(?:of\s+)?{_SHORT_PAIR}", of_academic, "period"),
        _rule("financial year", rf"{_START}{_SHORT_PAIR}\s*{financial}(?!\w)", of_financial, "period"),
        _rule("financial year", rf"{_START}{financial}\s*(?:of\s+)?{_SHORT_PAIR}", of_financial, "period"),
        _rule(
            "quarter in period", rf"{_START}{_QUARTER}", _quarter_in_period, "period", "financial", loose=True
        ),
        _rule("term in period", term.rstrip("\\s*"), _term_in_period, "period", "period", loose=True),
    )


def _year_rules() -> tuple[DateRule, ...]:
    start = r"(?<![\w£$€.,/-])"
    slash = rf"{start}(?P<year>(?:19|20)\d\d)\s?/\s?(?P<second>(?:19|20)\d\d|\d\d?)(?![\d/])"
    dash = rf"{start}(?P<year>(?:19|20)\d\d)\s?[-‐‑–—]\s?(?P<second>\d\d?)(?![\d/-])"
    years = rf"{start}(?P<year>(?:19|20)\d\d)\s*[-‐‑–—/]\s*(?P<second>(?:19|20)\d\d|\d\d)(?![\d/-])"
    year = rf"{start}(?P<year>(?:19[5-9]|20\d)\d)(?![\w%]|[.,/-]\d)"
    whole = r"^\W*(?:(?:by|end of|in|during)\s+(?:the\s+)?)*{}\W*$"
    short_pair = whole.format(r"(?P<year>\d\d)\s?/\s?(?P<second>\d\d)")
    short_month = whole.format(r"(?P<month>0?[1-9]|1[0-2])/(?P<year>[0-4]\d)")
    plan_year = r"^\W*years?\s+(?P<number>\d)(?:\s*(?:[-–—&]|to|and)\s*(?P<until>\d))?\W*$"
    return (
        _rule("year pair", slash, _consecutive, "period", "financial"),
        _rule("year pair", dash, _consecutive, "period", "financial"),
        _rule("years", years, _calendar_years, "span"),
        _rule("year", year, _calendar_year, "year"),
        _rule("year pair", short_pair, _consecutive, "period", "financial", loose=True),
        _rule("month in numbers", short_month, _numbered_month, "month", loose=True),
        _rule("plan year", plan_year, _plan_year, "period", "financial", loose=True),
    )
