"""Soft line breaks of a Word cell: lines that begin something of their own are paragraphs like any others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.texts.counted_lines import marks
from pipeline.texts.figure_labels import names_figure
from pipeline.texts.inline import is_labelled
from pipeline.texts.numbers import follows_number, leading_number
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


def measure_lines(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, their soft lines apart where each says something of its own, or one names a figure."""
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
    words = list(lines.values())
    apart = {*lines} - {0} if not _go_on(words) and all(" " in line for line in words) else set()
    return _cut(paragraph, sorted(named | below if named else apart))


def soft_lines(passage: Passage) -> tuple[Passage, ...]:
    """The lines of a text, those that go on in the middle of a phrase with the line before."""
    lines = passage.split(_LINE)
    return (passage,) if _go_on([line.text for line in lines]) else lines


def _go_on(lines: Sequence[str]) -> bool:
    """Whether a line goes on in the middle of a phrase with the line before."""
    return any(map(ends_open, lines[:-1])) or any(line[0].islower() for line in lines[1:])


def _counting(lines: Sequence[str]) -> set[int]:
    """The places of the lines that count from 1, or on from "1.1" or "1a", where two or more do."""
    marked = {k: numbers for k, line in enumerate(lines) if len(numbers := marks(line)) == 1}
    if len(marked) > 1 and list(marked.values()) == [[n + 1] for n in range(len(marked))]:
        return set(marked)
    numbered = [k for k, line in enumerate(lines) if leading_number(line)]
    on = all(follows_number(lines[a], lines[b]) for a, b in pairwise(numbered))
    return set(numbered) if on and len(numbered) > 1 else set()
