"""The tree of sections, grown in reading order while the tables are read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from pipeline.outline.walk import Listed
from pipeline.texts.entries import Entry
from pipeline.texts.heads import Head
from schemas.layout_terms import section_terms
from schemas.passage import Passage
from schemas.record import SectionRecord

_TELLING = 12  # letters of a line that may be a part of the title
_LIKE = 60.0  # of two wordings under the same number
_NUMBERED = re.compile(
    r"(?:[A-Za-z]+\s+){0,3}(\d{1,2}(?:\.\d{1,2})*)\W?"
)  # "2", "2.", "Objective 2", "Strategic aim 2"
_UNNAMED = "theme"  # the kind of a section that does not say which it is
_SAME = 88.0  # ratio of two wordings of one objective, in a list and in a table


class SectionTree:
    """Sections in reading order; the same title under the same parent is one section."""

    def __init__(self, title: str = "") -> None:
        self._title = squashed(title)
        self._sections: list[SectionRecord] = []
        self._known: dict[tuple[int | None, str], int] = {}
        self._titled: defaultdict[str, list[int]] = defaultdict(list)

    @property
    def sections(self) -> tuple[SectionRecord, ...]:
        """The sections so far; indices into them never change."""
        return tuple(self._sections)

    def add(self, entry: Entry, kind: str, parent: int | None) -> int:
        """The index of the section of this title under `parent`, made where it is new."""
        key = (parent, squashed(entry.text.text))
        if key not in self._known:
            self._known[key] = len(self._sections)
            self._titled[key[1]].append(len(self._sections))
            self._sections.append(SectionRecord(entry.text, kind, entry.ref, parent))
        return self._known[key]

    def names_the_plan(self, text: str) -> bool:
        """Whether the words, or most of the title, only say what plan this is: printed again over its tables or forms."""
        words = squashed(_form_ending().sub("", text))
        said = text.lower().strip(" .:") in section_terms().announcements
        return said or (
            len(words) >= _TELLING and (words in self._title or fuzz.ratio(words, self._title) >= _SAME)
        )

    def path(self, heads: Sequence[Head]) -> tuple[int, ...]:
        """The indices of the headings' sections, outermost first."""
        indices: list[int] = []
        for head in heads:
            parent = indices[-1] if indices else None
            indices.append(self.add(Entry(head.title, head.ref), head.kind, parent))
        return tuple(indices)

    def numbered(self, number: str, kind: str) -> tuple[int, ...]:
        """The path of the one section of that kind with that number ("2", "Objective 2"); empty where none or several.

        A code ("WS2") is that of a section of any kind, and so is a number where no section of that kind has one.
        """
        wanted = _NUMBERED.fullmatch(number)
        if wanted is None:
            found = [n for n, s in enumerate(self._sections) if s.ref and s.ref.text == number]
        else:
            refs = [(s.kind, _NUMBERED.fullmatch(s.ref.text)) for s in self._sections]
            sought = kind if any(k == kind and ref for k, ref in refs) else _UNNAMED
            found = [n for n, (k, ref) in enumerate(refs) if k == sought and ref and ref[1] == wanted[1]]
        return self._above(found[0]) if len(found) == 1 else ()

    def titled(self, key: str) -> tuple[int, ...]:
        """The path of the section whose squashed title is `key`, the outermost first; empty where none or several nested have it."""
        paths = [self._above(n) for n in self._titled[key] if self._sections[n].kind != "statement"]
        likely = [path for path in paths if len(path) == 1] or paths
        return likely[0] if len(likely) == 1 else ()

    def _above(self, index: int) -> tuple[int, ...]:
        parent = self._sections[index].parent
        return (index,) if parent is None else (*self._above(parent), index)

    def add_statement(self, statement: Passage, path: tuple[int, ...]) -> None:
        """The sentence between a section's heading and its table."""
        if statement:
            self.add(Entry(statement), "statement", path[-1] if path else None)

    def add_listed(self, listed: Listed, in_tables: Sequence[Entry]) -> None:
        """The listed objectives that no table names again (those count in the table's words)."""
        kept = [e for e in listed.entries if not _named_in(e, in_tables)]
        path = self.path(listed.heads) if kept else ()
        for entry in kept:
            self.add(entry, listed.kind, path[-1] if path else None)

    def add_numbered(self, kind: str, entries: Sequence[Entry], heads: Sequence[Head]) -> None:
        """The sections of a table that lists them, below the headings that it stands under."""
        path = self.path(heads)
        for entry in entries:
            self.add(entry, kind, path[-1] if path else None)


@cache
def _form_ending() -> re.Pattern[str]:
    """What tells a form from its plan: " – objective form", " template"."""
    names = "|".join(map(re.escape, section_terms().forms))
    return re.compile(rf"\s*(?:[-–—:|]\s*(?:\w+\s+){{0,3}})?\b(?:{names})\W*$", re.IGNORECASE)


def squashed(text: str) -> str:
    """Letters and digits only, small."""
    return re.sub(r"[\W_]+", "", text).lower()


def _named_in(listed: Entry, titles: Sequence[Entry]) -> bool:
    """Whether a table names it again: in nearly the same words, or under the same number in like words."""
    for other in titles:
        alike = fuzz.ratio(listed.text.text.lower(), other.text.text.lower())
        numbered = "." in listed.ref.text and listed.ref.text == other.ref.text
        if alike >= (_LIKE if numbered else _SAME):
            return True
    return False
