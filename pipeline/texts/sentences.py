"""What closes a line or announces the next: sentences, lead-ins and the things these list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline.tagging.measures import read_direction
from pipeline.texts.witness import begins_with_verb
from schemas.record import Paragraph

_LEAD_IN = re.compile(r":\s*$")
_LONGEST_LEAD_IN = 4  # words of "A reduction in:"
_STOPPED = re.compile(r"[.!?:;]['”’)]*$")
_NEXT_SENTENCE = re.compile(r"[a-z\d)%’”][.!?][’”\"]? [“‘\"]?[A-Z]")
_ABOUT = re.compile(
    r"\b(?:on|about|of|for|with|covering|covers?|including|includes?|comprising|comprises?|such as)\s*:\s*$",
    re.IGNORECASE,
)  # things follow
_GOES_ON = re.compile(r"\b(?:to|by)\s*:\s*$", re.IGNORECASE)  # instructions follow
_POINTS_BACK = re.compile(r"(?:they|these|those|the following)\b", re.IGNORECASE)
_SHORT_SENTENCE = 5  # words of one that says nothing without that before it: "The five are:"
_TWO = 2


def ends_sentence(text: str) -> bool:
    """Whether the text closes with a full stop or another mark that ends it."""
    return bool(_STOPPED.search(text.rstrip()))


def is_sentence(text: str) -> bool:
    """Whether the text is no more than one sentence, closed or not."""
    return _NEXT_SENTENCE.search(text) is None


def is_lead_in(paragraph: Paragraph) -> bool:
    """Whether what follows belongs to it: it ends with a colon."""
    return bool(_LEAD_IN.search(paragraph.passage.text))


def announcing(text: str) -> str:
    """What a lead-in announces its list with: its last sentence, and the one before where that only points back at it.

    "We have four aims. They are:" lists aims; "We publish aims. In setting them we have regard to the need to:" does not.
    """
    starts = [0, *(match.end() - 1 for match in _NEXT_SENTENCE.finditer(text))]
    last = text[starts[-1] :].lstrip('“‘"')
    points_back = _POINTS_BACK.match(last) or len(last.split()) <= _SHORT_SENTENCE
    return text[starts[-2] :] if points_back and len(starts) > 1 else last


def gives_direction(paragraph: Paragraph) -> bool:
    """Whether it is a lead-in such as "Reduction in:", which says where all below it should go."""
    text = paragraph.body.text
    short = len(text.split()) <= _LONGEST_LEAD_IN
    return is_lead_in(paragraph) and short and read_direction(text) is not None


def is_noun_phrase(text: str, lead_in: str) -> bool:
    """Whether a bullet names something and does not instruct: "use of the lock" below "Publish a guide on:"."""
    return not begins_with_verb(text) or (text[:1].islower() and _ABOUT.search(lead_in) is not None)


def parts_of(lead_in: Paragraph, items: Sequence[Paragraph]) -> list[Paragraph]:
    """The first of the bullets below a lead-in that name what it is about and do not instruct.

    "open access clubs" is one beside "music rooms", both in small letters, below "Fund in four towns:".
    """
    small = list(takewhile(lambda item: item.body.text[:1].islower(), items))
    named = sum(not begins_with_verb(item.body.text) for item in small)
    whole = begins_with_verb(lead_in.body.text) and not _GOES_ON.search(lead_in.body.text)
    if small and whole and named * _TWO >= len(small):
        return small
    return list(takewhile(lambda item: is_noun_phrase(item.body.text, lead_in.body.text), items))


def mostly_bulleted(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether bullets are the rule among the paragraphs."""
    return sum(p.bulleted for p in paragraphs) * _TWO > len(paragraphs)
