"""The cells of a table without lines between its columns: over several rows or columns where lines, texts or grounds say so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.lines import Line
from extractors.pdf.lines.gutters import crosses
from extractors.pdf.ruled.grid import Area
from extractors.pdf.unruled.across import Columns, parts_column
from extractors.pdf.unruled.loose import Loose

_HEADER_ROWS = 2
_BLANK = 1.0  # of the font size: a blank line

Cells = Mapping[tuple[int, int], Sequence[Line]]  # the texts by row and column
Run = tuple[int, int]  # the first and the last of columns, or levels, that follow each other


def areas(
    parted: Sequence[set[int]],
    rows: int,
    cells: Cells,
    columns: Columns,
    lined: Sequence[Run] = (),
    grounds: Mapping[int, Sequence[Run]] | None = None,
) -> list[Area]:
    """The cells: down to the next border of their column, and across where a text runs over gutters.

    `lined` are the columns below each name of a group in the header, where lines show them, `grounds` those that share
    one, by row.
    """
    found: list[Area] = []
    across: dict[int, list[Run]] = {
        row: _runs(row, cells, columns) for row in range(rows) if _is_whole(parted, row, rows)
    }
    groups, tall = _header_groups(cells, len(parted)) if rows > _HEADER_ROWS else ([], set())
    named = [*groups, *lined]
    across[0] = _with(named, across.get(0, []))
    for row, shared in (grounds or {}).items():
        across[row] = _with(shared, across.get(row, []))
    for at, own in enumerate(parted):
        edges = sorted({0, rows, *own} - ({1} if at in tall else set()))
        for first, after in pairwise(edges):
            runs = across.get(first, [])
            run = next((run for run in runs if run[0] <= at <= run[1]), (at, at))
            if run[0] == at:
                found.append(Area(at, first, run[1], after - 1))
    return found


def lined_groups(part: Loose, columns: Columns, y: float, cells: Cells) -> list[Run]:
    """In the first row, the columns below each text whose own line across runs on over columns without one there."""
    found: list[Run] = []
    count = len(columns.frames)
    for rule in part.rules.drawn:
        own = [at for at in range(count) if parts_column(rule, columns, at)]
        named = [at for at in own if cells.get((0, at))]
        if abs(rule.at - y) <= NEAR and 1 < len(own) < count and named == own[:1]:
            found.append((own[0], own[-1]))
    return found


def _with(named: Sequence[Run], found: Sequence[Run]) -> list[Run]:
    return [*named, *(run for run in found if not any(_overlap(run, one) for one in named))]


def _overlap(one: Run, other: Run) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _header_groups(cells: Cells, count: int) -> tuple[list[Run], set[int]]:
    """In a header of two rows, the columns below each name of a group, and those with one name in both rows.

    Names of groups may stand over all columns, above bold names of their own and rows that are not bold.
    """
    upper, lower = ({at for at in range(count) if cells.get((row, at))} for row in (0, 1))
    bare = lower - upper
    if 0 in upper and 1 < len(upper) < len(lower) == count and _is_bold_header(cells, count):
        starts = [*sorted(upper), count]
        return [(a, b - 1) for a, b in pairwise(starts) if b - a > 1], set()
    if not bare or 0 in lower or len(upper | lower) < count or max(lower) - min(lower) >= len(lower):
        return [], set()
    starts = sorted(upper & lower)
    if not starts or starts[0] != min(lower):
        return [], set()
    ends = [*(at - 1 for at in starts[1:]), max(lower)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if b > a], upper - lower


def _is_bold_header(cells: Cells, count: int) -> bool:
    """Whether two rows are bold and the third is not."""
    bold = [
        [text.bold for at in range(count) for text in cells.get((row, at), ())]
        for row in range(_HEADER_ROWS + 1)
    ]
    return all(map(all, bold[:_HEADER_ROWS])) and not any(bold[_HEADER_ROWS])


def _is_whole(parted: Sequence[set[int]], row: int, rows: int) -> bool:
    """Whether all columns are parted above and below the row."""
    return all((row == 0 or row in own) and (row + 1 == rows or row + 1 in own) for own in parted)


def _runs(row: int, cells: Cells, columns: Columns) -> list[Run]:
    """The first and last columns of the row's texts that run over columns without a text of their own."""
    own = [cells.get((row, at), ()) for at in range(len(columns.frames))]
    if own[0] and not any(own[1:]):
        bold = row > 0 and not columns.bold and all(text.bold for text in own[0])
        if bold or _is_set_apart(row, cells) or any(crosses(text, columns.gutters) for text in own[0]):
            return [(0, len(own) - 1)]
    found: list[Run] = []
    highs = [gap.high for gap in columns.gutters]
    for at, texts in enumerate(own):
        reach = max([at, *(bisect_right(highs, text.box.x1) for text in texts)])
        if texts and reach > at and not any(own[at + 1 : reach + 1]):
            found.append((at, reach))
    return found


def _is_set_apart(row: int, cells: Cells) -> bool:
    """Whether a blank line lies above the row, more white than between most rows, and others follow."""
    tops: dict[int, float] = {}
    ends: dict[int, float] = {}
    for (n, _), texts in cells.items():
        for text in texts:
            tops[n] = min(tops.get(n, text.box.top), text.box.top)
            ends[n] = max(ends.get(n, text.box.bottom), text.box.bottom)
    rows = sorted(tops)
    white = {below: tops[below] - ends[above] for above, below in pairwise(rows)}
    size = cells[row, 0][0].size
    return rows[0] < row < rows[-1] and white[row] > median(white.values()) + _BLANK * size
