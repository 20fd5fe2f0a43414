"""The parts of which the date wordings are made, and what a wording is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.tagging.date_readings import Reading

Scale = Literal["day", "month", "period", "year", "span"]


@dataclass(frozen=True, slots=True)
class DateRule:
    """A wording; `loose` ones are dates in timescale cells only, as in prose they mostly are none.

    Where a pattern has a group "at", the wording begins there; what stands before it is the wording's condition.
    """

    name: str
    pattern: re.Pattern[str]
    days: Reading
    scale: Scale
    assumed: str | None = None
    loose: bool = False


class DateRules(NamedTuple):
    """Wordings with something in common: `hint` stands somewhere in every text that has one of them."""

    hint: re.Pattern[str]
    rules: tuple[DateRule, ...]


START = r"(?<![A-Za-z0-9])"
YEAR = r"(?P<year>(?:19|20)\d\d|['’‘]\d\d)(?!\d)"
SHORT_YEAR = r"(?P<year>\d\d)(?!\d|\s?(?:st|nd|rd|th)\b|[:.]\d)"
PAIR = r"(?P<year>(?:19|20)\d\d)\s?[-‐‑–—/]\s?(?P<second>(?:19|20)\d\d|\d\d?)(?!\d)"
SHORT_PAIR = r"(?P<year>(?:19|20)?\d\d)\s?[-‐‑–—/]\s?(?P<second>(?:19|20)\d\d|\d\d?)(?!\d)"


def date_rule(
    name: str, pattern: str, days: Reading, scale: Scale, assumed: str | None = None, *, loose: bool = False
) -> DateRule:
    """The wording of that pattern, in capitals or not."""
    return DateRule(name, re.compile(pattern, re.IGNORECASE), days, scale, assumed, loose)
