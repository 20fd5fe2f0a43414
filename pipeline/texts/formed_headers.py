"""Headers that are no known wordings: what they ask for by the words they are made of."""

from __future__ import annotations

import re
from functools import cache

from pipeline.tagging.owner_kinds import cue_of
from schemas.layout_terms import section_terms
from schemas.vocabulary import alternatives

_BODY_WILL = re.compile(
    r"(what )?the ((?:[a-z]+ ){1,3})(will(?(1) do))"
)  # "The Board will", "What the Board will do"


def as_promise(words: str) -> str:
    """A header that says that a body will do it ("The Board will") as one of its own: "we will"."""
    body = _BODY_WILL.fullmatch(words) if words.endswith((" will", " will do")) else None
    if body is None or cue_of(body[2].strip()) == "group":
        return words
    return f"{body[1] or ''}we {body[3]}"


def tells_when_noted(words: str) -> bool:
    """Whether a header asks when an action was noted: "Meeting date and action number", "Date raised".

    Its dates are no timescale, however much they look like one.
    """
    terms, said = section_terms().noted, frozenset(words.split())
    events = said & terms.events
    asked = said & terms.asked or said <= terms.alone
    return bool(events and asked) and said <= terms.events | terms.asked | terms.fillers


def tells_what_exists(words: str) -> bool:
    """Whether a header asks what there is before the plan begins: "What is on offer now", "Support already in place"."""
    terms, said = section_terms().existing, frozenset(words.split())
    asked = said & terms.when and said & terms.what
    return bool(asked) and said <= terms.when | terms.what | terms.fillers


def asks_for_links(words: str) -> bool:
    """Whether a header asks what else an action serves: "Links to well-being goals"."""
    terms, said = section_terms().linking, words.split()
    return said[0] in terms.verbs and said[-1] in terms.aims


def asks_who_helps(words: str) -> bool:
    """Whether a header asks who else has a part in an action: "Who will help us to do this"."""
    terms, (first, *said) = section_terms().helping, words.split()
    verbs = terms["verbs"].intersection(said)
    return first == "who" and bool(verbs) and terms["fillers"].issuperset(set(said) - verbs)


def tells_effect(words: str) -> bool:
    """Whether a header asks what comes of the actions for somebody: "Impact for children"."""
    return _effect().fullmatch(words) is not None


@cache
def _effect() -> re.Pattern[str]:
    terms, people = section_terms().effects, section_terms().voices["groups"]
    changes, joints, own = map(
        alternatives, (terms["changes"], terms["joints"], (*people, *terms["fillers"]))
    )
    return re.compile(rf"{changes} {joints}(?: {own})+")
