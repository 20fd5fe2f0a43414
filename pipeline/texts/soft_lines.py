"""Soft line breaks of a Word cell: lines that begin something of their own are paragraphs like any others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.texts.counted_lines import marks
from pipeline.texts.figure_labels import names_figure
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
    return _cut(paragraph, cuts)


def _cut(paragraph: Paragraph, cuts: Sequence[int]) -> tuple[Paragraph, ...]:
    ends = [0, *cuts, len(paragraph.passage)]
    first, *others = (paragraph.passage.cut(start, end).strip("\n") for start, end in pairwise(ends))
    below = replace(paragraph, marker="", body_start=0)
    return (replace(paragraph, passage=first), *(replace(below, passage=part) for part in others))


def figure_lines(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, their soft lines cut where one names a figure, and below such a line."""
    return [part for paragraph in paragraphs for part in _with_figures_apart(paragraph)]


def _with_figures_apart(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    text = paragraph.passage.text
    if "\n" not in text:
        return (paragraph,)  # as nearly every one
    starts = [0, *(match.end() for match in _LINE.finditer(text))]
    lines = {
        start: line for start, end in pairwise([*starts, len(text)]) if (line := text[start:end].strip())
    }
    named = {start for start, line in lines.items() if start and names_figure(line)}
    below = {b for a, b in pairwise(lines) if a in named and not lines[b][0].islower()}
    return _cut(paragraph, sorted(named | below)) if named else (paragraph,)


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
