"""Which files a run looks at, what has become of them since the last run, and the id of each plan."""

from __future__ import annotations

import hashlib
import os
import re
import time
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from schemas.exceptions import ActionPlanError, MissingFile, UnreadableFile
from schemas.source import Source, read_source, sidecar_of

PLAN_SUFFIXES = frozenset(
    {".docx", ".pdf", ".doc", ".dot", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".fodt", ".rtf"}
)
# what else plans are sent as: not read, and not passed over in silence
_OTHER_SUFFIXES = frozenset(
    [
        ".csv",
        ".eml",
        ".epub",
        ".htm",
        ".html",
        ".jpeg",
        ".jpg",
        ".key",
        ".mht",
        ".mhtml",
        ".msg",
        ".numbers",
        ".odp",
        ".ods",
        ".pages",
        ".png",
        ".ppt",
        ".pptx",
        ".ps",
        ".rar",
        ".tif",
        ".tiff",
        ".txt",
        ".wpd",
        ".wps",
        ".xls",
        ".xlsm",
        ".xlsx",
        ".xps",
        ".zip",
        ".7z",
    ]
)
_NAMED = 5  # files a note names
_SIDECAR_SUFFIX = ".yml"
_YOUNG = 2.0  # seconds in which a file may change again without its times showing it
_NO_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or folder nothing could be read from, and what to do about it."""

    path: Path
    reason_code: str
    reason: str
    sha256: str | None = None


class Seen(NamedTuple):
    """What a file was when it was read, with the stamp it had; "" is the stamp of a file to be hashed again."""

    sha256: str
    sidecar_sha256: str
    stamp: str


@dataclass(frozen=True, slots=True)
class InputFile:
    """A plan file with the hashes that tell whether it has changed; `sidecar_sha256` is "" without one.

    `source` is empty for a file whose stamp shows that it has not: nobody is going to read it.
    """

    path: Path
    sha256: str
    sidecar_sha256: str
    source: Source
    place: Path  # `path` with its links followed
    stamp: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read and the id its plan gets."""

    file: InputFile
    plan_id: str


def find_files(
    paths: Iterable[Path], since: datetime | None = None
) -> tuple[tuple[Path, ...], tuple[Refusal, ...]]:
    """The plan files at `paths`, folders searched to the bottom, sorted; and what named no plan file.

    Left out are hidden files, office lock files (`~$…`), sidecars, and what was last changed before `since`.
    """
    found: dict[Path, Path] = {}
    refused = []
    placed = _Places()
    for path in dict.fromkeys(paths):
        if not path.exists():
            refused.append(Refusal(path, MissingFile.reason_code, f"{path} is not there: check the path"))
            continue
        inside = sorted(_plan_files(path)) if path.is_dir() else [path]
        if not inside:
            reason = f"no plan files found in {path}: put the Word or PDF files of the plans there"
            refused.append(Refusal(path, "empty-folder", reason))
        for file in inside:
            if since is not None and not _changed_since(file, since):
                continue
            if file.suffix.lower() != _SIDECAR_SUFFIX and not _is_hidden(file.name):
                found.setdefault(placed.of(file), file)
    return tuple(found[resolved] for resolved in sorted(found)), tuple(refused)


def left_alone(paths: Iterable[Path]) -> tuple[str, ...]:
    """A note on the files in the folders among `paths` that may be plans of kinds that are not read."""
    folders = [path for path in dict.fromkeys(paths) if path.is_dir()]
    found = sorted({file for folder in folders for file in _files(folder, _OTHER_SUFFIXES)})
    if not found:
        return ()
    names = ", ".join(file.name for file in found[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return (
        f"left alone, being neither Word nor PDF: {names}{more}; if one is a plan, save it as Word or PDF",
    )


def _plan_files(folder: Path) -> Iterable[Path]:
    return _files(folder, PLAN_SUFFIXES)


def _files(folder: Path, suffixes: frozenset[str]) -> Iterable[Path]:
    for path in folder.rglob("*"):
        hidden = any(_is_hidden(part) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in suffixes and not hidden and path.is_file():
            yield path


def _changed_since(file: Path, since: datetime) -> bool:
    """Whether the file or its sidecar was changed, or put there, at that time or later; so is one in doubt."""
    for each in (file, sidecar_of(file)):
        try:
            found = each.stat()
        except OSError:
            if each is file:
                return True
            continue
        if max(found.st_mtime, found.st_ctime) >= since.timestamp():
            return True
    return False


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def open_inputs(
    files: Iterable[Path], seen: Mapping[str, Seen] = MappingProxyType({})
) -> tuple[tuple[InputFile, ...], tuple[Refusal, ...]]:
    """Each file with its hashes and sidecar, and those whose bytes or sidecar cannot be read.

    `seen` holds, by resolved path, what need not be opened if its stamp is still the same.
    """
    inputs, refused = [], []
    placed, nothing = _Places(), Source()
    for path in files:
        sha256, place = None, placed.of(path)
        try:
            stamp, size = _stamp(path)
            was = seen.get(str(place)) if stamp else None
            if was is not None and was.stamp == stamp:
                inputs.append(InputFile(path, was.sha256, was.sidecar_sha256, nothing, place, stamp, size))
                continue
            sha256 = sha256_of(path)
            sidecar = sidecar_of(path)
            sidecar_sha256 = sha256_of(sidecar) if sidecar.is_file() else ""
            inputs.append(InputFile(path, sha256, sidecar_sha256, read_source(sidecar), place, stamp, size))
        except ActionPlanError as error:
            refused.append(Refusal(path, error.reason_code, str(error), sha256))
    return tuple(inputs), tuple(refused)


class _Places:
    """Paths with their links followed; those of a folder are followed once, as each step asks the system."""

    def __init__(self) -> None:
        self._folders: dict[Path, Path] = {}

    def of(self, path: Path) -> Path:
        """The path, absolute and without links."""
        if (
            os.name == "nt" or path.is_symlink() or path.name in {"", ".."}
        ):  # Windows has several names for a file
            return path.resolve()
        folder = path.parent
        if folder not in self._folders:
            self._folders[folder] = folder.resolve()
        return self._folders[folder] / path.name


def _stamp(path: Path) -> tuple[str, int]:
    """What changes whenever the file or its sidecar does, "" where that is not sure; and the file's size.

    Nothing but size, number and times of a file, which no program can set back (ctime) without effort.
    """
    marks, size, newest = [], 0, 0.0
    for each in (path, sidecar_of(path)):
        try:
            found = each.stat()
        except OSError:
            marks.append("-")
            continue
        marks.append(f"{found.st_size}.{found.st_mtime_ns}.{found.st_ctime_ns}.{found.st_ino}")
        newest = max(newest, found.st_mtime, found.st_ctime)
        size = size or found.st_size
    return (" ".join(marks) if newest + _YOUNG < time.time() else ""), size


def sha256_of(path: Path) -> str:
    """The SHA-256 of the file's bytes.

    Raises:
        UnreadableFile: it cannot be opened.

    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFile(
            f"{path.name} cannot be opened ({error.strerror}): check its permissions"
        ) from error


def without_copies(
    files: Sequence[InputFile], known: Iterable[Path]
) -> tuple[tuple[InputFile, ...], tuple[tuple[Path, Path], ...]]:
    """The files without those of the same bytes as another, and the pairs (copy, the one that is kept).

    A file known from an earlier run is kept before one that is new, then the first in order.
    """
    landed = frozenset(known)
    first: dict[str, InputFile] = {}
    for file in sorted(files, key=lambda file: file.place not in landed):
        first.setdefault(file.sha256, file)
    kept = tuple(file for file in files if first[file.sha256] is file)
    copies = tuple((file.path, first[file.sha256].path) for file in files if first[file.sha256] is not file)
    return kept, copies


def slug(text: str) -> str:
    """`text` in lower-case ASCII letters and digits joined by hyphens; empty if it has none."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NO_SLUG.sub("-", letters.lower()).strip("-")


def plan_ids(files: Sequence[InputFile], landed: Mapping[Path, str]) -> dict[Path, str]:
    """The plan id of each file: the sidecar's, else the one it has landed under, else its name's slug.

    `landed` maps the resolved paths of files of earlier runs to their plan ids, and those are taken.
    Files that would share an id get their format behind it, then a number, in the order of `files`.
    """
    ids: dict[Path, str] = {}
    for file in files:
        now = landed.get(file.place)
        if now is not None and file.source.plan_id in {None, now}:
            ids[file.path] = now
    taken = {*landed.values(), *ids.values()}
    for file in files:
        if file.path not in ids:
            ids[file.path] = _free_id(file, taken - {landed.get(file.place)})
            taken.add(ids[file.path])
    return ids


def _free_id(file: InputFile, taken: set[str]) -> str:
    wanted = file.source.plan_id or slug(file.path.stem) or f"plan-{file.sha256[:8]}"
    by_format = f"{wanted}-{slug(file.path.suffix) or 'file'}"
    number, candidate = 2, wanted if wanted not in taken else by_format
    while candidate in taken:
        candidate, number = f"{by_format}-{number}", number + 1
    return candidate
