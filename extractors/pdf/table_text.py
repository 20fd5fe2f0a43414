"""The words of a table by its cells: each cell's regions, in the frame that the table's padding leaves them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.pdf.boxes.boxed import inner
from extractors.pdf.boxes.card_grids import card_parts
from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow.regions import Region, region
from extractors.pdf.lines import END, START, Frame, Line
from extractors.pdf.ruled import Ruled, shaded, sort_into
from extractors.pdf.ruled.bare_titles import with_titles
from extractors.pdf.ruled.grid import Grid, GridCell, holds
from extractors.pdf.ruled.inner_rows import inner_rows
from extractors.pdf.ruled.named_columns import with_named_columns
from extractors.pdf.ruled.overhang import hanging
from extractors.pdf.unruled.aligned import Aligned
from schemas.document import Box

_MOST_PADDING = 12.0  # points: text further from its border is indented
_ONE_COLUMN = 2  # edges
_BARE = 1.0  # points: a smaller padding is none
_TYPICAL = 10  # every tenth cell may have text nearer to its border than the padding


class CellText(NamedTuple):
    """A cell of a grid, its text (one region, more where a table is nested in it) and its shading."""

    place: GridCell
    regions: tuple[Region, ...]
    shaded: bool


@dataclass(frozen=True, slots=True)
class TableText:
    """A grid with its text."""

    grid: Grid
    cells: tuple[CellText, ...]


class Placed(NamedTuple):
    """A whole grid, the words of each of its cells, and those in none."""

    grid: Grid
    inside: Sequence[Sequence[Word]]
    outside: list[Word]


def placed(grid: Grid, words: Sequence[Word], drawn: Drawn, before: Grid | None) -> Placed:
    """The grid with what its words show of rows and columns; `before` is the table that ends the page before."""
    inside, outside = sort_into(grid, words)
    if (whole := with_titles(grid, inside, outside, drawn)) is not None:
        grid = whole
        inside, outside = sort_into(grid, words)
    if (parted := with_named_columns(grid, inside, before)) is not grid:
        grid = parted
        inside, outside = sort_into(grid, words)
    return Placed(grid, *hanging(grid, inside, outside, drawn.rules))


def table_text(grid: Grid, words: Sequence[Sequence[Word]], ruled: Ruled, drawn: Drawn) -> TableText:
    """The grid with the words of each of its cells as their regions."""
    filled = [(cell, own) for cell, own in zip(grid.cells, words, strict=True) if own]
    pad = _padding(filled)
    rights = _rights(filled, pad)
    cells = []
    cards = card_parts([(cell.box, own) for cell, own in filled]) if len(grid.xs) > _ONE_COLUMN else {}
    is_shaded = shaded([cell.box for cell in grid.cells], drawn.fills)
    for cell, own, dark in zip(grid.cells, words, is_shaded, strict=True):
        x0, _, x1, _ = cell.box
        nested = [
            box
            for box in ruled.nested
            if holds(cell.box, box) and x0 - NEAR <= box.x0 and box.x1 <= x1 + NEAR
        ]
        frame = Frame(x0 + pad, rights.get(x1, x1 - pad))
        cells.append(CellText(cell, cards.get(cell.box) or _cell_regions(own, frame, nested), dark))
    return TableText(grid, tuple(cells))


def _cell_regions(words: Sequence[Word], frame: Frame, nested: Sequence[Box]) -> tuple[Region, ...]:
    if not words:
        return ()
    if not nested:
        return (region(words, frame),)
    groups: dict[Box | None, list[Word]] = defaultdict(list)
    for word in words:
        groups[next((box for box in nested if holds(box, word.box)), None)].append(word)
    above_first = sorted(
        groups.items(), key=lambda item: (min(w.top for w in item[1]), min(w.x0 for w in item[1]))
    )
    places = inner_rows(nested)
    if not all(groups.get(box) for box, (row, column) in places.items() if 0 in {row, column}):
        places = {}  # each column and each row has a name
    return tuple(
        region(own, frame) if box is None else region(own, inner(box, own))._replace(place=places.get(box))
        for box, own in above_first
    )


def _padding(filled: Iterable[tuple[GridCell, Sequence[Word]]]) -> float:
    """The distance a table keeps between a cell's border and its text, in points."""
    gaps = sorted([max(0.0, min(map(START, words)) - cell.box.x0) for cell, words in filled])
    return min(_MOST_PADDING, gaps[len(gaps) // _TYPICAL]) if gaps else 0.0


def _rights(filled: Iterable[tuple[GridCell, Sequence[Word]]], pad: float) -> dict[float, float]:
    """The inner right edge of each column edge: as far from it as the text on the left, or the longest line.

    Where texts begin at the very edge, they keep their distance on the right alone: that of the longest line of all.
    """
    longest: dict[float, float] = {}
    for cell, words in filled:
        edge = cell.box.x1
        ends = [x1 for x1 in map(END, words) if x1 < edge]
        longest[edge] = max([longest.get(edge, 0.0 if pad < _BARE else edge - pad), *ends])
    if pad < _BARE:
        least = min((edge - end for edge, end in longest.items()), default=0.0)
        return {edge: edge - least for edge in longest}
    return longest


def cells_of(table: Aligned, fills: Sequence[Box]) -> TableText:
    """The table with its text by cell; `fills` are the coloured rectangles of its page."""
    dark = shaded([cell.box for cell in table.grid.cells], fills)
    return TableText(
        table.grid,
        tuple(
            CellText(cell, _aligned_regions(own, frame), is_dark)
            for cell, own, frame, is_dark in zip(
                table.grid.cells, table.texts, table.frames, dark, strict=True
            )
        ),
    )


def _aligned_regions(own: Sequence[Line], frame: Frame) -> tuple[Region, ...]:
    words = [word for text in own for word in text.words]
    return (region(words, frame),) if words else ()
