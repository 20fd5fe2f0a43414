"""Measures in a table within a cell: a line of names, "KPI | Baseline | Target", and below it a line a measure, tabs between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.texts.figure_labels import FIGURES, NamedFigure
from pipeline.texts.headers import exact_role
from schemas.passage import Passage
from schemas.record import Paragraph
from schemas.role import Role

_TAB = re.compile(r"\t")
_NAMES = frozenset({Role.MEASURE, Role.OUTCOME, None})  # what the first name may be


def figure_rows(lines: Sequence[Paragraph]) -> list[tuple[Passage, tuple[NamedFigure, ...]]]:
    """Each measure with its figures; nothing where the lines are no such table."""
    if not lines or "\t" not in lines[0].passage.text:  # as nearly everywhere
        return []
    names, *rows = [_parts(line.passage) for line in lines]
    roles = [exact_role(name.text) for name in names]
    if roles[0] not in _NAMES or not FIGURES.intersection(roles[1:]):
        return []
    if any(len(row) != len(names) or not row[0] for row in rows):
        return []
    return [
        (
            row[0],
            tuple(
                NamedFigure(role, name, words)
                for role, name, words in zip(roles, names, row, strict=True)
                if role in FIGURES and words
            ),
        )
        for row in rows
    ]


def _parts(line: Passage) -> list[Passage]:
    """What stands between the tabs, which may be nothing."""
    ends = [0, *(tab.end() for tab in _TAB.finditer(line.text)), len(line.text) + 1]
    return [line.cut(start, end - 1).collapsed() for start, end in pairwise(ends)]
