"""Bold titles without a ground above and below the rows in colour of a table, as wide as the table may be.

Under a header, which is bare as well, stands the title of the first rows. At the foot of a page may stand that of the
rows on the next one, and at its head that of the rows below; titles within the table that are set alike tell them.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import rows
from extractors.pdf.ruled.bare_edges import are_coloured, completed
from extractors.pdf.ruled.column_starts import Columns, is_title, starts
from extractors.pdf.ruled.grid import Area, Grid, build, holds
from extractors.pdf.ruled.page_edges import at_foot, at_head

_WHITE = 1.0  # of the font size: between a title and the table
_SAME = 0.5  # points by which titles of one table differ in size


def with_titles(
    grid: Grid, inside: Sequence[Sequence[Word]], outside: Sequence[Word], drawn: Drawn
) -> Grid | None:
    """The grid with its bare header, first column, first or last row, and titles; None where it has none of them."""
    whole = completed(grid, inside, outside, drawn)
    title = _title_above(grid, inside, outside, drawn) if whole is None else []
    if title:
        rest = [word for word in outside if word not in title]
        edge = min(word.top for word in title) - 1
        headed = completed(_with_band(grid, edge), [title, *inside], rest, drawn)
        whole = headed if headed is not None and headed.ys[0] < edge else None
    titles = [
        own for cell, own in zip(grid.cells, inside, strict=True) if own and _is_across(cell.area, grid)
    ]
    titles += [title] if whole is not None and title else []
    for own in (at_head(grid, outside, drawn.height), at_foot(grid, outside, drawn.height)) if titles else ():
        is_free = whole is None or not any(holds(whole.box, word.box) for word in own)
        if own and is_free and any(_is_set_as(own, other) for other in titles):
            edge = min(w.top for w in own) - 1 if own[0].top < grid.ys[0] else max(w.bottom for w in own) + 1
            whole = _with_band(whole or grid, edge)
    return whole


def _title_above(
    grid: Grid, inside: Sequence[Sequence[Word]], outside: Sequence[Word], drawn: Drawn
) -> list[Word]:
    """The bold line right above the table that begins where its first column's texts do, on no ground."""
    lines = rows(word for word in outside if word.bottom <= grid.ys[0] + 1 and not word.turn)
    first = [word for cell, own in zip(grid.cells, inside, strict=True) if cell.column == 0 for word in own]
    if not lines or not first:  # as at the head of a page
        return []
    columns = Columns(grid.xs, starts(grid.xs, first), 0.0)
    near = grid.ys[0] - max(word.bottom for word in lines[-1]) <= _WHITE * lines[-1][0].size
    is_bare = near and is_title(lines[-1], columns) and not are_coloured(lines[-1], drawn.fills)
    return lines[-1] if is_bare else []


def _is_set_as(one: Sequence[Word], title: Sequence[Word]) -> bool:
    """Whether it is one line in the letters of the title, which is bold, and begins where that does."""
    bold = all(word.bold for word in (*one, *title))
    level = abs(min(word.x0 for word in one) - min(word.x0 for word in title)) <= _SAME
    return bold and level and abs(one[0].size - title[0].size) <= _SAME and len(rows(one)) == 1


def _is_across(area: Area, grid: Grid) -> bool:
    return area.last_column - area.column == len(grid.xs) - 2


def _with_band(grid: Grid, edge: float) -> Grid:
    """The grid with a row of one cell up or down to the edge."""
    above = int(edge < grid.ys[0])
    row = 0 if above else len(grid.ys) - 1
    own = [
        area._replace(row=area.row + above, last_row=area.last_row + above)
        for area in (cell.area for cell in grid.cells)
    ]
    ys = (edge, *grid.ys) if above else (*grid.ys, edge)
    return build([*own, Area(0, row, len(grid.xs) - 2, row)], grid.xs, ys)
