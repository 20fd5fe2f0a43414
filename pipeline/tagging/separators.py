"""Where a cell that lists names is cut: outside brackets, never within a pair of words that is one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from schemas.vocabulary import OwnerTerms, alternatives, load_terms

Range = tuple[int, int]

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_REMEMBERED = (
    4096  # texts: each is asked about again by every column its words may belong to, and cells repeat
)
_REACH = 5  # characters behind a comma
_EDGE = ",;:/&•·*–—"
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")


@lru_cache(maxsize=_REMEMBERED)
def kept_together(text: str) -> tuple[Range, ...]:
    """The brackets and word pairs of a text, within which nothing is cut."""
    pairs = _patterns()["together"].finditer(text)
    return tuple(match.span() for match in (*BRACKETS.finditer(text), *pairs))


@lru_cache(maxsize=_REMEMBERED)
def is_placeholder(name: str) -> bool:
    """Whether a cell or part of one names nobody: "TBC", "To be agreed", "n/a"."""
    bare = name.strip(" \t\n.()[]")
    return not bare or bool(_patterns()["placeholder"].fullmatch(bare))


def cut_at_separators(text: str, separators: re.Pattern[str]) -> Iterator[Range]:
    """The parts between separators that stand outside brackets and word pairs, trimmed."""
    kept = kept_together(text)
    at = 0
    for match in separators.finditer(text):
        inside = any(start <= match.start() and match.end() <= end for start, end in kept)
        if not inside and _separates(text, match):
            yield trimmed(text, at, match.start())
            at = match.end()
    yield trimmed(text, at, len(text))


def trimmed(text: str, start: int, end: int) -> Range:
    """The range without white space, separators and a full stop at its ends; that of "W.I." stays."""
    whole = end
    while start < end and (text[start] in _EDGE or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in _EDGE + "." or text[end - 1].isspace()):
        end -= 1
    initials = _INITIALS.search(text, start, min(whole, end + 1))
    return start, initials.end() if initials else end


def _separates(text: str, match: re.Match[str]) -> bool:
    """Whether a slash or line break parts two owners, not two lines or two halves of a pair of words."""
    behind = text[match.end() : match.end() + _REACH].lstrip(" \t")
    after = behind[:1]
    if match.group() == "," and (after == "(" or behind.startswith("as ")):
        return False  # "Jane Smith, (Head of Service)", "Head of Legal, as Monitoring Officer"
    if match.group() == "/":
        return not after.islower()
    if match.group().strip(" \t") == "\n":
        line = text[: match.start()].rsplit("\n", 1)[-1]
        return not _patterns()["open line"].search(line) and after not in {"(", "&"}
    return True


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    terms = load_terms(OwnerTerms)
    sources = {
        "placeholder": rf"{alternatives(terms.placeholders)}|(?:yet )?to be \w+(?: \w+){{0,4}}",
        "together": rf"(?<!\w){alternatives(terms.together)}(?!\w)",
        "open line": r"(?:\b(?:and|of|for|the|to|with|in)|[&–—-])\s*$",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
