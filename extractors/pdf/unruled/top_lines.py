"""The first line of a table: one name alone of a header of two, "Carbon" above "Ref | Action | impact", or none of it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.drawn.strokes import NEAR, Across
from extractors.pdf.lines.gutters import Level, column, dividing, inner
from extractors.pdf.unruled.headings import ALIGNED
from extractors.pdf.unruled.loose import LEAST_COLUMNS, Loose
from extractors.pdf.unruled.row_breaks import baseline

_SAME_TEXT = 1.3  # of the font size: lines no further apart are of one text


def tops_header(levels: Sequence[Level], start: int, rules: Across) -> bool:
    """Whether a lone text is the first line of one of the headers below it, which end alike.

    An edge lies right above it, or white, and the last name goes on from it in a small letter: there it groups no others.
    """
    if start + 1 == len(levels) or len(levels[start + 1]) < LEAST_COLUMNS:
        return False
    text, header = levels[start][0], levels[start + 1]
    goes_on = any(abs(text.box.x0 - own.box.x0) <= ALIGNED for own in header[1:])
    alike = text.size == header[0].size and text.bold and all(own.bold for own in header)
    if not (goes_on and alike) or baseline(header) - baseline(levels[start]) > _SAME_TEXT * text.size:
        return False
    if _begins_last(levels, start):
        return True
    left, right = header[0].box.x0 + NEAR, header[-1].box.x1 - NEAR
    heights = [r.at for r in (*rules.drawn, *rules.tinted) if r.low <= left and r.high >= right]
    top, bottom = text.box.top, header[0].box.top
    return any(top - text.size < at < top for at in heights) and not any(top <= at < bottom for at in heights)


def _begins_last(levels: Sequence[Level], start: int) -> bool:
    """Whether the text stands over the last name, which goes on in a small letter, and below white if below anything."""
    text, last = levels[start][0], levels[start + 1][-1]
    over = abs(text.box.x0 - last.box.x0) <= ALIGNED and last.text[0].islower()
    above = max((own.box.bottom for own in levels[start - 1]), default=0.0) if start else 0.0
    return over and text.box.top - above > text.size


def stands_above(found: Loose) -> bool:
    """Whether the first line is of a list above the table: a tab behind its number, all in one column, no edge above.

    An edge as wide as the columns begins the table below it.
    """
    gutters = dividing(found.levels, inner(found.gaps))
    texts = [{column(text, gutters) for text in level} for level in found.levels]
    header = next((n for n, own in enumerate(texts) if len(own) > 1), 0)
    if not header or len(found.levels[0]) == 1 or len(texts[header]) < LEAST_COLUMNS:
        return False
    level = found.levels[header]
    left, right = level[0].box.x0 + NEAR, level[-1].box.x1 - NEAR
    edges = [r.at for r in (*found.rules.drawn, *found.rules.tinted) if r.low <= left and r.high >= right]
    first, above = found.levels[0][0].box, found.levels[header - 1][0].box
    top = min(text.box.top for text in level)
    begins = any(above.bottom - NEAR < at < top + NEAR for at in edges)
    return begins and not any(at < first.top + NEAR for at in edges)
