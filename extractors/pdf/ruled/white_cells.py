"""Cells on white ground below a coloured header: no line parts them, but each is drawn, as wide as a column of the header."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR
from schemas.document import Box

_LEAST_COLUMNS = 3
_MOST = 2_000  # rectangles on a page: beyond that it is a map or a chart


def with_white_cells(drawn: Drawn) -> tuple[Drawn, list[Box]]:
    """The page with such cells among its `fills`, and the cells.

    White rectangles elsewhere are but the ground of a page or a box.
    """
    if not (_LEAST_COLUMNS <= len(drawn.whites) <= _MOST and len(drawn.fills) <= _MOST):  # as most pages
        return drawn, []
    cells = list({cell: None for header in _headers(drawn.fills) for cell in _below(header, drawn)})
    return replace(drawn, fills=(*drawn.fills, *cells)), cells


def _headers(fills: Sequence[Box]) -> Iterator[list[Box]]:
    """Coloured rectangles of one height that stand side by side and touch, from left to right."""
    level: dict[tuple[float, float], list[Box]] = defaultdict(list)
    for fill in fills:
        level[round(fill.top, 1), round(fill.bottom, 1)].append(fill)
    for own in level.values():
        ordered = sorted(set(own))
        touch = all(abs(left.x1 - right.x0) <= NEAR for left, right in pairwise(ordered))
        if len(ordered) >= _LEAST_COLUMNS and touch:
            yield ordered


def _below(header: Sequence[Box], drawn: Drawn) -> list[Box]:
    """The white cells in the header's columns that begin where it ends, or where a cell below it does.

    None where a column has no cell of its own: white is behind some of the texts alone.
    """
    lefts, rights = [cell.x0 for cell in header], [cell.x1 for cell in header]
    ends, found, own = {round(header[0].bottom)}, [], set()
    whites = set(drawn.whites)
    for box in sorted((*whites, *drawn.fills), key=itemgetter(1)):
        if ends.isdisjoint(range(round(box.top - NEAR), round(box.top + NEAR) + 1)):
            continue
        first, last = _nearest(lefts, box.x0), _nearest(rights, box.x1)
        if first is None or last is None:
            continue
        ends.add(round(box.bottom))
        found += [box] if box in whites else []
        own.update([first] if first == last else [])
    return found if len(own) == len(header) else []


def _nearest(sides: Sequence[float], x: float) -> int | None:
    return next((at for at, side in enumerate(sides) if abs(side - x) <= NEAR), None)
