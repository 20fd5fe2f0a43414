"""Figures given by name below a measure: "Baseline: 34% (2031)", "Target: 30% by March 2033"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.tagging.dates import find_dates
from pipeline.tagging.measures import figure_of
from pipeline.texts.headers import exact_role, header_words
from pipeline.texts.inline import trimmed
from pipeline.texts.witness import looks_like_date
from schemas.passage import EMPTY, Passage, join
from schemas.record import Value
from schemas.role import Role

FIGURES = frozenset({Role.BASELINE, Role.LATEST, Role.TARGET})
_LABEL = re.compile(r"(?P<label>[^\W_][^:\n]{1,48}?)(?P<gap>\s*:\s*|\s+[–-]\s+)(?=\S)")
_BARE = re.compile(
    r"(?P<label>[A-Za-z]+(?: [a-z]+)?)(?P<gap>\s+)"
    r"(?P<words>[£<>≥≤~]?\d[\d,.]*(?: ?%| per cent|[km]\b)?(?: (?:as )?(?:at|by|for|in))?(?P<when>[^;,|]*))"
)
_NEXT = re.compile(r"[;,|/(.]\s*(?=[A-Za-z])|\s+(?=[A-Z][^:\n]{2,38}:)")
_RUN_ON = re.compile(r"(?<=[\w%).,;])\s+(?=[A-Z][^:\n]{2,38}:)")
STOPS = " ;,:–—-"
_JOINT = re.compile(r" (?:as at|at|by|for|from|in|of|since)$")


class NamedFigure(NamedTuple):
    """A field of the measure above: its name as written, which may hold a date, and what it says."""

    role: Role
    label: Passage
    words: Passage


def figures_apart(text: Passage) -> tuple[Passage, tuple[NamedFigure, ...]]:
    """The words before the first figure that a text names ("Target: 30%"), which may be none, and its figures.

    Within a text a name begins with a capital, as where a line break was lost: "Gates mended Baseline: 3 Target: 5".
    """
    start = 0 if names_figure(text.text) else _run_on(text.text)
    if start is None:
        return text, ()
    named = text.cut(start)
    signs = (0, *(sign.end() for sign in _NEXT.finditer(named.text)))
    starts = [at for at in signs if names_figure(named.text[at:])]
    figures = (_figure(named.cut(at, end)) for at, end in pairwise([*starts, len(named)]))
    words = text.cut(0, start).strip(STOPS) if start else EMPTY
    return words, tuple(figure for figure in figures if figure is not None)


def _run_on(text: str) -> int | None:
    """Where the first figure named within a text begins, outside brackets."""
    if ":" not in text:
        return None  # as in nearly every text
    signs = (sign.end() for sign in _RUN_ON.finditer(text))
    return next(
        (at for at in signs if names_figure(text[at:]) and text.count("(", 0, at) == text.count(")", 0, at)),
        None,
    )


def values_of(figures: Sequence[NamedFigure]) -> tuple[tuple[Role, Value], ...]:
    """The figures as fields; of several of a kind each keeps its name: "Target 2031: 30%; Target 2032: 20%"."""
    kinds = [figure.role for figure in figures]
    return tuple(
        (role, Value(words if kinds.count(role) == 1 else join((label, words), ": ")))
        for role, label, words in figures
    )


def labels_of(figures: Sequence[NamedFigure]) -> tuple[tuple[Role, Passage], ...]:
    """The names of the figures, which may hold their dates."""
    return tuple((figure.role, figure.label) for figure in figures)


def names_figure(text: str) -> bool:
    """Whether a text begins with the name of a figure and says more: "Baseline: 34%", "Target 30% by March 2033"."""
    return _first(text) is not None


def names_source(text: str) -> bool:
    """Whether a text begins with the name of what is known to be no figure: "Data source: the survey"."""
    match = _LABEL.match(text)
    return match is not None and _role(match["label"]) is Role.IGNORE


def _first(text: str) -> tuple[Role, re.Match[str]] | None:
    """What the label that a text begins with names, and the label."""
    match = _LABEL.match(text)
    role = _role(match["label"]) if match else None
    if match is None or role is None:
        return _bare(text)
    words = text[match.end() :]
    if role is Role.STATUS and figure_of(words) is not None:
        return Role.LATEST, match  # "Current position: 40%"
    told = role in FIGURES or (role is Role.TIMESCALE and looks_like_date(words))
    return (role, match) if told else None


def _bare(text: str) -> tuple[Role, re.Match[str]] | None:
    """The label that stands before a mere figure with no colon between: "Target 600" of "Target 600 by May 2031".

    "Target 600 families" tells somebody what to do.
    """
    match = _BARE.match(text)
    role = _role(match["label"]) if match else None
    if match is None or role not in FIGURES:
        return None
    when = match["when"].strip(" ().")
    dated = [when[date.start : date.end] for date in find_dates(when)]
    return (role, match) if dated == [when] or not when else None


def _figure(text: Passage) -> NamedFigure | None:
    found = _first(text.text)
    if found is None:
        return None
    role, label = found
    return NamedFigure(role, text.cut(0, label.end("label")), trimmed(text.cut(label.end("gap"))))


def _role(label: str) -> Role | None:
    return exact_role(_JOINT.sub("", header_words(label)))
