"""What is there and what was done: the published database, who is at work, the last runs."""

# ruff: noqa: S608 - the statements hold names in our models only

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.database.ddl import table_name
from pipeline.database.lock import Holder, holder_of, is_held
from pipeline.database.snapshot import newest, reading
from pipeline.running.history import Past, past_runs
from schemas.plan import Action, Measure, PlanRow
from schemas.run import Reject, Run


@dataclass(frozen=True, slots=True)
class Status:
    """`counts` are rows of the published database by table, None where there is none yet.

    `holder` is the run that is at work or, if none `is_at_work`, the one that was broken off.
    """

    database: Path
    counts: dict[str, int] | None
    is_at_work: bool
    holder: Holder | None
    runs: tuple[Past, ...]


def status(db: Path, runs: int) -> Status:
    """The state of the database at `db` and its last `runs` runs, oldest first.

    Raises: as `connection.connect`, but for a database that is not there.
    """
    source = newest(db)
    counts = _counts(db) if source.exists() else None
    kept = past_runs(db)[-runs:] if counts is not None else ()
    return Status(source, counts, is_held(db), holder_of(db), kept)


def _counts(db: Path) -> dict[str, int]:
    last = f"(SELECT max(run_id) FROM {table_name(Run)} WHERE outcome <> 'nothing-changed')"
    with reading(db) as con:
        rows = {
            model.TABLE: f"SELECT count(*) FROM {table_name(model)}" for model in (PlanRow, Action, Measure)
        }
        rows["rejects"] = f"SELECT count(*) FROM {table_name(Reject)} WHERE run_id = {last}"
        found = con.execute(f"SELECT {', '.join(f'({sql})' for sql in rows.values())}").fetchone() or ()
    return {name: int(count) for name, count in zip(rows, found, strict=True)}
