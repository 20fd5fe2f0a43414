"""A page's words sorted into tables, boxes and free lines, and pages -> the body of a Document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

import numpy as np

from extractors.pdf import flow
from extractors.pdf.boxes.alike import are_beside
from extractors.pdf.boxes.alike import cards as same_labels
from extractors.pdf.boxes.bare_cards import bare_cards
from extractors.pdf.boxes.boxed import Boxed, boxed, inner, titled
from extractors.pdf.boxes.counted import counted
from extractors.pdf.boxes.field_lines import field_lines
from extractors.pdf.boxes.foot_fields import above_fields, over_fields
from extractors.pdf.boxes.large_numbers import with_large_numbers
from extractors.pdf.boxes.mastheads import mastheads
from extractors.pdf.boxes.numbered_cards import numbered_cards
from extractors.pdf.boxes.side_notes import side_notes
from extractors.pdf.boxes.strips import strips, without_ornaments
from extractors.pdf.boxes.title_grounds import with_title
from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import Across
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow.regions import Region, labelled, region
from extractors.pdf.lines import Line
from extractors.pdf.lines.furniture import Margin, is_number_at_foot
from extractors.pdf.ruled import Ruled, across, find
from extractors.pdf.ruled.edged import is_one_column
from extractors.pdf.ruled.grid import Grid
from extractors.pdf.ruled.held_tables import with_held_tables
from extractors.pdf.ruled.lone_cells import lone_cell
from extractors.pdf.ruled.middles import middles
from extractors.pdf.table_text import TableText, placed, table_text
from schemas.document import Box

_ONE_COLUMN = 2  # edges
_MOST_PILES = 60  # tables of one column on a page: beyond that it is a chart
_FOOT = 0.8  # of the height of a page: what a page break cuts reaches down so far
_BAR = 10.0  # points: a bar along a panel is no higher


class Tinted(NamedTuple):
    """A table or box that colour alone shows: itself, or the header or a stripe of a table without lines."""

    whole: TableText | Region
    box: Box
    lines: tuple[Line, ...]  # its words, cut at wide gaps


class Panel(NamedTuple):
    """An area of the page and what it holds, from top to bottom."""

    box: Box
    parts: tuple[Region | TableText, ...]


class _Panel(NamedTuple):
    """A grid that colour alone shows, and its areas with their words where they stand below each other."""

    plain: Tinted
    words: Sequence[Word]
    areas: Sequence[tuple[Box, Sequence[Word]]]


class _InGrids(NamedTuple):
    """The tables, the panels of colour and the cards that grids are, and the words in none.

    `piles` are the words of those tables that are cells of one column, where some stand side by side.
    """

    tables: list[TableText]
    panels: list[_Panel]
    cards: list[Boxed]
    piles: dict[Box, list[Word]]
    words: list[Word]


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands where on a page. `free` are the lines outside tables and boxes, cut at wide gaps."""

    number: int
    width: float
    height: float
    tables: tuple[TableText, ...]
    boxes: tuple[Boxed, ...]
    tinted: tuple[Tinted, ...]
    free: tuple[Line, ...]
    rules: Across  # lines across outside tables
    fills: tuple[Box, ...]
    stray: str
    panels: tuple[Panel, ...] = ()
    folded: bool = False  # the middle between two pages on it is drawn

    @property
    def foot_grid(self) -> Grid | None:
        """The grid of the lowest table, where it reaches the foot of the page."""
        lowest = max((table.grid for table in self.tables), key=lambda grid: grid.ys[-1], default=None)
        return lowest if lowest is not None and lowest.ys[-1] >= _FOOT * self.height else None

    @property
    def margin(self) -> Margin:
        """The view of the page that finds its furniture."""
        solid = [*(table.grid.box for table in self.tables), *(box.extent for box in self.boxes)]
        solid += [*(tinted.box for tinted in self.tinted), *(panel.box for panel in self.panels)]
        return Margin(
            self.number,
            self.height,
            self.free,
            min((box.top for box in solid), default=self.height),
            max((box.bottom for box in solid), default=0.0),
            [line for tinted in self.tinted for line in tinted.lines],
        )


def layout(drawn: Drawn, before: Layout | None = None) -> Layout:
    """The words of a page by the table cell, the box or the free line they stand in; each word once.

    `before` is the page before.
    """
    ruled = with_held_tables(find(drawn), drawn)
    last = before.foot_grid if before is not None else None
    lone = lone_cell(drawn, last)
    if lone is not None:
        ruled = replace(ruled, grids=(lone, *ruled.grids))
    tables, panels, cards, piles, words = _in_grids(ruled, drawn, last)
    in_boxes, free = _sorted_into_boxes((*ruled.boxes, *ruled.drawings), words)
    for box in [box for box, own in in_boxes.items() if is_number_at_foot(own, drawn.height)]:
        free += in_boxes.pop(box)
    panels, blocks, beside = _without_counted(panels, in_boxes, ruled.coloured)
    free += beside
    counted_cards, free = _with_fields(free, in_boxes, ruled.coloured)
    single = {box: own for box, own in in_boxes.items() if box not in ruled.drawings}
    alike = same_labels(single | {panel.plain.box: panel.words for panel in panels if panel.areas} | piles)
    alike = above_fields(single) | alike
    cards += [alike[box] for box in piles if box in alike]
    tables = [table for table in tables if table.grid.box not in alike]
    tinted: list[Tinted] = []
    for panel in panels:
        found = [alike[panel.plain.box]] if panel.plain.box in alike else _cards_in(panel)
        cards += found
        tinted += [] if found else [panel.plain]
    boxes = [alike.get(box) or boxed(box, own, ragged=box in ruled.drawings) for box, own in in_boxes.items()]
    boxes, coloured, ornaments = _without_coloured(boxes, in_boxes, ruled)
    tinted += coloured
    free += chain.from_iterable(in_boxes[one.box] for one in boxes if one.has_rows)
    boxes = [with_title(one, drawn.fills) for one in (*boxes, *cards) if not one.has_rows]
    beside_title, free = mastheads(free) if drawn.number == 1 else ([], free)
    bare, free = bare_cards(free, drawn.fills)
    sides, free = strips(free, drawn.words)
    numbered, free = counted(free)
    free, repeated = with_large_numbers(free)
    notes, lines = side_notes(flow.segments(labelled(free)))
    return Layout(
        drawn.number,
        drawn.width,
        drawn.height,
        tuple(tables),
        (*beside_title, *boxes, *counted_cards, *bare, *sides, *blocks, *numbered, *notes),
        tuple(tinted),
        tuple(lines),
        across(drawn, [table.grid.box for table in tables]) if free or tinted else Across(),
        drawn.fills,
        " ".join(filter(None, (drawn.stray, *(word.text for word in (*ornaments, *repeated))))),
    )


def _in_grids(ruled: Ruled, drawn: Drawn, before: Grid | None) -> _InGrids:
    """What the grids of a page are, and the words in none of them; `before` is the table that ends the page before."""
    words: list[Word] = list(drawn.words)
    tables: list[TableText] = []
    panels: list[_Panel] = []
    cards: list[Boxed] = []
    piles: dict[Box, list[Word]] = {}
    for drawn_grid in ruled.grids:
        grid, inside, words = placed(drawn_grid, words, drawn, before)
        cells = [cell.box for cell in grid.cells]
        if len(grid.xs) == _ONE_COLUMN and (card := titled(cells, inside)) is not None:
            cards.append(card)
            continue
        table = table_text(grid, inside, ruled, drawn)
        if grid.box in ruled.coloured:
            panels.append(_panel(table, inside))
            continue
        tables.append(table)
        if len(grid.xs) == _ONE_COLUMN:
            piles[grid.box] = [*chain(*inside)]
    return _InGrids(tables, panels, cards, _side_by_side(piles), words)


def _side_by_side(piles: dict[Box, list[Word]]) -> dict[Box, list[Word]]:
    """The tables of one column, where two of them stand side by side: the last may have none beside it."""
    few = 1 < len(piles) <= _MOST_PILES
    return piles if few and any(are_beside(box, one) for box in piles for one in piles) else {}


def _without_counted(
    panels: Sequence[_Panel], in_boxes: dict[Box, list[Word]], coloured: Container[Box]
) -> tuple[list[_Panel], list[Boxed], list[Word]]:
    """The panels and boxes but for those that are the mere ground of counted blocks, these blocks, and the words beside them."""
    blocks: list[Boxed] = []
    beside: list[Word] = []
    kept: list[_Panel] = []
    for panel in panels:
        found, rest = counted(panel.words) if panel.areas else ([], [])
        blocks += found
        beside += rest if found else []
        kept += [] if found else [panel]
    for box in [box for box in in_boxes if box in coloured]:
        found, rest = counted(in_boxes[box])
        if found:
            blocks += found
            beside += rest
            del in_boxes[box]
    return kept, blocks, beside


def _with_fields(
    free: Sequence[Word], in_boxes: dict[Box, list[Word]], coloured: Container[Box]
) -> tuple[list[Boxed], list[Word]]:
    """The cards beside their numbers, and the words in none; takes out the grounds that are but behind fields."""
    found, words, grounds = numbered_cards(free, {box: in_boxes[box] for box in in_boxes if box in coloured})
    for box in grounds:
        del in_boxes[box]
    for box in field_lines(words, {box: in_boxes[box] for box in in_boxes if box in coloured}):
        words += in_boxes.pop(box)
    return found, words


def _without_coloured(
    boxes: Sequence[Boxed], words: Mapping[Box, list[Word]], ruled: Ruled
) -> tuple[list[Boxed], list[Tinted], list[Word]]:
    """The boxes that are no bare coloured ground, those that are, and the words that are ornaments of these."""
    kept: list[Boxed] = []
    coloured: list[Tinted] = []
    ornaments: list[Word] = []
    for one in boxes:
        if one.is_card or one.box not in ruled.coloured:
            kept.append(one)
            continue
        own, idle = without_ornaments(words[one.box])
        ornaments += idle
        coloured.append(_tinted(region(own, inner(one.box, own)), one.box, own))
    return kept, coloured, ornaments


def _sorted_into_boxes(
    boxes: Sequence[Box], words: Iterable[Word]
) -> tuple[dict[Box, list[Word]], list[Word]]:
    if not boxes:  # as on most pages
        return {}, list(words)
    own = list(words)
    places, owner = middles(own), np.full(len(own), len(boxes))
    for number in reversed(range(len(boxes))):
        owner[places.inside(boxes[number])] = number
    inside: dict[Box, list[Word]] = defaultdict(list)
    free: list[Word] = []
    for word, number in zip(own, owner.tolist(), strict=True):
        (inside[boxes[number]] if number < len(boxes) else free).append(word)
    return inside, free


def _panel(table: TableText, inside: Sequence[Sequence[Word]]) -> _Panel:
    words = [*chain(*inside)]
    areas = [(cell.place.box, own) for cell, own in zip(table.cells, inside, strict=True) if own]
    whole = _below_bar(table) if len(table.grid.xs) == _ONE_COLUMN else table
    return _Panel(
        _tinted(whole, table.grid.box, words), words, areas if is_one_column(table.grid, inside) else ()
    )


def _cards_in(panel: _Panel) -> list[Boxed]:
    """The areas of a panel as cards, where each has fields below what it names, or all as one over its foot's fields."""
    found = [boxed(box, words) for box, words in panel.areas]
    if found and all(one.is_card for one in found):
        return found
    cells = () if isinstance(panel.plain.whole, Region) else panel.plain.whole.cells
    return over_fields([(cell.place.box, cell.regions) for cell in cells])


def _below_bar(table: TableText) -> TableText | Region:
    """The text of a panel that has but a bare bar above or below it, not a table of one column."""
    texts = [part for cell in table.cells for part in cell.regions]
    bare = [cell.place.box for cell in table.cells if not cell.regions]
    bars = [box for box in bare if box.bottom - box.top <= _BAR]
    return texts[0] if len(texts) == 1 and len(bars) == len(table.cells) - 1 else table


def _tinted(whole: TableText | Region, box: Box, words: Sequence[Word]) -> Tinted:
    return Tinted(whole, box, tuple(flow.segments(labelled(words))))
