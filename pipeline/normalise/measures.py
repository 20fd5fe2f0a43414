"""Measure records to curated rows: direction, baseline, latest, target, with their figures and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pipeline.normalise import Rows, section_place
from pipeline.normalise.lineage import Ledger
from pipeline.rows.measure_records import gives_no_figure
from pipeline.tagging.dates import DateSpan, find_dates
from pipeline.tagging.measures import Figure as Found
from pipeline.tagging.measures import figure_of, figures_in, read_direction
from pipeline.tagging.quantities import AchievementMeasure, achievement_measures
from pipeline.tagging.timescales import read_timescale
from schemas.passage import EMPTY, Passage, join
from schemas.plan import ActionMeasure, Direction, Measure
from schemas.record import ActionRecord, MeasureRecord, Records, RowOrigin
from schemas.role import Role

_BEFORE_DATE = re.compile(r"[\s,(]*(?:as at|at|for|in)?\s*", re.IGNORECASE)
_BEHIND_DATE = re.compile(r"\s*[:–-]?\s*")
_DEADLINE = re.compile(r"\b(?:by|before)(?: the)?(?: (?:end|close|start|beginning) of)?\s*$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")  # "... by 2031 (4 now)"
_A_VERB = 2  # words of "To increase": more say what to reach


class Figure(NamedTuple):
    """A baseline, latest state or target: its words, first figure and the day it refers to."""

    words: Passage = EMPTY
    value: float | None = None
    unit: str | None = None
    figure: Passage = EMPTY
    day: date | None = None
    dated: Passage = EMPTY


_NONE = Figure()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A measure about to be written down."""

    text: Passage
    path: tuple[int, ...]
    origin: RowOrigin | None
    actions: tuple[int, ...]
    confidence: float
    direction: Direction | None = None
    directed: Passage = EMPTY  # the words that give the direction
    baseline: Figure = _NONE
    latest: Figure = _NONE
    target: Figure = _NONE
    rationale: Passage = EMPTY

    @property
    def figures(self) -> dict[str, Figure]:
        return {"baseline": self.baseline, "latest": self.latest, "target": self.target}


def add_measures(rows: Rows, records: Records, starts: int | None = None) -> None:
    """A curated row a measure record, linked to its actions; `starts` is the plan's first year."""
    for record in records.measures:
        _write(rows, _draft(record, starts))


def add_achievements(rows: Rows, records: Records) -> None:
    """A curated row a quantity that an achievement reports."""
    achieved = (k for k, row in enumerate(rows.actions) if row.record_kind == "achievement")
    for index in achieved:
        action = records.actions[index]
        for found in achievement_measures(action.text.text):
            words = join(action.text.cut(*span) for span in found.words)
            latest = _reported(action, found)
            _write(
                rows, _Draft(words, action.path, action.origin, (index,), action.confidence, latest=latest)
            )


def _reported(action: ActionRecord, found: AchievementMeasure) -> Figure:
    words = action.text.cut(*found.latest)
    dated = action.text.cut(*found.as_of) if found.as_of else EMPTY
    return Figure(words, found.value, found.unit, words, found.as_of_day, dated)


def _draft(record: MeasureRecord, starts: int | None) -> _Draft:
    stated = _words(record, Role.DIRECTION)
    said = stated or record.lead_in
    ruled = read_direction(said.text) if said else None
    inside = figures_in(record.text.text, starts)
    baseline, latest = _figure(record, Role.BASELINE), _figure(record, Role.LATEST)
    counted = any(figure and _says_how_many(figure) for figure in (baseline, latest))
    return _Draft(
        record.text,
        record.path,
        record.origin,
        record.actions,
        record.confidence,
        direction=ruled or read_direction(record.text.text, counted=counted),
        directed=said if ruled else record.text,
        baseline=baseline or _dated(record, inside.baseline),
        latest=latest or _dated(record, inside.latest),
        target=_target(record, stated, inside.target),
        rationale=_words(record, Role.RATIONALE),
    )


def _says_how_many(figure: Figure) -> bool:
    """Whether a state is nothing but a figure, of which some is done already: "52%", "12 (May 2031)"."""
    around = _ASIDE.sub("", figure.words.text).replace(figure.figure.text, "", 1)
    return bool(figure.value) and not re.search(r"[^\W\d_]", around)


def _words(record: MeasureRecord, role: Role) -> Passage:
    value = record.value(role)
    return value.passage if value else EMPTY


def _figure(record: MeasureRecord, role: Role) -> Figure | None:
    """What stands in the record's column of the role; None where nothing does: "n/a", a dash. "None" may be a figure."""
    words = _words(record, role)
    if gives_no_figure(words.text):
        return None
    found = figure_of(words.text)
    day, dated = _last_day(words)
    if day is None:
        header = next((passage for name, passage in record.headers if name is role), EMPTY)
        day, dated = _day_of(header)
    if found is None:
        return Figure(words, day=day, dated=dated)
    return Figure(words, found.value, found.unit, words.cut(found.start, found.end), day, dated)


def _target(record: MeasureRecord, stated: Passage, inside: Found | None) -> Figure:
    """The target column, the expected change that says more than a verb, or the figure in the measure.

    Its date is its own, else the one the measure's timescale, its own last words or its header give.
    """
    day, dated = _due(record)
    if own := _figure(record, Role.TARGET):
        return own if own.day else own._replace(day=day, dated=dated)
    if len(stated.text.split()) > _A_VERB:
        return Figure(stated, day=day, dated=dated)
    return _inside(record, inside)._replace(day=day, dated=dated)


def _due(record: MeasureRecord) -> tuple[date | None, Passage]:
    words = _words(record, Role.TIMESCALE)
    read = read_timescale(words.text) if words else None
    if read and read.end:
        return read.end, words
    own = _deadline(record.text)
    return own if own[0] else _day_of(record.header)


def _deadline(words: Passage) -> tuple[date | None, Passage]:
    """The one date by which a measure is to be so, where its words end or begin with it: "60% of the bins are new by May 2031"."""
    text = words.text
    asked = [(d, due) for d in find_dates(text) if (due := _DEADLINE.search(text[: d.start]))]
    if len(asked) != 1:
        return None, EMPTY
    ((found, due),) = asked
    if due.start() > 0 and re.search(r"\w", _ASIDE.sub("", text[found.end :])):
        return None, EMPTY
    return found.last_day, words.cut(found.start, found.end)


def _inside(record: MeasureRecord, found: Found | None) -> Figure:
    """A figure that stands in the measure's own words."""
    if found is None:
        return _NONE
    words = record.text.cut(found.start, found.end)
    return Figure(words, found.value, found.unit, words)


def _dated(record: MeasureRecord, found: Found | None) -> Figure:
    """A figure in the measure's own words, with the date right behind it, "40% in 2030", or before it: "(2030: 40%)"."""
    figure = _inside(record, found)
    if found is None:
        return figure
    behind, before = record.text.cut(found.end), record.text.cut(0, found.start)
    next_date = next(iter(find_dates(behind.text)), None)
    if next_date and _BEFORE_DATE.fullmatch(behind.text[: next_date.start]):
        return figure._replace(day=next_date.last_day, dated=behind.cut(next_date.start, next_date.end))
    last_date = next(reversed(find_dates(before.text)), None)
    if (
        last_date
        and _BEHIND_DATE.fullmatch(before.text[last_date.end :])
        and before.text[: last_date.start].endswith("(")
    ):
        return figure._replace(day=last_date.last_day, dated=before.cut(last_date.start, last_date.end))
    return figure


def _last_day(passage: Passage) -> tuple[date | None, Passage]:
    found = _first_date(passage.text)
    return (found.last_day, passage.cut(found.start, found.end)) if found else (None, EMPTY)


def _day_of(header: Passage) -> tuple[date | None, Passage]:
    """The last day a header names, "Target March 31" included: alone in a column's name that is a month of a year."""
    found = _last_day(header)
    read = None if found[0] else read_timescale(header.text)
    return (read.end, header.cut(*read.span)) if read and read.rule == "month" else found


@lru_cache(maxsize=256)
def _first_date(text: str) -> DateSpan | None:
    """The first date in a text: that of a header is asked for by each measure below it."""
    return next(iter(find_dates(text)), None)


def _write(rows: Rows, draft: _Draft) -> None:
    section_id, section_path = section_place(rows, draft.path)
    measure_id = rows.ledger.new_id("m", section_path or "", draft.text.text)
    fields: dict[str, str | float | date | None] = {}
    for name, figure in draft.figures.items():
        fields |= {
            name: figure.words.text or None,
            f"{name}_value": figure.value,
            f"{name}_unit": figure.unit,
            f"{name}_date": figure.day,
        }
    rows.measures.append(
        Measure.model_validate(
            {
                "measure_id": measure_id,
                "plan_id": rows.ledger.plan_id,
                "section_id": section_id,
                "section_path": section_path,
                "measure": draft.text.text,
                "direction": draft.direction,
                "rationale": draft.rationale.text or None,
                "position": len(rows.measures) + 1,
                "confidence": draft.confidence,
                "source_page": draft.origin.page if draft.origin else None,
                "source_table": draft.origin.table if draft.origin else None,
                "source_row": draft.origin.row if draft.origin else None,
                **fields,
            }
        )
    )
    rows.action_measures += [
        ActionMeasure(action_id=rows.actions[k].action_id, measure_id=measure_id) for k in draft.actions
    ]
    _trace(rows.ledger, measure_id, draft)


def _trace(ledger: Ledger, measure_id: str, draft: _Draft) -> None:
    ledger.trace("measures", measure_id, "measure", draft.text)
    ledger.trace("measures", measure_id, "rationale", draft.rationale)
    if draft.direction:
        ledger.trace("measures", measure_id, "direction", draft.directed, normalised=True)
    for name, figure in draft.figures.items():
        ledger.trace("measures", measure_id, name, figure.words)
        derived = {"value": figure.value, "unit": figure.unit}
        for suffix in (s for s, value in derived.items() if value is not None):
            ledger.trace("measures", measure_id, f"{name}_{suffix}", figure.figure, normalised=True)
        if figure.day is not None:
            ledger.trace("measures", measure_id, f"{name}_date", figure.dated, normalised=True)
