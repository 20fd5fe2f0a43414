"""`python -m tests.fuzz --count 10000`: plans made a little wrong, each read in a child as a run reads it.

Says how many ended how. What ended in an error nobody named, in a crash or too late is kept in `--keep`, to be
mended and put among `tests/fuzz/kept`, which the tests read. It goes on where it was stopped: `--first N`.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipeline.children.isolate import Answer, Limits, readers
from tests.files import write_docx
from tests.fuzz.mutate import mutated
from tests.fuzz.whole import read_whole
from tests.generator import FAMILIES, make_plan
from tests.generator.corpus import write
from tests.robustness.page import replace

RAW = Path(__file__).parents[2] / "data" / "raw"
LIMITS = Limits(seconds=60, megabytes=1024)
SMALL = 40_000  # bytes: larger plans are taken once in fifty times
TO_BE_KEPT = ("fault", "crashed", "timeout", "out-of-memory")


def bases(folder: Path) -> list[Path]:
    """Whole plans to begin with: made-up ones of every layout, and those of data/raw."""
    made = [write_docx(folder / "small.docx")]
    for family in FAMILIES:
        plan = make_plan(9000, family)
        made += [write(plan, folder, suffix) for suffix in (".docx", ".pdf")]
    return [*made, *sorted(RAW.glob("*.docx")), *sorted(RAW.glob("*.pdf"))]


class Fuzzer:
    """Wrong files from numbers, and what became of them."""

    def __init__(self, folder: Path, seed: int, keep: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.seed, self.keep = folder, seed, keep
        found = [(path.read_bytes(), path) for path in bases(folder)]
        self.small = [pair for pair in found if len(pair[0]) <= SMALL]
        self.large = [pair for pair in found if len(pair[0]) > SMALL]
        self.ends: Counter[str] = Counter()

    def wrong(self, number: int) -> tuple[bytes, Path]:
        """The wrong file of that number, and the plan it was made from."""
        chance = random.Random(f"{self.seed}/{number}")  # noqa: S311  # no secret hangs on it
        content, path = chance.choice(self.large if self.large and chance.random() < 0.02 else self.small)
        return mutated(content, path.suffix, chance), path

    def try_one(self, number: int) -> str:
        """How the file of that number ended."""
        content, base = self.wrong(number)
        path = self.folder / f"{number}{base.suffix}"
        path.write_bytes(content)
        try:
            answer = readers.do(read_whole, path, LIMITS)
        finally:
            path.unlink()
        end = self.end_of(answer)
        if end.startswith(TO_BE_KEPT):
            self.keep.mkdir(parents=True, exist_ok=True)
            (self.keep / f"{self.seed}-{number}{base.suffix}").write_bytes(content)
            words = answer.failure.words + "\n" + answer.failure.traceback
            (self.keep / f"{self.seed}-{number}.txt").write_text(
                f"{base.name}: {end}\n{words}", encoding="utf-8"
            )
        self.ends[f"{base.suffix} {end}"] += 1
        return end

    @staticmethod
    def end_of(answer: Answer[int]) -> str:
        if answer.failure is None:
            return "read" if answer.value else "read, without an action"
        return f"rejected: {answer.failure.code}" if answer.failure.kind == "refused" else answer.failure.kind


def summary(ends: Counter[str], seed: int, first: int, bad: int) -> str:
    """How the files ended, as Markdown."""
    lines = [
        f"{ends.total()} files, seed {seed}, from number {first}: {bad} to be mended.\n",
        "| made from | ended | files |\n|---|---|---|",
        *(
            f"| {end.partition(' ')[0]} | {end.partition(' ')[2]} | {count} |"
            for end, count in sorted(ends.items())
        ),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="number of the first file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3600, help="no file is begun after that time")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--keep", type=Path, default=Path("fuzz-found"), help="folder for what is to be mended"
    )
    parser.add_argument("--write", action="store_true", help="put the count into docs/robustness.md")
    given = parser.parse_args()
    ending = time.monotonic() + given.seconds
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(given.jobs) as pool:
        fuzzer = Fuzzer(Path(folder), given.seed, given.keep)

        def try_in_time(number: int) -> bool:
            return time.monotonic() < ending and bool(fuzzer.try_one(number))

        numbers = range(given.first, given.first + given.count)
        for done, began in enumerate(pool.map(try_in_time, numbers), 1):
            if began and done % 500 == 0:
                print(done, dict(sorted(fuzzer.ends.items())), flush=True)
        readers.end()
    bad = sum(count for end, count in fuzzer.ends.items() if end.split(" ", 1)[1].startswith(TO_BE_KEPT))
    text = summary(fuzzer.ends, given.seed, given.first, bad)
    print(text + (f"They are in {given.keep}." if bad else ""))
    if given.write:
        replace("fuzz", text)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
