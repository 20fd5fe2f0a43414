"""Cells that only their ground shows in a table without lines: bands over all columns, texts over several of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from extractors.pdf.drawn.strokes import NEAR, Stroke
from extractors.pdf.lines.gutters import column
from extractors.pdf.unruled.across import Columns, parts_column
from extractors.pdf.unruled.areas import Run
from extractors.pdf.unruled.headings import are_bold
from extractors.pdf.unruled.loose import Loose
from schemas.document import Box


class Ground(NamedTuple):
    """What lies below a part of a table: its bands, and the coloured rectangles of its page."""

    bands: Sequence[Run]
    fills: Sequence[Box]


def bands(parts: Sequence[Loose], columns: Columns, fills: Sequence[Sequence[Box]]) -> list[list[Run]]:
    """By part the levels of each coloured area as wide as the table whose texts all begin in the first column.

    Where such areas hold rows, as every second one may be coloured, a lone text in one is a row, too. So it is where
    none of them stands right below a header, or above another.
    """
    found: list[list[Run]] = []
    for part, own in zip(parts, fills, strict=True):
        wide = [fill for fill in own if len(_under(fill, columns)) == len(columns.frames)]
        inside = sorted({tuple(_levels_in(part, fill)) for fill in wide})
        if any(_are_rows(part, levels) for levels in inside):
            return [[] for _ in parts]
        found.append([(own[0], own[-1]) for own in inside if own and _are_lone(part, own, columns)])
    headed = any(_is_by_header(part, run) for part, runs in zip(parts, found, strict=True) for run in runs)
    return [runs if headed else [] for runs in found]


def _is_by_header(part: Loose, run: Run) -> bool:
    """Whether the levels above are all bold and of several texts, or those below are so and others follow them."""
    above, below = part.levels[: run[0]], part.levels[run[1] + 1 : run[1] + 3]
    tops = bool(above) and all(map(are_bold, above)) and len(below) > 0
    return tops or (len(below) > 1 and len(below[0]) > 1 and are_bold(below[0]))


def in_one(starts: Collection[int], found: Sequence[Run]) -> list[int]:
    """The levels at which rows begin, where each of the bands found is one."""
    kept = {n for n in starts if not any(first < n <= last for first, last in found)}
    return sorted(kept | {first for first, _ in found})


def spans(
    ys: Sequence[float], columns: Columns, filled: Collection[tuple[int, int]], fills: Sequence[Box]
) -> dict[int, list[Run]]:
    """By row the columns, some of the table's, of each coloured area as high as the row with one text, in the first of them.

    `filled` are the rows and columns with text.
    """
    found: dict[int, list[Run]] = defaultdict(list)
    for fill in set(fills):
        row, own = _row(fill, ys), _under(fill, columns)
        texts = [at for at in own if (row, at) in filled]
        if row is not None and 1 < len(own) < len(columns.frames) and texts == own[:1]:
            found[row].append((own[0], own[-1]))
    return found


def _row(fill: Box, ys: Sequence[float]) -> int | None:
    tops = [n for n, y in enumerate(ys[:-1]) if abs(y - fill.top) <= NEAR]
    return next((n for n in tops if abs(ys[n + 1] - fill.bottom) <= NEAR), None)


def _under(fill: Box, columns: Columns) -> list[int]:
    """The columns that the area takes the whole width of."""
    edge = Stroke(fill.top, fill.x0, fill.x1)
    return [at for at in range(len(columns.frames)) if parts_column(edge, columns, at)]


def _levels_in(part: Loose, fill: Box) -> Iterator[int]:
    for n, level in enumerate(part.levels):
        if all(fill.top < (text.box.top + text.box.bottom) / 2 < fill.bottom for text in level):
            yield n


def _are_rows(part: Loose, own: Sequence[int]) -> bool:
    """Whether the levels are a row of several texts, and not a header."""
    rows = [part.levels[n] for n in own if len(part.levels[n]) > 1]
    return bool(rows) and 0 not in own and not all(map(are_bold, rows))


def _are_lone(part: Loose, own: Sequence[int], columns: Columns) -> bool:
    levels = [part.levels[n] for n in own]
    return all(len(level) == 1 and column(level[0], columns.gutters) == 0 for level in levels)
