"""Actions that the text counts and a table tells again under the same numbers in much the same words: one each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from pipeline.outline.prose import deed
from pipeline.outline.walk import Placed
from pipeline.rows.merged import merged
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
    told, rows = ({records.actions[k].path for k in group} for group in (again, again.values()))
    return merged(records, again, moved=len(rows) == 1 < len(told)), kept


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
