"""A table that lists the actions again in a few words each, with how far they are: their states, and no actions.

"1.2 | Eel count | Amber | Nets late" stands for "1.2 Count the eels on both banks each spring", as a summary for members.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.rows.merged import merged
from pipeline.rows.references import number_of, numbered
from schemas.record import ActionRecord, Records
from schemas.role import WHO_AND_WHEN, Role

_FEWEST = 3  # actions that are listed again
_NEARLY_ALL = 0.8  # ... of all that have a number
_ALIKE = 0.5  # of them name something that the action does
_LONGEST = 8  # words that name one on average
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 4  # letters in which "counting" and "count" are alike


def with_states(records: Records) -> Records:
    """The records; each row of such a table is the state of the action with its number."""
    if not any(action.value(Role.STATUS) for action in records.actions):  # as in most plans
        return records
    by_table: defaultdict[int | None, list[int]] = defaultdict(list)
    for k, action in enumerate(records.actions):
        by_table[action.origin.table if action.origin else None].append(k)
    for table, own in by_table.items():
        if table is not None and (meant := _meant(records.actions, own)):
            return merged(records, meant)
    return records


def _meant(actions: Sequence[ActionRecord], own: Sequence[int]) -> dict[int, int]:
    """For each row of the table the action it is about; nothing where it is no such table."""
    if len(own) < _FEWEST or not all(actions[k].ref and _is_bare(actions[k]) for k in own):
        return {}
    inside = frozenset(own)
    others = [k for k in range(len(actions)) if k not in inside and actions[k].ref]
    by_number = numbered([actions[k].ref.text for k in others])
    found = {k: by_number.get(number_of(actions[k].ref.text), ()) for k in own}
    meant = {k: others[at[0]] for k, at in found.items() if len(at) == 1}
    if len(meant) < len(own) or len(set(meant.values())) < max(len(own), _NEARLY_ALL * len(others)):
        return {}
    planned = all({role for role, _ in actions[k].fields} & WHO_AND_WHEN for k in meant.values())
    alike = sum(_names(actions[k], actions[one]) for k, one in meant.items())
    words = sum(len(actions[k].text.text.split()) for k in own)
    return meant if planned and alike >= _ALIKE * len(own) and words <= _LONGEST * len(own) else {}


def _is_bare(action: ActionRecord) -> bool:
    """Whether nothing is said of an action but how far it is."""
    return {role for role, _ in action.fields} <= {Role.STATUS, Role.REVIEW}


def _names(short: ActionRecord, action: ActionRecord) -> bool:
    """Whether a word of some letters is one of the action's, its ending aside."""
    words, others = ({word[:_STEM].lower() for word in _WORD.findall(a.text.text)} for a in (short, action))
    return not words.isdisjoint(others)
