"""A wide page that shows two pages of a brochure side by side: each is read by itself, the left one first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import inf

from extractors.pdf.document.page_parts import within
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Line
from extractors.pdf.page import Layout
from extractors.pdf.table_text import TableText
from schemas.document import Box

_WIDE = 1100.0  # points: A3 is 1191 wide, a slide 960
_GUTTER = 8.0  # points beside the middle that must be free
_LEVEL = 1.0  # points: lines nearer to one height may be a row
_MOST_LEVEL = 2  # a header and a footer stand level
_NAMES = 3  # of a header, at least
_SAME = 3.0  # points by which two pages differ in their margins
_NUMBER = re.compile(r"\d{1,3}")


def halves(layout: Layout) -> tuple[Layout, ...]:
    """The two pages, or the page itself where it is one.

    Nothing stands in the middle, a table stands in one half, and no lines of text without a table are level. Where the
    fold is drawn, or each half has its page number or the same header, it is enough that nothing runs over it. A title's
    colour may reach to the fold.
    """
    if layout.width < _WIDE:
        return (layout,)
    middle = layout.width / 2
    grounds = [one.box for one in layout.tinted if isinstance(one.whole, Region)]
    solid = [*_tables(layout), *(box.extent for box in layout.boxes), *(panel.box for panel in layout.panels)]
    solid += [line.box for one in layout.tinted for line in one.lines]
    everything = [*solid, *(line.box for line in layout.free)]
    white = -NEAR if layout.folded else _GUTTER
    if _reaches(grounds, middle, -NEAR) or _reaches(everything, middle, white):
        return (layout,)
    sides = {_center(box) < middle for box in everything}
    lefts = [line.box.bottom for line in layout.free if line.box.x0 < middle]
    rights = [line.box.bottom for line in layout.free if line.box.x0 >= middle]
    level = sum(any(abs(left - right) <= _LEVEL for left in lefts) for right in rights)
    told = layout.folded or _are_numbered(layout, middle) or _are_headed_alike(layout, middle)
    apart = told or (any(_tables(layout)) and level <= _MOST_LEVEL)
    if len(sides) == 1 or not apart:
        return (layout,)
    left, right = Box(-inf, -inf, middle, inf), Box(middle, -inf, inf, inf)  # what sticks out too
    return within(layout, left), within(layout, right)


def _reaches(boxes: Iterable[Box], middle: float, white: float) -> bool:
    """Whether something is nearer to the middle than that."""
    return any(box.x0 < middle + white and box.x1 > middle - white for box in boxes)


def _are_numbered(layout: Layout, middle: float) -> bool:
    """Whether the last lines of both halves are level and hold a page's number and the next one."""
    lowest = max((line.box.bottom for line in layout.free), default=0.0)
    foot = sorted((line.box.x0, line.text) for line in layout.free if line.box.bottom >= lowest - _LEVEL)
    numbers = [(x0 < middle, int(text)) for x0, text in foot if _NUMBER.fullmatch(text)]
    return numbers == [(True, number := numbers[0][1]), (False, number + 1)] if numbers else False


def _are_headed_alike(layout: Layout, middle: float) -> bool:
    """Whether names in bold stand side by side in the left half, and the same as far from the fold in the right one."""
    levels: dict[tuple[bool, int], list[Line]] = defaultdict(list)
    for line in sorted(layout.free, key=lambda line: line.box.x0):
        if line.bold:
            levels[line.box.x0 < middle, round(line.box.bottom)].append(line)
    headers = [(is_left, own) for (is_left, _), own in levels.items() if len(own) >= _NAMES]
    lefts = {tuple(line.text for line in own): own[0].box.x0 for is_left, own in headers if is_left}
    return any(
        abs(lefts.get(tuple(line.text for line in own), inf) + middle - own[0].box.x0) <= _SAME
        for is_left, own in headers
        if not is_left
    )


def _center(box: Box) -> float:
    return (box.x0 + box.x1) / 2


def _tables(layout: Layout) -> Iterator[Box]:
    yield from (table.grid.box for table in layout.tables)
    yield from (one.box for one in layout.tinted if isinstance(one.whole, TableText))
