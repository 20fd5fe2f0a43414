"""Coloured grounds behind the last field of texts side by side ("Measure: ..."): lines of these texts, and no boxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extractors.pdf.drawn.words import Word
from extractors.pdf.flow import segments
from extractors.pdf.lines import Line, lines
from extractors.text import LABEL
from schemas.document import Box

_FEWEST = 2  # grounds with one label, in columns of their own
_MOST = 60  # such grounds on a page: beyond that it is a chart
_NEAR = 1.5  # of the font size: the widest white above the text on such a ground
_INDENT = 2.0  # of the font size: the other fields begin so far to the side at most, behind an icon


def field_lines(words: Sequence[Word], grounds: Mapping[Box, Sequence[Word]]) -> list[Box]:
    """Those of the coloured grounds that stand right below another field of the words."""
    named: dict[str, list[Box]] = defaultdict(list)
    for box, own in grounds.items():
        if (found := LABEL.match(lines(own)[0].text)) is not None:
            named[found["name"]].append(box)
    alike = [box for boxes in named.values() if _are_beside(boxes) for box in boxes]
    if not 0 < len(alike) <= _MOST:  # as on nearly every page
        return []
    fields = [one.box for one in segments(words) if LABEL.match(one.text)]
    return [box for box in alike if _is_next(lines(grounds[box])[0], fields)]


def _is_next(text: Line, fields: Iterable[Box]) -> bool:
    """Whether a text stands right below a field of its own column."""
    most, aside = _NEAR * text.size, _INDENT * text.size
    return any(
        0 <= text.box.top - one.bottom <= most and abs(text.box.x0 - one.x0) <= aside for one in fields
    )


def _are_beside(boxes: Sequence[Box]) -> bool:
    """Whether several boxes stand in columns of their own."""
    return len(boxes) >= _FEWEST and max(box.x0 for box in boxes) >= min(box.x1 for box in boxes)
