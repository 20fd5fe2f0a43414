"""What no record took, with the reason; and how much of the source is accounted for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.lineage import Ledger
from pipeline.tables import SourceCell
from schemas.document import Document
from schemas.evidence import Leftover, LeftoverReason
from schemas.passage import Piece

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"\w+")
_LONGEST_BREAK = 3  # pieces a word may be broken into by narrow columns


@dataclass(frozen=True, slots=True)
class Gap:
    """Consecutive words of a source cell that no value took: half-open characters of its text."""

    source: int
    start: int
    end: int


def find_gaps(sources: Sequence[SourceCell], used: Mapping[int, Sequence[Piece]]) -> tuple[Gap, ...]:
    """The runs of words, line by line, with a letter or digit that is in no value."""
    gaps: list[Gap] = []
    for source in sources:
        untaken = _untaken(source, used)
        offset = 0
        for line in source.text.split("\n") if untaken else ():
            run: Gap | None = None
            for token in _TOKEN.finditer(line):
                start, end = offset + token.start(), offset + token.end()
                if untaken.isdisjoint(range(start, end)):
                    run = None
                    continue
                run = Gap(source.number, run.start if run else start, end)
                if gaps and gaps[-1].source == run.source and gaps[-1].start == run.start:
                    gaps[-1] = run
                else:
                    gaps.append(run)
            offset += len(line) + 1
    return tuple(gaps)


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


def coverage(
    document: Document,
    sources: Sequence[SourceCell],
    used: Mapping[int, Sequence[Piece]],
    leftovers: Iterable[Leftover],
) -> float:
    """The share of the file's words, taken by the reader's second route, that are in a value or a leftover.

    A word broken over lines may stand as one; every occurrence must be found, so a lost repeat counts.
    The pieces of a broken word need not follow each other on the second route, which reads line by line.
    """
    kept = Counter(_words(row.text for row in leftovers))
    for source in sources:
        untaken = _untaken(source, used)
        kept.update(
            _words(
                token.group()
                for token in _TOKEN.finditer(source.text)
                if (not untaken or untaken.isdisjoint(range(*token.span())))
                and any(map(str.isalnum, token.group()))
            )
        )
    wanted = Counter(_words(document.source_words))
    missing = _without_broken(wanted - kept, kept - wanted)
    return round(1 - missing.total() / wanted.total(), 6) if wanted else 1.0


def _untaken(source: SourceCell, used: Mapping[int, Sequence[Piece]]) -> set[int]:
    """The places of the letters and digits that are in no value."""
    text, end = source.text, 0
    places: set[int] = set()
    taken = sorted((piece.start, piece.end) for piece in used.get(source.number, ()))
    for start, stop in (*taken, (len(text), len(text))):
        places.update(k for k in range(end, start) if text[k].isalnum())
        end = max(end, stop)
    return places


def _words(texts: Iterable[str]) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", "\n".join(texts)).replace("\u00ad", "").casefold()
    return map(re.Match.group, _WORD.finditer(plain))


def _without_broken(missing: Counter[str], spare: Counter[str]) -> Counter[str]:
    """The missing words less those that are the pieces of a kept word a narrow column had broken."""
    missing = Counter(missing)
    for whole in spare.elements():
        pieces = _pieces(whole, missing, _LONGEST_BREAK)
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
