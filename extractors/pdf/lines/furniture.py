"""Running headers, footers and page numbers: lines that belong to the page, not to the body."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import Line
from schemas.document import Furniture, FurnitureKind

_MARGIN = 0.13  # of the page's height, at its top and at its bottom
_NUMBER_MARGIN = 0.2  # a page number, the outermost text of its page, may stand further in
_SAME_PLACE = 4.0  # points
_OF_PAGES = 0.2  # share of the pages a running line stands on, and on two at least
_TITLE_MARGIN = 0.25  # what is above the tables of pages in a row may stand further in too
_TITLED_PAGES = 2  # behind the first, at least
_TITLE_WORDS = 3  # one or two may be what the table below says more of
_LARGER = 1.1  # of the running text's size: a title, not a running header
_PAGE_NUMBER = re.compile(
    r"[-–—|\[(]?\s*(?:page|p\.?|pg\.?)?\s*\d{1,3}(?:\s*(?:of|/|out of)\s*\d{1,4})?\s*[-–—|\])]?",
    re.IGNORECASE,
)
_SAME_START = 1.6  # points by which texts of one column begin apart
_WRAPPED = 0.4  # of the font size: the white between two lines of one title
_NEAR = 2.0  # of the font size: a header's rows are no further above each other
_HEADER_TEXTS = 3  # two may be a running header above two columns of text
_TWO = 2
_MOST = 2  # a running header stands on more than every second page
_DIGITS = re.compile(r"\d+")


class Margin(NamedTuple):
    """A page's free lines and its extent; `highest` and `lowest` bound its tables and boxes.

    `tinted` are the lines that stand on colour without lines around: they may be rows below a header that is free.
    """

    number: int
    height: float
    lines: Sequence[Line]
    highest: float
    lowest: float
    tinted: Sequence[Line] = ()


def furniture(pages: Sequence[Margin], body_size: float) -> Mapping[int, Furniture]:
    """The furniture among the pages' lines, by `id` of the line.

    A line of one page is furniture only as a page number, or in small letters above all where it is the title; a title that runs on as a header is kept where
    it stands first. What runs along the foot is no title.
    """
    found: dict[int, Furniture] = {}
    numbers = [(page, line) for page in pages for line in page.lines if _is_page_number(line, page)]
    for page, line in numbers:
        if _stands_alone(line, page) or any(_counts_on(line, page, *other) for other in numbers):
            found[id(line)] = Furniture(FurnitureKind.PAGE_NUMBER, line.text, page.number)
    least = max(2, _OF_PAGES * len(pages))
    inside = {_look(line) for page in pages for line in page.lines if _is_inside(line, page)}
    for group in _alike(pages, body_size):
        if len({page.number for page, _ in group}) < least or _is_label(group, inside, len(pages)):
            continue
        is_title = group[0][1].size > _LARGER * body_size and _is_top(group[0][1], group[0][0])
        for page, line in group[1:] if is_title else group:
            kind = FurnitureKind.HEADER if _is_top(line, page) else FurnitureKind.FOOTER
            found.setdefault(id(line), Furniture(kind, line.text, page.number))
    for page, line in (*_titles_again(pages), *_title_above(pages, body_size)):
        found.setdefault(id(line), Furniture(FurnitureKind.HEADER, line.text, page.number))
    rows = {
        id(line)
        for page in pages
        for line in page.lines
        if id(line) in found and any(id(other) not in found for other in _beside(line, page))
    }
    often = Counter(what.text for what in found.values())
    for page in pages:
        rows |= _table_headers(page, found)
        rows |= {line for line in _begun(page, found) if _MOST * often[found[line].text] <= len(pages)}
    return {line: what for line, what in found.items() if line not in rows}


def _is_label(
    group: Sequence[tuple[Margin, Line]], inside: AbstractSet[tuple[str, int, bool]], pages: int
) -> bool:
    """Whether lines that page breaks brought to the top announce what is below: "How we will know it has worked:".

    A running header stands on more than every second page, ends in no colon and is not in the text too, set alike.
    """
    line = group[0][1]
    return _MOST * len(group) <= pages and (line.text.endswith(":") or _look(line) in inside)


def _look(line: Line) -> tuple[str, int, bool]:
    return line.text, round(line.size), line.bold


def _is_inside(line: Line, page: Margin) -> bool:
    """Whether the line stands where no header or footer does, were the page as low as a landscape one."""
    return _TITLE_MARGIN * page.height < line.box.top < (1 - _TITLE_MARGIN) * page.height


def _titles_again(pages: Sequence[Margin]) -> Iterator[tuple[Margin, Line]]:
    """All that stands above the first table of a page, where several pages in a row repeat it from the page before.

    A spreadsheet prints the titles of its sheets so. What is said there again and again parts nothing from anything.
    """
    run: list[Margin] = []
    for before, page in pairwise((*pages, Margin(0, 0.0, (), 0.0, 0.0))):
        if _repeats(page, before):
            run.append(page)
            continue
        if len(run) >= _TITLED_PAGES:
            yield from ((own, line) for own in run for line in _titles(own))
        run = []


def _title_above(pages: Sequence[Margin], body_size: float) -> Iterator[tuple[Margin, Line]]:
    """The highest line of later pages where it says in small letters what the first page, without a header, does in large."""
    lines = (line for page in pages[:1] for line in page.lines)
    titles = {line.text.casefold() for line in lines if line.size > _LARGER * body_size}
    for page in pages[1:] if titles else ():
        line = min(page.lines, key=lambda one: one.box.top, default=None)
        small = line is not None and line.size <= body_size and _is_top(line, page)
        if line is not None and small and line.text.casefold() in titles and _stands_alone(line, page):
            yield page, line


def _repeats(page: Margin, before: Margin) -> bool:
    """Whether the page before has every line that stands above the page's first table, at the same place."""
    titles = _titles(page)
    if not any(len(line.text.split()) >= _TITLE_WORDS for line in titles):
        return False
    places = defaultdict(list)
    for line in before.lines:
        places[line.text].append(line.box.top)
    return all(
        line.box.bottom <= _TITLE_MARGIN * page.height
        and any(abs(top - line.box.top) <= _SAME_PLACE for top in places[line.text])
        for line in titles
    )


def _titles(page: Margin) -> list[Line]:
    return [line for line in page.lines if line.box.bottom <= page.highest < page.height]


def _begun(page: Margin, found: Mapping[int, Furniture]) -> set[int]:
    """The `id`s of the lines at the top of the page whose text goes on, set alike, in a line of the page's own.

    Two long titles may begin with the same line, as does one that says "(continued)" in its second.
    """
    top = [line for line in page.lines if id(line) in found and _is_top(line, page)]
    own = [line for line in page.lines if id(line) not in found] if top else []
    return {id(line) for line in top if any(_goes_on(line, other) for other in own)}


def _goes_on(line: Line, other: Line) -> bool:
    """Whether the other line is set as this one and right below it, both centred or beginning at the same place."""
    alike = round(other.size) == round(line.size) and other.bold == line.bold
    near = -_WRAPPED * line.size <= other.box.top - line.box.bottom <= _WRAPPED * line.size
    starts = abs(line.box.x0 - other.box.x0)
    middles = abs(line.box.x0 + line.box.x1 - other.box.x0 - other.box.x1) / 2
    return alike and near and min(starts, middles) <= _SAME_START


def is_number_at_foot(words: Sequence[Word], height: float) -> bool:
    """Whether the words of a box at the foot of a page of that height are nothing but the page's number."""
    low = min(word.top for word in words) >= (1 - _MARGIN) * height
    return low and _PAGE_NUMBER.fullmatch(" ".join(word.text for word in words)) is not None


def _table_headers(page: Margin, found: Mapping[int, Furniture]) -> set[int]:
    """The `id`s of the lines at the top of the page that are a table's header: what is below begins at the same places.

    A table that begins on the top of several pages has it there each time. A long name may begin above the others.
    """
    top = [line for line in page.lines if id(line) in found and _is_top(line, page)]
    taken: set[int] = set()
    for line in sorted(top, key=lambda one: -one.box.bottom):
        own = [line, *_beside(line, page)]
        if any(id(one) in taken and _goes_on(line, one) for one in top):
            taken.add(id(line))
        elif len(own) >= _TWO and id(line) not in taken:
            under, wrapped = _below_names(own, page, found)
            is_body = any(id(one) not in found or id(one) in taken for one in under)
            if is_body and _share_columns(own, under):
                taken.update(map(id, [*own, *wrapped]))
    return taken


def _below_names(
    own: Sequence[Line], page: Margin, found: Mapping[int, Furniture]
) -> tuple[list[Line], list[Line]]:
    """The texts of the next level below, and above these the second lines of some of the names."""
    under = _under(own, page)
    wrapped: list[Line] = []
    while under and len(under) < len(own) and all(id(one) in found and _wraps(one, own) for one in under):
        wrapped += under
        under = _under([*own, *wrapped], page)
    return under, wrapped


def _wraps(text: Line, own: Sequence[Line]) -> bool:
    """Whether the text begins where one of the names above does, drawn as it is."""
    return any(
        abs(text.box.x0 - one.box.x0) <= _SAME_START and (text.size, text.bold) == (one.size, one.bold)
        for one in own
    )


def _under(own: Sequence[Line], page: Margin) -> list[Line]:
    """The texts of the next level below the last of these, where it is near and something of it stands under them."""
    above = max(own, key=lambda one: one.box.bottom)
    left, right = min(one.box.x0 for one in own), max(one.box.x1 for one in own)
    highest, lowest = above.box.bottom - above.size / _TWO, above.box.bottom + _NEAR * above.size
    every = [*page.lines, *page.tinted]
    below = [one.box for one in every if highest <= one.box.top <= lowest]
    beneath = [box for box in below if box.x0 < right and box.x1 > left]
    if not beneath:
        return []
    first = min(beneath, key=lambda box: box.top)
    return [one for one in every if first.top <= (one.box.top + one.box.bottom) / 2 <= first.bottom]


def _share_columns(own: Sequence[Line], under: Sequence[Line]) -> bool:
    """Whether all texts of one of the levels begin where texts of the other do, three in one of them at least."""
    shared = sum(any(abs(one.box.x0 - two.box.x0) <= _SAME_START for two in under) for one in own)
    least, most = sorted((len(own), len(under)))
    return _TWO <= least == shared and most >= _HEADER_TEXTS


def _from_edge(page: Margin, line: Line) -> float:
    """How far the line is from its page's edge: from the lower one at the foot, as pages may differ in height."""
    return line.box.top if _is_top(line, page) else page.height - line.box.top


def _is_page_number(line: Line, page: Margin) -> bool:
    if not _PAGE_NUMBER.fullmatch(line.text):
        return False
    others = [other.box for other in page.lines if other is not line]
    middle = (line.box.top + line.box.bottom) / 2
    if line.box.bottom <= _NUMBER_MARGIN * page.height:
        return all(middle <= other.bottom for other in others) and line.box.bottom <= page.highest
    if line.box.top >= (1 - _NUMBER_MARGIN) * page.height:
        return all(middle >= other.top for other in others) and line.box.top >= page.lowest
    return False


def _stands_alone(line: Line, page: Margin) -> bool:
    """Whether no other text is level with the line."""
    return not _beside(line, page)


def _beside(line: Line, page: Margin) -> list[Line]:
    """The other texts level with the line: where they are the page's own, it is the row of a table."""
    middle = (line.box.top + line.box.bottom) / 2
    return [one for one in page.lines if one is not line and one.box.top <= middle <= one.box.bottom]


def _counts_on(line: Line, page: Margin, other_page: Margin, other: Line) -> bool:
    """Whether a number at the same place of another page differs as the pages do: not the first row's number."""
    same = abs(line.box.top - other.box.top) <= _SAME_PLACE
    first, second = (_DIGITS.search(one.text) for one in (line, other))
    if other_page is page or not same or first is None or second is None:
        return False
    return int(second.group()) - int(first.group()) == other_page.number - page.number


def _is_top(line: Line, page: Margin) -> bool:
    return line.box.bottom <= _MARGIN * page.height


def _is_bottom(line: Line, page: Margin) -> bool:
    return line.box.top >= (1 - _MARGIN) * page.height


def _alike(pages: Sequence[Margin], body_size: float) -> list[list[tuple[Margin, Line]]]:
    """Lines in the margins with the same text at the same place.

    Digits are ignored only in small print: "Priority 1" and "Priority 2" at the top of two pages are headings.
    """
    groups: dict[tuple[str, bool], list[list[tuple[Margin, Line]]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            top = _is_top(line, page)
            if not top and not _is_bottom(line, page):
                continue
            small = line.size <= body_size and not line.bold
            text = _DIGITS.sub("#", line.text) if small or not top else line.text
            for group in groups[(text, top)]:
                if abs(_from_edge(*group[0]) - _from_edge(page, line)) <= _SAME_PLACE:
                    group.append((page, line))
                    break
            else:
                groups[(text, top)].append([(page, line)])
    return [group for found in groups.values() for group in found]
