"""A run of the program with the memory of each of its processes watched."""

import subprocess
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

_EVERY = 0.05  # seconds


@dataclass(frozen=True)
class Watched:
    """How a run ended, what it wrote, and the most memory each of its kinds of process had in use."""

    code: int
    output: str
    megabytes: dict[str, int]


def run_watched(command: Sequence[str], db: Path, out: Path) -> Watched:
    """The end of the command with this database and folder; memory is looked at twenty times a second."""
    most: dict[str, int] = defaultdict(int)
    with (
        (db.parent / "output.txt").open("w+", encoding="utf-8") as output,
        subprocess.Popen(
            [*command, "--db", str(db), "--out", str(out)], stdout=output, stderr=subprocess.STDOUT
        ) as process,
    ):
        main = psutil.Process(process.pid)
        while process.poll() is None:
            _note(main, most)
            try:
                process.wait(_EVERY)
            except subprocess.TimeoutExpired:
                continue
        output.seek(0)
        return Watched(process.returncode, output.read(), dict(most))


def _note(main: psutil.Process, most: dict[str, int]) -> None:
    try:
        tree = [main, *main.children(recursive=True)]
    except psutil.Error:
        return
    for process in tree:
        try:
            name = "the run itself" if process == main else _kind(process)
            most[name] = max(most[name], process.memory_info().rss >> 20)
        except psutil.Error:
            continue


def _kind(process: psutil.Process) -> str:
    """What the process is for; those Python starts are told apart by their command lines."""
    line = " ".join(process.cmdline())
    if "soffice" in line:
        return "LibreOffice"
    if "tesseract" in line:
        return "Tesseract"
    if "forkserver" in line or "resource_tracker" in line:
        return "a reader, or the process it is forked from"
    return "the checker" if "spawn_main" in line else "the leash of another program"
