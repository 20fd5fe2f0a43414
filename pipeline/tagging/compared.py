"""Figures that say where a measure started: "75% (from 62%)", "18 boats (14 at April 2031)", "9 weirs, up from 4"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.tagging.dates import find_dates
from pipeline.tagging.figures import Quantity

_BRACKET = re.compile(r"\(([^()]*)\)")
_FROM = re.compile(r"\s*(?:[a-z]+\s+)?from\s*", re.IGNORECASE)  # "from", "up from"
_BEFORE = re.compile(
    r"\W*(?:(?:was|in|at|the)\W+)*(?:last year|this time last year|(?:the )?previous(?:ly| year)|(?:the )?year before"
    r"|was|at (?:the )?start|at present|now|at the moment)\W*",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|at present|at the moment)\b", re.IGNORECASE)
_AS_OF = re.compile(
    r"\W*(?:\b(?:as|at|in|for|on|the|year|end of|actual|outturn|school|academic|financial)\b\W*)*",
    re.IGNORECASE,
)

_MOVED = re.compile(r"\b(?:up|down)\s+from\s*$", re.IGNORECASE)
_SET_AGAINST = re.compile(
    r"\b(?:compared\s+(?:with|to)|against)\s*$", re.IGNORECASE
)  # other people's, or of a day
_CLAUSE_END = re.compile(r"[.;,()]")
_ONWARDS = re.compile(r"[^.;,]*\bto\b", re.IGNORECASE)  # "up from 8 in May to 12": told by what follows


class Compared(NamedTuple):
    """The places of a figure in brackets and of the one it is set against, None where it stands alone, and its kind."""

    figure: int
    against: int | None
    kind: str  # "baseline", "latest"


def compared(text: str, quantities: Sequence[Quantity], starts: int | None = None) -> Iterator[Compared]:
    """The figures whose brackets, or "up from" and the like before them, say that they are from before the plan, or of now.

    A dated one counts unless its day lies in a year after the plan `starts`: "(80% in 2033)" in a plan of 2031 to
    2034 is another goal. The figure set against it is the nearest before the brackets that counts the same; one
    without such a partner is nothing to go by, except a share "from" which something moves.
    """
    for k, figure in enumerate(quantities):
        before = [b for b in range(k) if _alike(quantities[b], figure)]
        if before and _is_start(text[: figure.start], text[figure.end :], starts):
            yield Compared(k, before[-1], "baseline")
    for bracket in _BRACKET.finditer(text):
        inside = [k for k, q in enumerate(quantities) if bracket.start() < q.start and q.end <= bracket.end()]
        if len(inside) != 1:
            continue
        figure = quantities[inside[0]]
        kind, moved = _kind(text[bracket.start(1) : figure.start], text[figure.end : bracket.end(1)], starts)
        before = [k for k in range(inside[0]) if _alike(quantities[k], figure)]
        if kind and (before or (moved and figure.unit == "%")):
            yield Compared(inside[0], before[-1] if before else None, kind)


def _is_start(left: str, right: str, starts: int | None) -> bool:
    """Whether the words around a figure say that something rose or fell from it, or is compared with it as it was."""
    if _MOVED.search(left):
        return not _ONWARDS.match(right)
    clause = _CLAUSE_END.split(right, maxsplit=1)[0]
    return bool(_SET_AGAINST.search(left)) and _kind("", clause, starts)[0] == "baseline"


def _kind(left: str, right: str, starts: int | None) -> tuple[str | None, bool]:
    """What the words around a figure within its brackets say of it, and whether they say "from"."""
    if _FROM.fullmatch(left):
        return "baseline", True
    words = f"{left} {right}"
    if (left.strip() or right.strip()) and _BEFORE.fullmatch(words):
        return ("latest" if _NOW.search(words) else "baseline"), False
    dates = find_dates(words)
    if len(dates) != 1 or not _AS_OF.fullmatch(words[: dates[0].start] + words[dates[0].end :]):
        return None, False
    return (None if starts is not None and dates[0].last_day.year > starts else "baseline"), False


def _alike(first: Quantity, second: Quantity) -> bool:
    """Whether two figures may count the same: a bare one counts what the other does, a share never."""
    return first.unit == second.unit or (second.unit is None and first.unit != "%")
