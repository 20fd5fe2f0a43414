"""Plans of the length that published plans have: table after table, each under a heading of its own."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from tests.generator.chance import chance
from tests.generator.corpus import write
from tests.generator.facts import all_titles
from tests.generator.invent import make_plan
from tests.generator.model import (
    Block,
    Grid,
    Heading,
    InventedPlan,
    TrueAction,
    TrueMeasure,
    TrueSection,
    Truth,
)

# The lengths of 16 plans that public authorities have published as PDF: 10.4 pages on average.
_PUBLISHED_PAGES = (1, 2, 31, 2, 8, 1, 17, 2, 36, 3, 2, 21, 2, 6, 1, 32)
_FAMILIES = ("ruled", "bands", "merged_down", "two_row_header", "own_sections", "wide", "long")
_TABLES = 1.5  # on a page

Placed = TypeVar("Placed", TrueAction, TrueMeasure)


def volumes(folder: Path, count: int, seed: int = 0) -> list[Path]:
    """The paths of `count` plans of published lengths written into the folder: of each length a Word and a PDF file."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        turn = number // 2
        plan = make_volume(seed + number, _PUBLISHED_PAGES[turn % len(_PUBLISHED_PAGES)])
        paths.append(write(plan, folder, ".pdf" if number % 2 else ".docx"))
    return paths


def make_volume(seed: int, pages: int) -> InventedPlan:
    """A plan of about so many pages (at most 40): the tables of many short plans, in the looks of the widest."""
    count = max(1, round(_TABLES * pages))
    parts = [make_plan(1000 * seed + at, _FAMILIES[(seed + at) % len(_FAMILIES)]) for at in range(count)]
    titles = chance(f"volume/{seed}").sample(all_titles(), count)
    blocks: list[Block] = [Heading(parts[0].title, level=0)]
    truths = []
    for number, (title, part) in enumerate(zip(titles, parts, strict=True), 1):
        blocks += [Heading(f"{number}. {title}"), *_tables(part)]
        truths.append(_placed(str(number), title, part.truth))
    return replace(
        parts[0],
        look=max(parts, key=_columns).look,
        stem=f"volume-{seed:04d}",
        blocks=tuple(blocks),
        truth=Truth(
            sections=tuple(section for truth in truths for section in truth.sections),
            actions=tuple(action for truth in truths for action in truth.actions),
            measures=tuple(measure for truth in truths for measure in truth.measures),
        ),
    )


def _tables(plan: InventedPlan) -> list[Grid]:
    return [block for block in plan.blocks if isinstance(block, Grid)]


def _columns(plan: InventedPlan) -> int:
    return max(len(table.widths) for table in _tables(plan))


def _placed(number: str, title: str, truth: Truth) -> Truth:
    """The records in a section of that number and title."""
    sections = (replace(section, path=(title, *section.path)) for section in truth.sections)
    return Truth(
        sections=(TrueSection((title,), "theme", number), *sections),
        actions=tuple(_moved(title, record) for record in truth.actions),
        measures=tuple(_moved(title, record) for record in truth.measures),
    )


def _moved(title: str, record: Placed) -> Placed:
    return replace(record, section_path=(title, *record.section_path))
