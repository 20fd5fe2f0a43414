"""Headings and bands that say when: "Quarter 2: by 30 September 2031" over actions that nothing beside them dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.tagging.timescales import read_timescale
from schemas.record import ActionRecord, NamedTable, SectionRecord, Value
from schemas.role import Role

_LONGEST = 10  # words
_MOMENTS = frozenset({"day", "month"})  # alone they may be when a meeting was
_NAMES_PERIOD = re.compile(
    r"\b(?:by|before|until|due|deadline|q[1-4]|(?:quarter|year|term|phase|stage|period)s?)\b", re.IGNORECASE
)
_SAYS_NO_MORE = re.compile(
    r"(?:\W|_|\b(?:due|by|before|until|deadline|(?:to be )?completed?|in|during|the|end|of|financial|academic|calendar"
    r"|first|second|third|fourth|final|last|q|(?:quarter|year|term|phase|stage|period)s?)\b"
    r"|\b(?:q|y)?\d{1,2}\b|\b(?:one|two|three|four|five)\b)*",
    re.IGNORECASE,
)


def dated_by_heads(
    records: Sequence[ActionRecord], named: NamedTable, sections: Sequence[SectionRecord]
) -> list[ActionRecord]:
    """The actions, those under a period's name with it as their timescale where the table asks for none."""
    if named.having(Role.TIMESCALE, Role.PERIOD):
        return list(records)
    return [_dated(record, sections) for record in records]


def _dated(record: ActionRecord, sections: Sequence[SectionRecord]) -> ActionRecord:
    if record.value(Role.TIMESCALE) is not None:
        return record
    above = [sections[index] for index in reversed(record.path)]
    when = next((s.title for s in above if _names_period(f"{s.ref.text} {s.title.text}".strip())), None)
    return (
        record
        if when is None
        else replace(record, fields=(*record.fields, (Role.TIMESCALE, Value(when, inherited=True))))
    )


def _names_period(text: str) -> bool:
    """Whether the words say nothing but when: "Year 1 (2031/32)", "By March 2031"; a bare month or day may be a meeting's."""
    if not any(map(str.isdigit, text)) or len(text.split()) > _LONGEST:
        return False
    read = read_timescale(text)
    if read is None or (read.start or read.end) is None:
        return False
    if read.rule in _MOMENTS and not _NAMES_PERIOD.search(text):
        return False
    start, end = read.span
    return _SAYS_NO_MORE.fullmatch(text[:start] + " " + text[end:]) is not None
