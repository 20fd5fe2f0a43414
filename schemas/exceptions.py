"""What can go wrong with a file, and what was seen and not understood.

A message says what was found, where, and what to do. `reason_code` is the value of
`rejects.reason_code`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


class ActionPlanError(Exception):
    """Base of every error this project raises on purpose."""

    reason_code: ClassVar[str] = "error"


class UnknownFormat(ActionPlanError, ValueError):
    """The file is of a type no reader knows."""

    reason_code = "unsupported-format"


class ConverterMissing(UnknownFormat):
    """The file is of a type that another program turns into one we read, and that program is not here."""

    reason_code = "converter-missing"


class UnreadableFile(ActionPlanError, OSError):
    """The file is of a known type but cannot be read."""

    reason_code = "damaged"


class EmptyFile(UnreadableFile):
    """The file has no bytes."""

    reason_code = "empty"


class MissingFile(UnreadableFile):
    """The path names no file."""

    reason_code = "missing"


class NotADocument(UnreadableFile):
    """The content is not what the file's name says."""

    reason_code = "not-a-document"


class PasswordProtected(UnreadableFile):
    """The file asks for a password."""

    reason_code = "password"


class TookTooLong(UnreadableFile):
    """A program that was to turn the file into something we read did not end in time."""

    reason_code = "timeout"


class NoTextLayer(UnreadableFile):
    """The pages hold pictures of text only."""

    reason_code = "no-text-layer"


class RightsManaged(PasswordProtected):
    """Only a reader with a licence from its publisher's server may open the file."""

    reason_code = "drm"


class TooLarge(UnreadableFile):
    """The file is larger, has more pages or is nested deeper than any plan."""

    reason_code = "too-large"


class ZipBomb(UnreadableFile):
    """The file would unpack to far more than it holds."""

    reason_code = "zip-bomb"


class UnsafeXml(UnreadableFile):
    """A part of the file declares entities, which no Office program does."""

    reason_code = "unsafe-xml"


class MacroOnly(UnreadableFile):
    """The file holds macros and no words; macros are never run."""

    reason_code = "macro-only"


class PlaceholderPage(UnreadableFile):
    """The pages only say that another program is needed; the form behind them is made by that program."""

    reason_code = "placeholder"


class InvalidSidecar(ActionPlanError, ValueError):
    """A plan's .yml sidecar has an unknown key or a wrong value."""

    reason_code = "sidecar"


class StoreLocked(ActionPlanError, RuntimeError):
    """Another run or an open reader holds the database."""

    reason_code = "locked"


class DamagedStore(UnreadableFile):
    """The database was one and has been damaged."""

    reason_code = "damaged-database"


class Unwritable(ActionPlanError, OSError):
    """A place cannot be written to: the disk is full, or the folder is read-only."""

    reason_code = "unwritable"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something seen and not understood; it travels on the value it concerns and lands in `quality`."""

    check: str  # the check_name it is reported under, e.g. "columns understood"
    severity: Literal["error", "warning"]
    message: str  # what was found, where, and the line to put in the sidecar
