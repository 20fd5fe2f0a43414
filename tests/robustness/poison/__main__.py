"""`python -m tests.robustness.poison`: 15 files that break their readers among 60 good plans, and what that costs.

Twelve readers are broken by what a taken-over or faulty library could do (the file says which), three files are
traps themselves. With `--write` the figures go to docs/robustness.md.
"""

import argparse
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import patch

from pipeline.children.isolate import Limits
from pipeline.run import run
from pipeline.running.order import Options
from pipeline.running.reading import read_all
from pipeline.running.report import Report
from tests.files import write_docx
from tests.generator import corpus
from tests.robustness.page import replace
from tests.robustness.poison import MARK, POISONS, read_poisoned

LIMIT = 15.0  # seconds a file may take

TRAPS = {"zip-bomb": "zip-bomb", "entity-bomb": "unsafe-xml", "deep": "too-large"}
CODES = {name: code for name, (_, code) in POISONS.items()} | TRAPS


def write_poisons(folder: Path) -> None:
    """A file a poison and a trap, named for it."""
    for name in POISONS:
        (folder / f"{name}.pdf").write_bytes(MARK + name.encode() + b"\n")
    laughs = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    _rewritten(
        folder / "entity-bomb.docx", lambda xml: f"<!DOCTYPE d [{laughs}]>" + xml.replace("Dear", "&a11;")
    )
    _rewritten(
        folder / "deep.docx",
        lambda xml: xml.replace("<w:body>", "<w:body>" + "<w:sdt>" * 400).replace(
            "</w:body>", "</w:sdt>" * 400 + "</w:body>"
        ),
    )
    with zipfile.ZipFile(write_docx(folder / "zip-bomb.docx"), "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/blank.bmp", bytes(400_000_000))


def _rewritten(path: Path, change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(write_docx(path, ())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = parts["word/document.xml"].decode().rpartition("?>")[2]
    parts["word/document.xml"] = change(main).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def run_timed(folder: Path, db: Path, limit: float = LIMIT) -> tuple[Report, float]:
    """What a run makes of the folder, and its seconds; a file may take `limit` of them."""
    options = Options(limits=Limits(seconds=limit))
    begun = time.monotonic()
    with patch("pipeline.running.change.read_all", partial(read_all, read=read_poisoned)):
        report = run(
            [folder],
            db=db,
            out=db.parent / f"{db.stem}-out",
            jobs=2,
            force=False,
            on_read=lambda *_: None,
            options=options,
        )
    return report, time.monotonic() - begun


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.poison", description=__doc__)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "plans"
        corpus(folder, 60, seed=9100, with_gold=False)
        good, alone = run_timed(folder, Path(work) / "good.duckdb")
        write_poisons(folder)
        mixed, together = run_timed(folder, Path(work) / "mixed.duckdb")
    codes = {reject.source_file.partition(".")[0]: reject.reason_code for reject in mixed.rejects}
    limits = LIMIT * sum(code == "timeout" for code in CODES.values()) / 2
    text = (
        f"{len(good.plans)} good plans alone; with {len(CODES)} poison files among them {len(mixed.plans)} plans landed "
        f"and {len(codes)} files were rejected, {sum(codes.get(n) == c for n, c in CODES.items())} with the code that is "
        f"right. Together they took {(together - limits) / alone:.2f} times as long as the good ones alone, "
        f"without the time the {limits / LIMIT * 2:g} that reached the time limit stood on the two places.\n"
    )
    print(text, codes)
    if given.write:
        replace("poison", text)
    return int(codes != CODES or len(mixed.plans) != len(good.plans))


if __name__ == "__main__":
    sys.exit(main())
