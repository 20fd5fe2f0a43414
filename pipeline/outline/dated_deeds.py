"""Deeds below a line that announces them, each with a day alone in the line below it, as in chips on cards: a list.

"What we will do", "Mend the weir", "May 2031", "Count the eels", "Termly" are read as "• Mend the weir", "Timescale: May 2031".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from pipeline.outline.prose import acts, announced_field, is_listed
from pipeline.texts.heads import is_heading
from pipeline.texts.witness import looks_like_date, looks_like_owner
from schemas.document import BlockKind
from schemas.passage import inserted, join
from schemas.record import LogicalTable, Paragraph
from schemas.role import Role

_FEWEST = 3  # such days: one alone may be that of the document
_LONGEST = 40  # characters of a day
_MOST = 0.6  # of the deeds instruct, and have a day
_EDGE = re.compile(r"(?:end|start) of\b", re.IGNORECASE)
_WHEN = inserted("Timescale")

Body = Sequence[Paragraph | LogicalTable]


def with_dated_deeds(body: Body) -> list[Paragraph | LogicalTable]:
    """The body with such deeds, where there are several, as the items of a list, and their days as labelled lines."""
    runs = {at + 1: lines for at, part in enumerate(body) if _announces(part) and (lines := _below(body, at))}
    told = [line for lines in runs.values() for line in lines]
    days = sum(map(_is_day, told))
    deeds = [line for line in told if not _is_day(line)]
    least = max(_FEWEST, _MOST * len(deeds))
    if days < least or sum(map(acts, deeds)) < _MOST * len(deeds):  # as in most plans
        return list(body)
    made = list(body)
    for start, lines in reversed(runs.items()):
        made[start : start + len(lines)] = map(_drawn, _whole(lines))
    return made


def _whole(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines, a single word below a deed that is none, and nobody's name, as the last word of it."""
    made: list[Paragraph] = []
    for line in lines:
        if made and not _is_day(made[-1]) and _is_last_word(line):
            made[-1] = replace(made[-1], passage=join((made[-1].passage, line.body), " "))
        else:
            made.append(line)
    return made


def _is_last_word(line: Paragraph) -> bool:
    text = line.body.text
    return " " not in text and not (_is_day(line) or acts(line) or looks_like_owner(text))


def _announces(part: Paragraph | LogicalTable) -> bool:
    return isinstance(part, Paragraph) and is_heading(part) and announced_field(part) is Role.ACTION


def _below(body: Body, at: int) -> list[Paragraph]:
    """The plain lines below a heading, up to what ends them; none where they are not deeds and days in turn."""
    lines = list(_plain(body[at + 1 :]))
    dated = [_is_day(line) for line in lines]
    in_turn = bool(lines) and not dated[0] and not any(one and other for one, other in pairwise(dated))
    return lines if in_turn and any(dated) else []


def _plain(below: Body) -> Iterator[Paragraph]:
    for part in takewhile(lambda part: isinstance(part, Paragraph) and not _ends(part), below):
        if isinstance(part, Paragraph):
            yield part


def _ends(line: Paragraph) -> bool:
    return is_heading(line) or is_listed(line) or ":" in line.passage.text


def _is_day(line: Paragraph) -> bool:
    """Whether a line says but when: "Count the eels each spring" says what, too."""
    text = line.body.text
    told = acts(line) and not _EDGE.match(text)
    return len(text) <= _LONGEST and looks_like_date(text) and not told


def _drawn(line: Paragraph) -> Paragraph:
    if _is_day(line):
        return Paragraph(join((_WHEN, line.body), ": "), page=line.page)
    return replace(line, kind=BlockKind.LIST_ITEM)
