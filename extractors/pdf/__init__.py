"""PDF -> Document."""

from __future__ import annotations

from pathlib import Path

from extractors.forms import unfold_pages
from extractors.pdf.document.body import body, body_size, framed, in_cells
from extractors.pdf.document.footnotes import without_footnotes
from extractors.pdf.document.gathering import gathered, issues, refuse_pictures
from extractors.pdf.document.reading_order import Text, margins, texts
from extractors.pdf.document.running_sides import without_running_sides
from extractors.pdf.document.sheets import joined_sheets
from extractors.pdf.drawn import pages, slow_pages
from extractors.pdf.flow.habits import habits
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines.furniture import furniture
from extractors.pdf.page import Layout
from extractors.pdf.pdfium import refuse_locked
from extractors.pdf.placeholder import refuse_placeholder
from extractors.pdf.table_text import TableText
from schemas.document import Document, Furniture, FurnitureKind
from schemas.exceptions import EmptyFile, MissingFile, NotADocument, UnreadableFile

_SIGNATURE = b"%PDF"
_SIGNATURE_WITHIN = 1024  # bytes; Source: ISO 32000-1, annex H.3, implementation note 13


def read(path: Path) -> Document:
    """The document in the PDF file, page by page.

    Raises: MissingFile, EmptyFile, NotADocument, PasswordProtected, NoTextLayer, PlaceholderPage, TooLarge,
        UnreadableFile.
    """
    _check_signature(path)
    found = gathered(pages(path))
    if not found.words and not found.pictures and not found.unread:  # is the file empty, or is it damaged?
        found = gathered(slow_pages(path))
    layouts, sides = without_running_sides(found.layouts)
    if not layouts:
        raise UnreadableFile(
            f"{path.name} is damaged: it has no pages; open it in a PDF viewer and save it anew"
        )
    if not found.words:
        refuse_locked(path)
    refuse_pictures(found, path.name)
    refuse_placeholder(found.words, len(layouts), path.name)
    size = body_size(layouts)
    set_aside = furniture([page.margin for page in layouts], size)
    edges = margins(layouts, set_aside)
    noted, notes = without_footnotes(layouts, set_aside, edges)
    laid: list[tuple[Layout, list[Text]]] = [*texts(noted, set_aside, edges)]
    laid += notes  # footnotes stand behind all, as in a Word file
    free = [part for _, parts in laid for part in parts if isinstance(part, Region)]
    own = {id(table) for page in layouts for table in page.tables}
    loose = [
        part for _, parts in laid for part in parts if isinstance(part, TableText) and id(part) not in own
    ]
    cells = [part for table in loose for cell in table.cells for part in cell.regions]
    boxed = [part for page in layouts for part in framed(page)]
    known = habits([*boxed, *free], cells, [part for page in layouts for part in in_cells(page)])
    strays = [Furniture(FurnitureKind.FURNITURE, page.stray, page.number) for page in layouts if page.stray]
    parts, again = joined_sheets(body(laid, known, size))
    return Document(
        path.name,
        "pdf",
        tuple(unfold_pages(parts)),
        (*set_aside.values(), *sides, *strays, *again),
        tuple(found.words),
        len(layouts),
        tuple(issues(found)),
        tuple(found.sureness),
    )


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
