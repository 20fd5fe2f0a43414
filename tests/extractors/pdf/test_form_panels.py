"""Coloured panels in rows, each with a name of its own on top, are a form and no table."""

import pytest

from schemas.document import Block, BlockKind
from tests.extractors.pdf.test_loose_tables import document, tables
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

DOING = ["What we will do", "• Mend the weir", "• Count the eels", "• Plant reeds"]
KNOWING = ["How we will know", "• More eels", "• Dry banks"]
WHEN = ["By when", "May 2031"]
WHO = ["Who", "Head of Rivers", "Lock Manager"]


def panel(page, x0, top, x1, bottom, lines, *, framed=False):
    if framed:
        for line in (
            (x0, top, x1, top),
            (x0, bottom, x1, bottom),
            (x0, top, x0, bottom),
            (x1, top, x1, bottom),
        ):
            page.line(*line)
    else:
        page.fill(x0, top, x1, bottom, 0.9)
    for n, text in enumerate(lines):
        page.text(x0 + 10, top + 8 + 15 * n, text, bold=n == 0)


def form(second, *, white=10.0, wide=False, beside=20.0, **drawn):
    """Two panels beside each other, or one as wide as both, and below them those of the second row."""
    page = Page().text(50, 60, "1a Clean rivers", 14, bold=True)
    if wide:
        panel(page, 50, 90, 540, 180, DOING)
    else:
        panel(page, 50, 90, 310 - beside, 180, DOING)
        panel(page, 310, 90, 540, 180, KNOWING)
    top = 180 + white
    panel(page, 50, top, 310 - beside, top + 70, second[0], **drawn)
    panel(page, 310, top, 540, top + 70, second[1], **drawn)
    return page


@pytest.mark.parametrize(
    "drawn",
    [{}, {"wide": True}, {"white": 2.0, "beside": 2.0}, {"framed": True}],
    ids=["apart", "one as wide as two", "close together", "framed below coloured"],
)
def test_panels_below_each_other_with_names_of_their_own_are_read_one_after_the_other(document, drawn):
    found = document(form((WHEN, WHO), **drawn))
    assert not tables(found)
    title, *read = [part for part in found.body if isinstance(part, Block)]
    assert title.text == "1a Clean rivers"
    first = DOING if "wide" in drawn else [*DOING, *KNOWING]
    assert [part.text for part in read] == [*first, *WHEN, *WHO]
    names = [text for text in first if text in {DOING[0], KNOWING[0]}] + [WHEN[0], WHO[0]]
    assert [part.text for part in read if part.kind is BlockKind.HEADING] == names


LEADING = ["Who", "Head of Rivers", "Lock Manager", "By when", "May 2031"]


def row(page, top, texts):
    for x0, lines in zip((50, 250, 400), texts, strict=True):
        panel(page, x0, top, x0 + 140, top + 130, lines)
    return page


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("size", [10, 12])
def test_panels_piled_beside_a_tall_one_are_read_in_their_place(document, left, size):
    """A name may be larger than what it names, and no bolder."""
    page = Page().text(50, 60, "1a Clean rivers", 16, bold=True)
    tall, piled = ((300, 540), (50, 290)) if left else ((50, 340), (350, 540))
    for (x0, x1), top, bottom, lines in (
        (tall, 90, 240, DOING),
        (piled, 90, 160, WHO),
        (piled, 172, 240, WHEN),
        ((50, 540), 252, 320, KNOWING),
    ):
        page.fill(x0, top, x1, bottom, 0.9)
        page.text(x0 + 10, top + 8, lines[0], size, bold=size == 10)
        page.lines(x0 + 10, top + 26, lines[1:])
    found = document(page)
    assert not tables(found)
    first = [*WHO, *WHEN, *DOING] if left else [*DOING, *WHO, *WHEN]
    assert [part.text for part in found.body] == ["1a Clean rivers", *first, *KNOWING]


def test_panels_below_strips_with_their_names_in_two_piles_are_read_pile_by_pile(document):
    page = Page().text(50, 60, "1a Clean rivers", 16, bold=True)
    for (x0, x1), top, bottom, lines in (
        ((50, 290), 90, 180, DOING),
        ((50, 290), 194, 270, KNOWING),
        ((304, 540), 90, 170, WHO),
        ((304, 540), 184, 270, WHEN),
    ):
        page.fill(x0, top, x1, bottom, 0.9).fill(x0, top, x1, top + 20, 0.6)
        page.text(x0 + 10, top + 5, lines[0], bold=True).lines(x0 + 10, top + 28, lines[1:])
    found = document(page)
    assert not tables(found)
    assert [part.text for part in found.body] == ["1a Clean rivers", *DOING, *KNOWING, *WHO, *WHEN]


def test_panels_of_one_row_that_hold_running_texts_are_read_one_after_the_other(document):
    found = document(
        row(Page().text(50, 60, "1a Clean rivers", 14, bold=True), 90, (DOING, KNOWING, LEADING))
    )
    assert not tables(found)
    assert [part.text for part in found.body][1:] == [*DOING, *KNOWING, *LEADING]


@pytest.mark.parametrize("size", [10, 12])
def test_panels_of_one_row_whose_lines_are_all_level_are_no_table_where_one_has_two_names(document, size):
    page = Page().text(50, 60, "1a Clean rivers", 16, bold=True)
    for x0, lines in (
        (50, [*DOING, "• Dig a pond"]),
        (250, [*KNOWING, "• Clear pools", "• Otters"]),
        (400, LEADING),
    ):
        page.fill(x0, 90, x0 + 140, 190, 0.9)
        for n, text in enumerate(lines):
            is_name = n == 0 or text == "By when"
            page.text(x0 + 10, 98 + 18 * n, text, size if is_name else 10, bold=is_name and size == 10)
    found = document(page)
    assert not tables(found)
    read = [part.text for part in found.body][1:]
    assert read == [*DOING, "• Dig a pond", *KNOWING, "• Clear pools", "• Otters", *LEADING]


COLUMNS = (
    [
        "Action",
        "Mend the weir",
        "below the mill",
        "Count the eels",
        "in all pools",
        "Plant reeds",
        "at the shore",
    ],
    ["Who", "A Pike", "", "B Roach", "", "C Dace"],
    ["When", "May 2031", "", "June 2031", "", "July 2031"],
)


def test_coloured_columns_with_holes_are_of_a_table(document):
    (found,) = tables(document(row(Page().text(50, 60, "Plan", 14, bold=True), 90, COLUMNS)))
    second = [cell.text for cell in found.cells if cell.column == 1]
    assert list(filter(None, second)) == ["Who", "A Pike", "B Roach", "C Dace"]


def test_panels_below_a_header_of_their_columns_are_rows(document):
    page = row(Page(), 120, (["Weir", "Mend it", "below the mill"], ["Lead", "A Pike"], ["Day", "May 2031"]))
    for x, text in ((50, "What we will do"), (250, "Who leads"), (400, "By when")):
        page.fill(x, 90, x + 140, 116, 0.5).text(x + 10, 98, text, bold=True)
    assert tables(document(page))


def test_other_panels_stay_what_they_were(document, monkeypatch):
    level = row(Page(), 90, (["Action", "Mend the weir"], ["Who", "A Pike"], ["When", "May 2031"]))
    pages = [level, form((["May 2031"], WHO))]  # one text each, and one without a name
    read = [document(page).body for page in pages]
    monkeypatch.setattr(
        "extractors.pdf.document.reading_order.form_panels", lambda tinted, _: ([], list(tinted))
    )
    assert [document(page).body for page in pages] == read
