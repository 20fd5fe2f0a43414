"""What happens in a run, told as it happens, and how long each step took."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

Fact = str | int | float | bool | None
OnRead = Callable[[int, int, str], None]  # files done, files to do, the one just done
OnEvent = Callable[[str, dict[str, Fact]], None]  # the event's name, and what there is to know of it


def nobody(event: str, facts: dict[str, Fact]) -> None:
    """Nothing is told."""


class Journal:
    """Tells of a run's steps and keeps their seconds, by a clock that cannot be set."""

    def __init__(self, on_event: OnEvent) -> None:
        self.started = datetime.now(UTC)
        self.seconds: dict[str, float] = {}
        self._on_event = on_event
        self._begun = time.monotonic()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """A block that is timed, and told of when it has ended well."""
        begun = time.monotonic()
        yield
        self.seconds[name] = round(self.seconds.get(name, 0.0) + time.monotonic() - begun, 3)
        self.tell("step", name=name, seconds=self.seconds[name])

    def tell(self, event: str, **facts: Fact) -> None:
        """Nothing; whoever listens has heard of the event."""
        self._on_event(event, facts)

    def elapsed(self) -> float:
        """Seconds since the run began."""
        return round(time.monotonic() - self._begun, 3)

    def now(self) -> datetime:
        """The time in UTC, reckoned from the start: it cannot be before that, whatever the clock does."""
        return self.started + timedelta(seconds=self.elapsed())
