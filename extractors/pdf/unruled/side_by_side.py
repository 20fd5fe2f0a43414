"""Columns whose texts stand side by side each by itself: where one begins anew, sentences of the others run on.

In long cells, paragraphs of one column now and then begin level with lines of others. Such levels look as rows that
follow each other without white do; sentences that most of them cut tell that they are none.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extractors.pdf.lines import Line
from extractors.pdf.lines.gutters import Level
from extractors.pdf.unruled.across import Columns
from extractors.pdf.unruled.headings import header_levels
from extractors.pdf.unruled.row_breaks import by_column, goes_on

_FEWEST = 4  # levels that show it
_HALF = 0.5


def rows_alone(
    parts: Sequence[Sequence[Level]],
    known: Sequence[Collection[int]],
    guessed: Sequence[Sequence[int]],
    columns: Columns,
) -> list[list[int]]:
    """The `guessed` levels at which rows begin, by part, or where most cut sentences those alone that surely do.

    Those are `known` by lines, or right below a bold header, or have a text in each column and cut no sentence.
    """
    cut = [_cut(levels, own, columns) for levels, own in zip(parts, guessed, strict=True)]
    told = [set(own) - set(lines) - {0} for own, lines in zip(guessed, known, strict=True)]
    count = sum(map(len, told))
    if count < _FEWEST or sum(len(own & ends) for own, ends in zip(told, cut, strict=True)) <= _HALF * count:
        return [list(own) for own in guessed]
    headers = map(header_levels, parts)
    return [
        [
            n
            for n in own
            if n not in rest
            or n == header
            or (n not in ends and len(by_column(levels[n], columns.gutters)) == len(columns.frames))
        ]
        for levels, own, rest, ends, header in zip(parts, guessed, told, cut, headers, strict=True)
    ]


def _cut(levels: Sequence[Level], starts: Sequence[int], columns: Columns) -> set[int]:
    """Those of the levels at which a sentence of the row above goes on in one of the columns."""
    found: set[int] = set()
    begun = set(starts)
    last: dict[int, Line] = {}
    for n, level in enumerate(levels):
        texts = by_column(level, columns.gutters)
        if n in begun:
            if any(goes_on(last.get(at), text, columns.frames[at]) for at, text in texts.items()):
                found.add(n)
            last = {}
        last |= texts
    return found
