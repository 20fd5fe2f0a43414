"""Word (.docx, .docm, .dotx) -> Document: body in order, merged cells, printed list numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from extractors.text import plain
from extractors.word.asides import take_asides
from extractors.word.markup import PARAGRAPH, Element, attribute, child
from extractors.word.numbering import read_numbering
from extractors.word.package import Package
from extractors.word.paragraph import Definitions, printed_text
from extractors.word.revisions import accept
from extractors.word.story import read_story
from extractors.word.styles import Styles, read_styles
from extractors.word.words import raw_words
from schemas.document import Block, Document, Furniture, FurnitureKind, Table
from schemas.exceptions import MacroOnly, NoTextLayer

_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:page|p\.?|pg\.?)?\W*(?:\d{1,3}|[ivxl]+)?\W*(?:(?:of|/)\W*(?:\d{1,3})?)?\W*", re.IGNORECASE
)
_SAYS_PAGE: Final = re.compile(r"\d|page|^\W*[ivxl]+\W*$", re.IGNORECASE)
_SEPARATORS: Final = {"separator", "continuationSeparator", "continuationNotice"}
_MARGINS: Final = {"header": FurnitureKind.HEADER, "footer": FurnitureKind.FOOTER}
_NOTES: Final = ("footnotes", "endnotes")
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_POINT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}pt"


def read(path: Path) -> Document:
    """The file in reading order; footnotes and endnotes at its end, page furniture and comments apart.

    Raises: EmptyFile, MacroOnly, MissingFile, NotADocument, NoTextLayer, PasswordProtected, TooLarge,
        UnknownFormat, UnreadableFile, UnsafeXml, ZipBomb.
    """
    package = Package(path)
    notes = [root for kind in _NOTES for root in _roots(package, kind)]
    comments = _roots(package, "comments")
    margins = [(kind, root) for kind in _MARGINS for root in _roots(package, kind)]
    main = package.main.root
    roots = [main, *notes, *comments, *(root for _, root in margins)]
    words = tuple(word for root in roots for word in raw_words(root))
    if not words:
        _refuse_wordless(package, path.name)
    for root in roots:
        accept(root)
    styles = read_styles(package.first("styles"))
    defined = Definitions(styles, read_numbering(package.first("numbering"), styles), _diagrams(package))
    asides = [Furniture(FurnitureKind.FURNITURE, text) for text in take_asides(main, styles)]
    body = [*read_story(child(main, "w:body"), defined), *_read_notes(notes, defined)]
    furniture = [*asides, *_read_margins(margins, styles), *_read_comments(comments, styles)]
    return Document(path.name, "docx", tuple(body), tuple(furniture), words)


def _refuse_wordless(package: Package, name: str) -> None:
    """Nothing, where a file without words is an empty page; else the error that says what it holds instead."""
    kinds = {link.kind for link in package.main.relationships}
    if "vbaProject" in kinds:
        raise MacroOnly(
            f"{name} holds macros and no words, and macros are never run: open it in Word, let it make its "
            "text, and save that as PDF"
        )
    if "image" in kinds:
        raise NoTextLayer(f"{name} holds pictures only: get the plan as text, or scan it into a PDF with OCR")


def _roots(package: Package, kind: str) -> list[Element]:
    return [part.root for part in package.related(kind)]


def _read_notes(roots: list[Element], defined: Definitions) -> Iterator[Block | Table]:
    for root in roots:
        for note in root:
            if attribute(note, "w:type") not in _SEPARATORS:
                yield from read_story(note, defined)


def _read_margins(roots: list[tuple[str, Element]], styles: Styles) -> Iterator[Furniture]:
    for kind, root in roots:
        for furniture in _furniture(_MARGINS[kind], root.iter(PARAGRAPH), styles):
            yield (
                replace(furniture, kind=FurnitureKind.PAGE_NUMBER)
                if _is_page_number(furniture.text)
                else furniture
            )


def _is_page_number(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(text) is not None and _SAYS_PAGE.search(text) is not None


def _read_comments(roots: list[Element], styles: Styles) -> Iterator[Furniture]:
    for root in roots:
        yield from _furniture(FurnitureKind.FURNITURE, root.iter(PARAGRAPH), styles)


def _furniture(kind: FurnitureKind, paragraphs: Iterable[Element], styles: Styles) -> Iterator[Furniture]:
    texts = (printed_text(paragraph, styles) for paragraph in paragraphs)
    return (Furniture(kind, text) for text in texts if text)


def _diagrams(package: Package) -> dict[str, tuple[str, ...]]:
    """The texts of each drawn diagram's boxes, by the id of the relationship that leads to it."""
    links = [link for link in package.main.relationships if link.kind == "diagramData"]
    parts = [(link.id, package.part(link.target)) for link in links]
    return {link_id: tuple(_diagram_texts(part.root)) for link_id, part in parts if part is not None}


def _diagram_texts(root: Element) -> Iterator[str]:
    for point in root.iter(_POINT):
        lines = (
            "".join(t.text or "" for t in line.iter(f"{_DRAWING}t")) for line in point.iter(f"{_DRAWING}p")
        )
        text = plain("\n".join(lines)).strip()
        if text:
            yield text
