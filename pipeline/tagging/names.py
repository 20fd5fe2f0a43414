"""Names in owner cells as our own small model sees them; made by `make train`, shipped with the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.tagging import tokenizers  # noqa: F401  registers the model's
from pipeline.tagging.name_spans import NameSpan
from schemas.plan import OwnerKind

MODEL = Path(__file__).parent / "names_model"
_BATCH = 256


def find_names(cells: Iterable[str]) -> Iterator[tuple[NameSpan, ...]]:
    """The names of each cell, left to right, in the order of the cells."""
    return map(names_on, read_cells(cells))


def read_cells(cells: Iterable[str]) -> Iterator[Doc]:
    """Each cell as the model has read it, in order."""
    return names_model().pipe(cells, batch_size=_BATCH)


def names_on(doc: Doc) -> tuple[NameSpan, ...]:
    """The names of a cell the model has read, left to right; none of another text."""
    return tuple(NameSpan(e.start_char, e.end_char, cast("OwnerKind", e.label_)) for e in doc.ents)


@cache
def names_model() -> Language:
    """The model, loaded once."""
    return spacy.load(
        MODEL, exclude=["tokenizer"]
    )  # the one its configuration names is the one that was saved
