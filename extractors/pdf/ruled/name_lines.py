"""The bold names of another table's columns within what stands between two lines of one: it is no row of this."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import rows
from extractors.pdf.ruled.wide_rows import column


def ends_with_names(xs: Sequence[float], words: Sequence[Word]) -> bool:
    """Whether the last line of the texts is bold in each column, with others above it: the next table's header."""
    lines = rows(words)
    return len(lines) > 1 and _are_names(xs, lines[-1])


def holds_names(xs: Sequence[float], words: Sequence[Word]) -> bool:
    """Whether such a line stands below another and above one that is not bold: the next table's header and its first row."""
    lines = rows(words)
    below = next((n for n, line in enumerate(lines) if n and _are_names(xs, line)), len(lines))
    return any(not word.bold for line in lines[below:] for word in line)


def _are_names(xs: Sequence[float], line: Sequence[Word]) -> bool:
    return all(word.bold for word in line) and len({column(xs, word) for word in line}) == len(xs) - 1
