"""What takes a second to load, begun before the command line itself, which takes a seventh of one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from pipeline.cli.places import DB, RAW


def load_readers_ahead(arguments: Sequence[str]) -> None:
    """Nothing; the readers of this machine begin to load if these arguments may be those of a first run.

    They are looked at roughly, as only the command line knows which are paths: readers that load in vain end
    with the process. The checker does not begin: it would take the processor that this process needs to send
    out the first file.
    """
    if arguments[:1] == ["run"] and "--help" not in arguments and _value(arguments, "--engine") != "dask":
        with suppress(OSError):  # the run says what is wrong with a place
            db, places = Path(_value(arguments, "--db") or DB), (RAW, *map(Path, arguments[1:]))
            if not db.exists() and any(map(_holds_something, places)):
                from pipeline.children.start import preload  # noqa: PLC0415  # no other command starts processes

                preload()


def _value(arguments: Sequence[str], option: str) -> str | None:
    """What is said of the option, after a blank or `=`."""
    for argument, following in pairwise((*arguments, "")):
        if argument == option:
            return following
        if argument.startswith(f"{option}="):
            return argument.removeprefix(f"{option}=")
    return None


def _holds_something(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.exists()
