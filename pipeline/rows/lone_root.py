"""A heading that all of a plan's sections stand under tells none of them from another: it is no section itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipeline.outline.walk import Outline, Placed
from pipeline.rows.sections import squashed
from schemas.layout_terms import section_terms
from schemas.record import Records, SectionRecord

_TWO = 2
_CHAPTER = re.compile(r"(?:(?:chapter|part|section) )?(?:\d{1,2}|[a-z])\W*$", re.IGNORECASE)
_NAMED = re.compile(r"[A-Za-z]{2,}.*\s\S+$|[A-Z]{1,4}\d{1,2}$")  # "Priority 1", "Area of need two", "P1"
_NOT_LETTERS = re.compile(r"[^a-z]+")


def without_lone_root(records: Records, outline: Outline) -> Records:
    """The records without the only outermost section, where it is a bare heading over several others.

    "Service delivery plan" above all tables, "Where we are now" above the themes: they announce, or stand over
    narrative, whatever their words; so does a heading below such a one, over all the same. A heading with a number or a
    label ("Priority 3") stays, but a numbered one whose own table holds no action ("3. Governance", over who meets
    when) has nothing to do with what stands below that; and "3. How we will deliver" over sections that count on their
    own ("Priority 1"), or "3. Harbour improvement plan", is the chapter that the plan stands in.
    """
    roots, below = _lone_roots(records)
    if not roots or not all(
        _is_over_all(at, records.sections[k], below, records, outline) for at, k in enumerate(roots)
    ):
        return records
    return without_sections(records, set(roots))


def without_sections(records: Records, sections: AbstractSet[int]) -> Records:
    """The records without these sections and their statements; what hung from them hangs from those around.

    What has the same title under the same parent then is one section, as ever.
    """
    if not sections:
        return records
    gone = {*sections, *(k for k, s in enumerate(records.sections) if s.parent in sections and _is_stated(s))}
    now: dict[int, int] = {}
    known: dict[tuple[int | None, str], int] = {}
    kept: list[SectionRecord] = []
    for k, section in enumerate(records.sections):
        if k not in gone:
            moved = _moved(section, now)
            now[k] = known.setdefault((moved.parent, squashed(moved.title.text)), len(kept))
            kept += [moved] if now[k] == len(kept) else []
    return replace(
        records,
        sections=tuple(kept),
        actions=tuple(replace(a, path=_path(a.path, now)) for a in records.actions),
        measures=tuple(replace(m, path=_path(m.path, now)) for m in records.measures),
    )


def _is_stated(section: SectionRecord) -> bool:
    """Whether it is a sentence below a heading, no heading "Statement 1" itself."""
    return section.kind == "statement" and not section.ref


def _lone_roots(records: Records) -> tuple[tuple[int, ...], list[SectionRecord]]:
    """The indices of the sections that all actions hang from, and the two or more sections of their own below these."""
    paths = {a.path for a in records.actions}
    shared = tuple(at for at, *others in zip(*paths, strict=False) if all(at == other for other in others))
    below = {path[len(shared) : len(shared) + 1] for path in paths}
    if () in below or len(below) < _TWO:
        return (), []
    return shared, [records.sections[k] for path in below for k in path]


def _is_over_all(
    at: int, section: SectionRecord, below: Sequence[SectionRecord], records: Records, outline: Outline
) -> bool:
    placed = [part for part in outline.parts if isinstance(part, Placed) and len(part.heads) > at]
    own = [part for part in placed if squashed(part.heads[at].title.text) == squashed(section.title.text)]
    if section.kind != "theme" or not own:
        return False
    if not section.ref:
        return any(not part.heads[at].ref for part in own)
    return own[0].heads[at].kind == "theme" and (_is_idle(own[0], records) or _is_chapter(section, below))


def _is_chapter(section: SectionRecord, below: Sequence[SectionRecord]) -> bool:
    """Whether a section with a chapter's number is the part of the document that the plan stands in.

    Its title names a plan, or the sections below it count on their own.
    """
    if not _CHAPTER.match(section.ref.text):
        return False
    title = _NOT_LETTERS.sub(" ", section.title.text.lower()).strip()
    plan = any(" " in name and title.endswith(name) for name in section_terms().titles)
    return plan or all(
        _NAMED.match(part.ref.text) and part.ref.text[:1] != section.ref.text for part in below
    )


def _is_idle(part: Placed, records: Records) -> bool:
    """Whether the table right below the heading holds no action or measure."""
    own = {(row.page, row.table) for row in part.table.origins}
    read = [*(action.origin for action in records.actions), *(m.origin for m in records.measures)]
    return len(part.heads) == 1 and own.isdisjoint((row.page, row.table) for row in read if row is not None)


def _moved(section: SectionRecord, now: Mapping[int, int]) -> SectionRecord:
    return replace(section, parent=None if section.parent is None else now.get(section.parent))


def _path(path: tuple[int, ...], now: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(now[k] for k in path if k in now)
