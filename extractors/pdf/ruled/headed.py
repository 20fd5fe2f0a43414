"""Tables whose header's cells are shaded, and whose rows are parted by lines across alone: the header's columns go on.

A header that groups columns ("Target" above three years) says more of its columns than the texts below do, which
may stand in the middle of their cells. Headers of one row are left to the texts, unless the lines below are drawn cell
by cell. A shaded row below the last line is a row too, as a page break leaves it; one between two lines is another header.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile
from math import inf
from statistics import median

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR, joined
from extractors.pdf.drawn.words import Word, between
from extractors.pdf.lines import SPACE, START, marker, rows
from extractors.pdf.ruled.band_bars import bars_below, with_bars
from extractors.pdf.ruled.column_starts import BLANK
from extractors.pdf.ruled.grid import Area, Grid, build
from extractors.pdf.ruled.name_lines import ends_with_names
from extractors.pdf.ruled.wide_cells import wide_cells
from extractors.pdf.ruled.wide_rows import HIGHEST, is_band, is_over, usual_starts
from schemas.document import Box

_MOST_ROWS = 3  # of a header
_LEAST_COLUMNS = 3
_EDGES = 2  # of a single row
_LOWEST = 8.0  # points: a coloured row is no lower
_TALLEST = 100.0  # points from one line across to the next, unless both are drawn cell by cell


def headed(grid: Grid, drawn: Drawn) -> Grid | None:
    """The table whose header of several rows is `grid`; None where it is none, or its lines part more than rows.

    Lines part single rows where half of the columns have one line of text, and no more, between any two, or where they
    are drawn cell by cell.
    """
    groups = _groups(grid)
    groups = groups or _is_card(grid)
    if not (groups or _is_single(grid)) or not _ends_coloured(grid, drawn.fills):
        return None
    stripes = _stripes(grid, drawn.fills)
    bars = bars_below(grid, drawn)
    lines = _across(grid, drawn, stripes, bars)
    low = next((bottom for top, bottom in stripes if lines and abs(top - lines[-1]) <= NEAR), None)
    ys = _without_blank_end([grid.ys[-1], *lines, *([] if low is None else [low])], grid, drawn.words)
    is_pieced = bool(lines) and _are_pieced(grid.xs[1:-1], drawn.rules, lines)
    left_out = is_pieced and _leave_out(grid.xs, drawn.rules, ys)
    if len(ys) < _EDGES or left_out or not (groups or is_pieced):
        return None
    one = is_pieced and not _goes_on(grid, drawn, ys[-1])
    if len(ys) == _EDGES and not (one and _is_one_row(grid.xs, ys, drawn.words)):
        return None
    ys, on_bars = with_bars(ys, bars)
    inside = [
        word for word in drawn.words if grid.xs[0] <= word.x0 < grid.xs[-1] and ys[0] <= word.bottom < ys[-1]
    ]
    bands = _bands(grid.xs, ys, inside) | {n: between(inside, *ys[n : n + 2]) for n in on_bars}
    spans = wide_cells(grid.xs, ys, inside, drawn.fills)
    bands |= {n: between(inside, *ys[n : n + 2]) for n in spans}
    inside = [word for word in inside if not any(word in own for own in bands.values())]
    if any(word.x0 < x - NEAR and word.x1 > x + NEAR for word in inside for x in grid.xs[1:-1]):
        return None
    columns = len(grid.xs) - 1
    own = [edges for n, edges in enumerate(pairwise(ys)) if n not in bands]
    lone = sum(_has_lone_lines(inside, left, right, own) for left, right in pairwise(grid.xs))
    if not is_pieced and 2 * lone < columns:
        return None
    upper = [cell.area for cell in grid.cells]
    first = len(grid.ys) - 1
    whole = [(0, columns - 1)]
    single = [(at, at) for at in range(columns)]
    lower = [
        Area(at, first + n, last, first + n)
        for n in range(len(ys) - 1)
        for at, last in spans.get(n) or (whole if n in bands else single)
    ]
    return build([*upper, *lower], grid.xs, (*grid.ys, *ys[1:]))


def _is_one_row(xs: Sequence[float], ys: Sequence[float], words: Sequence[Word]) -> bool:
    """Whether what stands above the one line below the header is one row: the first column's text runs on to its end.

    Several rows may have a line below the last of them alone. Of a row that a page break cuts the first cell may be blank.
    """
    own = [word for word in between(words, *ys) if xs[0] <= word.x0 < xs[-1] and not word.turn]
    first = rows(word for word in own if word.x0 < xs[1])
    if not own or (first and min(word.top for word in first[0]) > min(w.top for w in own) + first[0][0].size):
        return False
    right = xs[1] - min((word.x0 for line in first for word in line), default=xs[0]) + xs[0]
    return not any(_begins(above, below, right) for above, below in pairwise(first)) and not are_several(
        xs, own
    )


def are_several(xs: Sequence[float], words: Sequence[Word]) -> bool:
    """Whether texts begin level below white in several columns, and none of them as an item of a list: white parts rows."""
    begun: dict[int, list[str]] = defaultdict(list)
    for low, high in pairwise(xs):
        for above, below in pairwise(rows(word for word in words if low <= word.x0 < high)):
            top = min(word.top for word in below)
            if top - max(word.bottom for word in above) > BLANK * below[0].size:
                begun[round(top / below[0].size)].append(" ".join(w.text for w in sorted(below, key=START)))
    return any(len(texts) > 1 and not any(map(marker, texts)) for texts in begun.values())


def _begins(above: Sequence[Word], below: Sequence[Word], right: float) -> bool:
    """Whether a line begins a text: white is above it, or its first word would have fitted on the line above."""
    size, first = below[0].size, min(below, key=lambda word: word.x0)
    white = min(word.top for word in below) - max(word.bottom for word in above)
    return white > BLANK * size or max(word.x1 for word in above) + SPACE * size + first.width < right


def _bands(xs: Sequence[float], ys: Sequence[float], words: Sequence[Word]) -> dict[int, list[Word]]:
    """The rows that are one text across the columns, below the first line, with their words."""
    texts = [between(words, *edges) for edges in pairwise(ys)]
    if not words:
        return {}
    starts, size = usual_starts(xs, texts), median(word.size for word in words)
    low = [bottom - top <= HIGHEST * size for top, bottom in pairwise(ys)]
    found = {n: own for n, own in enumerate(texts) if low[n] and is_band(xs, own, starts, size)}
    return found if len(found) < len(texts) else {}


def _groups(grid: Grid) -> bool:
    """Whether the grid is a header of a few rows in which a cell stands over several columns."""
    few = 1 < len(grid.ys) - 1 <= _MOST_ROWS and len(grid.xs) > _LEAST_COLUMNS
    return few and any(1 < cell.column_span < len(grid.xs) - 1 and cell.row == 0 for cell in grid.cells)


def _is_card(grid: Grid) -> bool:
    """Whether names and what stands beside them are above a row with a cell in each column, a header."""
    last = [cell for cell in grid.cells if cell.row + cell.row_span == len(grid.ys) - 1]
    columns = len(grid.xs) - 1
    is_form = any(1 < cell.column_span < columns for cell in grid.cells if cell not in last)
    return columns >= _LEAST_COLUMNS and len(last) == columns and is_form


def _without_blank_end(ys: list[float], grid: Grid, words: Sequence[Word]) -> list[float]:
    """The heights, without a last row of nothing but white: it lies between this table and the next one."""
    while len(ys) > 1 and not any(
        grid.xs[0] <= word.x0 < grid.xs[-1] for word in between(words, ys[-2], ys[-1])
    ):
        ys = ys[:-1]
    return ys


def _ends_coloured(grid: Grid, fills: Sequence[Box]) -> bool:
    """Whether all cells of its last row are: of a form the names are, and what stands beside them is not."""
    last = [cell.box for cell in grid.cells if cell.row + cell.row_span == len(grid.ys) - 1]
    middles = [((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) for box in last]
    return all(any(f.x0 <= x <= f.x1 and f.top <= y <= f.bottom for f in fills) for x, y in middles)


def _is_single(grid: Grid) -> bool:
    """Whether the grid is one row of several cells, or such a row above or below a band."""
    columns, more = len(grid.xs) - 1, len(grid.ys) - _EDGES
    single = columns >= _LEAST_COLUMNS and len(grid.cells) == columns + more
    return single and (
        more == 0 or (more == 1 and columns in {grid.cells[0].column_span, grid.cells[-1].column_span})
    )


def _are_pieced(xs: Sequence[float], rules: Rules, ys: Sequence[float]) -> bool:
    """Whether each of the lines across is drawn in pieces that end at all of the columns' edges: a cell's each."""
    level = rules[rules[:, 1] == rules[:, 3]].tolist()
    ends = [{x for x0, y0, x1, _ in level if abs(y0 - y) <= NEAR for x in (x0, x1)} for y in ys]
    return all(any(abs(end - x) <= NEAR for end in own) for own in ends for x in xs)


def _leave_out(xs: Sequence[float], rules: Rules, ys: Sequence[float]) -> bool:
    """Whether a line between the heights runs below some of the columns only, beside cells merged over rows."""
    level = rules[(rules[:, 1] == rules[:, 3]) & (rules[:, 1] > ys[0] + NEAR) & (rules[:, 1] < ys[-1] - NEAR)]
    part = (line for line in joined(level) if line.low > xs[0] + NEAR or line.high < xs[-1] - NEAR)
    return any(all(any(abs(x - end) <= NEAR for x in xs) for end in (line.low, line.high)) for line in part)


def _stripes(grid: Grid, fills: Sequence[Box]) -> list[tuple[float, float]]:
    """Top and bottom of the rows below the header whose cells are shaded, each as wide as its column."""
    columns = list(pairwise(grid.xs))
    shaded: dict[tuple[float, float], set[int]] = defaultdict(set)
    for fill in fills:
        if grid.ys[-1] - NEAR <= fill.top <= fill.bottom - NEAR:
            own = (
                n
                for n, (low, high) in enumerate(columns)
                if max(abs(fill.x0 - low), abs(fill.x1 - high)) <= NEAR
            )
            shaded[fill.top, fill.bottom].update(own)
    return sorted(place for place, found in shaded.items() if len(found) == len(columns))


def _across(
    grid: Grid, drawn: Drawn, stripes: Sequence[tuple[float, float]], bars: Mapping[float, float]
) -> list[float]:
    """The heights of the lines below the header, as wide as it, that follow each other without a stripe between.

    Bars of bands may stand between them.
    """
    found: list[float] = []
    last = grid.ys[-1]
    end = _again(grid, drawn.fills, stripes)
    coloured = [top for top in (*(y for y, _ in stripes), *_coloured(grid, drawn.fills)) if top not in bars]
    for at in (y for y in _wide(grid, drawn) if grid.ys[-1] + NEAR < y <= end):
        if any(last + NEAR < top < at - NEAR for top in coloured):
            break
        last = max([last, *(low for low in bars.values() if low < at - NEAR)])
        if at - last > _TALLEST and not _is_tall_row(grid.xs, last, at, drawn):
            break
        found.append(at)
        last = at
    return found


def _wide(grid: Grid, drawn: Drawn) -> list[float]:
    """The heights of the lines below the header that are as wide, up to the first whose pieces end at other edges.

    That one is another table's, as the line below a header that is not coloured.
    """
    level = drawn.rules[drawn.rules[:, 1] == drawn.rules[:, 3]]
    level = level[level[:, 1] > grid.ys[-1] - NEAR]
    wide = (s for s in joined(level) if s.low <= grid.xs[0] + NEAR and s.high >= grid.xs[-1] - NEAR)
    return [*takewhile(lambda y: not _ends_elsewhere(grid.xs, level, y), sorted(s.at for s in wide))]


def _ends_elsewhere(xs: Sequence[float], level: Rules, y: float) -> bool:
    """Whether the pieces of a line end between the edges of columns, and not at each of these."""
    own = level[abs(level[:, 1] - y) <= NEAR]
    ends = {*own[:, 0].tolist(), *own[:, 2].tolist()}
    inner = [end for end in ends if xs[0] + NEAR < end < xs[-1] - NEAR]
    at_edges = all(any(abs(end - x) <= NEAR for end in inner) for x in xs[1:-1])
    return not at_edges and any(all(abs(end - x) > NEAR for x in xs) for end in inner)


def _goes_on(grid: Grid, drawn: Drawn, y: float) -> bool:
    """Whether another such line is below the one at `y`, and no coloured row between."""
    end = min((top for top in _coloured(grid, drawn.fills) if top > y + NEAR), default=inf)
    return any(y + NEAR < at < end - NEAR for at in _wide(grid, drawn))


def _coloured(grid: Grid, fills: Sequence[Box]) -> list[float]:
    """Where rows below the header begin that are coloured from end to end, whatever their columns, as another header is."""
    left, right = grid.xs[0], grid.xs[-1]
    wide: dict[float, float] = defaultdict(float)
    for fill in fills:
        within = left - NEAR <= fill.x0 and fill.x1 <= right + NEAR and fill.top > grid.ys[-1]
        if within and fill.bottom - fill.top > _LOWEST:
            wide[fill.top] += fill.x1 - fill.x0
    return [top for top, own in wide.items() if own >= right - left - 2 * NEAR]


def _again(grid: Grid, fills: Sequence[Box], stripes: Sequence[tuple[float, float]]) -> float:
    """Where the next table coloured as this one's header begins: its first row comes again, above a header's names."""
    below: dict[float, set[tuple[int, int]]] = defaultdict(set)
    for fill in fills:
        below[fill.top].add((round(fill.x0), round(fill.x1)))
    top = next((own for y, own in sorted(below.items()) if abs(y - grid.ys[0]) <= NEAR), set())
    lowest = max((y for y, _ in stripes), default=0.0)
    tops = [y for y, own in below.items() if own == top and grid.ys[-1] + NEAR < y < lowest - NEAR]
    return min(tops, default=inf) + NEAR


def _is_tall_row(xs: Sequence[float], top: float, bottom: float, drawn: Drawn) -> bool:
    """Whether a line drawn cell by cell ends a row of long texts, not what stands between two tables."""
    if not _are_pieced(xs[1:-1], drawn.rules, [bottom]):
        return False
    own = [word for word in between(drawn.words, top, bottom) if xs[0] <= word.x0 < xs[-1]]
    return bool(own) and not is_over(xs, own, []) and not ends_with_names(xs, own)


def _has_lone_lines(
    words: Sequence[Word], left: float, right: float, places: Sequence[tuple[float, float]]
) -> bool:
    own = [word for word in words if left - NEAR <= word.x0 < right - NEAR]
    lines = [len(rows(between(own, *edges))) for edges in places]
    return max(lines) == 1 and 2 * sum(lines) > len(lines)
