"""Footnotes: small print at the foot of a page that a raised sign in its text points to."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from extractors.pdf.document.body import regions
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Frame, Line
from extractors.pdf.page import Layout
from extractors.pdf.table_text import TableText

_SMALLER = 0.95  # of the size of the text above
_SIGN = re.compile(r"(\d{1,2}|[*†‡§])[.)]?\s+\S")


def without_footnotes(
    pages: Sequence[Layout], taken: Collection[int], margins: Mapping[float, Frame]
) -> tuple[list[Layout], list[tuple[Layout, list[Region | TableText]]]]:
    """The pages without their footnotes, and beside their page those that have some.

    Lines whose `id` is taken are none; `margins` are the text's by page width. A table goes on with the next page's whatever notes stand below it.
    """
    kept: list[Layout] = []
    found: list[tuple[Layout, list[Region | TableText]]] = []
    for page in pages:
        notes = _notes(page, taken)
        rest = page
        if notes:
            gone = {id(line) for line in notes}
            rest = replace(
                page,
                free=tuple(line for line in page.free if id(line) not in gone),
                tinted=tuple(one for one in page.tinted if id(one.lines[0]) not in gone),
            )
            found.append((rest, [Region(tuple(notes), margins[round(page.width)])]))
        kept.append(rest)
    return kept, found


def _notes(page: Layout, taken: Collection[int]) -> list[Line]:
    """The lines of the page's footnotes, top to bottom."""
    boxed = [one.lines for one in page.tinted if not isinstance(one.whole, TableText)]
    free = [line for line in chain(page.free, *boxed) if id(line) not in taken]
    if not any(map(_sign, free)):
        return []
    low = max((table.grid.box.bottom for table in page.tables), default=0.0)
    below: list[Line] = []
    for line in sorted(free, key=lambda line: -line.box.bottom):
        if line.box.top < low or (below and line.size != below[-1].size):
            break
        below.insert(0, line)
    top = min((line.box.top for line in below), default=0.0)
    above = [one for one in chain(free, *(part.lines for part in regions(page))) if one.box.bottom <= top]
    if not below or not above or _stand_level(below):
        return []
    first, size = _sign(below[0]), max(above, key=lambda line: line.box.bottom).size
    return below if below[0].size <= _SMALLER * size and first and _points(page, above, first) else []


def _sign(line: Line) -> str | None:
    """The number or sign the line begins with."""
    found = _SIGN.match(line.text)
    return found.group(1) if found else None


def _stand_level(lines: Sequence[Line]) -> bool:
    """Whether two of the lines stand beside each other: a row of a table."""
    return any(one.box.bottom > other.box.top + one.size / 2 for one, other in pairwise(lines))


def _points(page: Layout, above: Sequence[Line], sign: str) -> bool:
    """Whether the sign was taken from a word of the page, or hangs on one still."""
    if sign in page.stray.split():
        return True
    raised = re.compile(rf"[^\W\d][.,;:)’”'\"]*{re.escape(sign)}$")
    return any(raised.search(word.text) for line in above for word in line.words)
