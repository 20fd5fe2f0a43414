"""Lines without a colon that say who leads the list below them, or when it is done: "Lead – A Pike" becomes "Lead: A Pike"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.outline.field_tables import over_list
from pipeline.outline.prose import field_role, is_listed
from schemas.passage import join
from schemas.record import LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN

_DASHED = re.compile(r"(?P<name>[A-Z][A-Za-z /()]{1,40}?)\s+[–—-]\s+(?=\S)")
_FEWEST = 2  # lines that begin with the same name
_LONGEST = 12  # words
_FAR = 5  # lines from one to the list below it

Body = Sequence[Paragraph | LogicalTable]


def with_dashed_leads(body: Body) -> list[Paragraph | LogicalTable]:
    """The body with a colon in such lines, where several begin with the same name."""
    named = {at: match for at, line in enumerate(body) if (match := _dashed(line, body, at)) is not None}
    times = Counter(match["name"] for match in named.values())
    return [
        _labelled(line, named[at])
        if isinstance(line, Paragraph) and at in named and times[named[at]["name"]] >= _FEWEST
        else line
        for at, line in enumerate(body)
    ]


def _dashed(line: Paragraph | LogicalTable, body: Body, at: int) -> re.Match[str] | None:
    """The name, and the dash behind it, of a line above a list that says who or when; None of any other."""
    if not isinstance(line, Paragraph) or is_listed(line):
        return None
    match = _DASHED.match(line.body.text)
    if (
        match is None
        or len(line.body.text.split()) > _LONGEST
        or field_role(match["name"]) not in WHO_AND_WHEN
    ):
        return None
    return match if over_list(body[at + 1 : at + 1 + _FAR]) else None


def _labelled(line: Paragraph, match: re.Match[str]) -> Paragraph:
    words = join((line.body.cut(*match.span("name")), line.body.cut(match.end())), ": ")
    return replace(line, passage=words, marker="", body_start=0)
