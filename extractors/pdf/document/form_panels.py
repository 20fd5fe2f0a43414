"""Coloured panels that are a form: in rows right below each other, each with the name of its field on top.

"By when" and "Who" stand below "What we will do" and "How we will know": no column has two names, so they are none of
a table, and are read one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.flow.regions import Region
from extractors.pdf.page import Tinted

_FEWEST = 2  # panels
_MOST_WHITE = 24.0  # points between rows
_LONGEST_NAME = 8  # words

Row = Sequence[Tinted]


def form_panels(tinted: Sequence[Tinted]) -> list[Tinted]:
    """The areas of a page that are such panels."""
    named = [one for one in tinted if _name(one)]
    if len(named) < _FEWEST + 1:  # as on nearly every page
        return []
    rows = _rows(named)
    bare = [one for one in tinted if one not in named]
    rows = [row for row in rows if not any(_is_level(row[0], other) for other in bare)]
    forms = [pair for pair in pairwise(rows) if _goes_on(*pair)]
    return [one for one in named if any(one in row for pair in forms for row in pair)]


def _name(one: Tinted) -> str:
    """The bold line at the top of a panel that holds one text, none of it as bold below; "" where there is none."""
    if not isinstance(one.whole, Region) or one.whole.turn:
        return ""
    first, *rest = one.whole.lines
    named = first.bold and bool(rest) and not any(line.bold for line in rest)
    return first.text if named and len(first.words) <= _LONGEST_NAME else ""


def _rows(panels: Sequence[Tinted]) -> list[list[Tinted]]:
    """The panels from top to bottom, those that are as high beside each other as one row."""
    rows: list[list[Tinted]] = []
    for one in sorted(panels, key=lambda one: one.box.top):
        last = rows[-1][0].box if rows else one.box
        alike = abs(last.top - one.box.top) <= NEAR and abs(last.bottom - one.box.bottom) <= NEAR
        if rows and alike:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda one: one.box.x0) for row in rows]


def _is_level(one: Tinted, other: Tinted) -> bool:
    return one.box.top < other.box.bottom - NEAR and other.box.top < one.box.bottom - NEAR


def _goes_on(upper: Row, lower: Row) -> bool:
    """Whether a row stands right below another, as wide, under names of its own, several panels in one of them."""
    white = lower[0].box.top - upper[0].box.bottom
    wide = max(abs(upper[0].box.x0 - lower[0].box.x0), abs(upper[-1].box.x1 - lower[-1].box.x1)) <= NEAR
    names = [_name(one) for one in (*upper, *lower)]
    several = max(len(upper), len(lower)) >= _FEWEST
    return 0 < white <= _MOST_WHITE and wide and several and len(set(names)) == len(names)
