"""A Word file as its parts: the zip is opened, relationships followed, XML parsed without entities."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.oxml.ns import qn
from lxml import etree

from extractors.limits import check_archive, check_size, check_xml, unsafe
from extractors.word.markup import Element, child
from schemas.exceptions import (
    EmptyFile,
    NotADocument,
    PasswordProtected,
    TooLarge,
    UnknownFormat,
    UnreadableFile,
    UnsafeXml,
)

_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHER_FORMATS: Final = {
    b"%PDF": "a PDF",
    b"{\\rtf": "a rich text (RTF) file",
    b"<": "a web page or XML file",
}
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,  # a member the directory does not list
    EOFError,
    OSError,
    RuntimeError,  # an encrypted member, or a compression zipfile does not know
    ValueError,
)
_RESOURCES: Final = 114  # libxml2: 256 levels, 10 million characters of text. Source: its xmlerror.h
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES: Final = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"drawingml/diagram": b"http://schemas.openxmlformats.org/drawingml/2006/diagram",
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """One part pointing to another: `kind` is the last word of the relationship's type ("header")."""

    id: str
    kind: str
    target: PackURI


@dataclass(frozen=True, slots=True)
class Part:
    """A parsed part and what it points to."""

    root: Element
    relationships: tuple[Relationship, ...]


class Package:
    """The parts of one Word file, read when asked for.

    Raises: NotADocument, UnreadableFile.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except _DAMAGE as fault:
            raise _damaged(name) from fault
        check_archive(self._archive, name, len(content))
        # Some writers put "word\\document.xml" or "Word/Document.xml" into the archive's directory.
        self._names = {name.replace("\\", "/").lower(): name for name in self._archive.namelist()}
        self.damaged: dict[str, None] = {}  # parts that were asked for and could not be read, in that order
        self.main = self._main_part()

    def part(self, target: PackURI) -> Part | None:
        """The part at that place; None where the file has none, or where it is not XML that can be read."""
        if target.membername.lower() not in self._names:
            return None
        try:
            return self._parse(target)
        except (UnsafeXml, TooLarge):
            raise
        except _DAMAGE:
            self.damaged[target.membername] = None
            return None

    def bytes_of(self, target: PackURI) -> bytes:
        """The bytes at that place; none where the file has none that can be read."""
        try:
            return self._blob(target)
        except _DAMAGE:
            return b""

    def related(self, kind: str) -> tuple[Part, ...]:
        """The readable parts the main part points to by that kind of relationship, each once."""
        targets = dict.fromkeys(link.target for link in self.main.relationships if link.kind == kind)
        return tuple(part for part in map(self.part, targets) if part is not None)

    def first(self, kind: str) -> Element | None:
        """The root of the one part of that kind, or None."""
        return next((part.root for part in self.related(kind)), None)

    def _main_part(self) -> Part:
        links = self._relationships(PACKAGE_URI)
        main = next((link.target for link in links if link.kind == "officeDocument"), None)
        if main is None:
            raise NotADocument(
                f"{self.name} is a zip archive without a Word document in it: unpack it and give the files inside"
            )
        try:
            part = self._parse(main)
        except (UnsafeXml, TooLarge):
            raise
        except _DAMAGE as fault:
            raise _damaged(self.name) from fault
        if part.root.tag != qn("w:document"):
            raise NotADocument(
                f"{self.name} is an Office file, but no Word document: save the plan as .docx or PDF"
            )
        if child(part.root, "w:body") is None:
            raise _damaged(self.name)
        return part

    def _parse(self, target: PackURI) -> Part:
        return Part(_parse(self._blob(target), self.name), self._relationships(target))

    def _blob(self, target: PackURI) -> bytes:
        name = self._names.get(target.membername.lower(), target.membername)
        return self._archive.read(name)

    def _relationships(self, source: PackURI) -> tuple[Relationship, ...]:
        try:
            root = _parse(self._blob(source.rels_uri), self.name)
        except (UnsafeXml, TooLarge):
            raise
        except _DAMAGE:
            return ()
        return tuple(
            Relationship(
                link.get("Id", ""),
                link.get("Type", "").rpartition("/")[2],
                PackURI.from_rel_ref(source.baseURI, link.get("Target", "")),
            )
            for link in root.iterfind("{*}Relationship")
            if link.get("TargetMode") != "External"
        )


def opened(path: Path) -> Package:
    """The package in the file.

    Raises: EmptyFile, MissingFile, NotADocument, PasswordProtected, UnknownFormat, UnreadableFile.
    """
    check_size(path)
    return Package(path.name, _content(path))


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise UnreadableFile(f"{path.name} could not be opened ({fault.strerror}): check the path") from fault
    if not content:
        raise EmptyFile(f"{path.name} is empty (0 bytes): ask for it again")
    if content.startswith(_OLE):
        raise _old_container(content, path.name)
    for signature, what in _OTHER_FORMATS.items():
        if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(signature):
            raise NotADocument(f"{path.name} is {what}, not a Word document: open it and save it as .docx")
    return content


def _old_container(content: bytes, name: str) -> PasswordProtected | UnknownFormat:
    if _ENCRYPTED in content:
        return PasswordProtected(f"{name} asks for a password: save a copy without one and give that")
    return UnknownFormat(f"{name} is in Word's old .doc format: open it in Word and save it as .docx")


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} is damaged or cut short and cannot be opened as Word: ask for it again")


def _parse(blob: bytes, name: str) -> Element:
    """The root of the XML in the part of the file of that name: no entities, nothing fetched, 256 levels.

    Raises: TooLarge, UnsafeXml, XMLSyntaxError.
    """
    check_xml(blob, name)
    if _STRICT in blob:
        for strict, transitional in _STRICT_NAMES.items():
            blob = blob.replace(_STRICT + strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(blob, parser)
    except etree.XMLSyntaxError as fault:
        if fault.code == _RESOURCES:
            raise TooLarge(
                f"{name} is nested deeper, or has a longer text, than a plan can have: save it again in Word"
            ) from fault
        raise
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding the first look does not know
        raise unsafe(name)
    return root
