"""What a column's header may mean: its rows alone and together."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.texts.headers import Match, match_header
from schemas.passage import Passage
from schemas.record import LogicalTable
from schemas.role import Role

_REMEMBERED = 2048  # headers
_SURE = 0.8
_BRACKETS = re.compile(r"[\w?!]\s*\(([^()]{3,40})\)$")


def header_matches(
    table: LogicalTable, column: int, header: Passage, *, likely: bool = True
) -> tuple[Match, ...]:
    """What a column's header may mean, the best first: its lowest row, all rows together, one of the others.

    A lowest row that is a known wording to the letter is that, whatever its group is called.

    `likely`: as in `match_header`.
    """
    cells = (table.cell_at(row, column) for row in range(table.header_rows))
    return _meant(tuple(c.text for c in cells if c is not None), header.text, likely=likely)


@lru_cache(maxsize=_REMEMBERED)  # the same headers stand over many tables
def _meant(rows: tuple[str, ...], header: str, *, likely: bool) -> tuple[Match, ...]:
    own = match_header(rows[-1], likely=likely) if rows else ()
    if own and own[0].score == 1 and not own[0].kind:
        return own  # "Partners" under "Responsibility"
    best: dict[tuple[Role, str], Match] = {}
    for text in (*rows[-1:], header, *rows[:-1]):
        for match in match_header(text, likely=likely):
            known = best.get((match.role, match.kind))
            if known is None or match.score > known.score:
                best[match.role, match.kind] = match
    found = tuple(sorted(best.values(), key=lambda m: -m.score))
    if found and found[0].score >= _SURE:
        return found
    told = _in_brackets(header)
    return (*told, *(m for m in found if m.role not in {t.role for t in told}))


def _in_brackets(header: str) -> tuple[Match, ...]:
    """What the brackets behind words that nobody knows say they ask for: "So what? (impact)".

    That a column is known to hold nothing they do not tell: its words would be lost without a fault.
    """
    named = _BRACKETS.search(header.strip())
    meant = match_header(named[1]) if named else ()
    return tuple(m for m in meant if m.score == 1 and m.role is not Role.IGNORE)
