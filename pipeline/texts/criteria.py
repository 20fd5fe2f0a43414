"""The lines of a cell of criteria: numbers that only count them, and breaks between them that were lost."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.tagging.measures import begins_measure
from pipeline.texts.counted_lines import counted
from schemas.open_ends import ends_open
from schemas.passage import Passage
from schemas.record import Paragraph

_LEADS_ON = re.compile(r"(?:\wly|\b(?:including|includes?|such as|namely))$", re.IGNORECASE)
_ADVERB = re.compile(
    r"\w \w.* [a-z]{3,}ly$"
)  # that ends a sentence: none begins with "Significantly Improved"
_INNER_CAPITAL = re.compile(r"(?<=[a-z\d%)] )(?=[A-Z][a-z])")
_LONGEST_END = 20  # characters, more than it may break off with


def run_together(text: Passage) -> list[Passage]:
    """The criteria of a text that a lost line break runs together: "Gates mended Fewer floods downstream"."""
    for capital in _INNER_CAPITAL.finditer(text.text):
        before = text.text[: capital.start()].rstrip()
        ended = _ADVERB.search(before) is not None or not breaks_off(before)
        if begins_measure(text.text[capital.start() :]) and ended:
            return [text.cut(0, capital.start()).strip(), *run_together(text.cut(capital.start()))]
    return [text]


def breaks_off(text: str) -> bool:
    """Whether a text ends in the middle of a phrase: "... including"."""
    return ends_open(text) or _LEADS_ON.search(text, max(0, len(text) - _LONGEST_END)) is not None


def uncounted(lines: list[Paragraph]) -> list[Paragraph]:
    """The lines of a cell without the numbers that count them from 1, where all have one."""
    words = [words for _, words in counted([line.body for line in lines])]
    return (
        [replace(p, passage=w, marker="", body_start=0) for p, w in zip(lines, words, strict=True)]
        if words
        else lines
    )
