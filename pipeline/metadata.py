"""What a plan says about itself: the period and the status in its title."""

from __future__ import annotations

import re

from schemas.layout_terms import section_terms
from schemas.passage import EMPTY, Passage

_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*(?:[-–—/]|to|until)\s*((?:19|20)\d\d|\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


def read_period(title: Passage) -> tuple[Passage, Passage]:
    """The first and last year of the title's period, as written ("2009", "10"); empty where it has none."""
    match = _YEARS.search(title.text)
    if match:
        return title.cut(*match.span(1)), title.cut(*match.span(2))
    single = _YEAR.search(title.text)
    year = title.cut(*single.span(1)) if single else EMPTY
    return year, year


def full_year(first: str, last: str) -> str | None:
    """The last year in four digits: "10" after "2009" is 2010."""
    if not last:
        return None
    return last if len(last) > len("10") else first[:2] + last


def read_status(title: Passage) -> tuple[str | None, Passage]:
    """The status the title claims and its word, e.g. draft; (None, empty) where it claims none."""
    for status, wordings in section_terms().statuses.items():
        for wording in sorted(wordings, key=len, reverse=True):
            match = re.search(rf"\b{re.escape(wording)}\b", title.text, re.IGNORECASE)
            if match:
                return status, title.cut(*match.span())
    return None, EMPTY
