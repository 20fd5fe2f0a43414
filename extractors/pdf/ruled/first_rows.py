"""What stands above the first of the lines across that part a table's rows: its first row, and its header.

A header has a line below it (then it is the first row), a ground of its own, or neither, and bold names. Where a page
repeats it, what is left of a row that the page break cuts may stand below it, in some of the columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import rows
from extractors.pdf.ruled.band_bars import is_as_wide, is_title
from extractors.pdf.ruled.grid import holds
from extractors.pdf.ruled.wide_rows import column, is_over
from schemas.document import Box

_BELOW = 1.5  # of the font size: from the text of the first row to the line below it
_STRETCHED = 4.0  # of the font size: the same, of a row that another cell makes higher
_NEXT = 12.0  # points: from the ground of a header to the text below it
_BETWEEN = 0.6  # of the font size: between the lines of a cell
_LARGER = 1.1  # of the font size of the first row: a title above it
_ROWS = 150.0  # points below the first line that show where texts begin
_SAME = 2.0  # points by which the texts of one column begin apart
_FEWEST = 2  # texts that begin there
_ABOVE = 2.5  # of the font size: from a bare header to the text below it


def above(xs: Sequence[float], line: float, words: Sequence[Word], fills: Sequence[Box]) -> list[float]:
    """The upper edges of the row above the first line, and of a header above that row."""
    row = _lines_above(xs, line, words, _BELOW)
    if not row:
        return _stretched(xs, line, words, fills)
    ground = [
        fill
        for fill in fills
        if fill.bottom <= line + NEAR
        and is_over(xs, [], [fill])
        and any(holds(fill, word.box) for word in row)
    ]
    if not all(is_as_wide(xs, fill) for fill in ground):
        return []
    edge = min([*(word.top for word in row), *(fill.top for fill in ground)])
    header = [] if ground else _bare_header(xs, edge, row, words, fills)
    if header:
        return [*header, edge]
    bars = _bars(xs, edge, words, fills)
    if bars and (names := _names(xs, bars[0].top, row, words)):
        return [min(word.top for word in names), *(bar.top for bar in bars), bars[-1].bottom]
    is_row = _fill(xs, row) or _is_below_bar(xs, edge, line, row, words, fills)
    return _strip(xs, edge, words, fills) or ([edge] if is_row else [])


def _stretched(xs: Sequence[float], line: float, words: Sequence[Word], fills: Sequence[Box]) -> list[float]:
    """The upper edges of a header and the row below it that a merged cell beside it makes higher than its texts."""
    row = _lines_above(xs, line, words, _STRETCHED)
    edge = min((word.top for word in row), default=line)
    header = _bare_header(xs, edge, row, words, fills) if row else []
    return [*header, edge] if header else []


def _is_below_bar(
    xs: Sequence[float],
    edge: float,
    line: float,
    row: Sequence[Word],
    words: Sequence[Word],
    fills: Sequence[Box],
) -> bool:
    """Whether texts between a bar as wide as the table and its first line begin where those below the line do.

    Then they are a row, however many of its cells are blank.
    """
    if not any(
        is_as_wide(xs, fill) and fill.top < edge and abs(edge - fill.bottom) <= _NEXT for fill in fills
    ):
        return False
    begun = _starts(xs, row)
    below = _starts(xs, [word for word in words if line <= word.top <= line + _ROWS])
    alike = [at for at, x in begun.items() if abs(below.get(at, -inf) - x) <= _SAME]
    return len(alike) >= _FEWEST and min(begun) in alike


def _bars(xs: Sequence[float], edge: float, words: Sequence[Word], fills: Sequence[Box]) -> list[Box]:
    """The bars with titles, as wide as the table and one right above the other, above the row with this upper edge."""
    found: list[Box] = []
    for fill in sorted(fills, key=lambda fill: -fill.bottom):
        gap = (found[0].top if found else edge) - fill.bottom
        near = abs(gap) <= NEAR if found else -NEAR <= gap <= _NEXT
        if near and fill.top < edge - NEAR and is_as_wide(xs, fill) and is_title(fill, words):
            found.insert(0, fill)
    return found


def _names(xs: Sequence[float], edge: float, row: Sequence[Word], words: Sequence[Word]) -> list[Word]:
    """The texts right above such bars that begin where those of the row below do, in nearly all columns."""
    names = _lines_above(xs, edge, words, _ABOVE)
    begun, below = _starts(xs, names), _starts(xs, row)
    alike = [at for at, x in begun.items() if abs(below.get(at, -inf) - x) <= _SAME]
    return names if len(alike) == len(begun) >= max(_FEWEST, len(xs) - 2) else []


def _starts(xs: Sequence[float], words: Sequence[Word]) -> dict[int, float]:
    """Where the texts of each column begin."""
    found: dict[int, float] = {}
    for word in words:
        at = column(xs, word)
        found[at] = min(found.get(at, inf), word.x0)
    return found


def _strip(xs: Sequence[float], edge: float, words: Sequence[Word], fills: Sequence[Box]) -> list[float]:
    """The upper and lower edge of a header on its own ground above the row; none without."""
    for strip in (fill for fill in fills if is_as_wide(xs, fill) and abs(edge - fill.bottom) <= _NEXT):
        names = [word for word in words if holds(strip, word.box)]
        if strip.top < edge - NEAR and _fill(xs, names) and not is_over(xs, names, []):
            return [strip.top, strip.bottom]
    return []


def _bare_header(
    xs: Sequence[float], edge: float, row: Sequence[Word], words: Sequence[Word], fills: Sequence[Box]
) -> list[float]:
    """The upper edge of the bold names, one in each column, above a row that is not bold; none without."""
    names = _lines_above(xs, edge, words, _ABOVE)
    if all(word.bold for word in row) or not all(word.bold for word in names):
        return []
    if len({column(xs, word) for word in names}) < len(xs) - 1:
        return []
    is_bare = not any(holds(fill, word.box) for word in names for fill in fills)
    return [min(word.top for word in names)] if is_bare else []


def _lines_above(xs: Sequence[float], edge: float, words: Sequence[Word], most: float) -> list[Word]:
    """The lines that follow each other up from the edge; `most` of the font size is between it and the lowest one.

    None runs over an edge between columns, and a title in larger letters is none of them.
    """
    found: list[Word] = []
    for level in reversed(rows(word for word in words if word.bottom <= edge + 1 and not word.turn)):
        far = edge - max(word.bottom for word in level) > (_BETWEEN if found else most) * level[0].size
        is_title = bool(found) and min(word.size for word in level) > _LARGER * found[0].size
        if far or is_title or is_over(xs, level, []):
            break
        edge = min(word.top for word in level)
        found += level
    return found


def _fill(xs: Sequence[float], words: Sequence[Word]) -> bool:
    return len({column(xs, word) for word in words}) >= len(xs) - 2
