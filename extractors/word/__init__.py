"""Word (.docx, .docm, .dotx) -> Document: body in order, merged cells, printed list numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from textwrap import shorten
from typing import Final

from docx.oxml.ns import qn

from extractors.text import plain
from extractors.word.asides import take_asides, take_hidden, take_struck
from extractors.word.chunks import read_chunks
from extractors.word.markup import PARAGRAPH, Element, attribute, child
from extractors.word.numbering import read_numbering
from extractors.word.package import Package, opened
from extractors.word.paragraph import Definitions, printed_text
from extractors.word.pictures import pictures
from extractors.word.revisions import accept
from extractors.word.story import read_story
from extractors.word.styles import Styles, read_styles
from extractors.word.words import raw_words
from schemas.document import PARTS_READ, Block, Document, Furniture, FurnitureKind, Table
from schemas.exceptions import Issue, MacroOnly, NoTextLayer

_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:page|p\.?|pg\.?)?\W*(?:\d{1,3}|[ivxl]+)?\W*(?:(?:of|/)\W*(?:\d{1,3})?)?\W*", re.IGNORECASE
)
_SAYS_PAGE: Final = re.compile(r"\d|page|^\W*[ivxl]+\W*$", re.IGNORECASE)
_SEPARATORS: Final = {"separator", "continuationSeparator", "continuationNotice"}
_MARGINS: Final = {"header": FurnitureKind.HEADER, "footer": FurnitureKind.FOOTER}
_EMBEDDED: Final = {"oleObject": "embedded object", "package": "embedded file", "chart": "chart"}
_LARGE: Final = 125_000  # square points: a quarter of a page; a picture of a table may be
_NOTES: Final = ("footnotes", "endnotes")
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_POINT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}pt"


def read(path: Path) -> Document:
    """The file in reading order; footnotes and endnotes at its end, page furniture and comments apart.

    Raises: EmptyFile, MacroOnly, MissingFile, NotADocument, NoTextLayer, PasswordProtected, TooLarge,
        UnknownFormat, UnreadableFile, UnsafeXml, ZipBomb.
    """
    return _read(opened(path))


def _read(package: Package, depth: int = 0) -> Document:
    """The document in the package, which lies in `depth` others; documents embedded in it stand in its body."""
    notes = [root for kind in _NOTES for root in _roots(package, kind)]
    comments = _roots(package, "comments")
    margins = [(kind, root) for kind in _MARGINS for root in _roots(package, kind)]
    main = package.main.root
    roots = [main, *notes, *comments, *(root for _, root in margins)]
    chunks = read_chunks(package, _read, depth)
    struck = [
        text for root in roots for text in take_struck(root)
    ]  # words of their own, not halves of others
    words = (
        *(word for text in struck for word in plain(text).split()),
        *chain.from_iterable(map(raw_words, roots)),
    )
    if not words and not chunks and (shown := _wordless(package)):
        return shown
    for root in roots:
        accept(root)
    styles = read_styles(package.first("styles"))
    numbering = read_numbering(package.first("numbering"), styles)
    defined = Definitions(styles, numbering, _diagrams(package), chunks)
    hidden = [text for root in roots for text in take_hidden(root, styles)]
    asides = [
        Furniture(FurnitureKind.FURNITURE, text) for text in (*take_asides(main, styles), *hidden, *struck)
    ]
    body = [*read_story(child(main, "w:body"), defined), *_read_notes(notes, defined)]
    furniture = [*asides, *_read_margins(margins, styles), *_read_comments(comments, styles)]
    return Document(
        package.name,
        "docx",
        tuple(body),
        (*furniture, *(piece for chunk in chunks.values() for piece in chunk.furniture)),
        (*words, *(word for chunk in chunks.values() for word in chunk.source_words)),
        issues=(
            *_unread(package),
            *_set_aside("that Word does not print", hidden),
            *_set_aside("that is struck through", struck),
            *(issue for chunk in chunks.values() for issue in chunk.issues),
        ),
    )


def _unread(package: Package) -> Iterator[Issue]:
    """An issue where a part is damaged, where parts are files of their own, and where Word prints a picture of a file."""
    if package.damaged:
        message = (
            f"damaged, and not read: {', '.join(package.damaged)}; words or numbers may be missing, ask for the "
            "file again"
        )
        yield Issue(PARTS_READ, "error", message)
    elsewhere = sum(1 for _ in package.main.root.iter(qn("w:subDoc")))
    if elsewhere:
        message = (
            f"{elsewhere} parts of this master document are files of their own, and their words are missing: open it in "
            "Word, expand the subdocuments, unlink them and save it anew"
        )
        yield Issue(PARTS_READ, "error", message)
    large = sum(shown.width * shown.height >= _LARGE for shown in pictures(package.main))
    if large:
        message = f"not read: what is written on {large} large pictures; if that is of the plan, type it into the document"
        yield Issue(PARTS_READ, "warning", message)
    kinds = Counter(link.kind for link in package.main.relationships if link.kind in _EMBEDDED)
    if kinds:
        found = ", ".join(f"{count} x {_EMBEDDED[kind]}" for kind, count in sorted(kinds.items()))
        message = f"not read: {found}; if the plan says something there, type it into the document"
        yield Issue(PARTS_READ, "warning", message)


def _set_aside(which: str, texts: Sequence[str]) -> Iterator[Issue]:
    """An issue where there is text that is none of the plan's; `which` text that is."""
    if texts:
        message = f"text {which} is set aside, {len(texts)} times: {shorten(texts[0], 60)!r}"
        yield Issue(PARTS_READ, "warning", message)


def _wordless(package: Package) -> Document | None:
    """The document on the pictures of a file without words; None where it is an empty page.

    Raises: MacroOnly, NoTextLayer.
    """
    kinds = {link.kind for link in package.main.relationships}
    if "vbaProject" in kinds:
        raise MacroOnly(
            f"{package.name} holds macros and no words, and macros are never run: open it in Word, let it make its "
            "text, and save that as PDF"
        )
    if "image" not in kinds:
        return None
    from extractors.word.scan import read_scan  # noqa: PLC0415 -- it loads the PDF reader

    shown = read_scan(package)
    if shown is None:
        raise NoTextLayer(
            f"{package.name} holds pictures only, and none that can be read: get the plan as text, or scan it into a "
            "PDF"
        )
    return shown


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
