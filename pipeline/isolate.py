"""Work in a child process that may hang, run out of memory or crash, and takes nothing else along.

A thread has one child, which does one piece of work after the other: a child that is forked with
everything loaded costs a tenth of a second until it is warm, a piece of work sent to a living child a
thousandth. One that outlives its limits is ended, and the next piece of work gets a new child.
"""

from __future__ import annotations

import atexit
import errno
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from schemas.exceptions import ActionPlanError

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext  # Windows has but one of them

try:
    import resource
except ImportError:  # Windows has no limits a process may set for itself
    resource = None  # type: ignore[assignment]

Given = TypeVar("Given")
Result = TypeVar("Result")
_PRELOADED = ["__main__", "pipeline.preload"]  # loaded once by the process the children are forked from
_LAST_WORK = 500  # pieces of work a child does: what libraries keep of each file must not add up
_START = 300  # seconds a child has to load
_FAREWELL = 5  # seconds an idle child has to tidy up
_GRACE = 30  # seconds: then a child whose parent is gone ends itself


@dataclass(frozen=True, slots=True)
class Limits:
    """What a piece of work may take: time on the clock, and memory of its own where the system counts it."""

    seconds: float = 600.0
    megabytes: int = 1024


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


class Children:
    """Child processes, one for each thread that asks for one, forked from a preloaded process or started anew."""

    def __init__(self, method: Literal["fork", "start"]) -> None:
        self._method = method
        self._own = threading.local()
        self._all: set[_Child] = set()

    def do(self, work: Callable[[Given], Result], given: Given, limits: Limits) -> Answer[Result]:
        """What `work` answers to `given`, in this thread's child.

        `work` must be importable by its name. The answer of a child that is ended from outside is `crashed`.

        Raises:
            ChildProcessError: no child can be started.

        """
        child: _Child | None = getattr(self._own, "child", None)
        if child is None or not child.alive:
            child = self._own.child = _Child(_context(self._method))
            self._all.add(child)
        answer: Answer[Result] = child.ask(work, given, limits)
        if child.spent:
            self._all.discard(child)
            child.end()
        return answer

    def end(self) -> None:
        """Nothing; the children of all threads are ended, whatever they are at."""
        while self._all:
            self._all.pop().end()


def _context(method: str) -> ForkServerContext | SpawnContext:
    if method == "start" or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


class _Child:
    """A process and the line to it."""

    def __init__(self, context: ForkServerContext | SpawnContext) -> None:
        self._line, far_end = context.Pipe()
        self._process = context.Process(target=_serve, args=(far_end,), daemon=True)
        self._process.start()
        far_end.close()
        self._greet()
        self._asked = 0
        self._idle = True
        self.spent = False

    def _greet(self) -> None:
        """Nothing; what ends a child before it has any work is the fault of no file."""
        try:
            if self._line.poll(_START):
                self._line.recv()
                return
        except EOFError:
            pass
        self._process.kill()
        raise ChildProcessError(
            "a child process could not start. A program that calls this one has to do so under "
            "`if __name__ == '__main__'`, as each child imports it."
        )

    @property
    def alive(self) -> bool:
        return bool(self._process.is_alive())

    def ask(self, work: Callable[[Given], Result], given: Given, limits: Limits) -> Answer[Result]:
        self._asked += 1
        self._idle = False
        try:
            self._line.send((work, given, limits))
            if not self._line.poll(limits.seconds):
                self.spent = True
                return Answer(failure=Failure("timeout", f"more than {limits.seconds:g} seconds"))
            answer: Answer[Result] = self._line.recv()
        except (EOFError, OSError):
            self.spent = True
            return Answer(failure=Failure("crashed", self._end_in_words()))
        out_of_memory = answer.failure is not None and answer.failure.kind == "out-of-memory"
        self._idle = True
        self.spent = out_of_memory or self._asked >= _LAST_WORK
        return answer

    def _end_in_words(self) -> str:
        self._process.join(1)
        code = self._process.exitcode
        if code is not None and code < 0:
            return f"the process ended by signal {-code}, {signal.strsignal(-code)}"
        return f"the process ended with code {code}"

    def end(self) -> None:
        self._line.close()
        if self._idle:
            self._process.join(_FAREWELL)
        self._process.kill()
        self._process.join()


def _serve(line: Connection) -> None:
    """The child's life: it ends when its parent closes the line or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    atexit.register(os._exit, 0)  # to take down all that was loaded, piece by piece, takes a second
    try:
        line.send(os.getpid())
        while True:
            work, given, limits = line.recv()
            with _limited(limits):
                answer = _answer(work, given)
            line.send(answer)
    except (EOFError, OSError):
        return


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


readers = Children("fork")
