"""What a run is asked to do, and what it has found before it reads anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pipeline.children.child import Limits
from pipeline.running.files import Refusal
from pipeline.running.journal import Journal, OnEvent, OnRead, nobody
from pipeline.running.report import Outcome
from pipeline.running.work import Work
from schemas.run import Run

Counts = tuple[int, int, int, int]  # files new, changed, unchanged, rejected


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may do differently: hash unchanged files too, use a Dask cluster, allow a file more.

    Files last changed before `since` are left alone. With more than `max_rejects` rejected files nothing is
    published; as many are no failure.
    """

    rehash: bool = False
    scheduler: str | None = None
    limits: Limits = field(default_factory=Limits)
    since: datetime | None = None
    max_rejects: int | None = None
    on_event: OnEvent = nobody


AS_EVER = Options()


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is asked to do."""

    paths: Sequence[Path]
    db: Path
    out: Path
    jobs: int
    force: bool
    on_read: OnRead
    options: Options


@dataclass(frozen=True, slots=True)
class Findings:
    """What a run has found before it reads anything: files, what to do about them, its id."""

    run_id: str
    after: str | None  # the newest run that is landed
    unlanded: tuple[Run, ...]
    refused: tuple[Refusal, ...]
    work: Work
    rejected_before: frozenset[str]
    seen: int

    @property
    def idle(self) -> bool:
        """Whether the database can stay as it is."""
        return not (self.work.tasks or self.refused or self.rejected_before or self.work.restamped)


def run_row(found: Findings, journal: Journal, counts: Counts, outcome: Outcome) -> Run:
    """The row of `runs` for a run that ends now."""
    new, changed, unchanged, rejected = counts
    return Run(
        run_id=found.run_id,
        started_at=journal.started,
        finished_at=journal.now(),
        files_seen=found.seen,
        files_new=new,
        files_changed=changed,
        files_unchanged=unchanged,
        files_rejected=rejected,
        outcome=outcome,
    )
