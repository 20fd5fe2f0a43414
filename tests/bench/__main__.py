"""`make bench`: everything in one run, side by side, written to docs/performance.md."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.bench import contest, report
from tests.bench.cost import adopt_orphans

parser = argparse.ArgumentParser(prog="python -m tests.bench")
parser.add_argument("--quick", action="store_true", help="corpora of 10 and 100 plans only")
parser.add_argument("--rivals", default=sys.executable, help="the Python that has camelot, if another")
parser.add_argument("--out", type=Path, default=contest.ROOT / "docs" / "performance.md")

if __name__ == "__main__":
    given = parser.parse_args()
    adopt_orphans()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each process would compile this program anew
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpora = [
            contest.apart(contest.generated, folder, count)
            for count in ((10, 100) if given.quick else (10, 100, 1000))
        ]
        raw = contest.given()
        results = [contest.race(raw, folder / "raw", rivals=given.rivals, changes=False)]
        for data in corpora:
            print(f"{data.name}, {data.pages} pages …", file=sys.stderr, flush=True)
            results.append(contest.race(data, folder / f"runs-{len(data.paths)}", rivals=given.rivals))
        long = contest.race(
            contest.apart(contest.published, folder / "published", 100), folder / "runs", rivals=given.rivals
        )
        book = contest.race(
            contest.apart(contest.many_pages, folder / "book"),
            folder / "book-runs",
            rivals=given.rivals,
            changes=False,
        )
        stages = {
            data.name: contest.in_process("stages", data.paths) for data in (raw, *corpora[:2], long.corpus)
        }
        reading = contest.in_process("reading", raw.of(".pdf"))
        inside = report.Inside(reading, stages, contest.in_process("tagging", raw.paths))
        text = report.page(results, long, book, inside, contest.help_cost(), os.cpu_count() or 1)
    given.out.write_text(text, encoding="utf-8")
    print(text)
