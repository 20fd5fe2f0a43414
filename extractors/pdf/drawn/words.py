"""Glyphs -> words. Words are built in the order in which the file draws the glyphs, so that a word too
long for its column is not shuffled with the letters of the next column it is drawn over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from schemas.document import Box

GAP = 0.15  # of the font size: a wider gap between two glyphs is a space
BACK = 0.4  # of the font size: a glyph this far left of the last one's end starts another word
LIFT = 0.5  # of the font size: a glyph this far above or below is on another line
_SPACED = (0.08, 0.6)  # of the font size: the gaps between letters that are set apart for looks
_EVEN = 0.12  # of the font size by which these gaps differ
_LETTERS = 4  # set apart, at least
_LONE_LETTERS = re.compile(rf"^.(?:\n.$){{{_LETTERS - 1}}}", re.MULTILINE)  # in words a line
_TWO = 2
_DOUBLED = 1.0  # points: the same glyph drawn again this near is bold print of a printer without bold
TEXT = itemgetter(0)  # of a word
BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf06e\uf0a8\uf0e0", "•")
_CLEANED = str.maketrans(
    {"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-"} | BULLETS
)


class Glyph(NamedTuple):
    """A letter as drawn. `turn` is how far its baseline is turned against the clock: 0, 90, 180 or 270."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    turn: int = 0


class Word(NamedTuple):
    """Glyphs without a space between them. The box is the page's, whatever the `turn`."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    turn: int = 0

    @property
    def box(self) -> Box:
        """Where the word stands on its page."""
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def width(self) -> float:
        """Points from the left to the right of its box."""
        return self.x1 - self.x0


def spell(glyphs: Iterable[Glyph]) -> tuple[Word, ...]:
    """The words of the glyphs, in drawing order; glyphs drawn twice for boldness count once."""
    words: list[Word] = []
    run: list[Glyph] = []
    for glyph in _undoubled(list(glyphs)):
        text = clean(glyph.text)
        blank = not text.strip()
        if run and (blank or _starts_word(run[-1], glyph)):
            words.append(_word(run))
            run = []
        if not blank:
            run.append(glyph._replace(text=text))
    if run:
        words.append(_word(run))
    return tuple(words)


def between(words: Iterable[Word], top: float, bottom: float) -> list[Word]:
    """The words whose middles are at these heights."""
    return [word for word in words if top <= (word.top + word.bottom) / 2 < bottom]


def unspaced(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words, in drawing order; letters that are set apart for looks ("P L A N") as the words they spell."""
    if not _LONE_LETTERS.search("\n".join(map(TEXT, words))):  # as on nearly every page
        return words
    runs: list[list[Word]] = []
    for word in words:
        if runs and _is_next(runs[-1], word):
            runs[-1].append(word)
        elif runs and len(runs[-1]) == _TWO and _parts_words(runs[-1], word):
            runs.append([runs[-1].pop(), word])
        else:
            runs.append([word])
    spaced = [run for run in runs if len(run) >= _LETTERS and any(word.text.isalpha() for word in run)]
    found: list[Word] = []
    for run in runs:
        if not _is_like_one(run, spaced):
            found += run
        elif found and _is_initial(found[-1], run):
            found.append(_spelt([found.pop(), *run]))
        else:
            found.append(_spelt(run))
    return tuple(found)


def _is_initial(word: Word, run: Sequence[Word]) -> bool:
    """Whether the word is the capital, in larger type, of the small ones that the run spells."""
    one, other = _reading(word), _reading(run[0])
    level = abs(one.bottom - other.bottom) <= (word.size - run[0].size) / _TWO  # of one baseline, about
    capital = len(word.text) == 1 and word.text.isupper() and run[0].size < word.size <= _TWO * run[0].size
    even = abs(_gap(word, run[0]) - _gap(run[0], run[1])) <= _EVEN * run[0].size
    return capital and level and even and word.turn == run[0].turn


def _is_next(run: Sequence[Word], word: Word) -> bool:
    """Whether the word is one letter that stands behind the others of the run as these behind each other."""
    last = run[-1]
    if len(last.text) > 1 or len(word.text) > 1 or not _is_beside(last, word):
        return False
    gap = _gap(last, word)
    least, most = _SPACED
    if not least * word.size < gap <= most * word.size:
        return False
    return len(run) == 1 or abs(gap - _gap(run[0], run[1])) <= _EVEN * word.size


def _parts_words(pair: Sequence[Word], word: Word) -> bool:
    """Whether the gap within the pair is one between words: the letter belongs to its second one."""
    return _is_next(pair[1:], word) and _gap(pair[1], word) < _gap(*pair)


def _is_like_one(run: Sequence[Word], spaced: Iterable[Sequence[Word]]) -> bool:
    """Whether letters are set apart as those of a longer word on the line are."""
    return len(run) >= _TWO and any(
        _is_beside(run[0], other[0])
        and abs(_gap(run[0], run[1]) - _gap(other[0], other[1])) <= _EVEN * run[0].size
        for other in spaced
    )


def _is_beside(one: Word, other: Word) -> bool:
    same_line = abs(_reading(one).top - _reading(other).top) <= _DOUBLED
    return one.turn == other.turn and one.size == other.size and same_line


def _spelt(run: Sequence[Word]) -> Word:
    x0s, tops, x1s, bottoms = zip(*((word.x0, word.top, word.x1, word.bottom) for word in run), strict=True)
    text, bold = "".join(word.text for word in run), all(word.bold for word in run)
    return Word(text, min(x0s), min(tops), max(x1s), max(bottoms), run[-1].size, bold, run[-1].turn)


def _gap(before: Word, after: Word) -> float:
    return _reading(after).x0 - _reading(before).x1


def clean(text: str) -> str:
    """With ligatures spelt out, fixed-width spaces plain, symbol-font bullets as "•", no control characters."""
    if text.isascii() and text.isprintable():
        return text
    spelt = "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in text)
    return "".join(c for c in spelt.translate(_CLEANED) if unicodedata.category(c) != "Cc")


def turned(word: Word, turn: int) -> Word:
    """The word in the reading frame of text turned by `turn` degrees: left to right, top to bottom."""
    x0, top, x1, bottom = turned_box(word.box, turn)
    return word._replace(x0=x0, top=top, x1=x1, bottom=bottom, turn=(word.turn - turn) % 360)


def turned_box(box: Box, turn: int) -> Box:
    """The box in the reading frame of text turned by `turn` degrees against the clock (may be negative)."""
    x0, top, x1, bottom = box
    match turn % 360:
        case 90:
            return Box(-bottom, x0, -top, x1)
        case 180:
            return Box(-x1, -bottom, -x0, -top)
        case 270:
            return Box(top, -x1, bottom, -x0)
        case _:
            return box


def _starts_word(last: Glyph, glyph: Glyph) -> bool:
    if glyph.turn != last.turn:
        return True
    before, after = _reading(last), _reading(glyph)
    size = max(last.size, glyph.size)
    gap = after.x0 - before.x1
    lift = abs((after.top + after.bottom) - (before.top + before.bottom)) / 2
    return gap > GAP * size or gap < -BACK * size or lift > LIFT * size


def _reading(glyph: Glyph | Word) -> Box:
    return turned_box(Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom), glyph.turn)


def _word(run: Sequence[Glyph]) -> Word:
    text = "".join(glyph.text for glyph in run)
    letters = [glyph for glyph in run if glyph.text.strip(".,;:()")] or run
    return Word(
        text,
        min(glyph.x0 for glyph in run),
        min(glyph.top for glyph in run),
        max(glyph.x1 for glyph in run),
        max(glyph.bottom for glyph in run),
        max(glyph.size for glyph in run),
        all(glyph.bold for glyph in letters),
        run[0].turn,
    )


def first_drawn(glyphs: Sequence[Glyph]) -> list[int]:
    """For each glyph the number of the one it is drawn over again; its own where it is the first."""
    firsts: list[int] = []
    places: dict[tuple[str, int, int], list[int]] = {}
    for number, glyph in enumerate(glyphs):
        column, row = round(glyph.x0 / _DOUBLED), round(glyph.top / _DOUBLED)
        around = ((glyph.text, column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        found = (at for key in around for at in places.get(key, ()) if _is_twin(glyphs[at], glyph))
        firsts.append(next(found, number))
        if firsts[-1] == number:
            places.setdefault((glyph.text, column, row), []).append(number)
    return firsts


def _undoubled(glyphs: Sequence[Glyph]) -> list[Glyph]:
    kept: dict[int, Glyph] = {}
    for number, (glyph, first) in enumerate(zip(glyphs, first_drawn(glyphs), strict=True)):
        if first == number:
            kept[number] = glyph
        elif (kept[first].x0, kept[first].top) != (glyph.x0, glyph.top):
            kept[first] = kept[first]._replace(bold=True)
    return list(kept.values())


def _is_twin(kept: Glyph, glyph: Glyph) -> bool:
    # Thin letters ("ll") stand closer than a doubled glyph would: a twin covers most of the other.
    near = min(_DOUBLED, 0.4 * (glyph.x1 - glyph.x0))
    return (
        abs(kept.x0 - glyph.x0) <= near and abs(kept.top - glyph.top) <= _DOUBLED and kept.size == glyph.size
    )
