"""The plan's title: which of the lines at the top it is, and what of the body follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TypeGuard

from pipeline.outline.metadata import ends_with_years, is_period, without_period
from pipeline.outline.whose import begins_with_body, is_body
from pipeline.tagging.dates import find_dates
from pipeline.tagging.owner_kinds import cue_of
from pipeline.texts.heads import APPENDIX, ends_as_plan, is_heading, names_kind_of_plan, split_name
from schemas.document import BlockKind
from schemas.layout_terms import section_terms
from schemas.open_ends import ends_open
from schemas.passage import EMPTY, Passage, join
from schemas.record import LogicalTable, Paragraph
from schemas.vocabulary import alternatives

_LONGEST_TITLE = 20  # words of a first line that is still a title
_LONGEST_FRONT_LINE = 10  # words of a line above the title
_MOST_FRONT_LINES = 3
_FEW = 2  # cells of a row that holds a title, rows of a banner
_CRUMBS = re.compile(r"^\W*home\s+[>»›/].*[>»›/]|[^|\n]\|[^|\n]+\|", re.IGNORECASE)  # or a menu
_COOKIES = re.compile(r"\bcookies?\b", re.IGNORECASE)
_NOTICE = 8  # elements that a web page's notice of its cookies and its menu may be
_PARTED = re.compile(r"\s*[|•–—]\s*|\s+-\s+|:\s+")


def take_title(
    body: Sequence[Paragraph | LogicalTable],
) -> tuple[Passage, list[Paragraph | LogicalTable]]:
    """The title and what follows it: of the headings at the top the one that names a plan, else the first."""
    body = _without_notice(body)
    front = _front_lines(body)
    leading: list[Paragraph] = []
    for element in body[front:]:
        if isinstance(element, LogicalTable) or not is_heading(element) or split_name(element.passage):
            break
        leading.append(element)
    if not leading:
        return _first_line(body)
    named = [k for k, p in enumerate(leading) if _names_plan(p)]
    if not named and cue_of(leading[0].body.text) == "organisation":
        further = _further_title(body[front + len(leading) :])
        leading += further
        named = [len(leading) - 1] if further else []
    if not named and (dated := _dated_title(body[front + len(leading) :])):
        leading.append(dated)
        named = [len(leading) - 1]
    if not named and (appended := _appended(body)) is not None:
        return appended.body, [p for p in body if all(p is not line for line in (*leading, appended))]
    start = stop = named[0] if named else 0
    below = [*leading, *body[front + len(leading) :]]
    while stop + 1 < len(leading) and (
        _stands_open(leading[stop]) or _runs_on(leading[stop], below[stop + 1 :])
    ):
        stop += 1  # a title over several lines
    if start and _ends_title(leading[start - 1], leading[start], below[stop + 1 :]):
        start -= 1
    years = [line for line in below[stop + 1 : stop + 2] if _is_period(line)]
    rest = [*body[:front], *_without_date(body[front + stop + 1 + len(years) :])]
    return _without_body(join(p.body for p in (*leading[start : stop + 1], *years))), rest


def _without_notice(body: Sequence[Paragraph | LogicalTable]) -> Sequence[Paragraph | LogicalTable]:
    """The body without what a web page says of its cookies above the heading that names the plan, and without its menu."""
    first = body[0] if body else None
    if not isinstance(first, Paragraph) or not _COOKIES.search(first.body.text):
        return body
    heads = (
        k
        for k, p in enumerate(body[:_NOTICE])
        if isinstance(p, Paragraph) and is_heading(p) and _names_plan(p)
    )
    return body[next(heads, 0) :]


def _is_period(line: Paragraph | LogicalTable) -> TypeGuard[Paragraph]:
    """Whether a line is the first and the last year of the plan, and no more: "2031-34"."""
    return isinstance(line, Paragraph) and is_period(line.body.text)


def _without_body(title: Passage) -> Passage:
    """The title without the name of the council or partnership before or behind it, "Weirshire Council – River Plan"."""
    for mark in _PARTED.finditer(title.text):
        before, behind = title.cut(0, mark.start()), title.cut(mark.end())
        for rest, name in ((behind, before), (before, behind)):
            if is_body(name.text) and names_kind_of_plan(rest.text):
                return rest
    return title


def _first_line(body: Sequence[Paragraph | LogicalTable]) -> tuple[Passage, list[Paragraph | LogicalTable]]:
    """The title of a body that begins with no heading, and what follows it: a short line."""
    first = body[0] if body else None
    if isinstance(first, Paragraph) and len(first.passage.text.split()) <= _LONGEST_TITLE:
        return first.body, list(body[1:])
    return EMPTY, list(body)


def _stands_open(title: Paragraph) -> bool:
    text = title.passage.text.rstrip()
    return text.endswith(":") or ends_open(text)


def _runs_on(title: Paragraph, below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether the heading below the title is more of it: drawn like it, as no other is, on a cover or over a date."""
    following, *others = below
    if isinstance(following, Paragraph) and begins_with_body(following.body.text):
        return False
    if not _is_drawn_like(title, following) or any(_is_drawn_like(title, other) for other in others):
        return False
    return any(map(_is_dated, others[:1])) or _is_cover(title.page, below)


def _ends_title(above: Paragraph, title: Paragraph, below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether a title that says but "Action Plan" goes with the line above it, drawn like it on a cover, nobody's name.

    With the years of the plan behind it, "Action Plan 2031-34", it does on other pages too.
    """
    bare = without_period(title.passage.text).lower()
    if bare not in section_terms().titles or not _is_drawn_like(above, title):
        return False
    cover = bare != title.passage.text.strip().lower() or _is_cover(title.page, below)
    return cover and cue_of(above.body.text) != "organisation" and not begins_with_body(above.body.text)


def _is_cover(page: int | None, body: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether the page has but short lines, and the body goes on behind it."""
    if page is None:
        return False
    for element in body:
        if isinstance(element, LogicalTable):
            return element.origins[0].page != page
        if element.page != page:
            return True
        if len(element.passage.text.split()) > _LONGEST_FRONT_LINE:
            return False
    return False


def _is_drawn_like(title: Paragraph, element: Paragraph | LogicalTable) -> bool:
    """Whether both are headings of one style."""
    if not isinstance(element, Paragraph) or element.kind is not BlockKind.HEADING:
        return False
    return title.kind is BlockKind.HEADING and element.level == title.level


def _names_plan(line: Paragraph) -> bool:
    return names_kind_of_plan(line.passage.text)


def _further_title(body: Sequence[Paragraph | LogicalTable]) -> list[Paragraph]:
    """The lines down to a heading that names a plan, where a few short plain ones stand between it and whose it is."""
    for count, element in enumerate(body[: _MOST_FRONT_LINES + 1]):
        if isinstance(element, LogicalTable) or len(element.passage.text.split()) > _LONGEST_TITLE:
            return []
        if is_heading(element):
            named = _names_plan(element) or ends_with_years(element.body.text)
            found = count and named and not split_name(element.passage)
            return [line for line in body[: count + 1] if isinstance(line, Paragraph)] if found else []
    return []


def _appended(body: Sequence[Paragraph | LogicalTable]) -> Paragraph | None:
    """The heading right below "Appendix 1" that names a plan: a report to a meeting appends its plan so."""
    for above, title in pairwise(body):
        if isinstance(above, LogicalTable) or isinstance(title, LogicalTable):
            continue
        mark = APPENDIX.match(above.body.text.lower()) if is_heading(above) and is_heading(title) else None
        bare = mark is not None and not above.body.text[mark.end() :].strip(" .:–-")
        text = title.body.text
        if bare and _names_plan(title) and (ends_with_years(text) or ends_as_plan(text)):
            return title
    return None


def _dated_title(below: Sequence[Paragraph | LogicalTable]) -> Paragraph | None:
    """The plain line right below a heading that is no plan's, where it names one and its years ("Plan 2031-2033")."""
    line = below[0] if below else None
    if not isinstance(line, Paragraph) or len(line.passage.text.split()) > _LONGEST_FRONT_LINE:
        return None
    return line if _names_plan(line) and ends_with_years(line.passage.text) else None


def _without_date(body: Sequence[Paragraph | LogicalTable]) -> Sequence[Paragraph | LogicalTable]:
    """The body without a heading at its top that is the document's date or period, or says when it was written.

    No other heading is a date then; one that says more ("River Board, updated May 2031") no other is drawn like.
    """
    first, rest = body[:1], body[1:]
    if any(map(_is_dated, first)):
        return body if any(map(_is_dated, rest)) else rest
    return rest if any(_is_imprint(line, rest) for line in first) else body


def _is_dated(element: Paragraph | LogicalTable) -> bool:
    return isinstance(element, Paragraph) and is_heading(element) and _is_date(element.body.text)


def _is_imprint(line: Paragraph | LogicalTable, below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether a heading without a number tells when the document was written, agreed or last changed."""
    if not isinstance(line, Paragraph) or not is_heading(line) or line.marker:
        return False
    text = line.passage.text
    if not any(_written().search(text[: found.start]) for found in find_dates(text)):
        return False
    drawn = line.kind, line.level
    others = (other for other in below if isinstance(other, Paragraph) and is_heading(other))
    return not split_name(line.passage) and all((other.kind, other.level) != drawn for other in others)


@cache
def _written() -> re.Pattern[str]:
    """Words such as "last updated on", at the end of what stands before a date."""
    words = alternatives(section_terms().imprints)
    return re.compile(rf"(?<!\w){words}(?!\w)[^\w]*(?:(?:in|on|at|of)[^\w]+)?$", re.IGNORECASE)


def _is_date(text: str) -> bool:
    """Whether the text is a day, a month of some year or the time between two, and no more."""
    return any(
        d.scale in {"day", "month", "span"} and text[d.start : d.end] == text.strip()
        for d in find_dates(text)
    )


def _front_lines(body: Sequence[Paragraph | LogicalTable]) -> int:
    """How many short lines ("Cabinet, item 7") stand above the first heading; 0 where other text does.

    The banner of a web page and the path to it ("Home > Plans > Canals") are such lines above a heading that names a plan.
    """
    for count, element in enumerate(body):
        if count > _MOST_FRONT_LINES:
            return 0
        if isinstance(element, LogicalTable):
            if count or not _is_banner(element):
                return 0
        elif is_heading(element):
            return count if _names_plan(element) or not isinstance(body[0], LogicalTable) else 0
        elif len(element.passage.text.split()) > _LONGEST_FRONT_LINE and not _CRUMBS.search(
            element.passage.text
        ):
            return 0
    return 0


def _is_banner(table: LogicalTable) -> bool:
    """Whether a box on top of the document holds but a few short lines."""
    few = table.columns == 1 and table.rows <= _FEW
    return few and all(len(c.text.split()) <= _LONGEST_TITLE for c in table.cells)
