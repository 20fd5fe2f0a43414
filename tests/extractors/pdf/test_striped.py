"""Lists beside a narrow stripe, below the rows of a table without lines."""

from pathlib import Path

from extractors.pdf import read
from schemas.document import Block, BlockKind, Table
from tests.extractors.pdf_builder import PITCH, Page, write

STARTS = (55.0, 300.0, 430.0)
ROWS = [
    ("Mend the weir", ["Clear the channel below the mill and fit", "a gate for eels."], "River", "Wardens", "May"),
    ("Open the bank", ["Cut steps at the lock and lay a path to", "the ford."], "Parks Team", "", "June"),
    ("Plant reeds", ["Grow them from seed of the upper lake with", "two schools."], "Head of", "Lakes", "Ongoing"),
    ("Count the eels", ["Train anglers to count at all seven locks", "each spring."], "Anglers", "", "2031"),
]  # fmt: skip


def drawn(page: Page, top: float) -> float:
    """A header and the rows, white between them."""
    for x, name in zip(STARTS, ("What we will do", "Lead", "Date"), strict=True):
        page.text(x, top, name, 8)
    top += 18
    for title, lines, lead, rest, when in ROWS:
        page.text(STARTS[0], top, title).lines(STARTS[0], top + PITCH, lines)
        page.text(STARTS[1], top, lead).text(STARTS[1], top + PITCH, rest)
        page.text(STARTS[2], top, when)
        if when in {"May", "June"}:
            page.text(STARTS[2], top + PITCH, "2031")
        top += 3 * PITCH + 10
    return top


def expected() -> list[list[str]]:
    rows = [["What we will do", "Lead", "Date"]]
    for title, lines, lead, rest, when in ROWS:
        year = " 2031" if when in {"May", "June"} else ""
        rows.append([f"{title}\n{' '.join(lines)}", f"{lead} {rest}".strip(), when + year])
    return rows


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def ends_above_the_list(page: Page, folder: Path) -> None:
    table, *below = read(write(folder / "made.pdf", page)).body
    assert isinstance(table, Table)
    assert texts(table) == expected()
    assert [part.text for part in below if isinstance(part, Block)] == [
        "We will know it has worked when",
        "• More eels at the weir",
        "• Path in use",
    ]
    assert [part.kind for part in below if isinstance(part, Block)][1:] == [BlockKind.LIST_ITEM] * 2


def test_a_list_beside_a_stripe_is_no_row_of_the_table_above(tmp_path):
    page = Page()
    low = drawn(page, 100)
    page.fill(55, low, 58, low + 40, 0.4)
    page.text(68, low + 2, "We will know it has worked when")
    page.text(73, low + 15, "• More eels at the weir").text(73, low + 27, "• Path in use")
    ends_above_the_list(page, tmp_path)


def test_a_lone_line_as_far_below_the_rows_as_they_are_apart_and_its_list_are_no_row(tmp_path):
    page = Page()
    low = drawn(page, 100)
    page.text(55, low, "We will know it has worked when")
    page.text(58, low + 13, "• More eels at the weir").text(58, low + 25, "• Path in use")
    ends_above_the_list(page, tmp_path)
