"""Names in owner cells as our own small model sees them; made by `make train`, shipped with the package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, registry

from pipeline.tagging.name_spans import NameSpan
from schemas.plan import OwnerKind

MODEL = Path(__file__).parent / "names_model"
_BATCH = 256
_INFIXES = (r"[/&()\[\];,+:•]", r"(?<=[A-Za-z])[.](?=[A-Z])")


def find_names(cells: Iterable[str]) -> Iterator[tuple[NameSpan, ...]]:
    """The names of each cell, left to right, in the order of the cells."""
    for doc in _model().pipe(cells, batch_size=_BATCH):
        yield tuple(NameSpan(e.start_char, e.end_char, cast("OwnerKind", e.label_)) for e in doc.ents)


@registry.tokenizers("actionplans.owner_cells.v1")  # type: ignore[untyped-decorator]
def owner_tokenizer() -> Callable[[Language], Tokenizer]:
    """English tokens that also part at slashes, brackets and marks without spaces, as cells are written."""

    def create(nlp: Language) -> Tokenizer:
        made: Tokenizer = registry.tokenizers.get("spacy.Tokenizer.v1")()(nlp)
        made.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or []), *_INFIXES]).finditer
        return made

    return create


@cache
def _model() -> Language:
    return spacy.load(MODEL)
