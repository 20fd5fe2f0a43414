"""Labels on grounds of their own, merged over rows that lines across part, which begin where the labels end.

Nothing is drawn between the columns beside the labels, nor below a label's last row, and white may part one label from
the next. So the cells are added to the coloured ones: the columns are told by the white that all rows leave.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR, Stroke, joined
from extractors.pdf.drawn.words import Word, between
from extractors.pdf.lines import lines
from extractors.pdf.lines.gutters import EVERYWHERE, Gap, cleared, dividing, inner, pieces
from extractors.pdf.ruled.first_rows import above
from extractors.pdf.ruled.grid import holds, overlap
from extractors.pdf.ruled.pieced import edges
from extractors.pdf.ruled.wide_rows import is_over
from schemas.document import Box

_MOST = 400  # rectangles on a page: beyond that it is a map or a chart
_NARROWEST = 15.0  # points: a column of labels is no narrower
_WIDEST = 0.5  # of the table: nor wider
_DASH = 4.0  # points: a shorter piece of a line is a dash
_APART = 30.0  # points: the most white between two labels of one table
_PADDING = 1.5  # of the font size: the most white between a line across and the text of a row
_NEXT = 0.6  # of the font size: the most white between the lines of a cell


def with_lined_rows(drawn: Drawn) -> tuple[Drawn, list[Box]]:
    """The page with such cells among its `fills`, in the place of the labels' grounds, and the cells."""
    if not 0 < len(drawn.fills) <= _MOST or not len(drawn.rules):
        return drawn, []
    across = drawn.rules[drawn.rules[:, 1] == drawn.rules[:, 3]]
    ends = sorted((left, right) for left, _, right, _ in across.tolist())
    columns = [grounds for grounds in _columns(drawn.fills) if _may_be_labels(grounds, ends, drawn)]
    if not columns:  # as on nearly every page
        return drawn, []
    level = joined(across)
    cells: list[Box] = []
    for grounds in columns:
        beside = [line for line in level if abs(line.low - grounds[0].x1) <= NEAR]
        if not beside or max(line.high for line in beside) - min(line.high for line in beside) > NEAR:
            continue
        for labels in _runs(grounds, beside, drawn.words):
            cells += _cells(labels, beside, drawn)
    if not cells:
        return drawn, []
    fills = [fill for fill in drawn.fills if not any(holds(cell, fill) for cell in cells)]
    return replace(drawn, fills=(*fills, *cells)), cells


def _may_be_labels(grounds: Sequence[Box], across: Sequence[tuple[float, float]], drawn: Drawn) -> bool:
    """Whether lines begin where the grounds end, and beside one at least nothing else is drawn.

    Of the lines `across` only where they begin and end, in this order.
    """
    x = grounds[0].x1
    begun = across[bisect_left(across, (x - NEAR, -inf)) : bisect_right(across, (x + NEAR, inf))]
    if not begun:
        return False
    right = max(end for _, end in begun)
    return not all(_is_known(ground._replace(x1=right), ground.x1, drawn) for ground in grounds)


def _columns(fills: Iterable[Box]) -> list[list[Box]]:
    """The coloured areas as wide as each other below each other, from top to bottom."""
    found: dict[tuple[int, int], set[Box]] = defaultdict(set)
    for fill in fills:
        if fill.x1 - fill.x0 >= _NARROWEST:
            found[round(fill.x0), round(fill.x1)].add(fill)
    return [sorted(own, key=lambda fill: fill.top) for own in found.values()]


def _runs(grounds: Sequence[Box], beside: Sequence[Stroke], words: Sequence[Word]) -> Iterator[list[Box]]:
    """The labels that follow each other; a ground without words goes on with the one it touches."""
    run: list[Box] = []
    for part in grounds:
        ground = _with_last_row(part, beside, words)
        if run and ground.top - run[-1].bottom <= NEAR and not any(holds(ground, w.box) for w in words):
            run[-1] = run[-1]._replace(bottom=ground.bottom)
            continue
        if run:
            gap = Box(ground.x0, run[-1].bottom, beside[0].high, ground.top)
            if not 0 <= gap.bottom - gap.top + NEAR <= _APART or any(holds(gap, word.box) for word in words):
                yield run
                run = []
        run.append(ground)
    if run:
        yield run


def _with_last_row(ground: Box, beside: Sequence[Stroke], words: Sequence[Word]) -> Box:
    """The ground down to the end of the row that begins beside it: where a page break cuts it, it may end before."""
    begun = max([ground.top, *(y for line in beside if (y := line.at) < ground.bottom - NEAR)])
    own = [w for w in words if ground.x1 <= w.x0 < beside[0].high and w.bottom > begun and not w.turn]
    reached = begun
    for line in lines(own):
        inside = (line.box.top + line.box.bottom) / 2 < ground.bottom
        most = _PADDING if reached == begun else _NEXT
        if not inside and line.box.top - reached > most * line.size:
            break
        reached = line.box.bottom
    return ground._replace(bottom=max(reached, ground.bottom))


def _cells(labels: Sequence[Box], beside: Sequence[Stroke], drawn: Drawn) -> list[Box]:
    """The labels' cells, those of the rows beside them and those of the header; none where lines part no rows."""
    x0, x1, right = labels[0].x0, labels[0].x1, beside[0].high
    inside = [
        [line.at for line in beside if label.top + NEAR < line.at < label.bottom - NEAR] for label in labels
    ]
    whole = Box(x0, labels[0].top, right, labels[-1].bottom)
    narrow = x1 - x0 <= _WIDEST * (right - x0)
    if not any(inside) or not narrow or _is_known(whole, x1, drawn):
        return []
    words = [word for word in drawn.words if x0 <= word.x0 < right and not word.turn]
    columns = _drawn_edges(Box(x1, whole.top, right, whole.bottom), drawn.rules)
    columns = columns or _edges(labels, right, words)
    if len(columns) <= 2 or any(  # noqa: PLR2004 -- two edges are one column
        is_over((x0, *columns), between(words, label.top, label.bottom), []) for label in labels
    ):
        return []
    ends = [*(below.top for below in labels[1:]), labels[-1].bottom]
    heads = above((x0, *columns), labels[0].top, words, drawn.fills)
    found = [
        Box(left, upper, end, lower)
        for upper, lower in pairwise([*heads, labels[0].top])
        for left, end in pairwise((x0, *columns))
    ]
    for label, own, bottom in zip(labels, inside, ends, strict=True):
        found.append(Box(x0, label.top, x1, bottom))
        for upper, lower in pairwise([label.top, *own, bottom]):
            found += [Box(left, upper, end, lower) for left, end in pairwise(columns)]
    return found


def _is_known(table: Box, x: float, drawn: Drawn) -> bool:
    """Whether more is drawn than lines across: a line down, longer than a dot, or the ground of a cell beside a label.

    The labels end at `x`. A name over two rows of a header stands beside such cells.
    """
    if any(abs(f.x0 - x) <= NEAR and overlap(table, f) > 0 for f in drawn.fills):
        return True
    x0, top, x1, bottom = drawn.rules.T
    is_level_with = (bottom > table.top + NEAR) & (top < table.bottom - NEAR) & (bottom - top > NEAR)
    within = (x0 >= table.x0 - NEAR) & (x0 <= table.x1 + NEAR)
    return bool(((x0 == x1) & is_level_with & within).any())


def _drawn_edges(rows: Box, rules: Rules) -> list[float]:
    """The edges of the columns at which every line across is cut, a piece a cell; none where the lines are whole."""
    level: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for left, y, right, other in rules.tolist():
        inside = rows.x0 - NEAR <= left and right <= rows.x1 + NEAR
        if y == other and inside and rows.top + NEAR < y < rows.bottom - NEAR:
            level[round(y, 1)].append((left, right))
    found = [edges(own) for own in level.values()]
    alike = len({tuple(round(x) for x in own) for own in found}) == 1
    widths = [end - start for start, end in pairwise(found[0])] if alike else []
    return found[0] if len(widths) > 1 and min(widths) > _DASH else []


def _edges(labels: Sequence[Box], right: float, words: Sequence[Word]) -> list[float]:
    """The edges of the columns beside the labels, which all lines of their texts keep white."""
    left = labels[0].x1
    texts = lines(word for word in between(words, labels[0].top, labels[-1].bottom) if word.x0 >= left)
    levels = [pieces([text]) for text in texts]
    gaps: Sequence[Gap] = EVERYWHERE
    for level in levels:
        gaps = cleared(gaps, level)
    pad = min((text.box.x0 for text in texts), default=left) - left
    return [left, *(max(gap.middle, gap.high - pad) for gap in dividing(levels, inner(gaps))), right]
