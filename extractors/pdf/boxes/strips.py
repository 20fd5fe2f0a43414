"""Text turned on its side along the edge of a page: no part of the lines it stands beside."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.boxes.boxed import Boxed, boxed
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import START, around

_LONG = 12.0  # of the font size: a turned label of a header is shorter
_APART = 1.0  # of the font size: strips beside each other are further apart


def strips(words: Sequence[Word], page: Sequence[Word]) -> tuple[list[Boxed], list[Word]]:
    """The turned ones of the words that stand left or right of all others of the page on their level, and the rest."""
    turned = sorted((word for word in words if word.turn), key=START)
    if not turned:  # as on nearly every page
        return [], list(words)
    groups: list[list[Word]] = []
    for word in turned:
        if groups and word.x0 - max(one.x1 for one in groups[-1]) <= _APART * word.size:
            groups[-1].append(word)
        else:
            groups.append([word])
    found = [group for group in groups if _is_at_edge(group, page)]
    taken = {word for group in found for word in group}
    return (
        [boxed(around(word.box for word in group), group) for group in found],
        [word for word in words if word not in taken],
    )


def _is_at_edge(group: Sequence[Word], page: Sequence[Word]) -> bool:
    box = around(word.box for word in group)
    own = set(group)
    level = [one for one in page if one not in own and one.top < box.bottom and one.bottom > box.top]
    long = box.bottom - box.top >= _LONG * group[0].size or len({round(one.bottom) for one in level}) > 1
    return long and (all(one.x0 >= box.x1 for one in level) or all(one.x1 <= box.x0 for one in level))
