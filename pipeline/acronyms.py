"""The plan's acronyms: what its glossary and its own sentences say, the rest listed as unresolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.lineage import Ledger
from pipeline.tables import SourceCell
from pipeline.tagging.acronyms import find_acronyms, find_definitions
from schemas.passage import Passage
from schemas.plan import Acronym, AcronymSource
from schemas.record import Definition


def list_acronyms(
    definitions: Sequence[Definition], sources: Iterable[SourceCell], ledger: Ledger
) -> tuple[Acronym, ...]:
    """A row an acronym, its expansion traced: the glossary's, else the plan's inline one, else none."""
    passages = [Passage.of(s.number, s.text) for s in sources]
    counted = Counter(
        passage.text[slice(*span)] for passage in passages for span in find_acronyms(passage.text)
    )
    defined: dict[str, tuple[Passage, Passage, AcronymSource]] = {}
    for definition in definitions:
        defined.setdefault(definition.short.text, (definition.short, definition.long, "glossary"))
    for passage in passages:
        for found in find_definitions(passage.text):
            short, long = passage.cut(*found.short).collapsed(), passage.cut(*found.long).collapsed()
            defined.setdefault(short.text, (short, long, "inline"))
    rows = [_defined(ledger, counted, *entry) for entry in defined.values()]
    rows += [
        Acronym(plan_id=ledger.plan_id, acronym=name, source="unresolved", occurrences=count)
        for name, count in counted.items()
        if name not in defined
    ]
    return tuple(sorted(rows, key=lambda row: (row.acronym, row.source)))


def _defined(
    ledger: Ledger, counted: Counter[str], short: Passage, long: Passage, source: AcronymSource
) -> Acronym:
    record = f"{ledger.plan_id}/{short.text}/{source}"
    ledger.trace("acronyms", record, "acronym", short)
    ledger.trace("acronyms", record, "expansion", long)
    return Acronym(
        plan_id=ledger.plan_id,
        acronym=short.text,
        expansion=long.text,
        source=source,
        occurrences=counted[short.text],
    )
