"""The database: lands a plan or a run in one transaction, and tells what it holds.

Schema `curated` is the analysts' (tables from the models of `schemas/`, views from `pipeline/database/views`); schema
`state` is the pipeline's memory: which files were read, and what was not understood in them.
"""

# ruff: noqa: S608 - the names in these statements come from our models, the values are parameters

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from pipeline.database.connection import in_words, transaction
from pipeline.database.ddl import SCHEMA, Column, columns, quoted, table_name
from pipeline.harmless import storable
from schemas.exceptions import ActionPlanError
from schemas.plan import PLAN_TABLES, Plan, PlanColumns
from schemas.row import Columns, Row, as_columns
from schemas.run import Quality, Reject, Run

_ROWS_AT_A_TIME = 5_000


class FileState(NamedTuple):
    """What a file was when it was last read; `plan_id` is None where it was rejected."""

    path: str
    source_sha256: str
    sidecar_sha256: str | None
    reader_version: str
    understanding_version: str
    plan_id: str | None
    stamp: str = ""


class Landing(NamedTuple):
    """A plan to land, what to remember of its file, the id it had before if it was another one, if it is new."""

    plan: PlanColumns
    file: FileState | None = None
    replaces: str | None = None
    is_new: bool = False


def land(con: duckdb.DuckDBPyConnection, plan: Plan) -> dict[str, int]:
    """Rows now held of the plan by table; they replace all its rows of before, or nothing changes.

    Raises: ActionPlanError where a row belongs to no plan, its key is another plan's, or the disk is full.
    """
    columns = plan.by_columns()
    land_all(con, (Landing(columns),))
    return {model.TABLE: columns.rows(model.TABLE) for model in PLAN_TABLES}


def land_all(con: duckdb.DuckDBPyConnection, landings: Sequence[Landing]) -> None:
    """Nothing; all the plans are landed as `land` does, in one transaction: a tenth of the time of each alone.

    Their files are remembered and the plans wait to be checked. Raises: as `land`; none of them is stored.
    """
    plans = [landing.plan for landing in landings]
    for plan in plans:
        _refuse_strays(plan)
    gone = {plan.plan_id for plan in plans} | {each.replaces for each in landings if each.replaces}
    try:
        with transaction(con):
            new = unchecked(con, only_new=True)  # a broken-off run's: no analyst has seen them yet
            # one plan is worth the time to look for rows that a hand has left without their plan
            _delete_plans(con, _held(con, gone) if len(plans) > 1 else sorted(gone))
            for model in PLAN_TABLES:
                _insert(con, model, [plan.tables[model.TABLE] for plan in plans])
            _insert_state(con, "issues", [(p.plan_id, *issue) for p in plans for issue in p.issues])
            remember_files(con, [each.file for each in landings if each.file is not None])
            _insert_state(con, "unchecked", [_unchecked_row(landing, new) for landing in landings])
    except duckdb.Error as error:
        names = ", ".join(plan.plan_id for plan in plans)
        known = in_words(error, Path(names))
        if known is not error:
            raise known from error
        raise ActionPlanError(f"plan {names}: nothing of it was stored. DuckDB says: {error}") from error


def _unchecked_row(landing: Landing, new: Collection[str]) -> tuple[str, str]:
    plan_id = landing.plan.plan_id
    return plan_id, str(landing.is_new or plan_id in new or landing.replaces in new)


def _held(con: duckdb.DuckDBPyConnection, plan_ids: Iterable[str]) -> list[str]:
    sql = "SELECT plan_id FROM curated.plans WHERE plan_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY plan_id"
    return [row[0] for row in con.execute(sql, [sorted(plan_ids)]).fetchall()]


def forget(con: duckdb.DuckDBPyConnection, plan_id: str) -> None:
    """Nothing; the plan's rows are deleted from every table but those of the runs."""
    with transaction(con):
        _delete_plans(con, [plan_id])


def _refuse_strays(plan: PlanColumns) -> None:
    """Nothing; a row could never be deleted again if neither it nor the row it names had the plan's id."""
    for model in PLAN_TABLES:
        if "plan_id" in model.model_fields:
            strays = {*plan.tables[model.TABLE].get("plan_id", ())} - {plan.plan_id}
        else:
            (column,), parent, (key,) = model.REFERENCES[0]
            known = {*plan.tables[parent].get(key, ())}
            strays = {*plan.tables[model.TABLE].get(column, ())} - known
        if strays:
            raise ActionPlanError(
                f"plan {plan.plan_id}: {model.TABLE} has rows of {sorted(strays)[:3]}, which is not in "
                "it; nothing of it was stored. This is a fault of the program, please report it."
            )


def _delete_plans(con: duckdb.DuckDBPyConnection, plan_ids: Sequence[str]) -> None:
    if not plan_ids:
        return
    for model in reversed(PLAN_TABLES):  # rows that are found through a parent go before it
        con.execute(f"DELETE FROM {table_name(model)} WHERE {of_plans(model)}", [plan_ids])
    for table in ("issues", "unchecked", "files"):
        con.execute(f"DELETE FROM state.{table} WHERE plan_id IN (SELECT unnest(?::VARCHAR[]))", [plan_ids])


def of_plans(model: type[Row]) -> str:
    """An SQL condition that holds for the rows of the plans whose ids are its one parameter."""
    listed = "plan_id IN (SELECT unnest(?::VARCHAR[]))"
    if "plan_id" in model.model_fields:
        return listed
    (column,), parent, (key,) = model.REFERENCES[0]
    return f"{quoted(column)} IN (SELECT {quoted(key)} FROM {SCHEMA}.{quoted(parent)} WHERE {listed})"


def _insert(con: duckdb.DuckDBPyConnection, model: type[Row], parts: Iterable[Columns]) -> None:
    """Nothing; the rows of all the parts, each column by column, are in the model's table."""
    filled = [part for part in parts if part]
    if not filled:
        return
    import numpy as np  # noqa: PLC0415  not for a run that lands nothing

    made = columns(model)
    # An array a column takes a third of the time of a list of parameters. DuckDB reads objects as texts (see
    # `open_for_writing`), which are cast: no type is guessed from a sample. It takes a NaN for NULL.
    given = {
        c.name: np.array(
            _stored(c, chain.from_iterable(part[c.name] for part in filled)),
            dtype=float if c.type in {"integer", "number"} else object,
        )
        for c in made
    }
    names = ", ".join(quoted(c.name) for c in made)
    values = ", ".join(f"{quoted(c.name)}::{c.sql_type}" for c in made)
    con.register("landing", given)
    con.execute(f"INSERT INTO {table_name(model)} ({names}) SELECT {values} FROM landing")
    con.unregister("landing")


def _insert_state(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[str | None]]) -> None:
    """Nothing; the rows are in the table of schema `state`, in place of those with the same key."""
    if rows:
        lists = [[storable(v) if v else v for v in values] for values in zip(*rows, strict=True)]
        values = ", ".join("unnest(?::VARCHAR[])" for _ in lists)
        replace = "" if table == "issues" else "OR REPLACE "
        con.execute(f"INSERT {replace}INTO state.{table} SELECT {values}", lists)


def _stored(column: Column, values: Iterable[Any]) -> list[object]:
    if column.type == "string":
        return [storable(value) if value else None for value in values]
    if column.is_clock:
        return [
            value.astimezone(UTC).replace(tzinfo=None) if value and value.tzinfo else value
            for value in values
        ]
    return list(values)


def next_run_id(con: duckdb.DuckDBPyConnection, inputs: Iterable[str], unlanded: int = 0) -> str:
    """The id of a run over `inputs` (files with their bytes, the program's version): its number here and their hash.

    `unlanded` runs after the last that is landed have a number too. No clock in an id, so the first run of
    this program over the same files has the same id in every database, and that of another version another one:
    by it the files of a folder are known to be this run's.
    """
    (runs,) = con.execute("SELECT count(*) FROM curated.runs").fetchone() or (0,)
    digest = hashlib.sha256("\n".join(sorted(inputs)).encode(errors="backslashreplace")).hexdigest()
    return f"{runs + unlanded + 1:06d}-{digest[:12]}"


def last_run_id(con: duckdb.DuckDBPyConnection) -> str | None:
    """The id of the newest run that is landed."""
    (last,) = con.execute("SELECT max(run_id) FROM curated.runs").fetchone() or (None,)
    return None if last is None else str(last)


def land_quality(con: duckdb.DuckDBPyConnection, rows: Iterable[Quality]) -> None:
    """Nothing; the rows are held. They are committed some at a time: what is not committed is in memory."""
    left = iter(rows)
    while some := list(islice(left, _ROWS_AT_A_TIME)):
        _insert(con, Quality, [as_columns(some)])


def forget_unlanded_quality(con: duckdb.DuckDBPyConnection) -> None:
    """Nothing; what was found by the checks of a run that was broken off before it landed is no row any more."""
    con.execute("DELETE FROM curated.quality WHERE run_id NOT IN (SELECT run_id FROM curated.runs)")


def end_waiting(con: duckdb.DuckDBPyConnection) -> None:
    """Nothing; no plan waits to be checked."""
    con.execute("DELETE FROM state.unchecked")


def land_run(con: duckdb.DuckDBPyConnection, run: Run, rejects: Sequence[Reject]) -> None:
    """Nothing; the run and its rejects replace what is held under its id."""
    for model, rows in ((Run, (run,)), (Reject, rejects)):
        con.execute(f"DELETE FROM {table_name(model)} WHERE run_id = ?", [run.run_id])
        _insert(con, model, [as_columns(rows)])


def land_runs(con: duckdb.DuckDBPyConnection, runs: Sequence[Run], rejects: Sequence[Reject]) -> None:
    """Nothing; the runs are landed, and with the last of them its rejects."""
    *earlier, last = runs
    for run in earlier:
        land_run(con, run, ())
    land_run(con, last, rejects)


def unchecked(con: duckdb.DuckDBPyConnection, *, only_new: bool = False) -> list[str]:
    """The ids of the plans that have landed since the last checks; `only_new` of those without an older reading."""
    which = "WHERE is_new" if only_new else ""
    rows = con.execute(f"SELECT plan_id FROM state.unchecked {which} ORDER BY plan_id").fetchall()
    return [row[0] for row in rows]


def landed_sources(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str]]:
    """The source file's name and SHA-256 by plan id."""
    rows = con.execute("SELECT plan_id, source_file, source_sha256 FROM curated.plans ORDER BY plan_id")
    return {plan_id: (name, sha256) for plan_id, name, sha256 in rows.fetchall()}


def file_states(con: duckdb.DuckDBPyConnection) -> dict[str, FileState]:
    """What is remembered of each file, by its path."""
    names = ", ".join(FileState._fields)
    rows = con.execute(f"SELECT {names} FROM state.files ORDER BY path").fetchall()
    return {row[0]: FileState(*row) for row in rows}


def remember_files(con: duckdb.DuckDBPyConnection, states: Sequence[FileState]) -> None:
    """Nothing; what was remembered of their paths is replaced."""
    _insert_state(con, "files", states)
