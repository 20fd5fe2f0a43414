"""Coloured panels that each hold a title and, between lines across, entries: what is done, and at the right when.

Nothing parts the columns of the entries but white, and in the left one lines in smaller letters end each entry: who does it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from extractors.pdf.boxes.boxed import inner as padded
from extractors.pdf.document.framed import free
from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR, Stroke
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow.regions import Region, region
from extractors.pdf.lines import Frame, line, lines, rows
from extractors.pdf.lines.gutters import Gap, inner, pieces
from extractors.pdf.page import Layout, Panel
from extractors.pdf.ruled import across
from extractors.pdf.ruled.grid import Grid, GridCell, holds
from extractors.pdf.table_text import CellText, TableText
from schemas.document import Box

_ONE_COLUMN = 2  # edges
_BAR = 20.0  # points: a bare bar above or below the panel is no higher
_WIDE = 0.8  # of the panel: the least length of a line between entries
_ENTRIES = 2
_SMALLER = 0.97  # of the size of what is done: who does it is set no larger
_TWO = 2


def with_parted_panels(layout: Layout, drawn: Drawn) -> Layout:
    """The page, tables of one drawn column, boxes and coloured areas that are such panels as these."""
    single = [table for table in layout.tables if len(table.grid.xs) == _ONE_COLUMN]
    areas = {
        **{one.box: one.parts for one in layout.boxes},
        **{one.box: _below_bars(one.whole) for one in layout.tinted},
        **{table.grid.box: _below_bars(table) for table in single},
    }
    rules = across(drawn, ()).drawn if areas else ()
    found = {box: panel for box, parts in areas.items() if (panel := _panel(box, parts, rules, drawn.fills))}
    if not found:  # as on nearly every page
        return layout
    return replace(
        layout,
        tables=tuple(table for table in layout.tables if table.grid.box not in found),
        boxes=tuple(one for one in layout.boxes if one.box not in found),
        tinted=tuple(one for one in layout.tinted if one.box not in found),
        panels=tuple(found.values()),
    )


def _panel(box: Box, parts: Sequence[Region], rules: Sequence[Stroke], fills: Sequence[Box]) -> Panel | None:
    """The panel that an area is; None where it is none. `rules` and `fills` are the lines across and grounds of its page."""
    ys = sorted(stroke.at for stroke in rules if is_between(stroke, box))
    if len(ys) < _ENTRIES or any(part.turn or part.ragged for part in parts):
        return None
    words = [word for part in parts for one in part.lines for word in one.words]
    grounds = [fill for fill in fills if fill != box and fill.top > ys[-1] and holds(box, fill)]
    at_foot: dict[Box, list[Word]] = {ground: [] for ground in sorted(grounds, key=attrgetter("top"))}
    rest: list[Word] = []
    for word in words:
        ground = next((ground for ground in at_foot if holds(ground, word.box)), None)
        (rest if ground is None else at_foot[ground]).append(word)
    title, *entries = between(ys, rest)
    if not title or not all(entries):
        return None
    foot = max(word.bottom for word in entries[-1])
    found = _table(title, entries, (box.x0, box.x1), (*ys, foot))
    below = (region(own, padded(ground, own)) for ground, own in at_foot.items() if own)
    return Panel(box, (region(title, padded(box, words)), found, *below)) if found else None


def _below_bars(whole: TableText | Region) -> tuple[Region, ...]:
    """The text of an area, or of a table of one cell, but for bare bars; none of any other."""
    if isinstance(whole, Region):
        return (whole,)
    filled = [cell for cell in whole.cells if cell.regions]
    bare = [cell.place.box for cell in whole.cells if not cell.regions]
    return filled[0].regions if len(filled) == 1 and all(b.bottom - b.top <= _BAR for b in bare) else ()


def between(ys: Sequence[float], words: Sequence[Word]) -> list[list[Word]]:
    """The words above the first of the heights, between each two, and below the last."""
    found: list[list[Word]] = [[] for _ in range(len(ys) + 1)]
    for word in words:
        found[bisect_right(ys, (word.top + word.bottom) / 2)].append(word)
    return found


def is_between(stroke: Stroke, box: Box) -> bool:
    """Whether a line runs through the panel and ends short of its sides or at them."""
    inside = box.top + NEAR < stroke.at < box.bottom - NEAR
    held = box.x0 - NEAR <= stroke.low and stroke.high <= box.x1 + NEAR
    return inside and held and stroke.high - stroke.low >= _WIDE * (box.x1 - box.x0)


def _table(
    title: Sequence[Word], entries: Sequence[Sequence[Word]], sides: tuple[float, float], ys: Sequence[float]
) -> TableText | None:
    """The entries as rows: what is done, who does it where all say so, and when.

    None where one has no words at the right, or what stands above them is a header: a text over either column.
    """
    gaps = inner(free([[pieces([line(row)]) for row in rows(words)] for words in entries]))
    if len(gaps) != 1 or _is_header(title, gaps[0]):
        return None
    (left, right), (gap,) = sides, gaps
    texts = [_parts(words, gap) for words in entries]
    columns = len(texts[0])
    if not all(len(row) == columns and all(row) for row in texts) or not _TWO <= columns <= _TWO + 1:
        return None
    named = columns > _TWO
    if named and not all(who[0].size <= _SMALLER * done[0].size for done, who, _ in texts):
        return None
    # who does it stands below what is done: of the width that both have each gets a half
    xs = (left, *([(left + gap.middle) / 2] if named else []), gap.middle, right)
    reach = max(word.x1 for words in entries for word in words if word.x0 < gap.middle)
    end = max(word.x1 for words in entries for word in words)
    frames = [Frame(left, reach)] * (columns - 1) + [Frame(gap.high, end)]
    return as_table(texts, frames, xs, ys)


def _is_header(title: Sequence[Word], gap: Gap) -> bool:
    levels = [pieces([line(row)]) for row in rows(title)]
    return any(level[0].box.x1 <= gap.middle <= level[-1].box.x0 for level in levels)


def _parts(words: Sequence[Word], gap: Gap) -> list[list[Word]]:
    """The words left of the gap, in runs of lines as large, and those right of it."""
    left = [word for word in words if word.x0 < gap.middle]
    runs = groupby(lines(left), key=lambda one: round(one.size, 1))
    found = [[word for one in run for word in one.words] for _, run in runs]
    return [*found, [word for word in words if word.x0 >= gap.middle]]


def as_table(
    texts: Sequence[Sequence[Sequence[Word]]],
    frames: Sequence[Frame],
    xs: Sequence[float],
    ys: Sequence[float],
    *,
    ragged: bool = False,
) -> TableText:
    """The words by row and column as a table; `ragged` where the columns are too narrow for their ends to say anything."""
    cells: list[CellText] = []
    for row, own in enumerate(texts):
        for column, words in enumerate(own):
            box = Box(xs[column], ys[row], xs[column + 1], ys[row + 1])
            cells.append(
                CellText(
                    GridCell(row, column, 1, 1, box),
                    (region(words, frames[column], ragged=ragged),),
                    shaded=False,
                )
            )
    slots = tuple(tuple(range(n, n + len(frames))) for n in range(0, len(cells), len(frames)))
    return TableText(Grid(tuple(cell.place for cell in cells), tuple(xs), tuple(ys), slots), tuple(cells))
