"""Pieces of words that a line strikes through, and the page without them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from extractors.pdf.drawn.struck import Texts, spread, struck
from extractors.pdf.drawn.words import turned_box
from extractors.pdf.pdfium.pieces import Pieces
from extractors.pdf.pdfium.runs import Flags, Whole
from schemas.document import Box


class Deleted(NamedTuple):
    """The pieces that are left, the numbers of the characters struck through, and which rules do that."""

    left: Pieces
    characters: Whole
    strikes: Flags


def without_deleted(pieces: Pieces, rules: Box, turn: int) -> Deleted:
    """The pieces but for those of the page's main turn that a rule (the sides of the rules are given) strikes through."""
    texts = Texts(pieces.start, pieces.end, pieces.top, pieces.size)
    sides = np.array(turned_box(rules, turn)).T
    main = pieces.turn == turn
    if main.all():  # as on nearly every page
        is_struck, strikes = struck(texts, sides)
    else:
        is_struck = np.zeros(len(main), bool)
        is_struck[main], strikes = struck(Texts(*(side[main] for side in texts)), sides)
    if not is_struck.any():  # as on nearly every page
        return Deleted(pieces, pieces.first[:0], strikes)
    ends = zip(pieces.first[is_struck].tolist(), pieces.last[is_struck].tolist(), strict=True)
    start, end, _, _ = spread(texts, is_struck)
    left = Pieces._make(column[~is_struck] for column in pieces._replace(start=start, end=end))
    return Deleted(left, np.concatenate([np.arange(low, high + 1) for low, high in ends]), strikes)
