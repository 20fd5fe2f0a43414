"""First and last days of the months, terms, quarters and years of UK public bodies, both inclusive.

Financial years run from 1 April to 31 March, academic years from 1 September to 31 August; their terms are
autumn (to December), spring (to March) and summer (to August), each halved at the end of the month in which
schools have their half-term holiday (October, February, May).
"""

from __future__ import annotations

import calendar
from datetime import date

Days = tuple[date, date]
FINANCIAL_YEAR_MONTH = 4
_HALF_TERM_MONTHS = {"autumn": 10, "spring": 2, "summer": 5}


def month_of(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def financial_year(year: int) -> Days:
    """First and last day of the financial year that begins in `year`. Source: Interpretation Act 1978, s. 5."""
    return date(year, 4, 1), date(year + 1, 3, 31)


def academic_year(year: int) -> Days:
    """First and last day of the academic year that begins in `year`."""
    return date(year, 9, 1), date(year + 1, 8, 31)


def season_of(year: int, season: str) -> Days:
    """First and last day of a term or of winter that begins in calendar year `year`."""
    if season == "winter":
        return date(year, 12, 1), month_of(year + 1, 2)[1]
    first, last = {"spring": (1, 3), "summer": (4, 8), "autumn": (9, 12)}[season]
    return date(year, first, 1), month_of(year, last)[1]


def quarter_of(year: int, number: int, first_month: int) -> Days:
    """First and last day of quarter `number` of a year that begins with `first_month` of `year`."""
    first, last = (first_month - 1 + 3 * (number - 1) + step for step in (0, 2))
    return month_of(year + first // 12, first % 12 + 1)[0], month_of(year + last // 12, last % 12 + 1)[1]


def half_term_of(year: int, season: str, half: int) -> Days:
    """First and last day of the first or second half of a term of calendar year `year`; of winter the whole."""
    first, last = season_of(year, season)
    holiday = _HALF_TERM_MONTHS.get(season)
    if holiday is None:
        return first, last
    return (first, month_of(year, holiday)[1]) if half == 1 else (month_of(year, holiday + 1)[0], last)


def month_of_half_term(year: int, season: str) -> Days:
    """First and last day of the month of a term's half-term holiday; of winter the whole."""
    holiday = _HALF_TERM_MONTHS.get(season)
    return season_of(year, season) if holiday is None else month_of(year, holiday)
