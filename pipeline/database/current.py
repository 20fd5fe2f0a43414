"""The files of the tables: written where they are not those of the last run that changed something."""

# ruff: noqa: S608 - the statement holds names in our models only

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from pathlib import Path

import duckdb

from pipeline.database.ddl import table_name
from pipeline.database.export import PACKAGE, PLAIN, export, sources_of
from schemas.run import TABLES, Run


def export_where_stale(con: duckdb.DuckDBPyConnection, out: Path) -> tuple[Path, ...]:
    """The files written to `out`; none where they already hold the last run that changed the tables."""
    for left in out.glob(".export-*"):  # by a run that was broken off
        shutil.rmtree(left, ignore_errors=True)
    return () if _is_current(con, out) else export(con, out)


def _is_current(con: duckdb.DuckDBPyConnection, out: Path) -> bool:
    """Whether the files are those of the last run that changed the tables, all of them.

    The package is replaced last: if it describes the `runs.csv` that is there, no file is older than it.
    """
    try:
        package = json.loads((out / PACKAGE).read_text(encoding="utf-8"))
        sizes = {(out / each["path"]).stat().st_size == each["bytes"] for each in package["resources"]}
        hashes = {each["path"]: each["hash"] for each in package["resources"]}
        runs = (out / "runs.csv").read_bytes()
    except (OSError, ValueError, KeyError, TypeError):
        return False
    expected = {f"{model.TABLE}.csv" for model in TABLES}
    if package.get("name") != PLAIN or sizes != {True} or hashes.keys() != expected:
        return False
    changed = f"SELECT max(run_id) FROM {table_name(Run)} WHERE outcome <> 'nothing-changed'"
    (last,) = con.execute(changed).fetchone() or (None,)
    ids = {row.get("run_id") for row in csv.DictReader(io.StringIO(runs.decode("utf-8")))}
    if package.get("sources") != sources_of(con):  # a plan was taken out, and the files not yet written
        return False
    return hashes["runs.csv"] == f"sha256:{hashlib.sha256(runs).hexdigest()}" and last in ids
