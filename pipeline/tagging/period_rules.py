"""Wordings for quarters, terms and years, each with the inclusive days it means."""

from __future__ import annotations

from functools import partial

from pipeline.tagging import date_readings as means
from pipeline.tagging.date_wording import (
    PAIR,
    SHORT_PAIR,
    SHORT_YEAR,
    START,
    YEAR,
    DateRule,
    Scale,
    date_rule,
)
from pipeline.tagging.periods import academic_year, financial_year
from schemas.vocabulary import TimescaleTerms, alternatives

_WHOLE = r"^\W*(?:(?:by|end of|end|in|during)\s+(?:the\s+)?)*(?P<at>{})\W*$"  # the whole of a cell


def quarter_rules(terms: TimescaleTerms) -> tuple[DateRule, ...]:
    """Quarters: "Q3 2031/32", "FY31/32 Q3", "third quarter of 2031"."""
    named = rf"[1-4]|{alternatives(terms.counts[number][0] for number in (1, 2, 3, 4))}"
    one = rf"(?:Q|quarters?\s?|qtrs?\s?)(?P<quarter>{named})(?!\w)"
    two = rf"{one}\s*(?:[-–/&]|to|and)\s*(?:Q|quarter\s?|qtr\s?)?(?P<last>[1-4])(?!\w)"
    of = r"\s*[-–,/]?\s*(?:of\s+)?(?:the\s+)?(?:FY\s*)?\(?"
    until = r"(?!\s*[-–]\s*(?:FY\s*)?\d[\d/-]*\s*\(?(?:Q|qtr))"  # "2031/32 Q3 – 2032/33 Q1": that year is the other's
    ordinal = alternatives(word for number in (1, 2, 3, 4) for word in terms.ordinals[number])
    nth = rf"{START}(?P<quarter>{ordinal})\s+(?:quarter|qtr)\s+(?:of\s+)?"
    wordings: tuple[tuple[str, str, Scale], ...] = (("quarters", two, "span"), ("quarter", one, "period"))
    dated = (
        rule
        for name, quarter, scale in wordings
        for rule in (
            date_rule(name, rf"{START}{quarter}{until}{of}{SHORT_PAIR}", means.quarter_of_pair, scale),
            date_rule(name, rf"{START}(?:FY\s*)?{SHORT_PAIR},?\s*\(?{quarter}", means.quarter_of_pair, scale),
            date_rule(name, rf"{START}{quarter}{until}{of}{YEAR}", means.quarter, scale, "calendar"),
            date_rule(name, rf"{START}{YEAR},?\s*{quarter}", means.quarter, scale, "calendar"),
        )
    )
    return (
        *dated,
        date_rule("quarter", rf"{nth}{PAIR}", means.quarter_of_pair, "period"),
        date_rule("quarter", rf"{nth}{YEAR}", means.quarter, "period", "calendar"),
        *(
            date_rule(
                f"{name} in period",
                rf"{START}{quarter}",
                means.quarter_in_period,
                scale,
                "financial",
                loose=True,
            )
            for name, quarter, scale in wordings
        ),
    )


def term_rules(seasons: str, terms: TimescaleTerms) -> tuple[DateRule, ...]:
    """Terms and holidays: "Autumn term 2031", also halves and several; `seasons` is the pattern of their names."""
    season = rf"(?P<term>{seasons})(?!\w)"
    in_year = r",?\s*(?:(?:of|in)\s+)?"
    half = rf"{START}{season}(?:\s+term)?\s*[-–]?\s?(?P<half>[12])(?!\d){in_year}"
    ordinal = alternatives(word for number in (1, 2) for word in terms.ordinals[number])
    nth_half = rf"{START}(?P<half>{ordinal})\s+half\s+of\s+(?:the\s+)?{season}(?:\s+term)?{in_year}"
    term = rf"{START}{season}(?:\s+(?:terms?|holidays?|break))?{in_year}"
    bracketed = rf"{START}{season}(?:\s+term)?\s*\((?P<half>{ordinal})\s+half\)\s*"
    holiday = rf"{START}{season}\s+half[\s-]?term(?:\s+(?:break|holiday))?{in_year}"
    bare_half, bare_term = half.removesuffix(in_year), term.removesuffix(in_year)
    joint = r"(?:\s+terms?)?\s*(?:[-‐‑–—/&]|to|and)\s*"
    several = rf"{START}(?P<term>{seasons}){joint}(?P<until>{seasons})(?!\w)(?:\s+terms?)?,?\s*"
    halves = (
        rule
        for wording in (half, nth_half, bracketed)
        for rule in (
            date_rule("half term", rf"{wording}{PAIR}", means.term_of_pair, "period"),
            date_rule("half term", rf"{wording}{YEAR}", means.term, "period"),
        )
    )
    return (
        *halves,
        date_rule("half-term holiday", rf"{holiday}{YEAR}", means.half_term_holiday, "month"),
        date_rule("terms", rf"{several}{PAIR}", means.terms_of_pair, "span"),
        date_rule("terms", rf"{several}{YEAR}", means.terms, "span"),
        date_rule("term", rf"{term}{SHORT_PAIR}", means.term_of_pair, "period"),
        date_rule("term", rf"{term}{YEAR}", means.term, "period"),
        date_rule("term", rf"{term}{SHORT_YEAR}", means.term, "period", loose=True),
        date_rule("half term in period", bare_half, means.term_in_period, "period", "period", loose=True),
        date_rule("term in period", bare_term, means.term_in_period, "period", "period", loose=True),
    )


def named_year_rules(terms: TimescaleTerms) -> tuple[DateRule, ...]:
    """Years whose kind is written beside them."""
    words = (terms.academic_year, terms.financial_year, terms.calendar_year)
    academic, financial, calendar = (f"(?:{alternatives(wording)})" for wording in words)
    of_academic = partial(means.year_of_pair, academic_year)
    of_financial = partial(means.year_of_pair, financial_year)
    return (
        date_rule("academic year", rf"{START}{SHORT_PAIR}\s*\(?{academic}(?!\w)", of_academic, "period"),
        date_rule("academic year", rf"{START}{academic}\s*(?:of\s+|\()?{SHORT_PAIR}", of_academic, "period"),
        date_rule("financial year", rf"{START}{SHORT_PAIR}\s*\(?{financial}(?!\w)", of_financial, "period"),
        date_rule(
            "financial year", rf"{START}{financial}\s*(?:of\s+|\()?{SHORT_PAIR}", of_financial, "period"
        ),
        date_rule("calendar year", rf"{START}{calendar}\s*(?:of\s+)?{YEAR}", means.calendar_year, "period"),
        date_rule("calendar year", rf"{START}{YEAR}\s*{calendar}(?!\w)", means.calendar_year, "period"),
    )


def year_rules(terms: TimescaleTerms) -> tuple[DateRule, ...]:
    """Years alone: "2031", "2031/32", "2031-34", "Year 1"."""
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
        date_rule("year pair", slash, means.consecutive_years, "period", "financial"),
        date_rule("year pair", dash, means.consecutive_years, "period", "financial"),
        date_rule("years", years, means.calendar_years, "span"),
        date_rule("year", year, means.calendar_year, "year"),
        date_rule("year pair", short_pair, means.consecutive_years, "period", "financial", loose=True),
        date_rule("month in numbers", short_month, means.month_in_numbers, "month", loose=True),
        date_rule("plan year", _WHOLE.format(plan_years), means.plan_year, "period", "financial", loose=True),
    )
