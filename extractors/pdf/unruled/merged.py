"""Cells merged over rows in a table without lines: their text runs on beside the next row, or nothing stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import TypeAlias

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.lines import Line
from extractors.pdf.unruled.across import Columns, every, parts_column
from extractors.pdf.unruled.loose import Loose
from extractors.pdf.unruled.row_breaks import Habits

_LONE = 1  # column with text: a band

Cells: TypeAlias = Mapping[tuple[int, int], Sequence[Line]]  # the texts by row and column


def without_merged(
    parted: Sequence[set[int]],
    ys: Sequence[float],
    part: Loose,
    cells: Cells,
    columns: Columns,
    habits: Habits,
) -> list[set[int]]:
    """The borders of each column, by number, without those that a merged cell goes over.

    A text goes on where it is as near to the one above it as lines of a sentence are, though rows are set apart. Where
    no line is drawn, what names several rows stands once beside them, in columns before the one that every row fills.
    """
    if not habits.spaced:
        return list(parted)
    found: list[set[int]] = []
    for at, own in enumerate(parted):
        over = {
            row
            for row in own
            if 1 < row < len(ys) - 1
            and (_runs_on(row, at, cells, habits) or _stands_once(row, at, part, cells, habits))
            and not _has_edge(part, ys[row], columns, at)
        }
        found.append(own - over)
    return found


def _runs_on(row: int, at: int, cells: Cells, habits: Habits) -> bool:
    """Whether the text of the row's column is as near to the last one above it as lines of a sentence are."""
    first = min((text.box.bottom for text in cells.get((row, at), ())), default=inf)
    last = max((text.box.bottom for text in cells.get((row - 1, at), ())), default=-inf)
    return first - last <= habits.loose


def _stands_once(row: int, at: int, part: Loose, cells: Cells, habits: Habits) -> bool:
    """Whether the row and its columns up to this one are blank, below a row that is neither a header nor a band."""
    if at >= habits.anchor or part.rules.drawn or any(cells.get((row, c)) for c in range(at + 1)):
        return False
    above = next((n for n in range(row - 1, 0, -1) if cells.get((n, at))), 0)
    texts = [own for (n, _), own in cells.items() if n == above and own]
    return above > 0 and len(texts) > _LONE and not all(text.bold for own in texts for text in own)


def _has_edge(part: Loose, y: float, columns: Columns, at: int) -> bool:
    """Whether a line or the edge of a colour parts the column there."""
    return any(abs(rule.at - y) <= NEAR and parts_column(rule, columns, at) for rule in every(part))
