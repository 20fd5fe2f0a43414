"""The numbers Word prints in front of list paragraphs, which stand nowhere in the paragraphs' text.

Source: ECMA-376 part 1, 17.9 (numbering) and 17.18.59 (number formats).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from extractors.counting import roman
from extractors.text import BULLET
from extractors.word.markup import Element, attribute, child, children, number, switch, value
from extractors.word.styles import Numbered, Styles, written

_PLACE: Final = re.compile(r"%([1-9])")
_LONGEST_ROMAN: Final = 4000
_CARDINALS: Final = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_ORDINALS: Final = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its number format, the text around the numbers, first number, restart rule."""

    format: str
    text: str
    start: int
    restart: int | None  # the 1-based level whose use starts this one anew; 0 never; None any shallower one
    legal: bool  # all numbers of the text in decimal
    style_id: str | None  # the paragraph style whose level this is
    left: float | None  # its indent in points


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A w:num: the abstract list whose counters it shares, its levels, and those it starts anew."""

    abstract_id: str
    levels: dict[int, Level]
    restarted: frozenset[int]


class Printed(NamedTuple):
    """What a list puts in front of its next paragraph, and where the paragraph then stands."""

    marker: str  # "•", a number as printed, or ""
    level: int  # from 0
    left: float | None = None  # the level's indent in points


@dataclass(slots=True)
class Counters:
    """The running numbers of a document's lists, which are read when first used."""

    nums: dict[str, Element]
    abstracts: dict[str, Element]
    styles: Styles
    _lists: dict[str, NumberedList] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def next_at(self, place: Numbered) -> Printed | None:
        """What the next paragraph there gets: ask for each once, in document order; None without such a level."""
        found = self._list(place.num_id)
        if found is None:
            return None
        used = place.level
        if used is None:
            used = next((d for d, lvl in found.levels.items() if lvl.style_id == place.style_id), 0)
        level = found.levels.get(used)
        if level is None:
            return None
        counts = self._counts.setdefault(found.abstract_id, {})
        if place.num_id not in self._begun:
            self._begun.add(place.num_id)
            for depth in found.restarted:
                counts.pop(depth, None)
        counts[used] = counts.get(used, level.start - 1) + 1
        for depth in [d for d in counts if d > used]:
            if _restarts(found.levels.get(depth), used):
                del counts[depth]
        return Printed(BULLET if level.format == "bullet" else _print(found, level, counts), used, level.left)

    def _list(self, num_id: str) -> NumberedList | None:
        if num_id not in self._lists and num_id in self.nums:
            self._lists[num_id] = _read_list(self.nums[num_id], self.abstracts, self.nums, self.styles)
        return self._lists.get(num_id)


def _restarts(deeper: Level | None, used: int) -> bool:
    if deeper is None or deeper.restart is None:
        return True
    return used < deeper.restart


def _print(found: NumberedList, level: Level, counts: dict[int, int]) -> str:
    def place(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = found.levels.get(depth)
        if other is None:
            return ""
        return format_number(counts.get(depth, other.start), "decimal" if level.legal else other.format)

    return _PLACE.sub(place, level.text).strip()


def format_number(count: int, style: str) -> str:
    """The number in one of Word's number formats; decimal for a format that is none of the common ones."""
    if style in {"none", "bullet"}:
        return ""
    if style in {"lowerLetter", "upperLetter"} and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in {"lowerRoman", "upperRoman"} and 0 < count < _LONGEST_ROMAN:
        return roman(count).upper() if style == "upperRoman" else roman(count)
    if style in {"cardinalText", "ordinalText"} and 0 < count <= len(_CARDINALS):
        return (_CARDINALS if style == "cardinalText" else _ORDINALS)[count - 1]
    if style == "ordinal":
        return f"{count}{_suffix(count)}"
    return f"{count:02d}" if style == "decimalZero" else str(count)


def _suffix(count: int) -> str:
    if count % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def read_numbering(root: Element | None, styles: Styles) -> Counters:
    """Fresh counters for the lists of a numbering part; no lists where the file has no such part."""
    abstracts = {attribute(a, "w:abstractNumId") or "": a for a in children(root, "w:abstractNum")}
    nums = {attribute(n, "w:numId") or "": n for n in children(root, "w:num")}
    return Counters(nums, abstracts, styles)


def _read_list(
    num: Element, abstracts: dict[str, Element], nums: dict[str, Element], styles: Styles
) -> NumberedList:
    abstract_id = value(num, "w:abstractNumId") or ""
    abstract_id = _linked(abstract_id, abstracts, nums, styles)
    levels = _read_levels(abstracts.get(abstract_id))
    restarted = set()
    for override in children(num, "w:lvlOverride"):
        depth = number(attribute(override, "w:ilvl"))
        levels |= _read_levels(override)
        start = value(override, "w:startOverride")
        if start is not None and depth in levels:
            levels[depth] = replace(levels[depth], start=number(start))
            restarted.add(depth)
    return NumberedList(abstract_id, levels, frozenset(restarted))


def _linked(abstract_id: str, abstracts: dict[str, Element], nums: dict[str, Element], styles: Styles) -> str:
    """The abstract list that has the levels, where this one only names a list style (w:numStyleLink)."""
    style = styles.by_id.get(value(abstracts.get(abstract_id), "w:numStyleLink") or "")
    if style is None:
        return abstract_id
    num = nums.get(value(style, "w:pPr", "w:numPr", "w:numId") or "")
    return value(num, "w:abstractNumId") or abstract_id


def _read_levels(holder: Element | None) -> dict[int, Level]:
    return {number(attribute(level, "w:ilvl")): _read_level(level) for level in children(holder, "w:lvl")}


def _read_level(level: Element) -> Level:
    restart = value(level, "w:lvlRestart")
    return Level(
        format="bullet"
        if child(level, "w:lvlPicBulletId") is not None
        else value(level, "w:numFmt") or "decimal",
        text=value(level, "w:lvlText") or "",
        start=number(value(level, "w:start"), 0),
        restart=None if restart is None else number(restart),
        legal=switch(level, "w:isLgl") is True,
        style_id=value(level, "w:pStyle"),
        left=written(child(level, "w:pPr")).left,
    )
