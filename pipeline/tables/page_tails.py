"""A table cut by a page break: where it has fewer columns than its rest, a card's or an action's fields below it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.tables.card_labels import CERTAIN, field_of, label_at, label_names
from pipeline.tables.drift import DRIFT
from pipeline.texts.bands import band_title
from pipeline.texts.header_rows import known_headers
from pipeline.texts.inline import is_labelled
from schemas.record import LogicalCell, LogicalTable, Paragraph

_SAME = 4.0  # points between two drawings of one column's edge
_FEWEST = 2  # columns: one cell across may be anything
_TWO = 2
_THIRDS = 3  # a card's row of names and values has fewer than two of them
_MOST_LABELS = 4  # rows above a header
_LONGEST_TITLE = 15  # words
_NUMBER = re.compile(r"\W*\d.*$")


def as_wide(first: LogicalTable, second: LogicalTable) -> LogicalTable:
    """`second` on the columns of cards in `first` where a row of those has its cells at the same places; else as it is.

    Where a page holds only rows with merged cells, nothing drawn on it shows the columns below these.
    """
    edges, own = first.column_edges, second.column_edges
    known = len(edges) == first.columns + 1 and len(own) == second.columns + 1
    if not known or not _FEWEST <= second.columns < first.columns or not label_names(first):
        return second
    places = [_place(edges, edge, DRIFT) for edge in own]
    if places not in [_starts(first, row) for row in range(first.rows)]:
        return second
    return _widened(second, [place for place in places if place is not None], first)


def as_narrow(first: LogicalTable, second: LogicalTable) -> LogicalTable:
    """`second` on the columns of `first` where a few of its rows only split cells of these in two; else as it is.

    "Officer A | Officer B" below "Lead" is one cell with both, as the rows around it have one.
    """
    edges, own = first.column_edges, second.column_edges
    known = len(edges) == first.columns + 1 and len(own) == second.columns + 1
    if not known or not _FEWEST < first.columns < second.columns:
        return second
    places = [place for edge in edges if (place := _place(own, edge)) is not None]
    if len(set(places)) != len(edges) or (places[0], places[-1]) != (0, second.columns):
        return second
    split = {c.row for c in second.cells if c.column not in places}
    return (_narrowed(second, places, first) or second) if len(split) * _TWO < second.rows else second


def _narrowed(table: LogicalTable, at: list[int], other: LogicalTable) -> LogicalTable | None:
    """The table on the columns of the other, whose edges are those `at`, parts of a cell joined; None where they overlap."""
    cells: dict[tuple[int, int], LogicalCell] = {}
    for cell in table.cells:
        column = bisect_right(at, cell.column) - 1
        span = bisect_left(at, cell.column + cell.column_span) - column
        before = cells.get((cell.row, column))
        if before and (before.row_span != cell.row_span or {before.column_span, span} != {1}):
            return None
        lines = (*before.paragraphs, *cell.paragraphs) if before else cell.paragraphs
        cells[cell.row, column] = replace(cell, column=column, column_span=span, paragraphs=lines)
    return replace(table, columns=other.columns, cells=tuple(cells.values()), column_edges=other.column_edges)


def as_top(first: LogicalTable, second: LogicalTable) -> LogicalTable | None:
    """`first` on the columns of `second` where it holds nothing but what stands above the header of that; else None.

    A page that ends below "Objective 2" and "Lead officer | A Pike" shows no columns but these labels', one that ends
    below a title and an introduction shows none.
    """
    places = _places_in(first, second)
    if not places or first.rows > _MOST_LABELS:
        return None
    titled = first.columns == 1 and _is_titled(first) and len(second.row_cells(0)) > 1
    labels = len(label_names(first)) + cuts_label(first, second)
    bands = sum(band_title(first, row) is not None for row in range(first.rows))
    if not titled and (not labels or labels + bands < first.rows):
        return None
    begins = titled and label_at(second, 0) is not None
    if not begins and not _has_header(second, set(places), first.columns):
        return None
    return replace(_widened(first, places, second), header_rows=0)


def cuts_label(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether a field's name at the left is cut by the break: "Lead" above it, "officer" below it, or "Accounta" and "ble"."""
    above, below = first.row_cells(first.rows - 1), second.row_cells(0)
    words = above[0].text if above else "", below[0].text if below else ""
    if not (words[0][:1].isupper() and words[1][:1].islower()):
        return False
    return any(field_of(glue.join(words), CERTAIN) is not None for glue in ("", " "))


def begins_form(
    table: LogicalTable,
    following: Paragraph | LogicalTable | None,
    body: Iterable[Paragraph | LogicalTable],
) -> bool:
    """Whether a row alone at the foot of a page is the top of the form that goes on below the break.

    Others begin with one like it: "Objective 3 | Clean rivers" above the labels that the rest of this one has too.
    """
    if not isinstance(following, LogicalTable) or table.rows > 1 or not table.cells:
        return False
    pages = table.origins[-1].page, following.origins[0].page
    if None in pages or pages[0] == pages[1]:
        return False
    alike = [
        part
        for part in body
        if isinstance(part, LogicalTable) and part.rows > 1
        if _without_number(part.row_cells(0)) == _without_number(table.cells)
    ]
    return bool(alike) and (as_top(table, following) is not None or _is_rest(table, following, alike))


def _is_rest(top: LogicalTable, rest: LogicalTable, alike: Iterable[LogicalTable]) -> bool:
    """Whether each row of the rest, on the columns of the top, asks what a form that begins like the top asks below."""
    names, edges = label_names(rest), top.column_edges
    drawn = rest.columns == top.columns == len(edges) - 1 == len(rest.column_edges) - 1
    if not drawn or len(names) != rest.rows or not all(map(_is_near, edges, rest.column_edges)):
        return False
    return any(set(names) <= set(label_names(form)) and label_at(form, 0) is None for form in alike)


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME


def _without_number(cells: Sequence[LogicalCell]) -> tuple[int, str]:
    """How many cells a row has, and the name that the first of them holds before a number."""
    return len(cells), _NUMBER.sub("", cells[0].text).lower() if cells else ""


def _is_titled(table: LogicalTable) -> bool:
    """Whether a table of one column is a short drawn title and, below it, prose: a lone box or a list may be anything."""
    title, *below = [c for row in range(table.rows) for c in table.row_cells(row)]
    drawn = title.text and (title.bold or title.shaded) and len(title.text.split()) <= _LONGEST_TITLE
    return bool(drawn and below) and not any(p.bulleted for c in table.cells for p in c.paragraphs)


def as_upper_header(first: LogicalTable, second: LogicalTable) -> LogicalTable | None:
    """`first` on the columns of `second` where it is but the upper row of a header whose lower row that begins with.

    "Who" ends a page, and "Lead" and "Partners", its columns, begin the next one.
    """
    places = _places_in(first, second)
    if not places or first.rows > 1 or known_headers(first, 0) * _THIRDS < first.columns * _TWO:
        return None
    said = {cell.column for cell in second.row_cells(0) if cell.text}
    groups = [range(low, high) for low, high in pairwise(places)]
    named = any(len(group) > 1 and said.issuperset(group) for group in groups)
    blank = sum(said.isdisjoint(group) for group in groups)
    whole = named and blank * _TWO >= len(groups)
    return replace(_widened(first, places, second), header_rows=_TWO) if whole else None


def _places_in(first: LogicalTable, second: LogicalTable) -> list[int]:
    """The edges of the wider table that the edges of the first are, from the left one to the right one; none else."""
    edges, own = second.column_edges, first.column_edges
    drawn = len(edges) == second.columns + 1 and len(own) == first.columns + 1
    if not drawn or first.columns >= second.columns:
        return []
    places = [place for edge in own if (place := _place(edges, edge)) is not None]
    whole = len(set(places)) == len(own) and (places[0], places[-1]) == (0, second.columns)
    return places if whole else []


def ends_on_next_page(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether rows of a later page stand in the columns of the table above the break, some of its columns one in them."""
    pages = first.origins[-1].page, second.origins[0].page
    return None not in pages and pages[0] != pages[1] and bool(_places_in(second, first))


def _has_header(table: LogicalTable, places: set[int], labelled: int) -> bool:
    """Whether the first row of more cells than labels have (`labelled`) is a header, above it rows with cells at `places`."""
    for row in range(min(_MOST_LABELS, table.rows)):
        cells = table.row_cells(row)
        if len(cells) > labelled:
            return known_headers(table, row) * _THIRDS >= len(cells) * _TWO
        if not places.issuperset(c.column for c in cells):
            return False
    return False


def _widened(table: LogicalTable, at: list[int], other: LogicalTable) -> LogicalTable:
    """The table on the columns of the other, its own edges being those `at`."""
    cells = (
        replace(c, column=at[c.column], column_span=at[c.column + c.column_span] - at[c.column])
        for c in table.cells
    )
    return replace(table, columns=other.columns, cells=tuple(cells), column_edges=other.column_edges)


def _starts(table: LogicalTable, row: int) -> list[int | None]:
    """The columns at which the cells of a row begin, and where the last of them ends."""
    return [*(c.column for c in table.row_cells(row)), table.columns]


def _place(edges: tuple[float, ...], edge: float, most: float = _SAME) -> int | None:
    nearest = min(range(len(edges)), key=lambda k: abs(edges[k] - edge))
    return nearest if abs(edges[nearest] - edge) <= most else None


def ends_card(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether both name fields down their left side and none of the second's is one of the first's: one card, cut.

    A blank at the top of the second's left side stands before the rest of the value that the page cuts.
    """
    above, below = label_names(first), label_names(second)
    if not above or not below or set(above) & set(below):
        return False
    pairs = sum(len(first.row_cells(row)) > 1 for row in range(first.rows))  # the others are titles
    return len(above) * _TWO > pairs and len(below) + _begins_blank(second) == second.rows


def _begins_blank(table: LogicalTable) -> bool:
    cells = table.row_cells(0)
    return len(cells) == _TWO and not cells[0].text and bool(cells[1].text)


def labels_on(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether the row below begins with fields ("By when: May 2031"), as no row above does: they belong to that one."""
    begun = (_begins_labelled(first, row) for row in range(first.header_rows, first.rows))
    return _begins_labelled(second, 0) and not any(begun)


def _begins_labelled(table: LogicalTable, row: int) -> bool:
    cells = [c for c in table.row_cells(row) if c.text]
    return bool(cells) and all(is_labelled(c.paragraphs[0].body.text) for c in cells)
