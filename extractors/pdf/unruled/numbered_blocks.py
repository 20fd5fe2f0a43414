"""Tables whose lines across part blocks with one number each: these are the rows, however their texts stand to each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from extractors.pdf.lines.gutters import Gap, Level, column
from extractors.pdf.ruled.numbered_rows import NUMBER
from extractors.pdf.unruled.row_breaks import baseline

_FEWEST = 2  # numbers that show it
_MOST_BESIDE = 2  # columns whose texts may begin level by chance: where more do, another row begins


def are_numbered(
    parts: Sequence[Sequence[Level]],
    starts: Sequence[Collection[int]],
    guessed: Sequence[Sequence[int]],
    gutters: Sequence[Gap],
) -> bool:
    """Whether all blocks that lines part, at the levels in `starts`, have one number each at the left, and hold no rows.

    The first block of a page may be a header, or the rest of one from the page before. What seems to begin a row
    within a block, in `guessed`, is nearer to the text above it than all blocks are.
    """
    numbers: list[str] = []
    for levels, own in zip(parts, starts, strict=True):
        edges = sorted({0, *own, len(levels)})
        blocks = [_first_texts(levels[a:b], gutters) for a, b in pairwise(edges)]
        numbered = [len(block) == 1 and NUMBER.fullmatch(block[0]) is not None for block in blocks]
        if not all(numbered[1:]):
            return False
        numbers += [block[0] for block, is_numbered in zip(blocks, numbered, strict=True) if is_numbered]
    if len(set(numbers)) < max(_FEWEST, len(numbers)):
        return False
    return all(
        _are_texts(levels, set(own), set(rows) - {0, *own}, gutters)
        for levels, own, rows in zip(parts, starts, guessed, strict=True)
    )


def _first_texts(levels: Sequence[Level], gutters: Sequence[Gap]) -> list[str]:
    """The texts in the first column."""
    return [text.text for level in levels for text in level if column(text, gutters) == 0]


def _are_texts(
    levels: Sequence[Level], starts: Collection[int], inside: Collection[int], gutters: Sequence[Gap]
) -> bool:
    """Whether the levels `inside` blocks are no rows: little white above them, and few texts beside the number's column."""
    beside = [tuple(text for text in level if column(text, gutters)) or level for level in levels]
    white = [baseline(below) - baseline(above) for above, below in pairwise(beside)]
    least = min((white[n - 1] for n in starts if n), default=0.0)
    few = all(len({column(text, gutters) for text in beside[n]}) <= _MOST_BESIDE for n in inside)
    return few and all(white[n - 1] < least for n in inside)
