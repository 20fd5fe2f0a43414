"""The format of a file by its content, and a sentence for every file that is none of ours.

Names mislead (a web page saved as .pdf, a .docx sent as .doc), first bytes do not.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Final

from extractors.containers import documents_in, kind_of_ole, kind_of_zip
from extractors.limits import check_size
from schemas.exceptions import (
    ActionPlanError,
    EmptyFile,
    MissingFile,
    NotADocument,
    UnknownFormat,
    UnreadableFile,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Source: [MS-CFB] 2.2
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HEAD = 1024  # a PDF's header may stand anywhere in here. Source: ISO 32000-1, annex H, note 13

CONVERTED = {  # kinds that LibreOffice turns into .docx -> what they are
    "doc": "a Word file in the old binary format",
    "odt": "an OpenDocument text",
    "rtf": "a Rich Text file",
    "fodt": "an OpenDocument text in one XML file",
    "wordml": "a Word file in one XML file",
}
_XML_MARKS = (  # Source: [MS-OFFDI]'s processing instruction, ODF 1.2 part 1, 3.1.2
    (b'progid="Word.Document"', "wordml"),
    (b"<office:document ", "fodt"),
    (b"<html", "html"),
)
_TABLES = "only Word and PDF plans can be read, save the plan as one of these"
_ADVICE = {
    "pages": "a file of Apple Pages: export it as Word or PDF",
    "works": "a file of an old word processor: open it in LibreOffice and save it as .docx",
    "xlsx": f"an Excel workbook: {_TABLES}",
    "xls": f"an Excel workbook: {_TABLES}",
    "ods": f"an OpenDocument spreadsheet: {_TABLES}",
    "pptx": "a PowerPoint presentation: save the plan as .pdf",
    "ppt": "a PowerPoint presentation: save the plan as .pdf",
    "odp": "an OpenDocument presentation: save the plan as .pdf",
    "drawing": "a drawing: save the plan as .pdf",
    "epub": "an electronic book: get the plan as Word or PDF",
    "xps": "an XPS print: print it to PDF",
    "postscript": "a PostScript print: turn it into PDF",
    "zip": "a zip archive: unpack it and name the plan inside",
    "archive": "a packed archive: unpack it and name the plan inside",
    "ole": "an Office file of an unknown kind: save it as .docx or .pdf",
    "email": "an e-mail: save the plan attached to it as a file of its own",
    "mhtml": "a web page saved as one file: open it in a browser and print it to PDF, or get the plan itself",
    "html": "a web page: the download went wrong or needs a login, fetch the plan itself again",
    "xml": "data in XML: get the plan as Word or PDF",
    "program": "a program: do not open it, find out where it came from",
    "text": "plain text: get the plan as Word or PDF",
    "picture": "a picture: get the plan as Word or PDF",
    "unknown": "in a format nobody here knows: get the plan as Word or PDF",
}
_SIGNATURES: Final = (
    (b"{\\rtf", "rtf"),
    (b"%!PS", "postscript"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\xffWPC", "works"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"BM", "picture"),
    (b"AT&TFORM", "picture"),
)
_BRANDED = b"ftyp"  # at byte 4 of HEIC pictures and films. Source: ISO/IEC 14496-12, 4.3
_MAIL_HEADERS = re.compile(
    rb"^(?:return-path|received|delivered-to|message-id|from|to|subject|date|mime-version|content-type):",
    re.IGNORECASE | re.MULTILINE,
)
_PRINTED = bytes(range(ord(" "), 256)) + b"\t\n\f\r\x1b"
_PROMISES = frozenset({".pdf", ".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".rtf"})
_NO_DOCUMENTS = frozenset({"html", "text", "picture", "unknown", "program", "xml"})


def kind_of(path: Path) -> str:
    """What the file is by its content: pdf, docx, another key of our advice, "text" or "unknown".

    Raises:
        MissingFile, EmptyFile, PasswordProtected, TooLarge, UnreadableFile, ZipBomb: as their docstrings say.

    """
    head = _head(path)
    check_size(path)
    if head.startswith(_ZIP):
        return kind_of_zip(path)
    if head.startswith(_OLE):
        return kind_of_ole(path)
    if b"%PDF-" in head and not _is_markup(head):
        return "pdf"
    known = _kind_by_signature(head) or _kind_of_text(head)
    # a package may stand behind bytes that are none of it: its directory is at the end
    return kind_of_zip(path) if known == "unknown" and zipfile.is_zipfile(path) else known


def refusal(path: Path, kind: str) -> ActionPlanError:
    """The error for a file of a kind no reader takes, with what to do about it."""
    advice = _ADVICE[kind]
    if kind == "zip" and (inside := documents_in(path)):
        advice = f"a zip archive of {inside}: unpack it and give the files inside"
    if path.suffix.lower() in _PROMISES and kind in _NO_DOCUMENTS:
        return NotADocument(f"{path.name} is named {path.suffix}, its content is {advice}")
    return UnknownFormat(f"{path.name} is {advice}")


def _head(path: Path) -> bytes:
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
    return head


def _kind_by_signature(head: bytes) -> str | None:
    kind = next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), None)
    if head[4:8] == _BRANDED or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "picture"
    says_words = kind in {"picture", "program"} and _kind_of_text(head) == "text"  # "BMX track", "MZ 4"
    return None if says_words and not head.startswith(b"#!") else kind


def _is_markup(head: bytes) -> bool:
    """Whether the head is of a web page or an e-mail, which may speak of a PDF."""
    return _kind_of_text(head) in {"html", "mhtml", "email", "xml", *CONVERTED}


def _kind_of_text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _kind_of_text(head.decode("utf-16", "replace").encode()) if len(head) > len(_OLE) else "text"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head")):
        return "html"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if start.startswith(b"<?xml"):
        return next((kind for mark, kind in _XML_MARKS if mark in head), "xml")
    if len(_MAIL_HEADERS.findall(head)) > 1:
        saved = b"multipart/related" in start and b"received:" not in start
        return "mhtml" if saved else "email"
    return "unknown" if head.translate(None, _PRINTED) else "text"
