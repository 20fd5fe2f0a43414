"""Raised numbers that point to a note: no part of the word they hang on.

Behind a number, or a unit of one, they may be a power: there the note stands at the foot of the page.
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from extractors.pdf.drawn import DESCENT
from extractors.pdf.pdfium.pieces import Array, Pieces
from extractors.pdf.pdfium.runs import Codes, Flags, Whole

_SMALLEST, _SMALLER = 0.4, 0.87  # of the size of the word: how large its sign is
_LOWEST, _HIGHEST = 0.15, 0.7  # of the size of the word: how far its sign is raised
_GAP = 0.3  # of the size of the word
_LEVEL = 0.5  # of the size of the word: by which the number of a note and its text stand apart
_SAME = 0.1  # points by which letters of one print differ in size
_WIDE = 2.0  # of the font size: no more white is between the number of a note and its text
_LONGEST = 2  # digits
_TINY = 0.75  # of the size of a word that has no power: its note may be on another page
_PLAIN = re.compile(r"[a-z]{3,}[.,;:)”’'\"]*$")
_POWERS: Final = frozenset({"m", "km", "cm", "mm", "ft"})  # "km2" is an area


def without_note_signs(codes: Codes, pieces: Pieces, turn: int) -> tuple[Pieces, Whole]:
    """The pieces but for the signs of notes in the page's main turn, and the numbers of the signs' characters.

    The word before a sign reaches over its place, so that a comma behind it stays with the word.
    """
    baseline = pieces.top + (1 - DESCENT) * pieces.size
    raised = _raised(pieces, baseline, turn)
    if not raised.any():  # as on nearly every page
        return pieces, pieces.first[:0]
    words = [_spelt(codes, pieces, n) for n in range(len(pieces.first))]
    at = [
        n
        for n in (np.flatnonzero(raised) + 1).tolist()
        if words[n].isdecimal() and len(words[n]) <= _LONGEST and words[n - 1].lower() not in _POWERS
    ]
    tiny = pieces.size[1:] <= _TINY * pieces.size[:-1]
    plain = {n for n in at if tiny[n - 1] and _PLAIN.search(words[n - 1])}
    signs = np.array([n for n in at if n in plain or _has_note(n, words, pieces, baseline, turn)], np.int64)
    end = pieces.end.copy()
    end[signs - 1] = end[signs]
    left = np.ones(len(words), bool)
    left[signs] = False
    numbers = [np.arange(pieces.first[n], pieces.last[n] + 1) for n in signs.tolist()]
    rest = Pieces._make(column[left] for column in pieces._replace(end=end))
    return rest, np.concatenate(numbers) if numbers else pieces.first[:0]


def _raised(pieces: Pieces, baseline: Array, turn: int) -> Flags:
    """For each piece but the last whether the next one hangs on it, small and above its baseline."""
    large, small = pieces.size[:-1], pieces.size[1:]
    hung: Flags = (small <= _SMALLER * large) & (small >= _SMALLEST * large)
    if not hung.any():
        return hung
    lift = baseline[:-1] - baseline[1:]
    hung &= (lift >= _LOWEST * large) & (lift <= _HIGHEST * large)
    hung &= abs(pieces.start[1:] - pieces.end[:-1]) <= _GAP * large
    hung &= (pieces.turn[:-1] == turn) & (pieces.turn[1:] == turn)
    return hung


def _spelt(codes: Codes, pieces: Pieces, at: int) -> str:
    return "".join(map(chr, codes[pieces.first[at] : pieces.last[at] + 1]))


def _has_note(sign: int, words: list[str], pieces: Pieces, baseline: Array, turn: int) -> bool:
    """Whether a line further down begins with the sign, with no larger print but a page's foot below it.

    Its words follow each other, as those of a row's columns do not. The numbers of notes may be as large as the text.
    """
    size = pieces.size[sign - 1]
    own = pieces.turn == turn
    counts = np.array([word.rstrip(".)").isdecimal() for word in words])
    for n in [n for n, word in enumerate(words) if word.rstrip(".)") == words[sign] and own[n]]:
        down = baseline - baseline[n]
        line = own & (abs(down) <= _LEVEL * size)
        print_size = pieces.size[line & ~counts].max(initial=0.0)
        if baseline[n] <= baseline[sign - 1] + size or not 0 < print_size <= size + _SAME:
            continue
        if pieces.start[n] == pieces.start[line].min() and _runs_on(pieces, line):
            foot = baseline[own & ~counts & (down > 0) & (pieces.size > print_size + _SAME)]
            if not foot.size or np.ptp(foot) <= _LEVEL * size:
                return True
    return False


def _runs_on(pieces: Pieces, line: Flags) -> bool:
    """Whether no wide white parts the pieces of a line."""
    order = pieces.start[line].argsort()
    gaps = pieces.start[line][order][1:] - np.maximum.accumulate(pieces.end[line][order])[:-1]
    return bool((gaps <= _WIDE * pieces.size[line].max()).all())
