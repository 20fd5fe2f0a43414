"""What a plan says about itself: authority, period, status and topic, in its title, headings and first lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.outline.authority import find_authority
from pipeline.outline.whose import read_authority
from schemas.layout_terms import section_terms
from schemas.passage import EMPTY, Passage
from schemas.record import Paragraph
from schemas.source import Source

_MONTH = r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+)?"
_YEARS = re.compile(
    rf"\b((?:19|20)\d\d)\s*(?:[-–—/]|to|until)\s*(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}((?:19|20)\d\d|\d\d)\b",
    re.IGNORECASE,
)
_FRONT_LINES = 8
_REVIEW_BY = re.compile(r"(?P<before>[A-Za-z][A-Za-z-]*)\s+review\b", re.IGNORECASE)
_TITLE_LINES = 4  # that may be of the title
_LONGEST_FRONT_LINE = 12  # words
_ABOUT = re.compile(
    r"(?:(?:draft|final|approved|adopted|consultation draft|for consultation|status|version|plan period|period|period covered)"
    r"\b.{0,60}|(?:for |from )?(?:[a-z]+ )?(?:19|20)\d\d\s*(?:[-–—/]|to|until)\s*(?:[a-z]+ )?(?:(?:19|20)\d\d|\d\d))$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.removesuffix('?')},?\s*$", re.IGNORECASE)


class Facts(NamedTuple):
    """What a document says about itself, or its sidecar for it; empty where neither does."""

    authority: str | None
    authority_words: Passage
    authority_code: str | None
    status: str | None
    period_start: str | None
    period_end: str | None
    topic: str | None
    topic_words: Passage

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and last year of the period."""
        start, end = self.period_start, self.period_end
        return (int(start[:4]), int(end[:4])) if start and end else None


def read_facts(
    title: Passage, paragraphs: Sequence[Paragraph], source: Source, margins: Sequence[str] = ()
) -> Facts:
    """The facts of a document with this title and these paragraphs, and what stands in its `margins`.

    The sidecar's word goes first.
    """
    front = front_lines(title, paragraphs)
    first, last = next(((a, b) for a, b in map(read_period, front) if a), (EMPTY, EMPTY))
    start = source.period_start or first.text or None
    end = source.period_end or full_year(first.text, last.text)
    named = EMPTY if source.authority else read_authority(paragraphs, margins)
    authority = source.authority or named.text or None
    years = [int(year[:4]) if year else None for year in (start, end)]
    known = find_authority(authority, *years) if authority and not source.authority_code else None
    topic, words = (source.topic, EMPTY) if source.topic else read_topic(title)
    said = [status for status, _ in map(read_status, front) if status is not None]
    code = source.authority_code or (known.code if known else None)
    return Facts(authority, named, code, source.status or next(iter(said), None), start, end, topic, words)


def front_lines(title: Passage, paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
    """The title, and the short lines about the whole plan at the top: "Status: draft", "April 2031 to March 2034".

    Of the first few also those that end with the years of the plan: "Weirshire Council, 2031 to 2034".
    """
    lines = [
        (k, p.body)
        for k, p in enumerate(paragraphs[:_FRONT_LINES])
        if len(p.body.text.split()) <= _LONGEST_FRONT_LINE
    ]
    about = (
        line
        for k, line in lines
        if _ABOUT.match(line.text.strip()) or (k < _TITLE_LINES and ends_with_years(line.text))
    )
    return (title, *about)


def ends_with_years(text: str) -> bool:
    """Whether a line ends with the first and the last year of something, not with days: "River Plan 2031-34"."""
    match = _YEARS.search(text)
    return (
        match is not None and not text[match.end() :].strip(" )]") and not _DAY.search(text[: match.start()])
    )


def is_period(text: str) -> bool:
    """Whether a line is the first and the last year of something, and no more: "2031-34", "(2031 to 2034)"."""
    return _YEARS.fullmatch(text.strip(" ()[]")) is not None


def without_period(title: str) -> str:
    """The title without the years at its end: "Action Plan" of "Action Plan 2031-34"."""
    match = _YEARS.search(title)
    return (title[: match.start()] if match and ends_with_years(title) else title).strip(" ([,:–-")


def read_topic(title: Passage) -> tuple[str | None, Passage]:
    """The topic that the title names and its words; (None, empty) where it names none or several."""
    found: dict[str, Passage] = {}
    for topic, wordings in section_terms().topics.items():
        for wording in wordings:
            match = re.search(rf"\b{re.escape(wording)}\b", title.text, re.IGNORECASE)
            if match and topic not in found:
                found[topic] = title.cut(*match.span())
    return next(iter(found.items())) if len(found) == 1 else (None, EMPTY)


def read_period(title: Passage) -> tuple[Passage, Passage]:
    """The first and last year of the title's period, as written ("2009", "10"); empty where it has none.

    The year of a day ("Action log as at 3 May 2031") says when it was written, not for when.
    """
    match = _YEARS.search(title.text)
    if match:
        return title.cut(*match.span(1)), title.cut(*match.span(2))
    single = next((m for m in _YEAR.finditer(title.text) if not _DAY.search(title.text[: m.start()])), None)
    year = title.cut(*single.span(1)) if single else EMPTY
    return year, year


def full_year(first: str, last: str) -> str | None:
    """The last year in four digits: "10" after "2009" is 2010."""
    if not last:
        return None
    return last if len(last) > len("10") else first[:2] + last


def read_status(title: Passage) -> tuple[str | None, Passage]:
    """The status the title claims and its word, e.g. draft; (None, empty) where it claims none."""
    text = _REVIEW_BY.sub(_without_others, title.text)
    for status, wordings in section_terms().statuses.items():
        for wording in sorted(wordings, key=len, reverse=True):
            match = re.search(rf"\b{re.escape(wording)}\b", text, re.IGNORECASE)
            if match:
                return status, title.cut(*match.span())
    return None, EMPTY


def _without_others(found: re.Match[str]) -> str:
    """Blanks for a review by somebody, or of something, that is named before it: "Scrutiny Review"."""
    return found[0] if found["before"].lower() in section_terms().own_reviews else " " * len(found[0])
