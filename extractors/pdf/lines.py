"""Words -> lines, and what a line tells about the break after it: its marker, its indent, the room left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.pdf.words import Word
from schemas.document import Box

_SAME_LINE = 0.5  # share of the lower word's height that both words' boxes share
_GLUED = 0.08  # of the font size: pieces of text this near are one word
_CENTRED = 3.0  # points both margins of a centred line may differ
_SPACE = 0.26  # of the font size: a space
_BULLET = re.compile(r"([•·▪▫‣⁃∙◦●○■□➢➤✓✔►▶◆❖\ue000-\uf8ff])(?: +|(?=\w))(?=\S)|(o) +(?=\S)")
_DASH = re.compile(r"[-–—] +(?=\S)")
_NUMBER = re.compile(
    r"(\((?:[ivx]{1,5}|[a-z]|\d{1,2})\)) *(?=\S)|((?:[A-Z]?\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}|[a-z])[.)]) +(?=\S)"
)


class Frame(NamedTuple):
    """The inner edges of a column: where its lines begin, and where they must end."""

    left: float
    right: float


class Marker(NamedTuple):
    """A typed list marker: its normal form ("•", "-" or the number as printed), and where the text begins."""

    sign: str
    body_start: int


@dataclass(frozen=True, slots=True)
class Line:
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
        at = 0
        for word in self.words:
            if self.marker is None or at >= self.marker.body_start:
                return word
            at += len(word.text) + 1
        return self.words[0]


def lines(words: Iterable[Word]) -> tuple[Line, ...]:
    """The lines of a column's words (in one reading frame), top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.x0)):
        if rows and _on_line(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return tuple(line(row) for row in rows)


def line(words: Iterable[Word]) -> Line:
    """The line of words that stand beside each other; pieces that touch are one word."""
    ordered: list[Word] = []
    for word in sorted(words, key=lambda word: word.x0):
        last = ordered[-1] if ordered else None
        if last is not None and abs(word.x0 - last.x1) < _GLUED * max(last.size, word.size):
            ordered[-1] = _glued(last, word)
        else:
            ordered.append(word)
    text = " ".join(word.text for word in ordered)
    heaviest = max({word.size for word in ordered}, key=lambda size: _weight(ordered, size))
    return Line(
        tuple(ordered),
        text,
        around(word.box for word in ordered),
        heaviest,
        all(word.bold for word in ordered if any(c.isalnum() for c in word.text) or len(ordered) == 1),
        marker(text),
    )


def marker(text: str) -> Marker | None:
    """The list marker the text begins with, if any."""
    if found := _BULLET.match(text):
        return Marker("•", found.end())
    if found := _DASH.match(text):
        return Marker("-", found.end())
    if found := _NUMBER.match(text):
        return Marker(found.group(1) or found.group(2), found.end())
    return None


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of the (at least one) boxes."""
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))


def room(line: Line, frame: Frame) -> float:
    """Points a line leaves free; of a centred line the free points on both sides."""
    left, right = line.box.x0 - frame.left, frame.right - line.box.x1
    if left > _CENTRED and abs(left - right) <= _CENTRED:
        return left + right
    return right


def would_fit(line: Line, following: Line, frame: Frame) -> bool:
    """Whether the first word of the following line clearly had room at the end of this one."""
    space = _SPACE * line.size
    return room(line, frame) >= following.words[0].width + 2 * space


def _on_line(row: Sequence[Word], word: Word) -> bool:
    tallest = max(row, key=lambda other: other.bottom - other.top)
    shared = min(tallest.bottom, word.bottom) - max(tallest.top, word.top)
    return shared >= _SAME_LINE * min(tallest.bottom - tallest.top, word.bottom - word.top)


def _glued(one: Word, other: Word) -> Word:
    box = around((one.box, other.box))
    size = max(one.size, other.size)
    return Word(one.text + other.text, *box, size, one.bold and other.bold, one.turn)


def _weight(words: Sequence[Word], size: float) -> float:
    return sum(word.width for word in words if word.size == size)
