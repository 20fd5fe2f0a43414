"""The common schema: one model is one curated table.

Each model gives the DuckDB table with comments, the Table Schema of the data package and the field
checks, so a column is described here and nowhere else. Column order is the CSV's. Source: CONTRACT of
the curated tables; date ends are inclusive.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

DateKind = Literal["by", "during", "range", "recurring", "ongoing", "tbc", "none"]
RecordKind = Literal["action", "activity", "achievement"]
Direction = Literal["increase", "decrease", "maintain", "complete"]
OwnerKind = Literal["person", "role", "team", "organisation", "group"]
AcronymSource = Literal["glossary", "inline", "authority", "other_plan", "lexicon", "unresolved", "ambiguous"]
CellKind = Literal["cell", "heading", "paragraph", "list_item"]
How = Literal["verbatim", "joined", "inherited", "normalised"]
LeftoverReason = Literal["narrative", "header", "footer", "page_number", "heading", "furniture", "unmapped"]


class Reference(NamedTuple):
    """`columns` of a table name the row of `table` with the same values in `keys`."""

    columns: tuple[str, ...]
    table: str
    keys: tuple[str, ...]


class Row(BaseModel):
    """Base of every curated row: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    TABLE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]] = ()
    ORDER: ClassVar[tuple[str, ...]] = ()  # export order; the key where empty
    REFERENCES: ClassVar[tuple[Reference, ...]] = ()

    def model_post_init(self, _: object, /) -> None:
        """Drops the set of the fields that were given: more than half of a row's memory, and never asked for."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_KEPT)


_NOT_KEPT: set[str] = set()  # one for all rows
_PLAN = Reference(("plan_id",), "plans", ("plan_id",))
_SECTION = Reference(("section_id",), "sections", ("section_id",))
_ACTION = Reference(("action_id",), "actions", ("action_id",))
_MEASURE = Reference(("measure_id",), "measures", ("measure_id",))


class PlanRow(Row):
    """A row a plan document."""

    TABLE = "plans"
    KEY = ("plan_id",)

    plan_id: str = Field(description="Slug of the plan, stable over runs", pattern=r"^[a-z0-9-]+$")
    authority: str | None = Field(None, description="Name of the public authority whose plan this is")
    authority_code: str | None = Field(
        None, description="ONS/GSS code of the authority", pattern=r"^[EWSN]\d{8}$"
    )
    title: str | None = Field(None, description="Title as the document gives it")
    topic: str | None = Field(None, description="Subject of the plan, e.g. SEND")
    status: Literal["draft", "final", "review"] | None = Field(None, description="Status the document claims")
    period_start: str | None = Field(
        None,
        description="First year (or ISO date) the plan covers, as precise as the document",
        pattern=r"^\d{4}(?:-\d\d){0,2}$",
    )
    period_end: str | None = Field(
        None,
        description="Last year (or ISO date) the plan covers, inclusive",
        pattern=r"^\d{4}(?:-\d\d){0,2}$",
    )
    source_file: str = Field(min_length=1, description="Name of the file the plan was read from")
    source_sha256: str = Field(description="SHA-256 of that file", pattern=r"^[0-9a-f]{64}$")
    source_format: str = Field(min_length=1, description="Format by content: docx, pdf, ...")
    pages: int | None = Field(None, description="Pages of the file; NULL for Word", ge=1)
    tables: int = Field(description="Logical tables in the document", ge=0)
    actions: int = Field(description="Actions read from it", ge=0)
    measures: int = Field(description="Measures read from it", ge=0)
    coverage: float = Field(
        description="Share of the source's words that are in a record or knowingly set aside", ge=0, le=1
    )
    confidence: float = Field(description="Mean confidence of its records, 0 to 1", ge=0, le=1)


class Section(Row):
    """A row a section above the actions: priority, aim, objective, theme, outcome, workstream, statement."""

    TABLE = "sections"
    KEY = ("section_id",)
    ORDER = ("plan_id", "position")
    REFERENCES = (_PLAN, Reference(("parent_section_id",), "sections", ("section_id",)))

    section_id: str = Field(description="Stable id of the section")
    plan_id: str = Field(description="Plan it belongs to")
    parent_section_id: str | None = Field(None, description="Section it stands in; NULL at the top")
    level: int = Field(description="Depth in the tree, 1 is outermost", ge=1)
    kind: str = Field(
        min_length=1, description="priority, aim, objective, theme, outcome, workstream or statement"
    )
    ref: str | None = Field(None, description="Number or name as written: Priority One, 1.2")
    title: str = Field(description="Title without its number, in the source's words")
    position: int = Field(description="Place in reading order within the plan, from 1", ge=1)


class Action(Row):
    """A row an action."""

    TABLE = "actions"
    KEY = ("action_id",)
    ORDER = ("plan_id", "position")
    REFERENCES = (_PLAN, _SECTION)

    action_id: str = Field(description="Stable id of the action")
    plan_id: str = Field(description="Plan it belongs to")
    authority: str | None = Field(None, description="Authority of the plan")
    section_id: str | None = Field(None, description="Innermost section it stands in")
    section_path: str | None = Field(
        None, description="Titles of its sections without numbers, outermost first, joined by ' > '"
    )
    ref: str | None = Field(None, description="Number of the action as written: 1.2.1, 2(i)")
    action: str = Field(description="What is to be done (or was), in the source's words", min_length=1)
    owners: str | None = Field(None, description="Owners as written, joined by '; '")
    timescale: str | None = Field(None, description="Timescale as written")
    date_kind: DateKind = Field(description="What the timescale means")
    start_date: date | None = Field(None, description="First day, inclusive")
    end_date: date | None = Field(None, description="Last day or deadline, inclusive")
    recurrence: str | None = Field(
        None, description="How often, where the timescale says so: annual, termly, quarterly, monthly"
    )
    partners: str | None = Field(None, description="Partners as written, joined by '; '")
    links: str | None = Field(None, description="Linked strategies and outcomes, joined by '; '")
    cost: str | None = Field(None, description="Cost or resources as written")
    cost_amount: float | None = Field(None, description="First amount in the cost")
    cost_currency: str | None = Field(
        None, description="ISO 4217 currency of cost_amount", pattern=r"^[A-Z]{3}$"
    )
    review: str | None = Field(None, description="Review date or cycle as written")
    status: str | None = Field(None, description="RAG status or progress as written")
    is_kpi: bool = Field(False, description="The plan marks the action as a key performance indicator")
    record_kind: RecordKind = Field("action", description="action, activity, or achievement in a review")
    position: int = Field(description="Place in reading order within the plan, from 1", ge=1)
    confidence: float = Field(description="How sure the reading is, 0 to 1", ge=0, le=1)
    source_page: int | None = Field(None, description="Page its row starts on; NULL for Word", ge=1)
    source_table: int | None = Field(None, description="Number of its table in the document, from 1", ge=1)
    source_row: int | None = Field(None, description="Row within that table, from 1", ge=1)


class Measure(Row):
    """A row a measure or success criterion."""

    TABLE = "measures"
    KEY = ("measure_id",)
    ORDER = ("plan_id", "position")
    REFERENCES = (_PLAN, _SECTION)

    measure_id: str = Field(description="Stable id of the measure")
    plan_id: str = Field(description="Plan it belongs to")
    section_id: str | None = Field(None, description="Innermost section it stands in")
    section_path: str | None = Field(None, description="Titles of its sections joined by ' > '")
    measure: str = Field(description="What is measured, in the source's words", min_length=1)
    direction: Direction | None = Field(None, description="Which way it should go")
    baseline: str | None = Field(None, description="Baseline as written")
    baseline_value: float | None = Field(None, description="First figure of the baseline")
    baseline_unit: str | None = Field(None, description="Unit of baseline_value: %, count, GBP or a noun")
    baseline_date: date | None = Field(None, description="Last day the baseline refers to, inclusive")
    latest: str | None = Field(None, description="Latest state as written")
    latest_value: float | None = Field(None, description="First figure of the latest state")
    latest_unit: str | None = Field(None, description="Unit of latest_value")
    latest_date: date | None = Field(None, description="Last day the latest state refers to, inclusive")
    target: str | None = Field(None, description="Target as written")
    target_value: float | None = Field(None, description="First figure of the target")
    target_unit: str | None = Field(None, description="Unit of target_value")
    target_date: date | None = Field(None, description="Day the target is due, inclusive")
    rationale: str | None = Field(None, description="Why it is measured, as written")
    position: int = Field(description="Place in reading order within the plan, from 1", ge=1)
    confidence: float = Field(description="How sure the reading is, 0 to 1", ge=0, le=1)
    source_page: int | None = Field(None, description="Page its row starts on; NULL for Word", ge=1)
    source_table: int | None = Field(None, description="Number of its table in the document, from 1", ge=1)
    source_row: int | None = Field(None, description="Row within that table, from 1", ge=1)


class ActionMeasure(Row):
    """A row a link between an action and a measure that stands beside it."""

    TABLE = "action_measures"
    KEY = ("action_id", "measure_id")
    REFERENCES = (_ACTION, _MEASURE)

    action_id: str = Field(description="Action")
    measure_id: str = Field(description="Measure of that action")


class ActionOwner(Row):
    """A row an owner of an action."""

    TABLE = "action_owners"
    KEY = ("action_id", "position")
    REFERENCES = (_ACTION,)

    action_id: str = Field(description="Action owned")
    position: int = Field(description="Place in the owner cell, from 1", ge=1)
    owner: str = Field(description="Owner as written", min_length=1)
    owner_id: str = Field(
        min_length=1, description="Same for the same person, role, team or body across plans"
    )
    kind: OwnerKind = Field(description="What kind of owner it is")
    organisation: str | None = Field(None, description="Organisation named with the owner")


class ActionPartner(Row):
    """A row a partner of an action."""

    TABLE = "action_partners"
    KEY = ("action_id", "position")
    REFERENCES = (_ACTION,)

    action_id: str = Field(description="Action")
    position: int = Field(description="Place in the partner cell, from 1", ge=1)
    partner: str = Field(description="Partner as written", min_length=1)


class ActionLink(Row):
    """A row a linked strategy, plan or outcome of an action."""

    TABLE = "action_links"
    KEY = ("action_id", "position")
    REFERENCES = (_ACTION,)

    action_id: str = Field(description="Action")
    position: int = Field(description="Place in the link cell, from 1", ge=1)
    link: str = Field(description="Link as written", min_length=1)


class Acronym(Row):
    """A row an acronym, expansion and source within a plan."""

    TABLE = "acronyms"
    KEY = ("plan_id", "acronym", "source")
    REFERENCES = (_PLAN,)

    plan_id: str = Field(description="Plan it is used in")
    acronym: str = Field(description="Short form as written", min_length=1)
    expansion: str | None = Field(None, description="Long form; NULL where unresolved or ambiguous")
    source: AcronymSource = Field(
        description="Where the expansion comes from: the plan's glossary, inline definition or (authority) the "
        "authority's name or a name the plan spells out; else the lexicon; unresolved or ambiguous where none says"
    )
    occurrences: int = Field(description="How often the short form stands in the plan", ge=0)


class CellRow(Row):
    """A row a cell of a source table, or a heading, paragraph or list item outside tables: the evidence."""

    TABLE = "cells"
    KEY = ("cell_id",)
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
    REFERENCES = (_PLAN,)

    plan_id: str = Field(description="Plan it belongs to")
    page: int | None = Field(None, description="Page; NULL for Word", ge=1)
    text: str = Field(description="The words", min_length=1)
    reason: LeftoverReason = Field(description="Why they are in no record")
    position: int = Field(description="Place in reading order within the plan, from 1", ge=1)
    cell_id: str | None = Field(None, description="Cell they stand in; NULL for page furniture")


class Quality(Row):
    """A row a check a plan a run."""

    TABLE = "quality"
    KEY = ("run_id", "plan_id", "check_name")

    run_id: str = Field(description="Run that checked")
    plan_id: str = Field(description="Plan checked")
    check_name: str = Field(description="What is checked, as a sentence")
    subject: Literal["plan", "extraction"] = Field(
        description="plan: a fact about the plan itself; extraction: about our reading of it"
    )
    severity: Literal["error", "warning"] = Field(description="How bad a failure is")
    passed: bool = Field(description="Whether nothing failed")
    failures: int = Field(description="Rows that failed", ge=0)
    checked: int = Field(description="Rows looked at", ge=0)
    examples: str | None = Field(None, description="Up to three failing rows and what to do")


class Run(Row):
    """A row a run."""

    TABLE = "runs"
    KEY = ("run_id",)

    run_id: str = Field(description="Id of the run")
    started_at: datetime = Field(description="UTC")
    finished_at: datetime | None = Field(None, description="UTC")
    files_seen: int = Field(description="Files looked at", ge=0)
    files_new: int = Field(description="Files read for the first time", ge=0)
    files_changed: int = Field(description="Files read again because they or their sidecar changed", ge=0)
    files_unchanged: int = Field(description="Files not read again", ge=0)
    files_rejected: int = Field(description="Files that could not be read", ge=0)
    outcome: Literal["ok", "nothing-changed", "with-failures", "failed"] = Field(description="How it ended")


class Reject(Row):
    """A row a file that could not be read."""

    TABLE = "rejects"
    KEY = ("run_id", "source_file")

    source_file: str = Field(min_length=1, description="Name of the file")
    source_sha256: str | None = Field(None, description="SHA-256 of its bytes; NULL where there are none")
    run_id: str = Field(description="Run that rejected it")
    reason_code: str = Field(
        min_length=1, description="Typed reason: password, damaged, empty, not-a-document, ..."
    )
    reason: str = Field(min_length=1, description="What was found and what to do")


class Plan(BaseModel):
    """Everything read from one document, ready to land in one transaction."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    plan: PlanRow
    sections: tuple[Section, ...] = ()
    actions: tuple[Action, ...] = ()
    measures: tuple[Measure, ...] = ()
    action_measures: tuple[ActionMeasure, ...] = ()
    action_owners: tuple[ActionOwner, ...] = ()
    action_partners: tuple[ActionPartner, ...] = ()
    action_links: tuple[ActionLink, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    cells: tuple[CellRow, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    issues: tuple[tuple[str, Literal["error", "warning"], str], ...] = ()  # check, severity, message


PLAN_TABLES: tuple[type[Row], ...] = (
    PlanRow,
    Section,
    Action,
    Measure,
    ActionMeasure,
    ActionOwner,
    ActionPartner,
    ActionLink,
    Acronym,
    CellRow,
    Lineage,
    Leftover,
)
RUN_TABLES: tuple[type[Row], ...] = (Quality, Run, Reject)
TABLES = PLAN_TABLES + RUN_TABLES
