"""Which rows of a table are its header."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pipeline.texts.bands import band_title
from pipeline.texts.headers import exact_roles, header_words, known_match
from pipeline.texts.witness import looks_like_date
from schemas.record import LogicalCell, LogicalTable
from schemas.role import Role

_PERIOD = re.compile(
    r"(?:(?:q(?:uarter|tr)? ?[1-4]|year \d{1,2}|y\d|(?:month|wk|week|term) ?\d{1,2}"
    r"|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*"
    r"|nov\w*|dec\w*|(?:spring|summer|autumn|winter)(?: term)?)\b ?)*(?:fy ?(?=\d))?(?:\d{2} \d{2}|\d{2,4})?$"
)
_HEADER_LOOK = 3  # rows at the top that may hold the header; more where all above it are bands
_THIRD = 3
_SHORT_NAME = 8  # words
_DIGIT = re.compile(r"\d")
_ASKED = frozenset({Role.ACTION, Role.OWNER, Role.TIMESCALE})
_SURE = 0.8
_REMEMBERED = 4096  # rows: each step asks for the header again
_COUNT = re.compile(r"\s*\(?(\d{1,2})[.)]\s+(?=\S)")  # of "1. Action"
_TWO = 2
_LABELS = 5  # rows from the first label to a header


def header_rows(table: LogicalTable) -> int:
    """How many leading rows are the header: as their words say, else as the file marks or draws them."""
    if table.columns == 1:
        return 0
    banded = True  # all rows above are bands
    for row in range(table.rows):
        if row >= _HEADER_LOOK and not banded:
            break
        if known_headers(table, row) >= _TWO or (row == 0 and _heads_years(table)):
            top = _below_labels(table, row)
            return top + header_depth(table, top)
        if banded and _asks_more(table, row):
            return row + header_depth(table, row)
        banded = banded and (
            band_title(table, row) is not None or _labels_all(table, row) or _is_blank(table, row)
        )
    return table.header_rows


def without_counts(table: LogicalTable) -> LogicalTable:
    """The table, its header without the numbers where these count its columns: "1. Ref | 2. Action | 3. Owner"."""
    for row in range(table.header_rows):
        heads = [cell for cell in table.row_cells(row) if cell.text]
        counts = [_COUNT.match(cell.text) for cell in heads]
        if len(heads) > _TWO and [int(m[1]) if m else 0 for m in counts] == [*range(1, len(heads) + 1)]:
            bare = {cell: _without_count(cell) for cell in heads}
            return replace(table, cells=tuple(bare.get(cell, cell) for cell in table.cells))
    return table


def _without_count(cell: LogicalCell) -> LogicalCell:
    """The cell without the number it begins with, in a line of its own or not."""
    first, *rest = (p for p in cell.paragraphs if p.passage)
    count = _COUNT.match(first.passage.text)
    if count is None:
        return replace(cell, paragraphs=tuple(rest))
    return replace(
        cell, paragraphs=(replace(first, passage=first.passage.cut(count.end()), body_start=0), *rest)
    )


def _below_labels(table: LogicalTable, row: int) -> int:
    """The row; where it holds a label and what is like one ("Lead | Head of Resources") above a header, that header's."""
    if table.columns <= _TWO or len(table.row_cells(row)) != _TWO:
        return row
    below = range(row + 1, min(row + _LABELS, table.rows))
    first = next((r for r in below if len(table.row_cells(r)) > _TWO), row)
    return first if known_headers(table, first) > _TWO else row


def _labels_all(table: LogicalTable, row: int) -> bool:
    """Whether a row is a name and a value across all the rest: "Academic year | 2031/32" over the header of a form."""
    cells = table.row_cells(row)
    return len(cells) == _TWO < table.columns and cells[1].column_span == table.columns - 1


def _is_blank(table: LogicalTable, row: int) -> bool:
    """Whether nothing is written in a row, as in that which parts the titles at the head of a sheet from its header."""
    return not any(c.text for c in table.row_cells(row))


def names_period(text: str) -> bool:
    """Whether a header is nothing but a month, term, quarter or year: "Sep", "Q3", "Spring 2031"."""
    return bool(text.strip()) and _PERIOD.match(header_words(text)) is not None


def _asks_more(table: LogicalTable, row: int) -> bool:
    """Whether a full row of short names, the first below bands, asks for actions among much that nobody knows."""
    cells = table.row_cells(row)
    texts = [c.text for c in cells]
    if len(cells) != table.columns or not all(0 < len(text.split()) <= _SHORT_NAME for text in texts):
        return False
    known = [match for text in texts if (match := known_match(text, _SURE)) is not None]
    asked = any(match.score == 1 and match.role in _ASKED for match in known)
    return (
        asked
        and len(known) >= _TWO
        and len(known) * _THIRD >= len(texts)
        and not any(map(_DIGIT.search, texts))
    )


def _heads_years(table: LogicalTable) -> bool:
    """Whether the first row is a known wording and periods: "Indicator | 2030 | 2031", "Pledge | May 2031 | June 2031".

    Beside these may stand what is known though a date is in it: "What will be different by March 2032".
    """
    texts = [c.text for c in table.row_cells(0)]
    if len(texts) <= _TWO or not any(map(names_period, texts[1:])):
        return False
    others = [text for text in texts[1:] if not names_period(text)]
    return len(others) < len(texts) // _TWO and all(
        known_match(text, _SURE) is not None for text in (texts[0], *others)
    )


def header_depth(table: LogicalTable, row: int) -> int:
    """The rows of a header that begins in this one: below a group's name stand those of its columns.

    They are known wordings, or all that is beside the groups is merged down over them or blank ("Q1", "How well?").
    """
    cells = table.row_cells(row)
    grouped = {c for c in cells if 1 < c.column_span < table.columns}
    if not grouped or row + 1 >= table.rows:
        return 1
    if known_headers(table, row + 1):
        return 2
    under = {column for c in grouped for column in range(c.column, c.column + c.column_span)}
    deepest = max(c.row_span for c in cells)
    if deepest > 1 and all(c.row_span == deepest for c in cells if c not in grouped):
        return deepest
    below = {c.column for c in table.row_cells(row + 1) if c.text}
    return 2 if below == under and len(under) < table.columns - 1 else 1


def known_headers(table: LogicalTable, row: int, *, over: int = 0) -> int:
    """How many cells of a row are known header wordings; 0 where they are less than half of its cells or `over` at most.

    Names of months, quarters and years are neither: a matrix of them may be wider than all the rest.
    """
    cells = table.row_cells(row)
    return _known_among(tuple(c.text for c in cells if c.text), over) if len(cells) > over else 0


def heads_again(table: LogicalTable, row: int, top: int) -> bool:
    """Whether a row names once more, in these or other words, what the header of `top` rows names in its columns.

    In a row that is drawn as one, some of its names may be ones that nobody knows.
    """
    cells = [c for c in table.row_cells(row) if c.text]
    if len(cells) < _TWO or any(c.text.count(" ") >= _SHORT_NAME for c in cells):
        return False
    if not any(exact_roles(c.text) for c in cells):
        return False  # as nearly every row
    action = next((c.column for c in cells if Role.ACTION in exact_roles(c.text)), 0)
    same = [_asks_again(c, _lowest_name(table, c, top), before=c.column < action) for c in cells]
    if all(same):
        return all(c.text for c in table.row_cells(row)) or all(c.shaded or c.bold for c in cells)
    known = [bool(exact_roles(c.text)) for c in cells]
    return known == same and sum(same) * _TWO > len(cells) and all(c.shaded or c.bold for c in cells)


def _asks_again(cell: LogicalCell, name: str, *, before: bool) -> bool:
    """Whether a cell asks for what a header of this name asks for; an outcome `before` the action is a section."""
    if header_words(cell.text) == header_words(name):
        return True
    meant = Role.SECTION if before else Role.MEASURE
    asked, known = ({meant if r is Role.OUTCOME else r for r in exact_roles(t)} for t in (cell.text, name))
    return bool(asked & known)


def _lowest_name(table: LogicalTable, cell: LogicalCell, top: int) -> str:
    """What the lowest row of the header says over a cell."""
    names = (table.cell_at(row, cell.column) for row in reversed(range(top)))
    return next((c.text for c in names if c is not None and c.text), "")


@lru_cache(maxsize=_REMEMBERED)
def _known_among(texts: tuple[str, ...], over: int) -> int:
    hits = named = 0
    for left, text in zip(range(len(texts), 0, -1), texts, strict=True):
        if hits + left <= over:
            return 0
        if not names_period(text):
            named += 1
            match = known_match(text, _SURE)
            # "Each term" is a date, however like "term"
            hits += match is not None and (match.score == 1 or not looks_like_date(text))
    return hits if hits > over and hits * 2 >= named else 0
