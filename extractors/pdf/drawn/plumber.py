"""What is drawn on a page, by pdfplumber: for pages that PDFium cannot read, and the yardstick of tests."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extractors.pdf.drawn import BOLD, DESCENT, LEAN, PALEST, Drawn, stood
from extractors.pdf.drawn.bullets import bulleted, dot
from extractors.pdf.drawn.rules import (
    Rule,
    closed,
    edges,
    frame,
    is_thin,
    rectangle,
    rounded,
    rows,
    segment,
    spine,
)
from extractors.pdf.drawn.struck import without_struck
from extractors.pdf.drawn.words import Glyph, clean, spell, unspaced
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
_SPACE = 0.15  # of the font size: a wider gap is a space
_UPWARD, _DOWNWARD = 90, 270


class _Objects(NamedTuple):
    chars: list[Mapping[str, Any]]
    rects: list[Mapping[str, Any]]
    lines: list[Mapping[str, Any]]
    curves: list[Mapping[str, Any]]
    pictures: int
    raw: tuple[str, ...]
    borders: list[Rule]


class Opened(NamedTuple):
    """An open file: how many pages it has, and the page of a number (from 1)."""

    page_count: int
    page: Callable[[int], Drawn]


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """The file, open as long as the context lasts; a page's objects are let go once it is read.

    Raises: PasswordProtected, UnreadableFile (`page` does, too).
    """
    with _named_errors(path):
        pdf = pdfplumber.open(path)
    try:
        with _named_errors(path):
            found = pdf.pages

        def read(number: int) -> Drawn:
            page = found[number - 1]
            with _named_errors(path):
                objects = _objects(page)
                page.close()
            return _drawn(number, float(page.width), float(page.height), objects)

        yield Opened(len(found), read)
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
    rects, borders = _without_borders(page.rects)
    return _Objects(
        page.chars,
        rects,
        page.lines,
        page.curves,
        len(page.images),
        tuple(clean(word["text"]) for word in words),
        borders,
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
    page = stood(whole, turn, whole)
    rules = rows(Rule(*stood(Box(*rule), turn, whole)) for rule in _rules(objects) if _is_on(rule, whole))
    left, deleted, rules = without_struck([_stood_glyph(one, turn, whole) for one in glyphs], rules)
    stray.append(" ".join(word.text for word in spell(deleted)))
    words = unspaced(spell(left))
    return Drawn(
        number,
        page.x1,
        page.bottom,
        bulleted(words, (stood(box, turn, whole) for box in _dots(objects))),
        rules,
        tuple(stood(box, turn, whole) for box in _grounds(objects, coloured=True)),
        objects.pictures,
        "".join(stray),
        tuple(word.text for word in words) if deleted else objects.raw,
        whites=tuple(stood(box, turn, whole) for box in _grounds(objects, coloured=False)),
    )


def _main_turn(glyphs: Sequence[Glyph]) -> int:
    """The turn of most of the page's text: a page laid on its side is read standing."""
    turns = Counter(glyph.turn for glyph in glyphs)
    turn, count = turns.most_common(1)[0] if turns else (0, 0)
    return turn if 2 * count > len(glyphs) else 0


def _stood_glyph(glyph: Glyph, turn: int, page: Box) -> Glyph:
    if turn == 0:
        return glyph
    x0, top, x1, bottom = stood(Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom), turn, page)
    return glyph._replace(x0=x0, top=top, x1=x1, bottom=bottom, turn=(glyph.turn - turn) % 360)


def _angle(char: Mapping[str, Any]) -> int | None:
    a, b = float(char["matrix"][0]), float(char["matrix"][1])
    long = max(abs(a), abs(b))
    if min(abs(a), abs(b)) > LEAN * long:
        return None
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return _UPWARD if b > 0 else _DOWNWARD


def _glyph(char: Mapping[str, Any], turn: int) -> Glyph:
    font = str(char["fontname"]).rpartition("+")[2]
    x0, top, x1, bottom = _box(char)
    x, y = float(char["matrix"][4]), float(char["y0"]) + bottom - float(char["matrix"][5])
    size = x1 - x0 if turn in {_UPWARD, _DOWNWARD} else bottom - top
    match turn:  # which side of the box lies below the baseline
        case 0:
            top, bottom = y - (1 - DESCENT) * size, y + DESCENT * size
        case 90:
            x0, x1 = x - (1 - DESCENT) * size, x + DESCENT * size
        case 180:
            top, bottom = y - DESCENT * size, y + (1 - DESCENT) * size
        case _:
            x0, x1 = x - DESCENT * size, x + (1 - DESCENT) * size
    x0, top, x1, bottom, size = (round(side, 3) for side in (x0, top, x1, bottom, size))
    return Glyph(str(char["text"]), x0, top, x1, bottom, size, BOLD.search(font) is not None, turn)


def _without_borders(rects: Sequence[Mapping[str, Any]]) -> tuple[list[Mapping[str, Any]], list[Rule]]:
    """The rectangles, and the lines of pairs that are a filled border: of one path, filled where one alone covers."""
    kept: list[Mapping[str, Any]] = []
    lines: list[Rule] = []
    for rect in rects:
        last = kept[-1] if kept else rect
        paired = rect is not last and all(one["fill"] and one.get("evenodd") for one in (last, rect))
        border = frame(_box(last), _box(rect)) if paired else []
        if border:
            kept.pop()
            lines += border
        else:
            kept.append(rect)
    return kept, lines


def _rules(objects: _Objects) -> Iterator[Rule]:
    yield from objects.borders
    filled = [box for box in map(_filled, objects.curves) if box is not None]
    for thin in filter(is_thin, [*map(_box, objects.rects), *filled]):
        yield from spine(thin)
    for rect in objects.rects:
        if rect["stroke"] and not is_thin(_box(rect)):
            yield from edges(_box(rect))
    for line in objects.lines:
        yield from segment((line["x0"], line["top"]), (line["x1"], line["bottom"]))
    for curve in objects.curves:
        if curve["stroke"] and (box := rounded(curve["pts"])):
            yield from edges(box)
        elif curve["stroke"]:
            points = curve["pts"]
            for start, end in pairwise(points):
                yield from segment(start, end)


def _grounds(objects: _Objects, *, coloured: bool) -> Iterator[Box]:
    """The coloured rectangles, or the white ones."""
    for rect in objects.rects:
        if rect["fill"] and _is_coloured(rect) is coloured and not is_thin(_box(rect)):
            yield _box(rect)
    for curve in objects.curves:
        if curve["fill"] and _is_coloured(curve) is coloured:
            box = _filled(curve) or rounded(curve["pts"])
            if box is not None and not is_thin(box):
                yield box


def _filled(curve: Mapping[str, Any]) -> Box | None:
    """The rectangle whose outline filling closes; None for other curves."""
    if not curve["fill"] or curve["stroke"]:
        return None
    return rectangle(closed([list(point) for point in curve["pts"]]))


def _dots(objects: _Objects) -> Iterator[Box]:
    for curve in objects.curves:
        if (curve["fill"] or curve["stroke"]) and (box := dot(curve["pts"])):
            yield box


def _is_coloured(rect: Mapping[str, Any]) -> bool:
    colour = rect["non_stroking_color"]
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    levels = [float(part) for part in parts if isinstance(part, (int, float))]
    if len(levels) == 4:  # noqa: PLR2004 -- cyan, magenta, yellow, black: no ink is white
        return max(levels) > 1 - PALEST
    return not levels or min(levels) < PALEST


def _box(shape: Mapping[str, Any]) -> Box:
    return Box(float(shape["x0"]), float(shape["top"]), float(shape["x1"]), float(shape["bottom"]))


def _is_on(rule: Rule, page: Box) -> bool:
    return rule.x1 >= page.x0 and rule.x0 <= page.x1 and rule.bottom >= page.top and rule.top <= page.bottom
