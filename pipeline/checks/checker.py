"""The process in which Great Expectations judges, so that its 200 MB stay there and it can load ahead of time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from pipeline.checks.expectations import load
from pipeline.children.isolate import Children, Limits

Given = TypeVar("Given")
Result = TypeVar("Result")
_NO_LIMITS = Limits(24 * 3600, 1 << 20)


class Checker:
    """At most one process, and the thread that waits for it; both come back after `end` if they are asked for."""

    def __init__(self) -> None:
        self._children = Children("start")
        self._thread: ThreadPoolExecutor | None = None

    def load_ahead(self) -> None:
        """Nothing; the process begins to load, which takes a second, unless it has begun before."""
        if self._thread is None:
            self.submit(lambda: self._children.do(load, None, _NO_LIMITS))

    def submit(self, work: Callable[[], Result]) -> Future[Result]:
        """What `work` gives, done by the thread, which alone may `ask`."""
        self._thread = self._thread or ThreadPoolExecutor(1)
        return self._thread.submit(work)

    def ask(self, work: Callable[[Given], Result], given: Given) -> Result:
        """What `work` gives in the process.

        Raises:
            RuntimeError: the process is gone.

        """
        answer = self._children.do(work, given, _NO_LIMITS)
        if answer.value is None:
            raise RuntimeError(f"Great Expectations did not judge: {answer.failure}")
        return answer.value

    def end(self) -> None:
        """Nothing; the process is ended, whatever it is at."""
        self._children.end()
        if self._thread is not None:
            self._thread.shutdown()
            self._children.end()  # one that was being started meanwhile
        self._thread = None


checker = Checker()
