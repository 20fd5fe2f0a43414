"""Headings that stand over measures in the words of a sentence, or name the section whose measures follow."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from schemas.layout_terms import section_terms

_KNOWN_BY = re.compile(
    r"how (?:we will|will we) (?:know|measure)(?! (?:what|who|where|when|how|about)\b)\b"
    r"|how (?:(?:we|this|it) (?:are|is)|are we|is (?:this|it)) measur(?:ed|ing)\b"
    r"|(?:we|you) will know (?:(?:that )?(?:we|it|this|things)\b|we['’])"
)


def asks_how_known(words: str) -> bool:
    """Whether small letters ask or say how success will be known: "how we will know the river is cleaner"."""
    return _KNOWN_BY.match(words) is not None


def without_section(words: str) -> str:
    """The words, in small letters, without the section they are about: "measures for priority 2", "aim 1 measures"."""
    return _section().sub("", words)


def section_named(words: str) -> str:
    """The section that small letters are about, "priority 2"; empty where they name none, or none by its number."""
    match = _section().search(words.strip(" :?–-"))
    return (match["before"] or match["behind"] or "") if match else ""


@cache
def _section() -> re.Pattern[str]:
    kinds = "|".join(map(re.escape, chain.from_iterable(section_terms().kinds.values())))
    return re.compile(
        rf"^(?P<before>(?:{kinds}) \d{{1,2}})[:.]? (?=\S)"
        rf"|(?:(?:,| –| -)? (?:for|of|on|under|in|against|measure)|[,:]| –| -) (?:(?:this|each) (?:{kinds})|(?P<behind>(?:{kinds}) \w{{1,5}}))$"
    )
