"""A child process that does one piece of work after the other: what it is told, what it answers, how it lives."""

from __future__ import annotations

import atexit
import errno
import os
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from multiprocessing.connection import Connection
from typing import Generic, Literal, TypeVar

from extractors import progress
from pipeline.children.confine import confine, end_group, group_size
from schemas.exceptions import ActionPlanError

try:
    import resource
except ImportError:  # Windows has no limits a process may set for itself
    resource = None  # type: ignore[assignment]

Given = TypeVar("Given")
Result = TypeVar("Result")
_GRACE = 30  # seconds: then a child whose parent is gone ends itself
_TELL = 0.2  # seconds between two steps a child tells of


@dataclass(frozen=True, slots=True)
class Limits:
    """What a piece of work may take: time on the clock, and memory of its own where the system counts it.

    `idle` is the time it may take without a step that it tells of; for work allowed longer it is longer.
    """

    seconds: float = 600.0
    megabytes: int = 1024
    idle: float = 180.0

    @property
    def patience(self) -> float:
        """Seconds without a step after which the work is given up."""
        return max(self.idle, 0.3 * self.seconds)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no result. `refused` is an error raised on purpose, `code` is its reason code."""

    kind: Literal["refused", "incomplete", "fault", "timeout", "out-of-memory", "crashed"]
    words: str = ""
    code: str = ""
    traceback: str = ""


@dataclass(frozen=True, slots=True)
class Answer(Generic[Result]):
    """A result, or a failure."""

    value: Result | None = None
    failure: Failure | None = None


def serve(line: Connection) -> None:
    """The child's life: it ends when its parent closes the line or is gone, and all it started with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    atexit.register(os._exit, 0)  # to take down all that was loaded, piece by piece, takes a second
    try:
        line.send(os.getpid())
        confine()
        progress.listen(_teller(line))
        while True:
            work, given, limits = line.recv()
            with _limited(limits):
                answer = _answer(work, given)
            line.send(answer)
    except (EOFError, OSError):
        if group_size(os.getpid()) > 1:
            end_group(os.getpid())


def _teller(line: Connection) -> Callable[[str], None]:
    """What sends a step over the line, unless it sent one just before."""
    last = 0.0

    def tell(where: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _TELL:
            last = now
            line.send(where)

    return tell


def _answer(work: Callable[[Given], Result], given: Given) -> Answer[Result]:
    try:
        return Answer(work(given))
    except ActionPlanError as error:
        return Answer(failure=Failure("refused", str(error), error.reason_code))
    except ImportError as error:
        return Answer(failure=Failure("incomplete", str(error)))
    except MemoryError:
        return Answer(failure=Failure("out-of-memory"))
    except Exception as error:  # noqa: BLE001  # whatever it is, it must not take the next file along
        if isinstance(error, OSError) and error.errno == errno.ENOMEM:
            return Answer(failure=Failure("out-of-memory"))
        return Answer(failure=Failure("fault", _in_words(error), traceback=traceback.format_exc()))


def _in_words(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:200]}" if words else type(error).__name__


@contextmanager
def _limited(limits: Limits) -> Iterator[None]:
    """A block that may take so much memory; the alarm ends a child whose parent was killed meanwhile."""
    if resource is None:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_DATA)
    signal.alarm(ceil(limits.seconds) + _GRACE)
    resource.setrlimit(resource.RLIMIT_DATA, (limits.megabytes << 20, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)
        signal.alarm(0)
