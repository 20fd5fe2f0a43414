"""Tables that group their rows by what headings before them name: their bands are these sections, and not new ones.

"How and when we will do it" stands below the last priority's heading, and its bands, or a column, name all priorities again.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.rows.sections import SectionTree, squashed
from pipeline.texts.entries import Entry
from pipeline.texts.heads import Head

_FEWEST = 2  # sections a table groups by


def heads_over(
    heads: Sequence[Head], titles: Sequence[Entry], tree: SectionTree, *, anywhere: bool = False
) -> tuple[Head, ...]:
    """The headings that a table stands under whose bands or cells name these sections.

    Not those from the one on that one of them repeats, nor any where all are sections that stand under none, or
    `anywhere` if no title is that of two.
    """
    named = {squashed(entry.text.text) for entry in titles}
    if not named:  # as in most tables
        return tuple(heads)
    at = next((n for n, head in enumerate(heads) if squashed(head.title.text) in named), None)
    if at is not None:
        return tuple(heads[:at])
    known = {key for key in named if (path := tree.titled(key)) and (anywhere or len(path) == 1)}
    return () if len(named) >= _FEWEST and named == known else tuple(heads)
