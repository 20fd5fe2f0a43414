"""Owner and date at the end of each action, outside columns of these: "Clean the pond (Rivers Team, May 2031)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.texts.compound import cut_date
from pipeline.texts.witness import looks_like_date, looks_like_owner
from schemas.passage import EMPTY, Passage
from schemas.record import ActionRecord, Records, Value
from schemas.role import WHO_AND_WHEN, Role

_ENDS = (
    re.compile(r"\s\((?P<said>(?:[^()]|\([^()]*\))+)\)\W*$"),
    re.compile(r"\s\[(?P<said>[^\[\]]+)\]\W*$"),
    re.compile(r"\s[-–—]\s+(?P<said>(?:(?!\s[-–—]\s)[^()])+)$"),
)
_LED = re.compile(r"(?:to be )?(?:led|owned) by (?:the )?|\s+(?:to|will) lead$", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,;/]\s*")
_YEAR = re.compile(r"\d{4}")
_LONGEST = 150  # characters
_LONGEST_OWNER = 12  # words
_LEAST = 3  # actions that end so: one or two may mention something
_MOST = 0.6  # share of the plan's actions without owner and date that end so
_NEARLY_ALL = 0.8  # ... where they say who or when and not both
_OWNERS = 0.5  # share of these ends whose names are known to be somebody's


@dataclass(frozen=True, slots=True)
class _Tail:
    """Who and when at the end of an action's words, which end at `start` without it."""

    start: int
    owner: Passage = EMPTY
    when: Passage = EMPTY


def with_tails(records: Records) -> Records:
    """The records; where most actions that have no owner and date end in some, they have them from there.

    A single "(Rivers Authority, 2031)" may as well cite something. Where somebody leads a whole list, nearly all that
    are led so may end in a date alone.
    """
    undated = [k for k, a in enumerate(records.actions) if a.value(Role.TIMESCALE) is None]
    bare = [k for k in undated if records.actions[k].value(Role.OWNER) is None]
    found = _ends_of_most(records, bare)
    if len(bare) < len(undated):
        led = [k for k in undated if records.actions[k].value(Role.OWNER) is not None]
        found |= _dates_of_most(records, led)
    if not found:
        return records
    actions = (_with(a, found[k]) if k in found else a for k, a in enumerate(records.actions))
    return replace(records, actions=tuple(actions))


def _ends_of_most(records: Records, bare: Sequence[int]) -> dict[int, _Tail]:
    """Who and when by the action that ends in it; none where too few do."""
    tails = {k: tail for k in bare if (tail := _tail(records.actions[k].text)) is not None}
    named = [tail.owner.text for tail in tails.values() if tail.owner]
    both = sum(bool(tail.owner and tail.when) for tail in tails.values())
    share = _MOST if both >= _LEAST else _NEARLY_ALL
    known = sum(map(looks_like_owner, named))
    return {} if len(tails) < max(_LEAST, share * len(bare)) or known < _OWNERS * len(named) else tails


def _dates_of_most(records: Records, led: Sequence[int]) -> dict[int, _Tail]:
    """The date by the action, led already, that ends in nothing else; none where some do not."""
    texts = ((k, records.actions[k].text) for k in led if len(led) >= _LEAST)
    tails = {
        k: tail for k, text in texts if (tail := _tail(text)) is not None and tail.when and not tail.owner
    }
    return {} if len(tails) < max(_LEAST, _NEARLY_ALL * len(led)) else tails


def said_at_end(text: Passage) -> frozenset[Role]:
    """Which of both, who and when, the words end in."""
    tail = _tail(text)
    said = ((Role.OWNER, tail.owner), (Role.TIMESCALE, tail.when)) if tail else ()
    return frozenset(role for role, words in said if words)


def says_who_and_when(text: Passage) -> bool:
    """Whether the words end in somebody and a date: "... (Rivers Team, May 2031)"."""
    return said_at_end(text) == WHO_AND_WHEN


def _tail(text: Passage) -> _Tail | None:
    """Who and when at the end of the words, in one bracket or in two: "... (Rivers Team) (May 2031)"."""
    last = _end(text)
    if last is None or (last.owner and last.when):
        return last
    other = _end(text.cut(0, last.start))
    if other is None or bool(other.owner) is bool(last.owner) or bool(other.when) is bool(last.when):
        return last
    return _Tail(other.start, last.owner or other.owner, last.when or other.when)


def _end(text: Passage) -> _Tail | None:
    begin = max(0, len(text) - _LONGEST)
    end = text.cut(begin)
    found = next((match for pattern in _ENDS if (match := pattern.search(end.text))), None)
    if found is None or begin + found.start() == 0:
        return None
    owner, when = _parts(end.cut(*found.span("said")).strip(" ;,."))
    owner = _without_leading(owner)
    if not when and not (
        looks_like_owner(owner.text) and not _abbreviates(end.text[: found.start()], owner.text)
    ):
        return None
    if (owner and when and not _names(owner.text)) or (not owner and _YEAR.fullmatch(when.text)):
        return None  # "the Ponds Act (2031)"
    return _Tail(begin + found.start(), owner, when)


def _parts(said: Passage) -> tuple[Passage, Passage]:
    """Who and when, whichever comes first."""
    owner, when = cut_date(said)
    if owner and when:
        return owner, when
    for comma in _COMMA.finditer(said.text):
        first, rest = said.cut(0, comma.start()), said.cut(comma.end())
        if looks_like_date(first.text) and looks_like_owner(rest.text):
            return rest, first
    return owner, when


def _without_leading(owner: Passage) -> Passage:
    """The owner of "led by the Rivers Team" and of "Rivers Team to lead"."""
    for said in _LED.finditer(owner.text):
        owner = owner.cut(said.end()) if said.start() == 0 else owner.cut(0, said.start())
    return owner


def _names(text: str) -> bool:
    """Whether it may be somebody's name, which need not be known where a date stands behind it."""
    return text[:1].isupper() and len(text.split()) <= _LONGEST_OWNER


def _abbreviates(before: str, short: str) -> bool:
    """Whether the short form in the bracket is of the words before it: "annual water test (AWT)"."""
    words = before.split()[-len(short) :]
    return "".join(word[0] for word in words).upper() == short.upper()


def _with(action: ActionRecord, tail: _Tail) -> ActionRecord:
    said = ((Role.OWNER, tail.owner), (Role.TIMESCALE, tail.when))
    fields = tuple((role, Value(words)) for role, words in said if words)
    return replace(action, text=action.text.cut(0, tail.start).strip(), fields=(*action.fields, *fields))
