"""Band rows: rows of a table that name a section instead of holding a record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from schemas.passage import Passage
from schemas.record import LogicalCell, LogicalTable

_LONGEST_TITLE = 15  # words
_LONGEST_NAME = 8  # words of a title that nothing but its place tells
_TWO_NAMES = 2
_MOST_ROWS = 400  # of such a table: all are looked at for each
_CONTINUED = re.compile(
    r"(?:^\W*|\s*[-–—,:(\[]\s*)(?:continued|cont['’]?d|cont\.?)\W*$|\s+(?:cont['’]d|contd|cont\.)\W*$",
    re.IGNORECASE,
)


def band_title(table: LogicalTable, row: int) -> Passage | None:
    """The title of a row that is one cell across; in a one-column table that of a heading, drawn or over a list; else None."""
    cells = table.row_cells(row)
    if len(cells) != 1 or not cells[0].text or cells[0].column_span < table.columns:
        return None
    cell = cells[0]
    if table.columns > 1:
        return _heading(cell)
    drawn = (cell.shaded or cell.bold) and not _is_list(cell) and not _all_drawn(table)
    return cell.passage if drawn or (is_short_name(cell) and _only_heads_lists(table)) else None


def without_continued(title: Passage) -> Passage:
    """The title without the note that it goes on from the page before: "Clean rivers (continued)"."""
    match = _CONTINUED.search(title.text)
    return title.cut(0, match.start()) if match else title


def names_again(title: Passage, known: Iterable[str]) -> bool:
    """Whether the title has a note that it goes on, behind one of those known."""
    own = without_continued(title)
    return own != title and _squeezed(own.text) in map(_squeezed, known)


def goes_on_band(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether `second` begins with the band that is open where `first` ends, and a note that it goes on."""
    title = band_title(second, 0)
    rows = range(first.rows - 1, -1, -1)
    last = next((known for row in rows if (known := band_title(first, row)) is not None), None)
    return title is not None and last is not None and names_again(title, [without_continued(last).text])


def _squeezed(title: str) -> str:
    return re.sub(r"\W+", "", title).lower()


def _heading(cell: LogicalCell) -> Passage:
    """Its text; where a short first line stands above an introduction, that line."""
    first, *rest = (p for p in cell.paragraphs if p.passage)
    words = len(first.passage.text.split())
    introduced = words <= _LONGEST_TITLE and not first.passage.text.rstrip().endswith((".", ";", ","))
    if rest and introduced and len(cell.text.split()) > words + _LONGEST_TITLE:
        return first.passage
    return cell.passage


def _only_heads_lists(table: LogicalTable) -> bool:
    """Whether the rows of a one-column table are short names and lists: "CLEAN RIVERS", then bullets.

    A list follows each name, a page break may cut it in two, and there are two names at least.
    """
    cells = [c for c in table.cells if c.text]
    if len(cells) > _MOST_ROWS:
        return False
    named = [is_short_name(c) for c in cells]
    if sum(named) < _TWO_NAMES or not all(
        map(_is_list, (c for c, name in zip(cells, named, strict=True) if not name))
    ):
        return False
    return named[0] and not named[-1] and not any(one and other for one, other in pairwise(named))


def _is_list(cell: LogicalCell) -> bool:
    return any(p.bulleted for p in cell.paragraphs)


def is_short_name(cell: LogicalCell) -> bool:
    """Whether a cell is one short line that is no sentence."""
    text = cell.text
    short = len(cell.paragraphs) == 1 and len(text.split()) <= _LONGEST_NAME
    return short and not _is_list(cell) and not text.endswith((".", ":", ";", ","))


def _all_drawn(table: LogicalTable) -> bool:
    return all(c.shaded or c.bold for c in table.cells if c.text)
