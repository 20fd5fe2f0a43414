"""Where Great Expectations judges: in this process, or in one of its own that has loaded it ahead of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

from pipeline.checks.suites import judge_counts, judge_rows, load
from pipeline.isolate import Children, Limits

Given = TypeVar("Given")
_NO_LIMITS = Limits(24 * 3600, 1 << 20)
Failed = frozenset[str]  # names of checks


class Judge(NamedTuple):
    """`judge_rows` and `judge_counts`, to be waited for while queries look at the same rows."""

    rows: Callable[[Path], Future[Failed]]
    counts: Callable[[Mapping[str, int]], Future[Failed]]


@contextmanager
def judging_here() -> Iterator[Judge]:
    """A judge in a thread of this process."""
    with ThreadPoolExecutor(1) as thread:
        yield Judge(
            lambda folder: thread.submit(judge_rows, folder),
            lambda counts: thread.submit(judge_counts, counts),
        )


@contextmanager
def judging_elsewhere(ahead: bool) -> Iterator[Judge]:
    """A judge in a process of its own, where the 200 MB of Great Expectations stay.

    With `ahead` it loads at once, which takes two seconds, while something else is done in the block.
    """
    children, thread = Children("start"), ThreadPoolExecutor(1)  # a thread that waits
    try:
        if ahead:
            thread.submit(children.do, load, None, _NO_LIMITS)
        yield Judge(
            lambda folder: thread.submit(_ask, children, judge_rows, folder),
            lambda counts: thread.submit(_ask, children, judge_counts, counts),
        )
    finally:
        children.end()
        thread.shutdown()


def _ask(children: Children, work: Callable[[Given], Failed], given: Given) -> Failed:
    answer = children.do(work, given, _NO_LIMITS)
    if answer.value is None:
        raise RuntimeError(f"Great Expectations did not judge: {answer.failure}")
    return answer.value
