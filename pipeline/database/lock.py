"""One run at a time: the lock beside the database, and who holds it."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from schemas.exceptions import StoreLocked, Unwritable


class Holder(NamedTuple):
    """A run that is at work, or was when it was broken off."""

    process: int
    host: str
    began: str

    def __str__(self) -> str:
        """Who it is, in words."""
        where = "" if self.host == platform.node() else f" on {self.host}"
        return f"process {self.process}{where}, begun {self.began}"


@contextmanager
def only_run(db: Path) -> Iterator[Holder | None]:
    """A block during which no other run uses the database at `db`; the run before, if it was broken off.

    The system frees a dead run's lock.

    Raises:
        StoreLocked: another run is at work; the message names its process.
        Unwritable: the database's folder cannot be written to.

    """
    path = db.with_name(f"{db.name}.lock")
    lock = FileLock(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        holder = holder_of(db)
        who = f" ({holder})" if holder else ""
        raise StoreLocked(
            f"another run{who} is using {db}: wait until it has finished, then try again"
        ) from error
    except OSError as error:
        raise Unwritable(
            f"{path} cannot be written ({error.strerror}): name another place with --db"
        ) from error
    try:
        before = holder_of(db)
        now = Holder(os.getpid(), platform.node(), datetime.now(UTC).isoformat(timespec="seconds"))
        with suppress(OSError):  # on a full disk nobody learns who is at work, and nothing else is lost
            _card(db).write_text(json.dumps(now._asdict()), encoding="ascii")
        yield before
    finally:  # not reached by a run that is killed
        with suppress(OSError):
            _card(db).unlink(missing_ok=True)
        lock.release()


def holder_of(db: Path) -> Holder | None:
    """The run that is at work, or was when it was broken off."""
    try:
        return Holder(**json.loads(_card(db).read_text(encoding="ascii")))
    except (OSError, ValueError, TypeError):
        return None


def is_held(db: Path) -> bool:
    """Whether a run is at work at this moment."""
    lock = FileLock(db.with_name(f"{db.name}.lock"))
    if not Path(lock.lock_file).exists():
        return False
    try:
        with lock.acquire(timeout=0):
            return False
    except (Timeout, OSError):
        return True


def _card(db: Path) -> Path:
    return db.with_name(f"{db.name}.run")
