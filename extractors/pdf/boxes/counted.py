"""Blocks of text with a large number beside them, in a disc or not: read block by block, each behind its number.

"7" stands level with the middle of its block, between the lines; small print ends the block, or names in tags with
their values. Read along the lines the number would part the sentence, and two such blocks side by side would be one.
Blocks of nothing else count as well where they stand side by side in rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.boxes.boxed import Boxed
from extractors.pdf.boxes.tags import Tagged, tagged
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow import segments
from extractors.pdf.flow.regions import region
from extractors.pdf.lines import Frame, around
from schemas.document import Box

_NUMBER = re.compile(r"\d{1,2}")
_FEWEST = 2  # blocks on a page
_LARGE = 1.4  # of the usual font size: a number that is not bold
_MOST = 60  # such numbers on a page: beyond that they are figures
_FAR = 4.0  # of the number's size: its text begins no further away
_ALONE = 1.0  # of the number's size: no other text is nearer
_SAME_EDGE = 2.0  # points by which lines of a block begin apart
_NEAR = 1.0  # of the font size: the widest white between lines of a block
_BEFORE_NAME = 1.5  # of the font size: above one with a name in a tag
_SMALL = 0.92  # of the size of its first line: small print is no larger


class _Block(NamedTuple):
    number: Word
    lines: tuple[Tagged, ...]

    @property
    def box(self) -> Box:
        return around((self.number.box, *(one.line.box for one in self.lines)))

    @property
    def item(self) -> Sequence[Word]:
        """The number, level with the first line, and the text."""
        first = self.lines[0].line.words[0]
        return (
            self.number._replace(top=first.top, bottom=first.bottom),
            *(w for one in self.lines for w in one.line.words),
        )

    @property
    def parts(self) -> Iterator[Sequence[Word]]:
        """The number, the text, and each name and its value."""
        yield (self.number,)
        text: list[Word] = []
        for one in self.lines:
            name, words = one.parts
            if name:
                yield from (text, name)
                text = []
            text += words
        yield text


def counted(words: Sequence[Word]) -> tuple[list[Boxed], list[Word]]:
    """The blocks that the page counts in bold or large letters, those side by side together, and the words in none of them."""
    figures = [word for word in words if _NUMBER.fullmatch(word.text)]
    usual = Counter(round(word.size) for word in words).most_common(1)[0][0] if figures else 0
    signs = [word for word in figures if word.bold or word.size >= _LARGE * usual]
    numbers = _alike([word for word in signs if alone(word, words)]) if len(signs) <= _MOST else []
    if len(numbers) < _FEWEST or not (numbers := _in_order(numbers)):  # as on nearly every page
        return [], list(words)
    taken = set(numbers)
    lines = list(tagged(segments(word for word in words if word not in taken)))
    blocks = [_Block(number, _beside(number, lines)) for number in numbers]
    used = {id(one) for block in blocks for one in block.lines}
    bare = _are_side_by_side(blocks)
    if not (bare or all(map(_has_small_print, blocks))) or len(used) < sum(len(b.lines) for b in blocks):
        return [], list(words)
    rest = [one.line for one in lines if id(one) not in used]
    if any(_is_level(line.box, block.box) for line in rest for block in blocks):
        return [], list(words)  # cells of a table, whose rows have more than a number and a text
    return [_boxed(row, bare=bare) for row in _rows(blocks)], [word for line in rest for word in line.words]


def _alike(numbers: Sequence[Word]) -> list[Word]:
    """The numbers in the size that most of them have: one that ends a title is smaller."""
    sizes = Counter(round(number.size) for number in numbers)
    return [number for number in numbers if round(number.size) == max(sizes, key=lambda size: sizes[size])]


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


def alone(number: Word, words: Iterable[Word]) -> bool:
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


def _beside(number: Word, lines: Sequence[Tagged]) -> tuple[Tagged, ...]:
    """The lines of the block at the right of the number, top to bottom; names in tags may begin a little further in."""
    level = [one for one in lines if 0 < one.line.box.x0 - number.x1 <= _FAR * number.size]
    level = [one for one in level if _is_level(one.line.box, number.box)]
    if not level:
        return ()
    edge = min(one.line.box.x0 for one in level)
    column = sorted((one for one in lines if _begins_at(edge, one)), key=lambda one: one.line.box.top)
    runs: list[list[Tagged]] = []
    for one in column:
        most = (_BEFORE_NAME if one.named else _NEAR) * one.line.size
        if runs and one.line.box.top - runs[-1][-1].line.box.bottom <= most:
            runs[-1].append(one)
        else:
            runs.append([one])
    return next((tuple(run) for run in runs if any(one in level for one in run)), ())


def _begins_at(edge: float, one: Tagged) -> bool:
    indent = one.line.box.x0 - edge
    return abs(indent) <= _SAME_EDGE or (one.named > 0 and 0 < indent <= one.line.size)


def _has_small_print(block: _Block) -> bool:
    lines = [one.line for one in block.lines]
    return len(lines) > 1 and lines[-1].size <= _SMALL * lines[0].size


def _are_side_by_side(blocks: Sequence[_Block]) -> bool:
    """Whether texts counted from 1 in one size stand in rows of as many each, the last of fewer, a number amid two lines."""
    rows = _rows(blocks)
    sizes = {round(one.line.size) for block in blocks for one in block.lines}
    if not (blocks[0].number.text == "1" and len(rows) > 1 and len(sizes) == 1):
        return False
    full = len(rows[0]) > 1 and all(len(row) == len(rows[0]) for row in rows[:-1])
    amid = any(len(block.lines) > 1 and block.number.top > block.lines[0].line.box.top for block in blocks)
    named = any(one.named for block in blocks for one in block.lines)
    return full and amid and not named and all(block.lines for block in blocks)


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


def _boxed(row: Sequence[_Block], *, bare: bool) -> Boxed:
    parts = [
        region(words, Frame(box.x0, box.x1))
        for block in row
        for words in ((block.item,) if bare else block.parts)
        for box in (around(word.box for word in words),)
    ]
    return Boxed(around(block.box for block in row), tuple(parts))
