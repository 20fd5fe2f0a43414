"""Where Great Expectations judges: in this process, or in one of its own that has loaded it ahead of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pipeline.checks.checker import checker
from pipeline.checks.expectations import broken, exceeding
from pipeline.checks.suites import broken_rules

Failed = frozenset[str]  # names of checks


class Judge(NamedTuple):
    """`rows` and `counts`, to be waited for while queries look at the same rows."""

    rows: Callable[[Path], Future[Failed]]
    counts: Callable[[Mapping[str, int]], Future[Failed]]


@contextmanager
def judging_here() -> Iterator[Judge]:
    """A judge in a thread of this process."""
    with ThreadPoolExecutor(1) as thread:
        yield Judge(
            lambda folder: thread.submit(broken_rules, folder, broken),
            lambda counts: thread.submit(exceeding, counts),
        )


@contextmanager
def judging_elsewhere(ahead: bool) -> Iterator[Judge]:
    """A judge in a process of its own; with `ahead` it loads at once, while something else is done in the block."""
    try:
        if ahead:
            checker.load_ahead()
        yield Judge(
            lambda folder: checker.submit(
                lambda: broken_rules(folder, lambda questions: checker.ask(broken, questions))
            ),
            lambda counts: checker.submit(lambda: checker.ask(exceeding, counts)),
        )
    finally:
        checker.end()
