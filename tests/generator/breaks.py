"""Rows cut by page breaks: which ones a plan's PDF has, and which ones the reader put together again."""

from itertools import takewhile
from typing import NamedTuple

from pipeline.tables import read_layout
from schemas.document import Document, Table
from schemas.record import LogicalTable
from tests.generator.model import InventedPlan
from tests.generator.pdf import page_breaks


class Breaks(NamedTuple):
    """How many page breaks go through tables, how many of them cut a row, and what became of them."""

    crossed: int
    cut: int
    healed: int
    falsely_joined: int


def count(plan: InventedPlan, document: Document) -> Breaks:
    """The page breaks in the plan's tables beside those the reader joined rows over."""
    drawn = page_breaks(plan)
    joined = joined_pages(document)
    cut = {page for page, is_cut in drawn.items() if is_cut}
    return Breaks(len(drawn), len(cut), len(cut & joined), len(joined - cut))


def joined_pages(document: Document) -> set[int]:
    """The pages whose first row was read as the rest of the last row of the page before."""
    tables = [element for element in document.body if isinstance(element, Table)]
    logical = [element for element in read_layout(document).body if isinstance(element, LogicalTable)]
    ends = [*(whole.number for whole in logical), len(tables) + 1][1:]
    found = set()
    for whole, end in zip(logical, ends, strict=True):
        for number in range(whole.number + 1, end):
            part = tables[number - 1]
            kept = sum(origin.table == number for origin in whole.origins)
            if part.rows - kept > _repeated(tables[whole.number - 1], part):
                found.add(part.page)
    return found


def _repeated(first: Table, part: Table) -> int:
    """The rows at the top of a part that repeat the table's first rows."""
    rows = range(min(first.rows, part.rows))
    return len(list(takewhile(lambda row: _words(first, row) == _words(part, row), rows)))


def _words(table: Table, row: int) -> list[str]:
    return [cell.text for cell in table.cells if cell.row == row]
