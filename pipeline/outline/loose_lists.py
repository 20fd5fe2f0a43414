"""Lists that nothing announces, in a document that says nowhere else what it plans: which of them are actions.

And which are none, although a heading announces them: the remarks that close a plan. And those that promise, under a
heading that comes again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from pipeline.outline.prose import (
    acts,
    acts_behind_name,
    announced_field,
    inline_fields,
    is_listed,
    promises,
    speaks_to_reader,
)
from pipeline.outline.said_of_each import of_each
from pipeline.outline.tails import says_who_and_when
from pipeline.outline.walk import Placed, Walk
from pipeline.texts.header_rows import names_period
from pipeline.texts.heads import is_heading
from pipeline.texts.inline import split_labels
from pipeline.texts.numbers import counted_item, leading_number
from pipeline.texts.sentences import ends_sentence, is_lead_in
from pipeline.texts.witness import is_verb, looks_like_date
from schemas.layout_terms import section_terms
from schemas.record import LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN, Role
from schemas.vocabulary import alternatives, whole_words

_MOST = 0.6  # share of a list that must begin as actions do
_HALF = 0.5  # ... where it counts on from a heading "Priority 2": "2.1", "2.2"
_TWO = 2
_FAR = 10  # lines of a list that are looked at
_NAME_NUMBER = re.compile(r"(?<=[A-Za-z] )\d{1,2}$")  # of "Priority 2"
_WHO_IS_TO = re.compile(r"[A-Z][\w’'-]*(?: [\w’'&-]+){0,5}? to (?P<verb>[a-z-]+)\b")
_DONE = re.compile(r"\b(?:have|has|had|was|were)\b|['’]ve\b")


def loose_lists(walk: Walk) -> list[list[Paragraph]]:
    """The lists since the last heading that are actions; none where that heading is an aside.

    Where the document has other actions, those each item of which has a label for who and one for when, and in a plan one
    that somebody leads; where it is read eagerly those that instruct, too, and in a review that is but lists all of them.
    """
    if walk.aside or not (walk.eager or any(":" in line.passage.text for line in walk.loose)):
        return []  # as nearly everywhere: no line has a label
    if walk.reviewed:
        return [walk.loose] if walk.loose else []
    name = _NAME_NUMBER.search(walk.heads[-1].ref.text) if walk.heads else None
    dated = bool(walk.heads) and _names_time(walk.heads[-1].title.text)
    led = _led(walk.loose) if walk.planned else None
    runs: list[list[Paragraph]] = []
    run: list[Paragraph] = []
    above: Paragraph | None = None
    for line in (*walk.loose, None):
        if line is not None and (is_listed(line) or _is_whole(line)):
            run.append(line)
            continue
        number = name.group() if name else ""
        if run and (
            (run[0] is led and _instruct(run, _MOST))
            or _are_actions(run, above, eager=walk.eager, number=number, dated=dated)
        ):
            runs.append(run)
        run, above = [], line
    return runs


def over_promises(body: Sequence[Paragraph | LogicalTable]) -> frozenset[int]:
    """The `id`s of headings such as "Our pledges" that come again and again, each over a list that promises: "We will ...".

    The list under each is actions, whatever it is called; one that stands there once may be how people are to be treated.
    """
    found = [
        heading
        for at, heading in enumerate(body)
        if isinstance(heading, Paragraph) and is_heading(heading) and _promised(body[at + 1 : at + 1 + _FAR])
    ]
    named = [h for h in found if not is_aside(h) and announced_field(h) is None]
    times = Counter(h.body.text for h in named)
    return frozenset(id(h) for h in named if times[h.body.text] > 1)


def _promised(below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether a list of which most lines promise something begins at once, a single one or not."""
    listed = _list_at(below)
    return sum(map(promises, listed)) * _TWO > len(listed)


def _list_at(body: Sequence[Paragraph | LogicalTable]) -> list[Paragraph]:
    """The lines of the list that begins right there, if one does."""
    lines = takewhile(lambda line: isinstance(line, Paragraph) and is_listed(line), body)
    return [line for line in lines if isinstance(line, Paragraph)]


def closes_plan(walk: Walk, heading: Paragraph, below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether "Next steps" stands behind tables, over a list of which hardly a line instructs.

    "The plan will go to the board in May." says what becomes of the plan. Behind other lists of actions it is one too.
    """
    placed = [part for part in walk.parts if isinstance(part, Placed)]
    if walk.eager or not placed or any(part.roles for part in placed):
        return False
    number = leading_number(heading.body.text)
    words = heading.body.text[number.body if number else 0 :]
    if words.lower().strip(" :–-") not in section_terms().closings:
        return False
    listed = _list_at(below)
    return sum(map(acts, listed)) * _TWO < len(listed)


def tells_of_plan(below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether the list below a heading "The action plan" is what a report says of it: "4.1 The plan has four priorities ...".

    Most lines do, and none instructs or promises anything.
    """
    listed = _list_at(below)
    told = sum(_of_plan().match(line.body.text) is not None for line in listed)
    return told * _TWO > len(listed) and not any(acts(line) or promises(line) for line in listed)


def _are_actions(
    run: Sequence[Paragraph], above: Paragraph | None, *, eager: bool, number: str, dated: bool
) -> bool:
    """Whether a list is actions by its own words and the line above it.

    A sentence there may tell of the past in passing, where each item says who or when, or counts on from the heading.
    Under one that is `dated`, "Year 2 (2031/32)", half of it need instruct, and it may be a single item.
    """
    told = above is not None and is_aside(above)
    if told and above is not None and not _is_sentence(above):
        return False
    if not eager:
        return _say_who_and_when(run)
    if all(_labels(p) or says_who_and_when(p.body) for p in run):
        return True
    if number and all(_number(p).startswith(f"{number}.") for p in run):
        return _instruct(run, _HALF)
    if dated and not told and sum(map(acts, run)) >= _HALF * len(run):
        return True
    return not told and _instruct(run, _MOST) and not _goes_on_small(run)


def _led(lines: Sequence[Paragraph]) -> Paragraph | None:
    """The first line that is listed, where somebody leads it by a label between the heading and it; else None.

    What stands right above it is such a label or a sentence: "The group's role is to:" announces duties.
    """
    above = list(takewhile(lambda line: not is_listed(line), lines))
    labelled = of_each(above)
    if len(above) == len(lines) or not any(_names_owner(line) for line in labelled):
        return None
    last = above[-1]
    told = last in labelled or (_is_sentence(last) and not is_aside(last))
    return lines[len(above)] if told else None


def _names_time(title: str) -> bool:
    return names_period(title) or looks_like_date(title)


def _names_owner(line: Paragraph) -> bool:
    return any(role is Role.OWNER for role, _ in inline_fields(line))


def _say_who_and_when(run: Sequence[Paragraph]) -> bool:
    """Whether each item has a label for who and one for when, or most have, and the others one of the two and a promise."""
    both = [_labels(p) >= WHO_AND_WHEN for p in run]
    others = [p for p, whole in zip(run, both, strict=True) if not whole]
    told = all(_labels(p) & WHO_AND_WHEN and (acts(p) or promises(p)) for p in others)
    return told and sum(both) * _TWO > len(run)


def _is_whole(line: Paragraph) -> bool:
    """Whether a line promises or instructs and names who and when, or ends in these or in a bracket that names who.

    "Lead: A Pike. By: May 2031." names both, and "(Lead: A Pike)" the one.
    """
    labels = _labels(line) if ":" in line.body.text else set()
    led = line.body.text.endswith(")") and Role.OWNER in labels
    told = led or labels >= WHO_AND_WHEN or says_who_and_when(line.body)
    return told and (promises(line) or acts(line) or acts_behind_name(line) or _assigns(line))


def _assigns(line: Paragraph) -> bool:
    """Whether a line says who is to do something: "All wardens to count eels"."""
    match = _WHO_IS_TO.match(line.body.text)
    return match is not None and is_verb(match["verb"])


def _labels(line: Paragraph) -> set[Role]:
    return {role for role, _ in split_labels(line.body)[1]}


def _number(line: Paragraph) -> str:
    number = leading_number(line.passage.text)
    return line.passage.text[number.start : number.end] if number else ""


def is_aside(line: Paragraph) -> bool:
    """Whether a list below the line is no plan: it tells of what was done, or what the reader should do.

    "Many are already ill." tells of nothing that was done.
    """
    if speaks_to_reader(line):
        return True
    text = line.body.text
    return _past().search(text) is not None and not (_is_sentence(line) and not _DONE.search(text))


def _is_sentence(line: Paragraph) -> bool:
    return ends_sentence(line.body.text) and not is_lead_in(line)


def _instruct(run: Sequence[Paragraph], least: float) -> bool:
    """Whether so many lines begin as instructions do, or say who does them; a single one says nothing."""
    return len(run) >= _TWO and sum(map(acts, run)) >= least * len(run)


def _goes_on_small(run: Sequence[Paragraph]) -> bool:
    """Whether most items go on, in small letters, with a sentence above them that promised nothing."""
    small = sum(counted_item(p.body.text) is None and p.body.text[:1].islower() for p in run)
    return small * _TWO > len(run)


@cache
def _of_plan() -> re.Pattern[str]:
    terms = section_terms().about_plans
    plan = rf"(?:the|this|our|its) (?:[\w-]+ ){{0,2}}?{alternatives(terms['names'])}"
    part = rf"(?:(?:the|these|all|each|each of the|all of the) )?{alternatives(terms['parts'])}"
    is_so = r"(?:is|are|has|have|was|were|includes?|sets?|contains?|covers?|shows?)"
    return re.compile(rf"(?:\d+(?:\.\d+)*\.? )?(?:{plan}|{part}) {is_so}\b", re.IGNORECASE)


@cache
def _past() -> re.Pattern[str]:
    return whole_words(section_terms().past)
