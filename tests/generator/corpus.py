"""A folder of invented plans, their sidecars and gold files."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.generator.families import FAMILIES
from tests.generator.invent import make_plan
from tests.generator.model import InventedPlan, gold
from tests.generator.pdf import write_pdf
from tests.generator.word import write_docx


def corpus(
    folder: Path,
    count: int,
    seed: int = 0,
    share_pdf: float = 0.5,
    families: Sequence[str] = tuple(FAMILIES),
    *,
    with_gold: bool = True,
) -> list[Path]:
    """The paths of `count` plans written into the folder, the families in turn, PDFs spread evenly.

    With `with_gold` the truth of `<stem>.docx` is in `gold/<stem>.json`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gold").mkdir(exist_ok=True)
    paths = []
    for number in range(count):
        turn, at = divmod(number, len(families))
        plan = make_plan(seed + turn, families[at])
        is_pdf = int((number + 1) * share_pdf) > int(number * share_pdf)
        path = write(plan, folder, ".pdf" if is_pdf else ".docx")
        if with_gold:
            _write_gold(plan, folder / "gold", path.suffix)
        paths.append(path)
    return paths


def write(plan: InventedPlan, folder: Path, suffix: str) -> Path:
    """Writes the plan in the format of the suffix and gives its path."""
    path = folder / f"{plan.stem}{suffix}"
    return write_pdf(plan, path) if suffix == ".pdf" else write_docx(plan, path)


def _write_gold(plan: InventedPlan, folder: Path, suffix: str) -> None:
    text = json.dumps(gold(plan, suffix), ensure_ascii=False, indent=1)
    (folder / f"{plan.stem}.json").write_text(text + "\n", encoding="utf-8")
