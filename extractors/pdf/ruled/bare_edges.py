"""Rows and columns of a drawn table that stand outside its lines and colours: above, left of and below it.

Some styles draw nothing round the header, or round the first column, and no line below a row that the page cuts.
Where every second row is in colour, nothing shows what is above the first of these on a page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import rows
from extractors.pdf.ruled.bare_rows import stripes
from extractors.pdf.ruled.centred_columns import centred_columns
from extractors.pdf.ruled.grid import Area, Grid, build, holds
from extractors.pdf.ruled.hung_bullets import text_start
from extractors.pdf.ruled.numbered_rows import NUMBER
from extractors.pdf.ruled.page_edges import at_foot, at_head
from schemas.document import Box

_FEWEST = 3  # columns below such a header, rows beside such a column, edges of its rows
_ABOVE = 2.0  # of the font size: how far above the table the header's text may begin
_BESIDE = 2.0  # of the font size: what stands further beside the table is not above it
_HEADER_LINES = 3  # of a bold header, at most
_WHITE = 0.6  # of the font size: between its lines
_LARGER = 1.1  # of the font size of a header: a title above it
_SAME = 2.5  # points by which texts of one column begin apart
_LEVEL = 2.0  # points by which the first lines of a row's cells differ
_STRIPES = 2  # rows in colour: one may be a header


def completed(
    grid: Grid, inside: Sequence[Sequence[Word]], outside: Sequence[Word], drawn: Drawn
) -> Grid | None:
    """The grid with its bare header, first column, first or last row; None where it has none.

    They are told by the words `inside` its cells and outside. What stands on a coloured rectangle is not bare.
    """
    fills, height = drawn.fills, drawn.height
    if len(grid.xs) < _FEWEST or not outside:
        return None
    if len(grid.ys) < _FEWEST:
        top = _rest(grid, inside, outside, fills, height)  # above a lone stripe, where others are on the page
        known = top is not None and len(stripes(grid.xs, fills)) > _STRIPES
        return _extended(grid, None, top, None) if known else None
    if len(grid.xs) == _FEWEST:
        return _with_names(grid, inside, outside, drawn.fills)
    high = grid.ys[-1] - grid.ys[0]
    own = [fill for fill in fills if fill.bottom - fill.top < high]  # the others are the ground of all of it
    low = len(grid.ys) == _FEWEST  # two rows: a bold header or a cut row shows that they are some
    left = None if low else _left(grid, inside, _beside(grid, outside, own))
    top = _top(grid, inside, _bold_above(grid, outside, own), left)
    if top is None and not low and not _is_headed(grid, inside):
        top = _top(grid, inside, _above(grid, outside, own), left)
    top = _rest(grid, inside, outside, own, height) if left is top is None else top
    cut = at_foot(grid, outside, height) if left is None else []
    is_row = cut and not are_coloured(cut, own) and not _are_parted(grid, cut, drawn.rules)
    foot = _foot(grid, inside, cut) if is_row else None
    return None if left is top is foot is None else _extended(grid, left, top, foot)


def _with_names(
    grid: Grid, inside: Sequence[Sequence[Word]], outside: Sequence[Word], fills: Sequence[Box]
) -> Grid | None:
    """The grid of two columns with the bold names right above them, white between these; None where it has no such."""
    names = _bold_above(grid, outside, fills)
    if not names or _is_headed(grid, inside):
        return None
    top, edge = _top(grid, inside, names, None), grid.xs[1]
    if top is None:
        return None
    white = min(w.x0 for w in names if w.x0 >= edge) - max(w.x1 for w in names if w.x0 < edge)
    return _extended(grid, None, top, None) if white > names[0].size else None


def _extended(grid: Grid, left: float | None, top: float | None, foot: float | None) -> Grid:
    """The grid with a column that begins at `left`, a row from `top` and one down to `foot`, where they are known."""
    columns, heads = int(left is not None), int(top is not None)
    xs = (*([left] if left is not None else ()), *grid.xs)
    ys = (*([top] if top is not None else ()), *grid.ys, *([foot] if foot is not None else ()))
    areas = [
        Area(first + columns, upper + heads, last + columns, lower + heads)
        for first, upper, last, lower in (cell.area for cell in grid.cells)
    ]
    areas += [Area(0, row, 0, row) for row in range(heads, len(ys) - 1)] if columns else []
    bare = ([0] if top is not None else []) + ([len(ys) - 2] if foot is not None else [])
    areas += [Area(column, row, column, row) for row in bare for column in range(len(xs) - 1)]
    return build(areas, xs, ys)


def _is_headed(grid: Grid, inside: Sequence[Sequence[Word]]) -> bool:
    """Whether a row has a bold name in each column: it is the header, and no bare one is above it."""
    by_row: dict[int, list[bool]] = defaultdict(list)
    for cell, words in zip(grid.cells, inside, strict=True):
        by_row[cell.row].append(bool(words) and all(word.bold for word in words))
    return any(len(bold) == len(grid.xs) - 1 and all(bold) for bold in by_row.values())


def _above(grid: Grid, outside: Iterable[Word], fills: Sequence[Box]) -> list[Word]:
    low = grid.ys[0]
    near = [w for w in outside if low - _ABOVE * w.size <= w.top and w.bottom <= low + 1 and not w.turn]
    high = max((w.bottom for w in near), default=0.0) - min((w.top for w in near), default=0.0)
    return [] if are_coloured(near, fills) or (near and high > _ABOVE * near[0].size) else near


def _bold_above(grid: Grid, outside: Iterable[Word], fills: Sequence[Box]) -> list[Word]:
    """The bold lines right above the table, as a header of long names has them; what is far beside it is another's."""
    edge, left, right = grid.ys[0], grid.xs[0], grid.xs[-1]
    found: list[Word] = []
    above = (word for word in outside if word.bottom <= edge + 1 and not word.turn)
    lines = rows(w for w in above if left - w.x1 <= _BESIDE * w.size and w.x0 - right <= _BESIDE * w.size)
    for line in reversed(lines[-_HEADER_LINES:]):
        near = edge - max(word.bottom for word in line) <= (_WHITE if found else _ABOVE) * line[0].size
        is_title = bool(found) and line[0].size > _LARGER * found[0].size
        if not near or is_title or not all(word.bold for word in line):
            break
        found += line
        edge = min(word.top for word in line)
    return [] if are_coloured(found, fills) else found


def _beside(grid: Grid, outside: Iterable[Word], fills: Sequence[Box]) -> list[Word]:
    left, top, bottom = grid.xs[0], grid.ys[0], grid.ys[-1]
    near = [w for w in outside if w.x1 <= left + 1 and top <= (w.top + w.bottom) / 2 < bottom]
    return [] if are_coloured(near, fills) else near


def are_coloured(words: Iterable[Word], fills: Sequence[Box]) -> bool:
    """Whether one of the words stands on a coloured rectangle."""
    return any(holds(fill, word.box) for word in words for fill in fills)


def _are_parted(grid: Grid, words: Iterable[Word], rules: Rules) -> bool:
    """Whether a line across from the table's left edge on runs through the words below it: they are several rows."""
    left, first = grid.xs[:2]
    low, high = grid.ys[-1] + NEAR, max(word.bottom for word in words)
    is_level = rules[:, 1] == rules[:, 3]
    starts, ends = rules[:, 0] <= left + NEAR, rules[:, 2] >= first - NEAR
    return bool((is_level & starts & ends & (rules[:, 1] > low) & (rules[:, 1] < high)).any())


def _starts(grid: Grid, inside: Sequence[Sequence[Word]]) -> dict[int, list[float]]:
    """Where the texts of each column begin, by its cells that are no wider, top to bottom."""
    found: dict[int, list[float]] = defaultdict(list)
    for cell, words in zip(grid.cells, inside, strict=True):
        if words and cell.column_span == 1:
            found[cell.column].append(min(word.x0 for word in words))
    return found


def _top(
    grid: Grid, inside: Sequence[Sequence[Word]], near: Sequence[Word], left: float | None
) -> float | None:
    """The upper edge of the lines `near` above the table that have a text at the start of each column, and no others.

    A column that but numbers the rows needs no name in bold, and one of labels turned on their side none at all; the name
    of one whose texts stand in the middle, or that is blank as but a few are, begins anywhere in it.
    """
    first = grid.xs[0] if left is None else left
    if not near:
        return None
    if any(not first <= word.x0 < word.x1 <= grid.xs[-1] for word in near):
        return None
    own = _by_column(near, grid.xs)
    starts = _starts(grid, inside)
    columns = set(range(len(grid.xs) - 1))
    if 2 * len(starts) <= len(columns) or not columns - set(starts) <= set(own):
        return None
    if 0 not in own and _needs_no_name(grid, inside, bold=all(word.bold for word in near)):
        del starts[0]
    if not set(starts) <= set(own):
        return None
    centred = centred_columns(grid, inside, own)
    begun = {at: firsts for at, firsts in starts.items() if at not in centred}
    level = all(abs(min(w.x0 for w in own[at]) - firsts[0]) <= _SAME for at, firsts in begun.items())
    apart = all(max(w.x1 for w in own[at]) <= grid.xs[at + 1] for at in own)
    return min(word.top for word in near) if level and apart else None


def _needs_no_name(grid: Grid, inside: Sequence[Sequence[Word]], *, bold: bool) -> bool:
    """Whether all of the first column is turned, or beside `bold` names a number in each cell and nothing else."""
    first = [words for cell, words in zip(grid.cells, inside, strict=True) if cell.column == 0]
    numbered = bold and all(len(words) == 1 and NUMBER.fullmatch(words[0].text) for words in first)
    return numbered or all(word.turn for words in first for word in words)


def _rest(
    grid: Grid,
    inside: Sequence[Sequence[Word]],
    outside: Sequence[Word],
    fills: Sequence[Box],
    height: float,
) -> float | None:
    """The upper edge of the bare row that begins a page above a row in colour, or of what the page break leaves of it.

    Each of its texts begins where those of a column do and stays in it; a text at the left alone may be a title.
    """
    own = at_head(grid, outside, height)
    if not own or all(word.bold for word in own) or not _is_set_as(own, grid, inside):
        return None
    if are_coloured(own, fills) or not _is_striped(grid, inside, fills):
        return None
    starts, columns = _starts(grid, inside), _by_column(own, grid.xs)
    level = all(_begins_as(min(w.x0 for w in words), starts.get(at, ())) for at, words in columns.items())
    apart = all(max(w.x1 for w in words) <= grid.xs[at + 1] for at, words in columns.items())
    return min(word.top for word in own) - 1 if level and apart and set(columns) != {0} else None


def _is_striped(grid: Grid, inside: Sequence[Sequence[Word]], fills: Sequence[Box]) -> bool:
    """Whether the first row and others are in colour and others of as many cells are bare; a lone row in colour is."""
    by_row: dict[int, list[Word]] = defaultdict(list)
    for cell, words in zip(grid.cells, inside, strict=True):
        if cell.column_span == cell.row_span == 1:
            by_row[cell.row] += words
    if not are_coloured(by_row.get(0, ()), fills):
        return False
    dark = [are_coloured(words, fills) for words in by_row.values()]
    if len(dark) == 1:
        return not all(word.bold for word in by_row[0])
    return _STRIPES <= sum(dark) < len(dark)


def _foot(grid: Grid, inside: Sequence[Sequence[Word]], cut: Sequence[Word]) -> float | None:
    """The lower edge of a row that the page cuts: its first line has a text at the start of each column, none leaves it.

    A note or a key in letters of another size is no row.
    """
    if not _is_set_as(cut, grid, inside):
        return None
    starts, own = _starts(grid, inside), _by_column(cut, grid.xs)
    first = _by_column(rows(cut)[0], grid.xs)
    if not set(starts) == set(range(len(grid.xs) - 1)) == set(first):
        return None
    level = all(_begins_as(min(w.x0 for w in first[at]), texts) for at, texts in starts.items())
    apart = all(max(w.x1 for w in words) <= grid.xs[at + 1] for at, words in own.items())
    return max(word.bottom for word in cut) + 1 if level and apart else None


def _is_set_as(own: Sequence[Word], grid: Grid, inside: Sequence[Sequence[Word]]) -> bool:
    """Whether the words are as wide as the table at most, in letters of its sizes."""
    if any(not grid.xs[0] - 1 <= word.x0 < word.x1 <= grid.xs[-1] for word in own):
        return False
    return {round(w.size) for w in own} <= {round(w.size) for words in inside for w in words}


def _begins_as(x: float, texts: Iterable[float]) -> bool:
    """Whether one of the column's texts begins there: a mark may stand before those below the name."""
    return any(abs(x - start) <= _SAME for start in texts)


def _by_column(words: Sequence[Word], xs: Sequence[float]) -> dict[int, list[Word]]:
    found: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        x = text_start(word, words)
        found[bisect_right(xs, x + 1) - 1].append(word)
    return found


def _left(grid: Grid, inside: Sequence[Sequence[Word]], beside: Sequence[Word]) -> float | None:
    """The left edge of texts beside the table, one a row, that begin at one place and level with the row."""
    if len(beside) < _FEWEST or any(word.turn for word in beside):
        return None
    by_row: dict[int, list[Word]] = defaultdict(list)
    for word in beside:
        by_row[bisect_right(grid.ys, (word.top + word.bottom) / 2) - 1].append(word)
    tops: dict[int, float] = {}
    for cell, words in zip(grid.cells, inside, strict=True):
        if words:
            tops[cell.row] = min(tops.get(cell.row, words[0].top), *(word.top for word in words))
    if set(by_row) != set(range(len(grid.ys) - 1)) or set(tops) != set(by_row):
        return None
    starts = [min(word.x0 for word in words) for words in by_row.values()]
    level = all(abs(min(w.top for w in words) - tops[row]) <= _LEVEL for row, words in by_row.items())
    pad = min((word.x0 - grid.xs[0] for words in inside for word in words), default=0.0)
    return min(starts) - max(0.0, pad) if level and max(starts) - min(starts) <= _SAME else None
