"""Readings into the database as they come, and a plan out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.database import store
from pipeline.database.cache import Found
from pipeline.database.lock import only_run
from pipeline.database.snapshot import at_desk
from pipeline.database.store import Landing
from pipeline.database.versions import Versions
from pipeline.running.files import Refusal, Task
from pipeline.running.reading import Reading
from pipeline.running.work import Work, file_state
from schemas.exceptions import ActionPlanError, DamagedStore, Unwritable
from schemas.plan import PlanColumns

OnLanded = Callable[[Mapping[str, int]], None]  # the cells of plans that have just landed, by plan id
_BATCH_PLANS, _BATCH_ROWS = 32, 20_000  # landed together; few enough to be held in memory


@dataclass(frozen=True, slots=True)
class Landed:
    """What came of the readings: ids of plans that landed, the files of the others, and what to say of them."""

    plan_ids: frozenset[str] = frozenset()
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    tracebacks: tuple[str, ...] = ()


def land_readings(
    con: duckdb.DuckDBPyConnection,
    readings: Iterable[Reading],
    work: Work,
    versions: Versions,
    on_landed: OnLanded,
) -> Landed:
    """What came of the readings, landed as they come in; a plan is in the database whole or not at all."""
    landed: set[str] = set()
    new = frozenset(task.plan_id for task in work.new)
    refused, notes, tracebacks = [], [], []
    for batch in _batches(readings):
        for reading in batch:
            refused += [reading.refusal] if reading.refusal else []
            notes += [_damaged(reading)] if reading.cached is Found.DAMAGED else []
            tracebacks += [reading.traceback] if reading.traceback else []
        read = [
            (each.task, _landing(each.plan, each.task, work, versions, new)) for each in batch if each.plan
        ]
        unlanded = _land(con, read)
        refused += unlanded.values()
        cells = {task.plan_id: each.plan.rows("cells") for task, each in read if task.plan_id not in unlanded}
        landed |= cells.keys()
        on_landed(cells)
    return Landed(frozenset(landed), tuple(refused), tuple(sorted(notes)), tuple(tracebacks))


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    batch: list[Reading] = []
    rows = 0
    for reading in readings:
        batch.append(reading)
        rows += _size(reading.plan) if reading.plan else 0
        if len(batch) >= _BATCH_PLANS or rows >= _BATCH_ROWS:
            yield batch
            batch, rows = [], 0
    if batch:
        yield batch


def _size(plan: PlanColumns) -> int:
    return sum(map(plan.rows, ("actions", "cells", "lineage", "leftovers")))


def _damaged(reading: Reading) -> str:
    return f"the kept reading of {reading.task.file.path.name} was damaged, its file was read again"


def _landing(plan: PlanColumns, task: Task, work: Work, versions: Versions, new: frozenset[str]) -> Landing:
    state, replaces = file_state(task, versions), work.replaces.get(task.plan_id)
    return Landing(plan, state, replaces, task.plan_id in new)


def _land(con: duckdb.DuckDBPyConnection, read: Sequence[tuple[Task, Landing]]) -> dict[str, Refusal]:
    """Refusals by plan id; a plan that cannot land keeps no other one out."""
    try:
        store.land_all(con, [landing for _, landing in read])
    except (Unwritable, DamagedStore):  # no plan's fault
        raise
    except ActionPlanError as error:
        if len(read) > 1:
            return {key: value for one in read for key, value in _land(con, (one,)).items()}
        ((task, _),) = read
        refusal = Refusal(task.file.path, error.reason_code, str(error), task.file.sha256)
        return {task.plan_id: refusal}
    return {}


def forget_plan(db: Path, out: Path, plan_id: str) -> tuple[Path, ...]:
    """The files written to `out` once the plan is out of the database.

    Raises:
        ActionPlanError: no plan has this id.
        StoreLocked: another run is at work, or another program has the database open.

    """
    from pipeline.database.export import export  # noqa: PLC0415  # as above

    with only_run(db), at_desk(db, resume=False) as desk:
        plans = store.landed_sources(desk.con)
        if plan_id not in plans:
            raise ActionPlanError(f"there is no plan {plan_id!r}; the plans are {', '.join(plans) or 'none'}")
        store.forget(desk.write(), plan_id)
        desk.publish()
        return export(desk.con, out)
