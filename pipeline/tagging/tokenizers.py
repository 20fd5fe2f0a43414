"""The tokenizer of the spaCy pipelines: its English rules, and marks that part words in cells."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

_IN_OWNER_CELLS = (r"[/&()\[\];,+:•]", r"(?<=[A-Za-z])[.](?=[A-Z])")


@registry.tokenizers("actionplans.owner_cells.v1")  # type: ignore[untyped-decorator]
def owner_tokenizer() -> Callable[[Language], Tokenizer]:
    """English tokens that also part at slashes, brackets and marks without spaces, as cells are written."""
    return _tokenizer


def _tokenizer(nlp: Language) -> Tokenizer:
    rules = nlp.Defaults
    # all at once: each that is set later makes it load its exceptions again
    return Tokenizer(
        nlp.vocab,
        rules=rules.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(rules.prefixes or ()).search,
        suffix_search=compile_suffix_regex(rules.suffixes or ()).search,
        infix_finditer=compile_infix_regex([*(rules.infixes or ()), *_IN_OWNER_CELLS]).finditer,
        token_match=rules.token_match,
        url_match=rules.url_match,
    )
