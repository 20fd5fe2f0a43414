"""Marks that stand alone and that Tesseract passes over: bullets, dashes, a single figure in a cell."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from extractors.pdf.drawn.strokes import root
from extractors.pdf.ocr.lines import Mask, Picture
from extractors.pdf.ocr.sizes import Seen, Set, set_in

_DOUBTFUL = frozenset("eo.,*«»°¢®©·•-–~=_'0")  # what a bullet or a dash is taken for
_APART = 0.5  # of the font size, between copies of a mark
_EDGE = 4  # pixels of paper around a mark
_SHORT = 3  # letters of a number that may be mistaken where it stands alone
_MOST = 400  # marks of a page: beyond that it is a picture of something else
_TALLEST = 1.3  # of the font size
_WIDEST = 4.0
_TAB = 8.0  # of the font size: as far from a bullet may the words begin
_LEAST = 0.12  # of the font size: smaller is dust or a stop
_FIGURE = 0.45  # of the font size: a letter or figure is at least so tall
_CUT = 0.16  # of the font size: what stands as near to a word is of it
_ONE_MARK = 0.25  # of the font size: pieces as near belong together
_SOLID = 0.65  # share of its box that a bullet fills; a square one all
_ROUND = 1.5  # how much wider than tall a bullet may be, or taller
_HYPHEN = 0.42  # of the font size: a longer one is a dash
_DASH = 2.0  # how much wider than tall a dash is
_RAISED = (0.1, 0.55)  # of the font size above the baseline lies the middle of a bullet or dash
_SURE = 0.5  # what is said of a mark that was known by its shape

Ask = Callable[[Picture], list[Seen]]  # what stands on one line


class Mark(NamedTuple):
    """The box of ink that belongs together, in pixels, half-open, and how much of it is ink."""

    x0: int
    top: int
    x1: int
    bottom: int
    filled: float


def with_marks(picture: Picture, ink: Mask, said: Sequence[Seen], size: float, ask: Ask) -> list[Seen]:
    """The words, and the marks that are in none of them, at a usual font size of `size` pixels.

    A single sign that looks like a bullet or a dash is one, whatever it was taken for, and a short number that
    stands alone is asked for again: among white paper it is often mistaken.
    """
    beside = Counter(word.line for word in said)
    doubtful = [word for word in said if _is_doubtful(word, beside[word.line])]
    rest = [word for word in said if not _is_doubtful(word, beside[word.line])]
    found = marks(picture, ink, set_in(rest, ink), size, ask)
    return rest + found + [word for word in doubtful if not any(_meet(word, mark) for mark in found)]


def _is_doubtful(word: Seen, words_on_line: int) -> bool:
    alone = words_on_line == 1 and (len(word.text) == 1 or any(map(str.isdigit, word.text)))
    return word.text in _DOUBTFUL or (alone and len(word.text) <= _SHORT)


def _meet(one: Seen, other: Seen) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom


def marks(picture: Picture, ink: Mask, found: Sequence[Set], size: float, ask: Ask) -> list[Seen]:
    """The marks that are in none of the words."""
    near = max(1, round(_CUT * size))
    left, taken = ink.copy(), np.zeros(ink.shape, np.bool_)
    for x0, top, x1, bottom in (word.seen[1:5] for word in found):
        left[top:bottom, x0:x1] = False
        taken[top:bottom, max(0, x0 - near) : x1 + near] = True  # a box may end within or before a letter
    free = [one for one in _pieces(left) if not taken[one.top : one.bottom, one.x0 : one.x1].any()]
    alone = [mark for mark in _joined(free, size) if _is_mark(mark, size)]
    if len(alone) > _MOST:
        return []
    known = [(mark, _shape(mark, found, size)) for mark in alone]
    made = [Seen(sign, m.x0, m.top, m.x1, m.bottom, size, m.bottom, _SURE) for m, sign in known if sign]
    asked = [mark for mark, sign in known if not sign and mark.bottom - mark.top >= _FIGURE * size]
    is_page = len(asked) <= len(found)  # else it is a photograph, or lies on its side
    return made + (_read(picture, asked, size, ask) if asked and is_page else [])


def _is_mark(mark: Mark, size: float) -> bool:
    width, height = mark.x1 - mark.x0, mark.bottom - mark.top
    return max(width, height) >= _LEAST * size and height <= _TALLEST * size and width <= _WIDEST * size


def _shape(mark: Mark, found: Sequence[Set], size: float) -> str:
    """The bullet or dash that a mark before a word on its line looks like; else nothing."""
    width, height = mark.x1 - mark.x0, mark.bottom - mark.top
    middle = (mark.top + mark.bottom) / 2
    beside = [
        word
        for word in found
        if 0 <= word.seen.x0 - mark.x1 < _TAB * size
        and _RAISED[0] * word.size <= word.base - middle <= _RAISED[1] * word.size
    ]
    if not beside or mark.filled < _SOLID:
        return ""
    if width >= _DASH * height:
        return "-" if width < _HYPHEN * size else "–"
    return "•" if max(width, height) <= min(_ROUND * min(width, height), 0.7 * size) else ""


def _read(picture: Picture, asked: Sequence[Mark], size: float, ask: Ask) -> list[Seen]:
    """What the marks say when they are set on one line, each three times: two of the three must agree."""
    gap, near, high = round(1.5 * size), round(_APART * size), round(_TALLEST * size) + 2 * _EDGE
    parts = [_cut_out(picture, mark) for mark in asked]
    strip = np.full((high + 2 * gap, gap + sum(3 * (p.shape[1] + near) + gap for p in parts)), 255, np.uint8)
    ends: list[int] = []
    at = gap
    for part in parts:
        for _ in range(3):
            strip[gap + high - part.shape[0] : gap + high, at : at + part.shape[1]] = part
            at += part.shape[1] + near
        at += gap
        ends.append(at - gap // 2)
    said = [("", 0.0)] * len(asked)
    for word in sorted(ask(strip), key=lambda word: word.x0):
        place = min(bisect_right(ends, word.x0), len(asked) - 1)
        said[place] = (said[place][0] + word.text, max(said[place][1], word.sure))
    agreed = ((mark, _agreed(text), sure) for mark, (text, sure) in zip(asked, said, strict=True))
    return [
        Seen(text, mark.x0, mark.top, mark.x1, mark.bottom, size, mark.bottom, sure)
        for mark, text, sure in agreed
        if text
    ]


def _cut_out(picture: Picture, mark: Mark) -> Picture:
    return picture[max(0, mark.top - _EDGE) : mark.bottom + _EDGE, max(0, mark.x0 - _EDGE) : mark.x1 + _EDGE]


def _agreed(text: str) -> str:
    """What two of three equal parts of the text say, or most of its letters; nothing where none agree."""
    third, rest = divmod(len(text), 3)
    parts = [text[at : at + third] for at in range(0, len(text), third)] if third and not rest else list(text)
    said, times = Counter(parts).most_common(1)[0] if parts else ("", 0)
    return said if times > 1 else text


def _pieces(ink: Mask) -> list[Mark]:
    """The boxes of connected ink."""
    padded = np.zeros((ink.shape[0], ink.shape[1] + 2), np.int8)
    padded[:, 1:-1] = ink
    steps = np.diff(padded.ravel())
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    width = padded.shape[1]
    runs = list(
        zip((starts // width).tolist(), (starts % width).tolist(), (ends % width).tolist(), strict=True)
    )
    parent = list(range(len(runs)))
    above: list[int] = []
    here: list[int] = []
    row = -1
    for number, (at, low, high) in enumerate(runs):
        if at != row:
            above, here, row = (here if at == row + 1 else []), [], at
        for other in above:
            if runs[other][1] <= high and low <= runs[other][2]:
                parent[root(parent, other)] = root(parent, number)
        here.append(number)
    boxes: dict[int, list[int]] = {}
    for number, (at, low, high) in enumerate(runs):
        box = boxes.setdefault(root(parent, number), [low, at, high, at + 1, 0])
        box[0], box[2], box[3] = min(box[0], low), max(box[2], high), at + 1
        box[4] += high - low
    return [
        Mark(x0, top, x1, low, dark / ((x1 - x0) * (low - top))) for x0, top, x1, low, dark in boxes.values()
    ]


def _joined(pieces: Sequence[Mark], size: float) -> list[Mark]:
    """Pieces on one level that hardly have a gap between them, as one."""
    near = _ONE_MARK * size
    joined: list[Mark] = []
    for piece in sorted(pieces, key=lambda one: one.x0):
        beside = next(
            (
                n
                for n in range(len(joined) - 1, -1, -1)
                if piece.x0 - joined[n].x1 < near
                and min(piece.bottom, joined[n].bottom) > max(piece.top, joined[n].top)
            ),
            None,
        )
        if beside is None:
            joined.append(piece)
        else:
            joined[beside] = _both(joined[beside], piece)
    return joined


def _both(one: Mark, other: Mark) -> Mark:
    x0, top = min(one.x0, other.x0), min(one.top, other.top)
    x1, bottom = max(one.x1, other.x1), max(one.bottom, other.bottom)
    dark = sum(m.filled * (m.x1 - m.x0) * (m.bottom - m.top) for m in (one, other))
    return Mark(x0, top, x1, bottom, dark / ((x1 - x0) * (bottom - top)))
