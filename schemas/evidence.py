"""The curated tables of evidence: the source's words, what each value was read from, and what no record took."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.row import Reference, Row

CellKind = Literal["cell", "heading", "paragraph", "list_item"]
How = Literal["verbatim", "joined", "inherited", "normalised"]
LeftoverReason = Literal["narrative", "header", "footer", "page_number", "heading", "furniture", "unmapped"]

_PLAN = Reference(("plan_id",), "plans", ("plan_id",))


class CellRow(Row):
    """A row a cell of a source table, or a heading, paragraph or list item outside tables: the evidence."""

    TABLE = "cells"
    KEY = ("cell_id",)
    MANY = True
    ORDER = ("plan_id", "position")
    REFERENCES = (_PLAN,)

    cell_id: str = Field(description="Stable id of the cell")
    plan_id: str = Field(description="Plan it belongs to")
    kind: CellKind = Field(description="cell, heading, paragraph or list_item")
    position: int = Field(description="Place in reading order within the plan, from 1", ge=1)
    table_no: int | None = Field(
        None, description="Number of its table in the document; NULL outside tables", ge=1
    )
    row_no: int | None = Field(None, description="Row in that table, from 1", ge=1)
    column_no: int | None = Field(None, description="Column in that table, from 1", ge=1)
    row_span: int | None = Field(None, description="Rows it spans", ge=1)
    column_span: int | None = Field(None, description="Columns it spans", ge=1)
    page: int | None = Field(None, description="Page; NULL for Word", ge=1)
    x0: float | None = Field(None, description="Left edge in points")
    top: float | None = Field(None, description="Upper edge in points from the top of the page")
    x1: float | None = Field(None, description="Right edge in points")
    bottom: float | None = Field(None, description="Lower edge in points")
    header: str | None = Field(None, description="Header text above its column")
    role: str | None = Field(None, description="Role its column was read as")
    text: str = Field(description="The source's words; paragraphs one a line")


class Lineage(Row):
    """A row a piece of a value: which characters of which cell it came from."""

    TABLE = "lineage"
    KEY = ("table_name", "record_id", "column_name", "piece")
    MANY = True
    REFERENCES = (Reference(("cell_id",), "cells", ("cell_id",)),)

    table_name: str = Field(description="Table of the value")
    record_id: str = Field(description="Key of its row (composite keys joined by '/')")
    column_name: str = Field(description="Column of the value")
    cell_id: str = Field(description="Cell the characters stand in")
    char_start: int = Field(description="First character within cells.text, from 0", ge=0)
    char_end: int = Field(description="Character after the last", ge=1)
    how: How = Field(description="verbatim, joined, inherited from a merged cell, or normalised")
    piece: int = Field(description="Place of the piece in the value, from 1", ge=1)


class Leftover(Row):
    """A row a run of source words that is in no record, with the reason."""

    TABLE = "leftovers"
    KEY = ("plan_id", "position")
    MANY = True
    REFERENCES = (_PLAN,)

    plan_id: str = Field(description="Plan it belongs to")
    page: int | None = Field(None, description="Page; NULL for Word", ge=1)
    text: str = Field(description="The words", min_length=1)
    reason: LeftoverReason = Field(description="Why they are in no record")
    position: int = Field(description="Place in reading order within the plan, from 1", ge=1)
    cell_id: str | None = Field(None, description="Cell they stand in; NULL for page furniture")
