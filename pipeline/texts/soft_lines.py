"""Soft line breaks of a Word cell: lines that begin something of their own are paragraphs like any others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.texts.counted_lines import marks
from pipeline.texts.inline import is_labelled
from schemas.open_ends import ends_open
from schemas.passage import Passage
from schemas.record import Paragraph

_LINE = re.compile(r"\n")


def soft_paragraphs(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """The paragraph cut before each line that counts on ("(ii) ..."), names a field ("Lead: ...") or follows a blank one."""
    text = paragraph.passage.text
    if "\n" not in text:
        return (paragraph,)
    starts = [0, *(match.end() for match in _LINE.finditer(text))]
    lines = [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text) + 1], strict=True)]
    counting = _counting(lines)
    cuts = [
        start
        for k, start in enumerate(starts)
        if k and lines[k] and (k in counting or not lines[k - 1] or is_labelled(lines[k]))
    ]
    parts = [
        paragraph.passage.cut(start, end) for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)
    ]
    first, *others = (part.strip("\n") for part in parts)
    below = replace(paragraph, marker="", body_start=0)
    return (replace(paragraph, passage=first), *(replace(below, passage=part) for part in others))


def soft_lines(passage: Passage) -> tuple[Passage, ...]:
    """The lines of a text, those that go on in the middle of a phrase with the line before."""
    lines = passage.split(_LINE)
    if any(ends_open(line.text) for line in lines[:-1]) or any(line.text[0].islower() for line in lines[1:]):
        return (passage,)
    return lines


def _counting(lines: Sequence[str]) -> set[int]:
    """The places of the lines that count from 1, where two or more do."""
    marked = {k: numbers for k, line in enumerate(lines) if len(numbers := marks(line)) == 1}
    counted = list(marked.values()) == [[n + 1] for n in range(len(marked))]
    return set(marked) if counted and len(marked) > 1 else set()
