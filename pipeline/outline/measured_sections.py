"""Headings over measures: whose these are, which "Measures for Objective 2" says away from that section's own actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from pipeline.outline.heading_levels import read_head, style_level
from pipeline.outline.loose_lists import loose_lists
from pipeline.outline.measure_heads import section_named
from pipeline.outline.prose import announced_field, inline_fields, is_listed
from pipeline.outline.walk import Listed, Placed, Walk
from pipeline.texts.heads import Head, is_heading
from pipeline.texts.sentences import is_sentence
from schemas.document import BlockKind
from schemas.record import LogicalTable, Paragraph
from schemas.role import Role

_TABLE = 0  # among the levels of headings


def measured_section(element: Paragraph, parts: Sequence[Placed | Listed]) -> tuple[Head, ...]:
    """The headings down to the one section above that the heading names with its number; none of any other heading."""
    name = section_named(element.passage.text.lower())
    if not name or announced_field(element) is not Role.MEASURE:
        return ()
    paths = {part.heads[: k + 1] for part in parts for k, h in enumerate(part.heads) if _is(h, name)}
    return paths.pop() if len(paths) == 1 else ()


def over_measures_of_all(body: Sequence[Paragraph | LogicalTable]) -> Mapping[int, int]:
    """The heading, by `id`, over the one table of measures behind the last of several sections, and the level of these.

    "Measuring success" is drawn as "Foreword" before the first of them is, and none between: they stand in larger letters
    on pages of their own, each with a table.
    """
    marks = [part for part in body if isinstance(part, LogicalTable) or part.kind is BlockKind.HEADING]
    found = [n for n, (one, below) in enumerate(pairwise(marks)) if _over_measures(one, below)]
    if len(found) != 1:  # as in most plans
        return {}
    (at,) = found
    levels = [style_level(mark) if isinstance(mark, Paragraph) else _TABLE for mark in marks]
    outer = next((level for level in levels[at::-1] if _TABLE < level < levels[at]), None)
    sections = [n for n in range(at) if levels[n] == outer]
    return {id(marks[at]): outer} if outer and _close(levels, sections, at) else {}


def _close(levels: Sequence[int], sections: Sequence[int], at: int) -> bool:
    """Whether a heading closes what the sections hold, told by the levels of the headings, and by the tables between."""
    own, first = levels[at], sections[0]
    outside = own in levels[:first] and own not in levels[first:at]
    ends = not any(_TABLE < level < own for level in levels[at:])
    held = all(_TABLE in levels[start:end] for start, end in pairwise((*sections, at)))
    return len(sections) > 1 and outside and ends and held


def _over_measures(heading: Paragraph | LogicalTable, below: Paragraph | LogicalTable) -> bool:
    if isinstance(heading, LogicalTable) or isinstance(below, Paragraph):
        return False
    return announced_field(heading) is Role.MEASURE


def closes_parent(walk: Walk, element: Paragraph, below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether a heading over measures comes once at the end of a section, below several that had actions alone.

    Then its measures are those of the section around these.
    """
    *around, inner = walk.heads or (None,)
    listed = goes_with_actions(walk, next(iter(below), None))
    if not (around and inner and walk.card.rows and is_heading(element) and listed):
        return False
    within = [p for p in walk.parts if isinstance(p, Placed) and p.heads[: len(around)] == tuple(around)]
    measured = any(Role.MEASURE in part.roles for part in within)
    others = any(part.heads[len(around) :] != (inner,) for part in within)
    later = next((p for p in below if isinstance(p, Paragraph) and is_heading(p)), None)
    ends = later is None or read_head(later, None)[1].level <= around[-1].level
    return others and not measured and ends and read_head(element, None)[1].level >= inner.level


def take_in_section(walk: Walk, element: Paragraph, below: Sequence[Paragraph | LogicalTable]) -> None:
    """Puts the other actions of a section to the open card, where a heading over measures closes that section.

    Its actions are plain lines, none with measures of its own, and no further one comes below: what follows is of all.
    The measures are a list, or paragraphs of plain type as in a box beside the actions.
    """
    if not (walk.card.rows and is_heading(element)):
        return
    measures = _listed(below, walk) or _told(below)
    if not measures or not _ends_section(below[len(measures) :]):
        return
    others = takewhile(lambda p: _lists_under(p, walk.heads), reversed(walk.parts))
    own = [p for p in others if isinstance(p, Placed)]
    rows = [row for part in reversed(own) for row in _rows(part)]
    shared = walk.card.shared
    together = [*rows, *({**shared, **row} for row in walk.card.rows)]
    if not rows or any(Role.MEASURE in row or _is_headed(row) for row in together):
        return
    walk.card.rows, walk.card.shared = together, {}
    del walk.parts[-len(own) :]


def _listed(below: Sequence[Paragraph | LogicalTable], walk: Walk) -> list[Paragraph]:
    """The list that comes next, as far as it does not count on from the last action."""
    listed: list[Paragraph] = []
    for part in below:
        if not isinstance(part, Paragraph) or not is_listed(part) or walk.card.acts_next(listed, part):
            break
        listed.append(part)
    return listed


def _told(below: Sequence[Paragraph | LogicalTable]) -> list[Paragraph]:
    """The paragraphs of plain type that come next, each one sentence without a label."""
    lines = takewhile(lambda part: isinstance(part, Paragraph) and _is_plain(part), below)
    return [line for line in lines if isinstance(line, Paragraph)]


def _is_plain(line: Paragraph) -> bool:
    plain = not is_heading(line) and not is_listed(line) and not inline_fields(line)
    return plain and is_sentence(line.body.text)


def _ends_section(below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether a heading comes next, a table or nothing."""
    following = next(iter(below), None)
    return not isinstance(following, Paragraph) or is_heading(following)


def _lists_under(part: Placed | Listed, heads: Sequence[Head]) -> bool:
    return isinstance(part, Placed) and bool(part.roles) and part.heads == tuple(heads)


def _rows(part: Placed) -> list[dict[Role, list[Paragraph]]]:
    """The fields of each action of a list, as its card had them."""
    rows: list[dict[Role, list[Paragraph]]] = [{} for _ in range(part.table.rows)]
    for cell in part.table.cells:
        for row in rows[cell.row : cell.row + cell.row_span] if cell.paragraphs else ():
            row[part.roles[cell.column]] = list(cell.paragraphs)
    return rows


def _is_headed(row: Mapping[Role, Sequence[Paragraph]]) -> bool:
    return not row.get(Role.ACTION) or any(map(is_heading, row[Role.ACTION]))


def goes_with_actions(walk: Walk, following: Paragraph | LogicalTable | None) -> bool:
    """Whether a list of measures follows, in a document that has tables or actions above it, or announces both again and again.

    In a plan measures that are announced again and again may stand beside the first table, too.
    """
    if not (isinstance(following, Paragraph) and is_listed(following)):
        return False
    if Role.MEASURE in walk.again and (walk.planned or Role.ACTION in walk.again):
        return True
    return any(isinstance(part, Placed) for part in walk.parts) or bool(loose_lists(walk))


def _is(head: Head, name: str) -> bool:
    ref = head.ref.text.lower().strip(" .:")
    return name in {ref, f"{head.kind} {ref}"}
