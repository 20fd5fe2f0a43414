"""Commas within one role's title: "Director of Canals, Locks and Weirs", "Corporate Director, Canals"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile

from pipeline.tagging.owner_kinds import cue_of
from pipeline.tagging.owner_words import patterns
from pipeline.tagging.separators import Range
from schemas.vocabulary import OwnerTerms, alternatives, load_terms

_JOINT = re.compile(r"\s+(?:&|and)\s+|^(?:&|and)\s+", re.IGNORECASE)
_MOST_PIECES = 8  # of a title between commas
_COMMA = re.compile(r"[ \t]*,[ \t]*")


def with_whole_titles(text: str, ranges: Iterable[Range]) -> Iterator[Range]:
    """The ranges between separators, those of one title taken together again."""
    pieces = list(ranges)
    while pieces:
        start, end = pieces[0]
        line = [pieces[0]]
        for before, after in pairwise(pieces[:_MOST_PIECES]):
            if not _COMMA.fullmatch(text, before[1], after[0]):
                break
            line.append(after)
        length = _title_length([text[a:b] for a, b in line])
        yield start, pieces[length - 1][1] if length > 1 else end
        del pieces[:length]


def _title_length(pieces: Sequence[str]) -> int:
    """How many of the pieces between commas, from the first on, are one title; 1 where the first is whole.

    The field of work goes on over commas to the piece with "and"; behind a title that names no field
    ("Strategic Director, Locks") it begins after the comma.
    """
    if len(pieces) == 1:
        return 1
    if all(piece.isupper() for piece in pieces):  # else each word would look like an acronym
        pieces = [piece.title() for piece in pieces]
    last = _patterns()["last owner"].split(pieces[0])[-1].strip()
    bare = bool(_patterns()["bare"].fullmatch(last)) and cue_of(last) is not None
    if not (bare or _opens_field(last)):
        return _shared_tail_length(pieces)
    length = _field_length(pieces, last, bare=bare)
    if length == 1 and not bare:  # "Chair of Children, Families and Culture Committee"
        return _shared_tail_length([_patterns()["opening"].sub("", last), *pieces[1:]], led=True)
    further = re.sub(r"^the\s+", "", _patterns()["last owner"].split(pieces[length - 1])[-1].strip())
    if length > 1 and further != pieces[length - 1]:  # "... Locks & Weirs and the Director, Tides"
        return length - 1 + _title_length([further, *pieces[length:]])
    return length


def _field_length(pieces: Sequence[str], last: str, *, bare: bool) -> int:
    """How many pieces a title with its field of work takes; `last` is the last owner of the first piece."""
    portfolio = bool(_patterns()["portfolio"].match(last))
    plain = list(takewhile(lambda piece: not _JOINT.search(piece), pieces[1:]))
    for piece in plain:
        if not _may_be_field(piece, portfolio=portfolio, team=bare and piece == plain[0]):
            return 1 if piece == plain[0] or not bare else 2
    at = 1 + len(plain)
    if at < len(pieces) and _ends_field(
        pieces[at], portfolio=portfolio, led=at > 1, acronym=bare and at == 1
    ):
        return at + 1
    return 2 if bare and plain else 1


def _shared_tail_length(pieces: Sequence[str], *, led: bool = False) -> int:
    """How many pieces are fields of work that share the word at the end: "Children, Families and Locks Committee".

    Those that a role leads ("Head of ...") share no other role's: its title begins behind the comma.
    """
    fields = list(takewhile(lambda piece: _is_field(piece) and not _JOINT.search(piece), pieces))
    if not fields or len(fields) == len(pieces):
        return 1
    end = pieces[len(fields)]
    items = _JOINT.split(end)
    shared = "list tail" if cue_of(fields[0]) == "group" else "team tail"
    tail = (not led and _patterns()["role tail"].search(end)) or _patterns()[shared].search(end)
    joined = len(items) > 1 and _is_field(items[0]) and cue_of(end) in {"team", "role"}
    return len(fields) + 1 if joined and tail else 1


def _is_field(piece: str) -> bool:
    """Whether a piece is capitalised words of services or people and nothing else."""
    words = piece.split()
    known = _field_words()
    return bool(words) and piece[0].isupper() and all(word.casefold() in known for word in words)


def _opens_field(name: str) -> bool:
    """Whether a title has begun to name its field: "Director of Locks", "Portfolio Holder - Locks"."""
    return bool(_patterns()["field"].match(name)) and not _patterns()["role tail"].search(name)


def _ends_field(piece: str, *, portfolio: bool, led: bool, acronym: bool) -> bool:
    """Whether a piece with "and" is the end of a field of work, not one or two owners.

    An `acronym` may be half of it: "Assistant Director, SEND and Locks".
    """
    items = [item.strip() for item in _JOINT.split(piece)]
    if not items[0]:  # ", and Weirs" ends a list of three
        return (led or portfolio) and _may_be_field(items[1], portfolio=portfolio)
    if cue_of(piece) == "group" and not portfolio:
        return False
    fields = [_may_be_field(item, portfolio=portfolio) for item in items[:2]]
    return all(fields) or (
        acronym and any(fields) and all(cue_of(item) in {None, "acronym"} for item in items)
    )


def _may_be_field(piece: str, *, portfolio: bool, team: bool = False) -> bool:
    cue = cue_of(piece)
    field = team or portfolio or patterns()["field tail"].search(piece)
    return cue is None or (cue == "team" and bool(field)) or (cue == "group" and portfolio)


@cache
def _field_words() -> frozenset[str]:
    terms = load_terms(OwnerTerms)
    groups = (word for name in terms.groups for word in name.split())
    return frozenset((*terms.not_names, *groups, "and", "&")) - frozenset(terms.organisations)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    terms = load_terms(OwnerTerms)
    generic = alternatives(terms.generic_titles)
    heads = alternatives((*terms.role_heads, *terms.portfolio_heads, *terms.team_heads))
    bare = rf"{generic}(?:\s+{generic})*"
    sources = {
        "last owner": rf"\s+(?:&|and)\s+(?=(?:the\s+)?{heads}\b)",
        "portfolio": rf"(?:the\s+)?(?:{generic}\s+)*{alternatives((*terms.portfolio_heads, *terms.team_heads))}\b",
        "bare": bare,
        "opening": rf"^(?:the\s+)?(?:{generic}\s+)*{heads}(?:\s*[-–—:]|\s+(?:(?:of|for|on)\s+(?:the\s+)?)?)\s*",
        "field": rf"(?:the\s+)?(?:{generic}\s+)*(?:{heads}|{generic})(?:\s*[-–—:]|\s+)\s*\w",
        "role tail": rf"(?<!\w){alternatives(terms.role_tails)}\s*$",
        "team tail": rf"(?<!\w){alternatives(terms.team_tails)}$",
        "list tail": rf"(?<!\w){alternatives(terms.list_tails)}$",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
