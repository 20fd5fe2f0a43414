"""Names drawn unlike the values behind them, as in coloured tags: "Lead" before "A Pike", "When" before "May 2031".

No colon need part them, nor a wide gap; the same names come again in each block of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from extractors.pdf.boxes.boxed import differs
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import Line, line

_FEWEST = 2  # lines with a name
_LONGEST = 2  # words of it
_NEAR = 2.0  # of the font size: the widest white between a name and its value
_LARGER = 1.05  # times the letters of a name: those of its value
_TWO = 2


class Tagged(NamedTuple):
    """A line, and how many of its words are the name it begins with."""

    line: Line
    named: int = 0

    @property
    def parts(self) -> tuple[Sequence[Word], Sequence[Word]]:
        """The words of the name and those behind it; a name with a colon is a label, and part of its line."""
        words = self.line.words
        end = 0 if self.named and words[self.named - 1].text.endswith(":") else self.named
        return words[:end], words[end:]


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
    return level and differs(name, value) and 0 < value.box.x0 - name.box.x1 <= _NEAR * value.size


def _name(one: Line) -> tuple[str, ...]:
    """The few words before others that are not bold, or are larger; none of figures and the like."""
    first = one.words[0]
    name = tuple(word.text for word in takewhile(lambda word: _is_set_as(word, first), one.words))
    value = one.words[len(name) :]
    if not value or len(name) > _LONGEST or any(_is_set_as(word, first) for word in value):
        return ()
    return name if name[0][:1].isupper() and "".join(name).removesuffix(":").isalpha() else ()


def _is_set_as(word: Word, first: Word) -> bool:
    return word.bold == first.bold and word.size <= _LARGER * first.size
