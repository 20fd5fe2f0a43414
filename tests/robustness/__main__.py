"""`python -m tests.robustness FOLDER`: what one run makes of files collected to break it, beside their manifest.

`FOLDER` holds the files and a `manifest.json`: {"files": [{"file": name, "kind": words, "expect": extract, error,
refuse or either, "mark": words that must come out, or null}]}. With `--write` the table goes to docs/robustness.md.
"""

import argparse
import hashlib
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from tests.robustness.judge import SILENCE, manifest, outcomes, verdict
from tests.robustness.page import replace
from tests.robustness.watch import Watched, run_watched


def look(folder: Path, work: Path) -> tuple[list[dict], Watched]:
    """The manifest's entries with what came of them, and how the run went."""
    entries = manifest(folder)
    files = [folder / entry["file"] for entry in entries]
    db = work / "plans.duckdb"
    watched = run_watched([sys.executable, "-m", "pipeline.cli", "run", *map(str, files)], db, work / "out")
    hashes = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    found = outcomes(db, files, hashes) if db.is_file() else dict.fromkeys(files, SILENCE)
    rows = []
    for entry, path in zip(entries, files, strict=True):
        good, share, said = verdict(entry, path, found[path])
        rows.append(entry | {"good": good, "share": share, "said": said, "outcome": found[path]})
    return rows, watched


def table(rows: list[dict], watched: Watched) -> str:
    """The rows by kind and by what was expected of them, as Markdown."""
    kinds = defaultdict(list)
    for row in rows:
        kinds[row["kind"]].append(row)
    lines = ["| kind | files | as expected | read | rejected as |", "|---|---|---|---|---|"]
    for kind, of_kind in sorted(kinds.items()):
        codes = Counter(row["outcome"].code for row in of_kind if row["outcome"].code)
        read = sum(row["outcome"].code is None for row in of_kind)
        good = sum(row["good"] for row in of_kind)
        said = ", ".join(f"{code} {count}" for code, count in sorted(codes.items()))
        lines.append(f"| {kind} | {len(of_kind)} | {good} | {read} | {said} |")
    lines += ["", "| expected | files | as expected | share |", "|---|---|---|---|"]
    for expect in ("extract", "error", "refuse", "either"):
        of_kind = [row for row in rows if row["expect"] == expect]
        good = sum(row["good"] for row in of_kind)
        lines.append(f"| {expect} | {len(of_kind)} | {good} | {good / max(1, len(of_kind)):.3f} |")
    shares = [row["share"] for row in rows if row["share"] is not None]
    silent = sum(row["outcome"].is_silent for row in rows)
    untyped = sum(not row["outcome"].is_typed for row in rows)
    invented = sum(row["outcome"].actions for row in rows)
    lines += [
        "",
        (
            f"Words found in the files to be read: {sum(shares) / max(1, len(shares)):.3f} of them. The run ended with "
            f"exit code {watched.code}. Files without any outcome: {silent}; without a typed one: {untyped}; actions "
            f"read in all of them: {invented}."
        ),
        "",
        "| process | most memory in use, MB |",
        "|---|---|",
        *(f"| {name} | {most} |" for name, most in sorted(watched.megabytes.items())),
        "",
    ]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.robustness", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="put the table into docs/robustness.md")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        rows, watched = look(given.folder, Path(work))
    text = table(rows, watched)
    print(text)
    for row in rows:
        if not row["good"]:
            print(f"- {row['kind']}, expected {row['expect']}: {row['file']}: {row['said']}")
    if given.write:
        replace("table", text)
    return int(not all(row["good"] for row in rows))


if __name__ == "__main__":
    sys.exit(main())
