"""Names over several columns each, above a header whose rows lines across part: "2031/32" over "Q1" to "Q4".

A line of its own, drawn in pieces as the others are, lies below such names, beside names that take both rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import Line, line, rows
from extractors.pdf.lines.gutters import pieces
from extractors.pdf.ruled.grid import Area

_ABOVE = 1.5  # of the font size: from the names to the line below them
_FEWEST = 2  # columns below a name


class Groups(NamedTuple):
    """Where the names begin and where the line below them lies; first and last column below each."""

    top: float
    line: float
    columns: tuple[tuple[int, int], ...]


def group_heads(
    xs: Sequence[float], header: tuple[float, float], words: Sequence[Word], level: Rules
) -> Groups | None:
    """The names above the header's own, which stands at these heights; None of most headers."""
    inside = (level[:, 1] > header[0] - NEAR) & (level[:, 1] < header[1] - NEAR)
    if not inside.any():  # as in nearly every table
        return None
    ends: dict[float, set[float]] = defaultdict(set)
    for x0, y, x1, _ in level[inside].tolist():
        ends[round(y, 1)].update((x0, x1))
    if len(ends) != 1:
        return None
    ((y, own),) = ends.items()
    at = sorted(n for n, x in enumerate(xs) if any(abs(x - end) <= NEAR for end in own))
    if len(at) != len(own) or not _FEWEST < len(at) < len(xs) or at[-1] - at[0] != len(at) - 1:
        return None
    names = _names([word for word in words if word.bottom <= y + 1], xs[at[0]], xs[at[-1]])
    if not names or y - max(name.box.bottom for name in names) > _ABOVE * names[0].size:
        return None
    columns = tuple(_columns(xs, at, names))
    return Groups(min(name.box.top for name in names), y, columns) if columns else None


def _names(above: Sequence[Word], left: float, right: float) -> list[Line]:
    """The texts of the lowest line over some of these columns that stand over them."""
    over = [row for row in rows(above) if any(left < word.x1 and word.x0 < right for word in row)]
    texts = pieces([line(over[-1])]) if over else ()
    return [text for text in texts if left < text.box.x1 and text.box.x0 < right]


def _columns(xs: Sequence[float], at: Sequence[int], names: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The columns below each name, as many for each; none where a name does not stand above its own."""
    count, rest = divmod(len(at) - 1, len(names))
    if rest or count < _FEWEST:
        return
    starts = list(pairwise(range(at[0], at[-1] + 1, count)))
    if all(
        xs[first] - NEAR <= name.box.x0 and name.box.x1 <= xs[end] + NEAR
        for (first, end), name in zip(starts, names, strict=True)
    ):
        yield from ((first, end - 1) for first, end in starts)


def with_groups(areas: Sequence[Area], groups: Groups) -> list[Area]:
    """The cells of a table whose first row is its header's, with the names above that as a row before it."""
    below = {at for first, last in groups.columns for at in range(first, last + 1)}
    return [
        *(Area(first, 0, last, 0) for first, last in groups.columns),
        *(
            area._replace(row=area.row + (area.row > 0 or area.column in below), last_row=area.last_row + 1)
            for area in areas
        ),
    ]
