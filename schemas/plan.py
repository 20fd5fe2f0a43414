"""The common schema: one model is one curated table.

Each model gives the DuckDB table with comments, the Table Schema of the data package and the field
checks, so a column is described here and nowhere else. Column order is the CSV's. Source: CONTRACT of
the curated tables; date ends are inclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from schemas.evidence import CellRow, Leftover, Lineage
from schemas.row import Columns, Reference, Row, as_columns

DateKind = Literal["by", "during", "range", "recurring", "ongoing", "tbc", "none"]
RecordKind = Literal["action", "activity", "achievement"]
Direction = Literal["increase", "decrease", "maintain", "complete"]
OwnerKind = Literal["person", "role", "team", "organisation", "group"]
PlanIssue = tuple[str, Literal["error", "warning"], str]  # check, severity, message
AcronymSource = Literal["glossary", "inline", "authority", "other_plan", "lexicon", "unresolved", "ambiguous"]


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
    issues: tuple[PlanIssue, ...] = ()

    def by_columns(self) -> PlanColumns:
        """The plan as it is handed on and landed."""
        rows: dict[str, Sequence[Row]] = {"plans": (self.plan,)}
        rows |= {model.TABLE: getattr(self, model.TABLE) for model in PLAN_TABLES[1:]}
        return PlanColumns(
            self.plan.plan_id, {table: as_columns(held) for table, held in rows.items()}, self.issues
        )


class PlanColumns(NamedTuple):
    """A plan column by column: thousands of rows one by one take far longer from one process to another.

    `tables` has the columns of every table of `PLAN_TABLES` by its name, none of one without rows.
    """

    plan_id: str
    tables: Mapping[str, Columns]
    issues: tuple[PlanIssue, ...] = ()

    def rows(self, table: str) -> int:
        """How many rows a table has."""
        columns = self.tables[table]
        return len(next(iter(columns.values()))) if columns else 0


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
