"""Rows in one cell above the header of a table without upright lines: edges as wide as the header's set them apart."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.drawn.strokes import NEAR, Across, Stroke
from extractors.pdf.lines import Frame, Line
from extractors.pdf.lines.gutters import Level
from extractors.pdf.ruled.grid import Area, build
from extractors.pdf.unruled.aligned import Aligned
from extractors.pdf.unruled.headings import RESIZED, are_bold
from extractors.pdf.unruled.loose import LEAST_COLUMNS, Above

_MOST = 6  # lines of such rows


def rows_above(levels: Sequence[Level], start: int, rules: Across) -> tuple[Above, ...]:
    """The rows that begin at level `start`, a lone text each or several lines; none where no header follows at once.

    Lines or edges of colour lie right above each and above the header, which is bold, and all begin and end at the same
    places. Larger letters are a heading's.
    """
    after = range(start + 1, min(start + 1 + _MOST, len(levels)))
    header = next((n for n in after if len(levels[n]) > 1), None)
    if header is None or len(levels[start]) > 1 or len(levels[header]) < LEAST_COLUMNS:
        return ()
    size = RESIZED * max(text.size for text in levels[header])
    if not are_bold(levels[header]) or any(level[0].size > size for level in levels[start:header]):
        return ()
    edges = _edges(levels[start][0], rules)
    found: list[Above] = []
    for n in range(start, header + 1):
        top = _edge_between(levels[n - 1] if n > start else (), levels[n], edges)
        if top is None and n in {start, header}:
            return ()
        if n == header:
            break
        text = levels[n][0]
        if top is None:
            found[-1] = found[-1]._replace(texts=(*found[-1].texts, text))
        else:
            found.append(Above(top, (text,)))
    inside = all(edges[0].low <= text.box.x0 and text.box.x1 <= edges[0].high for text in levels[header])
    return tuple(found) if inside else ()


def _edges(text: Line, rules: Across) -> list[Stroke]:
    """The edges as wide as the one right above the text, that one first."""
    every = (*rules.drawn, *rules.tinted)
    above = [
        rule
        for rule in every
        if -NEAR < text.box.top - rule.at < text.size
        and rule.low <= text.box.x0 + NEAR
        and rule.high >= text.box.x1 - NEAR
    ]
    if not above:
        return []
    first = max(above, key=lambda rule: rule.high - rule.low)
    return [rule for rule in every if abs(rule.low - first.low) <= NEAR >= abs(rule.high - first.high)]


def _edge_between(above: Level, below: Level, edges: Sequence[Stroke]) -> float | None:
    """The height of the edge right above the level, below the one above it."""
    top = min(text.box.top for text in below)
    high = max((text.box.bottom for text in above), default=top - below[0].size) - NEAR
    return next((edge.at for edge in edges if high < edge.at < top + NEAR), None)


def with_rows_above(table: Aligned, above: Sequence[Above]) -> Aligned:
    """The table with the rows above its header, each of one cell."""
    if not above:  # as nearly every table
        return table
    grid, count = table.grid, len(above)
    columns = len(grid.xs) - 1
    areas = [Area(0, row, columns - 1, row) for row in range(count)]
    for left, top, right, bottom in (cell.area for cell in grid.cells):
        areas.append(Area(left, top + count, right, bottom + count))
    frame = Frame(table.frames[0].left, max(frame.right for frame in table.frames))
    return Aligned(
        build(areas, grid.xs, (*(row.top for row in above), *grid.ys)),
        (*(row.texts for row in above), *table.texts),
        (*(frame for _ in above), *table.frames),
    )
