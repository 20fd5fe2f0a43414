"""The curated tables of runs: what was checked, when, and what could not be read."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from schemas.plan import PLAN_TABLES
from schemas.row import Row


class Quality(Row):
    """A row a check a plan a run."""

    TABLE = "quality"
    KEY = ("run_id", "plan_id", "check_name")
    MANY = True

    run_id: str = Field(description="Run that checked")
    plan_id: str = Field(description="Plan checked")
    check_name: str = Field(description="What is checked, as a sentence")
    subject: Literal["plan", "extraction"] = Field(
        description="plan: a fact about the plan itself; extraction: about our reading of it"
    )
    severity: Literal["error", "warning"] = Field(description="How bad a failure is")
    passed: bool = Field(description="Whether nothing failed")
    failures: int = Field(description="Rows that failed", ge=0)
    checked: int = Field(description="Rows looked at", ge=0)
    examples: str | None = Field(None, description="Up to three failing rows and what to do")


class Run(Row):
    """A row a run."""

    TABLE = "runs"
    KEY = ("run_id",)

    run_id: str = Field(description="Id of the run")
    started_at: datetime = Field(description="UTC")
    finished_at: datetime | None = Field(None, description="UTC")
    files_seen: int = Field(description="Files looked at", ge=0)
    files_new: int = Field(description="Files read for the first time", ge=0)
    files_changed: int = Field(description="Files read again because they or their sidecar changed", ge=0)
    files_unchanged: int = Field(description="Files not read again", ge=0)
    files_rejected: int = Field(description="Files that could not be read", ge=0)
    outcome: Literal["ok", "nothing-changed", "with-failures", "failed"] = Field(description="How it ended")


class Reject(Row):
    """A row a file that could not be read."""

    TABLE = "rejects"
    KEY = ("run_id", "source_file")

    source_file: str = Field(min_length=1, description="Name of the file")
    source_sha256: str | None = Field(None, description="SHA-256 of its bytes; NULL where there are none")
    run_id: str = Field(description="Run that rejected it")
    reason_code: str = Field(
        min_length=1, description="Typed reason: password, damaged, empty, not-a-document, ..."
    )
    reason: str = Field(min_length=1, description="What was found and what to do")


RUN_TABLES: tuple[type[Row], ...] = (Quality, Run, Reject)
TABLES = PLAN_TABLES + RUN_TABLES
