"""Boxes right below cards that stand beside each other, one below each, all with the same first line ("How we will know"):
each says more of the card above it, and is read behind that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.pdf.boxes.boxed import Boxed
from schemas.document import Box

_FEWEST = 2  # cards
_NEAR = 2.0  # points: between the sides of a card and of the box below it
_FAR = 20.0  # points: the most white between the two


def below_cards(boxes: Sequence[Boxed]) -> Mapping[Box, Boxed]:
    """The card above each such box, by the box; nothing where a card of the row has none below it."""
    cards = [one for one in boxes if one.is_card]
    if len(cards) < _FEWEST:  # as on most pages
        return {}
    others = [one for one in boxes if not one.is_card]
    found = {one.box: card for one in others for card in cards if _is_below(one.box, card.box)}
    names = {_first_line(one) for one in others if one.box in found}
    foot = max((card.box.bottom for card in found.values()), default=0.0)
    level = [card for card in cards if abs(card.box.bottom - foot) <= _NEAR]
    each = len(level) >= _FEWEST and sorted(card.box for card in found.values()) == sorted(
        card.box for card in level
    )
    return found if each and len(names) == 1 else {}


def _is_below(box: Box, card: Box) -> bool:
    as_wide = abs(box.x0 - card.x0) <= _NEAR and abs(box.x1 - card.x1) <= _NEAR
    return as_wide and -_NEAR <= box.top - card.bottom <= _FAR


def _first_line(one: Boxed) -> str:
    return next((line.text for part in one.parts for line in part.lines), "")
