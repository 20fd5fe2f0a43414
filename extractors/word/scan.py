"""A Word file of pictures only -> a document: its pictures are the pages of a scan, and read like one."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pypdfium2
from PIL import Image

from extractors import pdf
from extractors.word.package import Package
from extractors.word.pictures import pictures
from schemas.document import Document

_POINTS: Final = 72.0
_USUAL_DPI: Final = 150.0  # where the file does not say how large it shows a picture
_LEAST: Final = 150.0  # points: smaller pictures are logos
_QUALITY: Final = 90  # of a hundred
_MOST_PIXELS: Final = 40_000_000


def read_scan(package: Package) -> Document | None:
    """The document on the file's pictures, a page each; None where it has none that can be opened.

    Raises: NoTextLayer, where nobody can read them.
    """
    with TemporaryDirectory(prefix="actionplans-") as folder, closing(pypdfium2.PdfDocument.new()) as made:
        for shown in pictures(package.main):
            image = _opened(package.bytes_of(shown.target))
            if image is None:
                continue
            known = shown.width > 0 and shown.height > 0
            width, height = (shown.width, shown.height) if known else _usual_size(image)
            if min(width, height) >= _LEAST:
                _add_page(made, image, width, height)
        if not len(made):
            return None
        path = Path(folder) / package.name
        made.save(path)
        return replace(pdf.read(path), source_format="docx")


def _opened(content: bytes) -> Image.Image | None:
    """The picture in grey; None where it is damaged, too large or of a kind nobody here draws."""
    try:
        with Image.open(BytesIO(content)) as image:
            wide, high = image.size
            return image.convert("L") if wide * high <= _MOST_PIXELS else None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _usual_size(image: Image.Image) -> tuple[float, float]:
    wide, high = image.size
    return wide * _POINTS / _USUAL_DPI, high * _POINTS / _USUAL_DPI


def _add_page(made: pypdfium2.PdfDocument, image: Image.Image, width: float, height: float) -> None:
    content = BytesIO()
    image.save(content, "jpeg", quality=_QUALITY)  # as pixels, a hundred pages are a gigabyte
    drawn = pypdfium2.PdfImage.new(made)
    drawn.load_jpeg(content, inline=True)
    drawn.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page = made.new_page(width, height)
    page.insert_obj(drawn)
    page.gen_content()
    page.close()
