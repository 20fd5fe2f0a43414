"""What a column holds: the words in which tables, records, terms and sidecars speak of columns."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a column holds. `SECTION_EACH` is a section a paragraph, `OUTCOME` is settled by position."""

    REF = "ref"
    SECTION = "section"
    SECTION_EACH = "section_each"
    OUTCOME = "outcome"
    ACTION = "action"
    OWNER = "owner"
    TIMESCALE = "timescale"
    PERIOD = "period"  # a month, quarter or year whose cells are ticked
    PARTNER = "partner"
    LINK = "link"
    COST = "cost"
    REVIEW = "review"
    STATUS = "status"
    MEASURE = "measure"
    DIRECTION = "direction"
    BASELINE = "baseline"
    LATEST = "latest"
    TARGET = "target"
    RATIONALE = "rationale"
    SHORT = "short"  # a glossary's short form
    LONG = "long"  # a glossary's long form
    IGNORE = "ignore"  # a sidecar's ruling
    OTHER = "other"  # not understood: reported, words left over


WHO_AND_WHEN = frozenset({Role.OWNER, Role.TIMESCALE})
BESIDE = frozenset({*WHO_AND_WHEN, Role.PERIOD, Role.STATUS, Role.COST})  # what stands beside an action
