"""Words of a cell, a box or a column of the page -> its lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from extractors.pdf.drawn.words import Word, turned
from extractors.pdf.flow import segments
from extractors.pdf.lines import Frame, Line, around, lines

_NEAR = 0.5  # of the font size: the widest white between the lines of a label
_TURN = attrgetter("turn")


class Region(NamedTuple):
    """The lines of a cell, a box or a column of the page.

    `turn` says by how many degrees they are turned; lines and frame are in their own reading frame.
    `ragged` regions are drawings: people break lines in boxes by hand, so room left says nothing there.
    What stands `aside` of a table is read behind it, and its large letters are no heading; so are those of a text aside
    of a title.
    All of a `heading` is one, in however many sizes its lines are set.
    `place` is the row and column of a table that is all within a cell of another.
    `signs` are where the list markers of the whole text begin that the region is a part of.
    """

    lines: tuple[Line, ...]
    frame: Frame
    turn: int = 0
    ragged: bool = False
    aside: bool = False
    signs: tuple[float, ...] = ()
    heading: bool = False
    place: tuple[int, int] | None = None


def region(words: Sequence[Word], frame: Frame, *, ragged: bool = False) -> Region:
    """The region of the words; text turned on its side gets its own reading frame."""
    turn = Counter([word.turn for word in words]).most_common(1)[0][0] if any(map(_TURN, words)) else 0
    if turn == 0:
        return Region(lines(words), frame, 0, ragged)
    found = lines(turned(word, turn) for word in words)
    return Region(found, Frame(found[0].box.x0, max(line.box.x1 for line in found)), turn, ragged)


def labelled(words: Sequence[Word]) -> list[Word]:
    """The words, those of a label that is turned on its side as one: "Cost" and "(£000)" up a header's narrow cell."""
    if not any(map(_TURN, words)):  # as on nearly every page
        return list(words)
    groups: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        groups[word.turn].append(word)
    made = groups.pop(0, [])
    for turn, own in groups.items():
        labels: list[list[Line]] = []
        for text in segments(turned(word, turn) for word in own):
            label = next((known for known in labels if _goes_on(known[-1], text)), None)
            if label is None:
                labels.append([text])
            else:
                label.append(text)
        made += [_as_word(label, turn) for label in labels]
    return made


def _goes_on(above: Line, below: Line) -> bool:
    beside = below.box.x0 < above.box.x1 and below.box.x1 > above.box.x0
    white = below.box.top - above.box.bottom
    return beside and below.size == above.size and -below.size < white <= _NEAR * below.size


def _as_word(label: Sequence[Line], turn: int) -> Word:
    box = around(line.box for line in label)
    bold = all(line.bold for line in label)
    return turned(Word(" ".join(line.text for line in label), *box, label[0].size, bold), -turn)
