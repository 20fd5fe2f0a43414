"""Headings that only count actions, "Action 3" over "We will mend the weir.": one line with the text below each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.outline.prose import announced_field
from pipeline.texts.heads import is_heading
from pipeline.texts.sentences import is_lead_in, is_noun_phrase
from schemas.document import BlockKind
from schemas.passage import join
from schemas.record import LogicalTable, Paragraph

_COUNTED = re.compile(r"\W*action (\d{1,3})\W*$", re.IGNORECASE)
_FEWEST = 3  # headings that count on

Body = Sequence[Paragraph | LogicalTable]


def with_action_headings(body: Body) -> list[Paragraph | LogicalTable]:
    """The body, "Action 1" to "Action 9" and the first paragraph below each as "Action 1: We will ...".

    They count on from 1 over the whole document. One without a paragraph below it stays a heading; what a paragraph
    lists goes with it.
    """
    heads = [at for at, part in enumerate(body) if _number(part)]
    if len(heads) < _FEWEST or [_number(body[at]) for at in heads] != [*range(1, len(heads) + 1)]:
        return list(body)
    told = {at: _told(body[at : at + 2]) for at in heads}
    made: list[Paragraph | LogicalTable] = []
    at = 0
    while at < len(body):
        line = told.get(at)
        if line is None:
            made.append(body[at])
            at += 1
            continue
        items = _listed(line, body[at + 2 :])
        whole = join((line.passage, join((item.body for item in items), "; ")))
        made.append(replace(line, passage=whole))
        at += 2 + len(items)
    return made


def _number(part: Paragraph | LogicalTable) -> int:
    match = _COUNTED.match(part.passage.text) if isinstance(part, Paragraph) and is_heading(part) else None
    return int(match[1]) if match else 0


def _told(pair: Body) -> Paragraph | None:
    """The line of a heading and the paragraph below it; None where no paragraph is."""
    heading, following = pair[0], pair[-1]
    if not (isinstance(heading, Paragraph) and isinstance(following, Paragraph)):
        return None
    if is_heading(following) or following.bulleted or announced_field(following):
        return None
    whole = join((heading.passage.strip(" .:–—-"), following.body), ": ")
    return replace(following, passage=whole, kind=BlockKind.PARAGRAPH, marker="", body_start=0)


def _listed(line: Paragraph, below: Body) -> list[Paragraph]:
    """The bullets below a lead-in that only name things."""
    if not is_lead_in(line):
        return []
    listed = takewhile(lambda part: isinstance(part, Paragraph) and part.bulleted, below)
    items = [part for part in listed if isinstance(part, Paragraph)]
    return items if all(is_noun_phrase(item.body.text, line.body.text) for item in items) else []
