"""The shapes of a page sorted out: tables, nested tables, framed boxes, drawings; undrawn borders found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.rules import Rules, edges, rows
from extractors.pdf.drawn.strokes import NEAR, Across, joined, standing_free
from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.bare_rows import between_stripes
from extractors.pdf.ruled.bare_sides import in_rows, without_rests
from extractors.pdf.ruled.crossed import crossed
from extractors.pdf.ruled.grid import Grid, holds, is_inside, overlap, shapes, size
from extractors.pdf.ruled.grounds import grounded
from extractors.pdf.ruled.head_rows import with_head_row
from extractors.pdf.ruled.headed import headed
from extractors.pdf.ruled.hung_bullets import with_bullets
from extractors.pdf.ruled.inset_lines import cards, with_inset_rows
from extractors.pdf.ruled.labelled_corners import with_corner_cells
from extractors.pdf.ruled.labelled_lines import with_lined_rows
from extractors.pdf.ruled.labelled_stripes import with_labelled_rows
from extractors.pdf.ruled.lanes import with_lanes
from extractors.pdf.ruled.layouts import without_layouts
from extractors.pdf.ruled.middles import middles
from extractors.pdf.ruled.named_rows import with_named_rows
from extractors.pdf.ruled.numbered_rows import numbered
from extractors.pdf.ruled.open_corners import closed_corners
from extractors.pdf.ruled.outgrown import finer, longer
from extractors.pdf.ruled.pieced import pieced
from extractors.pdf.ruled.piled import piled
from extractors.pdf.ruled.seams import seamless
from extractors.pdf.ruled.set_apart import set_apart
from extractors.pdf.ruled.single_boxes import single_boxes
from extractors.pdf.ruled.stripes import striped
from extractors.pdf.ruled.under_headers import under_headers
from extractors.pdf.ruled.undrawn import split_undrawn
from extractors.pdf.ruled.white_boxes import with_white_boxes
from extractors.pdf.ruled.white_cells import with_white_cells
from schemas.document import Box

_SHADED_SHARE = 0.5
_WHOLE_PAGE = 0.95  # of the page: a table leaves margins
_ICON = 32.0  # points: a picture beside a row is as wide and high at most
_ONE_COLUMN = 2  # edges


@dataclass(frozen=True, slots=True)
class Ruled:
    """What is enclosed on a page."""

    grids: tuple[Grid, ...] = ()
    boxes: tuple[Box, ...] = ()  # single framed areas
    drawings: tuple[Box, ...] = ()  # boxes held together by connectors
    nested: tuple[Box, ...] = ()  # cells and boxes inside a cell of a grid
    coloured: frozenset[Box] = frozenset()  # hulls of the grids and boxes that colour alone shows


def find(drawn: Drawn) -> Ruled:
    """The tables and boxes of a page, each word-holding area once."""
    drawn, lanes = with_lanes(drawn)
    drawn, white = with_white_cells(with_white_boxes(drawn))
    drawn, labelled = with_labelled_rows(drawn)
    drawn, corners = with_corner_cells(drawn)
    marked, beside = with_lined_rows(drawn)
    white = [*white, *labelled, *corners, *beside]
    lined, coloured = shapes(marked)
    grids = [shape.grid for shape in coloured if shape.grid is not None]
    grids, beside_tables = without_layouts(_without_icons(grids, drawn.words), drawn.words)
    inner = [grid for grid in grids if any(is_inside(grid, outer) for outer in grids)]
    outer = [grid for grid in grids if grid not in inner and not _is_ground(grid, drawn)]
    framed = {box for shape in lined for box in shape.boxes}
    singles = single_boxes(coloured, framed, grids, drawn)
    on_cards = cards([box for box, in_drawing in singles.items() if box in framed and not in_drawing], drawn)
    singles = {box: in_drawing for box, in_drawing in singles.items() if box not in on_cards}
    tables = _tables(outer, {shape.grid.box for shape in lined if shape.grid is not None}, drawn)
    in_cells = [box for box in singles if any(holds(hull, box) for hull in tables.hulls)]
    free = {box: in_drawing for box, in_drawing in singles.items() if box not in in_cells}
    return Ruled(
        tuple(
            _with_undrawn(
                in_rows(without_rests(grid, drawn), drawn) if grid.box in tables.lone else grid, drawn
            )
            for grid in (
                *(table.grid for table in lanes),
                *tables.bare,
                *tables.whole,
                *on_cards.values(),
            )  # first those in panels, to which their words belong
        ),
        (*(box for box, in_drawing in free.items() if not in_drawing), *beside_tables),
        tuple(box for box, in_drawing in free.items() if in_drawing),
        (
            *(cell.box for grid in inner for cell in grid.cells),
            *(card for table in lanes for card in table.cards),
            *(box for box in in_cells if not any(_is_as_wide(box, grid.box) for grid in tables.whole)),
        ),
        frozenset(
            [
                *tables.lone.intersection(
                    g.box for g in tables.whole if not any(holds(g.box, cell) for cell in white)
                ),
                *(box for box, in_drawing in singles.items() if not in_drawing and box not in framed),
            ]
        ),
    )


class _Tables(NamedTuple):
    """The tables of a page: `whole` are put right, `bare` those that nothing drawn holds together.

    `lone` are the hulls of what colour alone shows, `hulls` those in which boxes are of a table.
    """

    whole: list[Grid]
    bare: list[Grid]
    lone: set[Box]
    hulls: list[Box]


def _tables(outer: list[Grid], ruled: set[Box], drawn: Drawn) -> _Tables:
    """The grids put right, and the tables beside them; `ruled` are the hulls of those that lines show."""
    cut = {grid.box: parted for grid in outer if (parted := crossed(grid, drawn)) is not None}
    outer = [grid for grid in outer if grid.box not in cut]
    lone = {grid.box for grid in outer if grid.box not in ruled and not _has_upright(grid.box, drawn)}
    apart = {
        grid.box: found
        for grid in outer
        if grid.box in lone and (found := set_apart(_with_undrawn(grid, drawn), drawn))
    }
    lone -= apart.keys()
    outer = [grid for grid in outer if grid.box not in apart]
    whole = [
        (headed(grid, drawn) or grid)
        if grid.box in lone
        else numbered(seamless(grounded(striped(grid, drawn), drawn), drawn), drawn.words)
        for grid in outer
    ]
    whole = [*between_stripes(whole, drawn), *cut.values(), *apart.values()]
    whole = [
        with_named_rows(with_inset_rows(with_head_row(grid, drawn), drawn), drawn)
        for grid in whole
        if not any(is_inside(grid, other) for other in whole)
    ]
    whole = [
        closed_corners(grid, drawn) if grid.box in ruled else finer(longer(grid, drawn, whole), drawn, whole)
        for grid in whole
    ]
    whole, bare = _with_bare(whole, lone, ruled, drawn)
    return _Tables(whole, bare, lone, [grid.box for grid in (*outer, *bare)])


def _with_bare(
    whole: list[Grid], lone: set[Box], ruled: set[Box], drawn: Drawn
) -> tuple[list[Grid], list[Grid]]:
    """The grids without those that are a coloured column of a table, and the tables that nothing holds together."""
    panels = [grid for grid in whole if grid.box in lone and len(grid.xs) == _ONE_COLUMN]
    tinted = [grid for grid in whole if grid.box not in ruled and len(grid.xs) == _ONE_COLUMN + 1]
    bare = pieced(drawn, [grid.box for grid in whole if grid not in (*panels, *tinted)])
    bare = [grid for grid in bare if not any(_is_across(grid, panel) for panel in panels)]
    bare += piled(drawn, [grid.box for grid in (*whole, *bare)])
    parts = [grid for grid in (*tinted, *panels) if any(_is_of(grid, table) for table in bare)]
    whole = [grid for grid in whole if grid not in parts]
    bare = [grid for grid in bare if not any(overlap(grid.box, one.box) for one in whole if one in tinted)]
    return under_headers(whole, bare, lone, drawn.words)


def across(drawn: Drawn, solid: Iterable[Box]) -> Across:
    """The level lines outside the boxes."""
    boxes = list(solid)
    lines = drawn.rules[drawn.rules[:, 1] == drawn.rules[:, 3]]
    sides = rows(side for fill in drawn.fills for side in edges(fill)[:2])
    upright = _outside(drawn.rules[drawn.rules[:, 0] == drawn.rules[:, 2]], boxes)
    level = joined(_outside(lines, boxes))
    return Across(level, joined(_outside(sides, boxes)), standing_free(upright, level))


def _outside(rules: Rules, boxes: Iterable[Box]) -> Rules:
    """The rules whose middle lies in none of the boxes."""
    x, y = (rules[:, 0] + rules[:, 2]) / 2, (rules[:, 1] + rules[:, 3]) / 2
    is_free = np.ones(len(rules), bool)
    for x0, top, x1, bottom in boxes:
        is_free &= (x < x0) | (x > x1) | (y < top) | (y > bottom)
    return rules[is_free]


def _has_upright(box: Box, drawn: Drawn) -> bool:
    x0, top, x1, bottom = drawn.rules.T
    is_beside = (x0 == x1) & (box.x0 - NEAR <= x0) & (x0 <= box.x1 + NEAR)
    return bool((is_beside & (top < box.bottom - NEAR) & (bottom > box.top + NEAR)).any())


def shaded(boxes: Sequence[Box], fills: Sequence[Box]) -> list[bool]:
    """For each box, whether coloured rectangles lie behind most of it."""
    if not fills or not boxes:
        return [False] * len(boxes)
    x0, top, x1, bottom = (np.array(side)[:, None] for side in zip(*boxes, strict=True))
    left, upper, right, lower = (np.array(side) for side in zip(*fills, strict=True))
    widths = np.minimum(x1, right) - np.maximum(x0, left)
    heights = np.minimum(bottom, lower) - np.maximum(top, upper)
    covered = (np.maximum(widths, 0) * np.maximum(heights, 0)).sum(1)
    whole = ((x1 - x0) * (bottom - top))[:, 0]
    return ((covered >= _SHADED_SHARE * whole) & (whole > 0)).tolist()  # type: ignore[no-any-return]


def sort_into(grid: Grid, words: Iterable[Word]) -> tuple[list[list[Word]], list[Word]]:
    """The words by the cell they begin in, in the order of the grid's cells, and those in none.

    A word too long for its column stays whole in the cell it begins in, a bullet stands where its text does.
    """
    inside: list[list[Word]] = [[] for _ in grid.cells]
    outside: list[Word] = []
    xs, ys, slots = grid.xs, grid.ys, grid.slots
    left, right, upper, lower = xs[0], xs[-1], ys[0], ys[-1]
    x_from = x_to = y_from = y_to = 0.0  # the slot of the last word: the next is often there too
    own = outside
    for word in words:
        _, x0, top, x1, bottom, size, _, _ = word
        width, half = x1 - x0, size / 2
        x = x0 + (half if half < width else width) / 2  # noqa: FURB136  # a call a word takes longer
        y = (top + bottom) / 2
        if x_from <= x < x_to and y_from <= y < y_to:
            own.append(word)
        elif left <= x < right and upper <= y < lower:
            column, row = bisect_right(xs, x), bisect_right(ys, y)
            x_from, x_to, y_from, y_to = xs[column - 1], xs[column], ys[row - 1], ys[row]
            own = inside[slots[row - 1][column - 1]]
            own.append(word)
        else:
            outside.append(word)
    return with_bullets(grid, inside, outside)


def _is_ground(grid: Grid, drawn: Drawn) -> bool:
    """Whether the areas are the ground of a page, as covers have it: they fill it, in one column or with all words in one."""
    if size(grid.box) < _WHOLE_PAGE * drawn.width * drawn.height:
        return False
    if len(grid.xs) == _ONE_COLUMN:
        return True
    inside, outside = sort_into(grid, drawn.words)
    return not outside and sum(map(bool, inside)) <= 1


def _without_icons(grids: list[Grid], words: Sequence[Word]) -> list[Grid]:
    """The grids without small pictures that hold no word, as the two pages of an open book beside a row are."""
    small = [grid for grid in grids if max(grid.xs[-1] - grid.xs[0], grid.ys[-1] - grid.ys[0]) <= _ICON]
    if not small:  # as on most pages
        return grids
    places = middles(words)
    bare = {box for box in (grid.box for grid in small) if not places.inside(box).any()}
    return [grid for grid in grids if grid.box not in bare]


def _is_across(grid: Grid, panel: Grid) -> bool:
    """Whether a table meets a panel of coloured areas and does not stand in one of these with white left and right."""
    if not overlap(grid.box, panel.box) or _is_of(panel, grid):
        return False
    x0, top, x1, bottom = grid.box
    return not any(
        cell.box.x0 + NEAR < x0 < x1 < cell.box.x1 - NEAR and cell.box.top <= top < bottom <= cell.box.bottom
        for cell in panel.cells
    )


def _is_of(part: Grid, table: Grid) -> bool:
    """Whether a grid that only a coloured column of a table shows, or its bands, is that table's: as wide, and not beyond it."""
    x0, top, x1, bottom = table.box
    sides = abs(part.box.x0 - x0) <= NEAR and abs(part.box.x1 - x1) <= NEAR
    return sides and top <= part.box.top + NEAR and part.box.bottom <= bottom + NEAR


def _is_as_wide(box: Box, table: Box) -> bool:
    """Whether a box in a table is a stripe of it."""
    return holds(table, box) and box.x1 - box.x0 >= table.x1 - table.x0 - NEAR


def _with_undrawn(grid: Grid, drawn: Drawn) -> Grid:
    """The grid with its wide cells cut where no line parts their texts; those cut first show where others begin."""
    while any(cell.column_span > 1 for cell in grid.cells):
        cut = split_undrawn(grid, sort_into(grid, drawn.words)[0], drawn.rules)
        if len(cut.cells) == len(grid.cells):
            break
        grid = cut
    return grid
