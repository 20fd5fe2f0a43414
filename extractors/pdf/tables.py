"""The texts of the ruled tables of a PDF, and nothing else: what a table reader alone would give."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractors.pdf.drawn import pages
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import START, rows
from extractors.pdf.ruled import find, sort_into
from extractors.pdf.ruled.grid import Grid

Rows = list[list[str | None]]


def tables(path: Path) -> Iterator[list[Rows]]:
    """For each page its tables, rows x columns of texts; None where a merged cell goes on.

    Raises: PasswordProtected, UnreadableFile.
    """
    for drawn in pages(path):
        found: list[Rows] = []
        words: list[Word] = list(drawn.words)
        for grid in find(drawn).grids:
            inside, words = sort_into(grid, words)
            found.append(_texts(grid, inside))
        yield found


def _texts(grid: Grid, words: list[list[Word]]) -> Rows:
    texts: Rows = [[None] * (len(grid.xs) - 1) for _ in grid.ys[1:]]
    for cell, own in zip(grid.cells, words, strict=True):
        texts[cell.row][cell.column] = own[0][0] if len(own) == 1 else "\n".join(map(_line, rows(own)))
    return texts


def _line(words: list[Word]) -> str:
    return " ".join([word[0] for word in sorted(words, key=START)])
