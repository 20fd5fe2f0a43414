"""The curated tables as files and a data package: equal content gives equal bytes.

Plain CSV and Parquet hold the texts as they are. The CSV for spreadsheets (`Profile.EXCEL`) begins with a byte
order mark, ends lines as Windows does, and has no cell that a spreadsheet would compute.
"""

# ruff: noqa: S608 - the names in these statements come from our models

from __future__ import annotations

import csv
import hashlib
import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

import duckdb

from pipeline.database.ddl import Column, Json, columns, literal, quoted, table_name, table_schema, title
from pipeline.harmless import spreadsheet_cell
from schemas.exceptions import Unwritable
from schemas.row import Row
from schemas.run import TABLES

PACKAGE = "datapackage.json"
PLAIN = "action-plans"
_SAFE = (
    "Texts that a spreadsheet would take for a formula (those that begin with =, +, - or @, a tab or a line "
    "end) have an apostrophe in front, and characters that cannot be seen are left out: this is a copy to look "
    "at. The plain CSV and Parquet files hold every text as it is."
)
_AT_ONCE = 2  # tables, each written in a thread
# What sorting may take; beyond it DuckDB sorts on disk. One thread sorts a table as fast as two, and needs less.
_LITTLE = "SET memory_limit = '128MB'"
_FORMS: dict[str, dict[str, Json]] = {
    "csv": {
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
    },
    "excel": {
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"lineTerminator": "\r\n"},
    },
    "parquet": {"format": "parquet", "mediatype": "application/vnd.apache.parquet"},
}
_PROFILE = "https://datapackage.org/profiles/2.0/"
# Of the runs' tables only what the tables of the plans stand on: a second run must not change the rest.
_CURRENT = {
    "quality": """(SELECT * FROM curated.quality AS q WHERE plan_id IN (SELECT plan_id FROM curated.plans)
        QUALIFY run_id = max(run_id) OVER (PARTITION BY plan_id))""",
    "rejects": "(SELECT * FROM curated.rejects WHERE run_id = (SELECT max(run_id) FROM curated.runs))",
}


class Profile(StrEnum):
    """What the files are for."""

    CSV = "csv"
    EXCEL = "excel"
    PARQUET = "parquet"


def export(con: duckdb.DuckDBPyConnection, out: Path, profile: Profile = Profile.CSV) -> tuple[Path, ...]:
    """The files written to folder `out`, tables first, the data package last; each replaced whole.

    Raises: Unwritable where the folder cannot be written to.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".export-", dir=out) as folder:
            return _publish(con, Path(folder), out, profile)
    except (OSError, duckdb.IOException) as error:
        message = f"{out}: the files could not be written ({error}). Close what has them open, or name another folder."
        raise Unwritable(message) from error


def _publish(con: duckdb.DuckDBPyConnection, folder: Path, out: Path, profile: Profile) -> tuple[Path, ...]:
    _write_tables(con, folder, profile)
    package = json.dumps(_package(con, folder, profile), indent=2, ensure_ascii=False) + "\n"
    (folder / PACKAGE).write_text(package, encoding="utf-8", newline="\n")
    names = [*(_file_name(model, profile) for model in TABLES), PACKAGE]
    for name in names:
        (folder / name).replace(out / name)
    return tuple(out / name for name in names)


def _write_tables(con: duckdb.DuckDBPyConnection, folder: Path, profile: Profile) -> None:
    def is_written(model: type[Row]) -> bool:
        try:
            _write_table(con.cursor(), model, folder / _file_name(model, profile), profile)
        except duckdb.OutOfMemoryException:  # texts so long that a few rows of them are more
            return False
        return True

    with _sorting_in_little_memory(con), ThreadPoolExecutor(_AT_ONCE) as threads:
        are_written = list(threads.map(is_written, TABLES))
    for model, is_done in zip(TABLES, are_written, strict=True):
        if not is_done:
            _write_table(con, model, folder / _file_name(model, profile), profile)


def _file_name(model: type[Row], profile: Profile) -> str:
    return f"{model.TABLE}.{'parquet' if profile is Profile.PARQUET else 'csv'}"


_CSV = "FORMAT csv, HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR ''"


def _write_table(con: duckdb.DuckDBPyConnection, model: type[Row], path: Path, profile: Profile) -> None:
    """Nothing; a CSV is as of RFC 4180 but with line feeds as line ends, NULL an empty field."""
    values = ", ".join(_exported(column) for column in columns(model))
    order = ", ".join(quoted(name) for name in dict.fromkeys((*model.ORDER, *model.KEY)))
    rows = _CURRENT.get(model.TABLE, table_name(model))
    form = "FORMAT parquet, COMPRESSION zstd" if profile is Profile.PARQUET else _CSV
    plain = path.with_suffix(".plain") if profile is Profile.EXCEL else path
    con.execute(f"COPY (SELECT {values} FROM {rows} ORDER BY {order}) TO {literal(str(plain))} ({form})")
    if profile is Profile.EXCEL:
        _write_for_spreadsheets(plain, path, {c.name for c in columns(model) if c.type == "string"})


@contextmanager
def _sorting_in_little_memory(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    con.execute("SET threads = 1")
    with suppress(duckdb.OutOfMemoryException):  # rows that are not in the file yet may take more
        con.execute(_LITTLE)
    try:
        yield
    finally:
        con.execute("RESET memory_limit; RESET threads")


def _write_for_spreadsheets(plain: Path, path: Path, texts: set[str]) -> None:
    with (
        plain.open(encoding="utf-8", newline="") as source,
        path.open("w", encoding="utf-8-sig", newline="") as target,
    ):
        rows, writer = csv.reader(source), csv.writer(target, lineterminator="\r\n")
        header = next(rows)
        writer.writerow(header)
        are_texts = [name in texts for name in header]
        for row in rows:
            cells = zip(row, are_texts, strict=True)
            writer.writerow([spreadsheet_cell(cell) if is_text else cell for cell, is_text in cells])


def _exported(column: Column) -> str:
    name = quoted(column.name)
    if column.is_clock:
        return f"NULL AS {name}"
    return f"nullif({name}, '') AS {name}" if column.type == "string" else name


def _package(con: duckdb.DuckDBPyConnection, folder: Path, profile: Profile) -> dict[str, Json]:
    """The description of the files in `folder`. Source: Data Package 2.0, https://datapackage.org."""
    return {
        "$schema": f"{_PROFILE}datapackage.json",
        "name": PLAIN if profile is Profile.CSV else f"{PLAIN}-{profile}",
        "title": "Action plans of public authorities: actions, measures and where they stand",
        "description": "One row an action or measure, with the plan, section, cell and characters it was "
        "read from. Texts are the words of the plans. No clock is in these files: the same plans give the "
        f"same bytes.{f' {_SAFE}' if profile is Profile.EXCEL else ''}",
        "licenses": [
            {
                "name": "MIT",
                "path": "https://opensource.org/license/mit",
                "title": "MIT License, for the tables; words of a plan stay under its publisher's terms",
            }
        ],
        "sources": sources_of(con),
        "resources": [_resource(model, folder / _file_name(model, profile), profile) for model in TABLES],
    }


def sources_of(con: duckdb.DuckDBPyConnection) -> list[Json]:
    """The plans as the package names them."""
    rows = con.execute("SELECT coalesce(title, plan_id), source_file FROM curated.plans ORDER BY plan_id")
    return [{"title": f"{name} ({file})"} for name, file in rows.fetchall()]


def _resource(model: type[Row], path: Path, profile: Profile) -> Json:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "$schema": f"{_PROFILE}dataresource.json",
        "name": model.TABLE,
        "type": "table",
        "path": path.name,
        "description": title(model),
        **_FORMS[profile],
        "hash": f"sha256:{digest}",
        "bytes": path.stat().st_size,
        "schema": table_schema(model),
    }
