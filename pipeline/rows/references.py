"""Measures in a table of their own that name what they measure by its number: linked to those actions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from pipeline.rows.fields import reference
from pipeline.texts.headers import header_words
from pipeline.texts.heads import kind_of
from schemas.passage import Passage
from schemas.record import MeasureRecord, NamedTable, Records
from schemas.role import Role

_ACTION = re.compile(r"\bactions?\b")
_NUMBER = re.compile(r"(?:[a-z]+[\s.]+)*(?P<number>[a-z]{0,3}\.?\d+(?:\.\d+)*[a-z]?)\W*$")  # "Priority 1.2"
_LISTED = re.compile(
    r"\s*[,;&/]\s*|(?<=\w)\s+and\s+(?=\w)|(?:(?<=\d)|(?<=\d[a-z]))\s+(?=[A-Z]{0,3}\.?\d)"
)  # "M1, M2", "1.1 1.2"

_Numbers = Mapping[str, Sequence[int]]  # indices by number


def numbers_elsewhere(named: NamedTable, rows: Sequence[int]) -> Mapping[int, Passage]:
    """By row the numbers beside a table's measures that are those of something else, not the measures' own.

    There is no action in the table, and a header says whose numbers they are or two measures have the same.
    """
    columns = named.having(Role.REF)
    if not columns or named.having(Role.ACTION):
        return {}
    words = {c.index: header_words(c.header.text) for c in columns}
    whose = [k for k, said in words.items() if _ACTION.search(said)] or [
        k for k, said in words.items() if kind_of(said)
    ]
    if whose:
        cells = {row: named.table.cell_at(row, whose[0]) for row in rows}
        return {row: cell.passage.strip(" .:)(") for row, cell in cells.items() if cell and cell.text}
    numbers = {row: found for row in rows if (found := reference(named, row)[0])}
    return numbers if len({number.text for number in numbers.values()}) < len(numbers) else {}


def with_references(records: Records) -> Records:
    """The records; a table of measures whose numbers all are some action's or section's is linked to these.

    A measure stays under the heading its table has; where there is none, under the deepest section over its actions.
    """
    by_table: defaultdict[int | None, list[int]] = defaultdict(list)
    for k, measure in enumerate(records.measures):
        if measure.refers:
            by_table[measure.origin.table if measure.origin else None].append(k)
    if not by_table:
        return records
    actions = numbered([a.ref.text for a in records.actions])
    sections = numbered([s.ref.text for s in records.sections])
    measures = list(records.measures)
    for numbers in by_table.values():
        found = [_meant(records, measures[k].refers.text, actions, sections) for k in numbers]
        if all(found):
            linked = (_linked(records, measures[k], meant) for k, meant in zip(numbers, found, strict=True))
            for k, measure in zip(numbers, linked, strict=True):
                measures[k] = measure
    return replace(records, measures=tuple(measures))


def numbered(refs: Sequence[str]) -> _Numbers:
    """The indices of the refs by the number in them; those without one are left out."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, ref in enumerate(refs):
        if number := number_of(ref):
            found[number].append(index)
    return found


def number_of(ref: str) -> str:
    """The number in a ref, "1.2" of "Priority 1.2"; empty where there is none."""
    match = _NUMBER.match(ref.strip().lower())
    return match["number"] if match else ""


def parts_of(refs: str) -> list[str]:
    """The numbers that a text lists: "M1, M2 and M4"."""
    return _LISTED.split(refs.strip())


def numbers_of(refs: str) -> list[str]:
    """The numbers in a list of refs, "1.3 and 1.4"; empty where one of them has none."""
    numbers = [number_of(ref) for ref in parts_of(refs)]
    return numbers if all(numbers) else []


def _meant(records: Records, ref: str, actions: _Numbers, sections: _Numbers) -> list[int]:
    """The actions that bear the numbers, or stand in the one section that does; none where a number may mean several."""
    found = [_bearing(records, number, actions, sections) for number in numbers_of(ref)]
    return list(dict.fromkeys(chain.from_iterable(found))) if all(found) else []


def _bearing(records: Records, number: str, actions: _Numbers, sections: _Numbers) -> list[int]:
    own = [*actions.get(number, ()), *(~k for k in sections.get(number, ()))]
    if len(own) != 1:
        return []
    (only,) = own
    return [only] if only >= 0 else [k for k, a in enumerate(records.actions) if ~only in a.path]


def _linked(records: Records, measure: MeasureRecord, actions: Sequence[int]) -> MeasureRecord:
    linked = tuple(dict.fromkeys((*measure.actions, *actions)))
    path = measure.path or common_path([records.actions[k].path for k in actions])
    return replace(measure, actions=linked, path=path)


def common_path(paths: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The deepest sections over all that hang from these paths."""
    common = paths[0] if paths else ()
    for path in paths[1:]:
        shared = 0
        while shared < min(len(common), len(path)) and common[shared] == path[shared]:
            shared += 1
        common = common[:shared]
    return common
