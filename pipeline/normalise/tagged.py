"""The tags of a plan's texts, each read once, its owner cells together by the model of names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pipeline.tagging.identity import told_kinds
from pipeline.tagging.owner_columns import decide_together
from pipeline.tagging.owners import OwnerSpan
from pipeline.tagging.tags import Tag
from pipeline.tagging.timescales import Timescale
from schemas.plan import OwnerKind
from schemas.record import Records
from schemas.role import Role

_TAGGED_FIELDS = (Role.OWNER, Role.TIMESCALE, Role.PARTNER, Role.LINK)


@dataclass(frozen=True, slots=True)
class Tagged:
    """Tags by text and field; a text that stands in many rows is tagged once."""

    tags: Mapping[tuple[str, str], tuple[Tag, ...]] = field(default_factory=dict)

    def of(self, text: str, name: str) -> tuple[Tag, ...]:
        """The tags of a field's text, left to right."""
        return self.tags.get((text, name), ())

    def owners(self, text: str) -> tuple[OwnerSpan, ...]:
        """The owners an owner cell names."""
        return tuple(t.norm for t in self.of(text, "owner") if isinstance(t.norm, OwnerSpan))

    def timescale(self, text: str) -> Timescale | None:
        """The reading of a timescale cell."""
        return next((t.norm for t in self.of(text, "timescale") if isinstance(t.norm, Timescale)), None)


def tag_records(records: Records, period: tuple[int, int] | None) -> Tagged:
    """The tags of every owner, timescale, partner and link text of the records.

    `period`: first and last year of the plan, for dates written without a year.
    """
    from pipeline.tagging.fields import tag_fields  # noqa: PLC0415  spaCy takes half a second to import

    wanted = tuple(dict.fromkeys(_texts(records)))
    tagged = Tagged(dict(zip(wanted, tag_fields(wanted, period), strict=True)))
    cells = [text for text, field in wanted if field == "owner"]
    decided = decide_together([(text, tagged.owners(text)) for text in cells])
    told = told_kinds((d.short.text, d.long.text) for d in records.definitions)
    owners = {
        (text, "owner"): tuple(
            Tag("owner", span.start, span.end, _as_told(text, span, told)) for span in spans
        )
        for text, spans in zip(cells, decided, strict=True)
    }
    return Tagged({**tagged.tags, **owners})


def _as_told(text: str, span: OwnerSpan, told: Mapping[str, OwnerKind]) -> OwnerSpan:
    """The owner, of the kind that the plan's own key tells of a short form: "AW" is Anna Weir, and no team."""
    kind = told.get(text[span.start : span.end])
    return replace(span, kind=kind, sure=True) if kind else span


def _texts(records: Records) -> Iterable[tuple[str, str]]:
    for action in records.actions:
        for role in _TAGGED_FIELDS:
            value = action.value(role)
            if value is not None:
                yield value.passage.text, role.value
