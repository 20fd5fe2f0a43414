"""A table without lines between its columns -> its grid: rows and columns told, words put into cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, pairwise

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.lines import SPACE, Frame, Line
from extractors.pdf.lines.gutters import Gap, Level, column, crosses, dividing, inner, shared
from extractors.pdf.ruled.grid import Area, build
from extractors.pdf.unruled.across import Columns, Parted, every, parted_together, parts_column, ruled_starts
from extractors.pdf.unruled.aligned import Aligned
from extractors.pdf.unruled.areas import areas, lined_groups
from extractors.pdf.unruled.borders import border, extent, merged
from extractors.pdf.unruled.centred import are_centred, centred_starts
from extractors.pdf.unruled.grounds import Ground, bands, in_one, spans
from extractors.pdf.unruled.loose import Loose
from extractors.pdf.unruled.merged import without_merged
from extractors.pdf.unruled.numbered_blocks import are_numbered
from extractors.pdf.unruled.row_breaks import (
    Habits,
    baseline,
    begins_row,
    by_column,
    is_open,
    own_steps,
    table_habits,
)
from extractors.pdf.unruled.rows_above import with_rows_above
from extractors.pdf.unruled.side_by_side import rows_alone
from schemas.document import Box

_COVERED = 0.8  # share of a column that a line must cross to part its cells
_HALF = 0.5


def spread(parts: Sequence[Loose], fills: Sequence[Sequence[Box]] | None = None) -> list[Aligned]:
    """The grids of a table's parts, one a page; `fills` are the coloured rectangles of these pages."""
    gaps = parts[0].gaps
    for part in parts[1:]:
        gaps = shared(gaps, part.gaps)
    gutters = dividing([level for part in parts for level in part.levels], inner(gaps))
    columns = _columns(parts, gutters)
    together = parted_together(parts, columns)
    habits = table_habits([part.levels for part in parts], gutters, columns.frames)
    starts = _row_starts(parts, columns, together, habits)
    under = fills or [()] * len(parts)
    return [
        with_rows_above(_grid(part, columns, in_one(own, ground.bands), together, ground, habits), part.above)
        for part, own, ground in zip(
            parts, starts, map(Ground, bands(parts, columns, under), under), strict=True
        )
    ]


def _columns(parts: Sequence[Loose], gutters: tuple[Gap, ...]) -> Columns:
    """The columns as all parts together show them.

    Text wraps as far from the next column's text as the narrowest gutter is wide, unless a sentence that goes
    on shows that its column ends before.
    """
    levels = [level for part in parts for level in part.levels]
    lefts, ends = _reach(levels, gutters)
    wide = [
        r for part in parts for r in part.rules.drawn if r.high - r.low > _COVERED * (ends[-1] - lefts[0])
    ]
    between = min((gap.high - gap.low for gap in gutters), default=0.0)
    low, high = min([lefts[0], *(r.low for r in wide)]), max([*ends, *(r.high for r in wide)])
    if wide and 0 < lefts[0] - low < between / 2:
        between = 2 * (lefts[0] - low)
    rights = [max(end, after - between) for end, after in zip(ends, lefts[1:], strict=False)]
    rights.append(max(ends[-1], high - between / 2) if wide else ends[-1])
    most = _wrapped(parts, gutters)
    frames = tuple(
        Frame(left, max(end, min(right, most.get(at, right))))
        for at, (left, end, right) in enumerate(zip(lefts, ends, rights, strict=True))
    )
    first = [level[0].bold for level in levels if len(level) > 1 and column(level[0], gutters) == 0]
    bold = sum(first) > _HALF * len(first)
    return Columns(gutters, frames, (low, *(x - between / 2 for x in lefts[1:]), high), bold)


def _reach(levels: Sequence[Level], gutters: Sequence[Gap]) -> tuple[list[float], list[float]]:
    """Where the texts of each column begin, and the farthest any of them reaches."""
    lefts: dict[int, float] = {}
    ends: dict[int, float] = {}
    for text in (text for level in levels for text in level):
        at = column(text, gutters)
        lefts[at] = min(lefts.get(at, text.box.x0), text.box.x0)
        if not crosses(text, gutters):
            ends[at] = max(ends.get(at, text.box.x1), text.box.x1)
    found = [lefts.get(at, gutters[at - 1].middle if at else 0.0) for at in range(len(gutters) + 1)]
    return found, [ends.get(at, left) for at, left in enumerate(found)]


def _wrapped(parts: Sequence[Loose], gutters: Sequence[Gap]) -> dict[int, float]:
    """For columns in which a sentence goes on in small letters, the farthest at which it can have been wrapped."""
    most: dict[int, float] = {}
    for part in parts:
        for above, below in pairwise([by_column(level, gutters) for level in part.levels]):
            for at in above.keys() & below.keys():
                one, other = above[at], below[at]
                if is_open(one.text, other.text) and other.marker is None:
                    end = one.box.x1 + other.words[0].width + SPACE * one.size
                    most[at] = min(most.get(at, end), end)
    return most


def _row_starts(
    parts: Sequence[Loose], columns: Columns, together: Parted, habits: Habits
) -> list[list[int]]:
    """For each part the numbers of the levels at which rows begin; `together` says which columns have no merged cells."""
    gutters, frames = columns.gutters, columns.frames
    drawn = [ruled_starts(part, part.rules.drawn, columns) for part in parts]
    ruled = [
        own | ruled_starts(part, part.rules.tinted, columns) for own, part in zip(drawn, parts, strict=True)
    ]
    guessed: list[list[int]] = []
    for part, known in zip(parts, ruled, strict=True):
        texts = [by_column(level, gutters) for level in part.levels]
        own = own_steps(texts)
        found = [0]
        for n in range(1, len(part.levels)):
            level = part.levels[n]
            step = baseline(level) - baseline(part.levels[n - 1])
            group, in_header = texts[found[-1] : n], part.topped and n == 1
            if n in known or (
                not in_header
                and begins_row(group, level, step, (own[n - 1], own[n]), gutters, frames, habits)
            ):
                found.append(n)
        guessed.append(found)
    levels = [part.levels for part in parts]
    guessed = rows_alone(levels, ruled, guessed, columns)
    shown = _show_all_rows(drawn, guessed) or are_numbered(levels, ruled, guessed, gutters)
    if shown or all(part.framed for part in parts):
        return [sorted({0, *known}) for known in ruled]
    beside = len(together.inside) < len(frames)
    inner_rows = ruled if not beside else [ruled_starts(p, every(p), columns, together) for p in parts]
    all_drawn = beside and _show_all_rows(inner_rows, guessed)
    if all_drawn or are_centred(levels, inner_rows, gutters, together.inside):
        return [sorted({0, *known}) for known in inner_rows]
    middles = [centred_starts(part.levels, gutters) for part in parts]
    if any(middles):
        guessed = [own or found for own, found in zip(middles, guessed, strict=True)]
    return [
        own if n == 0 else _below_header(parts[0], guessed[0], parts[n], own) for n, own in enumerate(guessed)
    ]


def _below_header(first: Loose, starts: Sequence[int], part: Loose, own: Sequence[int]) -> list[int]:
    """A part's row starts; where it repeats the table's header, a row begins right below that and not in it."""
    height = starts[1] if len(starts) > 1 else 0
    if not 0 < height < len(part.levels) or _words(first, height) != _words(part, height):
        return list(own)
    return sorted({0, height, *(n for n in own if n > height)})


def _words(part: Loose, height: int) -> list[str]:
    return [text.text for level in part.levels[:height] for text in level]


def _show_all_rows(ruled: Sequence[set[int]], guessed: Sequence[Sequence[int]]) -> bool:
    """Whether the lines drawn are the rows' own: a line below the header alone is not."""
    drawn = sum(len(known) - 1 for known in ruled if known)
    more = sum(len(set(found) - known - {0}) for found, known in zip(guessed, ruled, strict=True))
    return drawn > 0 and drawn >= more


def _grid(
    part: Loose,
    columns: Columns,
    starts: Sequence[int],
    together: Parted,
    ground: Ground,
    habits: Habits,
) -> Aligned:
    ys, parted = _borders(part, columns, starts, together)
    cells: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for level in part.levels:
        for text in level:
            cells[_row(text, ys), column(text, columns.gutters)].append(text)
    parted = without_merged(parted, ys, part, cells, columns, habits)
    lined = lined_groups(part, columns, ys[1], cells)
    held = spans(ys, columns, cells, ground.fills)
    whole = (0, len(columns.frames) - 1)
    held |= {_row(part.levels[first][0], ys): [whole] for first, _ in ground.bands}
    found = areas(parted, len(ys) - 1, cells, columns, lined, held)
    found.sort(key=lambda area: (area.row, area.column))
    texts = tuple(tuple(text for place in _places(area) for text in cells.get(place, ())) for area in found)
    frames = tuple(
        Frame(columns.frames[area.column].left, columns.frames[area.last_column].right) for area in found
    )
    return Aligned(build(found, columns.edges, ys), texts, frames)


def _row(text: Line, ys: Sequence[float]) -> int:
    row = bisect_right(ys, (text.box.top + text.box.bottom) / 2) - 1
    return min(max(row, 0), len(ys) - 2)


def _places(area: Area) -> list[tuple[int, int]]:
    rows, across = range(area.row, area.last_row + 1), range(area.column, area.last_column + 1)
    return [(row, at) for row in rows for at in across]


def _borders(
    part: Loose, columns: Columns, starts: Sequence[int], together: Parted
) -> tuple[tuple[float, ...], list[set[int]]]:
    """The heights at which cells are parted, outer edges included, and for each column the numbers of its own.

    Lines that part no column, as those under words, are none.
    """
    over = [
        [rule for rule in every(part) if parts_column(rule, columns, at)] for at in range(len(columns.frames))
    ]
    drawn = [[rule.at for rule in own] for own in over]
    parting = set(chain(*over))
    rules = [rule for rule in every(part) if rule in parting]
    ruled = ruled_starts(part, part.rules.drawn, columns, together)
    lines = {rule.at for rule in rules}.intersection(rule.at for rule in part.rules.drawn)
    told = [y for n in starts[1:] if n not in ruled and (y := border(part, n, rules)) not in lines]
    drawn = [own + drawn[together.inside[0]] * (at in together.along) for at, own in enumerate(drawn)]
    top, bottom = extent(part)
    between = [
        y for y in merged([*told, *(y for own in drawn for y in own)]) if top + NEAR < y < bottom - NEAR
    ]
    ys = (top, *between, bottom)
    parted = [
        {n for n, y in enumerate(ys) if any(abs(y - other) <= NEAR for other in (*told, *own))}
        for own in drawn
    ]
    return ys, parted
