"""Tables whose rows are parted by lines across alone, which are drawn in pieces: a line below each cell.

A browser draws the lower border of every cell by itself, so the pieces' ends are the edges of the columns, also
below a cell over all of them, a band, whose text runs over these edges. Nothing is drawn above the first row, which
as a rule is the header.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import dropwhile, pairwise
from math import inf
from statistics import median
from typing import Final, TypeAlias

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word, between
from extractors.pdf.ruled.band_bars import is_as_wide, is_title
from extractors.pdf.ruled.first_rows import above
from extractors.pdf.ruled.grid import Area, Grid, build, holds
from extractors.pdf.ruled.group_heads import group_heads, with_groups
from extractors.pdf.ruled.name_lines import ends_with_names, holds_names
from extractors.pdf.ruled.wide_cells import Spans, is_named_text, named_text, on_grounds
from extractors.pdf.ruled.wide_rows import HIGHEST, column, is_band, is_over, usual_starts
from schemas.document import Box

LEAST_EDGES: Final = 4  # of three columns
_LEAST_LINES = 3
_MOST_LINES = 400  # of a page: beyond that it is no table, and each costs a look at all words
_MEET = 1.0  # points between the pieces of one line
_DASH = 4.0  # points: a shorter piece is a dash
_SAME = 2.0  # points by which the texts of one column begin apart
_BETWEEN = 0.6  # of the font size: between the lines of a cell

_Lines: TypeAlias = Mapping[float, range]  # the height of each line, and the columns it runs below


def pieced(drawn: Drawn, known: Sequence[Box]) -> list[Grid]:
    """The tables between lines across that end at the same edges, one below the other, beside the `known` ones."""
    found: list[Grid] = []
    fills = [*drawn.fills, *known]
    for xs, lines in _alike(_outside(drawn.rules, known), known):
        own = [word for word in drawn.words if xs[0] - NEAR <= word.x0 < xs[-1]]
        for run, bands in _runs(xs, lines, own, fills, [box.top for box in known]):
            heights = _heights(xs, run, lines, own, fills, known)
            whole = [(0, len(xs) - 2)]
            bands |= {y: whole for y, low in pairwise(heights) if _is_bar(xs, y, low, own, drawn.fills)}
            few = len(heights) < _LEAST_LINES or len(bands) == len(heights) - 1
            if few or any(_overlaps(box, xs, heights) for box in (*known, *(grid.box for grid in found))):
                continue
            areas = _areas(xs, heights, lines, own, bands)
            level = drawn.rules[drawn.rules[:, 1] == drawn.rules[:, 3]]
            if groups := group_heads(xs, (heights[0], heights[1]), own, level):
                areas, heights = with_groups(areas, groups), [groups.top, groups.line, *heights[1:]]
            found.append(build(areas, xs, heights))
    return found


def _heights(
    xs: Sequence[float],
    run: Sequence[float],
    lines: _Lines,
    words: Sequence[Word],
    fills: Sequence[Box],
    known: Sequence[Box],
) -> list[float]:
    """The heights of the lines, and of what stands above them: a known table, or a first row with a header or without.

    Without a header a table begins at the first line over all columns.
    """
    if any(abs(box.bottom - run[0]) <= NEAR for box in known):
        return [*run]
    heads = above(xs, run[0], words, fills)
    if len(heads) > 1 or len(lines[run[0]]) == len(xs) - 1:
        return [*heads, *run]
    rest = [*dropwhile(lambda y: len(lines[y]) < len(xs) - 1, run)]
    return [*above(xs, rest[0], words, fills), *rest] if rest else []


def have_same(xs: Sequence[float], others: Sequence[float], most: float = NEAR) -> bool:
    """Whether two tables have the same edges."""
    return len(xs) == len(others) and all(abs(x - y) <= most for x, y in zip(xs, others, strict=True))


def _areas(
    xs: Sequence[float],
    ys: Sequence[float],
    lines: _Lines,
    words: Sequence[Word],
    bands: Mapping[float, Spans],
) -> list[Area]:
    """The cells of the table; those of a row that begins at one of the `bands` are told there."""
    wide = [Area(at, n, last, n) for n, y in enumerate(ys) for at, last in bands.get(y, ())]
    cells = (area for at in range(len(xs) - 1) for area in _cells(at, xs, ys, lines, words))
    return [*wide, *(area for area in cells if ys[area.row] not in bands)]


def _cells(
    at: int, xs: Sequence[float], ys: Sequence[float], lines: _Lines, words: Sequence[Word]
) -> Iterator[Area]:
    """The cells of a column: one goes on below a line that leaves it out, unless a text of its own is level there."""
    inside = [word for word in words if xs[at] <= word.x0 < xs[at + 1]]
    every = range(len(xs) - 1)
    starts = [
        n for n, y in enumerate(ys[:-1]) if at in lines.get(y, every) or _begins(inside, words, y, ys[n + 1])
    ]
    for first, end in pairwise((*starts, len(ys) - 1)):
        yield Area(at, first, at, end - 1)


def _begins(column: Sequence[Word], words: Sequence[Word], top: float, bottom: float) -> bool:
    """Whether a text of the column begins level with those of others in the row, white above it."""
    own = between(column, top, bottom)
    others = [word.top for word in between(words, top, bottom) if word not in own]
    if not own or abs(min(word.top for word in own) - min(others, default=own[0].top)) > _SAME:
        return False
    ended = max((word.bottom for word in column if (word.top + word.bottom) / 2 < top), default=0.0)
    return min(word.top for word in own) - ended > _BETWEEN * own[0].size


def _overlaps(box: Box, xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Whether a known table, as a header in boxes is, lies within: then lines across it are told elsewhere."""
    beside = box.x1 > xs[0] + NEAR and box.x0 < xs[-1] - NEAR
    return beside and box.bottom > ys[0] + NEAR and box.top < ys[-1] - NEAR


def _outside(rules: Rules, known: Sequence[Box]) -> Rules:
    """The level lines that are no part of the known tables but their first, which may be the last of a table above."""
    free: Rules = rules[rules[:, 1] == rules[:, 3]]
    if len(free) < (LEAST_EDGES - 1) * _LEAST_LINES:  # as on most pages
        return free[:0]
    for x0, top, x1, bottom in known:
        apart = (free[:, 1] < top + NEAR) | (free[:, 1] > bottom + NEAR)
        free = free[apart | (free[:, 2] < x0 + NEAR) | (free[:, 0] > x1 - NEAR)]
    return free


def _alike(level: Rules, known: Sequence[Box]) -> Iterator[tuple[list[float], _Lines]]:
    """The edges of columns that several lines share, and where the lines lie, each with the columns it runs below.

    Lines that leave out the first or last of them, beside cells merged over rows, may be a table's below its first line
    or a `known` header as wide, below its last where a page break cuts these cells, and above its first below bare names.
    Lines of dashes show no edges: they run below those of others.
    """
    pieces: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for x0, y, x1, _ in level.tolist():
        pieces[round(y, 1)].append((x0, x1))
    shared: dict[tuple[int, ...], list[tuple[float, list[float]]]] = defaultdict(list)
    dashed: list[tuple[float, list[float]]] = []
    for y, parts in pieces.items():
        xs = edges(parts)
        if len(xs) >= LEAST_EDGES and xs[1] - xs[0] <= _DASH:
            dashed.append((y, [xs[0], xs[-1]]))
        elif len(xs) >= LEAST_EDGES:
            shared[tuple(round(x) for x in xs)].append((y, xs))
    taken: set[float] = set()
    for own in sorted(shared.values(), key=lambda own: -len(own[0][1])):
        xs = own[0][1]
        same = (group for group in shared.values() if have_same(group[0][1], xs, _MEET))
        whole = [y for group in same for y, _ in group if y not in taken]
        first = _first(xs, whole, known)
        lines = dict.fromkeys(whole, range(len(xs) - 1))
        for beside in shared.values():
            if columns := _columns(beside[0][1], xs):
                lines |= {y: columns for y, _ in beside if whole and y not in taken}
        below = {y: _between(ends, xs) for y, ends in dashed if y > first}
        lines |= {y: columns for y, columns in below.items() if columns}
        lines |= dict.fromkeys(_ends_above_parts(xs, lines, known), range(len(xs) - 1))
        if _LEAST_LINES <= len(lines) <= _MOST_LINES:
            taken.update(y for y in lines if y >= first)  # those above may be another table's
            yield xs, lines


def _ends(xs: Sequence[float], known: Sequence[Box]) -> list[float]:
    """The lower edges of the known tables that are as wide as these columns."""
    return [box.bottom for box in known if abs(box.x0 - xs[0]) <= NEAR and abs(box.x1 - xs[-1]) <= NEAR]


def _first(xs: Sequence[float], whole: Sequence[float], known: Sequence[Box]) -> float:
    """Where the first table begins: at the end of a header above the lines over all columns, or at the first of these."""
    top = min(whole, default=inf)
    return max((y for y in _ends(xs, known) if whole and y < top), default=top)


def _ends_above_parts(xs: Sequence[float], lines: _Lines, known: Sequence[Box]) -> Iterator[float]:
    """Those of them that are followed by a line that runs below some of the columns: they end headers."""
    for end in _ends(xs, known):
        following = min((y for y in lines if y > end), default=None)
        if following is not None and len(lines[following]) < len(xs) - 1:
            yield end


def _columns(some: Sequence[float], xs: Sequence[float]) -> range:
    """The columns between the edges that some of them are, if these follow each other; none if fewer than half or all."""
    if not len(some) < len(xs) < 2 * len(some):
        return range(0)
    first = min(range(len(xs)), key=lambda n: abs(xs[n] - some[0]))
    own = xs[first : first + len(some)]
    is_part = len(own) == len(some) and all(abs(one - x) <= _MEET for one, x in zip(some, own, strict=True))
    return range(first, first + len(some) - 1) if is_part else range(0)


def _between(ends: Sequence[float], xs: Sequence[float]) -> range:
    """The columns that a line without pieces runs below, from one of their edges to another; none where it does not."""
    first, last = (next((n for n, x in enumerate(xs) if abs(x - end) <= NEAR), -1) for end in ends)
    return range(first, last) if first >= 0 else range(0)


def edges(pieces: Iterable[tuple[float, float]]) -> list[float]:
    """Where the pieces of a line begin and end; none if they overlap or leave a gap."""
    ordered = sorted(set(pieces))
    if any(abs(left[1] - right[0]) > _MEET for left, right in pairwise(ordered)):
        return []
    return [*(x0 for x0, _ in ordered), ordered[-1][1]]


def _runs(
    xs: Sequence[float], lines: _Lines, words: Sequence[Word], fills: Sequence[Box], tops: Sequence[float]
) -> Iterator[tuple[list[float], dict[float, Spans]]]:
    """The lines, two or more, that follow each other with rows of the table between.

    And those of them above a band, or a row with another wide cell, each with the cells below it. A lone text above one
    of the `tops` of other tables is a heading over it.
    """
    ys = sorted(lines)
    stretches = [(top, bottom, between(words, top, bottom)) for top, bottom in pairwise(ys)]
    starts = usual_starts(xs, [own for _, _, own in stretches])
    size = median([word.size for _, _, own in stretches for word in own] or [0.0])
    run, bands = [ys[0]], dict[float, Spans]()
    one = [(0, len(xs) - 2)]
    for top, bottom, whole in stretches:
        colours = [fill for fill in fills if top - NEAR < fill.top and fill.bottom < bottom - NEAR]
        is_whole = len(lines[top]) == len(lines[bottom]) == len(xs) - 1 and not colours
        bars = _bars_at(xs, top, colours, whole)
        own = [word for word in whole if not any(holds(bar, word.box) for bar in bars)]
        colours = [fill for fill in colours if not any(holds(bar, fill) for bar in bars)]
        if is_whole and bottom - top <= HIGHEST * size and is_band(xs, own, starts, size):
            bands[top] = one
        elif is_whole and (spans := on_grounds(xs, top, bottom, own, fills) or _named(xs, own)):
            bands[top] = spans
        elif (
            not own
            or is_over(xs, own, colours)
            or ends_with_names(xs, own)
            or _heads(xs, bottom, own, tops)
            or holds_names(xs, own)
        ):
            if len(run) > 1:
                yield run, bands
            run, bands = [], {}
        elif bars:
            bands.update(dict.fromkeys((top, *(bar.bottom for bar in bars[:-1])), one))
            run += [bar.bottom for bar in bars]
        run.append(bottom)
    if len(run) > 1:
        yield run, bands


def _heads(xs: Sequence[float], bottom: float, words: Sequence[Word], tops: Sequence[float]) -> bool:
    return any(abs(bottom - top) <= NEAR for top in tops) and len({column(xs, word) for word in words}) == 1


def _named(xs: Sequence[float], words: Sequence[Word]) -> Spans:
    return named_text(xs) if is_named_text(xs, words) else []


def _is_bar(
    xs: Sequence[float], top: float, bottom: float, words: Sequence[Word], fills: Sequence[Box]
) -> bool:
    """Whether a row is such a bar, of the same height."""
    level = (fill for fill in fills if abs(fill.top - top) <= NEAR and abs(fill.bottom - bottom) <= NEAR)
    return any(is_as_wide(xs, fill) and is_title(fill, words) for fill in level)


def _bars_at(xs: Sequence[float], top: float, colours: Sequence[Box], words: Sequence[Word]) -> list[Box]:
    """The bars below the line, one right below the other, as wide as the table, that titles stand on."""
    found: list[Box] = []
    for fill in sorted(colours, key=lambda fill: fill.top):
        below = found[-1].bottom if found else top
        if abs(fill.top - below) <= NEAR and is_as_wide(xs, fill) and is_title(fill, words):
            found.append(fill)
    return found
