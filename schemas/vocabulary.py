"""The vocabulary of cells: known wordings in `terms/*.yml`, validated, and the patterns made from them.

Wordings are data so that a person who does not program can review them. In a wording a space stands for
any white space, a hyphen for a dash, a space or nothing, and an apostrophe for either kind or none.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import ClassVar, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field

from schemas.plan import Direction

Words = tuple[str, ...]
_WORD = re.compile(r"[a-z]{4,}")
_COMMENT = re.compile(r"#.*")
_LOOSE = {" ": r"\s+", "-": r"\s*[-‐‑–—]?\s*", "'": "['’‘]?", "’": "['’‘]?"}
_WRITTEN = str.maketrans({mark: re.escape(mark) for mark in string.punctuation} | _LOOSE)


class Terms(BaseModel):
    """Base of every vocabulary: frozen, no unknown keys; `FILE` is its name under `terms/`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    FILE: ClassVar[str]


class TimescaleTerms(Terms):
    """Words of dates and of timescale cells."""

    FILE = "timescales"

    months: dict[int, Words]
    weekdays: Words
    terms: dict[Literal["autumn", "spring", "summer", "winter"], Words]
    feasts: dict[Literal["easter", "christmas", "new_year"], Words]
    academic_year: Words
    financial_year: Words
    calendar_year: Words
    names: Words
    laws: Words
    nations: Words
    reports: Words
    documents: Words
    held: Words
    happened: Words
    cohorts: Words
    states: Words
    work: Words
    times: Words
    figures: Words
    more_than: Words
    numbered: Words
    undecided: Words
    nothing: Words
    finished: Words
    ongoing: Words
    recurring: dict[str, Words]
    recurring_adjectives: dict[str, Words]
    units: Words
    counts: dict[int, Words]
    ordinals: dict[int, Words]
    by: Words
    before: Words
    during: Words
    since: Words
    after: Words
    opening: Words
    moved: Words
    reviews: Words
    until: Words
    onwards: Words


class OwnerTerms(Terms):
    """Words that tell what an owner is, and the conventions of owner cells."""

    FILE = "owners"

    labels: Words
    placeholders: Words
    together: Words
    groups: Words
    role_heads: Words
    role_tails: Words
    team_tails: Words
    teams: Words
    team_heads: Words
    list_tails: Words
    organisations: Words
    organisation_tails: Words
    organisation_heads: Words
    services: frozenset[str]
    units: Words
    titles: Words
    honours: Words
    particles: Words
    not_names: Words
    surnames: frozenset[str]
    grounds: frozenset[str]
    first_names: frozenset[str]
    generic_titles: Words
    portfolio_heads: Words
    with_others: Words
    group_fronts: Words
    group_tails: Words
    open_groups: Words
    unit_groups: Words
    role_acronyms: Words
    field_tails: Words
    notes: Words
    areas: Words
    regions: Words
    named_tails: Words
    national_bodies: dict[str, Words]
    short_names: dict[str, str]
    short_words: dict[str, str]


class DirectionTerms(Terms):
    """Words that say which way a measure should go."""

    FILE = "directions"

    words: dict[Direction, Words]
    opening: dict[Direction, Words]
    everywhere: Words
    neutral_openings: Words
    made_whole: Words
    judgements: Words
    showing: Words
    written: Words
    documents: Words
    handed_over: Words
    adjectives: Words
    signs: dict[Direction, Words]


class LinkTerms(Terms):
    """Lead-ins of link cells, and outcomes that are named one after the other."""

    FILE = "links"

    lead_ins: Words
    ends: Words
    outcomes: Words


class UnitTerms(Terms):
    """Words around figures."""

    FILE = "units"

    measures: Words
    collective: Words
    numbered: Words
    titled: Words
    names: Words
    years: Words
    ages: Words
    persons: Words
    keeps: Words
    rates: Words
    thresholds: Words
    durations: Words
    distances: Words
    ranks: Words
    breaks: Words
    bases: Words
    multipliers: dict[str, int]
    currencies: dict[str, Words]


class AcronymEntry(BaseModel):
    """One thing an acronym stands for; `from_year` and `to_year` are inclusive, None where there is no known end."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    short: str
    long: str
    field: str
    from_year: int | None = Field(default=None, alias="from")
    to_year: int | None = Field(default=None, alias="to")
    sources: Words = Field(min_length=1)


class AcronymTerms(Terms):
    """What acronyms stand for, each with where that can be read."""

    FILE = "acronyms"

    named: dict[str, str]
    entries: tuple[AcronymEntry, ...]


T = TypeVar("T", bound=Terms)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # fifteen times as fast


def read_terms(name: str) -> object:
    """The parsed content of `terms/<name>.yml`."""
    text = files("schemas").joinpath(f"terms/{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506  # safe, and in C where PyYAML was built with it


@cache
def _validated(model: type[Terms]) -> Terms:
    return model.model_validate(read_terms(model.FILE))


def load_terms(model: type[T]) -> T:
    """The committed vocabulary of a model, read once.

    Raises: pydantic.ValidationError for an unknown key or a wrong value in the file.
    """
    terms = _validated(model)
    if not isinstance(terms, model):
        raise TypeError(f"{model.FILE}: expected {model.__name__}, got {type(terms).__name__}")
    return terms


@cache
def known_words() -> frozenset[str]:
    """The words of four letters or more that stand in any wording, in lower case."""
    found: set[str] = set()
    for file in files("schemas").joinpath("terms").iterdir():
        if file.name.endswith(".yml"):
            found.update(_WORD.findall(_COMMENT.sub("", file.read_text(encoding="utf-8")).lower()))
    return frozenset(found)


def alternatives(wordings: Iterable[str]) -> str:
    """The wordings as one regular expression group, the longest first; what several begin with stands there once."""
    ordered = sorted(frozenset(wordings), key=lambda wording: (-len(wording), wording))
    return f"(?:{_tree(ordered)})"


def _tree(wordings: Sequence[str]) -> str:
    """Alternatives of distinct wordings in the order given, those of one first character taken together."""
    if len(wordings) == 1:
        return wordings[0].translate(_WRITTEN)
    rests: dict[str, list[str]] = {}
    for wording in wordings:
        rests.setdefault(wording[:1], []).append(wording[1:])
    branches = [first.translate(_WRITTEN) + _tree(rest) for first, rest in rests.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def whole_words(wordings: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the wordings as whole words, in any case."""
    return re.compile(rf"(?<!\w){alternatives(wordings)}(?!\w)", re.IGNORECASE)
