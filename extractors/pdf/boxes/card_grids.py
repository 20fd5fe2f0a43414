"""Grids whose cells are cards, each with fields side by side: names in one row, their values below these."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.boxes.boxed import card
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Frame
from schemas.document import Box

_FEWEST = 2  # cards
_FEWEST_WORDS = 6  # of a card: something to say, and two fields
_LINES = 3.0  # of the font size: the least height of a card

Filled = Sequence[tuple[Box, Sequence[Word]]]  # cells with their words


def card_parts(filled: Filled) -> dict[Box, tuple[Region, ...]]:
    """The text of each filled cell in reading order, where all are cards; nothing where they are not."""
    if len(filled) < _FEWEST or not all(_may_be_card(*cell) for cell in filled[:_FEWEST]):
        return {}  # as in nearly every table
    parts: dict[Box, tuple[Region, ...]] = {}
    for box, words in filled:
        parts[box] = card(words, _frame(box, words))
        if not parts[box]:
            return {}
    return parts


def _frame(box: Box, words: Sequence[Word]) -> Frame:
    """As far from the right side of the card as from its left, however far: the gaps between cards are in their cells."""
    left = min(word.x0 for word in words)
    return Frame(left, max(box.x1 - (left - box.x0), *(word.x1 for word in words)))


def _may_be_card(box: Box, words: Sequence[Word]) -> bool:
    upright = len(words) >= _FEWEST_WORDS and not any(word.turn for word in words)
    return upright and box.bottom - box.top > _LINES * words[0].size
