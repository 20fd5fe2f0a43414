"""Where a reader is in a file, for whoever waits for it: one that stands still can be given up early."""

from __future__ import annotations

from collections.abc import Callable


def _nobody(_where: str) -> None:
    return


_tell: Callable[[str], None] = _nobody


def step(where: str) -> None:
    """Nothing; whoever listens hears that the reader has come to this place, e.g. "page 7"."""
    _tell(where)


def listen(tell: Callable[[str], None] | None) -> None:
    """Nothing; from now on each step of this process is told to `tell`, or to nobody."""
    global _tell  # noqa: PLW0603  # a process reads one file at a time
    _tell = tell or _nobody
