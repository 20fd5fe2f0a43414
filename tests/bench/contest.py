"""The corpora, and what runs over them side by side."""

import json
import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path

from tests.bench.cost import Command, Cost, cost, side_by_side
from tests.bench.rivals import RIVALS
from tests.generator import FAMILIES, corpus, make_plan, volumes, write_docx, write_pdf

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
_RIVALS_FILE = Path(__file__).with_name("rivals.py")
_NEEDS = {"camelot-lattice": "camelot", "camelot-network": "camelot"}
_ENOUGH_FOR_CAMELOT = 10, 100  # files, pages: it takes minutes for more
_MANY_PAGES = 500
_PINNED = "import os, sys; os.sched_setaffinity(0, [min(os.sched_getaffinity(0))]); os.execv(sys.argv[1], sys.argv[1:])"


@dataclass(frozen=True)
class Corpus:
    """Files to be read, and how many pages they have (a Word file those of its PDF)."""

    name: str
    paths: tuple[Path, ...]
    pages: int | None

    def of(self, suffix: str) -> tuple[Path, ...]:
        """Its files of one format."""
        return tuple(path for path in self.paths if path.suffix == suffix)


@dataclass(frozen=True)
class Result:
    """The costs over one corpus, by the name of what was run."""

    corpus: Corpus
    costs: dict[str, Cost] = field(default_factory=dict)


def apart(make: Callable[..., Corpus], *args: object) -> Corpus:
    """What `make` gives, made in a process of its own.

    Linux counts the memory of whoever starts a process as that process's own, so this one stays small.
    """
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=lambda: sender.send(make(*args)))
    process.start()
    made = receiver.recv()
    process.join()
    return made


def given() -> Corpus:
    """The plans of data/raw."""
    return Corpus(
        "the plans of data/raw",
        tuple(sorted(p for p in RAW.iterdir() if p.suffix in {".docx", ".pdf"})),
        None,
    )


def generated(folder: Path, count: int) -> Corpus:
    """So many short invented plans, half of them PDF."""
    paths = corpus(folder / f"plans-{count}", count, with_gold=False)
    pages = 0
    for number, path in enumerate(paths):
        drawn = path
        if path.suffix != ".pdf":
            turn, at = divmod(number, len(FAMILIES))
            drawn = write_pdf(make_plan(turn, tuple(FAMILIES)[at]), folder / "counted.pdf")
        pages += count_pages(drawn)
    return Corpus(f"{count} short invented plans", tuple(paths), pages)


def published(folder: Path, count: int) -> Corpus:
    """So many invented plans of the lengths that published ones have, half of them PDF."""
    return Corpus(f"{count} invented plans of published lengths", tuple(volumes(folder, count)), None)


def many_pages(folder: Path) -> Corpus:
    """One PDF of more than 500 pages."""
    folder.mkdir(parents=True, exist_ok=True)
    plan = make_plan(0, "long")
    once = count_pages(write_pdf(plan, folder / "counted.pdf"))
    blocks = plan.blocks[:1] + plan.blocks[1:] * (_MANY_PAGES // max(1, once - 1) + 1)
    path = write_pdf(replace(plan, blocks=blocks), folder / "many-pages.pdf")
    return Corpus("one PDF of many pages", (path,), count_pages(path))


def count_pages(path: Path) -> int:
    """The pages of a PDF that the generator wrote."""
    return path.read_bytes().count(b"/Type /Page ")


def race(data: Corpus, folder: Path, *, rivals: str, changes: bool = True) -> Result:
    """Our runs (first, unchanged, one file changed, two workers, one core) and the rivals' over one corpus.

    `rivals` is the Python that runs the others; those it lacks are left out.
    """
    commands: dict[str, Callable[[], Command]] = {
        "first run": lambda: _run(data, _fresh(folder / "one"), 1),
        "unchanged run": lambda: _settled(_run(data, folder / "one", 1)),
    }
    if changes:
        commands["one file changed"] = lambda: _run(_changed(data), folder / "one", 1)
        commands["first run, two workers"] = lambda: _run(data, _fresh(folder / "two"), 2)
        if hasattr(os, "sched_setaffinity"):
            commands["first run, one core"] = lambda: _on_one_core(_run(data, _fresh(folder / "three"), 1))
    for name in RIVALS:
        paths = data.of(".docx" if name == "python-docx" else ".pdf")
        too_many = name in _NEEDS and _is_long(data)
        if paths and not too_many and _can(rivals, _NEEDS.get(name, name.replace("python-", ""))):
            commands[name] = lambda name=name, paths=paths: [rivals, _RIVALS_FILE, name, *paths]
    return Result(data, side_by_side(commands))


def _is_long(data: Corpus) -> bool:
    files, pages = _ENOUGH_FOR_CAMELOT
    return len(data.paths) > files or (data.pages or 0) > pages


def help_cost() -> Cost:
    """`actionplans --help`."""
    return side_by_side({"help": lambda: [_program(), "--help"]}, times=5)["help"]


def in_process(what: str, paths: Sequence[Path]) -> dict[str, float]:
    """Seconds inside one process (see `tests.bench.in_process`)."""
    return json.loads(cost([sys.executable, "-m", "tests.bench.in_process", what, *paths], cwd=ROOT).output)


def _program() -> Path:
    return Path(sys.executable).with_name("actionplans")


def _run(data: Corpus, folder: Path, jobs: int) -> Command:
    places = ["--db", folder / "bench.duckdb", "--out", folder / "out", "--jobs", str(jobs)]
    return [_program(), "run", *data.paths, *places]


def _settled(command: Command) -> Command:
    """The command, run once before: what was changed within two seconds of a run is looked at again in the next."""
    subprocess.run(list(map(str, command)), capture_output=True, check=False)
    return command


def _on_one_core(command: Command) -> Command:
    return [sys.executable, "-c", _PINNED, *command]


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _changed(data: Corpus) -> Corpus:
    """The corpus once its first Word file holds another plan than before."""
    path = data.of(".docx")[0]
    seed = 1_000_000 + zlib.crc32(path.read_bytes()) % 1_000_000
    write_docx(make_plan(seed, "ruled"), path)
    return data


def _can(python: str, module: str) -> bool:
    return (
        subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0
    )
