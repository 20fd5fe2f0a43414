"""Ruled lines -> lines at shared positions, and the groups of them that touch each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from operator import attrgetter, itemgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractors.pdf.drawn.rules import Rules

NEAR = 3.0  # points: lines this near are one line, gaps this small are none
_SHORTEST = 5.0  # points: anything shorter is a dot or a tick
_SAME = 0.5  # points: pieces of one dotted line are no further to its side
_TALL = 60.0  # points: a lower upright line is an ornament
_MOST_UPRIGHT = 40  # upright lines outside tables: beyond that it is a drawing
_MOST = 4000  # lines on a page: beyond that it is a map or a chart, not a form
_AT = attrgetter("at")


class Stroke(NamedTuple):
    """A line at a shared position (x of an upright, y of a level one), from `low` to `high` along it."""

    at: float
    low: float
    high: float


class Mesh(NamedTuple):
    """Level and upright strokes that touch, directly or through others."""

    level: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]


class Across(NamedTuple):
    """The level strokes outside tables: the lines drawn, and the edges of coloured rectangles.

    And the `upright` lines that nothing meets. Level ones are in the order of their heights.
    """

    drawn: tuple[Stroke, ...] = ()
    tinted: tuple[Stroke, ...] = ()
    upright: tuple[Stroke, ...] = ()

    def between(self, top: float, bottom: float) -> list[Stroke]:
        """The level ones below one height and above another."""
        found: list[Stroke] = []
        for strokes in (self.drawn, self.tinted):
            found += strokes[bisect_right(strokes, top, key=_AT) : bisect_left(strokes, bottom, key=_AT)]
        return found

    def within(self, left: float, top: float, right: float, bottom: float) -> Across:
        """Those in the rectangle, or partly in it."""
        drawn, tinted = (
            tuple(s for s in strokes if top <= s.at <= bottom and s.low < right and s.high > left)
            for strokes in (self.drawn, self.tinted)
        )
        upright = (s for s in self.upright if left <= s.at <= right and s.low < bottom and s.high > top)
        return Across(drawn, tinted, tuple(upright))


def meshes(rules: Rules) -> tuple[Mesh, ...]:
    """The groups of touching strokes that have strokes both ways, top to bottom.

    Source: snapping, joining and the three points of tolerance are Tabula's and pdfplumber's.
    """
    is_level = rules[:, 1] == rules[:, 3]
    level, upright = _pieces(rules[is_level][:, [1, 0, 2]]), _pieces(rules[~is_level][:, [0, 1, 3]])
    if len(level) + len(upright) > _MOST:
        return ()
    groups = _touching(list(level), list(upright))
    found = [Mesh(_at_own(h, level), _at_own(v, upright)) for h, v in groups if h and v]
    return tuple(sorted(found, key=lambda mesh: (mesh.level[0].at, mesh.upright[0].at)))


def joined(level: Rules) -> tuple[Stroke, ...]:
    """Strokes by position and start: positions within `NEAR` become their mean, pieces in line one piece."""
    return tuple(_pieces(level[:, [1, 0, 2]]))


def standing_free(uprights: Rules, level: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """The upright lines that no level line meets and no other stands beside."""
    if not 0 < len(uprights) <= _MOST_UPRIGHT:  # as on nearly every page
        return ()
    tall = [stroke for stroke in _pieces(uprights[:, [0, 1, 3]]) if stroke.high - stroke.low >= _TALL]
    alone = [
        one
        for one in tall
        if not any(other.low < one.high and other.high > one.low for other in tall if other is not one)
    ]
    return tuple(one for one in alone if not any(_meets(one, rule) for rule in level))


def _meets(upright: Stroke, rule: Stroke) -> bool:
    beside = rule.low - NEAR <= upright.at <= rule.high + NEAR
    return beside and upright.low - NEAR <= rule.at <= upright.high + NEAR


def _pieces(lines: npt.NDArray[np.float64]) -> dict[Stroke, list[float]]:
    """The strokes, each with the positions of the lines it was drawn by: rows of position, start and end."""
    found: dict[Stroke, list[float]] = {}
    for cluster in _clusters(_without_dots(lines[np.lexsort(lines.T[::-1])]).tolist()):
        at = sum([position for position, _, _ in cluster]) / len(cluster)
        start = end = -inf
        own: list[float] = []
        for position, low, high in sorted(cluster, key=itemgetter(1)):
            if low - end > NEAR:
                found[Stroke(at, start, end)] = own
                start, own = low, []
            end = max(end, high)
            own.append(position)
        found[Stroke(at, start, end)] = own
    return {stroke: own for stroke, own in found.items() if own and stroke.high - stroke.low >= _SHORTEST}


def _without_dots(lines: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The lines, sorted by position, without short ones that have none before or behind them.

    Each dot of a line across may be one of a line down: taken as such the dots would make all positions one.
    """
    is_short = lines[:, 2] - lines[:, 1] < _SHORTEST
    if not is_short.any():  # as on most pages
        return lines
    place = np.cumsum(np.diff(lines[:, 0], prepend=lines[0, 0]) > _SAME)
    order = np.lexsort((lines[:, 1], place))
    place, lines = place[order], lines[order]
    goes_on = (place[1:] == place[:-1]) & (lines[1:, 1] - lines[:-1, 2] <= NEAR)
    is_kept = ~is_short[order] | np.append(goes_on, [False]) | np.append([False], goes_on)
    found: npt.NDArray[np.float64] = lines[is_kept]
    return found[np.lexsort(found.T[::-1])]


def _at_own(strokes: Sequence[Stroke], drawn: Mapping[Stroke, Sequence[float]]) -> tuple[Stroke, ...]:
    """A mesh's strokes where its own lines put them: another table's, a little to the side, do not count."""
    own: dict[float, list[float]] = {}
    for stroke in strokes:
        own.setdefault(stroke.at, []).extend(drawn[stroke])
    mean = {at: sum(places) / len(places) for at, places in own.items()}
    return tuple(Stroke(mean[at], low, high) for at, low, high in strokes)


def _clusters(lines: Iterable[list[float]]) -> list[list[list[float]]]:
    clusters: list[list[list[float]]] = []
    last = -inf
    for line in lines:
        if line[0] - last <= NEAR:
            clusters[-1].append(line)
        else:
            clusters.append([line])
        last = line[0]
    return clusters


def _touching(
    level: Sequence[Stroke], upright: Sequence[Stroke]
) -> Iterable[tuple[list[Stroke], list[Stroke]]]:
    parent = list(range(len(level) + len(upright)))
    heights = [stroke.at for stroke in level]
    for number, stroke in enumerate(upright, start=len(level)):
        first, last = bisect_left(heights, stroke.low - NEAR), bisect_right(heights, stroke.high + NEAR)
        for crossed in range(first, last):
            if level[crossed].low - NEAR <= stroke.at <= level[crossed].high + NEAR:
                parent[root(parent, crossed)] = root(parent, number)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for number in range(len(parent)):
        h, v = groups.setdefault(root(parent, number), ([], []))
        if number < len(level):
            h.append(level[number])
        else:
            v.append(upright[number - len(level)])
    return groups.values()


def root(parent: list[int], item: int) -> int:
    """The representative of the item's set; shortens the way there for the next question."""
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item
