"""A page's words sorted into tables, boxes and free lines, and pages -> the body of a Document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.pdf import flow
from extractors.pdf.borderless import Aligned
from extractors.pdf.drawn import Drawn
from extractors.pdf.furniture import Margin
from extractors.pdf.grid import Grid, GridCell, holds
from extractors.pdf.lines import Frame, Line, around
from extractors.pdf.paragraphs import Region, region
from extractors.pdf.ruled import Ruled, find, shaded, sort_into
from extractors.pdf.words import Word
from schemas.document import Box

_MOST_PADDING = 12.0  # points: text further from its border is indented
_ENOUGH_LINES = 8  # long lines that show the right margin by themselves
_LONG_SHARE = 0.6  # of the longest line
_MOST_LINES = 0.95  # share of the long lines that keep within the margin
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


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands where on a page. `free` are the lines outside tables and boxes, cut at wide gaps."""

    number: int
    width: float
    height: float
    tables: tuple[TableText, ...]
    boxes: tuple[Region, ...]
    free: tuple[Line, ...]
    stray: str

    @property
    def margin(self) -> Margin:
        """The view of the page that finds its furniture."""
        solid = [table.grid.box for table in self.tables] + [extent(box) for box in self.boxes]
        return Margin(
            self.number,
            self.height,
            self.free,
            min((box.top for box in solid), default=self.height),
            max((box.bottom for box in solid), default=0.0),
        )


def layout(drawn: Drawn) -> Layout:
    """The words of a page by the table cell, the box or the free line they stand in; each word once."""
    ruled = find(drawn)
    words: list[Word] = list(drawn.words)
    in_cells: list[list[list[Word]]] = []
    for grid in ruled.grids:
        inside, words = sort_into(grid, words)
        in_cells.append(inside)
    in_boxes: dict[Box, list[Word]] = defaultdict(list)
    free: list[Word] = []
    boxes = (*ruled.boxes, *ruled.drawings)
    for word in words:
        box = next((box for box in boxes if holds(box, word.box)), None)
        (free if box is None else in_boxes[box]).append(word)
    return Layout(
        drawn.number,
        drawn.width,
        drawn.height,
        tuple(_table(grid, own, ruled, drawn) for grid, own in zip(ruled.grids, in_cells, strict=True)),
        tuple(_boxed(box, words, ragged=box in ruled.drawings) for box, words in in_boxes.items()),
        tuple(flow.segments(free)),
        drawn.stray,
    )


def extent(part: Region) -> Box:
    """The box around a region's lines."""
    return around(line.box for line in part.lines)


def texts(page: Layout, taken: Iterable[int], margins: Mapping[float, Frame]) -> list[Region | TableText]:
    """The page's regions and tables in reading order, without the lines whose `id` is taken as furniture.

    `margins` are the text margins of the document's pages by page width.
    """
    gone = set(taken)
    parts: list[tuple[float, float, Region | TableText]] = [
        *((table.grid.box.top, table.grid.box.x0, table) for table in page.tables),
        *((extent(box).top, extent(box).x0, box) for box in page.boxes),
    ]
    walls = sorted((top for top, _, _ in parts))
    stretches: dict[int, list[Line]] = defaultdict(list)
    for line in page.free:
        if id(line) not in gone:
            middle = (line.box.top + line.box.bottom) / 2
            stretches[sum(wall < middle for wall in walls)].append(line)
    for stretch in stretches.values():
        top = min(line.box.top for line in stretch)
        for text in flow.texts(stretch):
            if isinstance(text, Aligned):
                parts.append((top, float(len(parts)), _aligned(text)))
            else:
                frame = _own_frame(text.lines) if text.beside else margins[round(page.width)]
                for run, run_frame in flow.narrowed(text.lines, frame):
                    parts.append((top, float(len(parts)), Region(run, run_frame)))
    return [part for _, _, part in sorted(parts, key=lambda part: part[:2])]


def margins(pages: Sequence[Layout], taken: Iterable[int]) -> Mapping[float, Frame]:
    """The left and right text margins by (rounded) page width, from free lines and tables."""
    gone = set(taken)
    free: dict[float, list[Line]] = defaultdict(list)
    tables: dict[float, list[float]] = defaultdict(list)
    for page in pages:
        free[round(page.width)] += [line for line in page.free if id(line) not in gone]
        tables[round(page.width)] += [table.grid.box.x1 for table in page.tables]
    frames = {}
    for width, lines in free.items():
        left = min((line.box.x0 for line in lines), default=0.0)
        frames[width] = Frame(left, _right_margin([line.box.x1 for line in lines], left, tables[width]))
    return frames


def _right_margin(ends: Sequence[float], left: float, tables: Sequence[float]) -> float:
    """The right end of long lines; one line that sticks out does not move the margin of a whole document."""
    longest = max(ends, default=0.0)
    long = sorted(end for end in ends if end - left >= _LONG_SHARE * (longest - left))
    if len(long) < _ENOUGH_LINES:
        return max([longest, *tables])
    return long[int(_MOST_LINES * (len(long) - 1))]


def _own_frame(text: Sequence[Line]) -> Frame:
    return Frame(min(line.box.x0 for line in text), max(line.box.x1 for line in text))


def _aligned(table: Aligned) -> TableText:
    """A table without lines; its columns end where their longest line does, as nothing else shows it."""
    placed = list(zip(table.grid.cells, table.lines, strict=True))
    rights: dict[float, float] = defaultdict(float)
    for cell, text in placed:
        rights[cell.box.x1] = max([rights[cell.box.x1], *(line.box.x1 for line in text)])
    cells = tuple(
        CellText(cell, (Region(text, Frame(cell.box.x0, rights[cell.box.x1])),) if text else (), shaded=False)
        for cell, text in placed
    )
    return TableText(table.grid, cells)


def _table(grid: Grid, words: Sequence[Sequence[Word]], ruled: Ruled, drawn: Drawn) -> TableText:
    filled = [(cell, own) for cell, own in zip(grid.cells, words, strict=True) if own]
    pad = _padding(filled)
    rights = _rights(filled, pad)
    cells = []
    is_shaded = shaded([cell.box for cell in grid.cells], drawn.fills)
    for cell, own, dark in zip(grid.cells, words, is_shaded, strict=True):
        frame = Frame(cell.box.x0 + pad, rights.get(cell.box.x1, cell.box.x1 - pad))
        regions = _cell_regions(own, frame, [b for b in ruled.nested if holds(cell.box, b)])
        cells.append(CellText(cell, regions, dark))
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
    return tuple(region(own, frame if box is None else _inner(box, own)) for box, own in above_first)


def _padding(filled: Iterable[tuple[GridCell, Sequence[Word]]]) -> float:
    """The distance a table keeps between a cell's border and its text, in points."""
    gaps = sorted(max(0.0, min([word.x0 for word in words]) - cell.box.x0) for cell, words in filled)
    return min(_MOST_PADDING, gaps[len(gaps) // _TYPICAL]) if gaps else 0.0


def _rights(filled: Iterable[tuple[GridCell, Sequence[Word]]], pad: float) -> dict[float, float]:
    """The inner right edge of each column edge: as far from it as the text on the left, or the longest line."""
    longest: dict[float, float] = {}
    for cell, words in filled:
        edge = cell.box.x1
        longest[edge] = max([longest.get(edge, edge - pad), *(word.x1 for word in words if word.x1 < edge)])
    return longest


def _boxed(box: Box, words: Sequence[Word], *, ragged: bool) -> Region:
    return region(words, _inner(box, words), ragged=ragged)


def _inner(box: Box, words: Sequence[Word]) -> Frame:
    pad = min(min(word.x0 for word in words) - box.x0, box.x1 - max(word.x1 for word in words))
    pad = max(0.0, min(_MOST_PADDING, pad))
    return Frame(box.x0 + pad, box.x1 - pad)
