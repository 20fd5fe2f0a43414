"""Cells that offer the same choices in each row, "☐ Not started ☒ Done": they say what is ticked, and nothing else.

Boxes before what is to be done are bullets: each row has others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.texts.witness import looks_like_state
from schemas.passage import Passage
from schemas.record import LogicalCell, LogicalTable, Paragraph

_BOX = re.compile(r"(?P<blank>[☐□❑❏])|[☑☒✓✔■⊠]")
_FEWEST = 2  # choices of a cell, and cells of a column that offer them


class _Choice(NamedTuple):
    """What stands behind a box, and whether that is ticked."""

    line: Paragraph
    words: Passage
    ticked: bool


def with_choices_made(table: LogicalTable) -> LogicalTable:
    """The table, each such cell with the words whose boxes are ticked alone."""
    offered = {cell: own for cell in table.cells if (own := _choices(cell.paragraphs))}
    if not offered:  # as in nearly every table
        return table
    count = Counter((cell.column, _words(own)) for cell, own in offered.items())
    made = {
        cell: own
        for cell, own in offered.items()
        if count[cell.column, _words(own)] >= _FEWEST or all(map(looks_like_state, _words(own)))
    }
    cells = (_chosen(cell, made[cell]) if cell in made else cell for cell in table.cells)
    return replace(table, cells=tuple(cells))


def _choices(lines: Sequence[Paragraph]) -> tuple[_Choice, ...]:
    """The choices that a cell offers, some ticked or none; nothing where it says anything else."""
    if all(line.passage.text.isascii() for line in lines):  # as in nearly every cell: no box
        return ()
    found: list[_Choice] = []
    for line in lines:
        text = line.passage.text
        boxes = list(_BOX.finditer(text))
        if text.strip() and (not boxes or text[: boxes[0].start()].strip()):
            return ()
        ends = [*(box.start() for box in boxes[1:]), len(text)]
        found += (
            _Choice(line, line.passage.cut(box.end(), end).strip(), not box["blank"])
            for box, end in zip(boxes, ends, strict=True)
        )
    blank = any(not choice.ticked for choice in found)
    return tuple(found) if len(found) >= _FEWEST and blank and all(c.words for c in found) else ()


def _words(choices: Sequence[_Choice]) -> tuple[str, ...]:
    return tuple(choice.words.collapsed().text for choice in choices)


def _chosen(cell: LogicalCell, choices: Sequence[_Choice]) -> LogicalCell:
    kept = (replace(c.line, passage=c.words, marker="", body_start=0) for c in choices if c.ticked)
    return replace(cell, paragraphs=tuple(kept))
