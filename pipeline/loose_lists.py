"""Lists that nothing announces, in a document that says nowhere else what it plans: which of them are actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.entries import ends_sentence, is_lead_in
from pipeline.inline import split_labels
from pipeline.prose import acts, is_listed
from schemas.layout_terms import section_terms
from schemas.record import Paragraph
from schemas.vocabulary import whole_words

_MOST = 0.6  # share of a list that must begin as actions do
_TWO = 2
_DONE = re.compile(r"\b(?:have|has|had|was|were)\b|['’]ve\b")


def lists_of_actions(lines: Sequence[Paragraph], *, aside: bool) -> Iterator[list[Paragraph]]:
    """The lists among the lines that are actions; none where the heading is an `aside`."""
    run: list[Paragraph] = []
    above: Paragraph | None = None
    for line in (*lines, None) if not aside else ():
        if line is not None and is_listed(line):
            run.append(line)
            continue
        if run and _are_actions(run, above):
            yield run
        run, above = [], line


def _are_actions(run: Sequence[Paragraph], above: Paragraph | None) -> bool:
    """Whether a list is actions by its own words and the line above it.

    A sentence there may tell of the past in passing, where each item says who or when.
    """
    if above is not None and is_aside(above):
        return _is_sentence(above) and _say_who(run)
    return _say_who(run) or (_instruct(run) and not _goes_on_small(run))


def is_aside(line: Paragraph) -> bool:
    """Whether a list below the line is no plan: it tells of what was done, or what the reader should do.

    "Many are already ill." tells of nothing that was done.
    """
    text = line.body.text
    if _addressed().search(text):
        return True
    return _past().search(text) is not None and not (_is_sentence(line) and not _DONE.search(text))


def _is_sentence(line: Paragraph) -> bool:
    return ends_sentence(line.body.text) and not is_lead_in(line)


def _say_who(run: Sequence[Paragraph]) -> bool:
    """Whether each line says who does it or by when: "Mend the weir (Lead: Rivers Team)"."""
    return all(split_labels(p.body)[1] for p in run)


def _instruct(run: Sequence[Paragraph]) -> bool:
    """Whether lines begin as instructions do, or say who does them; a single one says nothing."""
    return len(run) >= _TWO and sum(map(acts, run)) >= _MOST * len(run)


def _goes_on_small(run: Sequence[Paragraph]) -> bool:
    """Whether most items go on, in small letters, with a sentence above them that promised nothing."""
    small = sum(p.body.text.lstrip()[:1].islower() for p in run)
    return small * _TWO > len(run)


@cache
def _past() -> re.Pattern[str]:
    return whole_words(section_terms().past)


@cache
def _addressed() -> re.Pattern[str]:
    return whole_words(section_terms().addressed)
