"""Documents that a Word file embeds to be shown in place of an element (altChunk). Source: 17.17.2."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from docx.opc.packuri import PackURI
from lxml import etree

from extractors import html
from extractors.text import plain
from extractors.word.markup import ALT_CHUNK, attribute
from extractors.word.package import Package
from schemas.document import PARTS_READ, Block, BlockKind, Document
from schemas.exceptions import ActionPlanError, Issue

_ZIP: Final = b"PK\x03\x04"
_RTF: Final = b"{\\rtf"
_DEEPEST: Final = 3  # documents embedded in each other: deeper is a trap

Read = Callable[[Package, int], Document]  # a package and how many documents it lies in


@dataclass(frozen=True, slots=True)
class _Chunk:
    name: str
    content: bytes
    depth: int


def read_chunks(package: Package, read: Read, depth: int) -> dict[str, Document]:
    """The documents embedded in the main part, by the ids its elements name.

    One that cannot be read is a document without words, with an issue that says so.
    """
    places = {link.id: link.target for link in package.main.relationships if link.kind == "aFChunk"}
    asked = (attribute(element, "r:id") or "" for element in package.main.root.iter(ALT_CHUNK))
    return {id_: _document(_chunk(package, places.get(id_), depth + 1), read) for id_ in asked}


def _chunk(package: Package, place: PackURI | None, depth: int) -> _Chunk:
    if place is None:
        return _Chunk("a file elsewhere", b"", depth)
    return _Chunk(place.membername, package.bytes_of(place), depth)


def _document(chunk: _Chunk, read: Read) -> Document:
    if not chunk.content:
        return _unread(chunk, "it is not in the file")
    if chunk.depth > _DEEPEST:
        return _unread(chunk, "it lies in more documents than any plan has")
    try:
        return _read(chunk, read)
    except ActionPlanError as fault:
        return _unread(chunk, str(fault))
    except (etree.ParserError, UnicodeError, ValueError, LookupError) as fault:
        return _unread(chunk, f"it is damaged ({fault})")


def _read(chunk: _Chunk, read: Read) -> Document:
    """Raises: ActionPlanError, lxml.etree.ParserError, UnicodeError, ValueError, LookupError."""
    start = chunk.content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if chunk.content.startswith(_ZIP):
        return read(Package(chunk.name, chunk.content), chunk.depth)
    if start.startswith(_RTF):
        return _read_rtf(chunk)
    if b"mime-version:" in start:
        return _read_mail(chunk)
    if start.startswith(b"<?xml") and b"<html" not in start:
        return _unread(chunk, "it is of a format nobody here knows")
    if start.startswith(b"<"):
        return _read_html(chunk, chunk.content)
    return _read_text(chunk)


def _read_html(chunk: _Chunk, content: bytes) -> Document:
    body = html.parse(content)
    return Document(chunk.name, "html", html.read(body), source_words=html.words(body))


def _read_mail(chunk: _Chunk) -> Document:
    """A web page saved as a mail (.mht): the first part that is one."""
    message = message_from_bytes(chunk.content, policy=policy.default)
    part = message.get_body(preferencelist=("html", "plain"))
    if part is None:
        return _unread(chunk, "it has no text in it")
    content = str(part.get_content())
    if part.get_content_type() == "text/html":
        return _read_html(chunk, content.encode())
    return _read_text(_Chunk(chunk.name, content.encode(), chunk.depth))


def _read_text(chunk: _Chunk) -> Document:
    text = plain(chunk.content.decode("utf-8-sig"))
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    blocks = tuple(Block(BlockKind.PARAGRAPH, line) for line in lines)
    return Document(chunk.name, "text", blocks, source_words=tuple(text.split()))


def _read_rtf(chunk: _Chunk) -> Document:
    from extractors import office  # noqa: PLC0415 -- it reads what it converts with the Word reader

    with TemporaryDirectory(prefix="actionplans-") as folder:
        path = Path(folder) / "chunk.rtf"
        path.write_bytes(chunk.content)
        return office.read(path, "rtf")


def _unread(chunk: _Chunk, why: str) -> Document:
    message = (
        f"the document embedded as {chunk.name} is not read, its words are missing: {why}; open the plan in Word, "
        "save it anew and read that copy"
    )
    return Document(chunk.name, "unknown", (), issues=(Issue(PARTS_READ, "error", message),))
