"""Titles on no ground of their own above tables beside each other: each is read right before its own table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Frame, Line
from extractors.pdf.page import Layout
from extractors.pdf.table_text import TableText
from schemas.document import Box

_FEWEST = 2  # tables, and their columns
_FAR = 30.0  # points: the most white between a title and its table
_INDENT = 20.0  # points: a title begins no further right of its table's edge
_SAME = 2.0  # points by which tables, and titles, level with each other stand apart
_PIECES = 2  # "Clean rivers" and what it is about; more are names of columns


class Titled(NamedTuple):
    """A table, and the texts of the title right above it."""

    table: Box
    title: tuple[Line, ...]

    @property
    def parts(self) -> tuple[Region, ...]:
        """The title, and behind it the smaller text beside it, which is no heading."""
        frame = Frame(self.table.x0, self.table.x1)
        return tuple(Region((text,), frame, aside=n > 0) for n, text in enumerate(self.title))


def level_titles(layout: Layout, lines: Sequence[Line]) -> list[Titled]:
    """The tables of a page that stand level beside each other, all below bold titles that are level too; `lines` are its free ones."""
    tables = [table.grid.box for table in layout.tables if len(table.grid.xs) > _FEWEST]
    tables += [
        one.box
        for one in layout.tinted
        if isinstance(one.whole, TableText) and len(one.whole.grid.xs) > _FEWEST
    ]
    if len(tables) < _FEWEST:  # as on most pages
        return []
    named = [Titled(table, _title(table, lines)) for table in tables]
    return [one for one in named if one.title and _is_one_of_a_row(one, named)]


def _is_one_of_a_row(one: Titled, named: Sequence[Titled]) -> bool:
    """Whether other tables stand level beside a table, all of them below a title level with its own."""
    others = [
        other
        for other in named
        if abs(other.table.top - one.table.top) <= _SAME
        and (other.table.x0 >= one.table.x1 or other.table.x1 <= one.table.x0)
    ]
    foot = one.title[0].box.bottom
    return bool(others) and all(
        other.title and abs(other.title[0].box.bottom - foot) <= _SAME for other in others
    )


def _title(table: Box, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The texts on the lowest line above a table, as wide as it at most, the first in bold and the largest; none of any other."""
    above = [text for text in lines if -NEAR <= table.top - text.box.bottom <= _FAR]
    over = [text for text in above if text.box.x1 > table.x0 and text.box.x0 < table.x1]
    low = max((text.box.bottom for text in over), default=0.0)
    own = sorted((text for text in over if text.box.bottom >= low - text.size), key=lambda text: text.box.x0)
    if not own or len(own) > _PIECES or len(own) < len(over):
        return ()
    first, *rest = own
    inside = table.x0 - NEAR <= first.box.x0 <= table.x0 + _INDENT and own[-1].box.x1 <= table.x1 + NEAR
    return tuple(own) if inside and first.bold and all(text.size < first.size for text in rest) else ()
