"""The bands open at a row of a table: which of them stand under which."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.outline.numbered_headings import by_letter
from pipeline.rows.sections import SectionTree
from pipeline.texts.bands import without_continued
from pipeline.texts.entries import with_number
from pipeline.texts.heads import announces, named_title, split_name
from pipeline.texts.numbers import goes_deeper
from schemas.passage import Passage

_LABEL = r"[A-Z][^\s:]*(?:[ ][^\s:]+){0,3}:\s"  # up to four words
_LABELS = re.compile(rf"\s*{_LABEL}\s*\S+\s+(?:\S+\s+)+?{_LABEL}\s*\S")


class _Open(NamedTuple):
    """A band that rows stand under: its kind and drawing, its number, and its section's index."""

    mark: object
    ref: str
    section: int


class Bands:
    """One right below another is a level deeper, until one like the upper comes again; "1.2" is a level below "1".

    Two are alike where their words name the same kind ("Priority 2: ...") and they are drawn alike.
    """

    def __init__(self, outer: tuple[int, ...], tree: SectionTree, letters: frozenset[str]) -> None:
        self._letters = letters  # with which the document's bands count: "WS1 Clean rivers"
        self._outer = outer
        self._tree = tree
        self._open: list[_Open] = []
        self.adjoining = False  # no record yet below the last band

    @property
    def path(self) -> tuple[int, ...]:
        """The indices of the sections above a row, outermost first."""
        return self._outer + tuple(band.section for band in self._open)

    def add(self, title: Passage, drawn: tuple[bool, bool]) -> None:
        """Opens the band's section and closes those that it does not stand under; "Actions" and "Chair: A Pike  Minutes: B Day" name none."""
        title = without_continued(title)
        if not title or announces(title.text) or _lists_labels(title):
            return
        if self._tree.names_the_plan(title.text):
            self._open.clear()
            return
        entry, kind = named_title(by_letter(with_number(title), self._letters))
        mark = (kind, drawn)
        marks = [band.mark for band in self._open]
        above = [k for k, band in enumerate(self._open) if goes_deeper(entry.ref.text, band.ref)]
        if above:
            del self._open[above[-1] + 1 :]
        elif mark in marks:
            del self._open[marks.index(mark) :]
        elif not self.adjoining:
            del self._open[-1:]
        parent = self.path[-1] if self.path else None
        self._open.append(_Open(mark, entry.ref.text, self._tree.add(entry, kind or "theme", parent)))
        self.adjoining = True


def _lists_labels(title: Passage) -> bool:
    """Whether the band holds fields, "Chair: A Pike  Minutes: B Day", and names no kind of section."""
    return _LABELS.match(title.text) is not None and split_name(title) is None
