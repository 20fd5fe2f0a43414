"""Headings over what came before the plan: who was asked, and how the years before it went."""

from __future__ import annotations

import re
from functools import cache

from schemas.layout_terms import section_terms
from schemas.vocabulary import whole_words


def tells_whom_was_asked(heading: str) -> bool:
    """Whether a heading stands over those who were asked about the plan: "How we consulted"."""
    return _consulted().search(heading) is not None


def looks_back(heading: str) -> bool:
    """Whether a heading stands over how the years before the plan went: "Performance last year"."""
    return _looked_back().search(heading) is not None


@cache
def _looked_back() -> re.Pattern[str]:
    return whole_words(section_terms().looked_back)


@cache
def _consulted() -> re.Pattern[str]:
    return whole_words(section_terms().consulted)
