"""What takes seconds to load, begun as soon as it is clear that a run has something to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline import isolate
from pipeline.checker import checker


@contextmanager
def loading_ahead(paths: Sequence[Path], db: Path, *, readers: bool) -> Iterator[None]:
    """A block in which the checker, and the readers of this machine, load if there is no database yet but a file."""
    if not db.exists() and any(map(_holds_something, paths)):
        if readers:
            isolate.readers.load_ahead()
        checker.load_ahead()
    try:
        yield
    finally:
        checker.end()


def _holds_something(path: Path) -> bool:
    try:
        return any(path.iterdir()) if path.is_dir() else path.exists()
    except OSError:
        return False  # the run says what is wrong with it
