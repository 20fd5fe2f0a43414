"""A text beside a table whose lines across, or edges of colour, all end short of it: it is read before the table.

It begins no lower than the table's header, and rows end amid its lines: it is no column of theirs, nor a label of some.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extractors.pdf.drawn.strokes import NEAR, Across, Stroke
from extractors.pdf.flow.dividers import Parted
from extractors.pdf.lines import Line

_FEWEST = 3  # lines of the text
_EDGES = 4  # of a header and two rows
_PROSE = 3.5  # words on a usual line of a text; cells of a table have fewer
_RUN_ON = 1.5  # of the font size: the widest white within the text
_NEAR_LINES = 0.7  # of the font size: the widest white between lines of a paragraph
_SLIP = 1.0  # points
_NAMES = 3  # of a header


def beside_table(found: Sequence[Line], rules: Across) -> Parted | None:
    """The lines above such a text and its table, those of the text, those of the table, and those below; None where none is."""
    tables = (_parted(found, edges) for edges in _edges(rules))
    return next((sides for sides in tables if sides is not None), None)


def _edges(rules: Across) -> Iterator[Sequence[Stroke]]:
    """The edges of each table, from top to bottom: lines and edges of colour that begin and end at the same places."""
    alike: dict[tuple[int, int], list[Stroke]] = defaultdict(list)
    for rule in sorted((*rules.drawn, *rules.tinted)):
        own = alike[round(rule.low), round(rule.high)]
        if not own or rule.at - own[-1].at > NEAR:
            own.append(rule)
    yield from (own for own in alike.values() if len(own) >= _EDGES)


def _parted(found: Sequence[Line], edges: Sequence[Stroke]) -> Parted | None:
    (top, left, right), bottom = edges[0], edges[-1].at
    sides = (
        [one for one in found if one.box.x1 < left - NEAR],
        [one for one in found if one.box.x0 > right + NEAR],
    )
    texts = [text for side in sides if (text := _text(side, top, bottom)) and _is_apart(text, edges)]
    if len(texts) != 1:
        return None
    (text,) = texts
    rest = [one for one in found if one not in text]
    end = max(bottom, text[-1].box.bottom)
    table = [one for one in rest if top <= _middle(one) <= end]
    if not all(left - NEAR <= one.box.x0 and one.box.x1 <= right + NEAR for one in table):
        return None
    header = [one for one in table if _middle(one) < edges[1].at]
    if len(header) < _NAMES or not all(one.bold for one in header):
        return None
    return Parted(
        [one for one in rest if _middle(one) < top], text, table, [one for one in rest if _middle(one) > end]
    )


def _text(side: Sequence[Line], top: float, bottom: float) -> list[Line]:
    """The lines of the side from the table's top on, as far down as they run on below its bottom."""
    found: list[Line] = []
    for one in sorted(side, key=_middle):
        if _middle(one) < top:
            continue
        if _middle(one) > bottom and (not found or _white(found[-1], one) > _RUN_ON * one.size):
            break
        found.append(one)
    return found


def _is_apart(text: Sequence[Line], edges: Sequence[Stroke]) -> bool:
    """Whether lines below each other are running text, begin beside the header, and have an edge of a row amid them."""
    if len(text) < _FEWEST or any(below.box.top < _middle(above) for above, below in pairwise(text)):
        return False
    if text[0].bold or _middle(text[0]) > edges[1].at or median(len(one.words) for one in text) < _PROSE:
        return False
    return any(
        run[0].box.top < edge.at - _SLIP and edge.at + _SLIP < run[-1].box.bottom
        for run in _paragraphs(text)
        for edge in edges[1:-1]
    )


def _paragraphs(text: Sequence[Line]) -> Iterator[Sequence[Line]]:
    first = 0
    for n, one in enumerate(text):
        if n and _white(text[n - 1], one) > _NEAR_LINES * one.size:
            yield text[first:n]
            first = n
    yield text[first:]


def _middle(one: Line) -> float:
    return (one.box.top + one.box.bottom) / 2


def _white(above: Line, below: Line) -> float:
    return below.box.top - above.box.bottom
