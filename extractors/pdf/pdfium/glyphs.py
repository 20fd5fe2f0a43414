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

from extractors.pdf.drawn import Frame, stood
from extractors.pdf.drawn.words import Glyph, Word, clean, first_drawn, spell, turned_box
from extractors.pdf.pdfium import calls
from extractors.pdf.pdfium.deleted import without_deleted
from extractors.pdf.pdfium.paths import Shapes
from extractors.pdf.pdfium.pieces import Array, Pieces, pieces_at, pieces_of, starts_of
from extractors.pdf.pdfium.raised import without_note_signs
from extractors.pdf.pdfium.runs import Codes, Flags, Runs, Whole, runs, table
from schemas.document import Box

_TWIN = 2.0  # points: cells in which words drawn twice are looked for
_NETS = np.array([[0.0], [0.5]])  # by how much of a cell they are shifted
_TURNS = (0, 90, 180, 270)
_HYPHEN = table(0x2, 0xFFFE)  # PDFium's signs for a hyphen at the end of a line
_LIGHT = ".,;:()"  # a word is bold without them
_BLANK = table(  # white space and controls
    *range(0x21), *range(0x7F, 0xA1), 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000
)
_WORD = partial(tuple.__new__, Word)  # half the time of `_make`, which counts the fields of each again


class Text(NamedTuple):
    """What is written on a page turned by `turn` degrees."""

    words: tuple[Word, ...]
    raw: tuple[str, ...]
    stray: str
    turn: int
    strikes: Flags  # which of the page's rules strike text through


def text(text_page: calls.Argument, codes: Codes, frame: Frame, drawn: Shapes) -> Text:
    """The words of the page; `codes` are its characters."""
    found = runs(text_page, codes, drawn)
    if not found.size.size:
        return Text((), (), "", frame.shown, np.zeros(drawn.rules.shape[1], bool))
    codes = np.where(_HYPHEN.take(codes, mode="clip"), ord("-"), codes).astype(np.uint32)
    blank = _BLANK.take(codes, mode="clip")
    codes[blank] = ord(" ")
    stray = (found.owner >= 0) & ~found.is_straight[found.owner]
    turn = _main_turn(found, stray, frame)
    pieces = pieces_of(text_page, found, ~blank & ~stray & (found.owner >= 0), frame)
    pieces, deleted, strikes = without_deleted(pieces, drawn.rules, turn)
    pieces, signs = without_note_signs(codes, pieces, turn)
    stray[deleted] = stray[signs] = True
    starts = starts_of(text_page, pieces, np.cumsum(blank & (found.owner >= 0)))
    kept = ~stray
    if _may_be_doubled(codes, pieces, starts):
        words, again = _glyph_words(text_page, codes, found, pieces, frame, turn)
        kept[again] = False
    else:
        words = _words(codes, found, pieces, starts, frame, turn)
    return Text(words, _raw(codes[kept]), _stray(codes, stray), turn, strikes)


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


def _words(
    codes: Codes, found: Runs, pieces: Pieces, starts: Whole, frame: Frame, turn: int
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
    plain = texts if letters.isascii() else [one if one.isascii() else clean(one) for one in texts]
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


def _may_be_doubled(codes: Codes, pieces: Pieces, starts: Whole) -> bool:
    """Whether two words with the same first letter stand at the same place, as in print made bold by doubling."""
    letter = codes[pieces.first[starts]].astype(np.int64) << 40
    corners = np.array((pieces.start[starts], pieces.top[starts])) / _TWIN
    # cells of two nets, one of which has no border between two words that are near
    x, y = (corners[:, None] + _NETS).astype(np.int64)
    places = np.sort(letter + (x << 20) + y)
    return bool((places[:, 1:] == places[:, :-1]).any())


def _glyph_words(
    text_page: calls.Argument, codes: Codes, found: Runs, pieces: Pieces, frame: Frame, turn: int
) -> tuple[tuple[Word, ...], list[int]]:
    """The words built glyph by glyph, without those drawn twice, and the numbers of the characters left out."""
    at = np.concatenate([np.arange(a, b + 1) for a, b in zip(pieces.first, pieces.last, strict=True)])
    each = pieces_at(text_page, found, at, at, frame)
    glyphs, numbers = _glyphs(codes, found, each, frame, turn)
    firsts = first_drawn(glyphs)
    again = [one for n, first in enumerate(firsts) if first != n for one in numbers[n]]
    return spell(glyphs), again


def _glyphs(
    codes: Codes, found: Runs, each: Pieces, frame: Frame, turn: int
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
