"""The plans of a trial, the database before it, and what an undisturbed run makes of both."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import duckdb

from schemas.plan import PLAN_TABLES
from tests.generator.corpus import corpus

ROOT = Path(__file__).resolve().parents[2]
EARLIER = 8  # plans that are in the tables before a trial
LATER = 20  # plans in the folder at the trial: one of the earlier ones has a new sidecar
_MARK = "ACTIONPLANS_TRIAL"
_CODE = "from pipeline.cli import main; main()"

Contents = dict[str, bytes]


class Stage(NamedTuple):
    """`before` is a folder to begin a trial with; the others are what it may show, and must show at its end."""

    raw: Path
    before: Path
    old: Contents
    new: Contents
    old_mark: str
    new_mark: str
    seconds: float  # of an undisturbed run


def make_stage(folder: Path, earlier: int = EARLIER, later: int = LATER) -> Stage:
    raw, before, undisturbed = folder / "raw", folder / "before", folder / "undisturbed"
    plans = sorted(corpus(folder / "plans", later, seed=6))
    raw.mkdir()
    for path in plans[:earlier]:
        shutil.copy(path, raw)
    old_time = time.time() - 3600
    before.mkdir()
    run(raw, before)
    for path in plans[earlier:]:
        shutil.copy(path, raw)
    (raw / plans[1].with_suffix(".yml").name).write_text("topic: SEND\n", encoding="utf-8")
    for path in raw.iterdir():
        os.utime(path, (old_time, old_time))
    time.sleep(2.1)  # until their times may be trusted
    shutil.copytree(before, undisturbed)
    begun = time.monotonic()
    run(raw, undisturbed)
    seconds = time.monotonic() - begun
    old, new = tables(before), tables(undisturbed)
    assert old != new
    return Stage(raw, before, old, new, mark(before), mark(undisturbed), seconds)


def command(raw: Path, folder: Path) -> list[str]:
    places = ("--db", str(database(folder)), "--out", str(folder / "out"), "--jobs", "2")
    return [sys.executable, "-c", _CODE, "run", str(raw), *places]


def run(raw: Path, folder: Path) -> str:
    """What the run said; its exit code is that of a run whose files could all be read."""
    done = subprocess.run(command(raw, folder), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"exit code {done.returncode}: {done.stderr}")
    return done.stdout


def database(folder: Path) -> Path:
    return folder / "plans.duckdb"


def tables(folder: Path) -> Contents:
    """The files of the tables, by name."""
    out = folder / "out"
    shown = (path for path in sorted(out.iterdir()) if path.is_file()) if out.is_dir() else ()
    return {path.name: path.read_bytes() for path in shown}


def mark(folder: Path) -> str:
    """A fingerprint of every row of every plan in the published database, read as an analyst's program does."""
    with duckdb.connect(str(database(folder)), read_only=True) as con:
        return mark_of(con)


def mark_of(con: duckdb.DuckDBPyConnection) -> str:
    names = (f"curated.{model.TABLE}" for model in PLAN_TABLES)
    rows = (f"SELECT count(*), bit_xor(hash(t)) FROM {name} AS t" for name in names)  # noqa: S608
    return " ".join(str(con.execute(sql).fetchone()) for sql in rows)


def start(raw: Path, folder: Path, **more: object) -> subprocess.Popen[bytes]:
    """A run whose processes are known by a mark in their environment, whatever groups they make for themselves."""
    return subprocess.Popen(
        command(raw, folder), cwd=ROOT, env={**os.environ, _MARK: str(folder)}, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more,
    )  # fmt: skip


def kill_all(folder: Path) -> None:
    """Nothing; the processes of the run in this folder, its children and theirs, are killed."""
    for pid in processes_of(folder):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def processes_of(folder: Path) -> set[int]:
    """The processes of the run in this folder that are still there."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            mark = f"{_MARK}={folder}\0".encode()
            is_there = (entry / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
            if is_there and mark in (entry / "environ").read_bytes():
                found.add(int(entry.name))
    return found
