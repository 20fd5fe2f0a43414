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
_SAVE = "open it in Word or LibreOffice and save it as .docx"
_ADVICE = {
    "doc": f"a Word file in the old binary format: {_SAVE}",
    "odt": f"an OpenDocument text: {_SAVE}",
    "rtf": f"a Rich Text file: {_SAVE}",
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
                types = archive.read("[Content_Types].xml")
                return next((kind for part, kind in _OFFICE_PARTS if part in types), "zip")
            if "mimetype" in names and b"opendocument.text" in archive.read("mimetype"):
                return "odt"
    except RuntimeError as error:  # zipfile's word for an encrypted entry
        raise PasswordProtected(f"{path.name} asks for a password: save a copy without one") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise UnreadableFile(
            f"{path.name} is damaged or was cut off on its way ({error}): fetch it again"
        ) from error
    return "zip"


def _kind_of_ole(path: Path) -> str:
    """The kind of an OLE file by the streams it names (UTF-16, in its directory sectors)."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise PasswordProtected(
            f"{path.name} asks for a password: open it in Word and save a copy without one"
        )
    return next((kind for name, kind in _OLE_STREAMS if name.encode("utf-16-le") in content), "ole")


def _kind_of_text(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head")):
        return "html"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    return "unknown" if head.translate(None, _PRINTED) else "text"
