"""Actions that the document tells twice made one each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from pipeline.rows.lone_root import without_sections
from schemas.record import Records


def merged(records: Records, again: Mapping[int, int], *, moved: bool = False) -> Records:
    """The records without the actions that are another again: by their index, that of the other.

    That one has what only they say of it, and their measures, and with `moved` it stands where they do. Sections that
    nothing stands under any more are gone.
    """
    actions = list(records.actions)
    for k, other in again.items():
        more = (f for f in actions[k].fields if actions[other].value(f[0]) is None)
        path = actions[k].path if moved else actions[other].path
        actions[other] = replace(actions[other], path=path, fields=(*actions[other].fields, *more))
    kept = [k for k in range(len(actions)) if k not in again]
    now = {old: new for new, old in enumerate(kept)}
    now |= {k: now[other] for k, other in again.items()}
    measures = (replace(m, actions=tuple(dict.fromkeys(now[k] for k in m.actions))) for m in records.measures)
    left = replace(records, actions=tuple(actions[k] for k in kept), measures=tuple(measures))
    before = chain.from_iterable(records.actions[k].path for pair in again.items() for k in pair)
    used = chain.from_iterable([*(a.path for a in left.actions), *(m.path for m in left.measures)])
    return without_sections(left, set(before).difference(used))
