"""Lists of what a strategy commits to, below a line that says that its action plan has each of them in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from pipeline.outline.heading_levels import style_level
from pipeline.texts.heads import is_heading
from schemas.record import LogicalTable, Paragraph

_IN_FULL = re.compile(r"\bin (?:full|(?:(?:full|greater|more) )?detail)\b|\bfull details?\b", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:action|delivery|implementation|improvement) plan\b", re.IGNORECASE)
_LEAST = 3  # columns of a plan

Body = Sequence[Paragraph | LogicalTable]


def told_in_full(body: Body) -> frozenset[int]:
    """The `id`s of the lines that stand, from such a line on, under its heading; none where no table comes behind them.

    "Each is set out in full in the action plan at Appendix A": what is listed there in short is no other action.
    """
    found: list[Paragraph] = []
    heading: Paragraph | None = None
    for at, line in enumerate(body):
        if not isinstance(line, Paragraph):
            continue
        if is_heading(line):
            heading = line
        elif _IN_FULL.search(line.body.text) and _PLAN.search(line.body.text):
            under = _under(heading, body[at + 1 :])
            found += under if _holds_table(body[at + 1 + len(under) :]) else ()
    return frozenset(map(id, found))


def _under(heading: Paragraph | None, body: Body) -> list[Paragraph]:
    """The lines of a body up to a table, or to a heading drawn no smaller than that above them."""
    level = 0 if heading is None else style_level(heading)
    lines = takewhile(lambda part: isinstance(part, Paragraph), body)
    own = takewhile(lambda p: not (is_heading(p) and style_level(p) <= level), _paragraphs(lines))
    return list(own)


def _paragraphs(parts: Iterable[Paragraph | LogicalTable]) -> Iterable[Paragraph]:
    return (part for part in parts if isinstance(part, Paragraph))


def _holds_table(body: Body) -> bool:
    return any(isinstance(part, LogicalTable) and part.columns >= _LEAST for part in body)
