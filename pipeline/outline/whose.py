"""Whose a plan is: the council, trust or partnership that it names as its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pipeline.outline.prose import line_label
from schemas.document import BlockKind
from schemas.layout_terms import section_terms
from schemas.passage import EMPTY, Passage, inserted
from schemas.record import Paragraph
from schemas.role import Role
from schemas.vocabulary import alternatives

_NAME = r"[A-Z][\w’'-]+(?:[ \n]+(?:(?:of|and|upon|on|in|the|&|under|by|le)[ \n]+)*[A-Z][\w’'-]+){0,6}"
_BODY = re.compile(
    rf"\b(?:(?:The )?(?:London|Royal) Borough of {_NAME}"
    rf"|{_NAME}[ \n]+(?:Council|NHS (?:Foundation )?Trust|Combined Authority)"
    r"|[A-Z][A-Z&'’-]+(?:[ \n]+[A-Z&'’-]+){0,6}[ \n]+(?:COUNCIL|NHS (?:FOUNDATION )?TRUST))\b"
)
_FRONT = re.compile(r"(?:The|Our|This|For|By|At|In|And|Part of)\s+")
_NO_PLACE = re.compile(
    r"(?:(?:the|our|this|full|county|city|town|parish|borough|district|metropolitan|unitary|local|whole|advisory|arts|research"
    r"|school|youth|privy|and|of)[ \n]+)+council$",
    re.IGNORECASE,
)  # one council among others that says no place, or is none of a place
_NATIONAL = re.compile(r"national\b|.*\bchiefs['’]?\b", re.IGNORECASE)  # a body of many such
_NO_NAME = frozenset({"local", "multi-agency", "our", "safeguarding", "the", "this", "your"})
_SEVERAL = re.compile(r"\bcouncil\b|\s+nhs\b", re.IGNORECASE)  # one behind the other
_DIGITS = re.compile(r"\d+")  # of pages, whose margins are alike but for these
_FRONT_PARAGRAPHS = 15
_OFTEN = 3
_LONGEST_LINE = 120  # characters


def read_authority(paragraphs: Sequence[Paragraph], margins: Sequence[str] = ()) -> Passage:
    """The council or trust the document names as its own: in a heading at its front, else the only one named there.

    Another body, a partnership or a board of a place, is named so by a line that says nothing else. What no line at the
    front says the `margins` of the pages do. One that is merely mentioned further on is the document's own only if it
    comes again and again, and no other does.
    """
    front = [p for k, p in enumerate(paragraphs) if k < _FRONT_PARAGRAPHS or p.page == 1]
    headings = [p for p in front if p.kind is BlockKind.HEADING or p.bold]
    beside = [inserted(text) for text in dict.fromkeys(_DIGITS.sub("", text) for text in margins)]
    return (
        _only(_named(p.passage, whole=True) for p in front)
        or _only(_named(p.passage) for p in headings)
        or _only(_named(text, whole=True) for text in beside)
        or _only(map(_named, beside))
        or _only(map(_named_in, front))
        or _only(map(_named_in, paragraphs), _OFTEN)
    )


def is_body(text: str) -> bool:
    """Whether a text is the name of a council, a trust or another body of a place, and no more."""
    return any(_named(inserted(text), whole=True))


def begins_with_body(text: str) -> bool:
    """Whether a line begins with the name of a council or trust: "Weirshire Council with its partners"."""
    return is_body(text) or any(text.startswith(name.text) for name in _named(inserted(text)))


def _only(named: Iterable[Iterable[Passage]], least: int = 1) -> Passage:
    """The one body that is named, so often at least; empty where others are, too."""
    found = [name for names in named for name in names]
    alone = len(found) >= least and len({name.text.casefold() for name in found}) == 1
    return found[0] if alone else EMPTY


def _named_in(line: Paragraph) -> Sequence[Passage]:
    """The councils and trusts that a line names, not as somebody's partners: "Working with: Weirshire Council"."""
    found = tuple(_named(line.passage))
    label = line_label(line) if found else None
    return () if label is not None and label.role is Role.PARTNER else found


def _named(passage: Passage, *, whole: bool = False) -> Iterator[Passage]:
    """The councils and trusts that a text names; where it says nothing else (`whole`), any body of a place."""
    text = passage.text
    if whole and len(text) > _LONGEST_LINE:
        return
    spans = [
        span for pattern in ((_BODY, _others()) if whole else (_BODY,)) for span in _bodies(pattern, text)
    ]
    for start, end in spans:
        if not whole or not (_FRONT.sub("", text[:start]) + text[end:]).strip(" .|:–-"):
            yield passage.cut(start, end).collapsed()


def _bodies(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        front = _FRONT.match(match.group())
        start = match.start() + (front.end() if front else 0)
        name = text[start : match.end()]
        if _NO_PLACE.match(match.group()) or _NATIONAL.match(name) or name.lower().count("council") > 1:
            continue
        if pattern is _BODY or not (name.split()[0].lower() in _NO_NAME or _SEVERAL.search(name)):
            yield start, match.end()


@cache
def _others() -> re.Pattern[str]:
    """A body that is no council, of a place before its kind: "Weirshire Safeguarding Children Partnership"."""
    return re.compile(rf"\b{_NAME}[ \n]+(?i:{alternatives(section_terms().bodies)})\b")
