"""The vocabulary of headings and column headers: `terms/headers.yml` and `terms/sections.yml`, validated."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, RootModel

from schemas.vocabulary import read_terms


class _Terms(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HeaderTerm(_Terms):
    """The wordings of one column role; `exact` ones match as a whole only."""

    wordings: tuple[str, ...]
    exact: bool = False


class HeaderTerms(RootModel[dict[str, HeaderTerm]]):
    """Column roles by name (a name ending in `_exact` holds short wordings of the role before it)."""


class NotedTerms(_Terms):
    """Words that headers asking when an action was noted are made of: what happened, what is asked, what joins them."""

    alone: frozenset[str]
    events: frozenset[str]
    asked: frozenset[str]
    fillers: frozenset[str]


class ExistingTerms(_Terms):
    """Words that headers asking what there is already are made of: when, what, and what joins them."""

    when: frozenset[str]
    what: frozenset[str]
    fillers: frozenset[str]


class LinkingTerms(_Terms):
    """Words that a header asking what else an action serves begins with, and those it ends with."""

    verbs: frozenset[str]
    aims: frozenset[str]


class SectionTerms(_Terms):
    """Words of headings above the actions, and words that begin an action."""

    kinds: dict[str, tuple[str, ...]]
    names: tuple[str, ...]
    stages: tuple[str, ...]
    titles: tuple[str, ...]
    forms: tuple[str, ...]
    bodies: tuple[str, ...]
    announcements: tuple[str, ...]
    mere: dict[str, tuple[str, ...]]
    noted: NotedTerms
    existing: ExistingTerms
    linking: LinkingTerms
    helping: dict[str, frozenset[str]]
    effects: dict[str, tuple[str, ...]]
    answers: frozenset[str]
    replies: frozenset[str]
    lone_groups: frozenset[str]
    findings: frozenset[str]
    themes: frozenset[str]
    duties: frozenset[str]
    evaluations: frozenset[str]
    verdicts: frozenset[str]
    narrative: tuple[str, ...]
    stating: frozenset[str]
    voices: dict[str, tuple[str, ...]]
    about_plans: dict[str, tuple[str, ...]]
    now: frozenset[str]
    tallies: dict[str, tuple[str, ...]]
    decisions: dict[str, tuple[str, ...]]
    promises: tuple[str, ...]
    closings: frozenset[str]
    past: tuple[str, ...]
    done: tuple[str, ...]
    earlier: dict[str, tuple[str, ...]]
    consulted: tuple[str, ...]
    looked_back: tuple[str, ...]
    addressed: tuple[str, ...]
    plans: tuple[str, ...]
    set_aside: dict[str, tuple[str, ...]]
    glossaries: dict[str, frozenset[str]]
    own_reviews: frozenset[str]
    imprints: tuple[str, ...]
    contacts: frozenset[str]
    statuses: dict[str, tuple[str, ...]]
    topics: dict[str, tuple[str, ...]]
    verbs: frozenset[str]


@cache
def header_terms() -> HeaderTerms:
    """The committed column headings."""
    return HeaderTerms.model_validate(read_terms("headers"))


@cache
def section_terms() -> SectionTerms:
    """The committed heading words."""
    return SectionTerms.model_validate(read_terms("sections"))
