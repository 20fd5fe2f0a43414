"""Words -> lines, and what a line tells about the break after it: its marker, its indent, the room left."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from math import inf
from operator import itemgetter, sub
from typing import Final, NamedTuple

from extractors.pdf.drawn.words import Word
from extractors.text import BULLETS
from schemas.document import Box

_SAME_LINE = 0.5  # share of the lower word's height that both words' boxes share
_GLUED = 0.08  # of the font size: pieces of text this near are one word
_CENTRED = 3.0  # points both margins of a centred line may differ
_SAME_EDGE = 0.5  # points by which the left edges of lines with one indent may differ
SPACE: Final = 0.26  # of the font size: a space
_BEGINS_NO_LINE = frozenset("/!?:;,.)]}")
_BULLET = re.compile(rf"([{BULLETS}✓✔\ue000-\uf8ff])(?: +|(?=\w))(?=\S)|([o*]) +(?=\S)")
_DASH = re.compile(r"[-–—] +(?=\S)")
_NUMBER = re.compile(
    r"(\((?:[ivx]{1,5}|[a-z]|\d{1,2})\)) *(?=\S)"
    r"|((?:[A-Z]?\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}|[a-z])[.)]|\d{1,2}(?:\.\d{1,2}){1,3}(?= +[A-Z])) +(?=\S)"
    r"|(\d{1,2}\.)(?=[A-Z][a-z]+ [a-z])"  # the tab behind it is too narrow for its digits
)


START: Final = itemgetter(1)  # of a word: its left end
END: Final = itemgetter(3)  # and its right end
_TOP, _BOTTOM = itemgetter(2), itemgetter(4)


class Frame(NamedTuple):
    """The inner edges of a column: where its lines begin, and where they must end."""

    left: float
    right: float


class Marker(NamedTuple):
    """A typed list marker: its normal form ("•", "-" or the number as printed), and where the text begins."""

    sign: str
    body_start: int


class Line(NamedTuple):
    """Words on one baseline, left to right."""

    words: tuple[Word, ...]
    text: str
    box: Box
    size: float
    bold: bool
    marker: Marker | None = None

    @property
    def body_x(self) -> float:
        """Where the text behind the marker begins, in points."""
        return self.body_word.x0

    @property
    def body_word(self) -> Word:
        """The first word behind the marker."""
        if self.marker is None:
            return self.words[0]
        at = 0
        for word in self.words:
            if at >= self.marker.body_start:
                return word
            at += len(word.text) + 1
        return self.words[0]


_LINE, _BOX = (
    partial(tuple.__new__, Line),
    partial(tuple.__new__, Box),
)  # quicker than by the names of the fields


def lines(words: Iterable[Word]) -> tuple[Line, ...]:
    """The lines of a column's words (in one reading frame), top to bottom."""
    return tuple([line(level) for row in rows(words) for level in _levels(row)])


def _levels(row: list[Word]) -> Iterable[list[Word]]:
    """The words of a line, or of the several that words as high as all of them stand beside, and these.

    So a figure in large letters stands beside a list, and bold names in a taller font beside the lines of a cell.
    """
    if row[-1][2] < row[0][4]:  # as in nearly every line: the lowest begins above where the highest ends
        return (row,)
    top, bottom = max(map(_TOP, row)), min(map(_BOTTOM, row))
    high = [word for word in row if word.top < bottom and word.bottom > top]
    others = [word for word in row if word.top >= bottom or word.bottom <= top]
    return sorted((high, *rows(others)), key=_first_middle) if high else (row,)


def rows(words: Iterable[Word]) -> list[list[Word]]:
    """The words of each line, top to bottom."""
    ordered = sorted(words, key=_middle)
    if len(ordered) <= 1:
        return [ordered] if ordered else []
    found: list[list[Word]] = []
    high, low = inf, inf  # of the tallest word of the last line
    for word in ordered:
        _, _, top, _, bottom, _, _, _ = word
        if top == high and bottom == low:  # most of the words of a line
            found[-1].append(word)
        elif top <= low and min(low, bottom) - max(high, top) >= _SAME_LINE * min(low - high, bottom - top):
            found[-1].append(word)
            if bottom - top > low - high:
                high, low = top, bottom
        else:
            found.append([word])
            high, low = top, bottom
    return found


def line(words: Iterable[Word]) -> Line:
    """The line of words that stand beside each other; pieces that touch are one word."""
    ordered = sorted(words, key=START)
    if len(ordered) == 1:
        text, x0, top, x1, bottom, size, bold, _ = ordered[0]
        return _LINE(((ordered[0],), text, _BOX((x0, top, x1, bottom)), size, bold, marker(text)))
    texts, x0s, tops, x1s, bottoms, sizes, bolds, _ = zip(*ordered, strict=True)
    if min(map(sub, x0s[1:], x1s)) < _GLUED * max(sizes):  # else no two touch
        ordered = _together(ordered)
        texts, x0s, tops, x1s, bottoms, sizes, bolds, _ = zip(*ordered, strict=True)
    text = " ".join(texts)
    size = sizes[0] if sizes.count(sizes[0]) == len(sizes) else _heaviest(ordered)
    sign = marker(text)
    bold = False not in bolds or (True in bolds and _is_bold(ordered, sign))
    box = _BOX((x0s[0], min(tops), max(x1s), max(bottoms)))
    return _LINE((tuple(ordered), text, box, size, bold, sign))


def marker(text: str) -> Marker | None:
    """The list marker the text begins with, if any."""
    if text[:2].isalpha() and text[:1] not in "oivx":  # a word, as most lines begin with
        return None
    if found := _BULLET.match(text):
        return Marker("•", found.end())
    if found := _DASH.match(text):
        return Marker("-", found.end())
    if found := _NUMBER.match(text):
        return Marker(found[found.lastindex or 0], found.end())
    return None


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of the (at least one) boxes."""
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))


def room(line: Line, frame: Frame, beside: Line | None = None) -> float:
    """Points a line leaves free; of a centred line the free points on both sides.

    A line that begins right below or above another, `beside`, is indented like it and not centred; so is a list item
    whose text does.
    """
    x0, _, x1, _ = line.box
    left, right = x0 - frame.left, frame.right - x1
    if left <= _CENTRED or abs(left - right) > _CENTRED:
        return right
    indented = beside is not None and any(abs(x - beside.box.x0) <= _SAME_EDGE for x in (x0, line.body_x))
    return right if indented else left + right


def would_fit(line: Line, following: Line, frame: Frame) -> bool:
    """Whether the first word of the following line clearly had room at the end of this one."""
    space = SPACE * line.size
    return room(line, frame, following) >= _unparted(following.words) + 2 * space


def _unparted(words: Sequence[Word]) -> float:
    """The width of the first word with the signs behind it that begin no line: "Panel /" wraps as one.

    Source: Unicode Standard Annex 14, rule LB13.
    """
    if len(words) == 1 or words[1].text not in _BEGINS_NO_LINE:  # as on most lines
        return words[0].x1 - words[0].x0
    end = 1
    while end + 1 < len(words) and words[end + 1].text in _BEGINS_NO_LINE:
        end += 1
    return words[end].x1 - words[0].x0


def _together(ordered: Iterable[Word]) -> list[Word]:
    """The words from left to right, those that touch as one."""
    found: list[Word] = []
    for word in ordered:
        if found and abs(word.x0 - found[-1].x1) < _GLUED * max(found[-1].size, word.size):
            found[-1] = _glued(found[-1], word)
        else:
            found.append(word)
    return found


def _is_bold(words: Sequence[Word], sign: Marker | None) -> bool:
    """Whether the line's words are bold; signs and a list marker, glued to a word or not, need not be.

    Word sets a marker as the paragraph's end.
    """
    return all(word.bold for word in words[sign is not None :] if any(c.isalnum() for c in word.text))


def _glued(one: Word, other: Word) -> Word:
    box = around((one.box, other.box))
    size = max(one.size, other.size)
    return Word(one.text + other.text, *box, size, one.bold and other.bold, one.turn)


def _middle(word: Word) -> float:
    return word[2] + word[4]


def _first_middle(words: Sequence[Word]) -> float:
    return _middle(words[0])


def _heaviest(words: Sequence[Word]) -> float:
    """The font size in which most of the line is set."""
    widths: dict[float, float] = defaultdict(float)
    for word in words:
        widths[word.size] += word.width
    return max(widths, key=lambda size: widths[size])
