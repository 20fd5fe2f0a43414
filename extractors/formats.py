"""The format of a file by its content, and a sentence for every file that is none of ours.

Names mislead (a web page saved as .pdf, a .docx sent as .doc), first bytes do not.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from schemas.exceptions import (
    ActionPlanError,
    EmptyFile,
    MissingFile,
    NotADocument,
    PasswordProtected,
    UnknownFormat,
    UnreadableFile,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Source: [MS-CFB] 2.2
_ZIP = b"PK\x03\x04"
_HEAD = 1024  # a PDF's header may stand anywhere in here. Source: ISO 32000-1, annex H, note 13

# what the main part's content type says -> kind. Source: ECMA-376 part 1, 11.3.10 and [MS-OFFMACRO2] 2.2
_OFFICE_PARTS = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"wordprocessingml.template.main+xml", "dotx"),
    (b"ms-word.document.macroEnabled.main+xml", "docm"),
    (b"ms-word.template.macroEnabledTemplate.main+xml", "dotm"),
    (b"spreadsheetml.", "xlsx"),
    (b"presentationml.", "pptx"),
)
_OLE_STREAMS = (("WordDocument", "doc"), ("Workbook", "xls"), ("PowerPoint Document", "ppt"))
CONVERTED = {  # kinds that LibreOffice turns into .docx -> what they are
    "doc": "a Word file in the old binary format",
    "odt": "an OpenDocument text",
    "rtf": "a Rich Text file",
    "fodt": "an OpenDocument text in one XML file",
    "wordml": "a Word file in one XML file",
}
# The first bytes of a Word file's main stream, which begins a sector, and where its flags are.
# Source: [MS-DOC] 2.5.2, FibBase
_FIBS = (b"\xec\xa5", b"\xdc\xa5")
_FIB_FLAGS = 10
_FIB_ENCRYPTED = 0x0100
_SECTOR = 512
_MANIFEST = "META-INF/manifest.xml"  # it says what is encrypted. Source: ODF 1.2 part 3, 4.8.4
_LIST = 1 << 20  # bytes that an archive's list of its own parts may have
_LOCKED_STREAMS = ("EncryptedPackage", "DRMContent")  # Source: [MS-OFFCRYPTO] 1.3.2, 1.3.3
_XML_MARKS = (  # Source: [MS-OFFDI]'s processing instruction, ODF 1.2 part 1, 3.1.2
    (b'progid="Word.Document"', "wordml"),
    (b"<office:document ", "fodt"),
)
_UNLOCK = "open it in Word and save a copy without one"
_ADVICE = {
    "xlsx": "an Excel workbook: only Word and PDF plans can be read, save the plan as one of these",
    "xls": "an Excel workbook: only Word and PDF plans can be read, save the plan as one of these",
    "pptx": "a PowerPoint presentation: save the plan as .pdf",
    "ppt": "a PowerPoint presentation: save the plan as .pdf",
    "zip": "a zip archive: unpack it and name the plan inside",
    "ole": "an Office file of an unknown kind: save it as .docx or .pdf",
    "html": "a web page: the download went wrong or needs a login, fetch the plan itself again",
    "text": "plain text: get the plan as Word or PDF",
    "picture": "a picture: get the plan as Word or PDF",
    "unknown": "in a format nobody here knows: get the plan as Word or PDF",
}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_PRINTED = bytes(range(ord(" "), 256)) + b"\t\n\f\r\x1b"
_PROMISES = frozenset({".pdf", ".docx"})


def kind_of(path: Path) -> str:
    """What the file is by its content: pdf, docx, another key of our advice, "text" or "unknown".

    Raises:
        MissingFile, EmptyFile, PasswordProtected, UnreadableFile: as their docstrings say.

    """
    if not path.is_file():
        raise MissingFile(f"{path} is not there: check the path")
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise UnreadableFile(
            f"{path.name} cannot be opened ({error.strerror}): check its permissions"
        ) from error
    if not head:
        raise EmptyFile(f"{path.name} has no bytes: the copy or download failed, fetch it again")
    if head.startswith(_ZIP):
        return _kind_of_zip(path)
    if head.startswith(_OLE):
        return _kind_of_ole(path)
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    return "picture" if head.startswith(_PICTURES) else _kind_of_text(head)


def refusal(path: Path, kind: str) -> ActionPlanError:
    """The error for a file of a kind no reader takes, with what to do about it."""
    if path.suffix.lower() in _PROMISES and kind in {"html", "text", "picture", "unknown"}:
        return NotADocument(f"{path.name} is named {path.suffix}, its content is {_ADVICE[kind]}")
    return UnknownFormat(f"{path.name} is {_ADVICE[kind]}")


def _kind_of_zip(path: Path) -> str:
    """The kind of an Office package by its list of parts (its part names are free to vary)."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                types = _start(archive, "[Content_Types].xml")
                return next((kind for part, kind in _OFFICE_PARTS if part in types), "zip")
            if "mimetype" not in names or b"opendocument.text" not in _start(archive, "mimetype"):
                return "zip"
            manifest = _start(archive, _MANIFEST) if _MANIFEST in names else b""
    except RuntimeError as error:  # zipfile's word for an encrypted entry
        raise PasswordProtected(f"{path.name} asks for a password: {_UNLOCK}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise UnreadableFile(
            f"{path.name} is damaged or was cut off on its way ({error}): fetch it again"
        ) from error
    if b"encryption-data" in manifest:
        raise PasswordProtected(f"{path.name} asks for a password: {_UNLOCK}")
    return "odt"


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    """As much of the member as says what the archive is, however far it would unpack."""
    with archive.open(name) as member:
        return member.read(_LIST)


def _kind_of_ole(path: Path) -> str:
    """The kind of an OLE file by the streams it names (UTF-16, in its directory sectors)."""
    content = path.read_bytes()
    if any(name.encode("utf-16-le") in content for name in _LOCKED_STREAMS):
        raise PasswordProtected(f"{path.name} asks for a password: {_UNLOCK}")
    kind = next((kind for name, kind in _OLE_STREAMS if name.encode("utf-16-le") in content), "ole")
    if kind == "doc" and _is_locked_doc(content):
        raise PasswordProtected(f"{path.name} asks for a password: {_UNLOCK}")
    return kind


def _is_locked_doc(content: bytes) -> bool:
    """Whether the main stream's flags say that its text is encrypted."""
    heads = (content[at : at + _FIB_FLAGS + 2] for at in range(_SECTOR, len(content), _SECTOR))
    first = next((head for head in heads if head.startswith(_FIBS)), b"")
    return bool(int.from_bytes(first[_FIB_FLAGS:], "little") & _FIB_ENCRYPTED)


def _kind_of_text(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head")):
        return "html"
    if start.startswith(b"<?xml"):
        return next((kind for mark, kind in _XML_MARKS if mark in head), "text")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    return "unknown" if head.translate(None, _PRINTED) else "text"
