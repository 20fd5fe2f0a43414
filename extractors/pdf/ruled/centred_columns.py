"""Columns whose texts stand in the middle of their cells, as states in coloured pills do: they begin at no one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import around
from extractors.pdf.ruled.grid import Grid
from schemas.document import Box

_SAME = 1.5  # points by which the middles of such texts differ
_APART = 2.5  # points by which some of them begin apart, at least


def centred_columns(
    grid: Grid, inside: Sequence[Sequence[Word]], names: Mapping[int, Sequence[Word]]
) -> frozenset[int]:
    """The columns whose texts, some longer than others, all have their middle at one place; the name above may be such."""
    texts = defaultdict(list)
    for cell, words in zip(grid.cells, inside, strict=True):
        if words and cell.column_span == 1:
            texts[cell.column].append(around(word.box for word in words))
    return frozenset(
        column
        for column, boxes in texts.items()
        if _are_centred(boxes)
        or (column in names and _are_centred([*boxes, around(word.box for word in names[column])]))
    )


def _are_centred(boxes: Sequence[Box]) -> bool:
    middles = [(box.x0 + box.x1) / 2 for box in boxes]
    return _spread([box.x0 for box in boxes]) > _APART and _spread(middles) <= _SAME


def _spread(places: Sequence[float]) -> float:
    return max(places) - min(places)
