"""Documents as they were read, kept so that a change of rules or terms does not read the files again.

One compressed MessagePack file a document, named for the bytes it was read from, in a folder named for the
version of the readers. A file that is damaged or of another form is no document: the source is read again.
"""

from __future__ import annotations

import os
import shutil
import zlib
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from operator import attrgetter
from pathlib import Path
from typing import Any

import msgpack

from schemas.document import Block, BlockKind, Box, Cell, Document, Furniture, FurnitureKind, Table
from schemas.exceptions import Issue

_SUFFIX = ".msgpack.z"
_VALUES = {
    made: attrgetter(*(field.name for field in fields(made)))
    for made in (Document, Block, Cell, Table, Furniture, Issue)
}


class Found(StrEnum):
    """What the cache had of a file."""

    NOTHING = "nothing"
    DOCUMENT = "document"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of documents, all read by readers of one version."""

    folder: Path
    reader_version: str

    def path(self, sha256: str, suffix: str) -> Path:
        """Where the document of the file with these bytes and suffix lies (the suffix says what is refused)."""
        return self.folder / self.reader_version / f"{sha256}{suffix.lower()}{_SUFFIX}"

    def load(self, path: Path, sha256: str) -> tuple[Document | None, Found]:
        """The document of the file at `path`, None where there is none or it is damaged."""
        try:
            content = self.path(sha256, path.suffix).read_bytes()
        except OSError:
            return None, Found.NOTHING
        try:
            return replace(decode(content), source_file=path.name), Found.DOCUMENT
        except (ValueError, TypeError, zlib.error):
            return None, Found.DAMAGED

    def keep(self, document: Document, path: Path, sha256: str) -> None:
        """Nothing; the document is there for the next run, whole or not at all.

        Where the folder is missing or cannot be written to, it is not: a worker on another machine has none.
        """
        place = self.path(sha256, path.suffix)
        part = place.with_name(f".{place.name}.{os.getpid()}.part")  # a lost run's child may be at it too
        with suppress(OSError):
            if self.folder.is_dir():
                place.parent.mkdir(exist_ok=True)
                part.write_bytes(encode(document))
                part.replace(place)

    def sweep(self, known: Collection[str]) -> None:
        """Nothing; what no file of these hashes and no reader of this version can ask for is deleted."""
        with suppress(OSError):
            for folder in self.folder.iterdir():
                if folder.name != self.reader_version:
                    shutil.rmtree(folder, ignore_errors=True)
            for path in (self.folder / self.reader_version).iterdir():
                if path.name.split(".")[0] not in known:
                    path.unlink()


def cache_of(db: Path, reader_version: str) -> Cache:
    """The cache beside the database at `db`; without one where its folder cannot be made."""
    folder = db.with_name(".cache") / db.name
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return Cache(folder.absolute(), reader_version)


def encode(document: Document) -> bytes:
    """The document as compressed MessagePack: each value a list of its fields, in their order."""
    packed: bytes = msgpack.packb(document, default=_fields, unicode_errors="replace")
    return zlib.compress(packed, 1)


def _fields(value: Document | Block | Cell | Table | Furniture | Issue) -> tuple[object, ...]:
    values: tuple[object, ...] = _VALUES[type(value)](value)
    return values


def decode(content: bytes) -> Document:
    """The document in `content`.

    Raises:
        ValueError, TypeError, zlib.error: there is none.

    """
    values = msgpack.unpackb(zlib.decompress(content))
    name, kind, body, furniture, words, pages, issues, sureness = values
    # a block begins with its kind, a table with the list of its cells
    parts = tuple(_block(part) if isinstance(part[0], str) else _table(part) for part in body)
    aside = tuple(Furniture(FurnitureKind(kind), text, page) for kind, text, page in furniture)
    noted = tuple(Issue(*issue) for issue in issues)
    return Document(name, kind, parts, aside, tuple(words), pages, noted, tuple(map(tuple, sureness)))


def _table(values: Sequence[Any]) -> Table:
    cells, rows, columns, edges, header_rows, page, box, fills_page = values
    made = tuple(_cell(cell) for cell in cells)
    return Table(made, rows, columns, tuple(edges), header_rows, page, _box(box), fills_page)


def _cell(values: Sequence[Any]) -> Cell:
    row, column, row_span, column_span, blocks, shaded, page, box = values
    return Cell(row, column, row_span, column_span, tuple(map(_block, blocks)), shaded, page, _box(box))


def _block(values: Sequence[Any]) -> Block:
    kind, text, marker, start, level, bold, indent, page, box, room, first_word = values
    return Block(BlockKind(kind), text, marker, start, level, bold, indent, page, _box(box), room, first_word)


def _box(values: Sequence[float] | None) -> Box | None:
    return None if values is None else Box(*values)
