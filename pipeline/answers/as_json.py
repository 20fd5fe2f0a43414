"""Results as one JSON object, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.answers.doctor import Finding
    from pipeline.answers.inspect_plan import Inspection, TableView
    from pipeline.answers.query import Answer
    from pipeline.answers.status import Status
    from pipeline.database.ddl import Json
    from pipeline.naming.guesses import Guess
    from pipeline.running.report import Report
    from schemas.row import Row
    from schemas.run import Quality


def dump(value: Mapping[str, Json]) -> str:
    """The object on one line, in ASCII: a console may know nothing else."""
    return json.dumps(value)


def report_json(report: Report) -> dict[str, Json]:
    """A run's end: run, plans, failed checks, rejects, notes, files written, exit code."""
    return {
        "run": report.run.model_dump(mode="json"),
        "plans": _objects(report.plans),
        "failed_checks": _objects(report.failed),
        "rejects": _objects(report.rejects),
        "notes": list(report.notes),
        "exported": [path.as_posix() for path in report.exported],
        "exit_code": report.exit_code,
    }


def checks_json(quality: Sequence[Quality]) -> dict[str, Json]:
    """Every check a plan."""
    return {"checks": _objects(quality)}


def inspection_json(seen: Inspection) -> dict[str, Json]:
    """The tables with their columns' roles, and the plan a run would land without cells and lineage."""
    plan: dict[str, Json] = seen.plan.model_dump(mode="json", exclude={"cells", "lineage"})
    return {"file": seen.path.as_posix(), "tables": [_table(table) for table in seen.tables], **plan}


def status_json(found: Status) -> dict[str, Json]:
    """What is published, who is at work, the last runs, oldest first."""
    return {
        "database": found.database.as_posix(),
        "rows": None if found.counts is None else {**found.counts},
        "at_work": found.is_at_work,
        "process": found.holder and dict(found.holder._asdict()),
        "runs": [past.model_dump(mode="json") for past in found.runs],
    }


def doctor_json(findings: Sequence[Finding]) -> dict[str, Json]:
    """What was looked at, whether it is well, and what to do if not."""
    return {"findings": [dict(finding._asdict()) for finding in findings]}


def answer_json(answer: Answer) -> dict[str, Json]:
    """A query's column names and rows."""
    rows: list[Json] = [[_scalar(value) for value in row] for row in answer.rows]
    return {"columns": list(answer.columns), "rows": rows}


def _table(view: TableView) -> dict[str, Json]:
    return {
        "table": view.number,
        "rows": view.rows,
        "pages": list(view.pages),
        "columns": [
            {
                "header": shown.column.header.text,
                "role": shown.column.role.value,
                "confidence": shown.column.confidence,
                "reason": shown.column.reason,
                "samples": list(shown.samples),
                "next_best": _guess(shown.next_best),
            }
            for shown in view.columns
        ],
    }


def _guess(guess: Guess | None) -> Json:
    return {"role": guess.role.value, "score": guess.score, "reason": guess.why} if guess else None


def _objects(rows: Sequence[Row]) -> list[Json]:
    return [row.model_dump(mode="json") for row in rows]


def _scalar(value: object) -> Json:
    return value if isinstance(value, str | int | float | bool | None) else str(value)
