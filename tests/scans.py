"""Pages as pictures: what a scanner makes of a plan."""

from math import cos, radians, sin
from pathlib import Path

import numpy as np
import pypdfium2
from pypdfium2 import raw


def scan(source: Path, target: Path, dpi: int = 150, pages: range | None = None, **how: float | bool) -> Path:
    """The PDF's pages as grey pictures of that resolution, without any text; `pages` counts from 0.

    How the sheets lay in the scanner: `askew` by so many degrees, `turned` by so many quarter turns against
    the clock; `one_bit` scanners know black and white only.
    """
    made = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(source) as document:
        for number in pages or range(len(document)):
            place_picture(made, _picture(document[number], dpi / 72, **how), dpi)
    made.save(str(target))
    made.close()
    return target


def place_picture(document: pypdfium2.PdfDocument, picture: np.ndarray, dpi: float) -> None:
    """A new page that the picture fills."""
    height, width = picture.shape
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_Gray)
    bitmap.to_numpy().reshape(height, -1)[:, :width] = picture
    page = document.new_page(width * 72 / dpi, height * 72 / dpi)
    image = pypdfium2.PdfImage.new(document)
    image.set_bitmap(bitmap)
    image.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
    page.insert_obj(image)
    page.gen_content()


def _picture(
    page: pypdfium2.PdfPage, scale: float, askew: float = 0.0, turned: int = 0, *, one_bit: bool = False
) -> np.ndarray:
    width, height = (round(side * scale) for side in page.get_size())
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    across, down = scale * cos(radians(askew)), scale * sin(radians(askew))
    matrix = raw.FS_MATRIX(across, down, -down, across, 0, 0)
    raw.FPDF_RenderPageBitmapWithMatrix(
        bitmap, page, matrix, raw.FS_RECTF(0, 0, width, height), raw.FPDF_GRAYSCALE
    )
    picture = np.rot90(bitmap.to_numpy().reshape(height, -1)[:, :width], turned)
    return np.where(picture < 128, 0, 255).astype(np.uint8) if one_bit else np.ascontiguousarray(picture)
