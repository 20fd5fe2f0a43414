"""Work in a child process that may hang, run out of memory or crash, and takes nothing else along.

A thread has one child, which does one piece of work after the other: a child that is forked with
everything loaded costs a tenth of a second until it is warm, a piece of work sent to a living child a
thousandth. One that outlives its limits is ended, and the next piece of work gets a new child.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.reduction import ForkingPickler
from typing import TYPE_CHECKING, Literal, TypeVar

from pipeline.children.child import Answer, Failure, Limits, serve
from pipeline.children.confine import end_group, group_size
from pipeline.children.start import context_of

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext  # Windows has but one of them

__all__ = ["Answer", "Children", "Failure", "Limits", "readers"]
Given = TypeVar("Given")
Result = TypeVar("Result")
_LAST_WORK = 500  # pieces of work a child does: what libraries keep of each file must not add up
_START = 300  # seconds a child has to load
_FAREWELL = 5  # seconds an idle child has to tidy up
_LOOK = 1.0  # seconds after which a child at work is looked at, and between looks
_MOST_PROCESSES = 32  # of a child's group; the programs it may start have groups of their own
_HANDOVER = 60  # seconds an answer may take on its way once it has begun to arrive


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
            child = self._own.child = _Child(context_of(self._method))
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


class _Child:
    """A process and the line to it."""

    def __init__(self, context: ForkServerContext | SpawnContext) -> None:
        self._line, far_end = context.Pipe()
        self._process = context.Process(target=serve, args=(far_end,), daemon=True)
        self._process.start()
        self._leader = int(self._process.pid or 0)
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
            answer: Answer[Result] = self._answer(limits)
        except (EOFError, OSError):
            self.spent = True
            return Answer(failure=Failure("crashed", self._end_in_words()))
        ended = answer.failure is not None and answer.failure.kind in {"timeout", "crashed"}
        out_of_memory = answer.failure is not None and answer.failure.kind == "out-of-memory"
        self._idle = not ended
        self.spent = ended or out_of_memory or self._asked >= _LAST_WORK
        return answer

    def _answer(self, limits: Limits) -> Answer[Result]:
        """What comes over the line in time, after any number of steps.

        Raises:
            EOFError, OSError: nothing, as the child is gone; or more than fits into its memory.

        """
        where, begun = "", time.monotonic()
        last = begun
        while True:
            now = time.monotonic()
            left = min(begun + limits.seconds - now, last + limits.patience - now)
            # what has come counts, however late this thread gets to look at it
            if self._line.poll(min(_LOOK, max(0.0, left))):
                came: str | Answer[Result] = self._received(limits.megabytes << 20)
                if not isinstance(came, str):
                    return came
                where, last = came, time.monotonic()
                if now - begun < limits.seconds + _HANDOVER:  # but not steps without end
                    continue
            if now - begun >= limits.seconds:
                return _given_up(f"{limits.seconds:g} seconds", where)
            if now - last >= limits.patience:
                return _given_up(f"{limits.patience:g} seconds without a step", where)
            if not self.alive and not self._line.poll(0):  # and what it started holds the line open
                raise EOFError
            if now - begun >= _LOOK and group_size(self._leader) > _MOST_PROCESSES:
                return Answer(failure=Failure("crashed", f"it started more than {_MOST_PROCESSES} processes"))

    def _received(self, most: int) -> str | Answer[Result]:
        """A step in words, or the answer, of at most so many bytes; a child that stops half way is ended."""
        watch = threading.Timer(_HANDOVER, self._kill)
        watch.daemon = True
        watch.start()
        try:
            came: str | Answer[Result] = ForkingPickler.loads(self._line.recv_bytes(most))
        finally:
            watch.cancel()
        return came

    def _kill(self) -> None:
        end_group(self._leader)
        self._process.kill()

    def _end_in_words(self) -> str:
        self._process.join(1)
        code = self._process.exitcode
        if code is not None and code < 0:
            return f"the process ended by signal {-code}, {signal.strsignal(-code)}"
        return (
            f"the process ended with code {code}" if code is not None else "its answer did not come through"
        )

    def end(self) -> None:
        self._line.close()
        if self._idle:
            self._process.join(_FAREWELL)
        if not self._idle or self._process.is_alive():
            self._kill()
        self._process.join()


def _given_up(after: str, where: str) -> Answer[Result]:
    return Answer(failure=Failure("timeout", f"{after}, at {where}" if where else after))


readers = Children("fork")
