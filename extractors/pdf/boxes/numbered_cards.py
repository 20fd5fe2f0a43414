"""Cards without a frame, each right of its number: a title, and below it labelled fields ("Lead: ...", "By when: ...").

The number, in a disc or not, stands beside the title; a field may have a coloured ground of its own, or an icon before it
that moves it in. Fields on grounds side by side have their names above their values. Read along the lines
two such cards side by side would be one text, or a table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import inf
from operator import attrgetter
from typing import NamedTuple

from extractors.pdf.boxes.alike import cards
from extractors.pdf.boxes.boxed import Boxed, card, inner
from extractors.pdf.boxes.counted import alone
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow import segments
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Frame, Line, around
from extractors.pdf.ruled.grid import holds
from schemas.document import Box

_NUMBER = re.compile(r"[A-Z]{0,2}\d{1,2}(?:\.\d{1,2})*\.?")
_ENDS = frozenset("0123456789.")
_FEWEST = 2  # cards with the same names
_MOST = 60  # numbers on a page: beyond that they are figures
_FAR = 4.0  # of the number's size: its title begins no further away
_NEAR = 1.5  # of the font size: the widest white between lines of a card
_INDENT = 2.0  # of the font size: behind an icon a line begins no further in
_SLIP = 2.0  # points
_TOP = attrgetter("box.top")

Grounds = Mapping[Box, Sequence[Word]]


class _Card(NamedTuple):
    number: Word
    edge: float  # where its title begins
    lines: tuple[Line, ...]

    @property
    def words(self) -> Iterator[Word]:
        """Those of the card, its number level with its first line, wherever that stands beside the others."""
        yield self.number._replace(top=self.lines[0].box.top, bottom=self.lines[0].box.bottom)
        for one in self.lines:
            yield from one.words


def numbered_cards(words: Sequence[Word], grounds: Grounds) -> tuple[list[Boxed], list[Word], list[Box]]:
    """The cards, the words in none of them, and the coloured `grounds` that are but behind fields of cards."""
    numbers = _numbers(words)
    if not numbers:  # as on nearly every page
        return [], list(words), []
    signs = set(numbers)
    free = segments(word for word in words if word not in signs)
    coloured = {box: segments(own) for box, own in grounds.items()}
    lines = sorted(chain(free, *coloured.values()), key=_TOP)
    tops = {id(one): box.top for box, own in coloured.items() for one in own}
    found = [own for number in numbers if (own := _card(number, numbers, lines, tops)) is not None]
    areas = {_area(card, found): card for card in found}
    words_of = {box: list(own.words) for box, own in areas.items()}
    made = cards(words_of) or _with_names_above(words_of, coloured)
    taken = {id(one) for box in made for one in areas[box].lines}
    used = [box for box, own in coloured.items() if any(id(one) in taken for one in own)]
    if len(taken) < sum(len(areas[box].lines) for box in made) or any(
        id(one) not in taken for box in used for one in coloured[box]
    ):
        return [], list(words), []
    counted = {areas[box].number for box in made}
    rest = [word for one in free if id(one) not in taken for word in one.words]
    left = [*(one for one in numbers if one not in counted), *rest] if made else list(words)
    return list(made.values()), left, used


def _numbers(words: Sequence[Word]) -> list[Word]:
    """The numbers that are no part of a line."""
    signs = [word for word in words if word.text[-1] in _ENDS and _NUMBER.fullmatch(word.text)]
    if not signs or len(signs) > _MOST:
        return []
    return [word for word in signs if not word.turn and alone(word, words)]


def _with_names_above(found: Mapping[Box, Sequence[Word]], grounds: Iterable[Box]) -> dict[Box, Boxed]:
    """The cards with fields side by side, each value below its name, where several have the same names."""
    made = {box: parts for box, words in found.items() if (parts := card(words, inner(box, words)))}
    names = {box: frozenset(part.lines[0].text for part in parts[1:]) for box, parts in made.items()}
    counts = Counter(names.values())
    behind = list(grounds)
    return {
        box: Boxed(box, tuple(_on_ground(part, behind) for part in parts), is_card=True)
        for box, parts in made.items()
        if counts[names[box]] >= _FEWEST
    }


def _on_ground(part: Region, grounds: Sequence[Box]) -> Region:
    """The field, as wide as the ground that lies behind it: its lines end as far from the right of that as from the left."""
    box = around(one.box for one in part.lines)
    own = next((ground for ground in grounds if holds(ground, box)), None)
    return (
        part if own is None else part._replace(frame=Frame(box.x0, max(box.x1, own.x1 - (box.x0 - own.x0))))
    )


def _card(
    number: Word, numbers: Sequence[Word], lines: Sequence[Line], tops: Mapping[int, float]
) -> _Card | None:
    """The card of a number; None where no text stands right of that, or some does in a column of its own.

    `tops` are those of the grounds behind lines, by the line's `id`.
    """
    level = [one for one in lines if one.box.top < number.bottom and one.box.bottom > number.top]
    near = [one for one in level if 0 < one.box.x0 - number.x1 <= _FAR * number.size]
    if not near:
        return None
    start = min(one.box.x0 for one in near)
    right, low = _ends(number, start, numbers)
    column = [one for one in lines if number.x1 < one.box.x0 < right and one.box.top < low]
    first = {id(one) for one in near}
    own = next((run for run in _runs(column, tops) if any(id(one) in first for one in run)), [])
    edge = min((one.box.x0 for one in own), default=start)
    beside = (_is_beside(one, own[0], edge) for one in own)
    return _Card(number, edge, tuple(own)) if own and not any(beside) else None


def _is_beside(one: Line, first: Line, edge: float) -> bool:
    """Whether a text stands beside the first line of a title, as the cells of a table do: further in than behind an icon."""
    level = one.box.top < first.box.bottom and one.box.bottom > first.box.top
    return level and one.box.x0 > edge + _INDENT * one.size


def _ends(number: Word, edge: float, numbers: Sequence[Word]) -> tuple[float, float]:
    """How far the card of a number may reach to the right and down: to the next one there, or to the columns of others."""
    own = [one for one in numbers if one.x0 < edge and one.x1 > number.x0 - _SLIP]
    low = min((one.top for one in own if one.top > number.bottom), default=inf)
    right = [one for one in numbers if one.x0 > edge]
    beside = [one for one in right if number.top - number.size < one.bottom and one.top < low]
    return min((one.x0 for one in beside or right), default=inf), low


def _runs(column: Iterable[Line], tops: Mapping[int, float]) -> Iterator[list[Line]]:
    """The lines of a column that little white parts."""
    run: list[Line] = []
    for one in column:
        if run and tops.get(id(one), one.box.top) - run[-1].box.bottom > _NEAR * one.size:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _area(card: _Card, found: Sequence[_Card]) -> Box:
    """Where a card stands, as wide as the widest in its column."""
    x0, top, x1, bottom = around(word.box for word in card.words)
    wide = (one.box.x1 for other in found if abs(other.edge - card.edge) <= _SLIP for one in other.lines)
    return Box(x0, top, max(x1, *wide), bottom)
