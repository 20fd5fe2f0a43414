"""Cards without a ground or frame, each beside a narrow coloured stripe as high as the card."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from extractors.pdf.boxes.alike import cards
from extractors.pdf.boxes.boxed import Boxed, boxed
from extractors.pdf.drawn.words import Word
from schemas.document import Box

_WIDEST = 15.0  # points: a stripe is no wider
_LINES = 4.0  # of the font size: one beside a card is no lower
_NEAR = 3.0  # of the font size: its text begins no further from it
_MOST = 60  # stripes on a page: beyond that it is a chart


def bare_cards(words: Sequence[Word], fills: Sequence[Box]) -> tuple[list[Boxed], list[Word]]:
    """The cards right of the stripes among the coloured areas, and the words that stand in none.

    Text beside a stripe that names nothing with fields below it, as a quotation, is no card.
    """
    areas = _areas(words, fills)
    if not areas:  # as on nearly every page
        return [], list(words)
    alike = cards(areas)
    found = [alike.get(box) or boxed(box, own) for box, own in areas.items()]
    found = [one for one in found if one.is_card]
    taken = {word for one in found for word in areas[one.box]}
    return found, [word for word in words if word not in taken]


def _areas(words: Sequence[Word], fills: Sequence[Box]) -> dict[Box, list[Word]]:
    """The words right of each stripe, up to the next one, by the area that they take with it."""
    least = _LINES * min((word.size for word in words), default=inf)
    bars = [
        bar for bar in dict.fromkeys(fills) if bar.x1 - bar.x0 <= _WIDEST and bar.bottom - bar.top >= least
    ]
    found: dict[Box, list[Word]] = {}
    for bar in bars if len(bars) <= _MOST else ():
        level = [word for word in words if bar.top <= (word.top + word.bottom) / 2 <= bar.bottom]
        level = [word for word in level if word.x1 > bar.x0]
        end = min((one.x0 for one in bars if _is_right_of(one, bar)), default=inf)
        own = [word for word in level if word.x0 < end]
        white = min((word.x0 for word in own), default=inf) - bar.x1
        if own and 0 <= white <= _NEAR * own[0].size:
            found[Box(bar.x0, bar.top, max(word.x1 for word in own) + white, bar.bottom)] = own
    return found


def _is_right_of(one: Box, bar: Box) -> bool:
    return one.x0 > bar.x1 and one.top < bar.bottom and one.bottom > bar.top
