"""Tags: what the components found in a text, with its exact characters."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.tagging.dates import DateSpan
from pipeline.tagging.figures import Quantity
from pipeline.tagging.owners import OwnerSpan
from pipeline.tagging.timescales import Timescale
from schemas.plan import OwnerKind

Norm = OwnerSpan | Timescale | DateSpan | Quantity | None


@dataclass(frozen=True, slots=True)
class Tag:
    """Half-open characters of a text, their label, and the value read from them."""

    label: str
    start: int
    end: int
    norm: Norm = None

    @property
    def kind(self) -> OwnerKind:
        """The kind of an owner tag; a team where nothing tells."""
        return self.norm.kind if isinstance(self.norm, OwnerSpan) else "team"

    @property
    def organisation(self) -> str | None:
        """The organisation named with an owner tag."""
        return self.norm.organisation if isinstance(self.norm, OwnerSpan) else None


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A field's text, the tags of the field itself, and whatever else is mentioned in it; left to right."""

    text: str
    field: str
    tags: tuple[Tag, ...]
    mentions: tuple[Tag, ...] = ()
