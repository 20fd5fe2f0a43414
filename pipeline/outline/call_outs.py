"""What people said and large figures, drawn as headings beside the text: plain lines, over nothing.

"“I want to fish here again.”" above "Angler, 14" or before it, and "312" above "otters seen last year".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.tagging.owner_kinds import cue_of
from pipeline.texts.heads import is_heading
from pipeline.texts.sentences import ends_sentence
from schemas.document import BlockKind
from schemas.layout_terms import section_terms
from schemas.passage import join
from schemas.record import LogicalTable, Paragraph
from schemas.vocabulary import alternatives

_LONGEST_FIGURE = 15  # characters
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
_FIGURE = re.compile(
    r"(?P<sign>[£€$])?\s?\d{1,3}(?P<many>(?:,\d{3})+)?\d{0,4}(?P<part>\.\d+)?\s?"
    r"(?P<unit>%|k|m|bn|million|billion|per cent|km|miles|hectares|acres|tonnes)?\+?$"
    rf"|(?P<share>{_COUNT} (?:in|out of) (?:every )?{_COUNT})$",
    re.IGNORECASE,
)
_SAID = re.compile(r"[“\"‘'].*(?P<stop>[.!?…])[”\"’']\.?(?:\s+(?P<speaker>\S[^“”\"]*))?$", re.DOTALL)
_LONGEST_NAME = 8  # words of who said it
_DASH = ("–", "—", "-")
_AGE = re.compile(r"(?:, ?|\(|\baged? )\d{1,2}\)?$")
_MATTER = re.compile(r" (?!(?:of|from|in|at|and|who|with|to|on|aged) )[a-z]")
_SPEAKERS = frozenset({"person", "role", "role head"})

Body = Sequence[Paragraph | LogicalTable]


def with_call_outs(body: Body) -> list[Paragraph | LogicalTable]:
    """The body with such lines plain, a figure in one with the words below it."""
    made: list[Paragraph | LogicalTable] = []
    at = 0
    while at < len(body):
        line, below = body[at], body[at + 1] if at + 1 < len(body) else None
        told = _plain(line, below) if isinstance(line, Paragraph) and is_heading(line) else ()
        made += told[:1] or [line]
        at += len(told) or 1
    return made


def _plain(line: Paragraph, below: Paragraph | LogicalTable | None) -> tuple[Paragraph, ...]:
    """The heading as a plain line, where it is a figure or somebody's words, and the line below it that it took in."""
    text = line.passage.text.strip()
    figure = _FIGURE.match(text) if len(text) <= _LONGEST_FIGURE else None
    plain = replace(line, kind=BlockKind.PARAGRAPH, level=0, bold=False)
    if figure is None:
        return (plain,) if _is_said(text, below) else ()
    marked = any(figure[part] for part in ("sign", "many", "unit", "share"))
    if isinstance(below, Paragraph) and not is_heading(below) and below.body.text[:1].islower():
        whole = replace(plain, passage=join((line.passage, below.passage), " "))
        return (whole, below) if marked or not figure["part"] else ()
    return (plain,) if marked else ()


def _is_said(text: str, below: Paragraph | LogicalTable | None) -> bool:
    """Whether it is a sentence in quotation marks, and who said it stands behind it or on the line below.

    "“Have your say!” Tenant engagement" names a matter behind it, and so may brackets behind what is no plain statement.
    """
    said = _SAID.match(text)
    if said is None:
        return False
    if speaker := said["speaker"]:
        if said["stop"] == "." and speaker.startswith("(") and speaker.endswith(")"):
            return len(speaker.split()) <= _LONGEST_NAME
        ends = [match.end() for match in _speakers().finditer(speaker)]
        return _names_speaker(speaker) and not (ends and _MATTER.match(speaker, ends[-1]))
    return (
        isinstance(below, Paragraph) and not is_heading(below) and _names_speaker(below.passage.text.strip())
    )


def _names_speaker(text: str) -> bool:
    """Whether short words say who said what stands before them: "Angler, 14", "– a parent", "Leader of the Council"."""
    if ":" in text or ends_sentence(text) or len(text.split()) > _LONGEST_NAME:
        return False
    told = text.startswith(_DASH) or _AGE.search(text) or _speakers().search(text)
    return bool(told) or cue_of(text) in _SPEAKERS


@cache
def _speakers() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(section_terms().voices['speakers'])}\b", re.IGNORECASE)
