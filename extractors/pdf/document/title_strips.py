"""Coloured strips that bear a title, and call-outs: they part what is above from what is below, and are no row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Line, around, line
from extractors.pdf.page import Tinted
from extractors.pdf.ruled.grid import holds
from extractors.pdf.table_text import TableText

_LARGER = 1.2  # of the usual font size: no row of a table has such letters
_PIECES = 2  # "Priority 1" and what it is called
_COLUMNS = 3  # texts of a header, at least
_HEADER_LINES = 3
_ONE_COLUMN = 2  # edges
_STACK = 4  # lines of a title and of what counts it
_SLIP = 2.0  # points
_BAR = 15.0  # points: the stripe down the side of a call-out is no wider
_BESIDE_BAR = 3  # edges of the stripe and the text beside it


def without_titles(tinted: Sequence[Tinted], free: Sequence[Line]) -> tuple[list[Tinted], list[Tinted]]:
    """The strips with titles and the other coloured areas; `free` are the page's lines outside all of these.

    A title is on one line, with smaller texts beside it or none, or below what counts it ("Outcome 1"). It is larger than the text of the page, or it is bold
    and stands above a lone line, or above the header of a table, but not above its rows: there a strip is a band of
    the table. So is, however large, one between a header and its first row. A call-out is one where no row stands
    below it.
    """
    if not tinted:  # as on most pages
        return [], []
    strips = [strip for one in tinted for strip in _strips(one)]
    usual = median([text.size for text in free or [text for one in strips for text in one.lines]])
    strips = [_without_bar(one, usual) for one in strips]
    titles = [
        one
        for one in strips
        if ((_may_be_title(one) or _is_stack(one, usual)) and _is_title(one, strips, free, usual))
        or _is_callout(one, strips, free)
    ]
    return titles, [one for one in strips if one not in titles]


def _strips(tinted: Tinted) -> Iterator[Tinted]:
    """The area itself; strips below each other each by itself, where the first may bear a title; and parts of a strip."""
    table = tinted.whole
    if isinstance(table, Region):
        yield from _beside_title(tinted, table)
        return
    if len(table.grid.xs) != _ONE_COLUMN:
        yield from _beside_bar(tinted, table) or [tinted]
        return
    own = [
        Tinted(
            cell.regions[0], cell.place.box, tuple(x for x in tinted.lines if holds(cell.place.box, x.box))
        )
        for cell in table.cells
        if len(cell.regions) == 1
    ]
    if len(own) == len(table.cells) and _may_be_title(own[0]) and len(own[1].lines) >= _COLUMNS:
        yield from own
    else:
        yield tinted


def _beside_title(tinted: Tinted, whole: Region) -> Iterator[Tinted]:
    """A strip's title with what numbers it, and each smaller text right of it ("Our aim: …"), no heading; else the strip."""
    lettered = sorted([x for x in tinted.lines if any(map(str.isalpha, x.text))], key=lambda x: x.box.x0)
    title = max(lettered[:_PIECES], key=lambda text: text.size, default=None)
    rest = lettered[lettered.index(title) + 1 :] if title else []
    before = lettered[: len(lettered) - len(rest)]
    is_title = all(text.bold for text in before) and title and _is_larger(title, rest)
    if title is None or not is_title or not rest or len(whole.lines) != 1:
        yield tinted
        return
    left = [text for text in tinted.lines if text.box.x0 <= title.box.x0]
    for part in (left, *([text] for text in tinted.lines if text not in left)):
        joined = line(word for text in part for word in text.words)
        own = whole._replace(lines=(joined,), aside=part is not left)
        yield Tinted(own, around(text.box for text in part), tuple(part))


def _beside_bar(tinted: Tinted, table: TableText) -> list[Tinted]:
    """The areas right of a bare stripe along a panel, where the uppermost bears a bold title in larger letters; else none.

    The stripe makes no column of the title and of the text below it.
    """
    bars = [cell for cell in table.cells if cell.place.column == 0]
    texts = [cell for cell in table.cells if cell.place.column == 1]
    bare = all(not cell.regions and cell.place.box.x1 - cell.place.box.x0 <= _BAR for cell in bars)
    if len(table.grid.xs) != _BESIDE_BAR or not bare or len(texts) < _PIECES:
        return []
    if any(len(cell.regions) != 1 for cell in texts):
        return []
    parts = [
        Tinted(
            cell.regions[0], cell.place.box, tuple(x for x in tinted.lines if holds(cell.place.box, x.box))
        )
        for cell in texts
    ]
    title, *others = (cell.regions[0].lines for cell in texts)
    larger = all(_is_larger(text, own) for text in title for own in others)
    return parts if larger and all(text.bold for text in title) else []


def _is_larger(title: Line, texts: Sequence[Line]) -> bool:
    return all(title.size >= _LARGER * text.size for text in texts)


def _without_bar(tinted: Tinted, usual: float) -> Tinted:
    """The text beside a bare stripe alone, where all of it is bold and some larger than text is: a title, in lines of its own."""
    table = tinted.whole
    if isinstance(table, Region) or not tinted.lines or not _has_bar(table):
        return tinted
    texts = [part for cell in table.cells for part in cell.regions]
    is_large = max(text.size for text in tinted.lines) >= _LARGER * usual
    is_title = len(texts) == 1 and is_large and all(text.bold for text in tinted.lines)
    return tinted._replace(whole=texts[0]) if is_title else tinted


def _may_be_title(tinted: Tinted) -> bool:
    one_line = isinstance(tinted.whole, Region) and len(tinted.whole.lines) == 1
    return one_line and len(tinted.lines) <= _PIECES


def _is_stack(tinted: Tinted, usual: float) -> bool:
    """Whether a few lines, none beside another, are a bold title in larger letters than text is, and what counts it above."""
    whole = tinted.whole
    if not isinstance(whole, Region) or not 1 < len(whole.lines) == len(tinted.lines) <= _STACK:
        return False
    largest = max(text.size for text in whole.lines)
    title = [text for text in whole.lines if text.size == largest]
    return largest >= _LARGER * usual and all(text.bold for text in title) and title[-1] is whole.lines[-1]


def _is_title(strip: Tinted, strips: Sequence[Tinted], free: Sequence[Line], usual: float) -> bool:
    is_larger = max(line.size for line in strip.lines) >= _LARGER * usual
    if not (is_larger or any(line.bold for line in strip.lines)):
        return False
    others = _others(strip, strips, free)
    below = _below(strip, others)
    if is_larger:
        return not (len(below) >= _COLUMNS and not _are_names(below) and _is_below_header(strip, others))
    return len(below) == 1 or _are_names(below)


def _is_callout(tinted: Tinted, strips: Sequence[Tinted], free: Sequence[Line]) -> bool:
    """Whether several lines stand beside a bare stripe, or as a list, and below them a lone line: above rows it is a band of theirs."""
    table, others = tinted.whole, _others(tinted, strips, free)
    if len(tinted.lines) <= 1 or len(_below(tinted, others)) != 1:
        return False
    return _is_list(tinted, others) if isinstance(table, Region) else _has_bar(table)


def _is_list(tinted: Tinted, others: Sequence[Line]) -> bool:
    """Whether the lines are a list below what leads in to it, on a ground over all columns of the rows above."""
    first, second, *_ = ordered = sorted(tinted.lines, key=lambda line: line.box.top)
    lone = all(len(_level(line, ordered)) == 1 for line in ordered)
    upper = [line for line in others if line.box.bottom <= tinted.box.top + _SLIP]
    above = _level(max(upper, key=lambda line: line.box.bottom, default=None), upper)
    whole = all(
        tinted.box.x0 - _SLIP <= text.box.x0 and text.box.x1 <= tinted.box.x1 + _SLIP for text in above
    )
    return lone and whole and first.marker is None and second.marker is not None


def _has_bar(table: TableText) -> bool:
    """Whether the area is but a narrow stripe without text and the text beside it."""
    xs = table.grid.xs
    if len(xs) != _BESIDE_BAR or len(table.cells) != len(xs) - 1:
        return False
    return any(not cell.regions and cell.place.box.x1 - cell.place.box.x0 <= _BAR for cell in table.cells)


def _others(strip: Tinted, strips: Sequence[Tinted], free: Sequence[Line]) -> list[Line]:
    return [*free, *(line for one in strips if one is not strip for line in one.lines)]


def _are_names(level: Sequence[Line]) -> bool:
    """Whether the texts are a header's."""
    return len(level) >= _COLUMNS and all(line.bold for line in level)


def _below(strip: Tinted, lines: Sequence[Line]) -> list[Line]:
    """The texts of the next level below the strip."""
    lower = [line for line in lines if line.box.top >= strip.box.bottom - _SLIP]
    return _level(min(lower, key=lambda line: line.box.top, default=None), lower)


def _is_below_header(strip: Tinted, lines: Sequence[Line]) -> bool:
    """Whether a header's names stand right above the strip, of which some may take more lines than the others."""
    bottom = strip.box.top
    for _ in range(_HEADER_LINES):
        upper = [line for line in lines if line.box.bottom <= bottom + _SLIP]
        level = _level(max(upper, key=lambda line: line.box.bottom, default=None), upper)
        if _are_names(level):
            return True
        if not level or not all(line.bold for line in level):
            return False
        bottom = min(line.box.top for line in level)
    return False


def _level(first: Line | None, lines: Sequence[Line]) -> list[Line]:
    if first is None:
        return []
    middle = (first.box.top + first.box.bottom) / 2
    return [line for line in lines if line.box.top <= middle <= line.box.bottom]
