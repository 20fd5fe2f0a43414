"""What is drawn on a page, by PDFium. One thread of a process reads at a time."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from pypdfium2 import raw
from pypdfium2.internal import ObjectTracker

from extractors.pdf.drawn import Drawn, Frame, stood
from extractors.pdf.drawn.bullets import bulleted
from extractors.pdf.drawn.words import BULLETS, TEXT, unspaced
from extractors.pdf.pdfium import calls
from extractors.pdf.pdfium.forms import flattened
from extractors.pdf.pdfium.glyphs import Text, characters, text
from extractors.pdf.pdfium.paths import Shapes, shapes
from extractors.pdf.pdfium.runs import Codes, table
from schemas.document import Box
from schemas.exceptions import PasswordProtected, RightsManaged

_MOST_UNREADABLE = (
    0.05  # share of a page's characters without a meaning: its fonts do not say what they print
)
_UNREADABLE = table(
    *(set(range(0x20)) - {0x2, 0x9, 0xA, 0xD}),  # controls but the line-final hyphen, tab and line end
    *(set(range(0xE000, 0xF900)) - set(map(ord, BULLETS))),  # for private use
    0xFFFD,  # no character
)
_SMALL = 8_000_000  # bytes: PDFium reads a file in small pieces, which is slower than to read it whole
_NO_FOLDERS = (ctypes.POINTER(ctypes.c_char) * 1)()  # paths, the last one null


def opened(path: Path) -> pypdfium2.PdfDocument | None:
    """The file, to be closed by the caller; None where PDFium cannot read it.

    Raises: RightsManaged.
    """
    _start_afresh()
    try:
        return pypdfium2.PdfDocument(path.read_bytes() if path.stat().st_size <= _SMALL else path)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_SECURITY:
            raise RightsManaged(
                f"{path.name} is protected in a way only its publisher's own reader opens: ask for a copy "
                "without protection"
            ) from error
        return None


def _start_afresh() -> None:
    """Nothing; PDFium has forgotten the files before, unless one of this process is still open.

    What it puts in the place of a font that a file does not hold is shared by all files and changes with its use:
    without this, how wide a word is depends on the files read earlier. Nor does it look for fonts in the system's
    folders, which takes a millisecond a file: how wide a word is would depend on the machine as well.
    """
    if not any(ObjectTracker.values()):
        raw.FPDF_DestroyLibrary()
        raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=_NO_FOLDERS))


def refuse_locked(path: Path) -> None:
    """Nothing, where PDFium asks for no password: another reader may open the file and see none of its words.

    Raises: PasswordProtected.
    """
    try:
        pypdfium2.PdfDocument(path).close()
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD and b"/Encrypt" in path.read_bytes():
            raise PasswordProtected(
                f"{path.name} asks for a password; save a copy without protection"
            ) from error


def page(document: pypdfium2.PdfDocument, number: int) -> Drawn | None:
    """The page of the number (from 1); None where PDFium cannot read it, or not well enough."""
    handle = raw.FPDF_LoadPage(document.raw, number - 1)
    if handle and flattened(handle):  # what is drawn now is seen by a page that is loaded anew
        raw.FPDF_ClosePage(handle)
        handle = raw.FPDF_LoadPage(document.raw, number - 1)
    if not handle:
        return None
    try:
        return _page(handle, number)
    finally:
        raw.FPDF_ClosePage(handle)


def _page(handle: Any, number: int) -> Drawn | None:
    frame = _frame(handle)
    if frame is None:
        return None
    drawn = shapes(calls.argument(handle), raw.FPDFPage_CountObjects(handle), frame.left, frame.top)
    with _text_page(handle) as text_page:
        if not text_page:
            return None
        codes = _codes(text_page)
        if _unreadable(codes) > _MOST_UNREADABLE * len(codes):
            return None
        found = text(calls.argument(text_page), codes, frame, drawn)
    return None if _lost(found) else _drawn(number, frame, found, drawn)


@contextmanager
def _text_page(page: Any) -> Iterator[Any]:
    text_page = raw.FPDFText_LoadPage(page)
    try:
        yield text_page
    finally:
        if text_page:
            raw.FPDFText_ClosePage(text_page)


def _frame(page: Any) -> Frame | None:
    found = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, found):
        return None
    turned = 90 * max(0, raw.FPDFPage_GetRotation(page))
    width, height = found.right - found.left, found.top - found.bottom
    return Frame(found.left, found.top, round(width, 3), round(height, 3), turned)


def _codes(text_page: Any) -> Codes:
    count = max(0, raw.FPDFText_CountChars(text_page))
    units = np.zeros(2 * count + 2, np.uint16)
    target = units.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort))
    written = raw.FPDFText_GetText(text_page, 0, count, target) if count else 1
    return characters(calls.argument(text_page), count, units, written)


def _unreadable(codes: Codes) -> int:
    """How many characters are controls, or have no meaning outside their font."""
    return int(np.count_nonzero(_UNREADABLE.take(codes, mode="clip")))


def _lost(found: Text) -> bool:
    """Whether letters that the simpler route gives are in no word."""
    if sum(map(len, found.raw)) == sum(map(len, map(TEXT, found.words))):
        return False
    letters = Counter("".join(found.raw))
    return bool(letters - Counter("".join(word.text for word in found.words)))


def _drawn(number: int, frame: Frame, found: Text, drawn: Shapes) -> Drawn:
    page = stood(frame.box, found.turn, frame.box)
    x0, top, x1, bottom = drawn.rules
    on_page = ~found.strikes & (x1 >= 0) & (x0 <= frame.width) & (bottom >= 0) & (top <= frame.height)
    sides = stood(Box(*drawn.rules[:, on_page]), found.turn, frame.box)
    return Drawn(
        number,
        page.x1,
        page.bottom,
        bulleted(unspaced(found.words), [stood(dot, found.turn, frame.box) for dot in drawn.dots]),
        np.array(sides).T,
        tuple(stood(fill, found.turn, frame.box) for fill in drawn.fills),
        drawn.pictures,
        found.stray,
        found.raw,
        whites=tuple(stood(white, found.turn, frame.box) for white in drawn.whites),
    )
