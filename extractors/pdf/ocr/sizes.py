"""Words seen on a picture -> the font sizes, baselines and strokes they are set in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import mean, median
from typing import NamedTuple

import numpy as np

from extractors.pdf.drawn import DESCENT
from extractors.pdf.ocr.lines import Mask

_SMALL_REACH = 0.52  # of the font size, the height of small letters
# How far letters reach above and below the baseline, of the font size: the first class a word has counts.
_ABOVE = (
    (re.compile(r"[A-Zbdfhkl0-9()\[\]{}&/%£]"), 0.72),
    (re.compile(r"[ijt?!]"), 0.69),
    (re.compile(r"\w"), _SMALL_REACH),
)
_BELOW = ((re.compile(r"[gjpqy()\[\]{}@]"), DESCENT), (re.compile(r"[,;Q]"), 0.14))
_BELOW_IN_SOME_FONTS = "J"
_CLEARLY = 0.1  # of its line's height, from the baseline seen to the bottom of a word that reaches below it
_LINE_SHARE = 0.93  # of the font size, the height that Tesseract gives a line
_OFF_LINE = 0.25  # of the font size: a word this far off its line's baseline stands on its own
_SAME_SIZE = 0.12  # sizes that differ by less are one
_COMMON = 0.1  # share of a page's words
_FEW_LETTERS = 8  # that show a size badly
_NEAR_SIZE = 0.25
# How wide the strokes of a letter look, over those of "o": bars that lie level look wider, slanted stems narrower.
_STROKES = (
    ("E–—", 1.6), ("BFS", 1.35), ("CDGOPRTe2£", 1.25), ("as5Q-", 1.19), ("689&z", 1.1), ("rtf0JIY", 0.92),
    ("huknvU", 0.84), ("ilmwxyNMV%;,", 0.79), ("W()'/|", 0.68),
)  # fmt: skip
_STROKE_OF = {letter: width for letters, width in _STROKES for letter in letters}


class Seen(NamedTuple):
    """A word in a picture: its box in pixels, its line's height and baseline, and how sure it is, 0 to 1."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    height: float
    base: float
    sure: float
    line: int = -1  # the number of its line; words without one stand alone


class Set(NamedTuple):
    """A word with the font size and baseline it is set in, in pixels, and the width of its strokes were they of "o"s."""

    seen: Seen
    size: float
    base: float
    stroke: float


def set_in(found: Sequence[Seen], ink: Mask) -> list[Set]:
    """The words with their sizes and baselines; sizes that hardly differ on the page are one."""
    sizes = _steady(found, _alike(_sizes(found)))
    off: dict[int, list[float]] = defaultdict(list)  # how far the words of a line stand below its baseline
    for word, size in zip(found, sizes, strict=True):
        if _shows_base(word, size):
            off[word.line].append(_base(word, size) - word.base)
    usual = {line: median(distances) for line, distances in off.items()}
    return [
        Set(word, size, _aligned(word, size, usual.get(word.line, 0.0)), _stroke(word, ink))
        for word, size in zip(found, sizes, strict=True)
    ]


def _sizes(found: Sequence[Seen]) -> list[float]:
    """The font size in pixels of each word's line: what its tall letters show, else its small ones.

    How much smaller small letters are differs by font; the lines that have both show it.
    """
    tall: dict[int, list[float]] = defaultdict(list)
    small: dict[int, list[float]] = defaultdict(list)
    for number, word in enumerate(found):
        above = _reach(word.text, _ABOVE) if any(map(str.isalnum, word.text)) else 0.0
        shown = (word.bottom - word.top) / (above + _below(word)) if above else 0.0
        if shown:
            (tall if above > _SMALL_REACH else small)[_line(word, number)].append(shown)
    both = [median(small[line]) / median(tall[line]) for line in small.keys() & tall.keys()]
    share = median(both) if both else 1.0
    sizes = []
    for number, word in enumerate(found):
        line = _line(word, number)
        own = tall.get(line) or [size / share for size in small.get(line, ())]
        sizes.append(median(own) if own else word.height / _LINE_SHARE)
    return sizes


def _line(word: Seen, number: int) -> int:
    """The number of the word's line, another one for each word that stands alone."""
    return word.line if word.line >= 0 else -1 - number


def _base(word: Seen, size: float) -> float:
    return word.bottom - _below(word) * size


def _aligned(word: Seen, size: float, off: float) -> float:
    """The word's baseline, which is its line's, set right by `off`, unless it clearly stands elsewhere."""
    own, shared = _base(word, size), word.base + off
    elsewhere = _shows_base(word, size) and abs(own - shared) > _OFF_LINE * size
    return own if word.line < 0 or elsewhere else shared


def _shows_base(word: Seen, size: float) -> bool:
    """Whether its box says where the word stands: not that of a sign alone ("/"), nor one too high for its letters."""
    height = (_reach(word.text, _ABOVE) + _below(word)) * size
    return any(map(str.isalnum, word.text)) and abs(word.bottom - word.top - height) <= _OFF_LINE * size


def _below(word: Seen) -> float:
    """How far the word's letters reach below its baseline, of the font size."""
    lower = word.bottom - word.base > _CLEARLY * word.height
    if lower and any(letter in word.text for letter in _BELOW_IN_SOME_FONTS):
        return DESCENT
    return _reach(word.text, _BELOW)


def _reach(text: str, classes: Sequence[tuple[re.Pattern[str], float]]) -> float:
    return next((share for letters, share in classes if letters.search(text)), 0.0)


def _alike(sizes: Sequence[float]) -> list[float]:
    """Each size as the middle one of those on the page it hardly differs from, the commonest first."""
    left = sorted(sizes)
    groups: list[float] = []
    while left:
        best = max(set(left), key=lambda one: sum(abs(other - one) <= _SAME_SIZE * one for other in left))
        groups.append(median([one for one in left if abs(one - best) <= _SAME_SIZE * best]))
        left = [one for one in left if abs(one - best) > _SAME_SIZE * best]
    return [min(groups, key=lambda group: abs(group - one)) for one in sizes]


def _steady(found: Sequence[Seen], sizes: Sequence[float]) -> list[float]:
    """The sizes, those of a few letters alone on their line taken for a common one of the page that is near."""
    letters = Counter(_line(word, n) for n, word in enumerate(found) for _ in word.text)
    common = [size for size, count in Counter(sizes).items() if count >= _COMMON * len(sizes)]
    steady = []
    for number, (word, size) in enumerate(zip(found, sizes, strict=True)):
        near = min(common, key=lambda one: abs(one - size), default=size)
        few = letters[_line(word, number)] <= _FEW_LETTERS
        steady.append(near if few and abs(near - size) <= _NEAR_SIZE * near else size)
    return steady


def _stroke(word: Seen, ink: Mask) -> float:
    """The mean width of the strokes that cross a row of pixels, over what is usual of such letters."""
    part = ink[word.top : word.bottom, word.x0 : word.x1]
    crossings = int(np.count_nonzero(part[:, 1:] & ~part[:, :-1])) + int(np.count_nonzero(part[:, :1]))
    usual = mean(_STROKE_OF.get(letter, 1.0) for letter in word.text)
    return int(np.count_nonzero(part)) / crossings / usual if crossings else 0.0
