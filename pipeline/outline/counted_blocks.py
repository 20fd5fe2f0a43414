"""Blocks behind a number of their own with small print below: "7", "Mend the weir", "Rivers Team | May 2031".

The number becomes the item's, and the small print the labelled lines that it is elsewhere: "Lead: Rivers Team".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.outline.prose import inline_fields
from pipeline.texts.witness import looks_like_date
from schemas.passage import EMPTY, Passage, inserted, join
from schemas.record import LogicalTable, Paragraph

_BAR = re.compile(r"\s+[|•·]\s+")
_LONGEST = 25  # words of small print
_FEWEST = 3  # blocks
_MOST = 0.8  # share of the blocks whose small print holds a date or labelled fields
_DIGITS = re.compile(r"\d{1,2}")
_SIZE = 3  # paragraphs of a block
_TWO = 2
_LEAD, _WHEN = inserted("Lead"), inserted("By when")

Body = Sequence[Paragraph | LogicalTable]


class _Block(NamedTuple):
    number: Paragraph
    text: Paragraph
    small: Paragraph


def with_counted_blocks(body: Body) -> list[Paragraph | LogicalTable]:
    """The body with such blocks, where several count on, as numbered items with labelled lines below each."""
    blocks = {at: block for at in range(len(body) - _SIZE + 1) if (block := _block(body[at : at + _SIZE]))}
    if len(blocks) < _FEWEST or not _count_on(tuple(blocks.values())):
        return list(body)
    made: list[Paragraph | LogicalTable] = []
    at = 0
    while at < len(body):
        if at in blocks:
            made += _item(blocks[at])
            at += _SIZE
        else:
            made.append(body[at])
            at += 1
    return made


def _block(parts: Body) -> _Block | None:
    number, text, small = (part if isinstance(part, Paragraph) else None for part in parts)
    if number is None or text is None or small is None or not _DIGITS.fullmatch(number.passage.text.strip()):
        return None
    short = len(small.passage.text.split()) <= _LONGEST
    return _Block(number, text, small) if short and (inline_fields(small) or all(_said(small))) else None


def _count_on(blocks: Sequence[_Block]) -> bool:
    """Whether the numbers are all there, over the whole or under each heading, and the small print says who and when."""
    values = [int(block.number.passage.text) for block in blocks]
    told = sum(
        bool(inline_fields(block.small)) or looks_like_date(_said(block.small)[1].text) for block in blocks
    )
    ordered = values if 1 in values[1:] else sorted(values)
    counted = all(after in {1, before + 1} for before, after in pairwise(ordered))
    return counted and told >= _MOST * len(blocks)


def _said(small: Paragraph) -> tuple[Passage, Passage]:
    """Who and when of small print in two parts, whichever comes first; nothing of any other."""
    parts = small.passage.split(_BAR)
    if len(parts) != _TWO:
        return EMPTY, EMPTY
    first, second = parts
    return (second, first) if looks_like_date(first.text) else (first, second)


def _item(block: _Block) -> Iterator[Paragraph]:
    page = block.text.page
    words = block.text.passage.collapsed()
    yield Paragraph(join((block.number.passage.strip(), words), ". "), page=page)
    if inline_fields(block.small):
        yield block.small
        return
    for label, value in zip((_LEAD, _WHEN), _said(block.small), strict=True):
        yield Paragraph(join((label, value), ": "), page=page)
