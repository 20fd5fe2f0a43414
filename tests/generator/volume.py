"""Plans of the length that published plans have: table after table, each under a heading of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from tests.generator.chance import chance
from tests.generator.corpus import write
from tests.generator.facts import all_sections
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
PUBLISHED_PAGES = (1, 2, 31, 2, 8, 1, 17, 2, 36, 3, 2, 21, 2, 6, 1, 32)
_FAMILIES = ("ruled", "bands", "merged_down", "two_row_header", "own_sections", "wide", "long")
_MOST = 30  # sections have different titles

Placed = TypeVar("Placed", TrueAction, TrueMeasure)


def volumes(folder: Path, count: int, seed: int = 0) -> list[Path]:
    """The paths of `count` plans of published lengths written into the folder: of each length a Word and a PDF file."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        turn = number // 2
        plan = make_volume(seed + number, PUBLISHED_PAGES[turn % len(PUBLISHED_PAGES)])
        paths.append(write(plan, folder, ".pdf" if number % 2 else ".docx"))
    return paths


def make_volume(seed: int, pages: int) -> InventedPlan:
    """A plan of about so many pages (at most 30): the tables of as many short plans, in the looks of the widest."""
    titles = chance(f"volume/{seed}").sample(all_sections(), min(pages, _MOST))
    parts = [
        make_plan(1000 * seed + at, _FAMILIES[(seed + at) % len(_FAMILIES)]) for at in range(len(titles))
    ]
    first = parts[0]
    numbered = list(enumerate(zip(titles, parts, strict=True), 1))
    blocks = [block for number, (title, part) in numbered for block in _under(number, title, part.blocks)]
    truths = [_placed(str(number), title, part.truth) for number, (title, part) in numbered]
    return replace(
        first,
        look=max(parts, key=_columns).look,
        stem=f"volume-{seed:04d}",
        blocks=(Heading(first.title, level=0), *blocks),
        truth=Truth(
            sections=tuple(section for truth in truths for section in truth.sections),
            actions=tuple(action for truth in truths for action in truth.actions),
            measures=tuple(measure for truth in truths for measure in truth.measures),
        ),
    )


def _columns(plan: InventedPlan) -> int:
    return max(len(block.widths) for block in plan.blocks if isinstance(block, Grid))


def _under(number: int, title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """A heading, and the tables."""
    yield Heading(f"{number}. {title}")
    yield from (block for block in blocks if isinstance(block, Grid))


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
