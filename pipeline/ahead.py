"""What takes a second to load, begun as soon as it is clear that a run has something to read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.isolate import readers


def load_readers_ahead(paths: Sequence[Path], db: Path) -> None:
    """Nothing; the readers of this machine begin to load if there is no database yet but a file.

    The checker does not: it would take the processor that this process needs to send out the first file.
    """
    if not db.exists() and any(map(_holds_something, paths)):
        readers.load_ahead()


def _holds_something(path: Path) -> bool:
    try:
        return any(path.iterdir()) if path.is_dir() else path.exists()
    except OSError:
        return False  # the run says what is wrong with it
