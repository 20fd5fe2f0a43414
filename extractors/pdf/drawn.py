"""What is drawn on a page: words, ruled lines and filled rectangles.

`Drawn` is all the rest of the reader sees of a PDF library, so that another library can take the
place of this one by giving the same values. Lengths are points, origin top left.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extractors.pdf.words import Glyph, Word, clean, spell, turned_box
from schemas.document import Box
from schemas.exceptions import PasswordProtected, UnreadableFile

# What the library lets through when the bytes of a file are wrong.
_LIBRARY_ERRORS = (
    PSException,
    PdfminerException,
    MalformedPDFException,
    struct.error,
    zlib.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
_THIN = 3.0  # points: a rectangle thinner than this is a line
_BOLD = re.compile(r"bold|black|heavy|demi(?!-?light)", re.IGNORECASE)
_SPACE = 0.15  # of the font size: a wider gap is a space
_LEAN = 0.05  # sine of about three degrees: a scanned page may lean that much
_STRAIGHT = 0.1  # points between the ends of a line that still counts as level
_UPWARD, _DOWNWARD = 90, 270
_PALEST = 0.99  # a colour component from here on is white


class Rule(NamedTuple):
    """A horizontal or vertical line: one of its two extents is zero."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page, turned so that most of its text reads from left to right.

    `fills` are coloured rectangles, white ones left out.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]  # in drawing order
    rules: tuple[Rule, ...]
    fills: tuple[Box, ...]
    pictures: int
    stray: str = ""  # text drawn at an angle: a watermark
    raw: tuple[str, ...] = ()  # the page's words by the library's own, simpler route


class _Objects(NamedTuple):
    chars: list[Mapping[str, Any]]
    rects: list[Mapping[str, Any]]
    lines: list[Mapping[str, Any]]
    curves: list[Mapping[str, Any]]
    pictures: int
    raw: tuple[str, ...]


def pages(path: Path) -> Iterator[Drawn]:
    """The pages of the file, one at a time; a page's objects are let go before the next is read.

    Raises: PasswordProtected, UnreadableFile.
    """
    with _named_errors(path):
        pdf = pdfplumber.open(path)
    try:
        with _named_errors(path):
            found = pdf.pages
        for page in found:
            with _named_errors(path):
                objects = _objects(page)
                page.close()
            yield _drawn(page.page_number, float(page.width), float(page.height), objects)
    finally:
        pdf.stream.close()


@contextmanager
def _named_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except _LIBRARY_ERRORS as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
        if isinstance(cause, PDFEncryptionError):
            asks = isinstance(cause, PDFPasswordIncorrect)
            found = "asks for a password" if asks else f"is encrypted in an unknown way ({cause})"
            raise PasswordProtected(f"{path.name} {found}; save a copy without protection") from error
        raise UnreadableFile(
            f"{path.name} is damaged ({type(cause).__name__}: {str(cause)[:100]}); "
            "open it in a PDF viewer and save it anew"
        ) from error


def _objects(page: Any) -> _Objects:
    kept = page.filter(_Straight())
    upward = sum(_angle(char) == _UPWARD for char in page.chars)
    downward = sum(_angle(char) == _DOWNWARD for char in page.chars)
    words = kept.extract_words(
        x_tolerance_ratio=_SPACE, char_dir_rotated="btt" if upward >= downward else "ttb"
    )
    return _Objects(
        page.chars,
        page.rects,
        page.lines,
        page.curves,
        len(page.images),
        tuple(clean(word["text"]) for word in words),
    )


class _Straight:
    """Keeps what is no glyph drawn at an angle and no glyph drawn again at its place."""

    def __init__(self) -> None:
        self.seen: set[tuple[str, int, int]] = set()

    def __call__(self, shape: Mapping[str, Any]) -> bool:
        if shape["object_type"] != "char":
            return False
        place = (str(shape["text"]), round(shape["x0"]), round(shape["top"]))
        if place in self.seen or _angle(shape) is None:
            return False
        self.seen.add(place)
        return True


def _drawn(number: int, width: float, height: float, objects: _Objects) -> Drawn:
    glyphs, stray = [], []
    for char in objects.chars:
        turn = _angle(char)
        if turn is None:
            stray.append(str(char["text"]))
        else:
            glyphs.append(_glyph(char, turn))
    turn = _main_turn(glyphs)
    whole = Box(0.0, 0.0, width, height)
    page = _stood(whole, turn, whole)
    return Drawn(
        number,
        page.x1,
        page.bottom,
        spell(_stood_glyph(glyph, turn, whole) for glyph in glyphs),
        tuple(Rule(*_stood(Box(*rule), turn, whole)) for rule in _rules(objects) if _is_on(rule, whole)),
        tuple(
            _stood(_box(rect), turn, whole)
            for rect in objects.rects
            if _is_coloured(rect) and not _is_thin(rect)
        ),
        objects.pictures,
        "".join(stray),
        objects.raw,
    )


def _main_turn(glyphs: Sequence[Glyph]) -> int:
    """The turn of most of the page's text: a page laid on its side is read standing."""
    turns = Counter(glyph.turn for glyph in glyphs)
    turn, count = turns.most_common(1)[0] if turns else (0, 0)
    return turn if 2 * count > len(glyphs) else 0


def _stood(box: Box, turn: int, page: Box) -> Box:
    """The box on the page turned so that text of that turn reads from left to right."""
    if turn == 0:
        return box
    x, y, _, _ = turned_box(page, turn)
    x0, top, x1, bottom = turned_box(box, turn)
    return Box(x0 - x, top - y, x1 - x, bottom - y)


def _stood_glyph(glyph: Glyph, turn: int, page: Box) -> Glyph:
    if turn == 0:
        return glyph
    x0, top, x1, bottom = _stood(Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom), turn, page)
    return glyph._replace(x0=x0, top=top, x1=x1, bottom=bottom, turn=(glyph.turn - turn) % 360)


def _angle(char: Mapping[str, Any]) -> int | None:
    a, b = float(char["matrix"][0]), float(char["matrix"][1])
    long = max(abs(a), abs(b))
    if min(abs(a), abs(b)) > _LEAN * long:
        return None
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return _UPWARD if b > 0 else _DOWNWARD


def _glyph(char: Mapping[str, Any], turn: int) -> Glyph:
    font = str(char["fontname"]).rpartition("+")[2]
    return Glyph(
        str(char["text"]),
        float(char["x0"]),
        float(char["top"]),
        float(char["x1"]),
        float(char["bottom"]),
        float(char["size"]),
        _BOLD.search(font) is not None,
        turn,
    )


def _rules(objects: _Objects) -> Iterator[Rule]:
    for rect in objects.rects:
        if _is_thin(rect):
            yield from _spine(_box(rect))
        elif rect["stroke"]:
            yield from edges(_box(rect))
    for line in objects.lines:
        yield from _segment((line["x0"], line["top"]), (line["x1"], line["bottom"]))
    for curve in objects.curves:
        if curve["stroke"]:
            points = curve["pts"]
            for start, end in pairwise(points):
                yield from _segment(start, end)


def edges(box: Box) -> tuple[Rule, Rule, Rule, Rule]:
    """The four sides of the box: top, bottom, left, right."""
    x0, top, x1, bottom = box
    return (
        Rule(x0, top, x1, top),
        Rule(x0, bottom, x1, bottom),
        Rule(x0, top, x0, bottom),
        Rule(x1, top, x1, bottom),
    )


def _spine(box: Box) -> Iterable[Rule]:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    level, upright = Rule(box.x0, y, box.x1, y), Rule(x, box.top, x, box.bottom)
    width, height = box.x1 - box.x0, box.bottom - box.top
    if max(width, height) < _THIN:  # a dot: part of a dotted line that may run either way
        return (level, upright)
    return (level,) if width >= height else (upright,)


def _segment(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Rule]:
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) <= _STRAIGHT < abs(x1 - x0):
        yield Rule(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2)
    elif abs(x1 - x0) <= _STRAIGHT < abs(y1 - y0):
        yield Rule((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1))


def _is_thin(rect: Mapping[str, Any]) -> bool:
    box = _box(rect)
    return min(box.x1 - box.x0, box.bottom - box.top) < _THIN


def _is_coloured(rect: Mapping[str, Any]) -> bool:
    if not rect["fill"]:
        return False
    colour = rect["non_stroking_color"]
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    levels = [float(part) for part in parts if isinstance(part, (int, float))]
    if len(levels) == 4:  # noqa: PLR2004 -- cyan, magenta, yellow, black: no ink is white
        return max(levels) > 1 - _PALEST
    return not levels or min(levels) < _PALEST


def _box(shape: Mapping[str, Any]) -> Box:
    return Box(float(shape["x0"]), float(shape["top"]), float(shape["x1"]), float(shape["bottom"]))


def _is_on(rule: Rule, page: Box) -> bool:
    return rule.x1 >= page.x0 and rule.x0 <= page.x1 and rule.bottom >= page.top and rule.top <= page.bottom
