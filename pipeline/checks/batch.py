"""Some plans by themselves: what checks of one plan's rows look at, however many others there are."""

# ruff: noqa: S608 - the statements hold names in our models, the values are parameters

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.ddl import SCHEMA, literal, quoted, table_name
from schemas.plan import PLAN_TABLES, Row

_LISTED = "plan_id IN (SELECT unnest(?::VARCHAR[]))"
_ISSUES = "state.issues"


def rows_file(folder: Path, model: type[Row]) -> Path:
    """Where in the folder of a batch the rows of the model's table are."""
    return folder / f"{model.TABLE}.parquet"


@contextmanager
def batch_of(
    con: duckdb.DuckDBPyConnection, plan_ids: Sequence[str], folder: Path
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory that holds these plans alone, its tables named as those of `con`.

    Their rows are in files in `folder` as well. Rows of lineage that lead to no cell are in every batch.
    """
    issues = folder / "issues.parquet"
    _copy(con, f"SELECT * FROM {_ISSUES} WHERE {_LISTED}", plan_ids, issues)
    for model in PLAN_TABLES:
        _copy(con, f"SELECT * FROM {table_name(model)} WHERE {of_plans(model)}", plan_ids, rows_file(folder, model))
    with duckdb.connect() as batch:
        batch.execute(f"CREATE SCHEMA {SCHEMA}")
        batch.execute("CREATE SCHEMA state")
        _fill(batch, _ISSUES, issues)
        for model in PLAN_TABLES:
            _fill(batch, table_name(model), rows_file(folder, model))
        yield batch
