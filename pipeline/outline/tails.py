"""Owner and date at the end of each action, outside columns of these: "Clean the pond (Rivers Team, May 2031)".

And the date in front of each: "By May 2031, clean the pond".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.texts.date_ends import cut_date
from pipeline.texts.witness import begins_with_verb, looks_like_date, looks_like_owner
from schemas.passage import EMPTY, Passage
from schemas.record import ActionRecord, Records, Value
from schemas.role import WHO_AND_WHEN, Role

_ENDS = (
    re.compile(r"\s\((?P<said>(?:[^()]|\([^()]*\))+)\)\W*$"),
    re.compile(r"\s\[(?P<said>[^\[\]]+)\]\W*$"),
    re.compile(r"\s[-–—]\s+(?P<said>(?:(?!\s[-–—]\s)[^()])+)$"),
)
_FRONT = re.compile(r"(?P<when>(?:by|before|from|in|during)\s[^,]{3,40}),\s+", re.IGNORECASE)
_LED = re.compile(r"(?:to be )?(?:led|owned) by (?:the )?|\s+(?:to|will) lead$", re.IGNORECASE)
_BY = re.compile(r"by (?:the )?[\w ]{3,30}")
_INITIALS = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z](?:(?:,| and| &|/) ?[A-Z][A-Za-z]{0,2}[A-Z])*")  # "DoE, CEO"
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
    are led so may end in a date alone, and where a list is dated as a whole, in somebody.
    """
    undated = [k for k, a in enumerate(records.actions) if a.value(Role.TIMESCALE) is None]
    bare = [k for k in undated if records.actions[k].value(Role.OWNER) is None]
    found = _ends_of_most(records, bare)
    if len(bare) < len(undated):
        led = [k for k in undated if records.actions[k].value(Role.OWNER) is not None]
        found |= _others_of_most(records, led, Role.TIMESCALE)
    if len(undated) < len(records.actions):
        dated = [k for k, a in enumerate(records.actions) if a.value(Role.TIMESCALE) is not None]
        unled = [k for k in dated if records.actions[k].value(Role.OWNER) is None]
        found |= _others_of_most(records, unled, Role.OWNER)
    fronts = {} if found else _fronts_of_most(records, undated)
    if not (found or fronts):
        return records
    actions = (_with(a, found[k]) if k in found else a for k, a in enumerate(records.actions))
    said = (_added(a, ((Role.TIMESCALE, fronts[k]),)) if k in fronts else a for k, a in enumerate(actions))
    return replace(records, actions=tuple(said))


def _ends_of_most(records: Records, bare: Sequence[int]) -> dict[int, _Tail]:
    """Who and when by the action that ends in it; none where too few do."""
    tails = {k: tail for k in bare if (tail := _tail(records.actions[k].text)) is not None}
    named = [tail.owner.text for tail in tails.values() if tail.owner]
    both = sum(bool(tail.owner and tail.when) for tail in tails.values())
    share = _MOST if both >= _LEAST else _NEARLY_ALL
    known = sum(map(_is_somebody, named))
    return {} if len(tails) < max(_LEAST, share * len(bare)) or known < _OWNERS * len(named) else tails


def _others_of_most(records: Records, told: Sequence[int], role: Role) -> dict[int, _Tail]:
    """The date by the action, led already, that ends in nothing else, or the owner of one that is dated already.

    None where some do not end so, or where few of the owners are known to be somebody.
    """
    tails: dict[int, _Tail] = {}
    for k in told if len(told) >= _LEAST else ():
        tail = _tail(records.actions[k].text)
        if tail is not None and _said(tail) == {role}:
            tails[k] = tail
    known = sum(_is_somebody(tail.owner.text) for tail in tails.values())
    few = role is Role.OWNER and known < _OWNERS * len(tails)
    return {} if few or len(tails) < max(_LEAST, _NEARLY_ALL * len(told)) else tails


def _is_somebody(name: str) -> bool:
    return looks_like_owner(name) or _INITIALS.fullmatch(name) is not None


def _fronts_of_most(records: Records, undated: Sequence[int]) -> dict[int, Passage]:
    """The day by the action that begins with it, "By May 2031, clean the pond"; none where some do not."""
    fronts: dict[int, Passage] = {}
    for k in undated:
        text = records.actions[k].text
        front = _FRONT.match(text.text)
        if front and looks_like_date(front["when"]) and begins_with_verb(text.text[front.end() :]):
            fronts[k] = text.cut(*front.span("when"))
    return {} if len(fronts) < max(_LEAST, _NEARLY_ALL * len(undated)) else fronts


def said_at_end(text: Passage) -> frozenset[Role]:
    """Which of both, who and when, the words end in."""
    tail = _tail(text)
    return _said(tail) if tail else frozenset()


def cut_tail(text: Passage) -> tuple[Passage, tuple[tuple[Role, Passage], ...]]:
    """The words without who and when at their end, and which of both that says; all of them where it says neither."""
    tail = _tail(text)
    if tail is None:
        return text, ()
    said = ((Role.OWNER, tail.owner), (Role.TIMESCALE, tail.when))
    return text.cut(0, tail.start).strip(), tuple((role, words) for role, words in said if words)


def _said(tail: _Tail) -> frozenset[Role]:
    return frozenset(role for role, words in ((Role.OWNER, tail.owner), (Role.TIMESCALE, tail.when)) if words)


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
    if not when and (not _is_somebody(owner.text) or _abbreviates(end.text[: found.start()], owner.text)):
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
        if looks_like_owner(first.text) and _BY.fullmatch(rest.text):
            return first, rest  # a day that no rule reads: "by half term"
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
    return _added(replace(action, text=action.text.cut(0, tail.start).strip()), said)


def _added(action: ActionRecord, said: Sequence[tuple[Role, Passage]]) -> ActionRecord:
    fields = tuple((role, Value(words)) for role, words in said if words)
    return replace(action, fields=(*action.fields, *fields))
