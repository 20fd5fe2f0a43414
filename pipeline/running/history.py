"""What is kept of the last runs beside the database, whether or not they changed it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.database.ddl import Json
from pipeline.database.snapshot import write_whole
from schemas.run import Run

_KEPT = 200


class Past(BaseModel):
    """A run that has ended; `after` is the newest run that was landed in the database then.

    A run that ended in an error has words for it, and no row.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    began: datetime
    run: Run | None = None
    error: str | None = None
    after: str | None = None
    exit_code: int
    seconds: float
    notes: tuple[str, ...] = ()


def past_runs(db: Path) -> tuple[Past, ...]:
    """The last runs, oldest first; none where their file is missing or damaged."""
    try:
        listed = json.loads(_place(db).read_text(encoding="utf-8"))["runs"]
        return tuple(Past.model_validate(each) for each in listed)
    except (OSError, ValueError, KeyError, TypeError, ValidationError):
        return ()


def unlanded(past: tuple[Past, ...], last: str | None) -> tuple[Run, ...]:
    """The runs without a change since the run `last`: the snapshot was not written again just for them."""
    runs = (each.run for each in past if each.run and each.after == last)
    return tuple(run for run in runs if run.outcome == "nothing-changed")


def remember(db: Path, past: tuple[Past, ...], ended: Past) -> None:
    """Nothing; the run is the last of those that are kept. Raises: Unwritable."""
    listed: list[Json] = [each.model_dump(mode="json") for each in (*past, ended)[-_KEPT:]]
    write_whole(_place(db), dump_in_lines({"runs": listed}))


def _place(db: Path) -> Path:
    return db.with_name(f"{db.stem}.runs.json")


def dump_in_lines(value: Mapping[str, Json]) -> str:
    """The object with a line for each of its keys and each member of their lists, in ASCII."""
    return (
        "{\n" + ",\n".join(f" {json.dumps(key)}: {_in_lines(each)}" for key, each in value.items()) + "\n}\n"
    )


def _in_lines(value: Json) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value)
    return "[\n  " + ",\n  ".join(map(json.dumps, value)) + "\n ]"
