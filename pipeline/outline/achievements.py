"""What was done already: the actions of a review, and of a part of a plan that looks back, are achievements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipeline.outline.prose import is_listed
from pipeline.outline.walk import Placed
from pipeline.texts.heads import is_heading
from schemas.document import BlockKind
from schemas.layout_terms import section_terms
from schemas.record import ActionRecord, LogicalTable, NamedTable, Paragraph, Told
from schemas.role import BESIDE, Role
from schemas.vocabulary import alternatives, whole_words

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FEWEST = 2  # headings over lists
_NEARLY_ALL = 0.9
_NOT_TOLD = frozenset({Role.MEASURE, Role.OUTCOME, *BESIDE}) - {Role.STATUS}


def told_as(named: NamedTable, placed: Placed) -> Told:
    """Whether a table's actions are planned, stand there bare of who and when, or were done, as a heading says."""
    if any(column.role in _NOT_TOLD for column in named.columns):
        return "planned"
    done = placed.done or any(tells_what_was_done(head.title.text) for head in placed.heads)
    return "done" if done else "bare"


def is_achievement(action: ActionRecord, *, review: bool) -> bool:
    """Whether an action was done: in a `review`, or below a heading that says so, and nobody is to do it by any day."""
    owed = action.value(Role.OWNER) or action.value(Role.TIMESCALE)
    return not owed and (action.told == "done" or (review and action.told == "bare"))


def tells_what_was_done(heading: str) -> bool:
    """Whether a heading stands over what was done: "What we have achieved", "Review of the ponds plan 2030-31"."""
    whole = heading.lower().strip(" .:") in section_terms().done
    return whole or any(pattern.search(heading) for pattern in (_done(), _review()))


def over_what_was_done(body: Sequence[Paragraph | LogicalTable]) -> int | None:
    """The `id` of the one bold line right above a table that tells what was done: it stands below no priority."""
    told = [
        (line, below)
        for line, below in pairwise(body)
        if isinstance(line, Paragraph) and is_heading(line) and tells_what_was_done(line.body.text)
    ]
    if len(told) != 1 or told[0][0].kind is BlockKind.HEADING or not isinstance(told[0][1], LogicalTable):
        return None
    return id(told[0][0])


def is_review_in_lists(title: str, body: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether a document that reviews a plan, as its title says, is but headings, several, each over a bulleted list.

    A line without a bullet may end the one above it.
    """
    lines = [part for part in body if isinstance(part, Paragraph)]
    if not tells_what_was_done(title) or len(lines) < len(body):
        return False
    heads = [is_heading(line) for line in lines]
    over = sum(head and is_listed(below) for head, below in zip(heads, lines[1:], strict=False))
    listed = sum(is_listed(line) for line in lines)
    return sum(heads) == over >= _FEWEST and listed >= _NEARLY_ALL * (len(lines) - over)


def of_earlier_plan(heading: str, title: str) -> bool:
    """Whether a heading stands over what was done under a plan before that of the title: "Completed under the 2031-33 plan"."""
    told = _earlier().search(heading)
    if told is None:
        return False
    years = set(_YEAR.findall(told["which"]))
    return not years <= set(_YEAR.findall(title)) if years else _before().search(told["which"]) is not None


@cache
def _earlier() -> re.Pattern[str]:
    terms = section_terms()
    done, plans = alternatives(terms.earlier["done"]), alternatives(terms.titles)
    which = r"(?P<which>(?:\S+\s+){0,5}?)"
    return re.compile(rf"\b{done}\b.*?\b(?:under|during|in|from|through)\s+{which}{plans}\b", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    return whole_words(section_terms().earlier["which"])


@cache
def _done() -> re.Pattern[str]:
    return whole_words(wording for wording in section_terms().done if " " in wording)


@cache
def _review() -> re.Pattern[str]:
    plans = alternatives(section_terms().plans)
    return re.compile(rf"\breview of\b.*\b{plans}\b.*\b(?:19|20)\d\d\b", re.IGNORECASE | re.DOTALL)
