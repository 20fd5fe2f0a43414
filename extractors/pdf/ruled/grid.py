"""Ruled lines -> tables and boxes.

The positions of a mesh of lines span a grid of slots; slots without a line between them are one cell.
So the cells tile the table whatever lines are missing, and no word in a table can fall beside all cells.
A mesh whose closed areas cover little of it is a drawing (boxes with connectors): its closed areas are boxes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add, ge, itemgetter
from typing import NamedTuple

import numpy as np

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.rules import edges, rows
from extractors.pdf.drawn.strokes import NEAR, Mesh, Stroke, meshes, root
from extractors.pdf.ruled.badges import without_badges
from extractors.pdf.ruled.gaps import closed
from extractors.pdf.ruled.wide_titles import wide_titles
from schemas.document import Box

_COVERED = 0.6  # share of a slot's side that must be drawn
_TABLE_SHARE = 0.6  # share of a mesh that closed areas must cover to be a table
_MOST_SLOTS = 20_000  # graph paper and maps have more
_SMALLEST = 6.0  # points: lower or narrower areas hold no text


class GridCell(NamedTuple):
    """An area of a grid: its first row and column (from 0), its spans and its box."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box

    @property
    def area(self) -> Area:
        """The slots that it covers."""
        return Area(self.column, self.row, self.column + self.column_span - 1, self.row + self.row_span - 1)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells in reading order, tiling its rows x columns; `xs` and `ys` are the edges between.

    `slots` has the number of the cell at each row and column.
    """

    cells: tuple[GridCell, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        """The hull of the table."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


class Shape(NamedTuple):
    """What a mesh encloses: a table, or boxes (several of them in a drawing)."""

    grid: Grid | None
    boxes: tuple[Box, ...]


class Area(NamedTuple):
    """A rectangle of slots, first and last column and row inclusive."""

    column: int
    row: int
    last_column: int
    last_row: int


class _Slots(NamedTuple):
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    lefts: list[list[bool]]  # [x][row]: is the line at xs[x] drawn beside that row
    tops: list[list[bool]]  # [y][column]: is the line at ys[y] drawn along that column


def shapes(drawn: Drawn) -> tuple[list[Shape], list[Shape]]:
    """What the page's lines enclose, and what they enclose together with the edges of coloured rectangles.

    A coloured rectangle adds lines only outside the ruled tables: inside, it is shading, and its edges
    would cut cells where nobody drew a border.
    """
    known = {mesh: _shape(mesh, drawn.fills) for mesh in meshes(drawn.rules)}
    ruled = list(known.values())
    hulls = [shape.grid.box for shape in ruled if shape.grid is not None]
    loose = [fill for fill in drawn.fills if not any(holds(hull, fill) for hull in hulls)]
    if not loose:
        return ruled, ruled
    loose = closed(without_badges(loose, [box for shape in ruled for box in shape.boxes]))
    titles = wide_titles(loose, drawn.rules)
    loose = [fill for fill in loose if fill not in titles] if titles else loose
    sides = rows(side for fill in loose for side in edges(fill))
    together = meshes(np.concatenate((drawn.rules, sides)))
    shown = [known[mesh] if mesh in known else _shape(mesh, (*drawn.fills, *loose)) for mesh in together]
    return ruled, [*shown, *(Shape(None, (title,)) for title in titles)]


def build(areas: Iterable[Area], xs: Sequence[float], ys: Sequence[float]) -> Grid:
    """The grid of the areas; positions at which no area begins or ends are left out."""
    areas = sorted(areas, key=itemgetter(1, 0))
    columns = sorted({x for left, _, right, _ in areas for x in (left, right + 1)})
    rows = sorted({y for _, top, _, bottom in areas for y in (top, bottom + 1)})
    column_of, row_of = {x: n for n, x in enumerate(columns)}, {y: n for n, y in enumerate(rows)}
    cells: list[GridCell] = []
    slots = [[0] * (len(columns) - 1) for _ in range(len(rows) - 1)]
    for number, area in enumerate(areas):
        left, top, right, bottom = area
        row, column = row_of[top], column_of[left]
        row_span, column_span = row_of[bottom + 1] - row, column_of[right + 1] - column
        cells.append(GridCell(row, column, row_span, column_span, _area_box(area, xs, ys)))
        for down in range(row, row + row_span):
            slots[down][column : column + column_span] = [number] * column_span
    return Grid(
        tuple(cells), tuple(xs[x] for x in columns), tuple(ys[y] for y in rows), tuple(map(tuple, slots))
    )


def holds(outer: Box, inner: Box) -> bool:
    """Whether the middle of `inner` lies in `outer`."""
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def overlap(one: Box, other: Box) -> float:
    """The area both boxes share, in square points."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return width * height if width > 0 and height > 0 else 0.0


def is_inside(inner: Grid, outer: Grid) -> bool:
    """Whether the whole of a grid is a part of another."""
    box, around = inner.box, outer.box
    return box != around and size(box) < size(around) and holds(around, box)


def size(box: Box) -> float:
    """The area of the box in square points."""
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _shape(mesh: Mesh, fills: Sequence[Box]) -> Shape:
    slots = _slots(mesh, fills)
    if slots is None:
        return Shape(None, ())
    areas, closed = [], []
    ajar = _open_sides(slots)
    for group in _groups(slots):
        parts = _rectangles(group)
        areas += parts
        if _is_closed(group, parts, ajar):
            closed += parts
    xs, ys = slots.xs, slots.ys
    covered = sum([(xs[right + 1] - xs[left]) * (ys[low + 1] - ys[top]) for left, top, right, low in closed])
    whole = (xs[-1] - xs[0]) * (ys[-1] - ys[0])
    if len(areas) > 1 and len(closed) > 1 and covered >= _TABLE_SHARE * whole:
        return Shape(build(areas, xs, ys), ())
    boxes = [_area_box(area, xs, ys) for area in closed]
    return Shape(None, tuple(box for box in boxes if _is_roomy(box)))


def _is_roomy(box: Box) -> bool:
    return box.x1 - box.x0 >= _SMALLEST and box.bottom - box.top >= _SMALLEST


def _slots(mesh: Mesh, fills: Sequence[Box]) -> _Slots | None:
    xs = _positions(mesh.upright, mesh.level)
    ys = _positions(mesh.level, mesh.upright)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MOST_SLOTS:  # noqa: PLR2004 -- a slot has two sides
        return None
    hull = Box(xs[0], ys[0], xs[-1], ys[-1])
    own = [fill for fill in fills if overlap(hull, fill) > 0]
    upright = [*mesh.upright, *(Stroke(x, fill.top, fill.bottom) for fill in own for x in (fill.x0, fill.x1))]
    level = [*mesh.level, *(Stroke(y, fill.x0, fill.x1) for fill in own for y in (fill.top, fill.bottom))]
    return _Slots(xs, ys, _drawn(upright, xs, ys), _drawn(level, ys, xs))


def _positions(strokes: Sequence[Stroke], crossing: Sequence[Stroke]) -> tuple[float, ...]:
    """Where the strokes lie, and how far the crossing ones reach beyond: the open sides of a table."""
    found = sorted({stroke.at for stroke in strokes})
    low, high = min(stroke.low for stroke in crossing), max(stroke.high for stroke in crossing)
    before = [low] if low < found[0] - _SMALLEST else []
    after = [high] if high > found[-1] + _SMALLEST else []
    return (*before, *found, *after)


def _drawn(strokes: Iterable[Stroke], across: Sequence[float], along: Sequence[float]) -> list[list[bool]]:
    """For each position and each stretch between neighbouring crossings: is enough of it drawn."""
    whole = [after - before for before, after in pairwise(along)]
    lengths = [[0.0] * len(whole) for _ in across]
    for at, low, high in strokes:
        start, end = max(0, bisect_right(along, low) - 1), min(len(whole), bisect_left(along, high))
        if start >= end:
            continue
        parts = whole[start:end]
        parts[0] -= max(0.0, low - along[start])
        parts[-1] -= max(0.0, along[end] - high)
        for row in lengths[bisect_left(across, at - NEAR) : bisect_right(across, at + NEAR)]:
            row[start:end] = map(add, row[start:end], parts)
    enough = [_COVERED * length for length in whole]
    return [list(map(ge, row, enough)) for row in lengths]


def _groups(slots: _Slots) -> list[list[tuple[int, int]]]:
    """Lists of (row, column), in reading order, with no line between."""
    rows, columns = len(slots.ys) - 1, len(slots.xs) - 1
    parent = list(range(rows * columns))
    beside = [
        (row * columns + x - 1, row * columns + x)
        for x in range(1, columns)
        for row, is_drawn in enumerate(slots.lefts[x])
        if not is_drawn
    ]
    below = [
        ((y - 1) * columns + column, y * columns + column)
        for y in range(1, rows)
        for column, is_drawn in enumerate(slots.tops[y])
        if not is_drawn
    ]
    for one, other in (*beside, *below):
        parent[root(parent, other)] = root(parent, one)
    groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for slot in range(rows * columns):
        groups[root(parent, slot)].append(divmod(slot, columns))
    return list(groups.values())


def _rectangles(group: Sequence[tuple[int, int]]) -> list[Area]:
    """The group cut into rectangles: runs along the rows, equal runs below each other as one."""
    (top, left), (bottom, right) = group[0], group[-1]
    if len(group) == 1:
        return [Area(left, top, right, bottom)]
    if len(group) == (bottom - top + 1) * (right - left + 1) and all(left <= c <= right for _, c in group):
        return [Area(left, top, right, bottom)]
    columns: dict[int, list[int]] = defaultdict(list)
    for row, column in group:
        columns[row].append(column)
    found: list[Area] = []
    open_runs: dict[tuple[int, int], Area] = {}
    for row in range(top, bottom + 2):
        runs = set(_runs(columns[row]))
        found += [open_runs.pop(run) for run in [run for run in open_runs if run not in runs]]
        for first, last in runs:
            started = open_runs.get((first, last), Area(first, row, last, row))
            open_runs[(first, last)] = started._replace(last_row=row)
    return found


def _runs(columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for n, column in enumerate(columns):
        if n + 1 == len(columns) or columns[n + 1] != column + 1:
            yield columns[start], column
            start = n + 1


def _open_sides(slots: _Slots) -> dict[tuple[int, int], set[str]]:
    """The outer sides without a line, by the slot they are missing at."""
    last_row, last_column = len(slots.ys) - 2, len(slots.xs) - 2
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for side, column, drawn in (("left", 0, slots.lefts[0]), ("right", last_column, slots.lefts[-1])):
        for row in [row for row, is_drawn in enumerate(drawn) if not is_drawn]:
            found[row, column].add(side)
    for side, row, drawn in (("top", 0, slots.tops[0]), ("bottom", last_row, slots.tops[-1])):
        for column in [column for column, is_drawn in enumerate(drawn) if not is_drawn]:
            found[row, column].add(side)
    return found


def _is_closed(
    group: Iterable[tuple[int, int]], parts: Sequence[Area], ajar: Mapping[tuple[int, int], set[str]]
) -> bool:
    """Whether lines go all round, or all but one side, or above and below or left and right of it.

    Tables often lack the lines at their outer sides; the ground around a drawing lacks more.
    """
    missing = {side for slot in group if slot in ajar for side in ajar[slot]}
    if not missing:
        return True
    return len(parts) == 1 and (len(missing) == 1 or missing in ({"left", "right"}, {"top", "bottom"}))


def _area_box(area: Area, xs: Sequence[float], ys: Sequence[float]) -> Box:
    left, top, right, bottom = area
    return Box(xs[left], ys[top], xs[right + 1], ys[bottom + 1])
