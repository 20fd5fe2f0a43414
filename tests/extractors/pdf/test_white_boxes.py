"""White boxes on a coloured page, with numbers in them."""

import pytest

from extractors.pdf import read
from extractors.pdf.drawn import pages
from extractors.pdf.ruled import find
from schemas.document import Table
from tests.extractors.pdf_builder import Page, write

DEEDS = (
    ["Mend the old weir before the", "winter storms come"],
    ["Count the eels in each of our", "seven locks in spring"],
    ["Paint the sluice by the mill", "whenever it is dry"],
    ["Walk the bank with children", "from all of our schools"],
)


def drawn(*, ground: float = 0.3, wider: int = 0, signed: bool = True) -> Page:
    """White boxes two by two on the ground of the page, a number left of both lines of each, names below them."""
    page = Page().fill(0, 0, 595, 842, ground) if ground < 1 else Page()
    page.text(40, 60, "Our pledges", 20, bold=True).text(40, 100, "Wherever you live, we will:", 12)
    for n, lines in enumerate(DEEDS):
        x, top = 40 + 270 * (n % 2), 140 + 70 * (n // 2)
        page.fill(x, top, x + 240 + wider * n, top + 56, 1)
        page.text(x + 16, top + 18, str(n + 1), 20).lines(x + 60, top + 14, lines, 12)
    if signed:
        for x, name, role in ((60, "A Pike", "Clerk"), (330, "B Carp", "Chair of the lock")):
            page.text(x, 290, name, 12).text(x, 304, role, 12)
    return page


@pytest.mark.parametrize("signed", [True, False])
def test_white_boxes_of_one_size_on_a_coloured_page_are_boxes(tmp_path, signed):
    found = read(write(tmp_path / "made.pdf", drawn(signed=signed)))
    texts = [part.text for part in found.body if not isinstance(part, Table)]
    assert texts[1:6] == [
        "Wherever you live, we will:",
        *(f"{n} {' '.join(lines)}" for n, lines in enumerate(DEEDS, start=1)),
    ]


@pytest.mark.parametrize(("how", "count"), [({}, 4), ({"ground": 1.0}, 0), ({"wider": 3}, 0)])
def test_on_a_white_page_or_of_sizes_of_their_own_they_are_none(tmp_path, how, count):
    (page,) = pages(write(tmp_path / "made.pdf", drawn(**how)))
    assert len(find(page).boxes) == count
