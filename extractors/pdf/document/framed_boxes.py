"""Framed boxes that are a small table each: nothing but white parts its columns, and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.pdf.boxes.boxed import Boxed
from extractors.pdf.document.framed import opened
from extractors.pdf.drawn.strokes import NEAR, Across, Stroke
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Line
from extractors.pdf.lines.gutters import Level
from extractors.pdf.ruled.grid import Grid, GridCell
from extractors.pdf.table_text import CellText, TableText
from extractors.pdf.unruled.loose import LEAST_COLUMNS, Loose, columns

Pair = tuple[Level, Level]


def parts_of(box: Boxed) -> Sequence[Region | Loose]:
    """What the box holds: its text, or the table that all of it is."""
    table = _table_in(box)
    return box.parts if table is None else (table,)


def _table_in(box: Boxed) -> Loose | None:
    """The table that all of a box is: names over three columns or more, and rows with a value below each; else None."""
    if box.is_card or len(box.parts) != 1 or box.parts[0].turn or box.parts[0].ragged:
        return None
    found = opened(one_cell(box), None)
    if found is None or columns(found) < LEAST_COLUMNS:
        return None
    header, *rows = found.levels
    pairs = list(pairwise(found.levels))
    begun = [pair for pair in pairs if len(pair[1]) == columns(found)]
    whole = len(header) == columns(found) and pairs[:1] == begun[:1]
    if not (whole and (_is_bold_alone(header, rows) or _is_over_figures(header, rows))):
        return None
    apart = min(map(_white, begun))
    if not all(pair in begun or _goes_on(pair, apart) for pair in pairs):
        return None
    left, top, right, bottom = box.box
    ys = (top, *((above[0].box.bottom + below[0].box.top) / 2 for above, below in begun), bottom)
    return replace(found, rules=Across(drawn=tuple(Stroke(y, left, right) for y in ys)))


def one_cell(box: Boxed) -> TableText:
    """The box as a table of one cell."""
    place = GridCell(0, 0, 1, 1, box.box)
    grid = Grid((place,), (box.box.x0, box.box.x1), (box.box.top, box.box.bottom), ((0,),))
    return TableText(grid, (CellText(place, box.parts, shaded=False),))


def _goes_on(pair: Pair, apart: float) -> bool:
    """Whether the first text of a row goes on in a line of its own: nearer than rows are, or in mid-sentence."""
    above, below = pair
    first = len(below) == 1 and below[0].box.x0 < above[-1].box.x0
    return first and (_white(pair) < apart - NEAR or below[0].text[0].islower())


def _white(pair: Pair) -> float:
    above, below = pair
    return below[0].box.top - above[0].box.bottom


def _is_bold_alone(header: Level, rows: Sequence[Level]) -> bool:
    return all(name.bold for name in header) and not any(text.bold for level in rows for text in level)


def _is_over_figures(header: Level, rows: Sequence[Level]) -> bool:
    """Whether figures alone stand below the names behind the first, none of which has a figure."""
    below = [text for level in rows for text in level[1:]]
    return not any(map(_has_figure, header[1:])) and all(map(_has_figure, below))


def _has_figure(text: Line) -> bool:
    return any(map(str.isdigit, text.text))
