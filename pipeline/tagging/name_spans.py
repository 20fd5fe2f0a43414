"""What the model of names sees, apart from the model, so that rules can be used and tested without spaCy."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.plan import OwnerKind


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Half-open characters of a cell that are one name to the model, and the kind of name."""

    start: int
    end: int
    kind: OwnerKind
