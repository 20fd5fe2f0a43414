"""What no record took, with the reason; and how much of the source is accounted for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.normalise.lineage import Ledger
from pipeline.tables import SourceCell
from schemas.document import Document
from schemas.evidence import Leftover, LeftoverReason
from schemas.passage import INSERTED, Piece

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"[^\W_]")  # a letter or digit: `str.isalnum`
_LONGEST_BREAK = 3  # pieces a word may be broken into by narrow columns


@dataclass(frozen=True, slots=True)
class Gap:
    """Consecutive words of a source cell that no value took: half-open characters of its text."""

    source: int
    start: int
    end: int


class Shared(NamedTuple):
    """The words of the sources: the runs of those with a letter or digit in no value, and the texts of the others."""

    gaps: tuple[Gap, ...]
    taken: tuple[str, ...]


def share_out(sources: Sequence[SourceCell], used: Mapping[int, Sequence[Piece]]) -> Shared:
    """The words that values took, and the gaps between them line by line, in reading order."""
    gaps: list[Gap] = []
    taken: list[str] = []
    for source in sources:
        text = source.text
        untaken = _untaken(text, used.get(source.number, ()))
        if not untaken:
            taken.append(text)
            continue
        at = 0
        for line in text.split("\n"):
            run: Gap | None = None
            for token in _TOKEN.finditer(text, at, at + len(line)):
                start, end = token.span()
                if untaken.isdisjoint(range(start, end)):
                    run = None
                    taken.append(token.group())
                elif run is None:
                    run = Gap(source.number, start, end)
                    gaps.append(run)
                else:
                    run = gaps[-1] = Gap(source.number, run.start, end)
            at += len(line) + 1
    return Shared(tuple(gaps), tuple(taken))


def list_leftovers(
    document: Document,
    sources: Sequence[SourceCell],
    gaps: Sequence[Gap],
    reasons: Mapping[int, LeftoverReason],
    ledger: Ledger,
) -> tuple[Leftover, ...]:
    """A row a gap in reading order, then the page furniture."""
    rows = [
        (
            sources[gap.source].block.page,
            sources[gap.source].text[gap.start : gap.end],
            reasons[gap.source],
            gap.source,
        )
        for gap in gaps
    ]
    found = [
        Leftover(
            plan_id=ledger.plan_id,
            page=page,
            text=text,
            reason=reason,
            position=k,
            cell_id=ledger.cell_id(number),
        )
        for k, (page, text, reason, number) in enumerate(rows, start=1)
    ]
    furniture = [f for f in document.furniture if f.text.strip()]
    found += [
        Leftover(plan_id=ledger.plan_id, page=f.page, text=f.text, reason=f.kind.value, position=k)
        for k, f in enumerate(furniture, start=len(found) + 1)
    ]
    return tuple(found)


def coverage(document: Document, taken: Iterable[str], leftovers: Iterable[Leftover]) -> float:
    """The share of the file's words, taken by the reader's second route, that are in a value or a leftover.

    `taken`: the texts of which values took all words. A word broken over lines may stand as one; every occurrence
    must be found, so a lost repeat counts. The pieces of a broken word need not follow each other on the second
    route, which reads line by line.
    """
    wanted = Counter(_words(document.source_words))
    kept = Counter(_words((*(row.text for row in leftovers), *map(_with_signs, taken))))
    missing = _without_broken(wanted - kept, kept - wanted)
    return round(1 - missing.total() / wanted.total(), 6) if wanted else 1.0


def _untaken(text: str, taken: Sequence[Piece]) -> set[int]:
    """The places of the letters and digits that are in no value."""
    places: set[int] = set()
    end = 0
    for _, start, stop in (*sorted(taken), Piece(INSERTED, len(text), len(text))):
        if end < start:
            places.update(sign.start() for sign in _SIGN.finditer(text, end, start))
        end = max(end, stop)
    return places


def _with_signs(text: str) -> str:
    """The text without tokens of marks alone, which are in no leftover either: "___", "\u2122"."""
    if text.isascii() and "_" not in text:
        return text  # there marks are no words
    return "\n".join(filter(_SIGN.search, text.split()))


def _words(texts: Iterable[str]) -> list[str]:
    plain = unicodedata.normalize("NFKC", "\n".join(texts)).replace("\u00ad", "").casefold()
    return _WORD.findall(plain)


def _without_broken(missing: Counter[str], spare: Counter[str]) -> Counter[str]:
    """The missing words less those that are the pieces of a kept word a narrow column had broken, or its letters set apart."""
    missing = Counter(missing)
    for whole in spare.elements() if missing else ():
        letters = Counter(whole)
        pieces = whole if letters <= missing else _pieces(whole, missing, _LONGEST_BREAK)
        if pieces:
            missing -= Counter(pieces)
    return missing


def _pieces(whole: str, missing: Counter[str], most: int) -> tuple[str, ...]:
    """At most `most` missing words that make up `whole` when put together; none where they do not."""
    if missing[whole] > 0:
        return (whole,)
    if most == 1:
        return ()
    for end in range(1, len(whole)):
        if missing[whole[:end]] > 0:
            rest = _pieces(whole[end:], missing, most - 1)
            if rest:
                return (whole[:end], *rest)
    return ()
