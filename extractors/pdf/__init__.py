"""PDF -> Document."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from extractors.pdf.body import body, body_size, regions
from extractors.pdf.drawn import Drawn, pages, slow_pages
from extractors.pdf.furniture import furniture
from extractors.pdf.page import Layout, layout
from extractors.pdf.paragraphs import Region, habits
from extractors.pdf.pdfium import refuse_locked
from extractors.pdf.placeholder import refuse_placeholder
from extractors.pdf.reading_order import margins, texts
from schemas.document import Document, Furniture, FurnitureKind
from schemas.exceptions import EmptyFile, MissingFile, NotADocument, NoTextLayer, UnreadableFile

_SIGNATURE = b"%PDF"
_SIGNATURE_WITHIN = 1024  # bytes; Source: ISO 32000-1, annex H.3, implementation note 13


def read(path: Path) -> Document:
    """The document in the PDF file, page by page.

    Raises: MissingFile, EmptyFile, NotADocument, PasswordProtected, NoTextLayer, PlaceholderPage, TooLarge,
        UnreadableFile.
    """
    _check_signature(path)
    layouts, drawn_words, pictures = _laid_out(pages(path))
    if not drawn_words and not pictures:  # nothing on any page: is the file empty, or is it damaged?
        layouts, drawn_words, pictures = _laid_out(slow_pages(path))
    if not layouts:
        raise UnreadableFile(
            f"{path.name} is damaged: it has no pages; open it in a PDF viewer and save it anew"
        )
    if not drawn_words:
        refuse_locked(path)
    if not drawn_words and pictures:
        raise NoTextLayer(
            f"{path.name} holds pictures only ({pictures} on {len(layouts)} pages); run OCR over it first"
        )
    refuse_placeholder(drawn_words, len(layouts), path.name)
    size = body_size(layouts)
    set_aside = furniture([page.margin for page in layouts], size)
    laid = texts(layouts, set_aside, margins(layouts, set_aside))
    free = [part for _, parts in laid for part in parts if isinstance(part, Region)]
    known = habits([*(part for page in layouts for part in regions(page)), *free])
    strays = [Furniture(FurnitureKind.FURNITURE, page.stray, page.number) for page in layouts if page.stray]
    return Document(
        path.name,
        "pdf",
        tuple(body(laid, known, size)),
        (*set_aside.values(), *strays),
        tuple(drawn_words),
        len(layouts),
    )


def _laid_out(found: Iterable[Drawn]) -> tuple[list[Layout], list[str], int]:
    """The pages' layouts, the words of their second route and the number of their pictures."""
    layouts: list[Layout] = []
    words: list[str] = []
    known: dict[str, str] = {}  # a word that comes again is kept once
    pictures = 0
    for page in found:
        words += (known.setdefault(word, word) for word in page.raw)
        pictures += page.pictures
        layouts.append(layout(page))
    return layouts, words, pictures


def _check_signature(path: Path) -> None:
    if not path.is_file():
        raise MissingFile(f"{path} is not a file; check the path")
    with path.open("rb") as file:
        head = file.read(_SIGNATURE_WITHIN)
    if not head:
        raise EmptyFile(f"{path.name} has no bytes; get a new copy of it")
    if _SIGNATURE not in head:
        raise NotADocument(
            f"{path.name} is not a PDF (no %PDF in its first {_SIGNATURE_WITHIN} bytes); give the file its true suffix"
        )
