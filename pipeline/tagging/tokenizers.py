"""The tokenizer of the spaCy pipelines: words, and the marks that part them in cells.

spaCy's English rules part cells alike, but bring contractions, faces made of signs and the letters of all scripts
one by one, which take a tenth of a second to load: more than all the cells of a few plans take to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry

_MARK = r"[^\w\s.+@/\\|~^-]|_|\.{2,}"  # a token of its own wherever a word begins or ends
_LETTER, _LOWER, _UPPER = r"[^\W\d_]", "a-zß-öø-ÿ\u0100-\u017f", "A-ZÀ-ÖØ-Þ"
_PREFIX = re.compile(f"^(?:{_MARK})")
_SUFFIX = re.compile(
    rf"(?:['’][sS]|{_MARK}|(?<=\d)\+|(?<=[0-9{_LOWER}%²+\-)\]'\"’”])\.|(?<=[{_UPPER}][{_UPPER}])\.)$"
)
_INFIX = re.compile(
    rf"[/&()\[\];,+:•…]|\.{{2,}}|(?<=[A-Za-z'\"’”])\.(?=[{_UPPER}'\"‘“])|(?<=\d)[*^-](?=[\d-])"
    rf"|(?<={_LETTER})(?:-{{1,3}}|[–—~])(?={_LETTER})|(?<=[^\W_])[<>=](?={_LETTER})"
)
_SHORTENED = re.compile(r"[A-Za-z.]+\.")  # words that keep their full stop: "St.", "e.g."


@registry.tokenizers("actionplans.owner_cells.v1")  # type: ignore[untyped-decorator]
def owner_tokenizer() -> Callable[[Language], Tokenizer]:
    """Tokens that part at slashes, brackets and marks without spaces too, as cells are written."""
    return _tokenizer


def _tokenizer(nlp: Language) -> Tokenizer:
    rules = nlp.Defaults
    shortened = {word: its for word, its in rules.tokenizer_exceptions.items() if _SHORTENED.fullmatch(word)}
    # all at once: each that is set later makes it load the words again
    return Tokenizer(
        nlp.vocab,
        rules=shortened,
        prefix_search=_PREFIX.search,
        suffix_search=_SUFFIX.search,
        infix_finditer=_INFIX.finditer,
        url_match=rules.url_match,
    )
