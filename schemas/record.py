"""What a document's tables say, still in its own words: logical tables, column roles, records.

A logical table is one table over all its pages; every text in it is a `Passage`, so its characters keep
their source. A step adds a new type rather than filling in fields of the one before.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal, NamedTuple

from schemas.document import BlockKind
from schemas.exceptions import Issue
from schemas.passage import EMPTY, Passage, join
from schemas.role import Role

_COLUMN = attrgetter("column")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a cell or of the body, with the sources of its characters."""

    passage: Passage
    marker: str = ""
    body_start: int = 0
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    bold: bool = False
    page: int | None = None
    room: float | None = None  # points free at the end of its last line (PDF)
    first_word: float | None = None  # width of its first word (PDF)
    gap_below: float | None = None  # points between its last line and its cell's lower edge (PDF)
    height: float | None = None  # points from the top of its first line to the end of its last (PDF)
    _body: Passage | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def body(self) -> Passage:
        """Its words without bullet or dash (numbers are words), white space collapsed."""
        if self._body is None:  # each step asks for it again
            own = self.passage.cut(self.body_start) if self.bulleted else self.passage
            object.__setattr__(self, "_body", own.collapsed())
        return self._body  # type: ignore[return-value]  # as it is since the line above

    @property
    def bulleted(self) -> bool:
        """Whether a bullet or dash stands before it."""
        return self.marker in {"•", "-"}


@dataclass(frozen=True, slots=True)
class LogicalCell:
    """A cell as it reads over all its pages; rows and columns from 0, a merged cell stands once."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    paragraphs: tuple[Paragraph, ...] = ()
    shaded: bool = False
    _passage: Passage | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def passage(self) -> Passage:
        """All its words, paragraphs joined by a space."""
        if self._passage is None:  # as a paragraph's
            whole = [p.passage.collapsed() if p.bulleted else p.body for p in self.paragraphs]
            object.__setattr__(self, "_passage", whole[0] if len(whole) == 1 else join(whole))
        return self._passage  # type: ignore[return-value]  # as it is since the line above

    @property
    def text(self) -> str:
        """The words of `passage`."""
        own = self._passage  # asked for 20,000 times a plan
        return self.passage.text if own is None else own.text

    def shifted(self, rows: int) -> LogicalCell:
        """The cell so many rows further down."""
        cell = LogicalCell(
            self.row + rows, self.column, self.row_span, self.column_span, self.paragraphs, self.shaded
        )
        object.__setattr__(cell, "_passage", self._passage)
        return cell

    @property
    def filled(self) -> bool:
        """Whether it has words."""
        return any(p.passage for p in self.paragraphs)

    @property
    def bold(self) -> bool:
        """Whether it has words and all are bold."""
        return bool(self.paragraphs) and all(p.bold for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class RowOrigin:
    """Where a logical row starts in the file: page (PDF), table and row in it, both from 1 (None in prose)."""

    page: int | None
    table: int | None
    row: int | None


class _Index(NamedTuple):
    """The cells of a table by the grid places they cover, and by the row they begin in, left to right."""

    cells: tuple[LogicalCell, ...]
    places: dict[tuple[int, int], LogicalCell]
    rows: dict[int, tuple[LogicalCell, ...]]


def _indexed(cells: tuple[LogicalCell, ...]) -> _Index:
    places: dict[tuple[int, int], LogicalCell] = {}
    rows: dict[int, list[LogicalCell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
        if cell.row_span == cell.column_span == 1:
            places.setdefault((cell.row, cell.column), cell)
            continue
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                places.setdefault((row, column), cell)
    return _Index(cells, places, {row: tuple(sorted(rows[row], key=_COLUMN)) for row in rows})


@dataclass(frozen=True, slots=True)
class LogicalTable:
    """One table over one or more pages. `cells` tile rows x columns."""

    number: int
    rows: int
    columns: int
    cells: tuple[LogicalCell, ...]
    origins: tuple[RowOrigin, ...]
    header_rows: int = 0
    lost_heading: bool = False  # its numbers cannot follow the table before: columns are known, headings not
    repeated_headers: tuple[Passage, ...] = ()  # header rows printed again on later pages
    column_edges: tuple[float, ...] = ()
    under_bands: bool = False  # those open where the table above it ends, which is of the same grid
    healed_rows: int = 0  # rows put together again over a page break
    index: _Index | None = field(default=None, repr=False, compare=False)  # of these cells or others

    def cell_at(self, row: int, column: int) -> LogicalCell | None:
        """The cell that covers a grid place, or None."""
        return self._indexed().places.get((row, column))

    def row_cells(self, row: int) -> tuple[LogicalCell, ...]:
        """The cells that begin in a row, left to right."""
        return self._indexed().rows.get(row, ())

    def _indexed(self) -> _Index:
        """Made once it is asked for: a table of hundreds of pages cannot be searched for every cell.

        A table made of this one (`replace`) takes it over, and makes its own where its cells are others.
        """
        index = self.index
        if index is None or index.cells is not self.cells:
            index = _indexed(self.cells)
            object.__setattr__(self, "index", index)
        return index


@dataclass(frozen=True, slots=True)
class Column:
    """A column with the role it was read as, how surely, and why; `kind` says more (`headers.START` and the like).

    `year` is the one that a month at its head, written without, belongs to.
    """

    index: int
    role: Role
    header: Passage = EMPTY
    confidence: float = 0.0
    reason: str = ""
    kind: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A logical table whose columns have roles."""

    table: LogicalTable
    columns: tuple[Column, ...]
    issues: tuple[Issue, ...] = ()
    _having: dict[tuple[Role, ...], tuple[Column, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def having(self, *roles: Role) -> tuple[Column, ...]:
        """The columns of the given roles, left to right."""
        if roles not in self._having:  # asked anew in each row
            self._having[roles] = tuple(c for c in self.columns if c.role in roles)
        return self._having[roles]


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A section of the plan; `parent` is an index into the plan's sections, None at the top."""

    title: Passage
    kind: str
    ref: Passage = EMPTY
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A field's words; `inherited` when they stand in a merged cell that begins in an earlier row."""

    passage: Passage
    inherited: bool = False


Told = Literal["planned", "bare", "done"]


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """An action in its own words; `path` are the indices of the sections it hangs from, outermost first.

    It is `told` as planned, bare of anything that says who or when, or below a heading that says it was done.
    """

    text: Passage
    path: tuple[int, ...]
    origin: RowOrigin | None
    ref: Passage = EMPTY
    fields: tuple[tuple[Role, Value], ...] = ()
    is_kpi: Passage = EMPTY
    confidence: float = 1.0
    told: Told = "planned"

    def value(self, role: Role) -> Value | None:
        """The words of a field, or None."""
        for name, value in self.fields:
            if name is role:
                return value
        return None


@dataclass(frozen=True, slots=True)
class MeasureRecord:
    """A measure in its own words; `actions` are indices into the plan's action records."""

    text: Passage
    path: tuple[int, ...]
    origin: RowOrigin | None
    actions: tuple[int, ...] = ()
    fields: tuple[tuple[Role, Value], ...] = ()
    header: Passage = EMPTY  # the header above it, whose date is the target's
    headers: tuple[tuple[Role, Passage], ...] = ()  # headers of baseline, latest and target
    lead_in: Passage = EMPTY  # "Reduction in:" and the like
    refers: Passage = EMPTY  # the number of an action or a section elsewhere that it measures
    confidence: float = 1.0

    def value(self, role: Role) -> Value | None:
        """The words of a field, or None."""
        for name, value in self.fields:
            if name is role:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Definition:
    """A glossary line: a short form and what it stands for."""

    short: Passage
    long: Passage


@dataclass(frozen=True, slots=True)
class Records:
    """All that a document records, in reading order, before its words are normalised."""

    title: Passage = EMPTY
    sections: tuple[SectionRecord, ...] = ()
    actions: tuple[ActionRecord, ...] = ()
    measures: tuple[MeasureRecord, ...] = ()
    definitions: tuple[Definition, ...] = ()
    issues: tuple[Issue, ...] = field(default=())
