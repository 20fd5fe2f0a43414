"""Partner and link cells: the bodies, strategies and outcomes they list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.tagging.separators import Range, cut_at_separators, is_placeholder, trimmed
from schemas.vocabulary import LinkTerms, alternatives, load_terms


def split_partners(text: str) -> tuple[Range, ...]:
    """The partners of a cell, half-open: cut at commas, semicolons, line breaks and full stops."""
    return _once(text, cut_at_separators(text, _patterns()["partners"]))


def split_links(text: str) -> tuple[Range, ...]:
    """The links of a cell, half-open: cut at commas, semicolons and line breaks; no lead-in, none twice.

    Outcomes written one after the other ("be healthy stay safe") are a link each.
    """
    parts = (
        part for line in cut_at_separators(text, _patterns()["links"]) for part in _outcomes(text, *line)
    )
    return _once(text, parts)


def names_outcomes(text: str) -> bool:
    """Whether a text holds nothing but outcomes that the law names for all ("Be healthy / Stay safe")."""
    rest = _patterns()["outcome"].sub("", text)
    return rest != text and not re.sub(r"\band\b|\W", "", rest)


def _outcomes(text: str, start: int, end: int) -> Iterator[Range]:
    """A part of a link cell without its lead-in, cut around the outcomes where it holds several."""
    lead_in = _patterns()["lead in"].match(text, start, end)
    at = lead_in.end() if lead_in else start
    found = list(_patterns()["outcome"].finditer(text, at, end))
    if not found[1:]:
        yield trimmed(text, at, end)
        return
    for outcome in found:
        yield _without_and(text, at, outcome.start())
        yield outcome.span()
        at = outcome.end()
    yield _without_and(text, at, end)


def _without_and(text: str, start: int, end: int) -> Range:
    """The words between two outcomes, "and" at their ends left out."""
    joined = re.compile(r"\W*(?:(?:and|&)\W+)?(.*?)(?:\W+(?:and|&))?\W*", re.IGNORECASE | re.DOTALL)
    match = joined.fullmatch(text, start, end)
    return trimmed(text, *match.span(1)) if match else (start, end)


def _once(text: str, parts: Iterable[Range]) -> tuple[Range, ...]:
    """The parts that name something, each the first time it is named."""
    named: dict[str, Range] = {}
    for start, end in parts:
        name = text[start:end]
        if not is_placeholder(name):
            named.setdefault(" ".join(name.casefold().split()), (start, end))
    return tuple(named.values())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    terms = load_terms(LinkTerms)
    subject = r"(?:all|these|this|the|both|each|every)\b[^.\n]{0,60}?\s"
    verb, at_end = (
        alternatives(terms.lead_ins),
        r"(?=\s*:|\s*$|\s+(?-i:(?![A-Z])))",
    )  # not "Supports Strategy"
    lead_in = rf"(?:{subject}(?:is |are )?{verb}(?!\w)|(?:is |are )?{verb}{at_end})\s*:?\s*"
    line_end = rf"[ \t]*\n(?!\s*(?i:{alternatives(terms.ends)})\s*(?:[,;\n]|$))\s*"
    sources = {
        "partners": rf"{line_end}|[,;]|(?<=[a-z]{{3}})\.\s+(?=[A-Z])",
        "links": rf"{line_end}|[,;]",
        "outcome": rf"(?<!\w){alternatives(terms.outcomes)}(?!\w)",
    }
    compiled = {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
    compiled["partners"] = re.compile(sources["partners"])
    return compiled | {"lead in": re.compile(lead_in, re.IGNORECASE)}
