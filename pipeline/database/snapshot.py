"""The database that is opened by its name is a snapshot: finished, and never written to.

A run reads it, and copies it when something is going to change. The copy lies hidden beside it and takes its
place, in one step, when it is whole. A copy left behind by a run that was broken off is taken up by the next.
Where a file that is open cannot be replaced (Windows) the new snapshot gets a number, and a pointer names it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from pipeline.database import connection, store
from schemas.exceptions import DamagedStore, UnreadableFile, Unwritable


class Desk:
    """The connection of a run: to the snapshot as long as nothing changes, to a copy of it from then on."""

    def __init__(self, db: Path) -> None:
        self._db = db.absolute()
        self._copy: Path | None = None
        self._open: duckdb.DuckDBPyConnection | None = None
        self.notes: tuple[str, ...] = ()

    @property
    def con(self) -> duckdb.DuckDBPyConnection:
        """The connection; another one after `write` and `publish`."""
        if self._open is None:
            self._open = connection.open_for_reading(newest(self._db))
        return self._open

    def take_up(self) -> None:
        """Nothing; what was left behind is put in order, and a copy with finished work in it is opened."""
        source = self._promote()
        self._replay(source)
        copy = _copy_of(self._db, source)
        for path in _left_behind(self._db):
            if path.name not in {copy.name, f"{copy.name}.wal"}:
                _delete(path)
        if copy.exists():
            self._resume(copy)
        if self._open is None and not source.exists():
            self._copy, self._open = copy, connection.open_for_writing(copy)

    def write(self) -> duckdb.DuckDBPyConnection:
        """A connection to the copy, which is made where there is none."""
        if self._copy is None:
            self.close()
            source = newest(self._db)
            copy = _copy_of(self._db, source)
            part = copy.with_name(f"{copy.name}.part")
            shutil.copyfile(source, part)
            part.replace(copy)
            self._copy, self._open = copy, connection.open_for_writing(copy)
        return self.con

    def publish(self) -> Path:
        """Where the new snapshot is: the copy has taken the place of the old one, or waits behind a pointer."""
        if self._copy is None:
            return newest(self._db)
        self.con.execute("CHECKPOINT")  # nothing of it is in another file any more
        self.close()
        _sync(self._copy)
        try:
            self._copy.replace(self._db)
            _pointer(self._db).unlink(missing_ok=True)
        except PermissionError:
            self._wait()
        _sync(self._db.parent)
        self._copy = None
        return newest(self._db)

    def close(self) -> None:
        """Nothing; the connection is closed, what is committed stays."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _promote(self) -> Path:
        """The snapshot; one that waited behind a pointer has got its name now, if it could."""
        waiting = newest(self._db)
        if waiting != self._db:
            with suppress(PermissionError):
                waiting.replace(self._db)
                _pointer(self._db).unlink()
                self.notes += (f"{self._db.name} could be replaced at last by the tables that waited",)
        for path in _numbered(self._db):
            if path != newest(self._db):
                _delete(path)
        return newest(self._db)

    def _replay(self, source: Path) -> None:
        """Nothing; what another program's broken-off session left beside the snapshot is in it now."""
        if source.with_name(f"{source.name}.wal").exists():
            connection.open_for_writing(source).close()

    def _resume(self, copy: Path) -> None:
        try:
            found = connection.open_for_writing(copy)
            plans = len(store.unchecked(found))
        except (UnreadableFile, duckdb.Error):
            _delete(copy)
            self.notes += ("what a run that was broken off had left could not be used and was deleted",)
            return
        self._copy, self._open = copy, found
        if plans:
            self.notes += (f"a run was broken off; {plans} of its plans had landed and are taken up",)

    def _wait(self) -> None:
        numbers = (self._db.with_name(f"{self._db.stem}.{n}{self._db.suffix}") for n in range(1, 1_000_000))
        place = next(path for path in numbers if not path.exists())
        assert self._copy is not None  # noqa: S101  # for the type checker
        self._copy.replace(place)
        write_whole(_pointer(self._db), place.name)
        note = (
            f"{self._db.name} is open in another program and cannot be replaced here: the new tables are in "
            f"{place.name}, which all commands read, until a run can replace it"
        )
        self.notes += (note,)


@contextmanager
def at_desk(db: Path, *, resume: bool = True) -> Iterator[Desk]:
    """A desk at which what was left behind has been put in order; without `resume` it starts from the snapshot.

    Raises: DamagedStore, Unwritable (the disk is full or the folder read-only), StoreLocked, UnreadableFile.
    """
    desk = Desk(db)
    if not resume:
        discard(db)
    try:
        desk.take_up()
        yield desk
    except (duckdb.Error, OSError) as error:
        known = connection.in_words(error, db)
        if known is error:
            raise
        raise known from error
    finally:
        with suppress(duckdb.Error):  # what could not be written is in the error that is on its way
            desk.close()


def newest(db: Path) -> Path:
    """The snapshot to read: the database itself, or the one that waits to take its place."""
    try:
        path = db.with_name(_pointer(db).read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return db
    return path if path in _numbered(db) else db


@contextmanager
def reading(db: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the snapshot of the database at `db`. Raises: as `connection.connect`."""
    with connection.connect(newest(db), read_only=True) as con:
        yield con


def discard(db: Path) -> None:
    """Nothing; the copy a broken-off run left behind is deleted."""
    for path in _left_behind(db.absolute()):
        _delete(path)


def repair(db: Path) -> str:
    """What was done about a database in which damage was met: its copy deleted, or itself set aside."""
    discard(db)
    source = newest(db)
    if is_sound(source):
        return "what a run that was broken off had left was damaged and was deleted"
    number = next(n for n in range(1, 1_000_000) if not _aside(db, n).exists())
    source.replace(_aside(db, number))
    for path in (source.with_name(f"{source.name}.wal"), _pointer(db)):
        path.unlink(missing_ok=True)
    return (
        f"{source.name} was damaged: it was set aside as {_aside(db, number).name} and all files were read "
        "again; plans whose files are gone are in that file only"
    )


def is_sound(db: Path) -> bool:
    """Whether every row of every table can be read."""
    try:
        with connection.connect(db, read_only=True) as con:
            connection.read_everything(con)
    except (DamagedStore, duckdb.Error):
        return False
    return True


def write_whole(path: Path, text: str) -> None:
    """Nothing; the file holds the text, or what it held before."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Unwritable(f"{path} could not be written ({error.strerror}): free some space there") from error


def _hidden(db: Path) -> str:
    return f".{db.name}.work-"


def _copy_of(db: Path, source: Path) -> Path:
    """The copy's place; its name tells which snapshot it was made from."""
    mark = "new"
    if source.exists():
        found = source.stat()
        mark = f"{found.st_size:x}-{found.st_mtime_ns:x}"
    return db.with_name(f"{_hidden(db)}{mark}")


def _pointer(db: Path) -> Path:
    return db.with_name(f"{db.name}.current")


def _left_behind(db: Path) -> Iterable[Path]:
    if not db.parent.is_dir():
        return []
    return [path for path in db.parent.iterdir() if path.name.startswith(_hidden(db))]


def _numbered(db: Path) -> list[Path]:
    name = re.compile(rf"{re.escape(db.stem)}\.\d+{re.escape(db.suffix)}")
    return [path for path in db.parent.iterdir() if name.fullmatch(path.name)] if db.parent.is_dir() else []


def _aside(db: Path, number: int) -> Path:
    return db.with_name(f"{db.stem}.damaged-{number}{db.suffix}")


def _delete(path: Path) -> None:
    with suppress(PermissionError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
            path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Nothing; the file or folder is on the disk, where the system lets us say so."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
