"""Small grounds that hang from the upper edge of a card, behind its number: their edges part no cells of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from extractors.pdf.drawn.strokes import NEAR
from schemas.document import Box

_HIGHEST = 20.0  # points: a badge holds one line
_WIDEST = 0.5  # of its card
_TOP = attrgetter("top")


def without_badges(fills: Sequence[Box], frames: Iterable[Box]) -> Sequence[Box]:
    """The coloured rectangles but for each that alone hangs in a framed or coloured one, away from its sides."""
    low = [fill for fill in fills if fill.bottom - fill.top <= _HIGHEST]
    if not low:  # as on most pages
        return fills
    cards = sorted({*frames, *(fill for fill in fills if fill.bottom - fill.top > _HIGHEST)}, key=_TOP)
    tops = [card.top for card in cards]
    badges: dict[Box, Box] = {}
    for fill in low:
        near = cards[bisect_left(tops, fill.top - NEAR) : bisect_right(tops, fill.top + NEAR)]
        card = next((card for card in near if _hangs(fill, card)), None)
        if card is not None:
            badges[fill] = card
    count = Counter(badges.values())
    alone = {badge for badge, card in badges.items() if count[card] == 1}
    return [fill for fill in fills if fill not in alone]


def _hangs(fill: Box, card: Box) -> bool:
    inside = card.x0 + NEAR < fill.x0 and fill.x1 < card.x1 - NEAR and fill.bottom < card.bottom - NEAR
    return inside and fill.x1 - fill.x0 <= _WIDEST * (card.x1 - card.x0)
