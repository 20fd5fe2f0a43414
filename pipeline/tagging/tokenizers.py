"""Tokenizers of the two spaCy pipelines: spaCy's English rules, and marks that part words in cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

FIELDS = "actionplans.fields.v1"
_IN_FIELDS = (r"[/&();,]",)
_IN_OWNER_CELLS = (r"[/&()\[\];,+:•]", r"(?<=[A-Za-z])[.](?=[A-Z])")


@registry.tokenizers(FIELDS)  # type: ignore[untyped-decorator]
def fields_tokenizer() -> Callable[[Language], Tokenizer]:
    """Tokens that spans of tags are widened to; without the 1,300 exceptions of English, which take long to load."""
    return lambda nlp: _tokenizer(nlp, _IN_FIELDS, exceptions=False)


@registry.tokenizers("actionplans.owner_cells.v1")  # type: ignore[untyped-decorator]
def owner_tokenizer() -> Callable[[Language], Tokenizer]:
    """English tokens that also part at slashes, brackets and marks without spaces, as cells are written."""
    return lambda nlp: _tokenizer(nlp, _IN_OWNER_CELLS, exceptions=True)


def _tokenizer(nlp: Language, infixes: Sequence[str], *, exceptions: bool) -> Tokenizer:
    rules = nlp.Defaults
    # all at once: each that is set later makes it load its exceptions again
    return Tokenizer(
        nlp.vocab,
        rules=rules.tokenizer_exceptions if exceptions else None,
        prefix_search=compile_prefix_regex(rules.prefixes or ()).search,
        suffix_search=compile_suffix_regex(rules.suffixes or ()).search,
        infix_finditer=compile_infix_regex([*(rules.infixes or ()), *infixes]).finditer,
        token_match=rules.token_match,
        url_match=rules.url_match,
    )
