"""The middles of words as arrays: which of them lie in a box is asked of all at once, as pages have boxes by the hundred."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractors.pdf.drawn.words import Word
from schemas.document import Box

Flags = npt.NDArray[np.bool_]


class Middles(NamedTuple):
    """A number a word."""

    x: npt.NDArray[np.float64]
    y: npt.NDArray[np.float64]

    def level_with(self, box: Box) -> Flags:
        """Which of them lie at the heights of the box."""
        found: Flags = (box.top <= self.y) & (self.y <= box.bottom)
        return found

    def inside(self, box: Box) -> Flags:
        """Which of them lie in the box."""
        return self.level_with(box) & (box.x0 <= self.x) & (self.x <= box.x1)


def middles(words: Iterable[Word]) -> Middles:
    """The middles of the words, in their order."""
    x0, top, x1, bottom = np.array([word[1:5] for word in words], np.float64).reshape(-1, 4).T
    return Middles((x0 + x1) / 2, (top + bottom) / 2)
