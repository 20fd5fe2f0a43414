"""Readings into the database, plan by plan, and the tables out into files where those are behind."""

# ruff: noqa: S608 - the statements hold names in our models only

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipeline import store
from pipeline.ddl import table_name
from pipeline.files import Refusal
from pipeline.lock import only_run
from pipeline.reading import Reading
from pipeline.work import Work, file_state
from schemas.exceptions import ActionPlanError
from schemas.plan import TABLES, Run


def land_readings(
    con: duckdb.DuckDBPyConnection, readings: Sequence[Reading], work: Work
) -> tuple[frozenset[str], tuple[Refusal, ...]]:
    """The ids of the plans that landed, each in a transaction of its own, and the files of the others."""
    landed, refused = set(), []
    for reading in readings:
        file, plan_id = reading.task.file, reading.task.plan_id
        if reading.plan is None:
            refused += [reading.refusal] if reading.refusal else []
            continue
        try:
            store.land(con, reading.plan)
        except ActionPlanError as error:
            refused.append(Refusal(file.path, error.reason_code, str(error), file.sha256))
            continue
        landed.add(plan_id)
        if plan_id in work.replaces:
            store.forget(con, work.replaces[plan_id])
    return frozenset(landed), tuple(refused)


def remember(con: duckdb.DuckDBPyConnection, work: Work, landed: frozenset[str], version: str) -> None:
    """Nothing; the files of the plans that landed are not read again until they change.

    To be called once the plans have been checked: a run broken off before reads them again.
    """
    for task in work.tasks:
        if task.plan_id in landed:
            store.remember_file(con, file_state(task, version))
    for path in work.moved:
        store.forget_file(con, path)


def export_where_stale(con: duckdb.DuckDBPyConnection, out: Path) -> tuple[Path, ...]:
    """The files written to `out`; none where they already hold the last run that changed the tables."""
    from pipeline.export import export  # noqa: PLC0415  # not needed where nothing changed

    return () if _is_current(con, out) else export(con, out)


def _is_current(con: duckdb.DuckDBPyConnection, out: Path) -> bool:
    if not all((out / f"{model.TABLE}.csv").is_file() for model in TABLES):
        return False
    changed = f"SELECT max(run_id) FROM {table_name(Run)} WHERE outcome <> 'nothing-changed'"
    (last,) = con.execute(changed).fetchone() or (None,)
    with (out / "runs.csv").open(encoding="utf-8", newline="") as file:
        return last in {row.get("run_id") for row in csv.DictReader(file)}


def forget_plan(db: Path, out: Path, plan_id: str) -> tuple[Path, ...]:
    """The files written to `out` once the plan is out of the database.

    Raises:
        ActionPlanError: no plan has this id.
        StoreLocked: another run is at work, or another program has the database open.

    """
    from pipeline.export import export  # noqa: PLC0415  # as above

    with only_run(db), store.connect(db) as con:
        plans = store.landed_sources(con)
        if plan_id not in plans:
            raise ActionPlanError(f"there is no plan {plan_id!r}; the plans are {', '.join(plans) or 'none'}")
        store.forget(con, plan_id)
        for state in store.file_states(con).values():
            if state.plan_id == plan_id:
                store.forget_file(con, state.path)
        return export(con, out)
