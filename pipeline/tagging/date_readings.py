"""What a date wording means: the parts of a match to inclusive days, None where there are no such days.

A wording without a year takes it from the plan's period only where that leaves no choice: the period is one year,
or two in a row and the financial and the academic year agree on the month (September to March).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from dateutil.easter import easter

from pipeline.tagging.periods import (
    FINANCIAL_YEAR_MONTH,
    Days,
    financial_year,
    half_term_of,
    month_of,
    month_of_half_term,
    quarter_of,
    season_of,
)
from schemas.vocabulary import TimescaleTerms, load_terms

Period = tuple[int, int]
Reading = Callable[[re.Match[str], Period | None], Days | None]

_IN_FULL = 4  # digits of a year
_ACADEMIC_YEAR_MONTH = 9


def day_in_numbers(match: re.Match[str], _: Period | None) -> Days | None:
    """A day, month and year in digits."""
    return _day(_year(match["year"]), int(match["month"]), int(match["day"]))


def worded_day(match: re.Match[str], _: Period | None) -> Days | None:
    """A day whose month is a word."""
    return _day(_year(match["year"]), _month(match["month"]), int(match["day"]))


def days_of_month(match: re.Match[str], _: Period | None) -> Days | None:
    """From one day of a month to another."""
    year, month = _year(match["year"]), _month(match["month"])
    return _span(_day(year, month, int(match["day"])), _day(year, month, int(match["until"])))


def days_of_months(match: re.Match[str], _: Period | None) -> Days | None:
    """From a day of one month to a day of another; the year stands behind the second."""
    year, first, last = _year(match["year"]), _month(match["month"]), _month(match["until"])
    opening = _day(year - (first > last), first, int(match["day"]))
    return _span(opening, _day(year, last, int(match["second"])))


def feast_day(match: re.Match[str], _: Period | None) -> Days:
    """Easter Sunday, Christmas Day or New Year's Day."""
    return _feast(_year(match["year"]), match["feast"])


def worded_month(match: re.Match[str], _: Period | None) -> Days:
    """A month that is a word."""
    return month_of(_year(match["year"]), _month(match["month"]))


def months(match: re.Match[str], _: Period | None) -> Days:
    """From one month to another; the year stands behind the second."""
    year, first, last = _year(match["year"]), _month(match["month"]), _month(match["until"])
    return month_of(year - (first > last), first)[0], month_of(year, last)[1]


def adjoining_months(match: re.Match[str], period: Period | None) -> Days | None:
    """Two months in a row, joined by "and"."""
    follows = _month(match["month"]) % 12 + 1 == _month(match["until"])
    return months(match, period) if follows else None


def month_of_pair(match: re.Match[str], _: Period | None) -> Days | None:
    """A month of a financial year written as two years."""
    years, month = _pair(match), _month(match["month"])
    if years is None or years[1] != years[0] + 1:
        return None
    return month_of(years[month < FINANCIAL_YEAR_MONTH], month)


def month_in_numbers(match: re.Match[str], _: Period | None) -> Days:
    """A month and year in digits."""
    return month_of(_year(match["year"]), int(match["month"]))


def quarter(match: re.Match[str], _: Period | None) -> Days:
    """A quarter, or two, of a calendar year."""
    return _quarters(match, _year(match["year"]), 1)


def quarter_of_pair(match: re.Match[str], _: Period | None) -> Days | None:
    """A quarter, or two, of a financial year."""
    years = _pair(match)
    return _quarters(match, years[0], FINANCIAL_YEAR_MONTH) if years else None


def quarter_in_period(match: re.Match[str], period: Period | None) -> Days | None:
    """A quarter of the plan's financial year."""
    return _quarters(match, period[0], FINANCIAL_YEAR_MONTH) if _short(period) and period else None


def term(match: re.Match[str], _: Period | None) -> Days:
    """A school term or season, or a half of a term."""
    return _half(match, _year(match["year"]))


def half_term_holiday(match: re.Match[str], _: Period | None) -> Days:
    """The month of a term's half-term holiday; of winter the whole."""
    return month_of_half_term(_year(match["year"]), _season(match["term"]))


def term_of_pair(match: re.Match[str], _: Period | None) -> Days | None:
    """A term, or a half of one, of an academic year."""
    years = _pair(match)
    return _half(match, years[_season(match["term"]) in _LATER]) if years and _short(years) else None


def term_in_period(match: re.Match[str], period: Period | None) -> Days | None:
    """A term of the plan's academic year."""
    return _half(match, period[_season(match["term"]) in _LATER]) if period and _short(period) else None


def terms(match: re.Match[str], _: Period | None) -> Days:
    """From one term to another; the year stands behind the second."""
    year, first, last = _year(match["year"]), _season(match["term"]), _season(match["until"])
    ending = season_of(year, last)
    return season_of(year - (season_of(year, first) > ending), first)[0], ending[1]


def terms_of_pair(match: re.Match[str], _: Period | None) -> Days | None:
    """From one term to another of an academic year."""
    years = _pair(match)
    if years is None or not _short(years):
        return None
    first, last = _season(match["term"]), _season(match["until"])
    return season_of(years[first in _LATER], first)[0], season_of(years[last in _LATER], last)[1]


def year_of_pair(year: Callable[[int], Days], match: re.Match[str], _: Period | None) -> Days | None:
    """From the first to the last of the years that a pair spans, each by `year`."""
    years = _pair(match)
    return (year(years[0])[0], year(years[1] - 1)[1]) if years else None


def consecutive_years(match: re.Match[str], _: Period | None) -> Days | None:
    """Two years in a row as one financial year."""
    years = _pair(match)
    return financial_year(years[0]) if years and _short(years) else None


def calendar_years(match: re.Match[str], _: Period | None) -> Days | None:
    """From the first day of one year to the last of another."""
    years = _pair(match)
    return (date(years[0], 1, 1), date(years[1], 12, 31)) if years else None


def calendar_year(match: re.Match[str], _: Period | None) -> Days:
    """A year."""
    return date(_year(match["year"]), 1, 1), date(_year(match["year"]), 12, 31)


def day_in_period(match: re.Match[str], period: Period | None) -> Days | None:
    """A day and month of the plan's period."""
    month = _month(match["month"])
    year = _year_in(period, month)
    return None if year is None else _day(year, month, int(match["day"]))


def feast_in_period(match: re.Match[str], period: Period | None) -> Days | None:
    """Easter or Christmas of a plan of one year."""
    return _feast(period[0], match["feast"]) if period and period[0] == period[1] else None


def month_in_period(match: re.Match[str], period: Period | None) -> Days | None:
    """A month of the plan's period."""
    if match["month"].islower():  # "may" and "march" are verbs
        return None
    month = _month(match["month"])
    year = _year_in(period, month)
    return None if year is None else month_of(year, month)


def months_in_period(match: re.Match[str], period: Period | None) -> Days | None:
    """From one month to another within the plan's period."""
    first, last = _month(match["month"]), _month(match["until"])
    start, end = _year_in(period, first), _year_in(period, last)
    if start is None or end is None or (start, first) > (end, last):
        return None
    return month_of(start, first)[0], month_of(end, last)[1]


def plan_year(match: re.Match[str], period: Period | None) -> Days | None:
    """Year n of a plan, as a financial year from the period's first."""
    if period is None:
        return None
    first = _number(match["number"])
    last = _number(match["until"]) if match["until"] else first
    if not 1 <= first <= last <= max(1, period[1] - period[0]):
        return None
    return financial_year(period[0] + first - 1)[0], financial_year(period[0] + last - 1)[1]


_LATER = frozenset({"spring", "summer"})  # terms of an academic year's second calendar year


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


def _span(first: Days | None, last: Days | None) -> Days | None:
    return (first[0], last[1]) if first and last else None


def _feast(year: int, word: str) -> Days:
    feasts = load_terms(TimescaleTerms).feasts
    name = next(name for name, words in feasts.items() if word.lower() in words)
    day = {"easter": easter, "christmas": lambda y: date(y, 12, 25), "new_year": lambda y: date(y, 1, 1)}[
        name
    ](year)
    return day, day


def _quarters(match: re.Match[str], year: int, first_month: int) -> Days:
    number = _number(match["quarter"])
    last = match.groupdict().get("last")
    until = _number(last) if last else number
    return quarter_of(year, number, first_month)[0], quarter_of(year, until, first_month)[1]


def _half(match: re.Match[str], year: int) -> Days:
    """The term of a match, or the half of it that the match names."""
    half = match.groupdict().get("half")
    return (
        half_term_of(year, _season(match["term"]), _number(half))
        if half
        else season_of(year, _season(match["term"]))
    )


def _short(period: Period | None) -> bool:
    """Whether a period says which year a term belongs to: one year, or two in a row."""
    return period is not None and period[1] <= period[0] + 1


def _year_in(period: Period | None, month: int) -> int | None:
    """The plan's year of a month, where there is one: see the head of this file."""
    if period is None or not _short(period):
        return None
    if period[0] != period[1] and FINANCIAL_YEAR_MONTH <= month < _ACADEMIC_YEAR_MONTH:
        return None
    return period[1] if month < FINANCIAL_YEAR_MONTH else period[0]


@cache
def _words() -> tuple[dict[str, int], dict[str, str], dict[str, int]]:
    """The vocabulary by word: months, terms, and numbers ("one", "first")."""
    vocabulary = load_terms(TimescaleTerms)
    by_month = {word: number for number, words in vocabulary.months.items() for word in words}
    by_term: dict[str, str] = {word: season for season, words in vocabulary.terms.items() for word in words}
    numbers = (*vocabulary.counts.items(), *vocabulary.ordinals.items())
    return by_month, by_term, {word: number for number, words in numbers for word in words}


def _month(word: str) -> int:
    return _words()[0][word.lower()]


def _season(word: str) -> str:
    return _words()[1][word.lower()]


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _words()[2][text.lower()]
