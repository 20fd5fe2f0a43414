"""A sheet too wide for the paper: the columns printed on later pages, put beside the rows they belong to.

Nothing but their places joins such rows: each is as high on all its pages, whichever of its cells made it so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.beside import in_rows
from schemas.document import Block, Cell, Furniture, FurnitureKind, Table

_LEVEL = 1.0  # points: edges of one row or column on two pages
_FEWEST = 3  # rows below the header, with words
_SLACK = 6.0  # points: half a line
_NAMES = 2  # cells of a header
_HEADER = 3  # rows of a header, at most
_DIGIT = re.compile(r"\d")

Rows = list[list[Cell]]
Columns = tuple[int, ...]  # how far each edge is from the first


@dataclass(frozen=True, slots=True)
class _Run:
    """Tables of the same columns on pages in a row up to `last`."""

    places: tuple[int, ...]  # in the body
    tables: tuple[Table, ...]
    last: int
    lone: bool  # these pages hold nothing else
    titled: bool  # something stands above the first


def joined_sheets(body: Sequence[Block | Table]) -> tuple[list[Block | Table], list[Furniture]]:
    """The body with each sheet's columns side by side, and what names its rows again on the pages of later ones.

    The pages may follow each other down the sheet or across it. All rows stand at the same places, below a header of
    other names, in a way that chance does not give: the rows' numbers come again beside them; a band over the first
    columns, or the place of a title above these, is blank on the other page; or rows there are of several heights for
    no reason of their own.
    """
    made: list[Block | Table | None] = list(body)
    again: list[Furniture] = []
    known: set[tuple[Columns, Columns]] = set()  # of pages joined before
    left: _Run | None = None
    for run in _runs(body):
        whole, right = _with_same_headers(left, run) if left is not None else (run, run)
        parts, names = _rest(whole, right, known) if left is not None else ((), [])
        if not parts:
            left = run
            continue
        known.add(_shapes(whole, right))
        again += names
        left = replace(whole, tables=tuple(map(_side_by_side, whole.tables, parts)), last=run.last)
        for place, table in zip(left.places, left.tables, strict=True):
            made[place] = table
        for place in run.places:
            made[place] = None
    return [part for part in made if part is not None], again


def _runs(body: Sequence[Block | Table]) -> Iterator[_Run]:
    """The tables that are alone of their kind on their pages, those of the same columns together."""
    pages: dict[int, list[int]] = defaultdict(list)
    for place, part in enumerate(body):
        pages[part.page or 0].append(place)
    run: _Run | None = None
    for page, places in sorted(pages.items()):
        tables = [(place, part) for place in places if isinstance(part := body[place], Table)]
        if len(tables) != 1 or not tables[0][1].column_edges:
            continue
        (place, table), lone = tables[0], len(places) == 1
        if run is not None and page == run.last + 1 and _alike(run.tables[0], table):
            both = (*run.tables, table)
            run = _Run((*run.places, place), both, page, run.lone and lone, run.titled)
            continue
        if run is not None:
            yield run
        run = _Run((place,), (table,), page, lone, places[0] < place)
    if run is not None:
        yield run


def _alike(one: Table, other: Table) -> bool:
    return one.columns == other.columns and _near(one.column_edges, other.column_edges)


def _near(some: Sequence[float], others: Sequence[float]) -> bool:
    return len(some) == len(others) and all(abs(a - b) <= _LEVEL for a, b in zip(some, others, strict=True))


def _shapes(left: _Run, right: _Run) -> tuple[Columns, Columns]:
    one, other = (run.tables[0].column_edges for run in (left, right))
    return tuple(round(edge - one[0]) for edge in one), tuple(round(edge - other[0]) for edge in other)


def _rest(
    left: _Run, right: _Run, known: set[tuple[Columns, Columns]]
) -> tuple[tuple[Table, ...], list[Furniture]]:
    """The columns that go on with those of `left`, and the words that name its rows again; none where they are others."""
    if not _are_level(left, right):
        return (), []
    parts, names = _without_names(left.tables, right.tables)
    sure = _shapes(left, right) in known or _are_of_one_sheet(left, right, parts)
    return (parts, names) if parts and sure else ((), [])


def _are_level(left: _Run, right: _Run) -> bool:
    """Whether the pages of `right` are the next ones, as many, hold nothing else, and have rows at the same places."""
    first = right.last - len(right.tables) + 1
    if not right.lone or first != left.last + 1 or len(left.tables) != len(right.tables):
        return False
    pairs = zip(left.tables, right.tables, strict=True)
    return all(one.rows == other.rows and _have_same(_levels(one), _levels(other)) for one, other in pairs)


def _have_same(some: Mapping[int, float], others: Mapping[int, float]) -> bool:
    """Whether all rows begin at the same places, but for those of the header that one table alone has."""
    apart = some.keys() ^ others.keys()
    return max(apart, default=0) <= _HEADER and all(
        abs(some[row] - others[row]) <= _LEVEL for row in some.keys() & others.keys()
    )


def _with_same_headers(left: _Run, right: _Run) -> tuple[_Run, _Run]:
    """Both, the header of either with as many rows as the other's."""
    if len(left.tables) != len(right.tables):
        return left, right
    return (
        replace(left, tables=tuple(map(_with_header_rows, left.tables, right.tables))),
        replace(right, tables=tuple(map(_with_header_rows, right.tables, left.tables))),
    )


def _with_header_rows(table: Table, other: Table) -> Table:
    """The table with the rows that the other's header has and its own has not: "Q1" below a year beside one name."""
    own, more = sorted(_levels(table).values()), sorted(_levels(other).values())
    inner = sum(y < own[1] - _LEVEL for y in more[1:]) if len(own) > 1 else 0
    if not 0 < inner == len(more) - len(own) < _HEADER:
        return table
    cells = [
        replace(c, row_span=c.row_span + inner) if c.row == 0 else replace(c, row=c.row + inner)
        for c in table.cells
    ]
    return replace(table, cells=tuple(cells), rows=table.rows + inner)


def _levels(table: Table) -> dict[int, float]:
    """The height of the top of each row where a cell begins, and that of the last one's lower edge."""
    levels: dict[int, float] = {}
    for cell in table.cells:
        if cell.box is not None:
            levels[cell.row] = cell.box.top
            levels[cell.row + cell.row_span] = cell.box.bottom
    return levels


def _without_names(
    lefts: Sequence[Table], rights: Sequence[Table]
) -> tuple[tuple[Table, ...], list[Furniture]]:
    """The tables at the right without the columns at their left that come again, and bands with these; and such words.

    No tables where nothing else is there, nor where bands alone come again: tables of their own, set out alike.
    """
    bare = list(map(_without_bands, lefts, rights))
    pairs = list(zip(lefts, bare, strict=True))
    count = 0
    while count < rights[0].columns and all(_column(a, count) == _column(b, count) != {} for a, b in pairs):
        count += 1
    if count == rights[0].columns or (not count and bare != list(rights)):
        return (), []
    own = tuple(_from(table, count) for table in bare)
    return own, [again for pair in zip(rights, own, strict=True) for again in _gone(*pair)]


def _without_bands(left: Table, right: Table) -> Table:
    """The table at the right without words in the rows that say no more than a cell across the left one does."""
    said = [_words(row) if len(row) == 1 else "" for row in in_rows(left)]
    gone = {k for k, row in enumerate(in_rows(right)) if said[k] and _words(row) == said[k]}
    return replace(right, cells=tuple(replace(c, blocks=()) if c.row in gone else c for c in right.cells))


def _words(cells: Sequence[Cell]) -> str:
    return " ".join(" ".join(c.text for c in cells).split())


def _gone(before: Table, after: Table) -> Iterator[Furniture]:
    """The words of the first that the second lacks."""
    kept = {id(block) for cell in after.cells for block in cell.blocks}
    blocks = (block for cell in before.cells for block in cell.blocks if id(block) not in kept)
    if text := " ".join(block.text for block in blocks):
        yield Furniture(FurnitureKind.FURNITURE, text, before.page)


def _column(table: Table, column: int) -> dict[int, str]:
    """What stands in a column, by the row."""
    return {c.row: c.text for c in table.cells if c.column == column and c.column_span == 1 and c.text}


def _from(table: Table, first: int) -> Table:
    """The table without the columns before the given one, and without words over these."""
    if not first:
        return table
    cells = [
        replace(
            c,
            column=max(c.column, first) - first,
            column_span=c.column_span - max(0, first - c.column),
            blocks=c.blocks if c.column >= first else (),
        )
        for c in table.cells
        if c.column + c.column_span > first
    ]
    return replace(
        table, cells=tuple(cells), columns=table.columns - first, column_edges=table.column_edges[first:]
    )


def _are_of_one_sheet(left: _Run, right: _Run, parts: Sequence[Table]) -> bool:
    """Whether more than chance put the rows at the same places."""
    one, other, rest = (list(map(in_rows, tables)) for tables in (left.tables, right.tables, parts))
    if sum(any(c.blocks for c in row) for rows in rest for row in rows) <= _FEWEST:
        return False
    if not rest or not _has_other_names(one[0], rest[0]):
        return False
    numbered = parts[0].columns < right.tables[0].columns and _has_own_numbers(left.tables)
    return left.titled or numbered or any(map(_has_blank_band, one, other)) or _has_slack(rest)


def _has_own_numbers(lefts: Sequence[Table]) -> bool:
    """Whether the first column gives each row a number that no other row has, and these do not just count from 1."""
    columns = [_column(table, 0) for table in lefts]
    numbers = [text.strip(". ") for column in columns for row, text in column.items() if row]
    own = len(set(numbers)) == len(numbers) and all(_DIGIT.search(number) for number in numbers)
    return own and numbers != [str(k) for k in range(1, len(numbers) + 1)]


def _has_other_names(left: Rows, right: Rows) -> bool:
    """Whether the first row of `right` with two words or more says nothing that the same row of `left` does."""
    for one, other in zip(left, right, strict=True):
        names = {c.text for c in other if c.blocks}
        if len(names) >= min(_NAMES, len(other)):
            return names.isdisjoint(c.text for c in one)
    return False


def _has_blank_band(left: Rows, right: Rows) -> bool:
    """Whether a row that is one cell across the left columns is blank in the others, and rows round it are not."""
    filled = [row for row, cells in enumerate(right) if any(c.blocks for c in cells)]
    between = range(filled[0], filled[-1]) if filled else range(0)
    return any(len(left[row]) == 1 and left[row][0].blocks and row not in filled for row in between)


def _has_slack(pages: Sequence[Rows]) -> bool:
    """Whether rows differ in height, and in how much of it their words leave free."""
    heights, free = [], []
    for cells in (row for rows in pages for row in rows[1:]):
        sizes = [(c.box.bottom - c.box.top, _height(c)) for c in cells if c.box and c.row_span == 1]
        if any(words for _, words in sizes):
            heights.append(max(height for height, _ in sizes))
            free.append(heights[-1] - max(words for _, words in sizes))
    return _vary(heights, _LEVEL) and _vary(free, _SLACK)


def _height(cell: Cell) -> float:
    """How high the words of a cell stand."""
    boxes = [block.box for block in cell.blocks if block.box is not None]
    return max((box.bottom for box in boxes), default=0.0) - min((box.top for box in boxes), default=0.0)


def _vary(values: Sequence[float], more: float) -> bool:
    return bool(values) and max(values) - min(values) > more


def _side_by_side(left: Table, right: Table) -> Table:
    """One table of both; a cell across the left columns goes on over blank ones."""
    shift = left.column_edges[-1] - right.column_edges[0]
    cells: list[Cell] = []
    for one, other in zip(in_rows(left), in_rows(right), strict=True):
        across = len(one) == 1 and one[0].column_span == left.columns and not any(c.blocks for c in other)
        if across:
            cells.append(replace(one[0], column_span=left.columns + right.columns))
            continue
        cells += one
        cells += (replace(c, column=c.column + left.columns) for c in other)
    edges = (*left.column_edges, *(edge + shift for edge in right.column_edges[1:]))
    return replace(left, cells=tuple(cells), columns=left.columns + right.columns, column_edges=edges)
