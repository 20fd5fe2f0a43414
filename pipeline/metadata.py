"""What a plan says about itself: the period and the status in its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas.document import BlockKind
from schemas.layout_terms import section_terms
from schemas.passage import EMPTY, Passage
from schemas.record import Paragraph

_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*(?:[-–—/]|to|until)\s*((?:19|20)\d\d|\d\d)\b", re.IGNORECASE)
_NAME = r"[A-Z][\w’'-]+(?:[ \n]+(?:(?:of|and|upon|on|in|the|&|under|by|le)[ \n]+)*[A-Z][\w’'-]+){0,6}"
_BODY = re.compile(
    rf"\b(?:(?:The )?(?:London|Royal) Borough of {_NAME}"
    rf"|{_NAME}[ \n]+(?:Council|NHS (?:Foundation )?Trust|Combined Authority)"
    r"|[A-Z][A-Z&'’-]+(?:[ \n]+[A-Z&'’-]+){0,6}[ \n]+(?:COUNCIL|NHS (?:FOUNDATION )?TRUST))\b"
)
_FRONT = re.compile(r"(?:The|Our|This|For|By|At|In|And)\s+")
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


def read_authority(paragraphs: Sequence[Paragraph]) -> Passage:
    """The council or trust the document names as its own: in a heading, else the only one named at all."""
    headings = [p for p in paragraphs if p.kind is BlockKind.HEADING or p.bold]
    for lines in (headings, paragraphs):
        named = [line.passage.cut(*span) for line in lines for span in _bodies(line.passage.text)]
        if len({name.collapsed().text.casefold() for name in named}) == 1:
            return named[0].collapsed()
    return EMPTY


def _bodies(text: str) -> Iterator[tuple[int, int]]:
    for match in _BODY.finditer(text):
        front = _FRONT.match(match.group())
        yield match.start() + (front.end() if front else 0), match.end()
