"""All pages of a file laid out, and what of them could not be read or was read from pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import mean

from extractors import outside
from extractors.pdf.document.figure_panels import with_figure_panels
from extractors.pdf.document.parted_panels import with_parted_panels
from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.folds import is_folded
from extractors.pdf.page import Layout, layout
from schemas.document import PARTS_READ
from schemas.exceptions import Issue, NoTextLayer

OWN_WORDS = "the words are the file's own, not recognised in a picture"
_FEW_WORDS = 20  # words for each page that nobody has read: a plan has more


@dataclass(slots=True)
class Gathered:
    """The pages' layouts, the words of their second route, and the pages that are read worse than that."""

    layouts: list[Layout] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    sureness: list[tuple[int, float]] = field(default_factory=list)  # of pages read from their picture
    unread: list[int] = field(default_factory=list)  # pages with something nobody has read
    pictures: int = 0
    legible: int = 0  # words that have a meaning


def gathered(found: Iterable[Drawn]) -> Gathered:
    """The pages laid out, one after the other."""
    pages = Gathered()
    known: dict[str, str] = {}  # a word that comes again is kept once
    for page in found:
        pages.words += map(known.setdefault, page.raw, page.raw)
        pages.pictures += page.pictures
        pages.legible += len(page.words)
        pages.sureness += [] if page.sureness is None else [(page.number, page.sureness)]
        pages.unread += [page.number] if page.illegible else []
        laid = layout(page, pages.layouts[-1] if pages.layouts else None)
        laid = with_figure_panels(with_parted_panels(laid, page), page)
        pages.layouts.append(replace(laid, folded=is_folded(page)))
    return pages


def refuse_pictures(pages: Gathered, name: str) -> None:
    """Nothing, where there is enough that can be read.

    Raises: NoTextLayer.
    """
    if pages.legible >= _FEW_WORDS * len(pages.unread) and (pages.words or not pages.pictures):
        return
    advice = "get the plan as Word or as a PDF with text"
    if outside.find("tesseract") is None:
        why = f"Tesseract, which could read them, is not installed: install it (tesseract-ocr), or {advice}"
    else:
        why = f"Tesseract sees no words in them: {advice}"
    raise NoTextLayer(
        f"{name} has {len(pages.layouts)} pages, and next to no text that can be read on them, but pictures, or "
        f"letters whose fonts do not say what they print. {why}"
    )


def issues(pages: Gathered) -> Iterator[Issue]:
    """What a reader of the plan should know about how its pages were read."""
    if pages.unread:
        yield Issue(
            PARTS_READ,
            "error",
            f"{_named(pages.unread)}: a picture, or letters whose fonts do not say what they print, not read by "
            "Tesseract or for want of it; what the plan says there is missing",
        )
    if pages.sureness:
        sure = mean(sure for _, sure in pages.sureness)
        yield Issue(
            OWN_WORDS,
            "warning",
            f"{_named([number for number, _ in pages.sureness])}: read from a picture by Tesseract, which is "
            f"{sure:.0%} sure of its words; compare them with the file",
        )


def _named(pages: Sequence[int]) -> str:
    """The pages in words: "pages 1, 3-5"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    names = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return f"{'pages' if len(pages) > 1 else 'page'} {', '.join(names)}"
