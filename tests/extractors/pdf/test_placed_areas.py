"""Tables with titles, on coloured strips or not, two by two: each is read below its own title."""

import pytest

from extractors.pdf import read
from schemas.document import BlockKind, Table
from tests.extractors.pdf_builder import Page, width, write

AREAS = (
    ("Rivers", "Clean and full of eels", ("R1", "Mend the weir", "A Pike", "Done"), ("R2", "Count eels", "B Roach", "Not begun")),
    ("Banks", "Quiet in spring", ("B1", "Mow late", "C Perch", "On track"), ("B2", "Plant reeds", "D Bream", "Done")),
    ("Locks", "Safe at night", ("L1", "Paint the gates", "E Carp", "Not begun"), ("L2", "Oil the sluice", "F Tench", "Done")),
    ("Bars", "Free of sand", ("S1", "Sound the bar", "G Rudd", "Done"), ("S2", "Move the buoy", "H Dace", "On track")),
)  # fmt: skip
HEADER = ["No.", "What we will do", "Who", "Progress"]
XS = (0, 30, 120, 175, 240)


def area(page: Page, x: float, top: float, title: str, about: str, *rows, bare: bool):
    if not bare:
        page.fill(x, top, x + XS[-1], top + 30, 0.4)
    page.text(x + 8, top + 8, title, 14, bold=True)
    page.text(x + 28 + width(title, 14, bold=True), top + 11, about, 8)
    for left, name in zip(XS, HEADER, strict=False):
        page.text(x + left + 5, top + 36, name, 7, bold=True)
    for n, row in enumerate(rows):
        low = top + 48 + 28 * n
        for (left, text), right in zip(zip(XS, row, strict=False), XS[1:], strict=True):
            page.fill(x + left, low, x + right, low + 25, 0.6 if left == 0 else 0.9)
            middle = right == XS[-1]
            page.text(x + ((left + right - width(text, 7)) / 2 if middle else left + 5), low + 8, text, 7)


@pytest.fixture(params=[False, True], ids=["on strips", "bare"])
def body(tmp_path, request):
    page = Page()
    for n, own in enumerate(AREAS):
        area(page, 40 + 265 * (n % 2), 60 + 140 * (n // 2), *own, bare=request.param)
    return read(write(tmp_path / "made.pdf", page)).body


def test_each_table_stands_below_its_own_title(body):
    titles = [part.text for part in body if not isinstance(part, Table) and part.kind is BlockKind.HEADING]
    order = [("table" if isinstance(part, Table) else part.text) for part in body]
    assert titles == [title for title, *_ in AREAS]
    assert order == [text for title, about, *_ in AREAS for text in (title, about, "table")]


def test_a_name_above_texts_in_the_middle_of_their_cells_is_of_the_header(body):
    tables = [part for part in body if isinstance(part, Table)]
    found = [[[c.text for c in one.cells if c.row == row] for row in range(one.rows)] for one in tables]
    assert found == [[HEADER, *map(list, rows)] for _, _, *rows in AREAS]


def test_a_title_over_both_of_two_tables_is_read_before_them(tmp_path):
    page = Page().text(48, 48, "All that is done on the rivers and banks and locks and bars", 14, bold=True)
    for n, (_, _, *rows) in enumerate(AREAS[:2]):
        for row, texts in enumerate(rows):
            for left, right, text in zip(XS, XS[1:], texts, strict=False):
                x, top = 40 + 265 * n, 75 + 28 * row
                page.fill(x + left, top, x + right, top + 25, 0.9).text(x + left + 5, top + 8, text, 7)
    title, *tables = read(write(tmp_path / "made.pdf", page)).body
    assert title.text == "All that is done on the rivers and banks and locks and bars"
    assert all(isinstance(one, Table) for one in tables)
