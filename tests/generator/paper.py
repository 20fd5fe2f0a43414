"""How text and tables fall on pages: lines wrapped by the metrics of Helvetica, rows placed or cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tests.extractors.pdf_builder import width
from tests.generator.model import Cell, Grid, Line, Look

PITCH = 1.2  # of the font size, from line to line
INDENT = 1.1  # of the font size, from a bullet to its words
_SMALLEST = 5.0
_SHRINK = 0.95
_MOST_TRIES = 8
_NEARLY = 4.0  # points
_LEAST_LINES = 2  # of a cut row on each side of the break


class Set(NamedTuple):
    """One line of set text: its words, how far it is indented, its bullet."""

    text: str
    indent: float = 0.0
    marker: str = ""
    bold: bool = False


@dataclass(frozen=True)
class Strip:
    """What one page shows of a row: half-open lines of it, and where it stands (points from the top)."""

    row: int
    first: int
    last: int
    top: float
    bottom: float
    final: bool  # the row ends here
    header: bool = False


@dataclass(frozen=True)
class Measured:
    """A grid whose text is set: column edges from 0, lines a cell, and how many lines a row is high."""

    grid: Grid
    size: float
    edges: tuple[float, ...]
    cells: tuple[tuple[tuple[Set, ...] | None, ...], ...]
    heights: tuple[int, ...]


_width = lru_cache(maxsize=100_000)(width)


def wrap(line: Line, room: float, size: float) -> tuple[Set, ...]:
    """The paragraph in lines no longer than `room` points; a word that is longer stands alone."""
    indent = INDENT * size if line.marker else 0.0
    space = _width(" ", size, bold=line.bold)
    lines: list[list[str]] = []
    used = 0.0
    for word in line.text.split(" "):
        wide = _width(word, size, bold=line.bold)
        if lines and used + space + wide <= room - indent:
            lines[-1].append(word)
            used += space + wide
        else:
            lines.append([word])
            used = wide
    return tuple(
        Set(" ".join(words), indent, line.marker if number == 0 else "", line.bold)
        for number, words in enumerate(lines)
    )


def measure(grid: Grid, look: Look, room: float) -> Measured:
    """The grid set in the look's font, smaller where a column would be too narrow for its longest word."""
    size = look.size
    while (edges := _edges(grid, size, look.padding, room)) is None:
        size *= _SHRINK
        if size < _SMALLEST:
            raise ValueError(f"{len(grid.widths)} columns do not fit on {room:.0f} points")
    cells = tuple(
        tuple(
            _set(cell, edges[at + cell.column_span] - edges[at] - 2 * look.padding, size) if cell else None
            for at, cell in enumerate(row)
        )
        for row in grid.rows
    )
    return Measured(grid, size, edges, cells, _heights(grid, cells))


def _set(cell: Cell, room: float, size: float) -> tuple[Set, ...]:
    """The cell's lines; blank ones between its paragraphs where only they show that a paragraph ends."""
    paragraphs = [wrap(line, room, size) for line in cell.lines]
    blurred = any(
        not below[0].marker and _fills(above[-1], below[0], room, size)
        for above, below in pairwise(paragraphs)
    )
    gap = (Set(""),) if blurred else ()
    return tuple(
        part for number, lines in enumerate(paragraphs) for part in ((*gap, *lines) if number else lines)
    )


def _fills(last: Set, head: Set, room: float, size: float) -> bool:
    """Whether a line is so full that the word below it would not have fitted, or only just."""
    text = f"{last.text} {head.text.split(' ')[0]}"
    return last.indent + _width(text, size, bold=last.bold) + _NEARLY > room


def _edges(grid: Grid, size: float, padding: float, room: float) -> tuple[float, ...] | None:
    """The column edges: as wide as asked for, but no column narrower than its longest word."""
    least = [2 * padding + 1.0] * len(grid.widths)
    for row in grid.rows:
        for at, cell in enumerate(row):
            if cell and cell.column_span == 1:
                least[at] = max(
                    [least[at], *(_longest_word(line, size) + 2 * padding + 1 for line in cell.lines)]
                )
    if sum(least) > room:
        return None
    spare = room - sum(least)
    asked = [max(0.0, room * w / sum(grid.widths) - low) for w, low in zip(grid.widths, least, strict=True)]
    share = spare / sum(asked) if sum(asked) else 0.0
    edges = [0.0]
    for low, more in zip(least, asked, strict=True):
        edges.append(edges[-1] + low + more * share)
    return tuple(edges)


def _longest_word(line: Line, size: float) -> float:
    indent = INDENT * size if line.marker else 0.0
    return indent + max(_width(word, size, bold=line.bold) for word in line.text.split(" "))


def _heights(grid: Grid, cells: Sequence[Sequence[tuple[Set, ...] | None]]) -> tuple[int, ...]:
    """Lines a row, at least one; a merged cell that needs more makes its last row higher."""
    heights = [1] * len(grid.rows)
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            if cell and cell.row_span == 1:
                heights[r] = max(heights[r], len(cells[r][c] or ()))
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            if cell and cell.row_span > 1:
                rows = range(r, r + cell.row_span)
                heights[rows[-1]] += max(0, len(cells[r][c] or ()) - sum(heights[k] for k in rows))
    return tuple(heights)


def place(measured: Measured, look: Look, top: float, foot: float, head: float) -> list[list[Strip]]:
    """The strips of each page: the first begins at `top`, the others at `head`, all end above `foot`.

    A merged cell that a page break leaves short of lines gets its last row made higher.
    """
    for _ in range(_MOST_TRIES):
        pages = list(_pages(measured, look, top, foot, head))
        short = _short(measured, pages)
        if not short:
            return pages
        heights = tuple(h + short.get(row, 0) for row, h in enumerate(measured.heights))
        measured = Measured(measured.grid, measured.size, measured.edges, measured.cells, heights)
    raise ValueError("merged cells do not come to rest")


def _pages(measured: Measured, look: Look, top: float, foot: float, head: float) -> Iterator[list[Strip]]:
    pitch, pad = measured.size * PITCH, 2 * look.padding
    header = range(measured.grid.header_rows)
    page, at = _header(measured, top, pitch, pad)
    for row in range(len(header), len(measured.grid.rows)):
        first, lines = 0, measured.heights[row]
        while first < lines:
            fits = int((foot - at - pad) / pitch)
            last = _last_line(first, lines, fits, may_cut=look.cut_rows or not _begun(page, header))
            if last > first:
                bottom = at + (last - first) * pitch + pad
                page.append(Strip(row, first, last, at, bottom, final=last == lines))
                at, first = bottom, last
            if first < lines:
                back = page.pop() if _leaves_one(measured.grid, row, page) else None
                yield page
                page, at = _header(measured, head, pitch, pad) if look.repeat_header else ([], head)
                if back is not None:
                    below = at + back.bottom - back.top
                    page.append(replace(back, top=at, bottom=below))
                    at = below
    yield page


def _leaves_one(grid: Grid, row: int, page: Sequence[Strip]) -> bool:
    """Whether a page break leaves the last row of a merged cell alone: nothing then tells it from a blank one."""
    if not page or page[-1].header or page[-1].row != row - 1 or not page[-1].final or page[-1].first:
        return False
    return any(
        cell is not None and cell.row_span > 1 and r + cell.row_span - 1 == row
        for r, cells in enumerate(grid.rows[:row])
        for cell in cells
    )


def _begun(page: Sequence[Strip], header: range) -> bool:
    """Whether a page holds more than the header, so that a row can be moved to the next."""
    return len(page) > len(header)


def _last_line(first: int, lines: int, fits: int, *, may_cut: bool) -> int:
    """Up to which line a row goes on this page; `first` where it moves to the next as a whole."""
    if first + fits >= lines:
        return lines
    if not may_cut or fits < _LEAST_LINES:
        return first
    last = min(first + fits, lines - _LEAST_LINES)
    return last if last - first >= _LEAST_LINES else first


def _header(measured: Measured, top: float, pitch: float, pad: float) -> tuple[list[Strip], float]:
    strips = []
    for row in range(measured.grid.header_rows):
        bottom = top + measured.heights[row] * pitch + pad
        strips.append(Strip(row, 0, measured.heights[row], top, bottom, final=True, header=True))
        top = bottom
    return strips, top


def capacity(strips: Sequence[Strip], size: float, padding: float) -> int:
    """How many lines stand in a merged cell over these strips of one page."""
    return int((strips[-1].bottom - strips[0].top - 2 * padding) / (size * PITCH) + 0.001)


def _short(measured: Measured, pages: Sequence[Sequence[Strip]]) -> dict[int, int]:
    """How many lines too few merged cells have, by their last row."""
    missing: dict[int, int] = {}
    for r, row in enumerate(measured.grid.rows):
        for c, cell in enumerate(row):
            if cell is None or cell.row_span == 1 or r < measured.grid.header_rows:
                continue
            room = 0
            for page in pages:
                own = [s for s in page if r <= s.row < r + cell.row_span]
                room += sum(s.last - s.first for s in own)
            lack = len(measured.cells[r][c] or ()) - room
            if lack > 0:
                last = r + cell.row_span - 1
                missing[last] = max(missing.get(last, 0), lack)
    return missing
