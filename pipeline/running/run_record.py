"""`run.json`: all there is to know of the last run, for whoever watches over runs; whole or not at all."""

# ruff: noqa: S608 - the statement holds names in our models only

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import duckdb

from pipeline.database.ddl import Json, table_name
from pipeline.database.snapshot import newest, write_whole
from pipeline.database.versions import version_of, versions
from pipeline.running.files import InputFile
from pipeline.running.history import dump_in_lines
from pipeline.running.journal import Journal
from pipeline.running.report import Report, exit_code_of
from schemas.exceptions import Unwritable
from schemas.run import TABLES, Reject

RECORD = "run.json"
_LIBRARIES = ("duckdb", "great-expectations", "lxml", "pdfplumber", "pypdfium2", "python-docx", "spacy")


def write_record(
    db: Path,
    con: duckdb.DuckDBPyConnection,
    report: Report,
    files: Mapping[str, Sequence[InputFile]],
    journal: Journal,
) -> None:
    """Nothing; `run.json` beside the database tells of the run. Raises: Unwritable.

    `files` holds the files of the run by what became of them: new, changed, unchanged.
    """
    record: dict[str, Json] = {
        "run": report.run.model_dump(mode="json"),
        "exit_code": report.exit_code,
        "published": report.published,
        "database": newest(db).name,
        "files": _files(report.rejects, files),
        "rows": _rows(con),
        "checks": _checks(report),
        "notes": list(report.notes),
        "exported": [path.as_posix() for path in report.exported],
        "versions": _versions(),
        "seconds": {**journal.seconds, "total": journal.elapsed()},
    }
    write_whole(db.with_name(RECORD), dump_in_lines(record))


def write_failure(db: Path, journal: Journal, error: Exception) -> str:
    """The error in words; `run.json` tells of a run that ended in it, if it can be written at all."""
    words = f"{type(error).__name__}: {error}"
    record: dict[str, Json] = {
        "run": {"started_at": journal.started.isoformat(), "finished_at": journal.now().isoformat()},
        "exit_code": exit_code_of(error),
        "published": False,
        "database": newest(db).name,
        "error": words,
        "versions": _versions(),
        "seconds": {**journal.seconds, "total": journal.elapsed()},
    }
    with suppress(Unwritable):
        write_whole(db.with_name(RECORD), dump_in_lines(record))
    return words


def _files(rejects: Sequence[Reject], files: Mapping[str, Sequence[InputFile]]) -> list[Json]:
    """A file each with what became of it; several rejected for one reason are several."""
    refused = {each.source_sha256 for each in rejects if each.source_sha256}
    found: list[Json] = [
        {"file": file.path.as_posix(), "sha256": file.sha256, "outcome": outcome}
        for outcome, some in files.items()
        for file in some
        if file.sha256 not in refused
    ]
    return found + [
        {
            "file": each.source_file,
            "sha256": each.source_sha256,
            "outcome": "rejected",
            "reason_code": each.reason_code,
            "reason": each.reason,
        }
        for each in rejects
    ]


def _rows(con: duckdb.DuckDBPyConnection) -> dict[str, Json]:
    counts = ", ".join(f"(SELECT count(*) FROM {table_name(model)})" for model in TABLES)
    found = con.execute(f"SELECT {counts}").fetchone() or ()
    return {model.TABLE: int(count) for model, count in zip(TABLES, found, strict=True)}


def _checks(report: Report) -> dict[str, Json]:
    severities = Counter(row.severity for row in report.failed)
    failed: list[Json] = [row.model_dump(mode="json", exclude={"run_id"}) for row in report.failed]
    return {"errors": severities["error"], "warnings": severities["warning"], "failed": failed}


def _versions() -> dict[str, Json]:
    reader, understanding = versions()
    return {
        "actionplans": version_of("actionplans"),
        "reader": reader,
        "understanding": understanding,
        "python": platform.python_version(),
        "system": platform.platform(),
        **{library: version_of(library) for library in _LIBRARIES},
    }
