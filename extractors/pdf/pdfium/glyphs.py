"""The words of a page by PDFium. Lengths are points, origin top left.

PDFium marks a wide gap inside a text object with a space of its own, so a stretch of characters of one
object without a space is a piece of a word, and the boxes of its first and last character are enough.
Top and bottom come from the baseline and the size of the text object, because PDFium's own differ by font
and would part the words of a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractors.pdf.drawn import DESCENT, Frame, stood
from extractors.pdf.drawn.words import BACK, GAP, LIFT, Glyph, Word, clean, first_drawn, spell, turned_box
from extractors.pdf.pdfium import calls
from extractors.pdf.pdfium.paths import Shapes
from extractors.pdf.pdfium.runs import Codes, Flags, Runs, Whole, runs, table
from schemas.document import Box

_HINTED = 0.1  # of the font size: a gap that PDFium takes for a space is one from this width on
_SET_APART = 0.19  # of the font size: wider gaps are spaces
_ALIKE = 0.05  # of the font size: by which gaps between letters differ
_FEWEST = 3  # gaps between letters that show how far these are set apart
_ONE_BETWEEN = 2  # characters on, with one between
_TWIN = 2.0  # points: cells in which words drawn twice are looked for
_TURNS = (0, 90, 180, 270)
_HYPHEN = table(0x2, 0xFFFE)  # PDFium's signs for a hyphen at the end of a line
_LIGHT = ".,;:()"  # a word is bold without them
_BLANK = table(  # white space and controls
    *range(0x21), *range(0x7F, 0xA1), 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000
)
_WORD = partial(tuple.__new__, Word)  # half the time of `_make`, which counts the fields of each again

Array = npt.NDArray[np.float64]


class Text(NamedTuple):
    """What is written on a page turned by `turn` degrees."""

    words: tuple[Word, ...]
    raw: tuple[str, ...]
    stray: str
    turn: int


class _Pieces(NamedTuple):
    """Stretches of characters of one text object without a space; boxes in the reading frame of their turn."""

    first: Whole  # number of the first character; so `last`
    last: Whole
    owner: Whole
    start: Array
    end: Array
    top: Array
    size: Array
    turn: Whole


def text(text_page: calls.Argument, codes: Codes, frame: Frame, drawn: Shapes) -> Text:
    """The words of the page; `codes` are its characters."""
    found = runs(text_page, codes, drawn.texts, has_pictures=drawn.pictures > 0)
    if not found.size.size:
        return Text((), (), "", frame.shown)
    codes = np.where(_HYPHEN.take(codes, mode="clip"), ord("-"), codes).astype(np.uint32)
    blank = _BLANK.take(codes, mode="clip")
    codes[blank] = ord(" ")
    stray = (found.owner >= 0) & ~found.is_straight[found.owner]
    turn = _main_turn(found, stray, frame)
    pieces = _pieces(text_page, found, ~blank & ~stray & (found.owner >= 0), frame)
    gaps = _gaps(text_page, pieces, frame)
    set_apart = _set_apart(text_page, pieces, gaps) | _lone_set_apart(pieces, gaps)
    starts = _starts(pieces, gaps, np.cumsum(blank & (found.owner >= 0)), set_apart)
    kept = ~stray
    if _may_be_doubled(codes, pieces, starts):
        words, again = _glyph_words(text_page, codes, found, pieces, frame, turn)
        kept[again] = False
    else:
        words = _words(codes, found, pieces, starts, frame, turn)
    return Text(words, _raw(codes[kept]), _stray(codes, stray), turn)


def characters(text_page: calls.Argument, count: int, units: npt.NDArray[np.uint16], written: int) -> Codes:
    """The characters of the page; PDFium's UTF-16 `units` serve where they are one a character."""
    if written == count + 1 and not ((units >= 0xD800) & (units < 0xE000)).any():  # noqa: PLR2004 -- surrogates
        return units[:count].astype(np.uint32)
    return np.array([calls.unicode_of(text_page, n) for n in range(count)], np.int64).astype(np.uint32)


def _main_turn(found: Runs, stray: Flags, frame: Frame) -> int:
    """The turn of most of the page's text, else that of the page as it is shown."""
    if not found.turn.any():
        return 0
    turns = found.turn[found.owner[(found.owner >= 0) & ~stray]]
    for turn in _TURNS:
        if 2 * np.count_nonzero(turns == turn) > len(turns):
            return turn
    return frame.shown


def _pieces(text_page: calls.Argument, found: Runs, visible: Flags, frame: Frame) -> _Pieces:
    """The pieces of words, those of one text object together, in drawing order."""
    at = np.flatnonzero(visible)
    owner = found.owner[at]
    apart = (at[1:] > at[:-1] + 1) | (owner[1:] != owner[:-1])
    first = at[np.concatenate(([True], apart))] if at.size else at
    last = at[np.concatenate((apart, [True]))] if at.size else at
    drawn = found.rank[found.owner[first]]
    if (drawn[1:] < drawn[:-1]).any():  # PDFium sorts the objects of a line
        order = np.argsort(drawn, kind="stable")
        first, last = first[order], last[order]
    return _placed_pieces(text_page, found, first, last, frame)


def _placed_pieces(
    text_page: calls.Argument, found: Runs, first: Whole, last: Whole, frame: Frame
) -> _Pieces:
    boxes = calls.loose_boxes(text_page, [*first.tolist(), *last.tolist()]).astype(np.float64)
    boxes = boxes.reshape(2, len(first), 4)
    x0, x1 = boxes[:, :, 0].min(0) - frame.left, boxes[:, :, 2].max(0) - frame.left
    top, bottom = frame.top - boxes[:, :, 1].max(0), frame.top - boxes[:, :, 3].min(0)
    owner = found.owner[first]
    x, y = found.x[owner] - frame.left, frame.top - found.y[owner]
    if found.leans.any():
        leaning = np.flatnonzero(found.leans[owner])
        x[leaning], y[leaning] = (
            calls.origins(text_page, first[leaning].tolist()) - (frame.left, frame.top)
        ).T
        y[leaning] *= -1
    turn, size = found.turn[owner], found.size[owner]
    if turn.any():
        quarters = turn // 90
        start, end = (
            np.choose(quarters, (x0, -bottom, -x1, top)),
            np.choose(quarters, (x1, -top, -x0, bottom)),
        )
        baseline = np.choose(quarters, (y, x, -y, -x))
    else:
        start, end, baseline = x0, x1, y
    return _Pieces(first, last, owner, start, end, baseline - (1 - DESCENT) * size, size, turn)


def _gaps(text_page: calls.Argument, pieces: _Pieces, frame: Frame) -> Array:
    """Points between each piece and the next.

    The last letter's box ends with its ink, which may reach over its width ("f" in place of a font that is not there).
    Where PDFium takes the rest for a space, its space begins where the letter's width ends.
    """
    gap = pieces.start[1:] - pieces.end[:-1]
    doubtful = (pieces.first[1:] - pieces.last[:-1] == _ONE_BETWEEN) & (gap > 0)
    doubtful &= (gap <= _HINTED * pieces.size[1:]) & (pieces.turn[:-1] == 0) & (pieces.turn[1:] == 0)
    at = np.flatnonzero(doubtful)
    if at.size:
        ends = calls.loose_boxes(text_page, (pieces.last[at] + 1).tolist())[:, 0] - frame.left
        gap[at] = np.maximum(gap[at], pieces.start[at + 1] - ends)
    return gap


def _set_apart(text_page: calls.Argument, pieces: _Pieces, gap: Array) -> Flags:
    """Which gaps only set letters apart, as in headings: the letters within the pieces of the object are as far apart."""
    own, size = pieces.owner[1:], pieces.size[1:]
    small: Flags = (own == pieces.owner[:-1]) & (gap > 0) & (gap < _SET_APART * size)
    if not small.any():
        return small
    at = np.flatnonzero(np.isin(pieces.owner, own[small]) & (pieces.last > pieces.first) & (pieces.turn == 0))
    first, rows = pieces.first[at].tolist(), pieces.owner[at]
    boxes = calls.loose_boxes(text_page, [*first, *(one + 1 for one in first)]).astype(np.float64)
    inner = boxes[len(at) :, 0] - boxes[: len(at), 2]
    count = np.bincount(rows, minlength=int(pieces.owner.max()) + 1)
    usual = (np.bincount(rows, inner, minlength=len(count)) / np.maximum(count, 1))[own]
    found: Flags = small & (usual > _ALIKE * size) & (abs(gap - usual) < _ALIKE * size)
    return found


def _lone_set_apart(pieces: _Pieces, gap: Array) -> Flags:
    """The same of letters each of which is an object: those beside each other are as far apart."""
    size, lone = pieces.size[1:], pieces.first == pieces.last
    near: Flags = lone[1:] & lone[:-1] & (gap > 0) & (gap < _SET_APART * size)
    near &= (size == pieces.size[:-1]) & (pieces.top[1:] == pieces.top[:-1]) & (pieces.turn[1:] == 0)
    if not near.any():  # as on most pages
        return near
    run = np.cumsum(~near)
    count = np.bincount(run[near], minlength=int(run[-1]) + 1)
    usual = (np.bincount(run[near], gap[near], minlength=len(count)) / np.maximum(count, 1))[run]
    found: Flags = near & (count[run] >= _FEWEST) & (usual > _ALIKE * size)
    return found & (abs(gap - usual) < _ALIKE * size)


def _starts(pieces: _Pieces, gap: Array, blanks: Whole, set_apart: Flags) -> Whole:
    """Which pieces begin words, by the gaps before them; `blanks` counts the spaces drawn before each character."""
    if not pieces.first.size:
        return pieces.first
    size = np.maximum(pieces.size[1:], pieces.size[:-1])
    before, middle = blanks[pieces.first], pieces.top + pieces.size / 2
    is_hinted = pieces.first[1:] - pieces.last[:-1] != 1
    breaks = (
        (before[1:] != before[:-1])
        | (pieces.turn[1:] != pieces.turn[:-1])
        | (gap > np.where(is_hinted, _HINTED, GAP) * size)
        | (gap < -BACK * size)
        | (abs(middle[1:] - middle[:-1]) > LIFT * size)
    )
    return np.concatenate(([0], np.flatnonzero(breaks & ~set_apart) + 1))


def _words(
    codes: Codes, found: Runs, pieces: _Pieces, starts: Whole, frame: Frame, turn: int
) -> tuple[Word, ...]:
    if not starts.size:
        return ()
    letters = codes.tobytes().decode("utf-32-le", "replace")
    texts = [
        letters[low : high + 1] for low, high in zip(pieces.first.tolist(), pieces.last.tolist(), strict=True)
    ]
    bold = found.bold[pieces.owner]
    sides: Sequence[Array] = (pieces.start, pieces.top, pieces.end, pieces.top + pieces.size)
    size, turns = pieces.size, pieces.turn
    if len(starts) < len(texts):
        bold = _bold(texts, bold, starts)
        ends = [*starts[1:].tolist(), len(texts)]
        texts = ["".join(texts[low:high]) for low, high in zip(starts.tolist(), ends, strict=True)]
        reduce = (np.minimum, np.minimum, np.maximum, np.maximum)
        sides = [by.reduceat(side, starts) for by, side in zip(reduce, sides, strict=True)]
        size, turns = np.maximum.reduceat(size, starts), turns[starts]
    columns = (*_placed(sides, turns, frame, turn), size, bold, (turns - turn) % 360)
    plain = [one if one.isascii() else clean(one) for one in texts]
    return tuple(map(_WORD, zip(plain, *(column.tolist() for column in columns), strict=True)))


def _bold(texts: list[str], bold: Flags, starts: Whole) -> Flags:
    """Which words are bold in all pieces but those of stops and brackets."""
    light = np.array([not one.strip(_LIGHT) for one in texts])
    all_bold, all_light = np.logical_and.reduceat(bold, starts), np.logical_and.reduceat(light, starts)
    return np.where(all_light, all_bold, np.logical_and.reduceat(bold | light, starts))


def _placed(sides: Sequence[Array], turns: Whole, frame: Frame, turn: int) -> list[Array]:
    """The boxes, given in their own reading frames, on the page turned by `turn`."""
    if not turn and not turns.any():
        return [side.round(3) for side in sides]
    found = np.empty((4, len(turns)))
    for one in set(turns.tolist()):
        own = turns == one
        back = turned_box(Box(*(side[own] for side in sides)), -one)
        found[:, own] = stood(back, turn, frame.box)
    return list(found.round(3))


def _may_be_doubled(codes: Codes, pieces: _Pieces, starts: Whole) -> bool:
    """Whether two words with the same first letter stand at the same place, as in print made bold by doubling."""
    letter = codes[pieces.first[starts]].astype(np.int64) << 40
    x, y = pieces.start[starts] / _TWIN, pieces.top[starts] / _TWIN
    for shift in (0.0, 0.5):  # one of which has no border between two that are near
        places = np.sort(letter + ((x + shift).astype(np.int64) << 20) + (y + shift).astype(np.int64))
        if (places[1:] == places[:-1]).any():
            return True
    return False


def _glyph_words(
    text_page: calls.Argument, codes: Codes, found: Runs, pieces: _Pieces, frame: Frame, turn: int
) -> tuple[tuple[Word, ...], list[int]]:
    """The words built glyph by glyph, without those drawn twice, and the numbers of the characters left out."""
    at = np.concatenate([np.arange(a, b + 1) for a, b in zip(pieces.first, pieces.last, strict=True)])
    each = _placed_pieces(text_page, found, at, at, frame)
    glyphs, numbers = _glyphs(codes, found, each, frame, turn)
    firsts = first_drawn(glyphs)
    again = [one for n, first in enumerate(firsts) if first != n for one in numbers[n]]
    return spell(glyphs), again


def _glyphs(
    codes: Codes, found: Runs, each: _Pieces, frame: Frame, turn: int
) -> tuple[list[Glyph], list[list[int]]]:
    """The glyphs, a blank one where a space is left out, and the numbers of the characters each prints."""
    sides = _placed((each.start, each.top, each.end, each.top + each.size), each.turn, frame, turn)
    boxes = list(zip(*(side.tolist() for side in sides), strict=True))
    columns = (each.first, codes[each.first], each.size, found.bold[each.owner], (each.turn - turn) % 360)
    glyphs: list[Glyph] = []
    numbers: list[list[int]] = []
    last = -2
    for box, number, code, *style in zip(boxes, *(column.tolist() for column in columns), strict=True):
        glyph = Glyph(chr(code), *box, *style)
        if number > last + 1 and glyphs:
            glyphs.append(glyph._replace(text=" "))
            numbers.append([])
        if number == last + 1 and box == glyphs[-1][1:5]:  # the next letter of a ligature
            glyphs[-1] = glyphs[-1]._replace(text=glyphs[-1].text + glyph.text)
            numbers[-1].append(number)
        else:
            glyphs.append(glyph)
            numbers.append([number])
        last = number
    return glyphs, numbers


def _raw(codes: Codes) -> tuple[str, ...]:
    plain = codes.tobytes().decode("utf-32-le", "replace")
    words = plain.split()
    if plain.isascii():
        return tuple(words)
    return tuple(filter(None, [word if word.isascii() else clean(word) for word in words]))


def _stray(codes: Codes, stray: Flags) -> str:
    if not stray.any():
        return ""
    shown = np.where(stray, codes, ord(" ")).astype(np.uint32)
    return " ".join(map(clean, shown.tobytes().decode("utf-32-le", "replace").split()))
