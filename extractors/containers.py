"""What kind of file a zip or an OLE container is, and whether it may be opened at all.

Only its directory and the few bytes that say so are read.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import Final

from extractors.limits import check_archive
from schemas.exceptions import PasswordProtected, RightsManaged, UnreadableFile

# what the main part's content type says -> kind. Source: ECMA-376 part 1, 11.3.10 and [MS-OFFMACRO2] 2.2
_OFFICE_PARTS: Final = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"wordprocessingml.template.main+xml", "dotx"),
    (b"ms-word.document.macroEnabled.main+xml", "docm"),
    (b"ms-word.template.macroEnabledTemplate.main+xml", "dotm"),
    (b"spreadsheetml.", "xlsx"),
    (b"ms-excel.", "xlsx"),
    (b"presentationml.", "pptx"),
    (b"ms-powerpoint.", "pptx"),
    (b"ms-visio.", "drawing"),
    (b"ms-package.xps", "xps"),
)
_OPEN_DOCUMENTS: Final = (  # Source: OASIS OpenDocument 1.3 part 2, 3.3
    (b"opendocument.text", "odt"),
    (b"opendocument.spreadsheet", "ods"),
    (b"opendocument.presentation", "odp"),
    (b"opendocument.graphics", "drawing"),
    (b"epub+zip", "epub"),
)
_OLE_STREAMS: Final = (  # the names of streams in the root storage
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("VisioDocument", "drawing"),
    ("__properties_version1.0", "email"),
)
# The first bytes of a Word file's main stream, which begins a sector, and where its flags are.
# Source: [MS-DOC] 2.5.2, FibBase
_FIBS: Final = (b"\xec\xa5", b"\xdc\xa5")
_FIB_FLAGS: Final = 10
_FIB_ENCRYPTED: Final = 0x0100
_SECTOR: Final = 512
_DIRECTORY: Final = 48  # where the number of the directory's first sector is. Source: [MS-CFB] 2.2
_UNLOCK: Final = "open it in Word and save a copy without one"
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
_LIST: Final = 1 << 20  # bytes that an archive's list of its own parts may have
_NAMED: Final = 3  # files of an archive that are named in the refusal


def kind_of_zip(path: Path) -> str:
    """The kind of an Office package by its list of parts (its part names are free to vary), or "zip".

    Raises:
        PasswordProtected, TooLarge, UnreadableFile, ZipBomb: as their docstrings say.

    """
    try:
        with zipfile.ZipFile(path) as archive:
            check_archive(archive, path.name, path.stat().st_size)
            return _kind_of_members(archive, path.name)
    except UnreadableFile:
        raise
    except _DAMAGE as error:
        raise UnreadableFile(
            f"{path.name} is damaged or was cut off on its way ({error}): fetch it again"
        ) from error
    except RuntimeError as error:  # zipfile's word for an encrypted entry
        raise PasswordProtected(f"{path.name} asks for a password: {_UNLOCK}") from error


def _kind_of_members(archive: zipfile.ZipFile, name: str) -> str:
    names = {member.replace("\\", "/").lower(): member for member in archive.namelist()}
    if "[content_types].xml" in names:
        types = _start(archive, names["[content_types].xml"])
        return next((kind for part, kind in _OFFICE_PARTS if part in types), "zip")
    if "mimetype" in names:
        kind = _start(archive, names["mimetype"])
        manifest = names.get(
            "meta-inf/manifest.xml"
        )  # it says what is encrypted. Source: ODF 1.2 part 3, 4.8.4
        if manifest is not None and b"encryption-data" in _start(archive, manifest):
            raise PasswordProtected(f"{name} asks for a password: {_UNLOCK}")
        return next((ours for theirs, ours in _OPEN_DOCUMENTS if theirs in kind), "zip")
    return "pages" if "index/document.iwa" in names or "index.zip" in names else "zip"


def _start(archive: zipfile.ZipFile, member: str) -> bytes:
    """As much of the member as says what the archive is, however far it would unpack."""
    with archive.open(member) as file:
        return file.read(_LIST)


def documents_in(path: Path) -> str:
    """The names of the first Word and PDF files in the archive, in words; empty without any."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith((".docx", ".pdf", ".doc"))]
    except _DAMAGE:
        return ""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(name[-80:] for name in names[:_NAMED]) + more


def kind_of_ole(path: Path) -> str:
    """The kind of an OLE file by the streams it names (UTF-16, in its directory sectors), or "ole".

    Raises:
        PasswordProtected: it is encrypted.
        RightsManaged: a licence is needed to open it.
        UnreadableFile: it is cut short.

    """
    content = path.read_bytes()
    if "DRMContent".encode("utf-16-le") in content:
        raise RightsManaged(
            f"{path.name} is protected by rights management: ask its author for a copy without protection"
        )
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise PasswordProtected(f"{path.name} asks for a password: {_UNLOCK}")
    if int.from_bytes(content[_DIRECTORY : _DIRECTORY + 4], "little") * _SECTOR >= len(content):
        raise UnreadableFile(f"{path.name} is cut short, its directory is missing: fetch it again")
    kind = next((kind for name, kind in _OLE_STREAMS if f"{name}\0".encode("utf-16-le") in content), "ole")
    if kind == "doc" and _is_locked_doc(content):
        raise PasswordProtected(f"{path.name} asks for a password: {_UNLOCK}")
    return kind


def _is_locked_doc(content: bytes) -> bool:
    """Whether the main stream's flags say that its text is encrypted."""
    heads = (content[at : at + _FIB_FLAGS + 2] for at in range(_SECTOR, len(content), _SECTOR))
    first = next((head for head in heads if head.startswith(_FIBS)), b"")
    return bool(int.from_bytes(first[_FIB_FLAGS:], "little") & _FIB_ENCRYPTED)
