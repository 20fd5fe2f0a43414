"""Some plans by themselves: what checks of a plan's rows look at, however many other plans there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.database.ddl import SCHEMA, literal, table_name
from pipeline.database.store import of_plans
from schemas.evidence import Lineage
from schemas.plan import PLAN_TABLES
from schemas.row import Row

# Memory that DuckDB frees goes back to the system at once and is not kept for the next query, which takes longer.
LEAN = "SET allocator_bulk_deallocation_flush_threshold = '64KB'"
_AT_ONCE = 2  # tables: to plan such a query takes longer than to write what it finds
_ISSUES, _BATCH = "state.issues", "batch"


def rows_file(folder: Path, model: type[Row]) -> Path:
    """Where in a batch's folder the rows of the model's table are."""
    return folder / f"{model.TABLE}.parquet"


def lost_lineage(con: duckdb.DuckDBPyConnection, folder: Path) -> Path:
    """A file of the rows of lineage that lead to no cell, and so to no plan: they are in every batch."""
    path = folder / "lost.parquet"
    _copy(con, f"FROM {table_name(Lineage)} ANTI JOIN {SCHEMA}.cells USING (cell_id)", path)
    return path


def write_batch(con: duckdb.DuckDBPyConnection, plan_ids: Sequence[str], folder: Path) -> None:
    """Nothing; the rows of these plans are in files in `folder`, and what is said of their reading."""
    ids = list(plan_ids)
    rows = {
        rows_file(folder, model): f"FROM {table_name(model)} WHERE {of_plans(model)}" for model in PLAN_TABLES
    }
    rows[_issues_file(folder)] = f"FROM {_ISSUES} WHERE plan_id IN (SELECT unnest(?::VARCHAR[]))"
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for writing in [threads.submit(_copy, con.cursor(), rows[path], path, [ids]) for path in rows]:
            writing.result()


@contextmanager
def batch_of(con: duckdb.DuckDBPyConnection, folder: Path, lost: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory that holds what is in `folder` and `lost`, its tables named as those of the whole.

    It is attached beside the whole, which may be open for reading only: an engine of its own takes longer to
    start than a small batch to fill.
    """
    batch = con.cursor()
    batch.execute(
        f"ATTACH ':memory:' AS {_BATCH} (READ_WRITE); USE {_BATCH}; CREATE SCHEMA {SCHEMA}; CREATE SCHEMA state"
    )
    try:
        _fill(batch, _ISSUES, _issues_file(folder))
        for model in PLAN_TABLES:
            files = (rows_file(folder, model), lost) if model is Lineage else (rows_file(folder, model),)
            _fill(batch, table_name(model), *files)
        yield batch
    finally:
        batch.close()
        con.execute(f"DETACH {_BATCH}")


def _issues_file(folder: Path) -> Path:
    return folder / "issues.parquet"


def _copy(con: duckdb.DuckDBPyConnection, rows: str, path: Path, parameters: Sequence[object] = ()) -> None:
    con.execute(f"COPY (SELECT * {rows}) TO {literal(str(path))} (FORMAT parquet)", list(parameters))


def _fill(batch: duckdb.DuckDBPyConnection, table: str, *files: Path) -> None:
    names = ", ".join(literal(str(path)) for path in files)
    batch.execute(f"CREATE TABLE {table} AS FROM read_parquet([{names}])")
