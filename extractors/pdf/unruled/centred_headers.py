"""Headers whose names stand in the middle of their cells: "How we will" above "Action", "know" below it, in one row."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.lines import Line

_FEWEST = 3  # names of such a header on its middle line
_OVERLAP = 0.15  # of a line's height that lines beside each other share

Row = tuple[Line, ...]


def with_centred_headers(rows: Sequence[Row]) -> list[Row]:
    """The rows, the lines of such a header as one.

    Lines that share some of their height and none of their width stand beside each other, though not level.
    """
    made: list[Row] = []
    for row in rows:
        made.append(row)
        if len(made) > 1 and _are_one(made[-2], made[-1]):
            made[-2:] = [tuple(sorted((*made[-2], *made[-1]), key=_start))]
    return made


def _are_one(above: Row, below: Row) -> bool:
    if max(len(above), len(below)) < _FEWEST or len(above) == len(below):
        return False
    if not all(one.bold for one in (*above, *below)):
        return False
    few, many = sorted((above, below), key=len)
    high = many[0].box.bottom - many[0].box.top
    beside = [(one.box, other.box) for one in few for other in many if not _is_over(one, other)]
    shared = max(
        (min(one.bottom, other.bottom) - max(one.top, other.top) for one, other in beside), default=0.0
    )
    apart = all(one.x1 <= other.x0 or other.x1 <= one.x0 for one, other in beside)
    return shared >= _OVERLAP * high and apart


def _is_over(one: Line, other: Line) -> bool:
    """Whether they are lines of one name: one stands wholly above the other."""
    return one.box.bottom <= other.box.top + 1 or other.box.bottom <= one.box.top + 1


def _start(one: Line) -> float:
    return one.box.x0
