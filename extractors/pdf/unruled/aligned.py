"""A table without upright lines, cut into cells."""

from __future__ import annotations

from typing import NamedTuple

from extractors.pdf.lines import Frame, Line
from extractors.pdf.ruled.grid import Grid


class Aligned(NamedTuple):
    """A table without lines: its grid, and by the number of the grid's cell its text and where that runs."""

    grid: Grid
    texts: tuple[tuple[Line, ...], ...]
    frames: tuple[Frame, ...]
