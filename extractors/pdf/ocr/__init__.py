"""Pages without text that can be read -> the same values from their pictures, by Tesseract where it is there."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import numpy as np
import pypdfium2

from extractors import outside
from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.rules import Rule, rows
from extractors.pdf.drawn.words import BULLETS, TEXT
from extractors.pdf.ocr import lines as ruled
from extractors.pdf.ocr.fills import fills, lightened
from extractors.pdf.ocr.labels import mended
from extractors.pdf.ocr.lines import Picture
from extractors.pdf.ocr.marks import with_marks
from extractors.pdf.ocr.pictures import Shown, covered, has_ink, ink, is_paper, shown
from extractors.pdf.ocr.sizes import Seen, set_in
from extractors.pdf.ocr.tidy import without_lines
from extractors.pdf.ocr.words import apart, seen, words
from schemas.document import Box

_SECONDS: Final = 120.0  # for a page; a dense one takes two to five
_FEW: Final = 20  # words beside which a picture may hold the page's text
_MANY_MORE: Final = 3  # times the words of the file: the picture holds the text
_COVERED: Final = 0.5  # share of the page
_WHOLE: Final = 0.9
_MEANINGLESS: Final = re.compile(rf"\(cid:\d+\)|[\x00-\x1f\ufffd]|(?![{''.join(BULLETS)}])[\ue000-\uf8ff]")
_MOST_MEANINGLESS: Final = 0.05  # share of a page's characters
_LEAST_SURE: Final = 0.3  # of a sign: what is less sure is set aside
_SURE: Final = 0.5  # of a word that no ruled line was taken for
_FEET: Final = 0.06  # of a line's height: so far the feet of letters may reach below its baseline
_STEM: Final = 0.97  # share of an upright line that lies within a word: it is a letter's
_SIDEWAYS: Final = 0.6  # mean sureness of words below which the page may be turned
_SPARSE: Final = "11"  # page segmentation: words wherever they stand; the lines tell the cells
_ONE_LINE: Final = "7"


class _Read(NamedTuple):
    """What was seen on a picture, and how sure its words were before anything else was asked."""

    drawn: Drawn
    sure: float


def legible(document: pypdfium2.PdfDocument | None, drawn: Drawn, sizes: list[float]) -> Drawn:
    """The page as it is where its text can be read, else as Tesseract reads its picture.

    Where Tesseract is missing or sees nothing, a page whose fonts do not say what they print has its
    characters set aside; `illegible` says that there is something nobody has read. `sizes` are the font
    sizes of earlier pages read so, and become those of this one too.
    """
    meaningless = _is_meaningless(drawn)
    if document is None:
        return drawn
    if not (meaningless or _may_be_picture(document, drawn)):
        return _with_lines(document, drawn)
    program = outside.find("tesseract")
    try:
        read = None if program is None else _recognised(document, drawn.number, program, sizes)
    except (OSError, subprocess.SubprocessError, pypdfium2.PdfiumError):
        read, program = None, None
    enough = 0 if meaningless else _MANY_MORE * len(drawn.words)
    if read is not None and len(read.words) > enough:
        return read
    if meaningless:
        aside = " ".join([word.text for word in drawn.words] + ([drawn.stray] if drawn.stray else []))
        return replace(drawn, words=(), stray=aside, illegible=True)
    return replace(drawn, illegible=program is None)


def _with_lines(document: pypdfium2.PdfDocument, drawn: Drawn) -> Drawn:
    """The page with the ruled lines of the picture that is behind its words, where it is a scan with text."""
    if len(drawn.rules) or not drawn.pictures or covered(document, drawn.number) < _WHOLE:
        return drawn
    picture, scale = shown(document, drawn.number, straight=False)
    height, width = picture.shape
    same_frame = abs(width / scale - drawn.width) < 1 and abs(height / scale - drawn.height) < 1
    if not same_frame or not is_paper(picture):
        return drawn
    level = ruled.level_lines(picture, scale)
    upright = ruled.upright_lines(picture, scale, level)
    return replace(drawn, rules=rows(_rules(level, upright, scale)))


def _is_meaningless(drawn: Drawn) -> bool:
    """Whether the page's fonts do not say what they print."""
    text = "".join(map(TEXT, drawn.words))
    if text.isprintable() and "(cid:" not in text and "\ufffd" not in text:  # as nearly all are
        return False
    found = _MEANINGLESS.findall(text)
    letters = len(text) - sum(map(len, found)) + len(found)
    return len(found) > _MOST_MEANINGLESS * letters


def _may_be_picture(document: pypdfium2.PdfDocument, drawn: Drawn) -> bool:
    try:
        if drawn.words:
            return len(drawn.words) < _FEW and covered(document, drawn.number) >= _COVERED
        return has_ink(document, drawn.number)
    except pypdfium2.PdfiumError:  # a page it cannot load, which the other library read
        return False


def _recognised(
    document: pypdfium2.PdfDocument, number: int, program: str, sizes: list[float]
) -> Drawn | None:
    """The page as Tesseract sees it, turned to where it sees most; None where it sees nothing."""
    page = shown(document, number)
    best = _read(page, number, program, sizes)
    if best.sure < _SIDEWAYS or len(best.drawn.words) < _FEW:
        turned = (Shown(np.ascontiguousarray(np.rot90(page.picture, k)), page.scale) for k in (1, 3, 2))
        others = [_read(each, number, program, list(sizes)) for each in turned]
        sure = [other for other in others if other.sure >= min(best.sure, _SIDEWAYS)]
        best = max((best, *sure), key=_sum_of_sureness)
    return best.drawn if best.drawn.words else None


def _sum_of_sureness(read: _Read) -> float:
    return read.sure * len(read.drawn.words)


def _read(page: Shown, number: int, program: str, sizes: list[float]) -> _Read:
    scale = page.scale
    ground = fills(page.picture, scale)
    picture = lightened(page.picture, ground, scale)
    ask = partial(_ask, program=program, dpi=round(72 * scale))
    all_said = ask(picture, mode=_SPARSE)
    level, upright = _lines(picture, scale, all_said)
    dark = ink(ruled.without(picture, level, upright))
    said = apart(without_lines(all_said, ink(picture), dark), dark)
    sureness = [word.sure for word in said]
    if said:
        usual = median(word.size for word in set_in(said, dark))
        said = with_marks(picture, dark, said, usual, partial(ask, mode=_ONE_LINE))
    right = mended(said)
    sure = [word._replace(text=right.get(n, word.text)) for n, word in enumerate(said) if _is_text(word)]
    unsure = [word.text for n, word in enumerate(said) if n in right or not _is_text(word)]
    drawn = Drawn(
        number,
        picture.shape[1] / scale,
        picture.shape[0] / scale,
        words(set_in(sure, dark), scale, sizes),
        rows(_rules(level, upright, scale)),
        tuple(Box(f.x0 / scale, f.top / scale, f.x1 / scale, f.bottom / scale) for f in ground),
        0,
        " ".join(unsure),
        tuple(piece for word in (*(s.text for s in sure), *unsure) for piece in word.split()),
        sureness=round(mean(word.sure for word in sure), 3) if sure else 0.0,
    )
    return _Read(drawn, mean(sureness) if sureness else 0.0)


def _lines(picture: Picture, scale: float, said: Iterable[Seen]) -> tuple[ruled.Runs, ruled.Runs]:
    """The level and the upright lines of the picture that are no parts of letters."""
    bodies, boxes = np.zeros(picture.shape, np.bool_), np.zeros(picture.shape, np.bool_)
    for word in said:
        if word.sure >= _SURE and any(map(str.isalnum, word.text)):
            feet = round(_FEET * word.height)
            low = min(word.bottom, round(word.base) + feet)
            bodies[word.top : low, word.x0 : word.x1] = True
            boxes[max(0, word.top - feet) : word.bottom + feet, word.x0 : word.x1] = True
    level = ruled.outside(ruled.level_lines(picture, scale), bodies)
    upright = ruled.upright_lines(picture, scale, level)
    return level, ruled.outside(upright, boxes.T, _STEM)


def _is_text(word: Seen) -> bool:
    """Whether it is more than dust: what is taken for letters is, however unsure."""
    return word.sure >= _LEAST_SURE or any(map(str.isalnum, word.text))


def _rules(level: ruled.Runs, upright: ruled.Runs, scale: float) -> Iterator[Rule]:
    for at, low, high in zip(*(side / scale for side in level), strict=True):
        yield Rule(float(low), float(at), float(high), float(at))
    for at, low, high in zip(*(side / scale for side in upright), strict=True):
        yield Rule(float(at), float(low), float(at), float(high))


def _ask(picture: Picture, *, mode: str, program: str, dpi: int) -> list[Seen]:
    """The words Tesseract sees.

    Raises: OSError, subprocess.SubprocessError, where it fails or takes too long.
    """
    with TemporaryDirectory(prefix="actionplans-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / "page.pgm"
        head = b"P5 %d %d 255\n" % (picture.shape[1], picture.shape[0])
        source.write_bytes(head + picture.tobytes())
        command = (program, str(source), "stdout", "-l", "eng", "--dpi", str(dpi), "--psm", mode)
        options = ("-c", "tessedit_create_hocr=1")
        answer = outside.run((*command, *options), folder, _SECONDS, {"OMP_THREAD_LIMIT": "1"})
        if answer.code:
            raise subprocess.CalledProcessError(answer.code, command)
        return seen(answer.output)
