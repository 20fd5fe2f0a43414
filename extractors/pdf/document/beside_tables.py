"""Coloured panels beside a table whose header does not reach over them: no column of that table.

They are read behind it, as nothing of them stands over its rows: their large letters ("12 boats") are no headings.
Panels beside each other, each with a heading of its own, are no columns of one either, and read one after the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.pdf.drawn.strokes import NEAR, Stroke
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Line
from extractors.pdf.page import Layout, Tinted
from extractors.pdf.ruled.grid import holds
from extractors.pdf.table_text import TableText
from extractors.pdf.unruled.loose import Loose
from schemas.document import Box

_WHITE = 6.0  # points between a panel and a table, at least
_NAMES = 3  # texts of a header, at least
_LINES = 3  # of a panel, at least
_ONE_COLUMN = 2  # edges
_PANELS = 2
_BELOW = 2  # lines below a panel's heading, at least
_LARGER = 1.4  # times the font size of these
_SLIP = 1.5  # points by which the bottoms of lines beside each other differ
_GOES_ON = 2  # lines across of a table that goes on, at least
_RULES = 3  # lines across that are as wide, at least
_LARGE = 1.2  # of the size of its last line: letters of a panel's first line


def without_panels(
    layout: Layout, free: Sequence[Line], carried: Loose | None
) -> tuple[list[Region], list[Tinted]]:
    """The text of coloured areas beside tables of the page, or beside the one that the page before ends with; and the others.

    `free` are the lines outside all areas and tables.
    """
    panels, others = _beside(layout.tinted, layout.tables, layout.rules.drawn)
    beyond, others = _beyond(others, layout.rules.drawn, carried, free)
    return [*panels, *beyond], others


def _beside(
    tinted: Sequence[Tinted], tables: Sequence[TableText], rules: Sequence[Stroke]
) -> tuple[list[Region], list[Tinted]]:
    """The text of areas that stand beside a table and begin above its header, white between, and the other areas.

    One that begins level with the header or with its first row may name what the rows are about, as may one left of
    a header without a ground; right of the table, or of the lines across that are its `rules`, large letters show that
    it does not.
    """
    if not tinted:  # as on most pages
        return [], []
    coloured = [one.box for one in tinted if isinstance(one.whole, Region) and _may_be_header(one.lines)]
    rows = [(box, is_shaded) for table in tables for box, is_shaded in _header(table)]
    headers = [*coloured, *(box for box, is_shaded in rows if is_shaded)]
    bare = [box for box, is_shaded in rows if not is_shaded]
    found = [
        one
        for one in tinted
        if len(one.lines) >= _LINES and _is_aside(one.box, headers, bare) and _is_text(one)
    ]
    shown = [*headers, *bare, *_ruled(rules), *(box for one in tinted for box in _on_stripes(one))]
    found += [one for one in tinted if one not in found and _is_large(one) and _is_right_of(one.box, shown)]
    found += [one for one in tinted if one not in found and any(_is_below(one.box, p.box) for p in found)]
    found.sort(key=lambda one: (one.box.top, one.box.x0))
    return [part._replace(aside=True) for one in found for part in _parts(one)], [
        one for one in tinted if one not in found
    ]


def _beyond(
    tinted: Sequence[Tinted], rules: Sequence[Stroke], carried: Loose | None, free: Sequence[Line]
) -> tuple[list[Region], list[Tinted]]:
    """The text of areas left or right of the table that the page before ends with, and the other areas.

    Its lines across show where it begins and ends, and at the same places those of this page that it goes on: all text
    of the page stands below the first of these.
    """
    known = {_ends(rule) for rule in carried.rules.drawn} if carried and tinted else set()
    goes_on = [rule for rule in rules if _ends(rule) in known]
    first = min((rule.at for rule in goes_on), default=0.0)
    if len(goes_on) < _GOES_ON or any(
        line.box.top < first - NEAR for line in free
    ):  # as on nearly every page
        return [], list(tinted)
    left, right = min(rule.low for rule in goes_on), max(rule.high for rule in goes_on)
    found = [
        one
        for one in tinted
        if (one.box.x1 <= left - _WHITE or one.box.x0 >= right + _WHITE) and _is_text(one)
    ]
    return [part._replace(aside=True) for one in found for part in _parts(one)], [
        one for one in tinted if one not in found
    ]


def _ends(rule: Stroke) -> tuple[int, int]:
    return round(rule.low), round(rule.high)


def headed_panels(tinted: Sequence[Tinted]) -> list[Tinted]:
    """The areas beside each other that are as high, white between, in much larger letters at the top of each.

    So are those with a bold line at the top of each above a header that reaches under both. Columns of a table have
    rows: there the lines of one stand level with lines of another.
    """
    may_be = [one for one in tinted if isinstance(one.whole, Region) and _is_headed(one.whole)]
    if len(may_be) < _PANELS:  # as on nearly every page
        return []
    large = [one for one in may_be if isinstance(one.whole, Region) and _has_large_head(one.whole)]
    found = [one for one in large if any(_are_apart(one, other) for other in large)]
    for one in may_be:
        others = [other for other in may_be if _are_apart(one, other)]
        found += [one] if one not in found and any(_are_over(one, other, tinted) for other in others) else []
    return found


def _is_headed(text: Region) -> bool:
    head, *rest = text.lines
    bold = head.bold and not all(line.bold for line in rest)
    return bool(rest) and not text.turn and (bold or _has_large_head(text))


def _has_large_head(text: Region) -> bool:
    head, *rest = text.lines
    return len(rest) >= _BELOW and all(head.size >= _LARGER * line.size for line in rest)


def _are_over(one: Tinted, other: Tinted, tinted: Sequence[Tinted]) -> bool:
    """Whether a header stands below two areas, as wide as both together."""
    low, left, right = one.box.bottom, min(one.box.x0, other.box.x0), max(one.box.x1, other.box.x1)
    below = [header for header in tinted if header.box.top > low + NEAR and _may_be_header(header.lines)]
    return any(h.box.x0 <= left + NEAR and h.box.x1 >= right - NEAR for h in below)


def _are_apart(one: Tinted, other: Tinted) -> bool:
    """Whether two areas are as high, white stands between, and either has a line level with none of the other."""
    (x0, top, x1, bottom), box = one.box, other.box
    alike = abs(top - box.top) <= NEAR and abs(bottom - box.bottom) <= NEAR
    white = x0 - box.x1 >= _WHITE or box.x0 - x1 >= _WHITE
    return alike and white and _has_own_level(one, other) and _has_own_level(other, one)


def _has_own_level(one: Tinted, other: Tinted) -> bool:
    levels = [line.box.bottom for line in other.lines]
    return any(all(abs(line.box.bottom - level) > _SLIP for level in levels) for line in one.lines)


def _may_be_header(texts: Sequence[Line]) -> bool:
    """Whether there are as many texts as a header has names, not all below each other as a panel's are."""
    beside = min((text.box.x1 for text in texts), default=0.0)
    return len(texts) >= _NAMES and any(text.box.x0 > beside for text in texts)


def _header(table: TableText) -> Iterator[tuple[Box, bool]]:
    """The first row of a table of several columns, and whether colour lies behind all of it."""
    xs, ys = table.grid.xs, table.grid.ys
    if len(xs) > _NAMES:
        first = [cell for cell in table.cells if cell.place.row == 0]
        yield Box(xs[0], ys[0], xs[-1], ys[1]), all(cell.shaded for cell in first)


def _is_aside(panel: Box, headers: Sequence[Box], bare: Sequence[Box]) -> bool:
    right = (header for header in bare if panel.x0 > header.x1)
    return any(_is_beside(panel, header) for header in (*headers, *right))


def _on_stripes(one: Tinted) -> Iterator[Box]:
    """The header of a table whose rows colour shows one below the other, its first stripe among these."""
    if isinstance(one.whole, TableText) and len(one.whole.grid.xs) == _ONE_COLUMN:
        first = one.whole.cells[0].place.box
        if sum(holds(first, text.box) for text in one.lines) >= _NAMES:
            yield first


def _ruled(rules: Sequence[Stroke]) -> Iterator[Box]:
    """What stands above the first of several lines across that begin and end at the same places: a header."""
    alike: dict[tuple[int, int], list[Stroke]] = defaultdict(list)
    for rule in rules:
        alike[round(rule.low), round(rule.high)].append(rule)
    for own in alike.values():
        if len(own) >= _RULES:
            low, high = own[0].low, own[0].high
            yield Box(low, own[0].at, high, own[0].at)


def _is_right_of(panel: Box, headers: Sequence[Box]) -> bool:
    """Whether it begins above the end of a header that is twice as wide, white between, and ends below it."""
    wide = 2 * (panel.x1 - panel.x0)
    return any(
        panel.x0 - header.x1 >= _WHITE
        and panel.top < header.bottom < panel.bottom - NEAR
        and wide < header.x1 - header.x0
        for header in headers
    )


def _is_large(one: Tinted) -> bool:
    """Whether it is text that begins in larger letters than it ends."""
    sizes = [text.size for text in one.lines]
    return bool(sizes) and sizes[0] >= _LARGE * sizes[-1] and _is_text(one)


def _is_below(one: Box, panel: Box) -> bool:
    """Whether it stands below a panel, as wide."""
    return one.top > panel.top and max(abs(one.x0 - panel.x0), abs(one.x1 - panel.x1)) <= NEAR


def _is_beside(panel: Box, header: Box) -> bool:
    apart = header.x0 - panel.x1 >= _WHITE or panel.x0 - header.x1 >= _WHITE
    return apart and panel.top + NEAR < header.top and header.bottom + NEAR < panel.bottom


def _is_text(one: Tinted) -> bool:
    """Whether the area has one column, of text that is not turned on its side."""
    single = isinstance(one.whole, Region) or len(one.whole.grid.xs) == _ONE_COLUMN
    return single and not any(word.turn for line in one.lines for word in line.words)


def _parts(one: Tinted) -> Iterator[Region]:
    if isinstance(one.whole, Region):
        yield one.whole
        return
    for cell in one.whole.cells:
        yield from cell.regions
