"""A heading of the same words below every section tells none of their actions apart: it only announces them."""

from __future__ import annotations

from pipeline.rows.lone_root import without_sections
from pipeline.rows.sections import squashed
from schemas.record import Records

_TWO = 2


def without_same_leaves(records: Records) -> Records:
    """The records without "Our checklist" below each of the sections, where all actions hang from such a heading.

    One with a number or a label ("Step 1") stays, and so do all where a section has another part beside it.
    """
    leaves = {action.path[-1] if len(action.path) >= _TWO else None for action in records.actions}
    found = [records.sections[k] for k in leaves if k is not None]
    parents = {section.parent for section in found}
    titles = {squashed(section.title.text) for section in found}
    if None in leaves or len(titles) != 1 or len(parents) < _TWO:
        return records
    beside = [
        k for k, section in enumerate(records.sections) if section.parent in parents and k not in leaves
    ]
    if any(section.ref or section.kind != "theme" for section in found) or not _are_stated(records, beside):
        return records
    return without_sections(records, {k for k in leaves if k is not None})


def _are_stated(records: Records, sections: list[int]) -> bool:
    """Whether all of these are but sentences below a heading."""
    return all(records.sections[k].kind == "statement" and not records.sections[k].ref for k in sections)
