"""A heading that all of a plan's sections stand under tells none of them from another: it is no section itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.sections import squashed
from pipeline.walk import Outline, Placed
from schemas.record import Records, SectionRecord

_TWO = 2


def without_lone_root(records: Records, outline: Outline) -> Records:
    """The records without the only outermost section, where it is a bare heading over several others.

    "Service delivery plan" above all tables, "Where we are now" above the themes: they announce, or stand over
    narrative, whatever their words. A heading with a number or a label ("Priority 3") stays, but a numbered one whose own
    table holds no action ("3. Governance", over who meets when) has nothing to do with what stands below that.
    """
    root = _lone_root(records)
    if root is None or not _is_over_all(records.sections[root], records, outline):
        return records
    gone = {root} | {k for k, s in enumerate(records.sections) if s.parent == root and s.kind == "statement"}
    kept = [k for k in range(len(records.sections)) if k not in gone]
    now = {old: new for new, old in enumerate(kept)}
    return replace(
        records,
        sections=tuple(_moved(records.sections[k], now) for k in kept),
        actions=tuple(replace(a, path=_path(a.path, now)) for a in records.actions),
        measures=tuple(replace(m, path=_path(m.path, now)) for m in records.measures),
    )


def _lone_root(records: Records) -> int | None:
    """The index of the section that all actions hang from, in two or more sections of its own."""
    paths = [a.path for a in records.actions]
    if not paths or not all(len(path) >= _TWO for path in paths):
        return None
    roots, below = {path[0] for path in paths}, {path[1] for path in paths}
    return roots.pop() if len(roots) == 1 and len(below) >= _TWO else None


def _is_over_all(section: SectionRecord, records: Records, outline: Outline) -> bool:
    placed = [part for part in outline.parts if isinstance(part, Placed) and part.heads]
    own = [part for part in placed if squashed(part.heads[0].title.text) == squashed(section.title.text)]
    if section.kind != "theme" or not own:
        return False
    bare = [part for part in own if not part.heads[0].ref]
    return bool(bare) if not section.ref else own[0].heads[0].kind == "theme" and _is_idle(own[0], records)


def _is_idle(part: Placed, records: Records) -> bool:
    """Whether the table right below the heading holds no action or measure."""
    own = {(row.page, row.table) for row in part.table.origins}
    read = [*(action.origin for action in records.actions), *(m.origin for m in records.measures)]
    return len(part.heads) == 1 and own.isdisjoint((row.page, row.table) for row in read if row is not None)


def _moved(section: SectionRecord, now: Mapping[int, int]) -> SectionRecord:
    return replace(section, parent=None if section.parent is None else now.get(section.parent))


def _path(path: tuple[int, ...], now: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(now[k] for k in path if k in now)
