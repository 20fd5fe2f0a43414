"""Coloured panels that each hold a title on a bar and a small table of figures: what is counted, where it stands, where it shall.

Lines across part the rows, and nothing but white the columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from extractors.pdf.boxes.boxed import inner as padded
from extractors.pdf.document.framed import free
from extractors.pdf.document.parted_panels import as_table, between, is_between
from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR, Stroke
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow.regions import region
from extractors.pdf.lines import Frame, line, lines, rows
from extractors.pdf.lines.gutters import inner, pieces
from extractors.pdf.page import Layout, Panel
from extractors.pdf.ruled import across
from extractors.pdf.ruled.grid import holds
from extractors.pdf.table_text import TableText
from schemas.document import Box

_FEWEST = 2  # rows below the header
_COLUMNS = 3  # what is counted, and two figures of it
_TWO = 2
_LONGEST = 3  # words with a figure: "62%", "4 of 10"


def with_figure_panels(layout: Layout, drawn: Drawn) -> Layout:
    """The page, boxes and coloured areas that are such panels as these."""
    areas = {*(one.box for one in layout.boxes), *(one.box for one in layout.tinted)}
    bars = _bars(drawn.fills) if areas else {}
    topped = [(box, bar) for box, bar in bars.items() if box in areas]
    rules = across(drawn, ()).drawn if topped else ()
    panels: list[Panel] = []
    for box, bar in topped:
        words = [word for word in drawn.words if holds(box, word.box)]
        panels += [panel] if (panel := _panel(box, bar, words, rules)) else []
    if not panels:  # as on nearly every page
        return layout
    found = {panel.box for panel in panels}
    return replace(
        layout,
        boxes=tuple(one for one in layout.boxes if one.box not in found),
        tinted=tuple(one for one in layout.tinted if one.box not in found),
        panels=(*layout.panels, *panels),
    )


def _bars(fills: Sequence[Box]) -> Mapping[Box, Box]:
    """The coloured areas on top of which lies another, as wide, each with that."""
    alike: dict[tuple[int, int, int], set[Box]] = defaultdict(set)
    for fill in fills:
        alike[round(fill.x0), round(fill.x1), round(fill.top)].add(fill)
    pairs = (sorted(own, key=lambda fill: fill.bottom) for own in alike.values() if len(own) == _TWO)
    return {area: bar for bar, area in pairs if bar.bottom < area.bottom - NEAR}


def _panel(box: Box, bar: Box, words: Sequence[Word], rules: Sequence[Stroke]) -> Panel | None:
    ys = sorted(stroke.at for stroke in rules if is_between(stroke, box) and stroke.at > bar.bottom)
    if len(ys) < _FEWEST or any(word.turn for word in words):
        return None
    title = [word for word in words if holds(bar, word.box)]
    by_row = between(ys, [word for word in words if not holds(bar, word.box)])
    if not title or not all(by_row):
        return None
    found = _table(by_row, (box.x0, box.x1), (bar.bottom, *ys, max(word.bottom for word in by_row[-1])))
    return Panel(box, (region(title, padded(box, title)), found)) if found else None


def _has_blank_line(words: Sequence[Word]) -> bool:
    """Whether a blank line stands in what would be a cell: more than the table stands in the panel."""
    return any(below.box.top - above.box.bottom > below.size for above, below in pairwise(lines(words)))


def _table(
    by_row: Sequence[Sequence[Word]], sides: tuple[float, float], ys: Sequence[float]
) -> TableText | None:
    """The rows as a table with a name over each column; None where one has no figure in each row behind what is counted."""
    gaps = inner(free([[pieces([line(row)]) for row in rows(words)] for words in by_row]))
    middles = [gap.middle for gap in gaps]
    texts = [_by_column(words, middles) for words in by_row]
    figures = [cell for row in texts[1:] for cell in row[1:]]
    if len(gaps) + 1 < _COLUMNS or not all(map(all, texts)) or not all(map(_is_figure, figures)):
        return None
    if any(map(_is_figure, (row[0] for row in texts[1:]))) or any(map(_has_blank_line, chain(*texts))):
        return None
    left, right = sides
    frames = [
        Frame(low, high)
        for low, high in zip((left, *(g.high for g in gaps)), (*(g.low for g in gaps), right), strict=True)
    ]
    return as_table(texts, frames, (left, *middles, right), ys, ragged=True)


def _by_column(words: Sequence[Word], middles: Sequence[float]) -> list[list[Word]]:
    found: list[list[Word]] = [[] for _ in range(len(middles) + 1)]
    for word in words:
        found[sum(word.x0 > middle for middle in middles)].append(word)
    return found


def _is_figure(words: Sequence[Word]) -> bool:
    return len(words) <= _LONGEST and any(map(str.isdigit, "".join(word.text for word in words)))
