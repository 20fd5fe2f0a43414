"""What stands left of several lines at once: text turned on its side along the edge of a page, a badge with a number or sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import inf
from operator import attrgetter

from extractors.pdf.boxes.boxed import Boxed, boxed
from extractors.pdf.boxes.large_numbers import with_large_numbers
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import START, around, rows

_LONG = 12.0  # of the font size: a turned label of a header is shorter
_APART = 1.0  # of the font size: strips beside each other are further apart, and a badge is from what it stands beside
_NEXT = 1.5  # of the font size: labels below each other are further apart
_TOP = attrgetter("top")
_BADGE = re.compile(r"\d{1,2}|[A-Z]")
_SIGN = re.compile(r"[?!]")


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
    found = [own for group in groups for own in _below_each_other(group) if _is_at_edge(own, page)]
    taken = {word for group in found for word in group}
    return (
        [boxed(around(word.box for word in group), group) for group in found],
        [word for word in words if word not in taken],
    )


def _below_each_other(group: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of each label in a strip: between two of them is more white than between words."""
    own: list[Word] = []
    reached = inf
    for word in sorted(group, key=_TOP):
        if word.top - reached > _NEXT * word.size:
            yield own
            own = []
        reached = word.bottom if not own else max(reached, word.bottom)
        own.append(word)
    yield own


def _is_at_edge(group: Sequence[Word], page: Sequence[Word]) -> bool:
    box = around(word.box for word in group)
    own = set(group)
    level = [one for one in page if one not in own and one.top < box.bottom and one.bottom > box.top]
    long = box.bottom - box.top >= _LONG * group[0].size or len({round(one.bottom) for one in level}) > 1
    return long and (all(one.x0 >= box.x1 for one in level) or all(one.x1 <= box.x0 for one in level))


def without_ornaments(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of a coloured strip, its number before its title, and those that are but its ornaments."""
    own, signs = _without_sign(words)
    own, repeated = with_large_numbers(_with_badge_level(own))
    return own, [*signs, *repeated]


def _with_badge_level(words: Sequence[Word]) -> list[Word]:
    """The words of a coloured strip, a number left of all its lines level with the first in the largest letters.

    In its circle it may stand as high as two lines, and belongs to the title: "1" beside "Area 1" above "Clean rivers".
    """
    badge, *rest = sorted(words, key=START)
    if not rest or _BADGE.fullmatch(badge.text) is None or any(word.turn for word in words):
        return list(words)
    lines = rows(rest)
    if len(lines) == 1 or rest[0].x0 - badge.x1 < _APART * badge.size:
        return list(words)
    title = max(lines, key=lambda line: max(word.size for word in line))[0]
    return [badge._replace(top=title.top, bottom=title.bottom), *rest]


def _without_sign(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of a coloured strip, and the lone sign left of all its lines, as a question mark in a bubble: it ends no sentence."""
    sign, *rest = sorted(words, key=START)
    if not rest or _SIGN.fullmatch(sign.text) is None:
        return list(words), []
    if min(word.x0 for word in rest) - sign.x1 < _APART * sign.size:
        return list(words), []
    return [word for word in words if word is not sign], [sign]
