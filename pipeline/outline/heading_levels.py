"""A heading with its number apart, and its level: by its style, and within one style by what it is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.outline.numbered_headings import by_letter
from pipeline.outline.prose import announced_field
from pipeline.outline.titling import tells_how_run
from pipeline.outline.walk import Walk
from pipeline.tagging.dates import find_dates
from pipeline.texts.entries import with_number
from pipeline.texts.heads import Head, is_heading, lettered, listed_kind, split_name
from pipeline.texts.sentences import is_lead_in
from pipeline.texts.witness import looks_like_date
from schemas.document import BlockKind
from schemas.passage import Passage, join
from schemas.record import LogicalTable, Paragraph
from schemas.role import Role

LEVELS = 20  # each level of style holds levels of its own: a name, numbers by their dots, a bare bold line
_BOLD_LEVEL = 10  # a bold line stands below every real heading
_UNNAMED = 10
_EDGES = " :-–\n"


def read_head(
    element: Paragraph, following: Paragraph | LogicalTable | None, letters: frozenset[str] = frozenset()
) -> tuple[int, Head]:
    """The heading and how many paragraphs it takes: a bare "Priority One" takes the next as its title.

    A number behind one of the `letters` is its ref.
    """
    level = style_level(element)
    named = split_name(element.passage.collapsed())
    if isinstance(following, Paragraph) and _dates(element, following):
        whole = replace(element, passage=join((element.passage, following.passage)))
        return 2, read_head(whole, None, letters)[1]
    if named is None:
        entry = by_letter(lettered(with_number(element.passage.collapsed())), letters)
        depth = entry.ref.text.count(".") if entry.ref else _UNNAMED * (element.kind is not BlockKind.HEADING)
        depth += 0 if is_heading(element) else LEVELS  # below the bold ones
        return 1, Head(level + depth, entry.text, entry.ref)
    ref, title, kind = named
    if title:
        return 1, Head(level, title, ref, kind)
    if isinstance(following, Paragraph) and listed_kind(following, None) is None:
        larger = min(
            level, style_level(following)
        )  # "Priority One" in small letters, its title in large ones
        return 2, Head(larger, _without_number(following.body, ref), ref, kind)
    return 1, Head(level, element.passage.collapsed().strip(_EDGES), kind=kind)


def _without_number(title: Passage, ref: Passage) -> Passage:
    """The title below "Area 1" without the same number before it, as a badge beside both has it."""
    entry = lettered(with_number(title))
    return entry.text if entry.ref.text and ref.text.split()[-1] == entry.ref.text else title


def _dates(heading: Paragraph, below: Paragraph) -> bool:
    """Whether a heading in two lines ends in its date: "Review of the ponds plan:" above "March 2031"."""
    alike = is_heading(below) and style_level(below) == style_level(heading)
    return (
        alike
        and is_lead_in(heading)
        and bool(find_dates(below.body.text))
        and looks_like_date(below.body.text)
    )


def style_level(line: Paragraph) -> int:
    """The level of a line by its style alone: a multiple of `LEVELS`, the outermost lowest."""
    return LEVELS * (line.level if line.kind is BlockKind.HEADING else _BOLD_LEVEL)


def _stands_outside(heading: Paragraph, announced: Role, heads: Sequence[Head]) -> bool:
    """Whether a heading that announces neither actions nor measures is drawn larger than the innermost of the `heads`.

    "Resources" below the last of several priorities is about all of them.
    """
    outer = bool(heads) and style_level(heading) // LEVELS < heads[-1].level // LEVELS
    return outer and heading.kind is BlockKind.HEADING and announced not in {Role.ACTION, Role.MEASURE}


def of_all(walk: Walk, element: Paragraph, announced: Role) -> bool:
    """Whether a heading that announces comes once, drawn like the several sections before it, larger or as what is over them."""
    level = read_head(element, None)[1].level
    once = is_heading(element) and announced not in walk.again
    alike = bool(drawn_alike(walk.heads, level)) and walk.drawn[level // LEVELS] > 1
    drawn = {h.level // LEVELS for h in walk.heads if element.kind is BlockKind.HEADING}
    larger = any(level // LEVELS < own and walk.drawn[own] > 1 for own in drawn)
    return once and (alike or larger or _stands_outside(element, announced, walk.heads))


def drawn_alike(heads: Sequence[Head], level: int) -> list[Head]:
    """The headings of the same style as one of this level."""
    return [h for h in heads if h.level // LEVELS == level // LEVELS]


def heads_all_below(head: Head, heads: Sequence[Head], following: Paragraph | LogicalTable | None) -> bool:
    """Whether "3. Priorities", which stands under none of the `heads`, is over the heading right below it, drawn larger."""
    if not head.ref.text.isdigit() or heads or not isinstance(following, Paragraph):
        return False
    return is_heading(following) and style_level(following) < head.level


def counts_on(before: Head | None, head: Head) -> bool:
    """Whether a heading drawn like the one before has the number after it: "4. Services" after "3. Priorities"."""
    if before is None or head.level != before.level or not head.ref.text.isdigit():
        return False
    return int(head.ref.text) == int(before.ref.text) + 1


def counted_on(head: Head, heads: Sequence[Head]) -> Head:
    """The heading, at the level of the open one of the same name that it counts on from: it is no part of that.

    "Priority 2: Clean rivers for all who live there" is set in smaller letters than "Priority 1", to keep to one line.
    """
    name, _, number = head.ref.text.lower().rpartition(" ")
    before = f"{name} {int(number) - 1}" if name and number.isdigit() else None
    above = next((h for h in heads if h.ref.text.lower() == before and h.level < head.level), None)
    return head if above is None else replace(head, level=above.level)


def behind_sections(body: Sequence[Paragraph | LogicalTable]) -> Mapping[int, int]:
    """The headings, by `id`, that begin a page behind the last of several sections, and the level of these.

    "Making it happen" is drawn as "Introduction" before the first of them and as nothing between, in smaller letters than
    they, of which each has a page of its own: so has it, and stands under none of them.
    """
    drawn: defaultdict[int, list[int]] = defaultdict(list)
    for at, part in enumerate(body):
        if isinstance(part, Paragraph) and part.kind is BlockKind.HEADING and part.page is not None:
            drawn[style_level(part)].append(at)
    found: dict[int, int] = {}
    for level, own in drawn.items():
        outer = max((k for k, others in drawn.items() if k < level and len(others) > 1), default=0)
        sections = drawn[outer] if outer else [len(body)]
        behind = [at for at in own if at > sections[-1]]
        outside = own[0] < sections[0] and len(behind) == sum(at > sections[0] for at in own)
        if outside and behind and _have_pages(body, [*sections, behind[0]]):
            found[id(body[behind[0]])] = outer
    return found


def _have_pages(body: Sequence[Paragraph | LogicalTable], places: Sequence[int]) -> bool:
    """Whether each of the places is on a page of its own, and the last begins one."""
    pages = [_page(body[at]) for at in places]
    return len(set(pages)) == len(pages) and _page(body[places[-1] - 1]) != pages[-1]


def _page(part: Paragraph | LogicalTable) -> int | None:
    return part.page if isinstance(part, Paragraph) else part.origins[-1].page


def over_narrative(body: Sequence[Paragraph | LogicalTable]) -> frozenset[int]:
    """The `id`s of headings about how a plan is run, "Governance", over text alone and then over all that is counted.

    "Priority 1" to "Priority 3" on the pages behind it, in smaller letters, are no parts of it. Where other headings
    stand over such sections too, "Governance" over "Objective 1" and "Crews" over "Objective 2", it is one itself.
    """
    headings = [(at, p) for at, p in enumerate(body) if isinstance(p, Paragraph) and is_heading(p)]
    about = [k for k, (_, heading) in enumerate(headings) if tells_how_run(heading)]
    named = [(at, name) for at, p in headings if (name := _counted_name(p))] if about else []
    return frozenset(id(headings[k][1]) for k in about if _over_all(body, headings[k:], named))


def _over_all(
    body: Sequence[Paragraph | LogicalTable],
    headings: Sequence[tuple[int, Paragraph]],
    named: Sequence[tuple[int, str]],
) -> bool:
    """Whether text stands right below the first of the headings, and all that bears the name of the next further below."""
    (at, first), *others = headings
    following, _ = next(iter(others), (at + 1, first))
    name = dict(named).get(following)
    end = next((k for k, p in others if style_level(p) <= style_level(first)), len(body))
    text = all(isinstance(part, Paragraph) for part in body[at:following]) and following > at + 1
    return text and name is not None and all(at < k < end for k, other in named if other == name)


def _counted_name(heading: Paragraph) -> str:
    """The name before the number of a heading, "priority" of "Priority 1: Clean rivers"; empty where it has none."""
    named = split_name(heading.passage.collapsed())
    return named[0].text.lower().rpartition(" ")[0] if named else ""


def stands_under_each(walk: Walk, element: Paragraph, level: int) -> bool:
    """Whether what is announced again and again is drawn as "Theme 1" and all around it are: it ends none."""
    alike = len(drawn_alike(walk.heads, level)) == len(walk.heads) > 0
    return alike and walk.heads[-1].ref.text[:1].isalpha() and announced_field(element) in walk.again
