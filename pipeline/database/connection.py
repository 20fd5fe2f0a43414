"""The database opened: its tables and views in place, its errors in words."""

from __future__ import annotations

import errno
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import duckdb

from pipeline.database.ddl import SCHEMA, create_table, quoted
from schemas.exceptions import (
    ActionPlanError,
    DamagedStore,
    MissingFile,
    StoreLocked,
    UnreadableFile,
    Unwritable,
)
from schemas.run import TABLES

_VIEWS = Path(__file__).parent / "views"
_HOLDER = re.compile(r"held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")
_IN_USE = re.compile("different configuration|being used by")
_FULL = re.compile(
    "No space left|not enough space|File too large|quota exceeded|Read-only file", re.IGNORECASE
)
_DAMAGED = re.compile(
    "Corrupt|checksum|Could not read enough bytes|Failed to load metadata|database has been invalidated"
)
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM})
_MAGIC = slice(8, 12)
_STATE = (
    "CREATE TABLE IF NOT EXISTS state.store (made_for VARCHAR NOT NULL)",
    """CREATE TABLE IF NOT EXISTS state.files (path VARCHAR PRIMARY KEY, source_sha256 VARCHAR NOT NULL,
    sidecar_sha256 VARCHAR, reader_version VARCHAR NOT NULL, understanding_version VARCHAR NOT NULL,
    plan_id VARCHAR, stamp VARCHAR NOT NULL)""",
    "CREATE TABLE IF NOT EXISTS state.unchecked (plan_id VARCHAR PRIMARY KEY, is_new BOOLEAN NOT NULL)",
    """CREATE TABLE IF NOT EXISTS state.issues (plan_id VARCHAR NOT NULL, check_name VARCHAR NOT NULL,
    severity VARCHAR NOT NULL, message VARCHAR NOT NULL)""",
)


@contextmanager
def connect(db: Path, *, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the database at `db`, its tables and views in place, closed at the end.

    Raises: MissingFile (reading only), StoreLocked, UnreadableFile (not a database, or one whose tables
    were made for other models).
    """
    con = open_for_reading(db) if read_only else open_for_writing(db)
    try:
        yield con
    finally:
        con.close()


def open_for_reading(db: Path) -> duckdb.DuckDBPyConnection:
    """A connection that others may have at the same time. Raises: as `connect`."""
    if not db.exists():
        raise MissingFile(f"{db}: there is no database yet; read some plans into it first")
    con = _open(db, read_only=True)
    return _refusing_other_models(con, db)


def open_for_writing(db: Path) -> duckdb.DuckDBPyConnection:
    """A connection nobody else has, to a database that is made where there is none. Raises: as `connect`."""
    con = _open(db, read_only=False)
    try:
        # arrays of objects are texts, never what a sample looks like
        con.execute("SET pandas_analyze_sample = 0")
        _create(con)
    except duckdb.Error as error:
        con.close()
        raise in_words(error, db) from error
    return _refusing_other_models(con, db)


def _open(db: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        if not read_only:
            db.parent.mkdir(parents=True, exist_ok=True)
        # absolute: nothing in a name may mean another kind of database (":memory:", "md:")
        return duckdb.connect(str(db.absolute()), read_only=read_only)
    except (duckdb.Error, OSError, UnicodeError) as error:
        raise _opening_error(db, error) from error


def _opening_error(db: Path, error: Exception) -> ActionPlanError:
    message = str(error)
    holder = _HOLDER.search(message)
    if holder:
        return StoreLocked(
            f"{db} is in use by process {holder['pid']} ({holder['program']}). Wait until it ends, or close "
            "it if it is a notebook or another tool that has the database open, and try again."
        )
    if "lock" in message.lower().split("file")[0] or _IN_USE.search(message):
        return StoreLocked(f"{db} is in use. Close what has it open and try again. DuckDB says: {message}")
    known = _known_error(error, db)
    if known is not None:
        return known
    kind = DamagedStore if _was_database(db) else UnreadableFile
    return kind(
        f"{db} could not be opened as a DuckDB database. If it is one, restore it from a copy; if not, name "
        f"another file. All it holds can be read from the source files again. DuckDB says: {message}"
    )


def _was_database(db: Path) -> bool:
    """Whether the file says of itself that it is a database: nobody's letter is ever moved out of the way."""
    try:
        with db.open("rb") as file:
            return file.read(_MAGIC.stop)[_MAGIC] == b"DUCK"
    except OSError:
        return False


def in_words(error: Exception, db: Path) -> Exception:
    """What the error means for the database at `db`; the error itself where it means nothing known."""
    return _known_error(error, db) or error


def _known_error(error: Exception, db: Path) -> ActionPlanError | None:
    if isinstance(error, ActionPlanError):
        return error
    message = str(error)
    if _FULL.search(message) or (isinstance(error, OSError) and error.errno in _NO_ROOM):
        return Unwritable(
            f"{db}: nothing more could be written. The disk is full, or the folder or its quota allows no "
            f"writing; what was published before is as it was. Make room and run again. ({message})"
        )
    if isinstance(error, duckdb.Error) and _DAMAGED.search(message):
        return DamagedStore(
            f"{db} is damaged: a part of it cannot be read. `actionplans run` sets it aside and reads all "
            f"files again. DuckDB says: {message}"
        )
    return None


def _create(con: duckdb.DuckDBPyConnection) -> None:
    with transaction(con):
        con.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        con.execute("CREATE SCHEMA IF NOT EXISTS state")
        for statement in _STATE:
            con.execute(statement)
        if _made_for(con) is None:
            for model in TABLES:
                con.execute("; ".join(create_table(model)))
            con.execute("INSERT INTO state.store VALUES (?)", [_models_hash()])
        if _made_for(con) == _models_hash():
            for path in sorted(_VIEWS.glob("*.sql")):
                con.execute(path.read_text(encoding="utf-8"))


@cache
def _models_hash() -> str:
    """The hash of what makes the tables, their comments apart."""
    creates = [create_table(model)[0] for model in TABLES]
    return hashlib.sha256("\n".join((*creates, *_STATE)).encode()).hexdigest()


def _made_for(con: duckdb.DuckDBPyConnection) -> str | None:
    with suppress(duckdb.CatalogException):
        for (made_for,) in con.execute("SELECT made_for FROM state.store").fetchall():
            return str(made_for)
    return None


def _refusing_other_models(con: duckdb.DuckDBPyConnection, db: Path) -> duckdb.DuckDBPyConnection:
    try:
        made_for = _made_for(con)
    except duckdb.Error as error:
        con.close()
        raise in_words(error, db) from error
    if made_for == _models_hash():
        return con
    con.close()
    raise UnreadableFile(
        f"{db} was made by another version of this program: its tables differ. Move it away and run "
        "again; everything in it is read from the source files."
    )


def read_everything(con: duckdb.DuckDBPyConnection) -> None:
    """Nothing; every value of every table has been looked at. Raises: duckdb.Error where one is damaged."""
    tables = con.execute(
        "SELECT schema_name, table_name FROM duckdb_tables() WHERE schema_name IN (?, 'state') ORDER BY ALL",
        [SCHEMA],
    ).fetchall()
    for schema, table in tables:
        # no name but of our own tables: the statement holds nothing a user has written
        con.execute(f"SELECT bit_xor(hash(t)) FROM {quoted(schema)}.{quoted(table)} AS t").fetchall()  # noqa: S608


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """A block whose changes all happen, or none of them."""
    con.execute("BEGIN TRANSACTION")
    try:
        yield
        con.execute("COMMIT")
    except BaseException:
        # DuckDB has already rolled back where COMMIT itself failed
        with suppress(duckdb.TransactionException):
            con.execute("ROLLBACK")
        raise
