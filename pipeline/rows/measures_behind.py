"""Measures in a table of their own behind that of each section's actions, where bands name the sections: they are the section's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from pipeline.rows.references import common_path
from pipeline.texts.heads import Head
from schemas.record import ActionRecord, MeasureRecord

_FEWEST = 2  # tables of actions, one of measures behind each


class Span(NamedTuple):
    """A table that was read: the headings above it, and the indices of its actions and measures."""

    heads: tuple[Head, ...]
    actions: range
    measures: range


def with_sections_before(
    measures: Sequence[MeasureRecord], tables: Sequence[Span], actions: Sequence[ActionRecord]
) -> list[MeasureRecord]:
    """The measures; those behind a section's actions, in tables that take turns with those of actions, stand under it too.

    One table behind the last of them alone may be of all.
    """
    found = list(measures)
    for _, under in groupby(tables, key=lambda span: span.heads):
        for span, path in _sections(list(under), actions):
            found[span.measures.start : span.measures.stop] = (
                _under(measures[k], path) for k in span.measures
            )
    return found


def _sections(tables: Sequence[Span], actions: Sequence[ActionRecord]) -> list[tuple[Span, tuple[int, ...]]]:
    """Each table of measures and the section over the actions right before it; none where they do not take turns so."""
    pairs = [(one, below) for one, below in pairwise(tables) if one.actions and not below.actions]
    if len(pairs) < _FEWEST or len(pairs) * 2 != len(tables):
        return []
    found = [(below, common_path([actions[k].path for k in one.actions])) for one, below in pairs]
    own = {path for _, path in found}
    return found if () not in own and len(own) == len(found) else []


def _under(measure: MeasureRecord, path: tuple[int, ...]) -> MeasureRecord:
    outer = measure.path == path[: len(measure.path)]
    return replace(measure, path=path) if outer and not measure.refers else measure
