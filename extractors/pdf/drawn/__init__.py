"""What is drawn on a page: words, ruled lines and filled rectangles.

`Drawn` is all the rest of the reader sees of a PDF library. Two libraries give the same values:
PDFium, which is fast, and pdfplumber, which reads pages that PDFium cannot. Lengths are points,
origin top left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from extractors.limits import check_pages
from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.words import Word, turned_box
from extractors.progress import step
from schemas.document import Box

if TYPE_CHECKING:
    from extractors.pdf.drawn.plumber import Opened

LEAN: Final = 0.05  # sine of about three degrees: a scanned page may lean that much
PALEST: Final = 0.99  # a colour component from here on is white
# How far a glyph reaches below its baseline, of its size: the same for all fonts, as what fonts say of themselves
# is often missing, and would part the bullet from its text.
DESCENT: Final = 0.21
BOLD: Final = re.compile(r"bold|black|heavy|demi(?!-?light)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)  # an array has no one answer to whether it equals another
class Drawn:
    """One page, turned so that most of its text reads from left to right.

    `fills` are coloured rectangles, `whites` white ones and those without opacity.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]  # in drawing order
    rules: Rules
    fills: tuple[Box, ...]
    pictures: int
    stray: str = ""  # text drawn at an angle (a watermark) or drawn to be invisible
    raw: tuple[str, ...] = ()  # the page's words by the library's own, simpler route
    sureness: float | None = None  # 0 to 1, of words recognised in a picture; None: they are the file's own
    illegible: bool = False  # something is on the page that nobody has read
    whites: tuple[Box, ...] = ()


class Frame(NamedTuple):
    """Where a page lies in the space of its file: its upper left corner and its extent, and how it is shown."""

    left: float
    top: float
    width: float
    height: float
    shown: int  # by how many degrees its text is turned against the clock if it is upright on the shown page

    @property
    def box(self) -> Box:
        """The page itself."""
        return Box(0.0, 0.0, self.width, self.height)


def pages(path: Path) -> Iterator[Drawn]:
    """The pages of the file, one at a time; a page's objects are let go before the next is read.

    Raises: PasswordProtected, TooLarge, UnreadableFile.
    """
    from extractors.pdf import ocr, pdfium  # noqa: PLC0415 -- give values of this module

    with ExitStack() as stack:
        document = pdfium.opened(path)
        count = 0
        if document is not None:
            stack.enter_context(closing(document))
            count = len(document)
        slow: Opened | None = None
        sizes: list[float] = []
        if not count:
            slow = _plumber(path, stack)
            count = slow.page_count
        check_pages(count, path.name)
        for number in range(1, count + 1):
            step(f"page {number}")
            drawn = pdfium.page(document, number) if document is not None else None
            if drawn is None:
                slow = slow or _plumber(path, stack)
                drawn = slow.page(number) if number <= slow.page_count else None
            if drawn is not None:
                yield ocr.legible(document, drawn, sizes)


def slow_pages(path: Path) -> Iterator[Drawn]:
    """The pages of the file by the more tolerant library alone.

    Raises: PasswordProtected, UnreadableFile.
    """
    with ExitStack() as stack:
        file = _plumber(path, stack)
        check_pages(file.page_count, path.name)
        for number in range(1, file.page_count + 1):
            step(f"page {number}")
            yield file.page(number)


def stood(box: Box, turn: int, page: Box) -> Box:
    """The box on the page turned so that text of that turn reads from left to right."""
    if turn == 0:
        return box
    x, y, _, _ = turned_box(page, turn)
    x0, top, x1, bottom = turned_box(box, turn)
    return Box(x0 - x, top - y, x1 - x, bottom - y)


def _plumber(path: Path, stack: ExitStack) -> Opened:
    from extractors.pdf.drawn import plumber  # noqa: PLC0415 -- slow to import, and seldom needed

    return stack.enter_context(plumber.opened(path))
