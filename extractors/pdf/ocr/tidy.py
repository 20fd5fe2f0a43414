"""Words seen on a picture, their boxes set right: without ruled lines, and on one line only."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from extractors.pdf.ocr.lines import Mask
from extractors.pdf.ocr.sizes import Seen

_LEAST_INK = 0.3  # of its ink a word has left when the ruled lines are gone
_LINES = frozenset("|[]{}!Il1'‘’")  # what an upright line beside a word is taken for
_LINE = 0.12  # of a line's height: so much of a word's box is empty when the line is gone
_TWO_LINES = 1.4  # times a line's height, a box over two
_LETTER = 0.3  # of a line's height: lower ink is a dot


def without_lines(said: Iterable[Seen], dark: Mask, without: Mask) -> list[Seen]:
    """The words as high as their ink, without those that are but ruled lines, and the signs that lines became."""

    def count(found: Mask, word: Seen) -> int:
        return int(np.count_nonzero(found[word.top : word.bottom, word.x0 : word.x1]))

    return [_cleared(word, without) for word in said if count(without, word) > _LEAST_INK * count(dark, word)]


def _cleared(word: Seen, without: Mask) -> Seen:
    inside = without[word.top : word.bottom, word.x0 : word.x1]
    columns = np.flatnonzero(inside.any(axis=0))
    begins, ends = word.x0 + int(columns[0]), word.x0 + int(columns[-1]) + 1
    word = _on_its_line(word, np.flatnonzero(inside.any(axis=1)))
    if len(word.text) > 1 and word.text[0] in _LINES and begins - word.x0 > _LINE * word.height:
        word = word._replace(text=word.text[1:], x0=begins)
    if len(word.text) > 1 and word.text[-1] in _LINES and word.x1 - ends > _LINE * word.height:
        word = word._replace(text=word.text[:-1], x1=ends)
    return word


def _on_its_line(word: Seen, rows: npt.NDArray[np.intp]) -> Seen:
    """The word as high as the ink in these rows of its box; of a box over several lines, the ink on the word's own.

    The rest is left to be looked for: it is what a narrow column has cut off the word.
    """
    if rows[-1] - rows[0] > _TWO_LINES * word.height:
        parts = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
        high = [part for part in parts if len(part) > _LETTER * word.height]
        rows = min(high or parts, key=lambda part: abs(word.top + int(part[-1]) + 1 - word.base))
    return word._replace(top=word.top + int(rows[0]), bottom=word.top + int(rows[-1]) + 1)
