"""One document to one plan: the pure line from what the file says to curated rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from extractors.progress import step
from pipeline.harmless import storable
from pipeline.naming import name_tables, without_guesses
from pipeline.naming.guesses import unused_rulings
from pipeline.normalise import Rows, add_actions, add_sections
from pipeline.normalise.acronyms import Setting, list_acronyms
from pipeline.normalise.doubts import doubts
from pipeline.normalise.evidence import cell_rows, readings
from pipeline.normalise.leftovers import coverage, list_leftovers, share_out
from pipeline.normalise.lineage import Ledger
from pipeline.normalise.listed import with_listed
from pipeline.normalise.measures import add_achievements, add_measures
from pipeline.normalise.period_years import said_years, with_years
from pipeline.normalise.tagged import tag_records
from pipeline.normalise.year_targets import with_year_targets
from pipeline.outline import read_outline
from pipeline.outline.metadata import Facts, read_facts
from pipeline.outline.pledges import told_again
from pipeline.outline.tails import with_tails
from pipeline.outline.walk import Outline, Placed
from pipeline.rows import read_records
from pipeline.rows.lone_root import without_lone_root
from pipeline.rows.references import with_references
from pipeline.rows.same_leaves import without_same_leaves
from pipeline.rows.states_told import with_states
from pipeline.rows.told_once import told_once
from pipeline.tables import Layout, read_layout
from pipeline.texts.heads import names_a_plan
from schemas.document import Document
from schemas.exceptions import Issue
from schemas.passage import Passage
from schemas.plan import Action, Measure, Plan, PlanRow
from schemas.record import NamedTable, Paragraph, Records
from schemas.source import Expect, Source

Sourced = TypeVar("Sourced", Action, Measure)
SIZE_EXPECTED = "the plan has the size its sidecar expects"


class Understood(NamedTuple):
    """A document as far as its records: what `inspect` shows before anything is landed."""

    layout: Layout
    outline: Outline
    tables: tuple[tuple[Placed, NamedTable], ...]
    records: Records


def understand(document: Document, rulings: Mapping[str, str]) -> Understood:
    """The document's logical tables with their columns' roles, and the records they hold."""
    layout = read_layout(document)
    plan = names_a_plan(layout.body)
    understood = _read(layout, rulings, plan=plan)
    actions = understood.records.actions
    if not plan or (actions and not told_again(layout.body, [action.text.text for action in actions])):
        return understood
    return _read(layout, rulings, plan=plan, eager=not actions, pledged=True)


def _read(
    layout: Layout, rulings: Mapping[str, str], *, plan: bool, eager: bool = False, pledged: bool = False
) -> Understood:
    outline = read_outline(layout.body, eager=eager, pledged=pledged, planned=plan)
    tables = name_tables(outline, rulings)
    tables = tables if plan else without_guesses(tables)
    years = said_years(outline.title, [p for p in layout.body if isinstance(p, Paragraph)])
    dated = with_years((named for _, named in tables), years)
    dated = with_year_targets(dated, outline.title, years)
    tables = tuple((placed, named) for (placed, _), named in zip(tables, dated, strict=True))
    records, tables = told_once(read_records(outline, tables), tables)
    records = without_same_leaves(without_lone_root(with_states(records), outline))
    records = with_references(with_tails(records))
    unused = unused_rulings(rulings, (named for _, named in tables))
    return Understood(layout, outline, tables, replace(records, issues=(*records.issues, *unused)))


def build_plan(document: Document, source: Source, sha256: str, plan_id: str) -> Plan:
    """The curated rows of a document; the same document and sidecar give the same rows."""
    step("its tables")
    layout, _, tables, records = understand(document, source.headers)
    step("its records")
    records = with_listed(records, layout.sources)
    ledger = Ledger(plan_id)
    lines = [p for p in layout.body if isinstance(p, Paragraph)]
    facts = read_facts(records.title, lines, source, [beside.text for beside in document.furniture])
    rows = Rows(ledger, facts.authority, tag_records(records, facts.years))
    step("its rows")
    add_sections(rows, records)
    add_actions(rows, records, review=facts.status == "review")
    add_measures(rows, records, facts.years[0] if facts.years else None)
    add_achievements(rows, records)
    _doubt(rows, dict(document.page_sureness))
    setting = Setting(facts.authority, facts.years)
    acronyms = list_acronyms(records, layout.sources, ledger, setting)
    row = _plan_row(document, source.title, sha256, records.title, facts, rows, len(tables))
    _trace_facts(ledger, records.title, facts, source)
    read = readings(layout.sources, (named for _, named in tables))
    shared = share_out(layout.sources, ledger.used)
    reasons = {number: reading.reason for number, reading in read.items()}
    leftovers = list_leftovers(document, layout.sources, shared.gaps, reasons, ledger)
    share = coverage(document, shared.taken, leftovers)
    cells = cell_rows(layout.sources, read, ledger)
    return Plan(
        plan=row.model_copy(update={"coverage": share}),
        sections=tuple(rows.sections),
        actions=tuple(rows.actions),
        measures=tuple(rows.measures),
        action_measures=tuple(rows.action_measures),
        action_owners=tuple(rows.owners),
        action_partners=tuple(rows.partners),
        action_links=tuple(rows.links),
        acronyms=acronyms,
        cells=cells,
        lineage=tuple(ledger.rows),
        leftovers=leftovers,
        issues=tuple(
            (i.check, i.severity, i.message)
            for i in (
                *(*document.issues, *records.issues, *rows.issues),
                *doubts(leftovers, cells, rows.actions),
                *_unexpected(source.expect, row),
            )
        ),
    )


def _trace_facts(ledger: Ledger, title: Passage, facts: Facts, source: Source) -> None:
    """Writes down where the plan's own words for its facts stand."""
    ledger.trace("plans", ledger.plan_id, "title", title)
    ledger.trace("plans", ledger.plan_id, "authority", facts.authority_words)
    if facts.authority_code and not source.authority_code:
        ledger.trace("plans", ledger.plan_id, "authority_code", facts.authority_words, normalised=True)
    ledger.trace("plans", ledger.plan_id, "topic", facts.topic_words, normalised=True)


def _doubt(rows: Rows, sureness: Mapping[int, float]) -> None:
    """Nothing; records of pages whose words were recognised in a picture are no surer than these words."""
    rows.actions[:] = [_doubted(action, sureness) for action in rows.actions]
    rows.measures[:] = [_doubted(measure, sureness) for measure in rows.measures]


def _doubted(record: Sourced, sureness: Mapping[int, float]) -> Sourced:
    sure = sureness.get(record.source_page or 0, 1.0)
    return (
        record.model_copy(update={"confidence": round(record.confidence * sure, 3)}) if sure < 1 else record
    )


def _unexpected(expect: Expect, row: PlanRow) -> Iterator[Issue]:
    """An issue for each count that the sidecar did not expect: too few may be a page lost, too many is news."""
    for name, ends, found in (
        ("actions", expect.actions, row.actions),
        ("measures", expect.measures, row.measures),
    ):
        if ends is not None and not ends[0] <= found <= ends[1]:
            message = f"the sidecar expects {ends[0]} to {ends[1]} {name}, {found} were read"
            yield Issue(SIZE_EXPECTED, "error" if found < ends[0] else "warning", message)


def _plan_row(
    document: Document,
    ruled_title: str | None,
    sha256: str,
    title: Passage,
    facts: Facts,
    rows: Rows,
    tables: int,
) -> PlanRow:
    sure = [a.confidence for a in rows.actions] + [m.confidence for m in rows.measures]
    return PlanRow(
        plan_id=rows.ledger.plan_id,
        authority=rows.authority,
        authority_code=facts.authority_code,
        title=ruled_title or title.text or None,
        topic=facts.topic,
        status=facts.status,
        period_start=facts.period_start,
        period_end=facts.period_end,
        source_file=storable(document.source_file),
        source_sha256=sha256,
        source_format=document.source_format,
        pages=document.pages,
        tables=tables,
        actions=len(rows.actions),
        measures=len(rows.measures),
        coverage=0.0,
        confidence=round(sum(sure) / len(sure), 3) if sure else 0.0,
    )
