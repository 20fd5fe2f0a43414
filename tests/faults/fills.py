"""A disk that is full at some point of a run; then room is made, and a plain run."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.kills import Tally, check, looking, state_of
from tests.faults.stage import Stage, start, tables

_MEGABYTE = 1 << 20
_ROOM = 512 * _MEGABYTE


def fill_disks(stage: Stage, count: int, tally: Tally) -> str:
    """How the disk was made full: a small file system where one may be mounted, else a limit on files' sizes."""
    mounts = os.geteuid() == 0 and _can_mount()
    used = sum(path.stat().st_size for path in stage.before.rglob("*") if path.is_file())
    for number in range(count):
        # from no room at all to a little less than a run needs: it needs about four times what was there
        room = int(used * 3 * number / count)
        with tempfile.TemporaryDirectory() as name:
            if mounts:
                with _small_disk(Path(name), used + room + 64 * 1024):
                    _fill(stage, Path(name) / "trial", None, tally)
            else:
                _fill(stage, Path(name) / "trial", 4096 + room, tally)
    return "a small tmpfs" if mounts else "RLIMIT_FSIZE"


def _fill(stage: Stage, folder: Path, limit: int | None, tally: Tally) -> None:
    shutil.copytree(stage.before, folder)
    with looking(folder, stage, tally):
        process = start(stage.raw, folder, preexec_fn=None if limit is None else lambda: _limit(limit))
        code = process.wait()
        tally.trials += 1
        tally.after[f"exit code {code}, {state_of(stage, tables(folder))}"] += 1
        if limit is None:
            _remount(folder.parent, _ROOM)
        check(stage, folder, f"disk full, exit code {code}", tally)


def _limit(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # an error, not the end
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _can_mount() -> bool:
    with tempfile.TemporaryDirectory() as name:
        try:
            with _small_disk(Path(name), _MEGABYTE):
                return True
        except (OSError, subprocess.CalledProcessError):
            return False


@contextmanager
def _small_disk(folder: Path, size: int) -> Iterator[None]:
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True, capture_output=True
    )
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def _remount(folder: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True)
