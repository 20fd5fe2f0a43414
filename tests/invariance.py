"""How far two readings of a plan agree: the same plan in another format should say the same."""

import tempfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

from lxml import etree

from extractors import read
from extractors.word.revisions import accept_deletions
from pipeline.build import build_plan
from schemas.source import Source
from tests import scoring
from tests.generator import FAMILIES, make_plan
from tests.generator.corpus import write
from tests.programs import converted
from tests.scans import scan

KINDS = ("actions", "owners", "dates", "measures")
TURNED = (".doc", ".odt", ".rtf", ".pdf")
WANTED = 0.98
DPI = 150
LONGEST = 110  # characters of a miss
TABLE_HEAD = """
## The same plan in another format

Of those Word plans {count} a layout, turned into each format by LibreOffice, and the pages of the PDFs as pictures at
150 dots an inch, read by Tesseract. What each says is compared with what the Word file says (the pictures with the PDF): the
mean of each plan's lowest F1 over actions, owners, dates and measures, of pictures that of its actions.

| layout | doc | odt | rtf | pdf | pictures |
|---|---|---|---|---|---|
"""


def plan_of(path: Path, source: Source = Source()):  # noqa: B008 -- frozen
    """The plan in the file."""
    return build_plan(read(path), source, "0" * 64, path.stem)


def said(plan):
    """What the plan says, by kind: actions by their words, the rest with the action it belongs to."""
    texts = {a.action_id: scoring.plain(a.action) for a in plan.actions}
    return {
        "actions": Counter(texts.values()),
        "owners": Counter((texts[o.action_id], scoring.plain(o.owner)) for o in plan.action_owners),
        "dates": Counter(
            (texts[a.action_id], a.date_kind, a.start_date, a.end_date, a.recurrence) for a in plan.actions
        ),
        "measures": Counter(
            (scoring.plain(m.measure), m.direction, m.baseline_value, m.latest_value, m.target_value)
            for m in plan.measures
        ),
    }


def agreement(one, other):
    """The F1 between what two plans say, by kind, and what differs."""
    first, second = said(one), said(other)
    figures = {
        kind: scoring.f1((first[kind] & second[kind]).total(), first[kind].total(), second[kind].total())
        for kind in KINDS
    }
    return figures, [(kind, first[kind] - second[kind], second[kind] - first[kind]) for kind in KINDS]


def accepted(path: Path, target: Path) -> Path:
    """The Word file with its tracked deletions gone."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                accept_deletions(root)
                content = etree.tostring(root)
            new.writestr(name, content)
    return target


def measure_formats(count: int, first_seed: int):
    """By layout and format, each plan's lowest F1 (of pictures the F1 of its actions); and each layout's first miss."""
    figures, misses = defaultdict(list), {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = {
            write(make_plan(seed, family), folder, ".docx"): family
            for family in FAMILIES
            for seed in range(first_seed, first_seed + count)
        }
        own = {path: plan_of(path) for path in made}
        for suffix in TURNED:
            turned = folder / suffix[1:]
            for path, other in zip(made, converted(list(made), suffix, turned), strict=True):
                found, differences = agreement(own[path], plan_of(other))
                figures[made[path], suffix].append(min(found.values()))
                if min(found.values()) < WANTED:
                    kind, lost, new = next(each for each in differences if each[1] or each[2])
                    misses.setdefault(
                        (made[path], suffix), f"{other.name}: {kind}: {_one(lost)} is {_one(new)}"
                    )
        for path in made:
            pdf = folder / "pdf" / f"{path.stem}.pdf"
            seen = plan_of(scan(pdf, folder / pdf.name, DPI))
            figures[made[path], "pictures"].append(agreement(plan_of(pdf), seen)[0]["actions"])
    return figures, misses


def _one(counted: Counter) -> str:
    """The first of what was counted, in words."""
    first = next(iter(sorted(map(str, counted))), "missing")
    return first if len(first) < LONGEST else f"{first[:LONGEST]}…"


def formats_table(count, figures, misses) -> str:
    """The figures as Markdown."""
    columns = (*TURNED, "pictures")
    lines = [TABLE_HEAD.format(count=count)]
    for family in dict.fromkeys(family for family, _ in figures):
        means = " | ".join(f"{sum(figures[family, c]) / len(figures[family, c]):.3f}" for c in columns)
        lines.append(f"| {family.replace('_', ' ')} | {means} |\n")
    below = [f"- {text}\n" for text in misses.values()]
    return "".join(
        [*lines, "\n", *(["Below 0.98, the first of each layout and format:\n\n", *below] if below else [])]
    )
