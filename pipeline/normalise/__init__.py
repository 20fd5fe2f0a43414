"""Tagged records to curated rows: owners split, dates resolved, figures read; every value traced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial

from pipeline.normalise.lineage import Ledger
from pipeline.normalise.tagged import Tagged
from pipeline.outline.achievements import is_achievement
from pipeline.tagging.figures import read_money
from pipeline.tagging.identity import People, explained_persons, owner_id, people_of
from pipeline.tagging.timescales import Timescale
from schemas.exceptions import Issue
from schemas.passage import EMPTY, Passage
from schemas.plan import (
    Action,
    ActionLink,
    ActionMeasure,
    ActionOwner,
    ActionPartner,
    Measure,
    OwnerKind,
    RecordKind,
    Section,
)
from schemas.record import ActionRecord, Records, SectionRecord
from schemas.role import Role

KnownId = Callable[[str, OwnerKind], str]  # the id of an owner of the plan, by name and kind
TIMESCALES_READ = "every timescale was read"
DATES_WHOLE = "every date says which year is meant"
_ASSUMED = {
    "period": "its year comes from the plan's period",
    "financial": "its year is taken to be a financial year",
    "calendar": "its year is taken to be a calendar year",
}


@dataclass(slots=True)
class Rows:
    """The curated rows of a plan while they are made."""

    ledger: Ledger
    authority: str | None
    tagged: Tagged
    sections: list[Section] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    action_measures: list[ActionMeasure] = field(default_factory=list)
    owners: list[ActionOwner] = field(default_factory=list)
    partners: list[ActionPartner] = field(default_factory=list)
    links: list[ActionLink] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def add_sections(rows: Rows, records: Records) -> None:
    """A curated row a section, in reading order."""
    for position, section in enumerate(records.sections, start=1):
        titles = _titles(records.sections, section)
        section_id = rows.ledger.new_id("s", *titles)
        parent = rows.sections[section.parent].section_id if section.parent is not None else None
        rows.sections.append(
            Section(
                section_id=section_id,
                plan_id=rows.ledger.plan_id,
                parent_section_id=parent,
                level=len(titles),
                kind=section.kind,
                ref=section.ref.text or None,
                title=section.title.text,
                position=position,
            )
        )
        rows.ledger.trace("sections", section_id, "title", section.title)
        rows.ledger.trace("sections", section_id, "ref", section.ref)


def add_actions(rows: Rows, records: Records, *, review: bool) -> None:
    """A curated row an action, its owners, partners and links beside it; `review`: the document looks back."""
    people = _people(rows, records)
    known = cache(partial(owner_id, scope=rows.authority or rows.ledger.plan_id, people=people))
    for position, record in enumerate(records.actions, start=1):
        kind: RecordKind = "achievement" if is_achievement(record, review=review) else "action"
        _add_action(rows, record, position, kind, known)


def section_place(rows: Rows, path: tuple[int, ...]) -> tuple[str | None, str | None]:
    """The innermost section's id and the titles joined by " > "."""
    if not path:
        return None, None
    return rows.sections[path[-1]].section_id, " > ".join(rows.sections[k].title for k in path)


def _people(rows: Rows, records: Records) -> People:
    """The persons the owner cells name, and those whose initials the plan's glossary explains."""
    texts = dict.fromkeys(v.passage.text for action in records.actions if (v := action.value(Role.OWNER)))
    named = (
        " ".join(text[span.start : span.end].split())
        for text in texts
        for span in rows.tagged.owners(text)
        if span.kind == "person"
    )
    explained = explained_persons((d.short.text, d.long.text) for d in records.definitions)
    return people_of((*named, *explained))


def _titles(sections: tuple[SectionRecord, ...], section: SectionRecord) -> list[str]:
    above = _titles(sections, sections[section.parent]) if section.parent is not None else []
    return [*above, section.title.text]


def _add_action(rows: Rows, record: ActionRecord, position: int, kind: RecordKind, known: KnownId) -> None:
    section_id, section_path = section_place(rows, record.path)
    ledger = rows.ledger
    action_id = ledger.new_id("a", section_path or "", record.ref.text, record.text.text)
    timescale, read = _timescale(rows, record)
    cost = _text(record, Role.COST)
    money = read_money(cost.text) if cost else None
    partners = _add_list(rows, record, action_id, Role.PARTNER)
    links = _add_list(rows, record, action_id, Role.LINK)
    rows.partners += [
        ActionPartner(action_id=action_id, position=k, partner=p) for k, p in enumerate(partners, start=1)
    ]
    rows.links += [ActionLink(action_id=action_id, position=k, link=x) for k, x in enumerate(links, start=1)]
    rows.actions.append(
        Action(
            action_id=action_id,
            plan_id=ledger.plan_id,
            authority=rows.authority,
            section_id=section_id,
            section_path=section_path,
            ref=record.ref.text or None,
            action=record.text.text,
            owners=_add_owners(rows, record, action_id, known),
            timescale=timescale.text or None,
            date_kind=read.kind if read else "none",
            start_date=read.start if read else None,
            end_date=read.end if read else None,
            recurrence=read.recurrence if read else None,
            partners="; ".join(partners) or None,
            links="; ".join(links) or None,
            cost=cost.text or None,
            cost_amount=money.amount if money else None,
            cost_currency=money.currency if money else None,
            review=_text(record, Role.REVIEW).text or None,
            status=_text(record, Role.STATUS).text or None,
            is_kpi=bool(record.is_kpi),
            record_kind=kind,
            position=position,
            confidence=record.confidence,
            source_page=record.origin.page if record.origin else None,
            source_table=record.origin.table if record.origin else None,
            source_row=record.origin.row if record.origin else None,
        )
    )
    _trace_words(ledger, record, action_id)
    if read is not None:
        _trace_dates(ledger, action_id, timescale.cut(*read.span), read)
    if money is not None:
        for column in ("cost_amount", "cost_currency"):
            ledger.trace("actions", action_id, column, cost.cut(money.start, money.end), normalised=True)


def _timescale(rows: Rows, record: ActionRecord) -> tuple[Passage, Timescale | None]:
    """The action's timescale and what it means; what is not read, or leaves the year open, is an issue."""
    timescale = _text(record, Role.TIMESCALE)
    read = rows.tagged.timescale(timescale.text)
    if timescale and read is None:
        rows.issues.append(_unread(record, timescale))
    if read is not None and read.assumed is not None:
        rows.issues.append(_assumed(record, timescale, read))
    return timescale, read


def _trace_words(ledger: Ledger, record: ActionRecord, action_id: str) -> None:
    ledger.trace("actions", action_id, "action", record.text)
    ledger.trace("actions", action_id, "ref", record.ref)
    ledger.trace("actions", action_id, "is_kpi", record.is_kpi, normalised=True)
    for role in (Role.TIMESCALE, Role.COST, Role.REVIEW, Role.STATUS):
        _trace_field(ledger, record, action_id, role)


def _trace_dates(ledger: Ledger, action_id: str, words: Passage, read: Timescale) -> None:
    for column in ("start_date", "end_date", "recurrence"):
        if getattr(read, column.removesuffix("_date")) is not None:
            ledger.trace("actions", action_id, column, words, normalised=True)


def _text(record: ActionRecord, role: Role) -> Passage:
    value = record.value(role)
    return value.passage if value else EMPTY


def _trace_field(ledger: Ledger, record: ActionRecord, action_id: str, role: Role) -> None:
    value = record.value(role)
    if value is not None:
        ledger.trace("actions", action_id, role.value, value.passage, inherited=value.inherited)


def _unread(record: ActionRecord, timescale: Passage) -> Issue:
    message = f'{_where(record)}: the timescale "{timescale.text}" was not understood; its words are kept'
    return Issue(TIMESCALES_READ, "warning", message)


def _assumed(record: ActionRecord, timescale: Passage, read: Timescale) -> Issue:
    """What a date's wording leaves open and how it was read, so that a person can overrule it."""
    days = " to ".join(day.isoformat() for day in (read.start, read.end) if day)
    why = _ASSUMED[read.assumed or "period"]
    return Issue(DATES_WHOLE, "warning", f'{_where(record)}: "{timescale.text}" was read as {days}; {why}')


def _where(record: ActionRecord) -> str:
    return f"table {record.origin.table}, row {record.origin.row}" if record.origin else "outside tables"


def _add_owners(rows: Rows, record: ActionRecord, action_id: str, known: KnownId) -> str | None:
    value = record.value(Role.OWNER)
    if value is None:
        return None
    names: list[str] = []
    for span in rows.tagged.owners(value.passage.text):
        owner = value.passage.cut(span.start, span.end).collapsed()
        if owner.text in names:
            continue
        names.append(owner.text)
        position = len(names)
        rows.owners.append(
            ActionOwner(
                action_id=action_id,
                position=position,
                owner=owner.text,
                owner_id=known(owner.text, span.kind),
                kind=span.kind,
                organisation=span.organisation,
            )
        )
        rows.ledger.trace(
            "action_owners", f"{action_id}/{position}", "owner", owner, inherited=value.inherited
        )
        rows.ledger.trace("actions", action_id, "owners", owner, inherited=value.inherited)
    return "; ".join(names) or None


def _add_list(rows: Rows, record: ActionRecord, action_id: str, role: Role) -> list[str]:
    """The entries of a partner or link cell, traced."""
    value = record.value(role)
    if value is None:
        return []
    entries = []
    for position, tag in enumerate(rows.tagged.of(value.passage.text, role.value), start=1):
        entry = value.passage.cut(tag.start, tag.end).collapsed()
        entries.append(entry.text)
        record_id = f"{action_id}/{position}"
        rows.ledger.trace(f"action_{role.value}s", record_id, role.value, entry, inherited=value.inherited)
        rows.ledger.trace("actions", action_id, f"{role.value}s", entry, inherited=value.inherited)
    return entries
