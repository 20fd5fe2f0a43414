"""What stands between a table and the foot or the head of its page, where a page break cuts its rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import rows
from extractors.pdf.ruled.grid import Grid

_MARGIN = 0.13  # of the page's height, at its foot and head: where a row ends that the page cuts, and its rest begins
_FOOTER = 2  # lines below it, or above its rest
_NEXT = 2.0  # of the font size: how far from the table it may begin


def at_foot(grid: Grid, outside: Sequence[Word], height: float) -> list[Word]:
    """The words right below a table that reach the page's foot, with white below them and nothing but a running footer."""
    edge, margin = grid.ys[-1], height * (1 - _MARGIN)
    below = [word for word in outside if word.top >= edge - 1 and not word.turn]
    if not below or min(word.top - _NEXT * word.size for word in below) > edge:
        return []  # as below nearly every table
    lines = rows(below)
    apart = (min(w.top for w in low) > max(w.bottom + w.size for w in high) for high, low in pairwise(lines))
    end = next((n for n, white in enumerate(apart, 1) if white), len(lines))
    at_foot = max(word.bottom for word in lines[end - 1]) >= margin and len(lines) - end <= _FOOTER
    return [word for line in lines[:end] for word in line] if at_foot else []


def at_head(grid: Grid, outside: Sequence[Word], height: float) -> list[Word]:
    """The words right above a table that reach the page's head, with white above them and nothing but a running header."""
    edge = grid.ys[0]
    above = [word for word in outside if word.bottom <= edge + 1 and not word.turn]
    if not above or max(word.bottom + _NEXT * word.size for word in above) < edge:
        return []  # as above nearly every table
    lines = rows(above)
    apart = (min(w.top for w in low) > max(w.bottom + w.size for w in high) for high, low in pairwise(lines))
    start = max((n for n, white in enumerate(apart, 1) if white), default=0)
    at_head = min(word.top for word in lines[start]) <= height * _MARGIN and start <= _FOOTER
    return [word for line in lines[start:] for word in line] if at_head else []
