"""Cells beside a list: what stands level with its items is told apart as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.flow.habits import step
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import would_fit
from extractors.pdf.ruled.grid import GridCell
from extractors.pdf.table_text import CellText
from extractors.text import BULLET

_LEVEL = 1.5  # points by which the tops of lines beside each other differ
_WHITE = 1.5  # times the nearest distance of baselines: more parts what a cell says of an item from the next
_FEWEST = 2  # items


def beside_items(cells: Sequence[CellText]) -> dict[GridCell, tuple[Region, ...]]:
    """The places of cells that say something of each item of the list in their row, and their text parted at the items.

    White above one of them shows it, and none elsewhere: text that runs on, or in paragraphs of its own, has lines level
    with items, too.
    """
    rows: defaultdict[tuple[int, int], list[CellText]] = defaultdict(list)
    for cell in cells:
        if len(cell.regions) == 1 and not cell.regions[0].turn:
            rows[cell.place.row, cell.place.row_span].append(cell)
    found: dict[GridCell, tuple[Region, ...]] = {}
    for row in rows.values():
        tops = next((tops for cell in row if len(tops := _items(cell.regions[0])) >= _FEWEST), ())
        for cell in row if tops else ():
            if parts := _parted(cell.regions[0], tops):
                found[cell.place] = parts
    return found


def _items(part: Region) -> tuple[float, ...]:
    """The tops of the bullets of a cell that begins with one."""
    bullets = [line for line in part.lines if line.marker is not None and line.marker.sign == BULLET]
    return tuple(line.box.top for line in bullets) if bullets and bullets[0] is part.lines[0] else ()


def _parted(part: Region, tops: Sequence[float]) -> tuple[Region, ...]:
    """The lines of the region from each item on; none where a line has a marker or an item no line."""
    lines = part.lines
    if len(lines) <= len(tops) or any(line.marker for line in lines):
        return ()
    starts = [n for n, line in enumerate(lines) if any(abs(line.box.top - top) <= _LEVEL for top in tops)]
    if len(starts) != len(tops) or starts[0] > 0:
        return ()
    steps = [step(above, line) for above, line in pairwise(lines)]
    white = {n for n, distance in enumerate(steps, 1) if distance > _WHITE * min(steps)}
    if not white or not white <= set(starts):
        return ()
    if not all(would_fit(lines[n - 1], lines[n], part.frame) for n in starts[1:] if n not in white):
        return ()  # a line that is full goes on
    return tuple(part._replace(lines=lines[a:b]) for a, b in pairwise((*starts, len(lines))))
