"""A grid that holds several tables: below a band, or drawn so, a row of other headers begins the next of them."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from pipeline.tables.joining import halves
from pipeline.tables.top_cards import card_rows
from pipeline.texts.bands import band_title
from pipeline.texts.header_rows import header_depth, header_rows, heads_again
from pipeline.texts.headers import exact_roles, figures_of, header_words, known_role
from pipeline.texts.witness import looks_like_date
from schemas.record import LogicalTable
from schemas.role import Role

_CERTAIN = 0.95
_FIGURES = frozenset({Role.BASELINE, Role.LATEST, Role.TARGET})
_LONGEST_HEADER = 8  # words
_LEAST = 3  # cells
_TWO = 2


def parted(table: LogicalTable) -> Iterator[LogicalTable]:
    """The tables of a grid, one below the other, each with the bands right above its header or under those above."""
    top = header_rows(table) if table.columns >= _LEAST else 0
    starts = _starts(table, max(top, _below_card(table))) if top else [0]
    for start, end in pairwise([*starts, table.rows]):
        rest = halves(table, start)[1] if start else table
        part = rest if end == table.rows else halves(rest, end - start)[0]
        part = part if len(starts) == 1 else without_idle_columns(part)
        under = start > 0 and band_title(table, start) is None
        yield replace(part, header_rows=0, repeated_headers=(), under_bands=under) if start else part


def without_idle_columns(table: LogicalTable) -> LogicalTable:
    """The table without the columns in which none of its cells begins: they are another's of the grid.

    A measure merged over two of them would be two.
    """
    kept = sorted({c.column for c in table.cells})
    if len(kept) == table.columns or kept[0] > 0:
        return table
    place = {column: sum(k < column for k in kept) for column in range(table.columns + 1)}
    cells = tuple(
        replace(c, column=place[c.column], column_span=place[c.column + c.column_span] - place[c.column])
        for c in table.cells
    )
    known = len(table.column_edges) == table.columns + 1
    edges = tuple(table.column_edges[k] for k in (*kept, table.columns)) if known else ()
    return replace(table, columns=len(kept), cells=cells, column_edges=edges)


def _starts(table: LogicalTable, top: int) -> list[int]:
    """The first rows of its tables, the first of which has a header of `top` rows."""
    starts = [0]
    head = range(top)
    for row in range(top + 1, table.rows):
        if _heads(table, row, head):
            starts.append(_first_band(table, row))
            head = range(row, row + header_depth(table, row))
    return starts


def _below_card(table: LogicalTable) -> int:
    """The first row below a card of labels at the top and the header under it; 0 without a card, which is no table."""
    rows = card_rows(table)
    return rows + header_depth(table, rows) if rows else 0


def _heads(table: LogicalTable, row: int, head: range) -> bool:
    """Whether a row that cuts no merged cell names fields, actions or measures among them, others than those of `head`."""
    cells = [c for c in table.row_cells(row) if c.text]
    if len(cells) < _LEAST or any(len(c.text.split()) > _LONGEST_HEADER for c in cells):
        return False  # as nearly all rows
    start = _first_band(table, row)
    drawn = start < row or all(c.shaded or c.bold for c in cells)
    if not (drawn or _all_known(table, row) or _heads_figures(table, row)):
        return False
    words = {header_words(c.text) for c in cells}
    known = {header_words(c.text) for above in head for c in table.row_cells(above)}
    if words <= known:
        return False
    whole = all(c.row >= start or c.row + c.row_span <= start for c in table.cells)
    if drawn and _begins_figures(table, row, known):
        return whole
    roles = [roles for c in cells if (roles := _roles_of(c.text))]
    asked = {Role.ACTION, Role.MEASURE} if start < row or _heads_figures(table, row) else {Role.ACTION}
    if len(roles) * _TWO <= len(cells) or not asked & frozenset().union(*roles):
        return False
    return whole and not (start == row and heads_again(table, row, head.stop))


def _roles_of(text: str) -> frozenset[Role]:
    role = known_role(text, _CERTAIN)
    return exact_roles(text) or (frozenset({role}) if role else frozenset())


def _all_known(table: LogicalTable, row: int) -> bool:
    """Whether every cell of a row is a known wording to the letter: no words of a record, however it is drawn."""
    return all(exact_roles(c.text) for c in table.row_cells(row))


def _heads_figures(table: LogicalTable, row: int) -> bool:
    """Whether a full row names what is measured and its figures: "Success measure | 2031 | Target 2032"."""
    cells = table.row_cells(row)
    if len(cells) != table.columns or known_role(cells[0].text, _CERTAIN) is not Role.MEASURE:
        return False
    roles = [known_role(c.text, _CERTAIN) for c in cells[1:]]
    if any(
        role not in _FIGURES and not looks_like_date(c.text) for role, c in zip(roles, cells[1:], strict=True)
    ):
        return False
    return bool(_FIGURES & set(roles))


def _begins_figures(table: LogicalTable, row: int, known: AbstractSet[str]) -> bool:
    """Whether a row names figures of two kinds or days behind what they measure, none of them in the header above.

    What that is called may be anything: "What we will watch | Latest | Target | Comments".
    """
    first, *others = table.row_cells(row)
    across = sum(c.column_span for c in (first, *others)) == table.columns
    if not across or not all(c.text for c in (first, *others)):
        return False
    new = [c.text for c in others if not header_words(c.text) or header_words(c.text) not in known]
    named = {figures_of(text) for text in new} & _FIGURES
    days = any(figures_of(text) is None and looks_like_date(text) for text in new)
    return len(named) + days >= _TWO


def _first_band(table: LogicalTable, row: int) -> int:
    while row > 0 and band_title(table, row - 1) is not None:
        row -= 1
    return row
