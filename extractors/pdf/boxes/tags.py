"""Names in bold before their values, as in coloured tags: "Lead" before "A Pike", "When" before "May 2031".

No colon parts them, and not always a wide gap; the same names come again in each block of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import Line, line

_FEWEST = 2  # lines with a name
_LONGEST = 2  # words of it
_NEAR = 2.0  # of the font size: the widest white between a name and its value
_TWO = 2


class Tagged(NamedTuple):
    """A line, and how many of its words are the name it begins with."""

    line: Line
    named: int = 0

    @property
    def parts(self) -> tuple[Sequence[Word], Sequence[Word]]:
        """The words of the name and those behind it."""
        return self.line.words[: self.named], self.line.words[self.named :]


def tagged(lines: Sequence[Line]) -> Iterator[Tagged]:
    """The lines, a name and the value right of it as one where the name comes again on others."""
    groups = list(_groups(lines))
    whole = [line(word for one in group for word in one.words) for group in groups]
    names = [_name(one) for one in whole]
    counts = Counter(names)
    for group, one, name in zip(groups, whole, names, strict=True):
        if name and counts[name] >= _FEWEST:
            yield Tagged(one, len(name))
        else:
            yield from map(Tagged, group)


def _groups(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Each line that may be a name with the one right of it, the others each by itself."""
    at = 0
    while at < len(lines):
        pair = tuple(lines[at : at + _TWO])
        group = pair if len(pair) == _TWO and _are_level(*pair) else pair[:1]
        yield group
        at += len(group)


def _are_level(name: Line, value: Line) -> bool:
    level = name.box.top < value.box.bottom and name.box.bottom > value.box.top
    return level and name.bold and 0 < value.box.x0 - name.box.x1 <= _NEAR * value.size


def _name(one: Line) -> tuple[str, ...]:
    """The few bold words before others that are not; none where a colon or a number ends them."""
    name = tuple(word.text for word in takewhile(attrgetter("bold"), one.words))
    plain = one.words[len(name) :]
    short = 0 < len(name) <= _LONGEST and bool(plain) and not any(word.bold for word in plain)
    return name if short and name[0][:1].isupper() and "".join(name).isalpha() else ()
