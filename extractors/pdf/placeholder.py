"""Pages that only say that another program is needed: the document itself is not in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from schemas.exceptions import PlaceholderPage

_LONGEST: Final = 200  # words: such pages come in three languages at most
_PAGES: Final = 2
_READER = r"(?:adobe|acrobat)(?: acrobat)?(?: reader)?"
_FORM: Final = re.compile(
    rf"please wait\b.*proper contents of the document|(?:requires|upgrade to|version of) {_READER}.* or higher",
    re.IGNORECASE,
)
_PORTFOLIO: Final = re.compile(rf"(?:open|in) this pdf (?:portfolio|package)\b.*{_READER}", re.IGNORECASE)


def refuse_placeholder(words: Sequence[str], pages: int, name: str) -> None:
    """Nothing, where the words of so many pages are more than such a notice.

    Raises:
        PlaceholderPage: they are not.

    """
    if pages > _PAGES or len(words) > _LONGEST:
        return
    text = " ".join(words)
    if _FORM.search(text):
        raise PlaceholderPage(
            f"{name} is a form that only Adobe Reader can draw, its page says no more than that: open it "
            "there and print it to PDF"
        )
    if _PORTFOLIO.search(text):
        raise PlaceholderPage(
            f"{name} is a portfolio, its page is only a cover: open it in Adobe Reader and save the files in it"
        )
