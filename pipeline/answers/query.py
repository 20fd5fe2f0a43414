"""Answers to a user's SQL from the database, which the SQL can neither change nor look beyond."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import duckdb

from pipeline.database.ddl import SCHEMA
from pipeline.database.snapshot import reading
from schemas.exceptions import ActionPlanError

_FENCE = (
    f"SET schema = '{SCHEMA}'",
    "SET python_enable_replacements = false",  # a table name must never find a variable of this program
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


class Answer(NamedTuple):
    """A query's result: its column names and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def query(db: Path, sql: str) -> Answer:
    """What the database at `db` answers; table names need no schema.

    Raises: ActionPlanError with DuckDB's message where the SQL is wrong or would write, read another
    file or load an extension; what `connection.connect` raises.
    """
    with reading(db) as con:
        for statement in _FENCE:
            con.execute(statement)
        try:
            result = con.execute(sql)
            if result is None:  # not what the stubs say: no statement in it, only white space or comments
                raise ActionPlanError("the query is empty; write one, such as: SELECT * FROM plans")
            names = tuple(str(column[0]) for column in result.description or ())
            return Answer(names, tuple(tuple(row) for row in result.fetchall()))
        except duckdb.Error as error:
            raise ActionPlanError(f"the query could not be answered. DuckDB says: {error}") from error
