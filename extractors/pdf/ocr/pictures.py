"""Pages as pictures: grey, upright, straight. Numbers of pixels, origin top left."""

from __future__ import annotations

from math import cos, radians, sin, sqrt, tan
from typing import Final, NamedTuple

import numpy as np
import pypdfium2
from pypdfium2 import raw

from extractors.pdf.ocr.light import lit_evenly
from extractors.pdf.ocr.lines import Mask, Picture

_DPI: Final = (200.0, 300.0)  # fewer blur small type, more take longer and are read no better
_VECTOR_DPI: Final = 250.0
_MOST_PIXELS: Final = 40_000_000  # an A1 poster at 200 dots an inch
_GLANCE_DPI: Final = 36.0
_MOST_SKEW: Final = 3.0  # degrees a sheet may lie askew in a scanner
_LEAST_SKEW: Final = 0.15
_INK: Final = 0.6  # of the paper's brightness: what is darker is ink
_PAPER: Final = 90  # the percentile of brightness that is paper
_BLANK: Final = 0.9  # of the paper's brightness: what is brighter is blank
_MOSTLY: Final = 0.6  # share of a printed page that is blank
_POINTS: Final = 72.0


class Shown(NamedTuple):
    """A picture of a page and its pixels a point."""

    picture: Picture
    scale: float


def shown(document: pypdfium2.PdfDocument, number: int, *, straight: bool = True) -> Shown:
    """The page (from 1) as it is shown, at the resolution of its largest picture within limits; not askew."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        most = _POINTS * sqrt(_MOST_PIXELS / max(1.0, width * height))
        wanted = sorted((_DPI[0], _own_dpi(page), _DPI[1]))[1]
        scale = min(wanted, most) / _POINTS
        flat = lit_evenly(_rendered(page, scale, 0.0))
        askew = _skew(ink(flat), scale) if straight else 0.0
        return Shown(lit_evenly(_rendered(page, scale, askew)) if askew else flat, scale)
    finally:
        page.close()


def ink(picture: Picture) -> Mask:
    """Where something is drawn on the paper."""
    return picture < _INK * float(np.percentile(picture[::4, ::4], _PAPER))


def is_paper(picture: Picture) -> bool:
    """Whether most of the picture is as bright as its paper: a photograph's is not."""
    paper = float(np.percentile(picture[::4, ::4], _PAPER))
    return float(np.mean(picture[::4, ::4] > _BLANK * paper)) > _MOSTLY


def has_ink(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether anything at all is drawn on the page (from 1)."""
    page = document[number - 1]
    try:
        width, height = page.get_size()  # a damaged file may give a page miles of height
        scale = min(_GLANCE_DPI / _POINTS, sqrt(_MOST_PIXELS / max(1.0, width * height)))
        return bool(ink(_rendered(page, scale, 0.0)).any())
    finally:
        page.close()


def covered(document: pypdfium2.PdfDocument, number: int) -> float:
    """The share of the page (from 1) that its largest picture covers."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        largest = max(((x1 - x0) * (y1 - y0) for x0, y0, x1, y1, _ in _pictures(page)), default=0.0)
        return float(min(1.0, largest / max(1.0, width * height)))
    finally:
        page.close()


def _own_dpi(page: pypdfium2.PdfPage) -> float:
    """The dots an inch of the largest picture; those for drawings where there is none."""
    found: list[tuple[float, float]] = [
        ((x1 - x0) * (y1 - y0), _POINTS * wide / (x1 - x0))
        for x0, y0, x1, y1, wide in _pictures(page)
        if x1 > x0
    ]
    return max(found)[1] if found else _VECTOR_DPI


def _pictures(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float, int]]:
    """The bounds of each picture in points, and how many pixels it is wide."""
    found = []
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        try:
            found.append((*picture.get_bounds(), picture.get_px_size()[0]))
        except pypdfium2.PdfiumError:  # a picture that cannot be decoded has no size
            continue
    return found


def _rendered(page: pypdfium2.PdfPage, scale: float, askew: float) -> Picture:
    """The page in grey, turned by `askew` degrees with the clock around its upper left corner."""
    wide, high = (max(1, round(side * scale)) for side in page.get_size())
    bitmap = pypdfium2.PdfBitmap.new_native(wide, high, raw.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, high)
    angle = radians(askew)
    matrix = raw.FS_MATRIX(
        scale * cos(angle), scale * sin(angle), -scale * sin(angle), scale * cos(angle), 0, 0
    )
    clip = raw.FS_RECTF(0, 0, wide, high)
    raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, raw.FPDF_ANNOT | raw.FPDF_GRAYSCALE)
    return np.array(bitmap.to_numpy().reshape(high, wide))


def _skew(found: Mask, scale: float) -> float:
    """By how many degrees the page must be turned with the clock to lie straight: its lines are then densest."""
    step = max(1, round(scale * _POINTS / 100))
    feet = found[:-1] & ~found[1:]  # fields and what lies around a sheet count no more than a line
    y, x = np.nonzero(feet[::step, ::step])
    if not y.size:
        return 0.0

    def density(degrees: float) -> float:
        rows = (y + x * tan(radians(degrees))).astype(np.int64)
        counts = np.bincount(rows - rows.min()).astype(np.float64)
        return float((counts**2).sum())

    best = max(np.arange(-_MOST_SKEW, _MOST_SKEW + 0.1, 0.25), key=density)
    best = max(np.arange(best - 0.2, best + 0.21, 0.05), key=density)
    return float(best) if abs(best) >= _LEAST_SKEW and density(best) > 1.05 * density(0.0) else 0.0
