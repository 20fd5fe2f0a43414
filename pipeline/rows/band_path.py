"""The bands open at a row of a table: which of them stand under which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from pipeline.outline.numbered_headings import by_letter
from pipeline.rows.sections import SectionTree
from pipeline.texts.bands import band_title, without_continued
from pipeline.texts.entries import with_number
from pipeline.texts.heads import announces, named_title, split_name
from pipeline.texts.numbers import goes_deeper
from pipeline.texts.sentences import ends_sentence
from schemas.passage import EMPTY, Passage
from schemas.record import LogicalTable

_LABEL = r"[A-Z][^\s:]*(?:[ ][^\s:]+){0,3}:\s"  # up to four words
_LABELS = re.compile(rf"\s*{_LABEL}\s*\S+\s+(?:\S+\s+)+?{_LABEL}\s*\S")

_COUNTED = re.compile(r"([A-Za-z]{3,} )(\d{1,2})\W*")  # "Aim 4"
_BARE = re.compile(r"(\d{1,2})\W*")


class _Open(NamedTuple):
    """A band that rows stand under: its kind and drawing, its number, and its section's index."""

    mark: object
    ref: str
    section: int


class Bands:
    """One right below another is a level deeper, until one like the upper comes again; "1.2" is a level below "1".

    Two are alike where their words name the same kind ("Priority 2: ...") and they are drawn alike. `names` holds by
    its row the band "Priority 1" right above each whose number that is.
    """

    def __init__(
        self,
        outer: tuple[int, ...],
        tree: SectionTree,
        letters: frozenset[str],
        names: Mapping[int, Passage],
    ) -> None:
        self.names = names
        self._letters = letters  # with which the document's bands count: "WS1 Clean rivers"
        self._outer = outer
        self._tree = tree
        self._open: list[_Open] = []
        self.adjoining = False  # no record yet below the last band

    @property
    def path(self) -> tuple[int, ...]:
        """The indices of the sections above a row, outermost first."""
        return self._outer + tuple(band.section for band in self._open)

    def state(self, sentence: Passage) -> None:
        """Nothing; the sections that are open state the sentence."""
        self._tree.add_statement(sentence, self.path)

    def add(self, title: Passage, drawn: tuple[bool, bool], row: int) -> None:
        """Opens the band's section and closes those that it does not stand under; "Actions" and "Chair: A Pike  Minutes: B Day" name none."""
        title = without_continued(title)
        if not title or announces(title.text) or _lists_labels(title) or row + 1 in self.names:
            return
        if self._tree.names_the_plan(title.text):
            self._open.clear()
            return
        entry, kind = named_title(by_letter(with_number(title), self._letters))
        if named := split_name(self.names.get(row, EMPTY)):
            entry, kind = replace(entry, ref=named[0]), named[2]
        if self._outer:
            self._close_headings(entry.ref.text)
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

    def _close_headings(self, ref: str) -> None:
        """Nothing; a heading that counts as the band does is over: "Aim 4" in a table stands under no "Aim 3".

        "4" is under no "3" that has rows and no sections of its own; a chapter's sections count from 1.
        """
        for place, index in enumerate(self._outer):
            if _counts_alike(ref, self._tree.sections[index].ref.text) or self._goes_on(ref, index):
                self._outer = self._outer[:place]
                return

    def _goes_on(self, ref: str, index: int) -> bool:
        """Whether a bare number is the next one after that of a heading without sections below it."""
        sections = self._tree.sections
        number, other = _BARE.fullmatch(ref), _BARE.fullmatch(sections[index].ref.text)
        if number is None or other is None or int(number[1]) != int(other[1]) + 1:
            return False
        return not any(one.parent == index and one.kind != "statement" for one in sections)


def _counts_alike(ref: str, heading: str) -> bool:
    """Whether they are other numbers of the same kind: "Aim 4" and "Aim 3"."""
    number, other = _COUNTED.fullmatch(ref), _COUNTED.fullmatch(heading)
    return bool(number and other and other[1].lower() == number[1].lower() and other[2] != number[2])


def names_above(table: LogicalTable) -> Mapping[int, Passage]:
    """By its row the band "Priority 1" right above each of the bands that say what that is: "Clean rivers".

    None where other bands stand in the table, too, but for sentences below: then these are a level below.
    """
    rows = [c.row for c in table.cells if c.column_span == table.columns > 1]
    bands = {row: without_continued(title) for row in rows if (title := band_title(table, row))}
    bare = {row for row, title in bands.items() if _is_bare(title)}
    below = {row for row in bands.keys() - bare if row - 1 in bare}
    said = {row for row in bands if row - 1 in below and ends_sentence(bands[row].text)}
    if not bare or bare | below | said != bands.keys() or not all(_says_what(bands[row]) for row in below):
        return {}
    return {row: bands[row - 1] for row in below}


def _is_bare(title: Passage) -> bool:
    """Whether the band is a kind of section and its number, and nothing else."""
    named = split_name(title)
    return named is not None and not named[1]


def _says_what(title: Passage) -> bool:
    return not (announces(title.text) or _lists_labels(title) or split_name(title))


def _lists_labels(title: Passage) -> bool:
    """Whether the band holds fields, "Chair: A Pike  Minutes: B Day", and names no kind of section."""
    return _LABELS.match(title.text) is not None and split_name(title) is None
