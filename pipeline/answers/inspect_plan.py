"""What a plan file looks like to the reader, before anything is landed: for those who add a new plan."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from extractors import read
from pipeline.build import build_plan, understand
from pipeline.naming.guesses import Guess, runner_up
from pipeline.running.files import slug
from schemas.plan import Plan
from schemas.record import Column, NamedTable
from schemas.source import read_source, sidecar_of

SAMPLES = 3


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column: its header, what it was read as, how surely and why, its first texts, the next best role."""

    column: Column
    samples: tuple[str, ...]
    next_best: Guess | None = None


@dataclass(frozen=True, slots=True)
class TableView:
    """A logical table: its size, the pages it stands on (none in Word), and its columns."""

    number: int
    rows: int
    pages: tuple[int, ...]
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """All there is to look at before a plan is taken in; `plan` is what a run would land."""

    path: Path
    tables: tuple[TableView, ...]
    plan: Plan


def inspect_file(path: Path) -> Inspection:
    """The file read with its sidecar, as a run would.

    Raises:
        ActionPlanError: the file or its sidecar cannot be read.

    """
    document, source = read(path), read_source(sidecar_of(path))
    plan_id = source.plan_id or slug(path.stem) or "plan"
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    tables = understand(document, source.headers).tables
    views = tuple(_table_view(named) for _, named in tables)
    return Inspection(path, views, build_plan(document, source, sha256, plan_id))


def _table_view(named: NamedTable) -> TableView:
    table = named.table
    pages = sorted({origin.page for origin in table.origins if origin.page is not None})
    columns = tuple(
        ColumnView(column, _samples(named, column), runner_up(named, column)) for column in named.columns
    )
    return TableView(table.number, table.rows, tuple(pages), columns)


def _samples(named: NamedTable, column: Column) -> tuple[str, ...]:
    """The first texts below the header that stand in this column alone, paragraphs parted by " / "."""
    texts = (
        " / ".join(paragraph.passage.collapsed().text for paragraph in cell.paragraphs)
        for cell in named.table.cells
        if cell.column == column.index and cell.column_span == 1 and cell.row >= named.table.header_rows
    )
    return tuple(text for text in texts if text)[:SAMPLES]
