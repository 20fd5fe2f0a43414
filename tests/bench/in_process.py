"""Times taken inside one process, start-up left out: `python -m tests.bench.in_process reading|stages|tagging FILE...`.

`reading` compares our reader of a PDF with bare pdfplumber, both on the same files in turn; `stages` says
where the time of the whole line goes; `tagging` how many words a second are tagged. Each prints one JSON object.
"""

import gc
import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from tests.bench.rivals import pdfplumber

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in the processes of the readers, before numpy loads
_TIMES = 3
_TIMES_SHORT = 7  # of a fifth of a second, which what else the machine does can double
_TOGETHER = 16  # plans landed in one transaction, as a run does


def reading(paths: list[Path]) -> dict[str, float]:
    """Seconds for all the PDFs: from file to the text of table cells, to a Document, and pdfplumber's tables."""
    from extractors import read  # noqa: PLC0415
    from extractors.pdf.tables import tables  # noqa: PLC0415
    from pipeline.imports import SELDOM  # noqa: PLC0415

    usual = gc.get_threshold()
    contenders: dict[str, tuple[tuple[int, ...], Callable[[], object]]] = {
        "tables": (SELDOM, lambda: [rows for path in paths for rows in tables(path)]),
        "document": (SELDOM, lambda: [read(path) for path in paths]),
        "pdfplumber": (usual, lambda: pdfplumber(paths)),
    }
    found = defaultdict(list)
    for _ in range(_TIMES_SHORT):
        for name, (threshold, work) in contenders.items():
            gc.set_threshold(*threshold)  # ours as in the processes of the readers
            started = time.process_time()
            work()
            found[name].append(time.process_time() - started)
    return {name: median(times) for name, times in found.items()}


class Clock:
    """Seconds by the name of a stage; what a stage spends in another one is the other's."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Counts what happens inside as that stage's."""
        started = time.perf_counter()
        self._inner.append(0.0)
        try:
            yield
        finally:
            taken = time.perf_counter() - started
            self.spent[name] += taken - self._inner.pop()
            self._inner[-1] += taken

    def watch(self, module: object, function: str, name: str) -> None:
        """Counts every call of a module's function as that stage's."""
        watched = getattr(module, function)

        def timed(*args: object, **named: object) -> object:
            with self.stage(name):
                return watched(*args, **named)

        setattr(module, function, timed)


def stages(paths: list[Path]) -> dict[str, float]:
    """Seconds of each stage over the files, in one process that has loaded all it needs."""
    from extractors import read  # noqa: PLC0415
    from pipeline import build  # noqa: PLC0415
    from pipeline.checks.checking import run_checks  # noqa: PLC0415
    from pipeline.database import connection, store  # noqa: PLC0415
    from pipeline.database.export import export  # noqa: PLC0415
    from schemas.source import read_source, sidecar_of  # noqa: PLC0415

    clock = Clock()
    for function, name in _STAGES.items():
        clock.watch(build, function, name)
    plans = []
    for path in paths:
        with clock.stage("read"):
            document = read(path)
        with clock.stage("normalise"):
            plans.append(build.build_plan(document, read_source(sidecar_of(path)), "0" * 64, path.stem))
    with tempfile.TemporaryDirectory() as folder, connection.connect(Path(folder) / "bench.duckdb") as con:
        with clock.stage("land"):
            for at in range(0, len(plans), _TOGETHER):
                store.land_all(con, [store.Landing(plan.by_columns()) for plan in plans[at : at + _TOGETHER]])
        with clock.stage("check"):
            run_checks(con, f"{datetime.now(UTC):%Y%m%d}")
        with clock.stage("export"):
            export(con, Path(folder) / "out")
    return dict(clock.spent)


def tagging(paths: list[Path]) -> dict[str, float]:
    """Words a CPU second of the tagger over every text of the files, in batches and one text at a time."""
    from extractors import read  # noqa: PLC0415
    from pipeline.build import build_plan  # noqa: PLC0415
    from pipeline.tagging.components import build_nlp, tag_texts  # noqa: PLC0415
    from schemas.source import Source  # noqa: PLC0415

    plans = [build_plan(read(path), Source(), "0" * 64, path.stem) for path in paths]
    texts = [(cell.text, cell.role or "action") for plan in plans for cell in plan.cells if cell.text]
    owners = [(text, role) for text, role in texts if role == "owner"]
    nlp = build_nlp()
    contenders: dict[str, tuple[list[tuple[str, str]], Callable[[], object]]] = {
        "in batches": (texts, lambda: tag_texts(nlp, texts)),
        "one by one": (texts, lambda: [tag_texts(nlp, [text]) for text in texts]),
        "owner cells in batches": (owners, lambda: tag_texts(nlp, owners)),
        "owner cells one by one": (owners, lambda: [tag_texts(nlp, [text]) for text in owners]),
    }
    found = defaultdict(list)
    for _ in range(_TIMES):
        for name, (some, work) in contenders.items():
            started = time.process_time()
            work()
            words = sum(len(text.split()) for text, _ in some)
            found[name].append(words / (time.process_time() - started))
    return {name: median(speeds) for name, speeds in found.items()}


_STAGES = {
    "read_layout": "layout",
    "read_outline": "layout",
    "name_tables": "records",
    "read_records": "records",
    "tag_records": "tag",
}

if __name__ == "__main__":
    files = [Path(name) for name in sys.argv[2:]]
    print(json.dumps({"reading": reading, "stages": stages, "tagging": tagging}[sys.argv[1]](files)))
