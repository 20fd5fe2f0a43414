"""Labels of a run, "A4." "AS." "A6.", in which a letter was seen for a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.pdf.ocr.sizes import Seen

_FIGURES = str.maketrans("OoQlIZSGB", "000112568")  # what each is taken for
_LABEL = re.compile(r"([A-Z]?)([\dOoQlIZSGB]{1,2})([.):]?)")
_SAME_EDGE = 0.4  # of a line's height


class _Label(NamedTuple):
    """A word that may be a label: where it is among the words, its letter, number and stop, and if it needs mending."""

    at: int
    word: Seen
    letter: str
    number: int
    stop: str
    doubtful: bool


def mended(found: Sequence[Seen]) -> dict[int, str]:
    """The right texts of misread labels, by their place among the words.

    Only what is sure: the two labels above it in its column count up to it, or the one above and the one below,
    and none contradicts.
    """
    labels = sorted(_labels(found), key=lambda label: label.word.top)
    right: dict[int, str] = {}
    for n, label in enumerate(labels):
        if not label.doubtful:
            continue
        above = [o.number for o in labels[:n] if _is_of_run(o, label)]
        below = [o.number for o in labels[n + 1 :] if _is_of_run(o, label) and not o.doubtful]
        before, after = above[-2:] == [label.number - 2, label.number - 1], below[:1] == [label.number + 1]
        if above[-1:] == [label.number - 1] and (before or after) and (after or not below):
            right[label.at] = f"{label.letter}{label.number}{label.stop}"
    return right


def _labels(found: Sequence[Seen]) -> list[_Label]:
    """The first words of lines that look like labels, as what they would be."""
    labels: list[_Label] = []
    for at, word in enumerate(found):
        match = _LABEL.fullmatch(word.text)
        if match is None or (at and found[at - 1].line == word.line >= 0):
            continue
        letter, figures, stop = match.groups()
        number = figures.translate(_FIGURES)
        labels.append(_Label(at, word, letter, int(number), stop, number != figures))
    return labels


def _is_of_run(other: _Label, label: _Label) -> bool:
    aligned = abs(other.word.x0 - label.word.x0) <= _SAME_EDGE * label.word.height
    return aligned and (other.letter, other.stop) == (label.letter, label.stop)
