"""Rows at a page break: does the first row of a page go on with the last row of the page before?

Evidence is gathered from the drawing (a cut cell is full to its lower edge, the next word would not have
fitted) and from the words (lower case, a hyphen, the next item of a list, columns blank that never are).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.bands import band_title
from pipeline.numbers import is_bare_number, item_ordinal
from pipeline.page_tails import labels_on
from schemas.open_ends import ends_open
from schemas.passage import join
from schemas.record import LogicalCell, LogicalTable, Paragraph
from schemas.vocabulary import OwnerTerms, known_words, load_terms

_MOSTLY = 0.8
_LINE = 16.0  # points: the height of a line
_LACKING = 2  # what a column left blank that never is weighs for a cut row
_FITTING = 1.5  # what a word that would have fitted above the break weighs against one
_SPACE = 3.0  # points between two words
_OFTEN = 0.3
_STOPS = (".", "!", "?", ";", ":")
_PARTED = re.compile(r"\s*[,;/]\s*")
_AND = re.compile(r"\s*(?:&|\band\b)\s*")
_LINKING = re.compile(r"(?:and|for|in|of|on|or|the|to|with)\b|&")
_LAST_WORD = re.compile(r"[A-Za-z]+$")
_DIVIDED = re.compile(r"(?<![\w-])([A-Za-z]{3,})-$")
_FIRST_PIECE = re.compile(r"[a-z]+")
_PARTS = re.compile(r"\d+|(?<=\d)[a-z]")


def follows_numbering(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether `second`'s row numbers and items can come after `first`'s: not 4 after 8, not (ii) without (i).

    Below a band numbers may begin anew.
    """
    before = next(_row_numbers(first, range(first.rows - 1, first.header_rows - 1, -1)), None)
    after = next(_row_numbers(second, range(second.header_rows, second.rows)), None)
    if before and after and after <= before:
        return False
    last, head = first.rows - 1, 0
    for column in range(first.columns):
        cell = second.cell_at(head, column)
        ordinal = item_ordinal(cell.paragraphs[0].body.text) if cell and cell.paragraphs else None
        if ordinal is None or ordinal == 1:
            continue
        above = first.cell_at(last, column)
        items = [item_ordinal(p.body.text) for p in above.paragraphs] if above else []
        if (ordinal - 1) not in items:
            return False
    return True


def continues_row(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether `second`'s first row is the rest of `first`'s last row."""
    pairs = _pairs(first, second)
    if not pairs:
        return True  # a page that begins with an empty row: what a cut row leaves when it ended in time
    if any(is_bare_number(below.text) for _, below in pairs if below.column == 0):
        return False
    lowest = min((c.paragraphs[-1].gap_below or 0.0 for c in _last_row(first) if c.paragraphs), default=0.0)
    if not all(_could_go_on(above, below, lowest) for above, below in pairs):
        return False
    going_on = sum(goes_on(above, below) for above, below in _of_one_row(pairs))
    fitting = sum(_would_have_fitted(above.paragraphs[-1], below.paragraphs[0]) for above, below in pairs)
    lacking = _blank_where_filled(first, second)
    if (lacking and _lists_on(first, second, pairs)) or labels_on(first, second):
        return True
    if going_on:
        return going_on + _LACKING * lacking > _FITTING * fitting
    return lacking and all(
        _full_line(above.paragraphs[-1], below.paragraphs[0], unknown=False) for above, below in pairs
    )


def merge_cells(
    first: LogicalTable, cells: list[LogicalCell], below: list[LogicalCell]
) -> tuple[list[LogicalCell], list[LogicalCell]]:
    """`cells` with the cut row's rest joined to them, and the cells of `below` that are left."""
    row = first.rows - 1
    rest = [c for c in below if c.row == row]
    fresh = any(_begins_item(c) for c in rest)
    merged = list(cells)
    for part in rest:
        above = first.cell_at(row, part.column)
        if above is None:
            merged.append(part)
            continue
        at = next(k for k in reversed(range(len(cells))) if merged[k].row == above.row and merged[k] == above)
        merged[at] = replace(
            above,
            row_span=above.row_span + part.row_span - 1,
            paragraphs=join_paragraphs(
                above.paragraphs,
                part.paragraphs,
                fresh=fresh or _lists_lines(first, part.column),
                known=names(first, part.column),
            ),
        )
    return merged, [c for c in below if c.row != row]


def join_paragraphs(
    above: tuple[Paragraph, ...],
    below: tuple[Paragraph, ...],
    *,
    fresh: bool = False,
    known: Collection[str] = (),
) -> tuple[Paragraph, ...]:
    """The paragraphs of a cut cell; the last above and the first below are one where the sentence runs on.

    With `fresh`, in a list, only where it does so in small letters or after an open word. The `known` names
    of the column know better.
    """
    if not above or not below:
        return above or below
    last, head = above[-1], below[0]
    if head.marker or _begins_number(head) or not _full_line(last, head):
        return above + below
    if not _runs_on(last.body.text, head.body.text, known, fresh=fresh):
        return above + below
    glue = "" if last.passage.text.endswith(("-", "/")) or _is_cut_word(last, head) else " "
    whole = last.passage.cut(0, len(last.passage.text) - 1) if _is_divided(last, head) else last.passage
    one = replace(
        last,
        passage=join((whole, head.passage), glue),
        room=head.room,
        gap_below=head.gap_below,
    )
    return (*above[:-1], one, *below[1:])


def _is_cut_word(last: Paragraph, head: Paragraph) -> bool:
    """Whether a column too narrow for a word has cut it where the page ends."""
    start, rest = _LAST_WORD.search(last.body.text), _FIRST_PIECE.match(head.body.text)
    if start is None or rest is None or start.group().lower() in known_words():
        return False
    return (start.group() + rest.group()).lower() in known_words()


def _is_divided(last: Paragraph, head: Paragraph) -> bool:
    """Whether the hyphen at the page's end only divides a word: neither half is one, and together they are."""
    start, rest = _DIVIDED.search(last.passage.text), _FIRST_PIECE.match(head.body.text)
    if start is None or rest is None or {start.group(1).lower(), rest.group()} & known_words():
        return False
    return start.group(1).lower() + rest.group() in known_words()


def _runs_on(last: str, head: str, known: Collection[str], *, fresh: bool) -> bool:
    """Whether the sentence or name above the break goes on below it."""
    above, below = _PARTED.split(last)[-1], _PARTED.split(head)[0]
    if f"{above} {below}" in known:
        return True
    if last.endswith(":") or ends_open(last) or _LINKING.match(below):
        return True
    if below in known or (above in known and not any(name.startswith(f"{above} ") for name in known)):
        return False
    return not fresh or head[:1].islower() or below.lower() in _ends_of_names()


@cache
def _ends_of_names() -> frozenset[str]:
    """The words that end the names of roles, teams and bodies and are none by themselves: "Manager", "Team"."""
    terms = load_terms(OwnerTerms)
    return frozenset(
        word.lower() for word in (*terms.role_tails, *terms.team_tails, *terms.organisation_tails)
    )


def names(table: LogicalTable, column: int) -> frozenset[str]:
    """What the cells of a column list, but for those that reach down to its end."""
    cells = (c for c in table.cells if c.column == column and c.row + c.row_span < table.rows)
    whole = {name for c in cells for p in c.paragraphs for name in _PARTED.split(p.body.text) if name}
    return frozenset(whole | {part for name in whole for part in _AND.split(name) if " " in part})


def _lists_lines(table: LogicalTable, column: int) -> bool:
    """Whether cells of a column often hold several lines, each a thing of its own."""
    cells = [c for c in table.cells if c.column == column and c.row >= table.header_rows and c.paragraphs]
    return sum(len(c.paragraphs) > 1 for c in cells) >= _OFTEN * max(1, len(cells))


def _row_numbers(table: LogicalTable, rows: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """The numbers at the left of the rows up to a band, "1.10" as (1, 10), "1.2b" as (1, 2, 2)."""
    for row in rows:
        if band_title(table, row) is not None:
            return
        cell = table.cell_at(row, 0)
        if cell and cell.row == row and is_bare_number(cell.text):
            yield tuple(
                int(part) if part.isdigit() else ord(part) - ord("a") + 1
                for part in _PARTS.findall(cell.text)
            )


def _pairs(first: LogicalTable, second: LogicalTable) -> list[tuple[LogicalCell, LogicalCell]]:
    """Each filled cell of the second's first row with the cell above it over the break."""
    pairs = []
    for below in second.row_cells(0):
        above = first.cell_at(first.rows - 1, below.column)
        if below.paragraphs and above is not None:
            pairs.append((above, below))
    return pairs


def _of_one_row(pairs: Sequence[tuple[LogicalCell, LogicalCell]]) -> list[tuple[LogicalCell, LogicalCell]]:
    """The pairs of cells that are not merged over rows: a merged one goes on below whole rows too."""
    return [pair for pair in pairs if pair[0].row_span == pair[1].row_span == 1] or list(pairs)


def _last_row(table: LogicalTable) -> list[LogicalCell]:
    return [c for c in table.cells if c.row + c.row_span == table.rows]


def _could_go_on(above: LogicalCell, below: LogicalCell, lowest: float) -> bool:
    """A cut cell has words above the break, and they reach down as far as any in its row, give or take a line."""
    if not above.paragraphs or above.column_span != below.column_span:
        return False
    gap = above.paragraphs[-1].gap_below
    return gap is None or gap - lowest <= _LINE


def _would_have_fitted(last: Paragraph, head: Paragraph) -> bool:
    """Whether the next word could have stood on the last line: then the paragraph ended there."""
    listed = head.marker or item_ordinal(head.body.text) is not None
    return not listed and not _full_line(last, head)


def goes_on(above: LogicalCell, below: LogicalCell) -> bool:
    """The words themselves say so: a sentence in its middle, or the next item of the list."""
    last, head = above.paragraphs[-1], below.paragraphs[0]
    ordinal = item_ordinal(head.body.text)
    if ordinal is not None:
        return ordinal > 1 and (ordinal - 1) in [item_ordinal(p.body.text) for p in above.paragraphs]
    text = last.body.text
    if text.endswith(":") or ends_open(text):
        return True
    return head.body.text[:1].islower() and not text.endswith(_STOPS) and not head.marker


def _full_line(last: Paragraph, head: Paragraph, *, unknown: bool = True) -> bool:
    """Whether the next word would not have fitted on the last line, so that it had to go below.

    `unknown` is the answer where the file does not say how much room there was.
    """
    if last.room is None or head.first_word is None:
        return unknown
    return head.first_word + _SPACE > last.room


def _blank_where_filled(first: LogicalTable, second: LogicalTable) -> bool:
    """Whether the row below lacks words in a column that hardly any row leaves blank."""
    body = range(first.header_rows, first.rows)
    for column in range(first.columns):
        head = second.cell_at(0, column)
        if head is None or head.text:
            continue
        filled = sum(cell.filled for row in body if (cell := first.cell_at(row, column)))
        if filled >= _MOSTLY * len(body):
            return True
    return False


def _lists_on(
    first: LogicalTable, second: LogicalTable, pairs: Sequence[tuple[LogicalCell, LogicalCell]]
) -> bool:
    """Whether the row below lacks most columns that rows fill, and the others list lines or were full above.

    A row that is cut where no other has words left is the rest of a list, whatever its lines say.
    """
    body = range(first.header_rows, first.rows)
    filled = [
        column
        for column in range(first.columns)
        if sum(bool(c.text) for row in body if (c := first.cell_at(row, column))) >= _MOSTLY * len(body)
    ]
    below = {cell.column for cell in second.row_cells(0) if cell.paragraphs}
    lacking = [column for column in filled if column not in below]
    if not filled or filled[0] in below or len(lacking) <= len(filled) / 2:
        return False
    return all(
        _lists_lines(first, cell.column)
        or _full_line(above.paragraphs[-1], cell.paragraphs[0], unknown=False)
        for above, cell in pairs
    )


def _begins_item(cell: LogicalCell) -> bool:
    return bool(cell.paragraphs) and item_ordinal(cell.paragraphs[0].body.text) is not None


def _begins_number(paragraph: Paragraph) -> bool:
    return item_ordinal(paragraph.body.text) is not None
