"""Text turned on its side that most pages have at the same place ("Annual plan" up a coloured bar): furniture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.pdf.boxes.boxed import Boxed
from extractors.pdf.flow.regions import Region
from extractors.pdf.page import Layout, Tinted
from schemas.document import Furniture, FurnitureKind

_MOST_PAGES = 0.6
_FEWEST_PAGES = 3

Side = Boxed | Tinted


def without_running_sides(pages: Sequence[Layout]) -> tuple[list[Layout], list[Furniture]]:
    """The pages without such text, and the text."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for page in pages:
        for _, text in _sides(page):
            numbers[text].add(page.number)
    least = max(_FEWEST_PAGES, _MOST_PAGES * len(pages))
    running = {text for text, own in numbers.items() if len(own) >= least}
    if not running:  # as in nearly every document
        return list(pages), []
    kept: list[Layout] = []
    found: list[Furniture] = []
    for page in pages:
        gone = [(side, text) for side, text in _sides(page) if text in running]
        found += [Furniture(FurnitureKind.FURNITURE, text, page.number) for _, text in gone]
        sides = [side for side, _ in gone]
        boxes = tuple(box for box in page.boxes if box not in sides)
        kept.append(replace(page, boxes=boxes, tinted=tuple(one for one in page.tinted if one not in sides)))
    return kept, found


def _sides(page: Layout) -> Iterator[tuple[Side, str]]:
    """The page's boxes and coloured areas whose text is turned, with the text."""
    sides: list[Side] = [*page.boxes, *page.tinted]
    for side in sides:
        parts = side.parts if isinstance(side, Boxed) else (side.whole,)
        regions = [part for part in parts if isinstance(part, Region)]
        if len(regions) == len(parts) and all(part.turn for part in regions):
            yield side, " ".join(line.text for part in regions for line in part.lines)
