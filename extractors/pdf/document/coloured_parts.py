"""Which coloured areas are parts of tables without lines: a header, a stripe, a column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractors.pdf.boxes.alike import are_beside
from extractors.pdf.drawn.strokes import NEAR, Stroke
from extractors.pdf.flow.regions import Region
from extractors.pdf.page import Tinted
from extractors.pdf.ruled.grid import holds
from extractors.pdf.table_text import TableText
from extractors.pdf.unruled.loose import Loose, columns

_WHOLE = 4  # rows of a table that colour alone shows; its columns are one fewer
_NUMBER = re.compile(r"\d{1,2}\b")
_FEWEST_CARDS = 4  # two rows of two


def parts_of_tables(some: Sequence[Tinted], areas: Sequence[Tinted], tables: Sequence[Loose]) -> list[Tinted]:
    """Those of `some` of the coloured areas that belong to the tables.

    Areas of one size side by side in several rows are cards where a number counts them, or one of them is in no table.
    """
    taken = [one for one in some if any(_belongs(one, table) for table in tables)]
    alike: dict[tuple[int, int], list[Tinted]] = defaultdict(list)
    for one in areas:
        alike[round(one.box.x1 - one.box.x0), round(one.box.bottom - one.box.top)].append(one)
    for group in alike.values():
        if _are_in_rows(group) and (any(one not in taken for one in group) or _are_counted(group)):
            taken = [one for one in taken if one not in group]
    return taken


def _are_in_rows(group: Sequence[Tinted]) -> bool:
    beside = (any(are_beside(one.box, other.box) for other in group) for one in group)
    return len(group) >= _FEWEST_CARDS and all(beside)


def _are_counted(group: Sequence[Tinted]) -> bool:
    """Whether each area begins with a number of its own, and these count on."""
    texts = [one.whole.lines[0].text for one in group if isinstance(one.whole, Region)]
    numbers = [int(match[0]) for text in texts if (match := _NUMBER.match(text))]
    return len(numbers) == len(group) and sorted(numbers) == [*range(min(numbers), min(numbers) + len(group))]


def _belongs(tinted: Tinted, table: Loose) -> bool:
    """Whether the coloured area lies in the table, and shows less than all of it."""
    levels = [*(row.texts for row in table.above), *table.levels]
    inside = [any(holds(tinted.box, text.box) for text in level) for level in levels]
    is_whole = isinstance(tinted.whole, TableText) and _is_whole(tinted.whole)
    if is_whole or not any(inside):
        return False
    fewer = isinstance(tinted.whole, Region) or len(tinted.whole.grid.xs) <= columns(table)
    return fewer or not all(inside) or _is_parted(tinted.whole, table.rules.drawn)


def _is_parted(whole: TableText | Region, rules: Iterable[Stroke]) -> bool:
    """Whether a line across runs right through cells that colour shows as one: a header and ratings are coloured."""
    if isinstance(whole, Region):
        return False
    boxes = [cell.box for cell in whole.grid.cells]
    return any(
        sum(
            box.top + NEAR < rule.at < box.bottom - NEAR
            and rule.low <= box.x0 + NEAR
            and rule.high >= box.x1 - NEAR
            for box in boxes
        )
        > 1
        for rule in rules
    )


def _is_whole(table: TableText) -> bool:
    """Whether colour shows every cell of a table that has more rows than a header would; the first may be blank."""
    filled = all(cell.shaded or (n == 0 and not cell.regions) for n, cell in enumerate(table.cells))
    return min(len(table.grid.ys) - 1, len(table.grid.xs)) >= _WHOLE and filled
