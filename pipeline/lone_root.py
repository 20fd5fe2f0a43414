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
    narrative, whatever their words; so does a heading below such a one, over all the same. A heading with a number or a
    label ("Priority 3") stays, but a numbered one whose own table holds no action ("3. Governance", over who meets
    when) has nothing to do with what stands below that.
    """
    roots = _lone_roots(records)
    if not roots or not all(
        _is_over_all(at, records.sections[k], records, outline) for at, k in enumerate(roots)
    ):
        return records
    gone = {
        *roots,
        *(k for k, s in enumerate(records.sections) if s.parent in roots and s.kind == "statement"),
    }
    kept = [k for k in range(len(records.sections)) if k not in gone]
    now = {old: new for new, old in enumerate(kept)}
    return replace(
        records,
        sections=tuple(_moved(records.sections[k], now) for k in kept),
        actions=tuple(replace(a, path=_path(a.path, now)) for a in records.actions),
        measures=tuple(replace(m, path=_path(m.path, now)) for m in records.measures),
    )


def _lone_roots(records: Records) -> tuple[int, ...]:
    """The indices of the sections that all actions hang from, in two or more sections of their own."""
    paths = {a.path for a in records.actions}
    shared = tuple(at for at, *others in zip(*paths, strict=False) if all(at == other for other in others))
    below = {path[len(shared) : len(shared) + 1] for path in paths}
    return shared if () not in below and len(below) >= _TWO else ()


def _is_over_all(at: int, section: SectionRecord, records: Records, outline: Outline) -> bool:
    placed = [part for part in outline.parts if isinstance(part, Placed) and len(part.heads) > at]
    own = [part for part in placed if squashed(part.heads[at].title.text) == squashed(section.title.text)]
    if section.kind != "theme" or not own:
        return False
    bare = [part for part in own if not part.heads[at].ref]
    return bool(bare) if not section.ref else own[0].heads[at].kind == "theme" and _is_idle(own[0], records)


def _is_idle(part: Placed, records: Records) -> bool:
    """Whether the table right below the heading holds no action or measure."""
    own = {(row.page, row.table) for row in part.table.origins}
    read = [*(action.origin for action in records.actions), *(m.origin for m in records.measures)]
    return len(part.heads) == 1 and own.isdisjoint((row.page, row.table) for row in read if row is not None)


def _moved(section: SectionRecord, now: Mapping[int, int]) -> SectionRecord:
    return replace(section, parent=None if section.parent is None else now.get(section.parent))


def _path(path: tuple[int, ...], now: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(now[k] for k in path if k in now)
