"""Readers: a file becomes a `Document`. They know formats and nothing of action plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from extractors.formats import CONVERTED, kind_of, refusal
from schemas.document import Document


def _read_word(path: Path) -> Document:
    from extractors import word  # noqa: PLC0415  # only where a Word file is read

    return word.read(path)


def _read_pdf(path: Path) -> Document:
    from extractors import pdf  # noqa: PLC0415  # only where a PDF is read

    return pdf.read(path)


def _read_office(kind: str, path: Path) -> Document:
    from extractors import office  # noqa: PLC0415  # only where LibreOffice is needed

    return office.read(path, kind)


READERS: Mapping[str, Callable[[Path], Document]] = {
    "docx": _read_word,
    "docm": _read_word,
    "dotx": _read_word,
    "dotm": _read_word,
    "pdf": _read_pdf,
    **{kind: partial(_read_office, kind) for kind in CONVERTED},
}


def read(path: Path) -> Document:
    """The file in reading order, by the reader for its content, whatever its name says.

    Raises:
        UnknownFormat: no reader knows the format, or the program that turns it into one we read is missing.
        UnreadableFile: missing, empty, damaged, password-protected, or not what its name says.

    """
    kind = kind_of(path)
    if kind not in READERS:
        raise refusal(path, kind)
    return replace(READERS[kind](path), source_format=kind)
