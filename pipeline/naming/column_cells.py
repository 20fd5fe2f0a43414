"""What most cells of a column look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.texts.witness import (
    counts_letters_again,
    instructs,
    is_rating,
    letters_in_order,
    looks_like_figure,
    looks_like_reply,
    looks_like_short_form,
    looks_like_state,
    share_of_flags,
    share_of_ratings,
    share_of_states,
)
from schemas.record import Column, LogicalCell, LogicalTable
from schemas.role import Role

_TWO = 2
_HALF = 0.5
_FAIR = 0.6
_NEARLY_ALL = 0.8
_WORDY = {
    Role.MEASURE,
    Role.SECTION,
    Role.OUTCOME,
    Role.TARGET,
    Role.ACTION,
}  # hold words, never bare ratings
_CODE = r"[A-Z]{1,4}[ .-]?\d{1,3}(?:\.\d+)*[a-z]?"  # "SO3", "P 2.1"
_BAR = re.compile(r"[A-Za-z][a-z'’-]+(?:\s+[A-Za-z'’-]+){0,2}")  # "Draft", "Go live"
_CODES = re.compile(rf"{_CODE}(?:(?:\s*[,;/&]\s*|\s+(?:and\s+)?){_CODE})*\W*$")


def column_texts(table: LogicalTable, column: int) -> list[str]:
    """The texts of a column's body cells, bands left out."""
    return [c.text for c in body_cells(table, column)]


def body_cells(table: LogicalTable, column: int) -> list[LogicalCell]:
    """The cells that reach into a column below the header, bands left out."""
    cells = [table.cell_at(row, column) for row in range(table.header_rows, table.rows)]
    return [c for c in cells if c is not None and c.column_span < max(_TWO, table.columns)]


def filled(table: LogicalTable, column: Column) -> list[LogicalCell]:
    """The column's cells below the header that hold words, bands included."""
    return [c for c in table.cells if c.column == column.index and c.row >= table.header_rows and c.text]


def merged(table: LogicalTable, column: int) -> bool:
    """Whether cells of a column reach over several rows below the header."""
    return any(c.row_span > 1 for c in table.cells if c.column == column and c.row >= table.header_rows)


def mostly(table: LogicalTable, column: Column, looks: Callable[[LogicalCell], bool]) -> bool:
    """Whether more than half of the column's filled cells look so."""
    cells = filled(table, column)
    return sum(map(looks, cells)) * _TWO > len(cells)


def counts_rows(table: LogicalTable, column: int) -> bool:
    """Whether a column holds letters in their order, or again and again from "a" on, and no column before it says anything of a row alone."""
    before = (c for c in table.cells if c.column < column and c.row >= table.header_rows)
    merged = all(c.row_span > 1 or not c.text or c.column_span == table.columns for c in before)
    texts = column_texts(table, column)
    return merged and (letters_in_order(texts) or counts_letters_again(texts))


def rated_as(claimed: Role, texts: Sequence[str]) -> Role | None:
    """What a column is whose header claims words, or says nothing, where ratings or replies ("Partly agreed") stand below it.

    Else None; so it is for ratings below a header that says nothing: they may rate anything. "Funding in place?" over "Yes"
    and "No" names no cost, and a lone "High" under "Priority" no section.
    """
    if claimed is Role.COST and share_of_flags(texts) >= _NEARLY_ALL:
        return Role.IGNORE
    replies = sum(map(looks_like_reply, texts))
    if claimed in {*_WORDY, Role.OTHER} and replies > 1 and replies >= _NEARLY_ALL * sum(map(bool, texts)):
        return Role.STATUS
    if claimed is Role.SECTION and [is_rating(text) for text in texts if text] == [True]:
        return Role.IGNORE
    if claimed not in _WORDY or share_of_ratings(texts) < _NEARLY_ALL:
        return None
    return Role.STATUS if share_of_states(texts) >= _HALF else Role.IGNORE


def is_figure(cell: LogicalCell) -> bool:
    """Whether the cell holds a bare figure: "66%"."""
    return looks_like_figure(cell.text)


def is_codes(cell: LogicalCell) -> bool:
    """Whether the cell holds nothing but codes: "SO1, SO3"."""
    return _CODES.match(cell.text) is not None


def names_bars(cells: Sequence[LogicalCell]) -> bool:
    """Whether the cells are bars of a chart with a word or two in each: filled ones shaded, blank ones not."""
    named = [c for c in cells if c.text]
    if not named or any(c.shaded != bool(c.text) for c in cells) or len(named) == len(cells):
        return False
    return all(_BAR.fullmatch(c.text) and not looks_like_state(c.text) for c in named)


def instructing(table: LogicalTable, column: Column) -> float:
    """The share of the column's filled cells, bands left out, that tell somebody what to do; "GET" in capitals does not."""
    texts = [c.text for c in filled(table, column) if c.column_span < table.columns]
    told = sum(instructs(text) and not looks_like_short_form(text) for text in texts)
    return told / len(texts) if texts else 0.0


def explains_ratings(table: LogicalTable, columns: Sequence[Column]) -> bool:
    """Whether a table of two columns is the key of the ratings: three or more, each once, "Amber | At risk"."""
    if len(columns) != _TWO or columns[0].role is not Role.STATUS:
        return False
    ratings = [cell.text for cell in filled(table, columns[0])]
    # each once; a plan may have ratings of its own among them
    return len(set(ratings)) == len(ratings) > _TWO and share_of_states(ratings) >= _FAIR
