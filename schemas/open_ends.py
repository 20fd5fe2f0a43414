"""Ends of texts that show that a sentence goes on: "... report to the", "... schools, "."""

from __future__ import annotations

import re

# Words that no English sentence ends with, or hardly ever.
_WORDS = [
    "a",
    "an",
    "and",
    "are",
    "as",
    "at",
    "be",
    "by",
    "for",
    "from",
    "in",
    "into",
    "is",
    "of",
    "on",
    "or",
    "per",
    "that",
    "the",
    "through",
    "to",
    "who",
    "which",
    "will",
    "with",
]
_LONGEST = max(map(len, _WORDS)) + 2
_OPEN = re.compile(rf"(?:[-–&,/(]|(?<![\w-])(?:{'|'.join(_WORDS)}))$", re.IGNORECASE)


def ends_open(text: str) -> bool:
    """Whether the text, without white space at its end, ends with such a word, a comma, dash, slash or bracket."""
    return _OPEN.search(text, max(0, len(text) - _LONGEST)) is not None
