"""How much a file may be before it is opened: what a plan never needs, and an attack or an accident does.

Nothing in a container is opened as a container again, but for documents that Word shows in place, which have the
same limits and may lie three deep: what else is embedded stays closed.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from schemas.exceptions import MissingFile, TooLarge, UnreadableFile, UnsafeXml, ZipBomb

BYTES: Final = 250_000_000  # of the file itself; scanned plans of 200 pages have a tenth
PAGES: Final = 3000
_MEMBERS: Final = 10_000
_UNPACKED: Final = 500_000_000  # bytes of all members; the XML of a long plan has a few million
_RATIO: Final = 200  # unpacked to packed; the XML of Word packs 10 to 40 times, blank pictures more
_RATIO_FROM: Final = 20_000_000  # unpacked bytes from which the ratio matters: below it harms nobody
_SPLIT: Final = "split it, or take out what is not the plan"
_DTD: Final = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def check_size(path: Path) -> None:
    """Nothing, where the file is not too large to be read.

    Raises:
        TooLarge: it is.
        MissingFile: it is not there.
        UnreadableFile: its size cannot be told.

    """
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise MissingFile(f"{path.name} was not found: check the path") from error
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be opened ({error.strerror}): check the path") from error
    if size > BYTES:
        raise TooLarge(
            f"{path.name} has {size // 1_000_000} MB, more than the {BYTES // 1_000_000} MB a plan may have: {_SPLIT}"
        )


def check_pages(count: int, name: str) -> None:
    """Nothing, where a document may have so many pages.

    Raises:
        TooLarge: it may not.

    """
    if count > PAGES:
        raise TooLarge(f"{name} has {count} pages, more than the {PAGES} a plan may have: {_SPLIT}")


def check_archive(archive: zipfile.ZipFile, name: str, size: int) -> None:
    """Nothing, where the members of the archive of `size` bytes may be unpacked, going by its directory.

    A member never unpacks to more than the directory says: zipfile stops there.

    Raises:
        TooLarge: too many members.
        ZipBomb: they would unpack to too much, be it that several claim the same bytes.

    """
    members = archive.infolist()
    if len(members) > _MEMBERS:
        raise TooLarge(
            f"{name} holds {len(members)} parts, more than the {_MEMBERS} a plan may have: {_SPLIT}"
        )
    unpacked = sum(member.file_size for member in members)
    if unpacked > _UNPACKED or unpacked > max(_RATIO_FROM, _RATIO * size):
        raise ZipBomb(
            f"{name} would unpack from {size:,} bytes to {unpacked:,}, more than a plan can "
            "hold: do not open it, find out where it came from"
        )


def check_xml(blob: bytes, name: str) -> None:
    """Nothing, where the XML declares no document type, and so no entities that could grow or fetch.

    Raises:
        UnsafeXml: it does.

    """
    if any(mark in blob for mark in _DTD):
        raise unsafe(name)


def unsafe(name: str) -> UnsafeXml:
    """The error for XML with a document type."""
    return UnsafeXml(
        f"{name} declares XML entities, which Word never writes and attacks do: do not open it, find out "
        "where it came from"
    )
