"""Blocks of text with a large number beside them, in a disc or not: read block by block, each behind its number.

"7" stands level with the middle of its block, between the lines; small print ends the block. Read along the lines the
number would part the sentence, and two such blocks side by side would be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.boxes.boxed import Boxed
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow import segments
from extractors.pdf.flow.regions import region
from extractors.pdf.lines import Frame, Line, around
from schemas.document import Box

_NUMBER = re.compile(r"\d{1,2}")
_FEWEST = 2  # blocks on a page
_FAR = 4.0  # of the number's size: its text begins no further away
_ALONE = 1.0  # of the number's size: no other text is nearer
_SAME_EDGE = 2.0  # points by which lines of a block begin apart
_NEAR = 1.0  # of the font size: the widest white between lines of a block
_SMALL = 0.92  # of the size of its first line: small print is no larger


class _Block(NamedTuple):
    number: Word
    lines: tuple[Line, ...]

    @property
    def box(self) -> Box:
        return around((self.number.box, *(line.box for line in self.lines)))


def counted(words: Sequence[Word]) -> tuple[list[Boxed], list[Word]]:
    """The blocks that the page counts, those side by side together, and the words in none of them."""
    numbers = [w for w in words if w.bold and _NUMBER.fullmatch(w.text) and _is_alone(w, words)]
    if len(numbers) < _FEWEST or not (numbers := _in_order(numbers)):  # as on nearly every page
        return [], list(words)
    taken = set(numbers)
    lines = segments(word for word in words if word not in taken)
    blocks = [_Block(number, _beside(number, lines)) for number in numbers]
    used = {id(line) for block in blocks for line in block.lines}
    if not all(map(_has_small_print, blocks)) or len(used) < sum(len(b.lines) for b in blocks):
        return [], list(words)
    rest = [line for line in lines if id(line) not in used]
    if any(_is_level(line.box, block.box) for line in rest for block in blocks):
        return [], list(words)  # cells of a table, whose rows have more than a number and a text
    return [_boxed(row) for row in _rows(blocks)], [word for line in rest for word in line.words]


def _value(number: Word) -> int:
    return int(number.text)


def _in_order(numbers: Sequence[Word]) -> list[Word]:
    """The numbers as they count on, over the page or, begun again under each heading, down it; nothing where they do not."""
    ordered = sorted(numbers, key=_value)
    if all(_value(after) == _value(before) + 1 for before, after in pairwise(ordered)):
        return ordered
    ordered = sorted(numbers, key=lambda number: (round(number.top), number.x0))
    on = all(_value(after) in {1, _value(before) + 1} for before, after in pairwise(ordered))
    return ordered if on else []


def _is_alone(number: Word, words: Iterable[Word]) -> bool:
    """Whether the number is no part of a line."""
    near = _ALONE * number.size
    return not any(
        word is not number
        and word.x0 < number.x1 + near
        and word.x1 > number.x0 - near
        and word.top < number.bottom
        and word.bottom > number.top
        for word in words
    )


def _beside(number: Word, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of the block at the right of the number, top to bottom."""
    level = [line for line in lines if 0 < line.box.x0 - number.x1 <= _FAR * number.size]
    level = [line for line in level if _is_level(line.box, number.box)]
    if not level:
        return ()
    edge = min(line.box.x0 for line in level)
    column = sorted((x for x in lines if abs(x.box.x0 - edge) <= _SAME_EDGE), key=lambda line: line.box.top)
    runs: list[list[Line]] = []
    for line in column:
        if runs and line.box.top - runs[-1][-1].box.bottom <= _NEAR * line.size:
            runs[-1].append(line)
        else:
            runs.append([line])
    return next((tuple(run) for run in runs if any(line in level for line in run)), ())


def _has_small_print(block: _Block) -> bool:
    return len(block.lines) > 1 and block.lines[-1].size <= _SMALL * block.lines[0].size


def _is_level(one: Box, other: Box) -> bool:
    return one.top < other.bottom and one.bottom > other.top


def _rows(blocks: Iterable[_Block]) -> list[list[_Block]]:
    rows: list[list[_Block]] = []
    for block in blocks:
        if rows and any(_is_level(block.box, other.box) for other in rows[-1]):
            rows[-1].append(block)
        else:
            rows.append([block])
    return rows


def _boxed(row: Sequence[_Block]) -> Boxed:
    parts = [
        region(words, Frame(box.x0, box.x1))
        for block in row
        for words in ((block.number,), tuple(word for line in block.lines for word in line.words))
        for box in (around(word.box for word in words),)
    ]
    return Boxed(around(block.box for block in row), tuple(parts))
