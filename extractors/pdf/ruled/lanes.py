"""Roadmaps: lanes of colour below each other, each a row of a table, under names set apart across the top.

Cards in a lane are lower than it, and several may stand in one column: no line or edge goes on from lane to lane, and
nothing but where they stand says below which name ("Q1", "Year 2") they are. Some lanes are but a coloured label.
Where the cards of all columns begin and end level, they are a lane's rows, and its label is that of each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word, between
from extractors.pdf.lines import around, rows
from extractors.pdf.ruled.grid import Area, Grid, build, holds, overlap, shapes
from extractors.pdf.ruled.middles import middles
from extractors.pdf.ruled.wide_rows import column, is_over
from schemas.document import Box

_FEWEST = 2  # lanes
_LEAST_NAMES = 3  # beside that of the labels
_MOST = 400  # areas on a page: beyond that it is a map or a chart
_LANE = 0.5  # of the page: a lane is no narrower ...
_LABEL = 0.35  # ... and a label no wider
_CARD = 0.5  # of its lane: a card is no wider
_FAR = 3.0  # of the font size: the names end no further above the first lane
_BLANK = 1.0  # of the font size: the widest white between the lines of a name
_NARROWEST = 20.0  # points: a column of labels is no narrower
_SLIP = 3.0  # points by which areas of one column, or of one row of names, begin and end apart
_TOP = attrgetter("top")


class Lanes(NamedTuple):
    """A table of lanes, and its cards."""

    grid: Grid
    cards: tuple[Box, ...]


class _Names(NamedTuple):
    """The words of the names across the top, and where the columns below them begin and end."""

    words: Sequence[Word]
    xs: tuple[float, ...]
    top: float


def with_lanes(drawn: Drawn) -> tuple[Drawn, list[Lanes]]:
    """The page without what is drawn for its tables of lanes, and these tables."""
    areas = list(dict.fromkeys((*drawn.fills, *drawn.whites)))
    if not _FEWEST + _LEAST_NAMES <= len(areas) <= _MOST:  # as on most pages
        return drawn, []
    if len(set(map(_sides, areas))) == len(areas):  # no two below each other
        return drawn, []
    places = middles(drawn.words)
    spoken = [box for box in areas if places.inside(box).any()]
    made = (_table(stack, spoken, areas, drawn) for stack in _stacks(spoken, drawn))
    found = [one for one in made if one is not None]
    found = [
        one for n, one in enumerate(found) if not any(overlap(one.grid.box, o.grid.box) for o in found[:n])
    ]
    return (_without(drawn, [one.grid.box for one in found]) if found else drawn), found


def _stacks(spoken: Sequence[Box], drawn: Drawn) -> Iterator[list[Box]]:
    """Lanes below each other, white between them: wide areas, or what is level with areas at the left."""
    alike: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in spoken:
        alike[_sides(box)].append(box)
    stacks = [sorted(group, key=_TOP) for group in alike.values() if len(group) >= _FEWEST]
    stacks = [group for group in stacks if all(a.bottom + NEAR < b.top for a, b in pairwise(group))]
    yield from (group for group in stacks if _width(group[0]) >= _LANE * drawn.width)
    for group in stacks:
        level = [word for box in group for word in between(drawn.words, box.top, box.bottom)]
        tiled = any(_is_level(box, label) for label in group for box in spoken if box not in group)
        if (
            _width(group[0]) <= _LABEL * drawn.width
            and not tiled
            and all(word.x0 >= group[0].x0 for word in level)
        ):
            right = max((*(word.x1 for word in level), *(box.x1 for box in spoken if box.x0 >= group[0].x0)))
            yield [box._replace(x1=right + NEAR) for box in group]


def _sides(box: Box) -> tuple[int, int]:
    return round(box.x0), round(box.x1)


def _is_level(box: Box, label: Box) -> bool:
    """Whether an area is as high as a label beside it: then it is a cell, and no card in a lane."""
    return abs(box.top - label.top) <= NEAR and abs(box.bottom - label.bottom) <= NEAR


def _width(box: Box) -> float:
    return box.x1 - box.x0


def _table(
    lanes: Sequence[Box], spoken: Sequence[Box], drawn_areas: Sequence[Box], drawn: Drawn
) -> Lanes | None:
    """The table of the lanes; None where these or the columns are without a name, or a text is in none or in two of them."""
    left, top, right, bottom = around(lanes)
    names = _in_boxes(lanes[0], spoken, drawn.words) or _over_cards(lanes, spoken, drawn.words)
    if names is None:
        return None
    own = [word for word in between(drawn.words, top, bottom) if left <= word.x0 < right]
    in_lanes = [[word for word in own if holds(lane, word.box)] for lane in lanes]
    labelled = all(any(column(names.xs, word) == 1 for word in inside) for inside in in_lanes)
    told = {column(names.xs, word) for word in own} == set(range(1, len(names.xs)))
    if not (labelled and told) or sum(map(len, in_lanes)) < len(own) or is_over(names.xs, own, []):
        return None
    low = (max(word.bottom for word in names.words) + top) / 2
    framed = [box for shape in shapes(drawn)[0] for box in shape.boxes]
    cards = (box for lane in lanes for box in _cards(lane, (*spoken, *framed)))
    level = [_level_rows(lane, _cards(lane, drawn_areas), names.xs) for lane in lanes]
    return Lanes(_grid(names, low, level), tuple(cards))


def _grid(names: _Names, low: float, lanes: Sequence[Sequence[Box]]) -> Grid:
    """The grid of the names, which end above `low`, and of the lanes' rows, with one label a lane."""
    spans = [row for own in lanes for row in own]
    cuts = ((above.bottom + below.top) / 2 for above, below in pairwise(spans))
    ys, columns = (names.top, low, *cuts, spans[-1].bottom), range(1, len(names.xs) - 1)
    starts = [0, *accumulate(map(len, lanes), initial=1)]
    labels = [Area(0, start, 0, end - 1) for start, end in pairwise(starts)]
    return build(
        [*labels, *(Area(at, row, at, row) for row in range(len(ys) - 1) for at in columns)], names.xs, ys
    )


def _level_rows(lane: Box, cards: Iterable[Box], xs: Sequence[float]) -> list[Box]:
    """The rows of a lane with a card in each column but the label's, all of which begin and end level; else all of it."""
    own = sorted((box for box in cards if box.x0 >= xs[1] - _SLIP), key=_TOP)
    found: list[list[Box]] = []
    for box in own:
        if found and abs(box.top - found[-1][0].top) <= _SLIP:
            found[-1].append(box)
        else:
            found.append([box])
    hulls = [around(row) for row in found]
    places = [sorted(bisect_right(xs, (box.x0 + box.x1) / 2) for box in row) for row in found]
    full = all(places_of == list(range(2, len(xs))) for places_of in places)
    level = all(abs(box.bottom - row[0].bottom) <= _SLIP for row in found for box in row)
    apart = all(above.bottom <= below.top for above, below in pairwise(hulls))
    return hulls if len(hulls) > 1 and full and level and apart else [lane]


def _in_boxes(first: Box, spoken: Sequence[Box], words: Sequence[Word]) -> _Names | None:
    """The names that stand each in an area of its own, right above the `first` lane; None where there are no such areas."""
    level: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in spoken:
        if box.bottom <= first.top + NEAR and first.x0 - _SLIP <= box.x0 and box.x1 <= first.x1 + _SLIP:
            level[round(box.top / _SLIP), round(box.bottom / _SLIP)].append(box)
    for group in level.values():
        boxes = sorted(group)
        apart = all(one.x1 + NEAR < other.x0 for one, other in pairwise(boxes))
        if len(boxes) < _LEAST_NAMES or not apart:
            continue
        top, xs = boxes[0].top, _edges(first, [(box.x0, box.x1) for box in boxes])
        own = [word for word in between(words, top, first.top) if first.x0 <= word.x0 < first.x1]
        near = first.top - boxes[0].bottom <= _FAR * own[0].size
        if near and len(xs) > _LEAST_NAMES + 1 and not is_over(xs, own, []):
            return _Names(own, xs, top)
    return None


def _over_cards(lanes: Sequence[Box], spoken: Sequence[Box], words: Sequence[Word]) -> _Names | None:
    """The names that stand over columns of cards, each of a line or a few; None where some cards are as high as their lane."""
    cards = [(card, lane) for lane in lanes for card in _cards(lane, spoken)]
    columns: list[tuple[float, float]] = []
    for x0, x1 in sorted((card.x0, card.x1) for card, _ in cards):
        if columns and x0 - columns[-1][0] <= _SLIP and abs(x1 - columns[-1][1]) <= _SLIP:
            continue
        if columns and x0 < columns[-1][1]:
            return None
        columns.append((x0, x1))
    xs = _edges(lanes[0], columns)
    if len(xs) <= _LEAST_NAMES + 1 or not all(_is_low(card, lane) for card, lane in cards):
        return None
    found = _lines_above(xs, lanes[0].top, words)
    named = {column(xs, word) for word in found} >= set(range(2, len(xs)))
    return _Names(found, xs, min(word.top for word in found)) if named else None


def _edges(lane: Box, columns: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """The edges between the columns of a lane, and that of the labels left of these; none where nothing is left of them."""
    if not columns:
        return ()
    bare = columns[0][0] - lane.x0 > _NARROWEST
    inner = [(one[1] + other[0]) / 2 for one, other in pairwise(columns)]
    return (lane.x0, *([columns[0][0] - _SLIP] if bare else []), *inner, lane.x1)


def _is_low(card: Box, lane: Box) -> bool:
    """Whether a card is lower than its lane, as no cell of a table is, or names it at its left."""
    return card.x0 - lane.x0 <= _NARROWEST or card.bottom - card.top < lane.bottom - lane.top - 2 * NEAR


def _lines_above(xs: Sequence[float], top: float, words: Sequence[Word]) -> list[Word]:
    above = [word for word in words if word.bottom <= top + NEAR and xs[0] <= word.x0 < xs[-1]]
    found: list[Word] = []
    reached = top
    for line in reversed(rows(above)):
        white = reached - max(word.bottom for word in line)
        if white > (_BLANK if found else _FAR) * line[0].size or is_over(xs, [*line, *found], []):
            break
        found += line
        reached = min(reached, *(word.top for word in line))
    return found


def _cards(lane: Box, areas: Iterable[Box]) -> Iterator[Box]:
    """The areas within a lane that lie in no other."""
    own = [box for box in areas if _is_in(lane, box) and _width(box) <= _CARD * _width(lane)]
    return (box for box in own if not any(_is_in(other, box) for other in own if other != box))


def _is_in(outer: Box, box: Box) -> bool:
    across = outer.x0 - NEAR <= box.x0 and box.x1 <= outer.x1 + NEAR
    return across and outer.top - NEAR <= box.top and box.bottom <= outer.bottom + NEAR


def _without(drawn: Drawn, hulls: Sequence[Box]) -> Drawn:
    """The page without the lines and areas whose middle lies in one of these boxes."""
    own = np.array([any(holds(hull, Box(*rule)) for hull in hulls) for rule in drawn.rules.tolist()], bool)
    fills, whites = (
        tuple(box for box in boxes if not any(holds(hull, box) for hull in hulls))
        for boxes in (drawn.fills, drawn.whites)
    )
    return replace(drawn, rules=drawn.rules[~own] if len(own) else drawn.rules, fills=fills, whites=whites)
