"""Whether this machine has what a run needs, and what more it could read."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from extractors.outside import find
from pipeline.database.snapshot import is_sound, newest

_PATIENCE = 60  # seconds for a program to tell its version
_ROOM = 1 << 30  # bytes: a run of a few hundred plans needs less
_NEEDED = ("docx", "great_expectations", "lxml", "pdfplumber", "pypdfium2", "spacy")
# LibreOffice sets a document that names a font it lacks in another, and its lines break elsewhere
_FONTS = {"Liberation": "Arial, Times New Roman", "Carlito": "Calibri"}


class Finding(NamedTuple):
    """What was looked at and found; what to do about it where it is not well."""

    name: str
    well: bool
    found: str
    advice: str = ""
    needed: bool = True


def examine(db: Path, out: Path) -> tuple[Finding, ...]:
    """What a run with these places finds on this machine."""
    return (
        _python(),
        _libraries(),
        _duckdb(),
        _limits(),
        *(_writable(folder) for folder in dict.fromkeys((db.parent, out, Path(tempfile.gettempdir())))),
        _disk(db),
        _database(db),
        _program("LibreOffice", "soffice", "older Word formats are rejected"),
        _program("Tesseract", "tesseract", "scanned pages are rejected"),
        _fonts(),
    )


def is_fit(findings: tuple[Finding, ...]) -> bool:
    """Whether all that is needed is well."""
    return all(finding.well for finding in findings if finding.needed)


def _python() -> Finding:
    return Finding("Python", sys.version_info >= (3, 11), platform.python_version(), "install 3.11 or newer")


def _libraries() -> Finding:
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    found = f"missing: {', '.join(missing)}" if missing else f"all {len(_NEEDED)} that read and check"
    return Finding("Libraries", not missing, found, "pip install -c constraints.txt -e .")


def _duckdb() -> Finding:
    version = metadata.version("duckdb")
    major = int(version.split(".")[0])
    return Finding("DuckDB", 1 <= major < 3, version, "install duckdb>=1.5.5,<3")  # noqa: PLR2004


def _limits() -> Finding:
    has = importlib.util.find_spec("resource") is not None and sys.platform == "linux"
    found = "per file" if has else "time only, this system has no memory limit a process can set itself"
    return Finding("Limits", has, found, "run untrusted files on Linux", needed=False)


def _writable(folder: Path) -> Finding:
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    try:
        with tempfile.NamedTemporaryFile(dir=there, prefix=".doctor-"):
            return Finding(f"Write access: {folder}", True, "yes" if there == folder else "it can be made")
    except OSError as error:
        return Finding(
            f"Write access: {folder}", False, str(error.strerror), "name another place, or allow it"
        )


def _disk(db: Path) -> Finding:
    there = next(each for each in (db.parent, *db.absolute().parents) if each.exists())
    free = shutil.disk_usage(there).free
    need = max(_ROOM, 3 * newest(db).stat().st_size if db.exists() else 0)
    found = f"{free / _ROOM:.1f} GB free, {need / _ROOM:.1f} GB wanted"
    return Finding("Disk", free >= need, found, "make room: a run works on a copy of the database")


def _database(db: Path) -> Finding:
    source = newest(db)
    if not source.exists():
        return Finding("Database", True, f"{db}: none yet")
    try:
        sound = is_sound(source)
    except OSError as error:  # in use, or no database: its words say what to do
        return Finding("Database", False, str(error), "see there")
    except RuntimeError as error:
        return Finding("Database", False, str(error), "wait, or close what has it open")
    found = f"{source}: every row can be read" if sound else f"{source} is damaged"
    return Finding("Database", sound, found, "the next run sets it aside and reads all files again")


def _program(name: str, command: str, without: str) -> Finding:
    path = find(command)
    if path is None:
        return Finding(name, False, "not found", f"without it {without}", needed=False)
    try:
        done = subprocess.run(  # noqa: S603  # a program found on the user's own path, a fixed option
            [path, "--version"], capture_output=True, text=True, timeout=_PATIENCE, check=False,
            stdin=subprocess.DEVNULL, errors="replace",
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return Finding(name, False, f"{path}: {type(error).__name__}", f"without it {without}", needed=False)
    lines = (done.stdout or done.stderr).split("\n")
    return Finding(name, done.returncode == 0, f"{lines[0].strip()} ({path})", without, needed=False)


def _fonts() -> Finding:
    names = " ".join(path.name for folder in _font_folders() for path in folder.rglob("*.[to]tf"))
    missing = [f"{font} (for {alike})" for font, alike in _FONTS.items() if font not in names]
    found = f"missing: {', '.join(missing)}" if missing else f"{', '.join(_FONTS)}"
    advice = (
        "install them where LibreOffice converts documents, e.g. fonts-liberation, fonts-crosextra-carlito"
    )
    return Finding("Fonts", not missing, found, advice, needed=False)


def _font_folders() -> Iterator[Path]:
    home = Path.home()
    places = ("/usr/share/fonts", "/usr/local/share/fonts", home / ".fonts", home / ".local/share/fonts",
              "/Library/Fonts", "/System/Library/Fonts", Path(os.environ.get("WINDIR", "/nowhere")) / "Fonts")  # fmt: skip
    yield from (Path(place) for place in places if Path(place).is_dir())
