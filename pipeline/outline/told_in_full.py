"""Lists of what a strategy commits to, below a line that says that its action plan has each of them in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

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
    tables = [at for at, part in enumerate(body) if isinstance(part, LogicalTable) and part.columns >= _LEAST]
    last = max(tables, default=-1)
    found: set[int] = set()
    level = 0
    for at, line in enumerate(body[: last + 1]):
        if not isinstance(line, Paragraph):
            continue
        if is_heading(line):
            level = style_level(line)
        elif id(line) not in found and _IN_FULL.search(line.body.text) and _PLAN.search(line.body.text):
            found.update(map(id, _under(level, islice(body, at + 1, None))))
    return frozenset(found)


def _under(level: int, body: Iterable[Paragraph | LogicalTable]) -> Iterator[Paragraph]:
    """The lines up to a table, or to a heading of that level or an outer one."""
    for part in body:
        if isinstance(part, LogicalTable) or (is_heading(part) and style_level(part) <= level):
            return
        yield part
