"""Timescale cells: when an action is due, runs or comes round again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from pipeline.tagging.date_readings import Period
from pipeline.tagging.dates import DateSpan, cell_dates, find_dates
from pipeline.tagging.frequencies import Words, counted, first_frequency, first_words
from schemas.plan import DateKind
from schemas.vocabulary import TimescaleTerms, alternatives, load_terms, whole_words

__all__ = ["DateSpan", "Timescale", "find_dates", "read_timescale"]


@dataclass(frozen=True, slots=True)
class Timescale:
    """What a timescale cell says.

    `start` and `end` are days, both inclusive; `span` the half-open characters they (or the words of the
    kind) were read from; `assumed` what the wording leaves open (see DateSpan).
    """

    kind: DateKind
    start: date | None
    end: date | None
    recurrence: str | None
    span: tuple[int, int]
    rule: str
    assumed: str | None = None


_BRACKETED = re.compile(r"\([^()]*\)")
# a quarter may stand before its own months: "Q3 (Oct – Dec 2031) to Q4 (Jan – Mar 2032)"
_TO = re.compile(r"\s*\)?\s*(?:to|until|[-–—])\s*(?:(?:Q|quarter )[1-4]\s?[:–-]?\s*\(?)?", re.IGNORECASE)
_ENDS = 2  # of a time
_REMEMBERED = 4096  # texts
# kinds of words before a date, the first that fits counts
_LEADS = ("week", "week end", "end before", "before", "opening", "until", "by", "during", "after", "since")


@lru_cache(maxsize=_REMEMBERED)  # the same few stand in the plans of all places
def read_timescale(text: str, period: Period | None = None) -> Timescale | None:
    """The timescale of a cell; None where it is empty or no rule reads it.

    `period`: first and last year of the plan, for dates written without a year.
    """
    if not text.strip():
        return None
    patterns = _patterns()
    dates = _counting(text, cell_dates(text, period))
    ongoing = first_words(patterns["ongoing"], text)
    recurring = first_frequency(text, adjectives=all(span.in_period for span in dates))
    if recurring and (ongoing is None or recurring.start < ongoing.start):
        return Timescale("recurring", None, None, recurring.recurrence, recurring[:2], "recurring")
    if dates:
        return _dated(text, dates, ongoing)
    return _undated(text, ongoing)


def begins_at(text: str) -> int | None:
    """Where the words begin that say when and end the text, those that lead to a date too ("by the end of"); else None."""
    read = read_timescale(text)
    if read is None or read.rule in {"nothing", "finished"} or text[read.span[1] :].strip(" ."):
        return None
    before = text[: read.span[0]]
    leads = (_patterns()[f"lead {name}"].search(before) for name in _LEADS)
    return min([read.span[0], *(match.start() for match in leads if match)])


def _undated(text: str, ongoing: Words | None) -> Timescale | None:
    """What a cell without dates and frequencies says."""
    if ongoing:
        return Timescale("ongoing", None, None, None, ongoing[:2], "ongoing")
    for name in ("undecided", "duration"):
        words = first_words(_patterns()[name], text)
        if words:
            return Timescale("tbc", None, None, None, words[:2], name)
    if _patterns()["nothing"].fullmatch(text.strip(" \n\t.*()")):
        start = len(text) - len(text.lstrip())
        return Timescale("none", None, None, None, (start, start + len(text.strip())), "nothing")
    finished = first_words(_patterns()["finished"], text)
    return Timescale("none", None, None, None, finished[:2], "finished") if finished else None


def _dated(text: str, dates: tuple[DateSpan, ...], ongoing: Words | None) -> Timescale:
    first, last = dates[0], dates[-1]
    lead = _lead(text, first)
    throughout = lead == "during" and ongoing and first.start >= ongoing.end
    if ongoing and lead not in {"by", "before"} and not throughout:
        return _ongoing(text, dates, ongoing)
    if first is last:
        return _single(text, first, lead)
    until = _lead(text, last) in {"until", "by"} and first.first_day <= last.last_day
    if lead == "since" and until and not _patterns()["moved"].search(text[: first.start]):
        return _timescale("range", first.first_day, last.last_day, replace(last, start=first.start))
    if len(dates) == _ENDS and _run_on(text, first, last):
        return _timescale("range", first.first_day, last.last_day, replace(last, start=first.start))
    latest = max(dates, key=lambda span: span.last_day)
    return _timescale("by", None, latest.last_day, latest, "latest of several")


def _run_on(text: str, first: DateSpan, last: DateSpan) -> bool:
    """Whether a time runs from one stretch to a later one: "April–June 2031 to July–September 2031"."""
    joined = _TO.fullmatch(text, first.end, last.start) is not None
    return joined and _spans(first) and _spans(last) and first.last_day < last.first_day


def _single(text: str, span: DateSpan, lead: str | None) -> Timescale:
    """The timescale of one date behind one kind of word."""
    first, last = span.first_day, span.last_day
    edge = _edge(span, lead)
    if edge is not None:
        return edge
    moved = _patterns()["moved"].search(text[: span.start])
    if span.scale == "span" and not moved:
        return _timescale("range", first, last, span)
    if lead == "since" and not moved:
        open_end = first_words(_patterns()["undecided"], _BRACKETED.sub("", text[span.end :]))
        return _timescale(
            "tbc" if open_end else "ongoing", first, None, span, "from"
        )  # "Start: May; End: tbc"
    if lead == "during" or (span.scale == "period" and lead not in {"by", "until"}):
        return _timescale("during", first, last, span)
    return _timescale("by", None, last, span)


def _edge(span: DateSpan, lead: str | None) -> Timescale | None:
    """The timescale of a date whose words look beyond it: "before", "after", "start of", "week ending"."""
    first, last, day = span.first_day, span.last_day, timedelta(days=1)
    if lead == "before":
        return _timescale("by", None, first - day, span, "before")
    if lead == "after":
        return _timescale("ongoing", last + day, None, span, "after")
    if lead == "opening" and span.scale in {"period", "year"}:
        return _timescale("by", None, first, span, "opening")
    if lead in {"week", "week end"} and span.scale == "day":
        week = (first, first + 6 * day) if lead == "week" else (first - 6 * day, first)
        return _timescale("during", *week, span, "week")
    return None


def _ongoing(text: str, dates: tuple[DateSpan, ...], words: Words) -> Timescale:
    """Ongoing, from a date before the word or behind "from", until one behind "until"."""
    leads = {span: _lead(text, span) for span in dates}
    begins = (span for span in dates if leads[span] == "since" or span.end <= words.start or _spans(span))
    start = next(begins, None)
    ends = (span for span in dates if leads[span] in {"until", "by"} and span is not start)
    end = next((span for span in ends if not start or start.first_day <= span.last_day), None)
    if end is None and start is not None and _spans(start) and start.start >= words.end:
        end = start  # "ongoing 2031/32", "ongoing from May 2031 to July 2032"
    used = [span for span in (start, end) if span]
    return Timescale(
        "ongoing",
        start.first_day if start else None,
        end.last_day if end else None,
        None,
        (min([words.start, *(s.start for s in used)]), max([words.end, *(s.end for s in used)])),
        "ongoing",
        next((span.assumed for span in used if span.assumed), None),
    )


def _spans(date_span: DateSpan) -> bool:
    return date_span.scale in {"span", "period"}


def _timescale(
    kind: DateKind, start: date | None, end: date | None, span: DateSpan, rule: str | None = None
) -> Timescale:
    return Timescale(kind, start, end, None, (span.start, span.end), rule or span.rule, span.assumed)


def _lead(text: str, span: DateSpan) -> str | None:
    """The kind of word beside a date: before it, or "onwards" behind it."""
    before = text[: span.start]
    for name in _LEADS:
        if _patterns()[f"lead {name}"].search(before):
            return "by" if name == "end before" else name
    return "since" if _patterns()["onwards"].match(text, span.end) else None


def _counting(text: str, dates: tuple[DateSpan, ...]) -> tuple[DateSpan, ...]:
    """The dates that say when: with their year before those without, outside brackets, no date of a review.

    Months without a year of which one is in no year of the plan count for nothing.
    """
    whole = tuple(span for span in dates if not span.in_period)
    if dates and not whole and _unread_month(text, dates):
        return ()
    found = whole or dates
    if len(found) <= 1:
        return found  # wherever it stands
    brackets = [match.span() for match in _BRACKETED.finditer(text)]
    for kept in (
        tuple(d for d in found if not any(a < d.start and d.end < b for a, b in brackets)),
        tuple(d for d in found if not _patterns()["lead review"].search(text[: d.start])),
    ):
        found = tuple(d for d in found if d in kept) or found
    return found


def _unread_month(text: str, dates: tuple[DateSpan, ...]) -> bool:
    """Whether a month with a capital stands in none of the dates."""
    return any(
        match.group()[0].isupper() and not any(d.start <= match.start() < d.end for d in dates)
        for match in _patterns()["month"].finditer(text)
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    terms = load_terms(TimescaleTerms)
    months = alternatives(word for words in terms.months.values() for word in words)
    units, count = alternatives(terms.units), counted()
    leads = {name: getattr(terms, name) for name in ("by", "before", "during", "after", "since", "until")}
    return {
        "ongoing": whole_words(terms.ongoing),
        "undecided": whole_words(terms.undecided),
        "nothing": re.compile(alternatives(terms.nothing), re.IGNORECASE),
        "duration": re.compile(rf"(?<!\w){count}[\s-]*{units}(?!\w)", re.IGNORECASE),
        "finished": re.compile(
            rf"(?<!\bbe )(?<!\bbeen )(?<!\w){alternatives(terms.finished)}(?!\w)", re.IGNORECASE
        ),
        "moved": re.compile(rf"(?<!\w){alternatives(terms.moved)}(?!\w)", re.IGNORECASE),
        "onwards": re.compile(rf"\s*(?:{alternatives(terms.onwards)}|\+)(?!\w)", re.IGNORECASE),
        "month": re.compile(rf"(?<!\w){months}(?!\w)", re.IGNORECASE),
        "lead review": re.compile(
            rf"(?<!\w){alternatives(terms.reviews)}[\s:–-]*(?:(?:in|by|of|the)\s+)*$", re.IGNORECASE
        ),
        "lead week": re.compile(
            r"(?<!\w)(?:(?:w|wk)/?[cb]\.?|(?:week|wk)\s?(?:commencing|beginning|of))[\s:]*$", re.IGNORECASE
        ),
        "lead week end": re.compile(r"(?<!\w)(?:w/?e\.?|(?:week|wk)\s?ending)[\s:]*$", re.IGNORECASE),
        "lead end before": re.compile(
            rf"(?<!\w){alternatives(terms.before)}\s+(?:the\s+)?end\s+(?:of\s+)?(?:the\s+)?$", re.IGNORECASE
        ),
        "lead opening": re.compile(
            rf"(?<!from )(?<!from the )(?<!\w){alternatives(terms.opening)}\s+(?:the\s+)?$", re.IGNORECASE
        ),
        **{f"lead {name}": _lead_pattern(words) for name, words in leads.items()},
    }


def _lead_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    extra = r"(?:(?:the|in|on|end|of|(?:start|beginning|middle)(?=\s+of)|early|mid|late)[\s-]+){0,5}"
    return re.compile(rf"(?<!\w)(?<!not ){alternatives(words)}[\s:-]+{extra}$", re.IGNORECASE)
