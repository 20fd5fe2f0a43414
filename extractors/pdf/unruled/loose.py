"""A table whose columns no line parts, and whether it is one or text that only looks like one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from extractors.pdf.drawn.strokes import Across, Stroke
from extractors.pdf.lines import Line, marker
from extractors.pdf.lines.gutters import Gap, Level, column, dividing, inner
from extractors.pdf.unruled.row_breaks import together
from extractors.text import LABEL

LEAST_COLUMNS = 3  # two may be a label and its value, or a tab
_LEAST_ROWS = 2
_LEAST_NAMES = 2  # of fields in one line
_PROSE = 3.5  # words on a usual line of a column of text; cells of a table have fewer
_TOGETHER = 0.6
_OVER = 2.0  # points
_PARAGRAPH = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?$")  # "2.1"
_ITEM = re.compile(r"\(?[a-z]{1,4}\)$")  # "(a)", "iii)" of such a paragraph
_PAGE = re.compile(r"\d{1,3}$")
_NAME = re.compile(r"(?:[A-Za-z]+ ){0,3}\d{1,2}\W?$")


class Above(NamedTuple):
    """A row in one cell above the header: where it begins, and its lines."""

    top: float
    texts: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """A table without lines between its columns, as far as one page shows it."""

    levels: tuple[Level, ...]
    gaps: tuple[Gap, ...]
    rules: Across  # the lines across within it
    follows: bool  # its columns are those of the table that ends the page before
    framed: bool = False  # lines all round it and between all its rows
    topped: bool = False  # its first line goes on in the second, as that of a header may
    begun: Level = ()  # the first line of the table that it follows
    above: tuple[Above, ...] = ()  # rows in one cell above the first line

    @property
    def header(self) -> Level:
        """The first line of the table, on whatever page that stands."""
        return self.begun or self.levels[0]


def is_table(found: Loose) -> bool:
    """Whether its texts stand in columns as those of a table do."""
    gutters = dividing(found.levels, inner(found.gaps))
    if not gutters or _are_numbered(found.levels, gutters) or _are_tagged(found.levels):
        return False
    if _is_prose(found.levels, gutters) and not _are_ruled(found, gutters):
        return False
    wide = [rule for rule in (*found.rules.drawn, *found.rules.tinted) if _is_across(rule, found.levels)]
    filled = [len({column(text, gutters) for text in level}) for level in found.levels]
    if len(gutters) + 1 >= LEAST_COLUMNS:
        blocks = _filled_blocks(found.levels, wide, gutters) if len(wide) >= _LEAST_ROWS else []
        return any(sum(count >= LEAST_COLUMNS for count in rows) >= _LEAST_ROWS for rows in (filled, blocks))
    both = sum(count > 1 for count in filled)
    if both <= _LEAST_ROWS - (len(wide) > 1) or _are_labels(found.levels, gutters):
        return False
    return len(wide) > both // 2 or both == len(filled) or together(found.levels, gutters) >= _TOGETHER


def _filled_blocks(levels: Sequence[Level], wide: Sequence[Stroke], gutters: Sequence[Gap]) -> list[int]:
    """How many columns have text in each block of several lines that the strokes across the table part."""
    heights = sorted(rule.at for rule in wide)
    blocks: dict[int, list[Level]] = defaultdict(list)
    for level in levels:
        blocks[bisect_right(heights, min(text.box.top + text.box.bottom for text in level) / 2)].append(level)
    several = [own for own in blocks.values() if len(own) > 1]
    return [len({column(text, gutters) for level in own for text in level}) for own in several]


def is_contents(found: Loose) -> bool:
    """Whether it lists headings with the numbers of their pages, which ends where the document's text begins."""
    rows = [level for level in found.levels if len(level) > 1]
    numbers = [int(level[-1].text) for level in rows if _PAGE.match(level[-1].text)]
    one_tab = all(len(level) == 2 for level in rows)  # noqa: PLR2004 -- a heading and its page
    return one_tab and len(rows) == len(numbers) >= LEAST_COLUMNS and numbers == sorted(numbers)


def columns(found: Loose) -> int:
    """The number of its columns."""
    return len(dividing(found.levels, inner(found.gaps))) + 1


def _is_across(rule: Stroke, levels: Sequence[Level]) -> bool:
    left = min(text.box.x0 for level in levels for text in level)
    right = max(text.box.x1 for level in levels for text in level)
    return rule.low <= left + _OVER and rule.high >= right - _OVER


def _are_labels(levels: Sequence[Level], gutters: Sequence[Gap]) -> bool:
    first = [level[0] for level in levels if column(level[0], gutters) == 0]
    return all(text.text.endswith(":") or marker(f"{text.text} x") is not None for text in first)


def _are_tagged(levels: Sequence[Level]) -> bool:
    """Whether lines have the same names in the same order, but not below each other: "Who: A Pike  When: May" is no row.

    Each name stands right behind the value before it, however long that is; in a table it begins with its column. Nor are
    lines of nothing but names with their values, parted by tabs.
    """
    fields = [tuple(map(_named, level)) for level in levels if len(level) > 1]
    tabbed = [own for own in fields if all(own) and len(set(own)) == len(own)]
    if len(set(tabbed)) < len(tabbed):
        return True
    known: dict[tuple[str, ...], float] = {}
    for level in levels:
        names = [text for text in level if text.text.endswith(":")]
        if len(names) < _LEAST_NAMES:  # as on nearly every line
            continue
        last, before = names[-1].box.x0, known.get(key := tuple(name.text for name in names))
        if before is not None and abs(last - before) > names[-1].size:
            return True
        known.setdefault(key, last)
    return False


def _named(text: Line) -> str:
    """The name of the field that the text begins with; empty where it begins with none."""
    found = LABEL.match(f"{text.text} -") if ":" in text.text else None
    return found["name"] if found else ""


def _are_numbered(levels: Sequence[Level], gutters: Sequence[Gap]) -> bool:
    """Whether a tab behind each paragraph's number or letter is all that parts them, or behind a heading's number above."""
    rows = [level[0] for level in levels if len(level) > 1]
    if len(gutters) > 1 or not any(_PARAGRAPH.match(text.text) for text in rows):
        return False
    return all(_PARAGRAPH.match(t.text) or _ITEM.match(t.text) or _is_heading(t) for t in rows)


def _is_heading(text: Line) -> bool:
    """Whether it is what numbers a heading: "Objective 2" in bold."""
    return text.bold and _NAME.match(text.text) is not None


def _are_ruled(found: Loose, gutters: Sequence[Gap]) -> bool:
    """Whether lines drawn over all gutters part two rows and more from each other: columns of prose have none."""
    low, high = gutters[0].low, gutters[-1].high
    middles = [min(text.box.top + text.box.bottom for text in level) / 2 for level in found.levels]
    wide = [rule.at for rule in found.rules.drawn if rule.low <= low and high <= rule.high]
    return len({at for y in wide if 0 < (at := bisect_right(middles, y)) < len(middles)}) >= _LEAST_ROWS


def _is_prose(levels: Sequence[Level], gutters: Sequence[Gap]) -> bool:
    """Whether all columns are running text, each with paragraphs of its own."""
    sides: list[list[int]] = [[] for _ in range(len(gutters) + 1)]
    for level in levels:
        for text in level:
            sides[column(text, gutters)].append(len(text.words))
    if any(not side or median(side) < _PROSE for side in sides):
        return False
    return together(levels, gutters) < _TOGETHER
