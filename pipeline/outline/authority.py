"""An authority's name, as a plan writes it, looked up in the register: its ONS code, or none where it is not sure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from schemas.register import Authority, authorities

_KINDS: Mapping[str, frozenset[str]] = {
    "county council": frozenset({"county", "unitary", "welsh"}),
    "district council": frozenset({"district", "northern irish"}),
    "city council": frozenset(
        {"district", "metropolitan", "unitary", "london", "welsh", "scottish", "northern irish"}
    ),
    "london borough": frozenset({"london"}),
    "metropolitan": frozenset({"metropolitan"}),
    "borough council": frozenset(
        {"district", "metropolitan", "unitary", "welsh", "northern irish", "london"}
    ),
}
_PLAIN = re.compile(
    r"\b(?:the|london borough|royal borough|county borough|metropolitan|borough|city|county|district|unitary"
    r"|council|corporation|authority|of)\b"
)
_A_COUNCIL = re.compile(r"\b(?:council|borough|corporation|comhairle|city of|county of)\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:nhs|trust|combined|parish|town council|school|police|fire)\b", re.IGNORECASE)


def find_authority(
    name: str, first_year: int | None = None, last_year: int | None = None
) -> Authority | None:
    """The one authority of the register that the name means in these years; None where none or several may be meant."""
    if not _A_COUNCIL.search(name) or _NONE.search(name):
        return None
    meant = [a for a in _by_name().get(_key(name), ()) if _fits_kind(name, a)]
    if first_year is None and "county council" in name.lower() and any(a.last_day for a in meant):
        return None  # the county that is no more, or its successor
    lived = [a for a in meant if _lived(a, first_year)] or [a for a in meant if _lived(a, last_year)]
    if len(lived) > 1:
        lived = [a for a in lived if a.last_day is None]
    return lived[0] if len(lived) == 1 else None


@cache
def _by_name() -> Mapping[str, tuple[Authority, ...]]:
    found: dict[str, tuple[Authority, ...]] = {}
    for authority in authorities():
        for key in {_key(name) for name in (authority.name, *authority.other_names)}:
            found[key] = (*found.get(key, ()), authority)
    return found


def _key(name: str) -> str:
    """What is left of a name without the words that say what kind of council it is; letters only."""
    words = re.sub(r"[^a-z ]+", " ", name.lower().replace("&", "and").replace("\u2019", "").replace("'", ""))
    return re.sub(r"\s+", " ", _PLAIN.sub(" ", words)).strip()


def _fits_kind(name: str, authority: Authority) -> bool:
    words = " ".join(name.lower().split())
    return all(authority.kind in kinds for said, kinds in _KINDS.items() if said in words)


def _lived(authority: Authority, year: int | None) -> bool:
    """Whether the authority was there in that year; without a year, whether it is there now."""
    if year is None:
        return authority.last_day is None
    ended = authority.last_day is not None and authority.last_day.year < year
    return not ended and (authority.first_day is None or authority.first_day.year <= year)
