"""Small valid plans of invented authorities, for tests of what comes after reading."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256

from schemas.evidence import CellRow, How, Leftover, Lineage
from schemas.plan import (
    Acronym,
    Action,
    ActionLink,
    ActionMeasure,
    ActionOwner,
    ActionPartner,
    Measure,
    Plan,
    PlanRow,
    Section,
)
from schemas.run import Quality, Reject, Run

WORDS = ("Open a sensory garden", "Train every lunchtime supervisor", "Publish the travel guide")
PATH = "Places > Schools that welcome"
MEASURE_COLUMNS = ("measure", "baseline", "latest", "target")
_DERIVED = {
    "timescale": ("end_date",),
    "measure": ("direction",),
    "baseline": ("baseline_value", "baseline_date"),
    "latest": ("latest_value", "latest_date"),
    "target": ("target_value", "target_date"),
}


def make_plan(
    plan_id: str = "anytown-access-plan",
    *,
    authority: str = "Anytown Council",
    words: tuple[str, ...] = WORDS,
    expansion: str = "Access Group",
    source_format: str = "docx",
) -> Plan:
    """A plan with two sections, an action for each of `words`, a measure beside the first, all evidence."""
    sections = _sections(plan_id)
    actions = tuple(make_action(plan_id, number, text, authority) for number, text in enumerate(words, 1))
    measure = make_measure(plan_id)
    records: tuple[Section | Action | Measure, ...] = (*sections, *actions, measure)
    return Plan(
        plan=make_plan_row(plan_id, authority, source_format, actions=len(actions)),
        sections=sections,
        actions=actions,
        measures=(measure,),
        action_measures=(ActionMeasure(action_id=f"{plan_id}-a1", measure_id=f"{plan_id}-m1"),),
        action_owners=tuple(make_owner(action) for action in actions),
        action_partners=(
            ActionPartner(action_id=f"{plan_id}-a1", position=1, partner="Friends of the park"),
        ),
        action_links=(ActionLink(action_id=f"{plan_id}-a1", position=1, link="Green spaces strategy"),),
        acronyms=(
            Acronym(plan_id=plan_id, acronym="AG", expansion=expansion, source="inline", occurrences=2),
        ),
        cells=tuple(_cells(plan_id, records)),
        lineage=tuple(_lineage(records)),
        leftovers=(Leftover(plan_id=plan_id, text="Page 1 of 1", reason="page_number", position=1),),
    )


def make_plan_row(plan_id: str, authority: str, source_format: str = "docx", **changes: object) -> PlanRow:
    fields: dict[str, object] = {
        "plan_id": plan_id, "authority": authority, "authority_code": "E08000099", "title": "Access plan",
        "topic": "SEND", "status": "final", "period_start": "2030", "period_end": "2032",
        "source_file": f"{plan_id}.{source_format}", "source_sha256": sha256(plan_id.encode()).hexdigest(),
        "source_format": source_format, "tables": 1, "actions": 0, "measures": 1, "coverage": 1.0,
        "confidence": 0.9,
    }  # fmt: skip
    return PlanRow.model_validate(fields | changes)


def make_action(
    plan_id: str, number: int, text: str, authority: str = "Anytown Council", **changes: object
) -> Action:
    """An owned action due within the plan's period."""
    first = number == 1
    fields: dict[str, object] = {
        "action_id": f"{plan_id}-a{number}", "plan_id": plan_id, "authority": authority,
        "section_id": f"{plan_id}-s2", "section_path": PATH, "ref": f"1.{number}", "action": text,
        "owners": "Parks Team", "timescale": "By March 2031", "date_kind": "by",
        "end_date": date(2031, 3, 31), "partners": "Friends of the park" if first else None,
        "links": "Green spaces strategy" if first else None, "position": number, "confidence": 0.9,
        "source_table": 1, "source_row": number + 1,
    }  # fmt: skip
    return Action.model_validate(fields | changes)


def make_measure(plan_id: str, number: int = 1, **changes: object) -> Measure:
    """A measure that went from 40% to 55% towards 80%."""
    fields: dict[str, object] = {
        "measure_id": f"{plan_id}-m{number}", "plan_id": plan_id, "section_id": f"{plan_id}-s2",
        "section_path": PATH, "measure": "Visits by wheelchair users", "direction": "increase",
        "baseline": "40%", "baseline_value": 40.0, "baseline_unit": "%", "baseline_date": date(2030, 3, 31),
        "latest": "55%", "latest_value": 55.0, "latest_unit": "%", "latest_date": date(2030, 12, 31),
        "target": "80%", "target_value": 80.0, "target_unit": "%", "target_date": date(2032, 3, 31),
        "position": number, "confidence": 0.8, "source_table": 1, "source_row": 2,
    }  # fmt: skip
    return Measure.model_validate(fields | changes)


def make_owner(action: Action, **changes: object) -> ActionOwner:
    fields: dict[str, object] = {
        "action_id": action.action_id, "position": 1, "owner": "Parks Team", "owner_id": "parks-team",
        "kind": "team",
    }  # fmt: skip
    return ActionOwner.model_validate(fields | changes)


def make_run(run_id: str = "000001-aaaaaaaaaaaa", *, day: int = 1, outcome: str = "ok") -> Run:
    start = datetime(2030, 1, day, 9, tzinfo=UTC)
    return Run.model_validate(
        {
            "run_id": run_id, "started_at": start, "finished_at": start.replace(minute=1), "files_seen": 2,
            "files_new": 2, "files_changed": 0, "files_unchanged": 0, "files_rejected": 0, "outcome": outcome,
        }
    )  # fmt: skip


def make_reject(run_id: str = "000001-aaaaaaaaaaaa", source_file: str = "broken.pdf") -> Reject:
    return Reject(source_file=source_file, run_id=run_id, reason_code="damaged", reason="It ends too early.")


def make_quality(run_id: str = "000001-aaaaaaaaaaaa", plan_id: str = "anytown-access-plan") -> Quality:
    return Quality(
        run_id=run_id, plan_id=plan_id, check_name="Every action has an owner", subject="plan",
        severity="warning", passed=True, failures=0, checked=3,
    )  # fmt: skip


def _sections(plan_id: str) -> tuple[Section, ...]:
    outer, inner = (f"{plan_id}-s1", f"{plan_id}-s2")
    titles = PATH.split(" > ")
    return (
        Section(
            section_id=outer, plan_id=plan_id, level=1, kind="priority", ref="Priority One",
            title=titles[0], position=1,
        ),
        Section(
            section_id=inner, plan_id=plan_id, parent_section_id=outer, level=2, kind="objective",
            title=titles[1], position=2,
        ),
    )  # fmt: skip


def _evidence(record: Section | Action | Measure) -> dict[str, tuple[str, str]]:
    """The cell id and text behind each column of the record that is as written; one value a cell."""
    names = ("title", "ref", *MEASURE_COLUMNS, "action", "owners", "timescale", "partners", "links")
    texts = {name: getattr(record, name, None) for name in names}
    return {name: (f"{_key(record)}-{name}", text) for name, text in texts.items() if text is not None}


def _key(record: Section | Action | Measure) -> str:
    return str(getattr(record, type(record).KEY[0]))


def _cells(plan_id: str, records: Iterable[Section | Action | Measure]) -> Iterable[CellRow]:
    yield CellRow(cell_id=f"{plan_id}-c0", plan_id=plan_id, kind="heading", position=1, text="Access plan")
    yield _cell(plan_id, f"{plan_id}-c1", "", (2, 1, 1))
    position = 2
    for row, record in enumerate(records, 2):
        for number, (cell_id, text) in enumerate(_evidence(record).values(), 1):
            position += 1
            yield _cell(plan_id, cell_id, text, (position, row, number))


def _cell(plan_id: str, cell_id: str, text: str, place: tuple[int, int, int]) -> CellRow:
    position, row, column = place
    return CellRow(
        cell_id=cell_id, plan_id=plan_id, kind="cell", position=position, table_no=1, row_no=row,
        column_no=column, row_span=1, column_span=1, text=text,
    )  # fmt: skip


def _lineage(records: Iterable[Section | Action | Measure]) -> Iterable[Lineage]:
    entries = {"owners": "owner", "partners": "partner", "links": "link"}
    for record in records:
        key = _key(record)
        for column, (cell_id, text) in _evidence(record).items():
            yield _piece((record.TABLE, key, column), cell_id, text)
            if column in entries:
                yield _piece((f"action_{column}", f"{key}/1", entries[column]), cell_id, text)
            for derived in _DERIVED.get(column, ()):
                yield _piece((record.TABLE, key, derived), cell_id, text, "normalised")


def _piece(value: tuple[str, str, str], cell_id: str, text: str, how: How = "verbatim") -> Lineage:
    table, key, column = value
    return Lineage(
        table_name=table, record_id=key, column_name=column, cell_id=cell_id, char_start=0,
        char_end=len(text), how=how, piece=1,
    )  # fmt: skip
