"""One run at a time: the lock beside the database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from schemas.exceptions import StoreLocked, UnreadableFile


@contextmanager
def only_run(db: Path) -> Iterator[None]:
    """A block during which no other run uses the database at `db`. The system frees a dead run's lock.

    Raises:
        StoreLocked: another run is at work; the message names its process.
        UnreadableFile: the database's folder cannot be written to.

    """
    path = db.with_name(f"{db.name}.lock")
    lock = FileLock(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise StoreLocked(
            f"another run{_holder(path)} is using {db}: wait until it has finished, then try again"
        ) from error
    except OSError as error:
        raise UnreadableFile(
            f"{path} cannot be written ({error.strerror}): name another place with --db"
        ) from error
    try:
        with suppress(OSError):  # where a locked file cannot be written, the message does without the number
            path.write_text(str(os.getpid()), encoding="ascii")
        yield
    finally:
        lock.release()


def _holder(path: Path) -> str:
    try:
        pid = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
    return f" (process {pid})" if pid.isdigit() else ""
