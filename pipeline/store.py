"""The database: opens it, lands a plan or a run in one transaction, and tells what it holds.

Schema `curated` is the analysts' (tables from `schemas/plan.py`, views from `pipeline/views`); schema
`state` is the pipeline's memory: which files were read, and what was not understood in them.
"""

# ruff: noqa: S608 - the names in these statements come from our models, the values are parameters

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from pipeline.ddl import SCHEMA, columns, create_table, quoted, table_name
from schemas.exceptions import ActionPlanError, MissingFile, StoreLocked, UnreadableFile
from schemas.plan import PLAN_TABLES, TABLES, Plan, Quality, Reject, Row, Run

_ROWS_AT_A_TIME = 5_000
_VIEWS = Path(__file__).parent / "views"
_HOLDER = re.compile(r"held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")
_STATE = (
    "CREATE TABLE IF NOT EXISTS state.store (made_for VARCHAR NOT NULL)",
    """CREATE TABLE IF NOT EXISTS state.files (path VARCHAR PRIMARY KEY, source_sha256 VARCHAR NOT NULL,
    sidecar_sha256 VARCHAR, reader_version VARCHAR NOT NULL, understanding_version VARCHAR NOT NULL,
    plan_id VARCHAR, stamp VARCHAR NOT NULL)""",
    "CREATE TABLE IF NOT EXISTS state.unchecked (plan_id VARCHAR PRIMARY KEY)",
    """CREATE TABLE IF NOT EXISTS state.issues (plan_id VARCHAR NOT NULL, check_name VARCHAR NOT NULL,
    severity VARCHAR NOT NULL, message VARCHAR NOT NULL)""",
)


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
    """A plan to land, what to remember of its file, and the id the plan had before if it was another one."""

    plan: Plan
    file: FileState | None = None
    replaces: str | None = None


@contextmanager
def connect(db: Path, *, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the database at `db`, its tables and views in place, closed at the end.

    Raises: MissingFile (reading only), StoreLocked, UnreadableFile (not a database, or one whose tables
    were made for other models).
    """
    if read_only and not db.exists():
        raise MissingFile(f"{db}: there is no database yet; read some plans into it first")
    con = _open(db, read_only)
    try:
        if not read_only:
            _create(con)
        _refuse_other_models(con, db)
        yield con
    finally:
        con.close()


def _open(db: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        if not read_only:
            db.parent.mkdir(parents=True, exist_ok=True)
        return duckdb.connect(str(db), read_only=read_only)
    except (duckdb.Error, OSError, UnicodeError) as error:
        raise _opening_error(db, str(error)) from error


def _opening_error(db: Path, message: str) -> ActionPlanError:
    holder = _HOLDER.search(message)
    if holder:
        return StoreLocked(
            f"{db} is in use by process {holder['pid']} ({holder['program']}). Wait until it ends, or close "
            "it if it is a notebook or another tool that has the database open, and try again."
        )
    if "lock" in message or "different configuration" in message or "being used by" in message:
        return StoreLocked(f"{db} is in use. Close what has it open and try again. DuckDB says: {message}")
    return UnreadableFile(
        f"{db} could not be opened as a DuckDB database. If it is one, restore it from a copy; if not, name "
        f"another file. All it holds can be read from the source files again. DuckDB says: {message}"
    )


def _create(con: duckdb.DuckDBPyConnection) -> None:
    with transaction(con):
        con.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        con.execute("CREATE SCHEMA IF NOT EXISTS state")
        for statement in _STATE:
            con.execute(statement)
        if _made_for(con) is None:
            for model in TABLES:
                con.execute("; ".join(create_table(model)))
            con.execute("INSERT INTO state.store VALUES (?)", [_models_hash()])
        if _made_for(con) == _models_hash():
            for path in sorted(_VIEWS.glob("*.sql")):
                con.execute(path.read_text(encoding="utf-8"))


def _models_hash() -> str:
    """The hash of what makes the tables, their comments apart."""
    creates = [create_table(model)[0] for model in TABLES]
    return hashlib.sha256("\n".join((*creates, *_STATE)).encode()).hexdigest()


def _made_for(con: duckdb.DuckDBPyConnection) -> str | None:
    with suppress(duckdb.CatalogException):
        row = con.execute("SELECT made_for FROM state.store").fetchone()
        return str(row[0]) if row else None
    return None


def _refuse_other_models(con: duckdb.DuckDBPyConnection, db: Path) -> None:
    if _made_for(con) != _models_hash():
        raise UnreadableFile(
            f"{db} was made by another version of this program: its tables differ. Move it away and run "
            "again; everything in it is read from the source files."
        )


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """A block whose changes all happen, or none of them."""
    con.execute("BEGIN TRANSACTION")
    try:
        yield
        con.execute("COMMIT")
    except BaseException:
        # DuckDB has already rolled back where COMMIT itself failed
        with suppress(duckdb.TransactionException):
            con.execute("ROLLBACK")
        raise


def land(con: duckdb.DuckDBPyConnection, plan: Plan) -> dict[str, int]:
    """Rows now held of the plan by table; they replace all its rows of before, or nothing changes.

    Raises: ActionPlanError where a row belongs to no plan, its key is another plan's, or the disk is full.
    """
    land_all(con, (Landing(plan),))
    return {model.TABLE: len(_rows(plan, model)) for model in PLAN_TABLES}


def land_all(con: duckdb.DuckDBPyConnection, landings: Sequence[Landing]) -> None:
    """Nothing; all the plans are landed as `land` does, in one transaction: a tenth of the time of each alone.

    Their files are remembered and the plans wait to be checked. Raises: as `land`; none of them is stored.
    """
    plans = [landing.plan for landing in landings]
    for plan in plans:
        _refuse_strays(plan)
    gone = {plan.plan.plan_id for plan in plans} | {old for _, _, old in landings if old is not None}
    try:
        with transaction(con):
            # one plan is worth the time to look for rows that a hand has left without their plan
            _delete_plans(con, _held(con, gone) if len(plans) > 1 else sorted(gone))
            for model in PLAN_TABLES:
                _insert(con, model, [row for plan in plans for row in _rows(plan, model)])
            _insert_state(con, "issues", [(p.plan.plan_id, *issue) for p in plans for issue in p.issues])
            remember_files(con, [file for _, file, _ in landings if file is not None])
            _insert_state(con, "unchecked", [(plan.plan.plan_id,) for plan in plans])
    except duckdb.Error as error:
        names = ", ".join(plan.plan.plan_id for plan in plans)
        raise ActionPlanError(f"plan {names}: nothing of it was stored. DuckDB says: {error}") from error


def _held(con: duckdb.DuckDBPyConnection, plan_ids: Iterable[str]) -> list[str]:
    sql = "SELECT plan_id FROM curated.plans WHERE plan_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY plan_id"
    return [row[0] for row in con.execute(sql, [sorted(plan_ids)]).fetchall()]


def forget(con: duckdb.DuckDBPyConnection, plan_id: str) -> None:
    """Nothing; the plan's rows are deleted from every table but those of the runs."""
    with transaction(con):
        _delete_plans(con, [plan_id])


def _rows(plan: Plan, model: type[Row]) -> Sequence[Any]:
    rows: Sequence[Any] = (plan.plan,) if model.TABLE == "plans" else getattr(plan, model.TABLE)
    return rows


def _refuse_strays(plan: Plan) -> None:
    """Nothing; a row could never be deleted again if neither it nor the row it names had the plan's id."""
    parents = {model.TABLE: model for model in PLAN_TABLES}
    for model in PLAN_TABLES:
        if "plan_id" in model.model_fields:
            strays = {row.plan_id for row in _rows(plan, model)} - {plan.plan.plan_id}
        else:
            (column,), parent, (key,) = model.REFERENCES[0]
            known = {getattr(row, key) for row in _rows(plan, parents[parent])}
            strays = {getattr(row, column) for row in _rows(plan, model)} - known
        if strays:
            raise ActionPlanError(
                f"plan {plan.plan.plan_id}: {model.TABLE} has rows of {sorted(strays)[:3]}, which is not in "
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


def _insert(con: duckdb.DuckDBPyConnection, model: type[Row], rows: Sequence[Row]) -> None:
    if not rows:
        return
    # One list a column: as quick as a DataFrame (600 times executemany), and no type is guessed from a sample.
    lists = [[_stored(getattr(row, column.name)) for row in rows] for column in columns(model)]
    names = ", ".join(quoted(column.name) for column in columns(model))
    values = ", ".join(f"unnest(?::{column.sql_type}[])" for column in columns(model))
    con.execute(f"INSERT INTO {table_name(model)} ({names}) SELECT {values}", lists)


def _insert_state(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[str | None]]) -> None:
    """Nothing; the rows are in the table of schema `state`, in place of those with the same key."""
    if rows:
        lists = [list(values) for values in zip(*rows, strict=True)]
        values = ", ".join("unnest(?::VARCHAR[])" for _ in lists)
        replace = "" if table == "issues" else "OR REPLACE "
        con.execute(f"INSERT {replace}INTO state.{table} SELECT {values}", lists)


def _stored(value: object) -> object:
    if value == "":
        return None
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).replace(tzinfo=None)
    return value


def next_run_id(con: duckdb.DuckDBPyConnection, inputs: Iterable[str]) -> str:
    """The id of a run over `inputs` (each names a file and its bytes): its number here and their hash.

    No clock in it, so the first run over the same files has the same id in every database.
    """
    (runs,) = con.execute("SELECT count(*) FROM curated.runs").fetchone() or (0,)
    digest = hashlib.sha256("\n".join(sorted(inputs)).encode()).hexdigest()
    return f"{runs + 1:06d}-{digest[:12]}"


def land_quality(con: duckdb.DuckDBPyConnection, run_id: str, rows: Iterable[Quality]) -> None:
    """Nothing; the rows replace what is held under the run's id, and no plan waits to be checked."""
    con.execute("DELETE FROM curated.quality WHERE run_id = ?", [run_id])
    left = iter(rows)
    while some := list(islice(left, _ROWS_AT_A_TIME)):
        _insert(con, Quality, some)
    con.execute("DELETE FROM state.unchecked")


def land_run(con: duckdb.DuckDBPyConnection, run: Run, rejects: Sequence[Reject]) -> None:
    """Nothing; the run and its rejects replace what is held under its id."""
    for model, rows in ((Run, (run,)), (Reject, rejects)):
        con.execute(f"DELETE FROM {table_name(model)} WHERE run_id = ?", [run.run_id])
        _insert(con, model, rows)


def unchecked(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The ids of the plans that have landed since the last checks."""
    return [row[0] for row in con.execute("SELECT plan_id FROM state.unchecked ORDER BY plan_id").fetchall()]


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
