"""Rows whose cells stand around one middle: lines across are these rows' own, and without lines the middles show them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from extractors.pdf.lines import Line
from extractors.pdf.lines.gutters import Gap, Level
from extractors.pdf.unruled.row_breaks import by_column
from schemas.document import Box

_CLOSEST = 0.8  # of the font size: lines nearer to each other are none of a cell's
_WHITE = 1.3  # times the distance of a cell's lines: more is white between rows
_TALLER = 1.5  # times as high as another cell: one of more lines
_SAME = 1.5  # points by which the middles of cells beside each other differ
_UNLIKE = 0.5  # of the font size: heights that differ less say nothing
_FEWEST = 2  # rows that show it
_TIMES = 4  # as many as those that show something else


class _Cell(NamedTuple):
    """The number of the level a cell begins at, and how far it reaches, in points."""

    level: int
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def high(self) -> float:
        return self.bottom - self.top


def are_centred(
    parts: Sequence[Sequence[Level]],
    starts: Sequence[Collection[int]],
    gutters: Sequence[Gap],
    inside: range,
) -> bool:
    """Whether the texts between the lines across (which levels begin at) have one middle, but not one height.

    Columns that are not `inside`, with cells merged over rows, do not count.
    Cells set at the top begin level, and a stretch of several rows has no middle of its own in each column.
    """
    votes = [
        vote
        for levels, own in zip(parts, starts, strict=True)
        for vote in _votes(levels, own, gutters, inside)
    ]
    middle = sum(votes)
    return middle >= max(_FEWEST, _TIMES * (len(votes) - middle))


def _votes(
    levels: Sequence[Level], starts: Collection[int], gutters: Sequence[Gap], inside: range
) -> Iterator[bool]:
    """For each stretch that has cells of several heights, whether these stand around one middle."""
    for first, after in pairwise(sorted({0, *starts, len(levels)})):
        boxes: dict[int, list[Box]] = {}
        for level in levels[first:after]:
            for at, text in by_column(level, gutters).items():
                if at in inside:
                    boxes.setdefault(at, []).append(text.box)
        sides = [(min(b.top for b in own), max(b.bottom for b in own)) for own in boxes.values()]
        heights = [bottom - top for top, bottom in sides]
        if not sides or max(heights) - min(heights) < _UNLIKE * levels[first][0].size:
            continue
        middles = [(top + bottom) / 2 for top, bottom in sides]
        yield max(middles) - min(middles) <= _SAME


def centred_starts(levels: Sequence[Level], gutters: Sequence[Gap]) -> list[int] | None:
    """The levels at which such rows begin where no line shows them; None where not all cells stand so.

    A cell is the lines of a column that follow each other as closely as any do; white parts it from the next.
    """
    columns: dict[int, list[tuple[int, Line]]] = {}
    for n, level in enumerate(levels):
        for at, text in by_column(level, gutters).items():
            columns.setdefault(at, []).append((n, text))
    steps = [
        below.box.bottom - above.box.bottom
        for own in columns.values()
        for (_, above), (_, below) in pairwise(own)
    ]
    if not steps or min(steps) < _CLOSEST * levels[0][0].size:
        return None
    cells = sorted(
        (cell for own in columns.values() for cell in _cells(own, _WHITE * min(steps))),
        key=attrgetter("middle"),
    )
    rows: list[list[_Cell]] = []
    for cell in cells:
        if rows and cell.middle - rows[-1][0].middle <= _SAME:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    if len(rows) > 1 and len(rows[1]) == 1 and rows[1][0].top < max(cell.bottom for cell in rows[0]):
        rows[:2] = [[*rows[0], *rows[1]]]  # a header of which one name began above
    return _starts(rows)


def _cells(texts: Sequence[tuple[int, Line]], most: float) -> Iterator[_Cell]:
    first = last = texts[0]
    for n, text in texts[1:]:
        if text.box.bottom - last[1].box.bottom > most:
            yield _Cell(first[0], first[1].box.top, last[1].box.bottom)
            first = n, text
        last = n, text
    yield _Cell(first[0], first[1].box.top, last[1].box.bottom)


def _starts(rows: Sequence[Sequence[_Cell]]) -> list[int] | None:
    """Where the rows begin, if none reaches into the next, each has several cells, and some of them several heights."""
    lone = sum(len(row) < _FEWEST for row in rows)  # bands, as it seems
    if len(rows) - lone <= _FEWEST or lone * _FEWEST > len(rows):
        return None
    ends = [max(cell.bottom for cell in row) for row in rows]
    tops = [min(cell.top for cell in row) for row in rows]
    if any(top < end for end, top in zip(ends, tops[1:], strict=False)):
        return None
    unlike = sum(max(c.high for c in row) > _TALLER * min(c.high for c in row) for row in rows)
    return [min(cell.level for cell in row) for row in rows] if unlike >= _FEWEST else None
