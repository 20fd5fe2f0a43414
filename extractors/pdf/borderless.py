"""Tables without lines: rows of text that begin at the same few positions across the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

from extractors.pdf.grid import Area, Grid, build
from extractors.pdf.lines import Line

Row: TypeAlias = tuple[Line, ...]

_ALIGNED = 4.0  # points: texts that begin this near begin at the same position
_LEAST_COLUMNS = 3  # two may be a label and its value, or a tab
_LEAST_ROWS = 3
_NEXT = 4.0  # of the font size: a wider gap ends the table
_LOOSE = 1.25  # of the usual distance of baselines: more begins another row
_FILLED = 0.5  # share of columns that must be filled to begin a row where all distances are alike


class Aligned(NamedTuple):
    """A table without lines: its grid and its pieces of text by place in the grid's cells."""

    grid: Grid
    lines: tuple[tuple[Line, ...], ...]


def aligned(rows: Sequence[Row], start: int) -> tuple[int, Aligned] | None:
    """The table that begins at row `start` and the number of its last row, if the rows line up as one."""
    if len(rows[start]) < _LEAST_COLUMNS:
        return None
    starts = _starts(_near(rows[start:]))
    last, lining_up = start - 1, 0
    for n in range(start, len(rows)):
        if (n > start and _gap(rows, n) > _NEXT * rows[n][0].size) or not _lines_up(rows[n], starts):
            break
        if len(rows[n]) > 1 or _column(rows[n][0], starts) > 0:
            last = n
            lining_up += len(rows[n]) >= _LEAST_COLUMNS
    if len(starts) < _LEAST_COLUMNS or lining_up < _LEAST_ROWS:
        return None
    return last, _table(rows[start : last + 1], starts)


def _near(rows: Sequence[Row]) -> Sequence[Row]:
    end = next((n for n in range(1, len(rows)) if _gap(rows, n) > _NEXT * rows[n][0].size), len(rows))
    return rows[:end]


def _gap(rows: Sequence[Row], n: int) -> float:
    return min(one.box.top for one in rows[n]) - max(one.box.bottom for one in rows[n - 1])


def _starts(rows: Iterable[Row]) -> list[float]:
    """The positions at which texts of at least two rows begin, left to right."""
    found = sorted(one.box.x0 for row in rows if len(row) >= _LEAST_COLUMNS for one in row)
    clusters: list[list[float]] = []
    for x in found:
        if clusters and x - clusters[-1][0] <= _ALIGNED:
            clusters[-1].append(x)
        else:
            clusters.append([x])
    return [min(cluster) for cluster in clusters if len(cluster) > 1]


def _column(segment: Line, starts: Sequence[float]) -> int:
    return max(0, sum(x - _ALIGNED <= segment.box.x0 for x in starts) - 1)


def _lines_up(row: Row, starts: Sequence[float]) -> bool:
    """Whether each text begins at a position of its own and ends before the next one's.

    A text alone in its row may run over the columns: a band or a heading between rows.
    """
    taken = [_column(segment, starts) for segment in row]
    if len(set(taken)) < len(taken) or any(s.box.x0 < starts[0] - _ALIGNED for s in row):
        return False
    if len(row) == 1 and taken[0] == 0:
        return True
    ends = [*starts[1:], float("inf")]
    return all(segment.box.x1 < ends[at] for segment, at in zip(row, taken, strict=True))


def _table(rows: Sequence[Row], starts: Sequence[float]) -> Aligned:
    groups = _logical(rows, starts)
    right = max(one.box.x1 for row in rows for one in row)
    tops = [min(one.box.top for row in group for one in row) for group in groups]
    bottom = max(one.box.bottom for row in groups[-1] for one in row)
    areas: list[Area] = []
    texts: list[tuple[Line, ...]] = []
    for number, group in enumerate(groups):
        cells: list[list[Line]] = [[] for _ in starts]
        for row in group:
            for one in row:
                cells[_column(one, starts)].append(one)
        if _is_band(cells, starts):
            areas.append(Area(0, number, len(starts) - 1, number))
            texts.append(tuple(cells[0]))
        else:
            areas += [Area(column, number, column, number) for column in range(len(starts))]
            texts += [tuple(cell) for cell in cells]
    return Aligned(build(areas, (*starts, right), (*tops, bottom)), tuple(texts))


def _is_band(cells: Sequence[Sequence[Line]], starts: Sequence[float]) -> bool:
    if not cells[0] or any(cells[1:]):
        return False
    return all(one.bold for one in cells[0]) or any(one.box.x1 > starts[1] for one in cells[0])


def _logical(rows: Sequence[Row], starts: Sequence[float]) -> list[list[Row]]:
    """Rows of the table: lines of text nearer to each other than the rows are, or begun by a full line."""
    steps = [_baseline(after) - _baseline(before) for before, after in pairwise(rows)]
    tight = min(steps)
    spaced = median(steps) > _LOOSE * tight or max(steps) > _LOOSE * tight
    groups: list[list[Row]] = [[rows[0]]]
    for step, row in zip(steps, rows[1:], strict=True):
        full = len(row) >= _FILLED * len(starts) and _column(row[0], starts) == 0
        if (step > _LOOSE * tight) if spaced else full:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _baseline(row: Row) -> float:
    return max(one.box.bottom for one in row)
