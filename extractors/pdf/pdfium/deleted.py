"""Pieces of words that a line strikes through, and the page without them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from extractors.pdf.drawn.struck import Texts, may_be_struck, spread, struck
from extractors.pdf.drawn.words import turned_box
from extractors.pdf.pdfium.pieces import Array, Pieces
from extractors.pdf.pdfium.runs import Flags, Whole
from schemas.document import Box


class Deleted(NamedTuple):
    """The pieces that are left, the numbers of the characters struck through, and which rules do that."""

    left: Pieces
    characters: Whole
    strikes: Flags


def without_deleted(pieces: Pieces, rules: Array, turn: int) -> Deleted:
    """The pieces but for those of the page's main turn that one of the `rules` (their x0, top, x1, bottom) strikes through."""
    texts = Texts(pieces.start, pieces.end, pieces.top, pieces.size)
    sides = np.array(turned_box(Box(*rules), turn)) if turn else rules
    _, top, _, bottom = sides
    if not may_be_struck(texts, top[top == bottom]):  # as on nearly every page
        return Deleted(pieces, pieces.first[:0], np.zeros(len(top), bool))
    main = np.flatnonzero(pieces.turn == turn)
    is_struck = np.zeros(len(pieces.first), bool)
    is_struck[main], strikes = struck(Texts(*(side[main] for side in texts)), sides.T)
    if not is_struck.any():
        return Deleted(pieces, pieces.first[:0], strikes)
    ends = zip(pieces.first[is_struck].tolist(), pieces.last[is_struck].tolist(), strict=True)
    start, end, _, _ = spread(texts, is_struck)
    left = Pieces._make(column[~is_struck] for column in pieces._replace(start=start, end=end))
    return Deleted(left, np.concatenate([np.arange(low, high + 1) for low, high in ends]), strikes)
