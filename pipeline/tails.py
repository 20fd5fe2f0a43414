"""Owner and date at the end of each action, outside columns of these: "Clean the pond (Rivers Team, May 2031)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.compound import cut_date
from pipeline.witness import looks_like_owner
from schemas.passage import EMPTY, Passage
from schemas.record import ActionRecord, Records, Value
from schemas.role import Role

_ENDS = (
    re.compile(r"\s\((?P<said>(?:[^()]|\([^()]*\))+)\)\W*$"),
    re.compile(r"\s\[(?P<said>[^\[\]]+)\]\W*$"),
    re.compile(r"\s[-–—]\s+(?P<said>(?:(?!\s[-–—]\s)[^()])+)$"),
)
_LONGEST = 150  # characters
_LONGEST_OWNER = 12  # words
_LEAST = 3  # actions that end so: one or two may mention something
_MOST = 0.6  # share of the plan's actions without owner and date that end so
_OWNERS = 0.5  # share of these ends whose names are known to be somebody's


@dataclass(frozen=True, slots=True)
class _Tail:
    """Who and when at the end of an action's words, which end at `start` without it."""

    start: int
    owner: Passage = EMPTY
    when: Passage = EMPTY


def with_tails(records: Records) -> Records:
    """The records; where most actions that have no owner and date end in both, they have them from there.

    A single "(Rivers Authority, 2031)" may as well cite something.
    """
    bare = [
        k for k, a in enumerate(records.actions) if a.value(Role.OWNER) is None is a.value(Role.TIMESCALE)
    ]
    tails = {k: tail for k in bare if (tail := _tail(records.actions[k].text)) is not None}
    both = [tail for tail in tails.values() if tail.owner and tail.when]
    known = sum(looks_like_owner(tail.owner.text) for tail in both)
    if len(both) < max(_LEAST, _MOST * len(bare)) or known < _OWNERS * len(both):
        return records
    actions = (_with(a, tails[k]) if k in tails else a for k, a in enumerate(records.actions))
    return replace(records, actions=tuple(actions))


def _tail(text: Passage) -> _Tail | None:
    begin = max(0, len(text) - _LONGEST)
    end = text.cut(begin)
    found = next((match for pattern in _ENDS if (match := pattern.search(end.text))), None)
    if found is None or begin + found.start() == 0:
        return None
    owner, when = cut_date(end.cut(*found.span("said")).strip(" ;,."))
    if owner and not (_names(owner.text) if when else looks_like_owner(owner.text)):
        return None
    return _Tail(begin + found.start(), owner, when)


def _names(text: str) -> bool:
    """Whether it may be somebody's name, which need not be known where a date stands behind it."""
    return text[:1].isupper() and len(text.split()) <= _LONGEST_OWNER


def _with(action: ActionRecord, tail: _Tail) -> ActionRecord:
    said = ((Role.OWNER, tail.owner), (Role.TIMESCALE, tail.when))
    fields = tuple((role, Value(words)) for role, words in said if words)
    return replace(action, text=action.text.cut(0, tail.start).strip(), fields=(*action.fields, *fields))
