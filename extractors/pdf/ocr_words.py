"""What Tesseract saw on a picture (hOCR) -> words with the size and weight that the picture shows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any, NamedTuple

import numpy as np
from lxml import html

from extractors.pdf.drawn import DESCENT
from extractors.pdf.ocr_lines import Mask
from extractors.pdf.words import Word, clean

_BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
_HEIGHT = re.compile(r"x_size ([\d.]+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SURE = re.compile(r"x_wconf (\d+)")
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "—": "–"})  # it guesses between these
_SMALL_REACH = 0.52  # of the font size, the height of small letters
# How far letters reach above and below the baseline, of the font size: the first class a word has counts.
_ABOVE = (
    (re.compile(r"[A-Zbdfhkl0-9()\[\]{}&/%£]"), 0.72),
    (re.compile(r"[ijt?!]"), 0.69),
    (re.compile(r"\w"), _SMALL_REACH),
)
_BELOW = ((re.compile(r"[gjpqy()\[\]{}@]"), DESCENT), (re.compile(r"[,;Q]"), 0.14))
_OWN_START = re.compile(r"[Aa]|\(?(?:[ivx]{1,4}|\d{1,2})[.)]")  # what may be glued to the word behind it
_SPACE = 0.22  # of the line's height: a gap between letters is narrower
_WIDTHS = {**dict.fromkeys("iljtf.,:;'|()[]!I", 0.5), **dict.fromkeys("mwMW", 1.5)}  # of the usual letter's
_LINE_SHARE = 0.93  # of the font size, the height that Tesseract gives a line
_OFF_LINE = 0.25  # of the font size: a word this far off its line's baseline stands on its own
_SAME_SIZE = 0.12  # sizes that differ by less are one
_SAME_ON_PAGES = 0.08
_HALF = 0.5  # points to which sizes are rounded
_HEAVY = 1.3  # times the width of the page's usual strokes, at the same size


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
    """A word with the font size and the baseline it is set in, in pixels, and the width of its strokes."""

    seen: Seen
    size: float
    base: float
    stroke: float


def seen(hocr: bytes) -> list[Seen]:
    """The words Tesseract saw, in its order."""
    if not hocr.strip():
        return []
    return list(_seen(html.document_fromstring(hocr, parser=html.HTMLParser(encoding="utf-8"))))


def _seen(root: Any) -> Iterator[Seen]:
    for number, line in enumerate(root.iter("span")):
        title = line.get("title", "")
        height, baseline, around = _HEIGHT.search(title), _BASELINE.search(title), _BOX.search(title)
        if height is None or baseline is None or around is None:
            continue
        slope, offset, left, low = *map(float, baseline.groups()), int(around[1]), int(around[4])
        for word in line.iter("span"):
            sure, box = _SURE.search(word.get("title", "")), _BOX.search(word.get("title", ""))
            text = clean("".join(word.itertext())).strip().translate(_PLAIN)
            if sure is not None and box is not None and text:
                x0, top, x1, bottom = map(int, box.groups())
                base = low + offset + slope * ((x0 + x1) / 2 - left)
                yield Seen(text, x0, top, x1, bottom, float(height[1]), base, int(sure[1]) / 100, number)


def apart(found: Sequence[Seen], ink: Mask) -> list[Seen]:
    """The words, those cut in two that have a space in them which Tesseract did not see.

    Only an article or a list mark is cut off: letters of capitals are set wide in some fonts.
    """
    return [part for word in found for part in _parts(word, ink)]


def _parts(word: Seen, ink: Mask) -> list[Seen]:
    columns = np.count_nonzero(ink[word.top : word.bottom, word.x0 : word.x1], axis=0) > 0
    steps = np.flatnonzero(np.diff(columns.astype(np.int8)))
    starts, ends = steps[columns[steps]] + 1, steps[~columns[steps]] + 1  # of gaps: ink before, ink behind
    ends = ends[ends > starts[0]] if starts.size else ends
    wide = [
        (int(low), int(high))
        for low, high in zip(starts, ends, strict=False)
        if high - low >= _SPACE * word.height
    ]
    if len(wide) != 1:
        return [word]
    low, high = wide[0]
    at = _letters_before((low + high) / 2 / (word.x1 - word.x0), word.text)
    one, other = word.text[:at], word.text[at:]
    if not other or not (_OWN_START.fullmatch(one) or (one and other == "a")):
        return [word]
    return [
        word._replace(text=one, x1=word.x0 + low),
        word._replace(text=other, x0=word.x0 + high),
    ]


def _letters_before(share: float, text: str) -> int:
    """How many letters stand in the first `share` of the word's width, by how wide they usually are."""
    widths = [_WIDTHS.get(letter, 1.0) for letter in text]
    reached = [sum(widths[:n]) / sum(widths) for n in range(len(text) + 1)]
    return min(range(len(text) + 1), key=lambda n: abs(reached[n] - share))


def set_in(found: Sequence[Seen], ink: Mask) -> list[Set]:
    """The words with their sizes and baselines; sizes that hardly differ on the page are one."""
    sizes = _alike(_sizes(found))
    off: dict[int, list[float]] = defaultdict(list)  # how far the words of a line stand below its baseline
    for word, size in zip(found, sizes, strict=True):
        off[word.line].append(_base(word, size) - word.base)
    usual = {line: median(distances) for line, distances in off.items()}
    return [
        Set(word, size, _aligned(word, size, usual[word.line]), _stroke(word, ink))
        for word, size in zip(found, sizes, strict=True)
    ]


def words(found: Sequence[Set], scale: float, known: list[float]) -> tuple[Word, ...]:
    """The words in points; `scale` is the number of pixels in one.

    A size that hardly differs from one `known` from earlier pages is that; others are added to them.
    """
    for size, _ in Counter(word.size / scale for word in found).most_common():
        if not any(abs(size - other) <= _SAME_ON_PAGES * other for other in known):
            known.append(size)
    found = [
        word._replace(size=scale * min(known, key=lambda k: abs(k - word.size / scale))) for word in found
    ]
    widths = [word.stroke / word.size for word in found if word.stroke]
    usual = median(widths) if widths else 0.0
    return tuple(_word(word, scale, usual) for word in found)


def _word(word: Set, scale: float, usual: float) -> Word:
    x0, x1, size = word.seen.x0 / scale, word.seen.x1 / scale, word.size / scale
    base = word.base / scale
    top, bottom = round(base - (1 - DESCENT) * size, 2), round(base + DESCENT * size, 2)
    bold = bool(usual) and word.stroke / word.size > _HEAVY * usual
    return Word(word.seen.text, round(x0, 2), top, round(x1, 2), bottom, round(size / _HALF) * _HALF, bold)


def _sizes(found: Sequence[Seen]) -> list[float]:
    """The font size in pixels of each word's line: what its tall letters show, else its small ones.

    How much smaller small letters are differs by font; the lines that have both show it.
    """
    tall: dict[int, list[float]] = defaultdict(list)
    small: dict[int, list[float]] = defaultdict(list)
    for number, word in enumerate(found):
        above = _reach(word.text, _ABOVE)
        shown = (word.bottom - word.top) / (above + _reach(word.text, _BELOW)) if above else 0.0
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
    return word.bottom - _reach(word.text, _BELOW) * size


def _aligned(word: Seen, size: float, off: float) -> float:
    """The word's baseline, which is its line's, set right by `off`, unless it clearly stands elsewhere."""
    own, shared = _base(word, size), word.base + off
    return own if word.line < 0 or abs(own - shared) > _OFF_LINE * size else shared


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


def _stroke(word: Seen, ink: Mask) -> float:
    """The mean width of the strokes that cross a row of pixels."""
    part = ink[word.top : word.bottom, word.x0 : word.x1]
    crossings = int(np.count_nonzero(part[:, 1:] & ~part[:, :-1])) + int(np.count_nonzero(part[:, :1]))
    return int(np.count_nonzero(part)) / crossings if crossings else 0.0
