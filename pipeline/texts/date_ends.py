"""Dates at an end of a line of other words: "A Pike, May 2031", and days that a deed stands behind."""

from __future__ import annotations

import re

from pipeline.tagging.separators import is_placeholder
from pipeline.tagging.timescales import begins_at
from pipeline.texts.witness import (
    DEED_BEHIND,
    begins_with_verb,
    looks_like_date,
    looks_like_owner,
)
from schemas.passage import EMPTY, Passage

_ENDS = re.compile(
    r"\s*(?:,|;|\s[-–—]|(?<!\d)/|/(?!\d)|\(|\bby\b(?=\s+\S*\d))\s*", re.IGNORECASE
)  # where a date may begin in a line
_NAMED = re.compile(r"[^\W_]\s+$")  # a word before the date, no stop between


def cut_date(line: Passage) -> tuple[Passage, Passage]:
    """The words before the date that ends a line, and the date: "A Pike, May 2031". Either may be empty."""
    start = begins_at(line.text) or 0
    if _NAMED.search(line.text[:start]) and looks_like_owner(line.text[:start].strip()):
        return line.cut(0, start).strip(), line.cut(start).strip()  # "Head of Rivers by May 2031"
    cut: re.Match[str] | None = None
    for match in _ENDS.finditer(line.text):
        before, tail = line.cut(0, match.start()).strip(), line.cut(match.end()).strip(" ).")
        if not (before and tail and looks_like_date(tail.text)) or _is_date(before.text):
            continue
        if before.text.count("(") > before.text.count(")") or ")" in tail.text.partition("(")[0]:
            continue  # "Director (Homes); May 2031": what a bracket holds is one
        if cut is not None and not _is_named(cut.group(), line.text[cut.end() : match.start()]):
            break
        cut = match  # "A Pike; Head of Rivers, May 2031" is as long as two are named before the date
    if cut is not None:
        return line.cut(0, cut.start()).strip(), line.cut(cut.end()).strip(" ).")
    return (EMPTY, line) if line and looks_like_date(line.text) else (line, EMPTY)


def _is_date(text: str) -> bool:
    """Whether it says when; "To be agreed" before another date says that of somebody."""
    return looks_like_date(text) and not is_placeholder(text)


def _is_named(sign: str, between: str) -> bool:
    """Whether what stands behind a sign, before the date, is somebody more: behind "/" or ";" also one of an unknown kind."""
    return looks_like_owner(between) or (sign.strip() in {"/", ";"} and not looks_like_date(between))


def cut_lead_date(line: Passage) -> tuple[Passage, Passage]:
    """The date that a line begins with, and what is done by then: "By May 2031: Mend the weir". The date may be empty."""
    found = DEED_BEHIND.search(line.text)
    if found is None or not looks_like_date(line.text[: found.start()]):
        return EMPTY, line
    return line.cut(0, found.start()).strip(), line.cut(found.end())


def dates_deed(text: str) -> bool:
    """Whether the text is a day and what is done by then: "May 2031, mend the weir"; "By" before it names no field."""
    day, _, deed = text.partition(",")
    return begins_with_verb(deed.strip()) and looks_like_date(day)
