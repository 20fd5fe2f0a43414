"""Rows without a ground of their own between the stripes of a table, every second row of which is coloured.

Its header shows the columns, which no line parts further down. The last row ends with a line or with its text.
A stripe in one piece that holds a title is a band over the rows below it; so is a bare bold line right between two rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR, joined
from extractors.pdf.drawn.words import Word, between
from extractors.pdf.lines import rows
from extractors.pdf.ruled.column_starts import (
    BLANK,
    Columns,
    centres,
    is_band,
    is_row,
    is_title,
    most_white,
    starts,
)
from extractors.pdf.ruled.grid import Area, Grid, build, is_inside
from extractors.pdf.ruled.wide_cells import on_grounds
from schemas.document import Box

_LEAST_COLUMNS = 3
_LARGER = 1.15  # times the size of a header's names: a heading right above them
_NEXT = 4.0  # of the font size: more white above a band ends the table


class _Row(NamedTuple):
    """Where a row ends, and whether it is a band: one cell as wide as the table; or which cells its grounds show."""

    end: float
    band: bool = False
    spans: tuple[tuple[int, int], ...] = ()


def between_stripes(grids: Iterable[Grid], drawn: Drawn) -> list[Grid]:
    """The grids, from the top, each with the rows between the stripes below it; the stripes in one are no tables."""
    found: list[Grid] = []
    grown: list[Grid] = []
    for grid in grids:
        if not any(is_inside(grid, other) for other in grown):
            found.append(_with_stripes(grid, drawn))
            grown += found[-1:] if found[-1] is not grid else []
    return found


def _with_stripes(grid: Grid, drawn: Drawn) -> Grid:
    """The grid whose last row is a stripe, or its header, cut into its columns, with the bare rows and stripes below it.

    Texts of each row begin where those above do, and no blank line is among them.
    """
    top = _last_stripe(grid, drawn.fills)
    if top is None:  # as in nearly every table
        return grid
    words = [w for w in drawn.words if grid.xs[0] <= w.x0 < grid.xs[-1] and not w.turn]
    own = between(words, top, grid.ys[-1])
    whole = len(set(grid.slots[-1])) == 1
    names = between(words, *grid.ys[-3:-1]) if whole else own
    if not own or not names:
        return grid
    lefts = starts(grid.xs, names)
    if not whole and len(lefts) < len(grid.xs) - 1:  # the rest of a row that a page break cuts
        lefts = {**_starts_below(grid, words, drawn.fills), **lefts}
    columns = Columns(grid.xs, lefts, min(word.top for word in own) - top, centres(grid.xs, names))
    band = whole and is_band(own, columns)
    if whole and not (band or is_row(own, columns)):
        return grid
    rows = _below(_Row(grid.ys[-1], band), columns, words, drawn, below_header=_has_header(grid))
    return _with_rows(grid, rows, whole=whole) if (whole and not band) or len(rows) > 1 else grid


def _has_header(grid: Grid) -> bool:
    """Whether another row of all columns is above the last one."""
    return any(len(set(row)) == len(grid.xs) - 1 for row in grid.slots[:-1])


def _last_stripe(grid: Grid, fills: Sequence[Box]) -> float | None:
    """The upper edge of the stripe that is the last row of the grid, as a rule the one below a header in columns."""
    above = grid.slots[-2:] if len(set(grid.slots[-1])) == 1 else grid.slots[-1:]
    if len(grid.xs) <= _LEAST_COLUMNS or len(set(above[0])) < len(grid.xs) - 1:
        return None
    own = stripes(grid.xs, fills)
    return next((top for top, bottom in own if abs(bottom - grid.ys[-1]) <= NEAR), None)


def _below(
    last: _Row, columns: Columns, words: Sequence[Word], drawn: Drawn, *, below_header: bool
) -> list[_Row]:
    """The table's last row and the rows below it; a bold stripe is the header of another table.

    A header with nothing but bare rows below it, or below a band, is no striped table.
    """
    lines = wide(columns.xs, drawn.rules)
    found, after = [last], drawn.height
    for top, bottom in stripes(columns.xs, drawn.fills):
        if top < last.end - NEAR:
            continue
        bare, own = between(words, found[-1].end, top), between(words, top, bottom)
        band = _is_one(columns.xs, top, bottom, drawn.fills) and is_band(own, columns)
        ruled = any(found[-1].end + NEAR < y < top - NEAR for y in lines)
        spans = tuple(on_grounds(columns.xs, top, bottom, own, drawn.fills))
        known = band or spans or _is_row_of(own, columns)
        rows = _goes_on(bare, found[-1], top, columns, band=band) if known and not ruled else None
        rows = [] if spans and not bare and top - found[-1].end <= NEAR else rows
        if rows is None:
            after = top
            break
        found += [*rows, _Row(bottom, band, spans)]
    if len(found) == 1 and (last.band or not below_header):
        return found
    found += foot(between(words, found[-1].end, after), found[-1].end, columns, lines)
    return found[:-1] if found[-1].band and len(found) > 1 else found


def _goes_on(
    bare: Sequence[Word], above: _Row, top: float, columns: Columns, *, band: bool
) -> list[_Row] | None:
    """The bare row between the row above and the stripe that begins at `top`, if there is one; by a band none need to be.

    Much white above a band shows that it is the title of another table. Bands alone do not tell how many rows are
    between them, as stripes do.
    """
    by_band = band or above.band
    if not bare:
        return [] if by_band and top - above.end <= NEAR else None
    near = not band or top - max(word.bottom for word in bare) <= _NEXT * bare[0].size
    several = by_band and _may_be_several(bare, columns)
    if near and not several and _is_row_of(bare, columns, below_band=above.band):
        return [_Row(top)]
    return None if band else _with_titles(bare, above, top, columns)


def _with_titles(bare: Sequence[Word], above: _Row, top: float, columns: Columns) -> list[_Row] | None:
    """A bare title, and the bare row above or below it, down to the stripe that begins at `top`; None without a title."""
    parts: list[list[Word]] = []
    reached = above.end
    for line in rows(bare):
        if not parts or min(word.top for word in line) - reached > most_white(line, columns):
            parts.append([])
        parts[-1] += line
        reached = max(word.bottom for word in line)
    found: list[_Row] = []
    edge = above.end
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        high, low = min(word.top for word in part), max(word.bottom for word in part)
        end = top if after is None else (low + min(word.top for word in after)) / 2
        below_band = (found or [above])[-1].band
        title = is_title(part, columns) and max(high - edge, end - low) <= part[0].size
        if (found and found[-1].band == title) or not (
            title or _is_row_of(part, columns, below_band=below_band)
        ):
            return None
        found.append(_Row(end, title))
        edge = end
    return found if any(row.band for row in found) else None


def _may_be_several(words: Sequence[Word], columns: Columns) -> bool:
    """Whether more than one line has a text in the first column: each may begin a row."""
    return sum(0 in starts(columns.xs, line) for line in rows(words)) > 1


def _is_row_of(words: Sequence[Word], columns: Columns, *, below_band: bool = True) -> bool:
    names = all(word.bold for word in words)
    return is_row(words, columns) and not (names and (below_band or _has_heading(words)))


def _has_heading(words: Sequence[Word]) -> bool:
    """Whether the first line is in larger letters than the others, as a heading above a header is."""
    first, *others = rows(words)
    return bool(others) and first[0].size > _LARGER * max(word.size for line in others for word in line)


def foot(below: Sequence[Word], edge: float, columns: Columns, lines: Sequence[float]) -> list[_Row]:
    """The bare row that ends the table, at a line or with its text."""
    line = next((y for y in lines if y > edge + NEAR), None)
    if line is not None and is_row(between(below, edge, line), columns):
        return [_Row(line)]
    end = _end(below, edge, columns)
    return [] if end is None else [_Row(end)]


def _end(below: Sequence[Word], edge: float, columns: Columns) -> float | None:
    """Where a bare row that no line ends does; None where no row is right below the edge."""
    found: list[Word] = []
    reached = edge
    for row in rows(below):
        white = min(word.top for word in row) - reached
        if white > (BLANK * row[0].size if found else columns.pad + NEAR):
            if found and is_row(row, columns):  # nor is a header with one stripe among bare rows
                return None
            break
        found += row
        reached = max(word.bottom for word in row)
    whole = is_row(found, columns) and 0 in starts(columns.xs, found)
    return reached + columns.pad if whole else None


def _is_one(xs: Sequence[float], top: float, bottom: float, fills: Iterable[Box]) -> bool:
    """Whether one rectangle makes all of the stripe."""
    return any(
        abs(fill.top - top) <= 1
        and abs(fill.bottom - bottom) <= 1
        and fill.x0 <= xs[0] + NEAR
        and fill.x1 >= xs[-1] - NEAR
        for fill in fills
    )


def stripes(xs: Sequence[float], fills: Sequence[Box]) -> list[tuple[float, float]]:
    """Tops and bottoms of coloured rectangles as wide as the table, or as wide as its columns and side by side."""
    found: dict[tuple[float, float], list[Box]] = defaultdict(list)
    for fill in fills:
        if fill.x0 >= xs[0] - NEAR and fill.x1 <= xs[-1] + NEAR:
            found[round(fill.top, 1), round(fill.bottom, 1)].append(fill)
    return sorted(place for place, own in found.items() if _covers(own, xs))


def _covers(fills: Iterable[Box], xs: Sequence[float]) -> bool:
    reached = xs[0]
    for fill in sorted(fills):
        at_edges = all(any(abs(side - x) <= NEAR for x in xs) for side in (fill.x0, fill.x1))
        if fill.x0 > reached + NEAR or not at_edges:
            return False
        reached = max(reached, fill.x1)
    return reached >= xs[-1] - NEAR


def wide(xs: Sequence[float], rules: Rules) -> list[float]:
    """The heights of the lines across that are as wide as the table."""
    level = joined(rules[rules[:, 1] == rules[:, 3]])
    return [line.at for line in level if line.low <= xs[0] + NEAR and line.high >= xs[-1] - NEAR]


def _starts_below(grid: Grid, words: Sequence[Word], fills: Sequence[Box]) -> Mapping[int, float]:
    """Where the text of each column begins in the stripes below that are coloured cells side by side."""
    xs = grid.xs
    cells = [
        (top, bottom)
        for top, bottom in stripes(xs, fills)
        if top > grid.ys[-1] and not _is_one(xs, top, bottom, fills)
    ]
    return starts(xs, (word for top, bottom in cells for word in between(words, top, bottom)))


def _with_rows(grid: Grid, rows: Sequence[_Row], *, whole: bool) -> Grid:
    """The grid with rows of all its columns, or bands, down to the last of `rows`.

    Its own last row, the first of them, becomes such a row too if it is one `whole` cell.
    """
    columns, end = len(grid.xs) - 1, len(grid.ys) - 1 - whole
    areas = [cell.area for cell in grid.cells if cell.row < end]
    for row, one in enumerate(rows if whole else rows[1:], start=end):
        single = [(at, at) for at in range(columns)]
        spans = one.spans or ([(0, columns - 1)] if one.band else single)
        areas += [Area(first, row, last, row) for first, last in spans]
    return build(areas, grid.xs, (*grid.ys, *(row.end for row in rows[1:])))
