"""What Tesseract saw on a picture (hOCR) -> words with the size and weight that the picture shows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np
from lxml import html

from extractors.pdf.drawn import DESCENT
from extractors.pdf.drawn.words import Word, clean
from extractors.pdf.ocr.lines import Mask
from extractors.pdf.ocr.sizes import Seen, Set

_BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
_HEIGHT = re.compile(r"x_size ([\d.]+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SURE = re.compile(r"x_wconf (\d+)")
_MISREAD_ITEM = re.compile(r"\((?!ill$)(?=.*[ivx])([ivxl1I|]{1,5})[)l1I|\]}]$")  # "(iil" is "(ii)"
_QUARTER = re.compile(r"Q[l|]")  # no word
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "—": "–"})  # it guesses between these
_OWN_START = re.compile(r"[Aa]|\(?(?:[ivx]{1,4}|\d{1,2})[.)]")  # what may be glued to the word behind it
# A picture shows the ink of a letter, a font gives it white at its sides: most beside a stem.
_WHITE_BEFORE = (("1", 0.11), ("bhiklmnpruBDEFHIKLMNPRU[(|.,:;", 0.08), ("acdegoqsCGOQS02345689", 0.05))
_WHITE_BEHIND = (("dhimnuqlHIJMNU])|1.,:;", 0.08), ("abcegopsBCDEGOPQRS02345689", 0.05))
_SLANTED = 0.02
_SPACE = 0.22  # of the line's height: a gap between letters is narrower
_WIDTHS = {**dict.fromkeys("iljtf.,:;'|()[]!I", 0.5), **dict.fromkeys("mwMW", 1.5)}  # of the usual letter's
_SAME_ON_PAGES = 0.08
_HALF = 0.5  # points to which sizes are rounded
_HEAVY = 1.18  # times the width of the page's usual strokes, at the same size
_LEAST_SPACE = 0.18  # of the font size
_NUMBER_PART = re.compile(r"\d{1,2}\.")
_RATHER_HEAVY = 1.05
_VERY_HEAVY = 1.3
_FEW = 4  # letters of a line that show little of its weight
_MOST = 0.6  # share of a line's letters


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
            text = _item(clean("".join(word.itertext())).strip().translate(_PLAIN))
            if sure is not None and box is not None and text:
                x0, top, x1, bottom = map(int, box.groups())
                base = low + offset + slope * ((x0 + x1) / 2 - left)
                yield Seen(text, x0, top, x1, bottom, float(height[1]), base, int(sure[1]) / 100, number)


def _item(text: str) -> str:
    """The word; where it is the number of an item or quarter with a letter taken for another, that number."""
    if _QUARTER.fullmatch(text):
        return "Q1"
    found = _MISREAD_ITEM.match(text)
    return text if found is None else f"({re.sub('[l1I|]', 'i', found[1])})"


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
    bold = _are_bold(found)
    made = [_word(word, scale, bold=heavy) for word, heavy in zip(found, bold, strict=True)]
    for at, (one, other) in enumerate(pairwise(found)):
        if one.seen.line == other.seen.line >= 0:
            made[at : at + 2] = _parted(made[at], made[at + 1], (other.seen.x0 - one.seen.x1) / scale)
    return tuple(made)


def _parted(one: Word, other: Word, seen_gap: float) -> tuple[Word, Word]:
    """Words beside each other with a space left between them, but for the parts of a number ("1." "2")."""
    is_sure = one.text[-1].isalpha() and other.text[0].isalpha()
    least = _LEAST_SPACE * one.size if is_sure else min(_LEAST_SPACE * one.size, seen_gap)
    lacking = least - (other.x0 - one.x1)
    if lacking <= 0 or (_NUMBER_PART.fullmatch(one.text) and other.text[0].isdigit()):
        return one, other
    return one._replace(x1=round(one.x1 - lacking / 2, 2)), other._replace(
        x0=round(other.x0 + lacking / 2, 2)
    )


def _are_bold(found: Sequence[Set]) -> list[bool]:
    """For each word whether its strokes are wider than the page's usual ones.

    Short words show little of that, and noise much: a line that is bold for the most part, or hardly, is one weight.
    """
    weights = [word.stroke / word.size for word in found]
    usual = median([weight for weight in weights if weight] or [0.0])
    heavy = [bool(usual) and weight > _HEAVY * usual for weight in weights]
    lines = [word.seen.line if word.seen.line >= 0 else -1 - n for n, word in enumerate(found)]
    letters: dict[int, list[int]] = defaultdict(lambda: [0, 0])  # of a line: all, and those of heavy words
    for word, line, is_heavy in zip(found, lines, heavy, strict=True):
        letters[line][0] += len(word.seen.text)
        letters[line][1] += len(word.seen.text) * is_heavy
    return [
        _is_bold(weight, usual, *letters[line], is_heavy=is_heavy)
        for weight, line, is_heavy in zip(weights, lines, heavy, strict=True)
    ]


def _is_bold(weight: float, usual: float, letters: int, heavy: int, *, is_heavy: bool) -> bool:
    """Whether a word is, on a line of so many letters of which so many are of heavy words."""
    if letters < _FEW:
        return weight > _VERY_HEAVY * usual > 0
    if heavy > _MOST * letters:
        return weight > _RATHER_HEAVY * usual
    return is_heavy and heavy > (1 - _MOST) * letters


def _word(word: Set, scale: float, *, bold: bool) -> Word:
    size, base, text = word.size / scale, word.base / scale, word.seen.text
    x0 = word.seen.x0 / scale - _beside(text[0], _WHITE_BEFORE) * size
    x1 = word.seen.x1 / scale + _beside(text[-1], _WHITE_BEHIND) * size
    top, bottom = round(base - (1 - DESCENT) * size, 2), round(base + DESCENT * size, 2)
    return Word(text, round(x0, 2), top, round(x1, 2), bottom, round(size / _HALF) * _HALF, bold)


def _beside(letter: str, classes: Sequence[tuple[str, float]]) -> float:
    """The share of the font size that is white beside the letter and still its own."""
    return next((share for letters, share in classes if letter in letters), _SLANTED)
