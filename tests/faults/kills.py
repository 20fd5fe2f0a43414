"""kill -9 at random instants of a run, of all its processes or of the first alone; then a plain run."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.stage import ROOT, Stage, database, kill_all, processes_of, run, start, tables

_PATIENCE = 120.0  # seconds in which children without a parent have to end by themselves


@dataclass
class Tally:
    """What came of the trials."""

    trials: int = 0
    identical: int = 0
    looks: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)  # the state of the files right after the kill
    orphans: int = 0  # trials in which children outlived the first process for a while
    lingering: int = 0  # and did not end by themselves
    longest: float = 0.0  # seconds until the last of them had ended
    said: int = 0  # plain runs that said the run before was broken off
    faults: list[str] = field(default_factory=list)


@contextmanager
def looking(folder: Path, stage: Stage, tally: Tally) -> Iterator[None]:
    """A block during which another process reads the published database without a pause."""
    names = {stage.old_mark: "old", stage.new_mark: "new"}
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.looker", str(database(folder))],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=output, text=True,
        )  # fmt: skip
        try:
            yield
        finally:
            process.communicate()
            output.seek(0)
            for line in output.read().splitlines():
                tally.looks[names.get(line, line if line.startswith("error") else "between")] += 1


def kill_runs(stage: Stage, count: int, seed: int, tally: Tally) -> None:
    """Nothing; `count` runs have been killed and followed by a plain one."""
    chance = random.Random(seed)  # noqa: S311  # the same instants every time
    while tally.trials < count:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "trial"
            shutil.copytree(stage.before, folder)
            instant, alone = chance.uniform(0, stage.seconds), tally.trials % 2 == 1
            with looking(folder, stage, tally):
                killed = _kill(stage, folder, instant, alone=alone, tally=tally)
                if killed:
                    check(stage, folder, f"killed after {instant:.2f} s, alone: {alone}", tally)


def _kill(stage: Stage, folder: Path, instant: float, *, alone: bool, tally: Tally) -> bool:
    """Whether the run was still at work when it was to be killed."""
    process = start(stage.raw, folder)
    try:
        process.wait(instant)
    except subprocess.TimeoutExpired:
        pass
    else:
        return False
    if alone:
        process.kill()
    else:
        kill_all(folder)
    process.wait()
    tally.trials += 1
    tally.after[state_of(stage, tables(folder))] += 1
    if alone:
        _await_orphans(folder, tally)
    return True


def state_of(stage: Stage, found: dict[str, bytes]) -> str:
    """Old, new, or what else an analyst would find there."""
    if any(content not in {stage.old.get(name), stage.new.get(name)} for name, content in found.items()):
        return "a file cut short"
    return "old" if found == stage.old else "new" if found == stage.new else "old and new files"


def _await_orphans(folder: Path, tally: Tally) -> None:
    begun = time.monotonic()
    tally.orphans += bool(processes_of(folder))
    while processes_of(folder):
        if time.monotonic() - begun > _PATIENCE:
            tally.lingering += 1
            kill_all(folder)
            return
        time.sleep(0.1)
    tally.longest = max(tally.longest, time.monotonic() - begun)


def check(stage: Stage, folder: Path, trial: str, tally: Tally) -> None:
    try:
        said = run(stage.raw, folder)
    except RuntimeError as error:
        tally.faults.append(f"{trial}: {error}")
        return
    tally.said += "was broken off" in said
    found = tables(folder)
    if found == stage.new:
        tally.identical += 1
        print(f"  {tally.identical} of {tally.trials}: {trial}", file=sys.stderr, flush=True)
        return
    names = sorted(n for n in {*found, *stage.new} if found.get(n) != stage.new.get(n))
    tally.faults.append(f"{trial}: {', '.join(names)} differ")
