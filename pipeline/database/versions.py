"""What a reading depends on besides the file: the readers, and apart from them what makes sense of a document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from extractors.outside import PROGRAMS, find

_ROOT = Path(__file__).resolve().parents[2]
_READERS = ("extractors", "schemas/document.py", "schemas/exceptions.py")
_READER_LIBRARIES = ("lxml", "pdfminer.six", "pdfplumber", "pypdfium2", "python-docx")
_UNDERSTANDING = ("pipeline", "schemas")
_LIBRARIES = ("RapidFuzz", "spacy")
_SOURCES = frozenset({".py", ".yml", ".csv", ".sql", ".cfg", ""})  # "": the parts of the model of names


class Versions(NamedTuple):
    """Two hashes: `reader` changes when a document would be read differently, `understanding` its plan."""

    reader: str
    understanding: str


@cache
def versions() -> Versions:
    """The versions of this program, from its own files, the libraries it uses and the programs that are there."""
    programs = [program for program in PROGRAMS if find(program) is not None]
    return Versions(_hash(_READERS, _READER_LIBRARIES, programs), _hash(_UNDERSTANDING, _LIBRARIES))


@cache
def code_version() -> str:
    """A hash of this program's own files and its libraries, the same whatever programs are installed beside it."""
    return _hash((*_READERS, *_UNDERSTANDING), (*_READER_LIBRARIES, *_LIBRARIES))


@cache
def version_of(distribution: str) -> str:
    """The version that is installed; its description is read once."""
    return metadata.version(distribution)


def _hash(places: Iterable[str], libraries: Iterable[str], programs: Iterable[str] = ()) -> str:
    digest = hashlib.sha256("\n".join(programs).encode())
    for library in libraries:
        digest.update(f"{library}=={version_of(library)}\n".encode())
    for place in places:
        digest.update(_content(place))
    return digest.hexdigest()[:16]


@cache
def _content(place: str) -> bytes:
    """A hash of the names and bytes of the files there."""
    digest = hashlib.sha256()
    for path in sorted(_files(_ROOT / place)):
        digest.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()


def _files(place: Path) -> Iterable[Path]:
    if not place.is_dir():
        return (place,)
    return (path for path in place.rglob("*") if path.suffix in _SOURCES and path.is_file())
