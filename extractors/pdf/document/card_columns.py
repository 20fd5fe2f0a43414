"""Columns of cards, each below a name of its own, as a timeline's quarters: read one column after the other.

Row by row, nothing would say which name a card stands under.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from extractors.pdf.document.page_parts import Part, within
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Frame, Line, around, line
from extractors.pdf.page import Layout
from schemas.document import Box

_FEWEST = 2  # columns
_NEAR = 0.7  # of the font size: the widest white between lines that are one text
_FAR = 30.0  # points: the most white between a name's lines, and below it


def card_columns(layout: Layout) -> tuple[Part, ...]:
    """What stands above such columns, each of them, and what stands below; nothing where there are none.

    All that is level with them stands in one of them, and there are several cards in some.
    """
    cards = [one.box for one in layout.boxes if one.is_card]
    columns = _columns(cards)
    if not _FEWEST <= len(columns) < len(cards):  # as on most pages
        return ()
    hull = around(columns)
    top = _top_of_names(layout, columns)
    level = [box for box in _areas(layout) if box.bottom > top + NEAR and box.top < hull.bottom - NEAR]
    if top >= hull.top or not all(any(_is_in(column, box) for column in columns) for box in level):
        return ()
    above, below = Box(-inf, -inf, inf, top), Box(-inf, hull.bottom, inf, inf)
    beside = (_named(layout, column._replace(bottom=hull.bottom), top) for column in columns)
    return (Part(within(layout, above)), *beside, Part(within(layout, below)))


def _named(layout: Layout, column: Box, top: float) -> Part:
    """The column and its name, which begins at the height `top`.

    All lines of the name are one heading, as large as the smallest: those that reach over the columns outrank it.
    """
    named = within(layout, Box(column.x0, top, column.x1, column.top))
    lines = sorted(
        (*named.free, *(text for one in named.tinted for text in one.lines)), key=lambda text: text.box.top
    )
    least = min(text.size for text in lines)
    own = tuple(line([word._replace(size=least) for word in text.words]) for text in lines)
    name = Region(own, Frame(column.x0, column.x1), heading=True)
    return Part(within(layout, column), beside=True, name=name)


def _columns(cards: Sequence[Box]) -> list[Box]:
    """The areas of the columns that the cards stand in, left to right; none where these do not begin level."""
    piles: list[list[Box]] = []
    for box in sorted(cards):
        if piles and _is_same(piles[-1][0], box):
            piles[-1].append(box)
        else:
            piles.append([box])
    columns = [*map(around, piles)]
    tops = [column.top for column in columns]
    apart = all(left.x1 <= right.x0 for left, right in pairwise(columns))
    return columns if apart and max(tops, default=0.0) - min(tops, default=0.0) <= NEAR else []


def _is_same(one: Box, other: Box) -> bool:
    """Whether cards begin and end below each other."""
    return max(abs(one.x0 - other.x0), abs(one.x1 - other.x1)) <= NEAR


def _is_in(column: Box, box: Box) -> bool:
    return column.x0 - NEAR <= box.x0 and box.x1 <= column.x1 + NEAR


def _top_of_names(layout: Layout, columns: Sequence[Box]) -> float:
    """Where the names begin that stand above the columns, one above each, of a line or several below each other."""
    top = min(column.top for column in columns)
    names = [line.box for line in layout.free]
    names += [one.box for one in layout.tinted if isinstance(one.whole, Region)]
    while level := _lowest([box for box in names if box.top < top and -NEAR <= top - box.bottom <= _FAR]):
        own = [sum(_is_in(column, box) for box in level) for column in columns]
        if own != [1] * len(columns) or len(level) > len(columns):
            break
        top = min(box.top for box in level)
    return min(_top_of_wrapped(layout.free, column, top) for column in columns)


def _top_of_wrapped(lines: Sequence[Line], column: Box, top: float) -> float:
    """Where the name of a column begins, which may take more lines than those beside it: right above, as large."""
    own = [text for text in lines if _is_in(column, text.box)]
    first = next((text for text in own if abs(text.box.top - top) <= NEAR), None)
    while first is not None:
        top, below = first.box.top, first
        first = next((text for text in own if _runs_on(text, below)), None)
    return top


def _runs_on(above: Line, below: Line) -> bool:
    white = below.box.top - above.box.bottom
    return above.size == below.size and above.box.top < below.box.top and white <= _NEAR * below.size


def _lowest(boxes: Sequence[Box]) -> list[Box]:
    """The lowest of the boxes and those level with it."""
    low = max((box.bottom for box in boxes), default=0.0)
    return [box for box in boxes if low - box.bottom <= NEAR]


def _areas(layout: Layout) -> Iterator[Box]:
    """Where all that is on the page stands."""
    yield from (table.grid.box for table in layout.tables)
    yield from (box.box for box in layout.boxes)
    yield from (one.box for one in layout.tinted)
    yield from (panel.box for panel in layout.panels)
    yield from (line.box for line in layout.free)
