"""Actions that the text counts and a table tells again under the same numbers in much the same words: one each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from pipeline.outline.prose import deed
from pipeline.outline.walk import Placed
from pipeline.rows.lone_root import without_sections
from pipeline.rows.references import number_of, numbered
from schemas.record import ActionRecord, NamedTable, Records

_FEWEST = 3  # that are told again
_NEARLY_ALL = 0.8  # ... of those with a number in the text, or in tables
_ALIKE = 0.6  # of the words
_WORD = re.compile(r"\w+")

Tables = tuple[tuple[Placed, NamedTable], ...]


def told_once(records: Records, tables: Tables) -> tuple[Records, Tables]:
    """The records without what the text tells of a table's actions, and the tables without lists of nothing else.

    "Action 3: We will mend the weir." and the row "3 | Mend the weir | A Pike" of an annex are one action, the row. It
    has what only the text says of it, and where the table names no sections, those that the text stands under.
    """
    again = _told_again(records.actions)
    if not again:
        return records, tables
    retold = {piece.cell for k in again for piece in records.actions[k].text.sources}
    kept = tuple((placed, named) for placed, named in tables if not (placed.roles and _holds(named, retold)))
    return _without(records, again), kept


def _told_again(actions: Sequence[ActionRecord]) -> dict[int, int]:
    """The indices of actions in the text, each with that of the row which tells it again; none where most are not."""
    told = [k for k, a in enumerate(actions) if a.ref and _in_text(a)]
    rows = numbered(["" if _in_text(a) else a.ref.text for a in actions]) if len(told) >= _FEWEST else {}
    again: dict[int, int] = {}
    free = set(chain.from_iterable(rows.values()))
    for k in told:
        meant = (row for row in rows.get(number_of(actions[k].ref.text), ()) if row in free)
        row = next((row for row in meant if _alike(actions[k], actions[row])), None)
        if row is not None:
            again[k] = row
            free.remove(row)
    fewer = min(len(told), sum(map(len, rows.values())))
    return again if len(again) >= max(_FEWEST, _NEARLY_ALL * fewer) else {}


def _in_text(action: ActionRecord) -> bool:
    return action.origin is None or action.origin.table is None


def _alike(one: ActionRecord, other: ActionRecord) -> bool:
    """Whether both have mostly the same words, "We will" in front or not."""
    words, others = (Counter(_WORD.findall((deed(a.text.text) or a.text.text).lower())) for a in (one, other))
    return 2 * (words & others).total() >= _ALIKE * (words.total() + others.total())


def _holds(named: NamedTable, retold: set[int]) -> bool:
    """Whether all that a list outside tables holds stands in these sources."""
    lines = chain.from_iterable(cell.paragraphs for cell in named.table.cells)
    return retold.issuperset(piece.cell for line in lines for piece in line.passage.sources)


def _without(records: Records, again: Mapping[int, int]) -> Records:
    """The records with the rows alone, their measures, and no section that nothing stands under any more."""
    actions = list(records.actions)
    told, rows = ({actions[k].path for k in group} for group in (again, again.values()))
    for k, row in again.items():
        more = (f for f in actions[k].fields if actions[row].value(f[0]) is None)
        path = actions[k].path if len(rows) == 1 < len(told) else actions[row].path
        actions[row] = replace(actions[row], path=path, fields=(*actions[row].fields, *more))
    kept = [k for k in range(len(actions)) if k not in again]
    now = {old: new for new, old in enumerate(kept)}
    now |= {k: now[row] for k, row in again.items()}
    measures = (replace(m, actions=tuple(dict.fromkeys(now[k] for k in m.actions))) for m in records.measures)
    left = replace(records, actions=tuple(actions[k] for k in kept), measures=tuple(measures))
    used = chain.from_iterable([*(a.path for a in left.actions), *(m.path for m in left.measures)])
    return without_sections(left, set(chain.from_iterable(told | rows)).difference(used))
