"""Text that knows where each of its characters was read.

A value goes through joins, splits and cleaning between the file and the curated tables. `Passage`
carries the source of every character through all of them, so that lineage is what happened, never a
search afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

INSERTED = -1
_SPACES = re.compile(r"\s+")


class Piece(NamedTuple):
    """Consecutive characters of one source cell, half-open; cell `INSERTED` marks characters we put in."""

    cell: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and the pieces that tile it from left to right (their lengths add up to the text's)."""

    text: str = ""
    pieces: tuple[Piece, ...] = ()

    @classmethod
    def of(cls, cell: int, text: str, start: int = 0) -> Passage:
        """The passage of `text`, which begins at character `start` of source cell number `cell`."""
        return cls(text, (Piece(cell, start, start + len(text)),) if text else ())

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int | None = None) -> Passage:
        """Characters `start` to `end` (half-open, within bounds), with their sources."""
        stop = len(self.text) if end is None else min(end, len(self.text))
        if start == 0 and stop == len(self.text):
            return self
        if len(self.pieces) == 1 and start < stop:
            ((cell, first, _),) = self.pieces
            return Passage(self.text[start:stop], (Piece(cell, first + start, first + stop),))
        pieces, at = [], 0
        for cell, first, last in self.pieces:
            low, high = max(start, at), min(stop, at + last - first)
            if low < high:
                pieces.append(Piece(cell, first + low - at, first + high - at))
            at += last - first
        return Passage(self.text[start:stop], tuple(pieces))

    def strip(self, characters: str | None = None) -> Passage:
        """Without the given characters (white space by default) at both ends."""
        left = len(self.text) - len(self.text.lstrip(characters))
        return self.cut(left, max(left, len(self.text.rstrip(characters))))

    def split(self, pattern: re.Pattern[str]) -> tuple[Passage, ...]:
        """The stripped, non-empty parts between the matches of `pattern`."""
        parts, at = [], 0
        for match in pattern.finditer(self.text):
            parts.append(self.cut(at, match.start()))
            at = match.end()
        parts.append(self.cut(at))
        return tuple(part for part in (p.strip() for p in parts) if part.text)

    def without(self, start: int, end: int) -> Passage:
        """With characters `start` to `end` taken out."""
        return join((self.cut(0, start), self.cut(end)), "")

    def collapsed(self) -> Passage:
        """Stripped, each run of white space a single space (its first character's source is kept)."""
        if self.text == " ".join(self.text.split()):
            return self  # as nearly every text is
        stripped = self.strip()
        parts: list[Passage] = []
        at = 0
        for match in _SPACES.finditer(stripped.text):
            if match.group() == " ":
                continue
            space = Passage(" ", stripped.cut(match.start(), match.start() + 1).pieces)
            parts += [stripped.cut(at, match.start()), space]
            at = match.end()
        return join((*parts, stripped.cut(at)), "") if parts else stripped

    @property
    def sources(self) -> tuple[Piece, ...]:
        """The pieces read from the source, neighbours merged, inserted characters left out."""
        if len(self.pieces) == 1 and self.pieces[0].cell != INSERTED:
            return self.pieces  # as nearly every value has
        merged: list[Piece] = []
        for piece in self.pieces:
            if piece.cell == INSERTED:
                continue
            if merged and merged[-1].cell == piece.cell and merged[-1].end == piece.start:
                merged[-1] = Piece(piece.cell, merged[-1].start, piece.end)
            else:
                merged.append(piece)
        return tuple(merged)


EMPTY = Passage()


def inserted(text: str) -> Passage:
    """A text that stands in no cell of the source."""
    return Passage(text, (Piece(INSERTED, 0, len(text)),) if text else ())


def join(passages: Iterable[Passage], glue: str = " ") -> Passage:
    """The non-empty passages one after the other, `glue` (of no source) between them."""
    filled = [passage for passage in passages if passage.text]
    if len(filled) <= 1:
        return filled[0] if filled else EMPTY
    between = inserted(glue).pieces
    pieces = list(filled[0].pieces)
    for passage in filled[1:]:
        pieces += (*between, *passage.pieces)
    return Passage(glue.join(passage.text for passage in filled), tuple(pieces))


def listed(passages: Iterable[Passage]) -> Passage:
    """The passages one after the other, "; " between them; a space behind one that ends with such a mark itself."""
    parts: list[Passage] = []
    for passage in (passage for passage in passages if passage.text):
        if parts:
            parts.append(inserted(" " if parts[-1].text.endswith((";", ",")) else "; "))
        parts.append(passage)
    return join(parts, "")
